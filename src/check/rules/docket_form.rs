//! `docket-form`: a docket number that its court would not give.

use std::cmp::Ordering;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Case, Date};
use crate::text::{Span, Spanned};

/// The type of the docket event by which a case comes from another court.
const TRANSFER: &str = "transfer";

/// The courts whose docket numbers have a known form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Court {
    District,
    Appeals,
}

/// `S.D. Cal.`, `D. Ariz.`, `D.D.C.`, `E.D.N.Y.`
static DISTRICT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:[NSEWMC]\.)?D\.\s?[A-Z]").ok());

/// Office, year, kind and number of a civil docket, with the judges' initials or without.
static PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:No\.\s*|Case\s+|Civil Action\s+(?:No\.\s*)?)?(?:(\d):)?(\d{2})[-–\s]?(?:(CV|cv|CR|cr|MC|mc|MD|md|MJ|mj|ML|ml)[-–\s]?)?(\d{1,5})((?:[-–][A-Za-z0-9]{1,5})*)$",
    )
    .ok()
});

/// A number of a court of appeals.
static APPEAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:Nos?\.\s*)?(\d{2})[-–](\d{1,5})$").ok());

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for case in context.registry().cases.values() {
        if let Some(docket) = &case.docket {
            check(case, docket, problems);
        }
    }
}

fn court(name: &str) -> Option<Court> {
    if name.ends_with("Cir.") {
        return Some(Court::Appeals);
    }
    DISTRICT.as_ref()?.is_match(name).then_some(Court::District)
}

fn check(case: &Case, docket: &Spanned<String>, problems: &mut Vec<Diagnostic>) {
    let name = &case.court.value;
    let Some(court) = court(name) else { return };
    let read = match court {
        Court::District => district(&docket.value),
        Court::Appeals => appeal(&docket.value),
    };
    let (form, year) = match read {
        Ok(found) => found,
        Err(expected) => {
            let message = format!("`{}` is no docket number of {name}", docket.value);
            problems.push(
                Diagnostic::error("docket-form", docket.span, message)
                    .help(format!("write it like `{expected}`, as the court's docket does")),
            );
            return;
        }
    };
    if form != docket.value {
        let message = format!("`{}` is not how a docket of {name} is numbered", docket.value);
        problems.push(
            Diagnostic::error("docket-form", docket.span, message)
                .help(format!("write `{form}`"))
                .fix(docket.span, form),
        );
    }
    if let (Some(filed), Court::District) = (case.filed, court) {
        problems.extend(years(case, docket.span, full(year), filed));
    }
}

/// A number is given in the year a case is filed, or in the year it comes from another court.
fn years(case: &Case, docket: Span, year: i16, filed: Spanned<Date>) -> Option<Diagnostic> {
    let message = format!("the number is of {year}, the case of {}", filed.value.year);
    let came = case.events.iter().any(|event| {
        event.kind.as_ref().is_some_and(|kind| kind.value == TRANSFER)
            && event.date.value.start().is_some_and(|date| date.year == year)
    });
    match year.cmp(&filed.value.year) {
        Ordering::Equal => None,
        Ordering::Less => Some(
            Diagnostic::error("docket-form", docket, message)
                .label(filed.span, "filed then")
                .help("one of the two is wrong; look both up"),
        ),
        Ordering::Greater if came => None,
        Ordering::Greater => Some(
            Diagnostic::note("docket-form", docket, message).label(filed.span, "filed then").help(
                format!(
                    "if it came from another court, add the docket event, `type: {TRANSFER}`; if \
                     not, one of the two is wrong"
                ),
            ),
        ),
    }
}

/// A year of two digits, as somebody would read it today.
fn full(year: i16) -> i16 {
    /// Federal dockets in this form are younger.
    const OLDEST: i16 = 50;
    if year < OLDEST { 2000 + year } else { 1900 + year }
}

/// The form a district court gives a number, and the year in it; or an example of one.
fn district(docket: &str) -> Result<(String, i16), &'static str> {
    const EXAMPLE: &str = "3:18-cv-00428";
    let parts = PARTS.as_ref().and_then(|pattern| pattern.captures(docket)).ok_or(EXAMPLE)?;
    let part = |at: usize| parts.get(at).map_or("", |part| part.as_str());
    // A court's opinions often leave out the office; nobody should make one up.
    let office = parts.get(1).map_or(String::new(), |office| format!("{}:", office.as_str()));
    let year = part(2);
    let kind = if part(3).is_empty() { "cv".to_owned() } else { part(3).to_lowercase() };
    if part(3).is_empty() && !docket.starts_with("Civil Action") {
        return Err(EXAMPLE);
    }
    let suffix = part(5).replace('–', "-");
    let form = format!("{office}{year}-{kind}-{:0>5}{suffix}", part(4));
    Ok((form, year.parse().map_err(|_| EXAMPLE)?))
}

fn appeal(docket: &str) -> Result<(String, i16), &'static str> {
    const EXAMPLE: &str = "18-56151";
    let parts = APPEAL.as_ref().and_then(|pattern| pattern.captures(docket)).ok_or(EXAMPLE)?;
    let part = |at: usize| parts.get(at).map_or("", |part| part.as_str());
    if part(2).len() < 2 {
        return Err(EXAMPLE);
    }
    Ok((format!("{}-{}", part(1), part(2)), part(1).parse().map_err(|_| EXAMPLE)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: Result<(String, i16), &str>, expected: Option<(&str, i16)>) {
        assert_eq!(read.ok(), expected.map(|(form, year)| (form.to_owned(), year)));
    }

    #[test]
    fn reads_numbers_of_district_courts() {
        check(district("3:18-cv-00428"), Some(("3:18-cv-00428", 18)));
        check(district("3:18-cv-00428-DMS-MDD"), Some(("3:18-cv-00428-DMS-MDD", 18)));
        check(district("No. 3:18-CV-428"), Some(("3:18-cv-00428", 18)));
        check(district("3:18cv428"), Some(("3:18-cv-00428", 18)));
        check(district("18-cv-428"), Some(("18-cv-00428", 18)));
        check(district("Civil Action 21-469"), Some(("21-cv-00469", 21)));
        check(district("21-469"), None);
        check(district(""), None);
    }

    #[test]
    fn reads_numbers_of_courts_of_appeals() {
        check(appeal("18-56151"), Some(("18-56151", 18)));
        check(appeal("No. 20-5255"), Some(("20-5255", 20)));
        check(appeal("2018-56151"), None);
    }

    #[test]
    fn knows_courts() {
        for name in ["S.D. Cal.", "D. Ariz.", "D.D.C.", "E.D.N.Y.", "D.N.M."] {
            assert!(court(name) == Some(Court::District), "{name}");
        }
        assert!(court("9th Cir.") == Some(Court::Appeals));
        for name in ["U.S.", "Cal. Ct. App.", "Fed. Cl.", "Del. Ch."] {
            assert!(court(name).is_none(), "{name}");
        }
    }
}
