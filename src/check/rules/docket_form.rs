//! `docket-form`: a docket number that its court would not give.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::Date;
use crate::text::Spanned;

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
        r"^(?:No\.\s*|Case\s+|Civil Action\s+(?:No\.\s*)?)?(?:(\d):)?(\d{2})[-–\s]?(CV|cv|CR|cr|MC|mc|MD|md|MJ|mj|ML|ml)[-–\s]?(\d{1,5})((?:[-–][A-Za-z0-9]{1,5})*)$",
    )
    .ok()
});

/// A number of a court of appeals.
static APPEAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:Nos?\.\s*)?(\d{2})[-–](\d{1,5})$").ok());

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for case in registry.cases.values() {
        if let Some(docket) = &case.docket {
            check(&case.court.value, docket, case.filed, problems);
        }
    }
    // A filing of a case that has an entry carries its number; the year is the case's.
    for source in registry.sources.values() {
        let number = source.fields.iter().find(|(name, _)| name == "number");
        if let (Some((_, number)), Some(court)) = (number, source.field("authority")) {
            check(court, number, None, problems);
        }
    }
}

fn court(name: &str) -> Option<Court> {
    if name.ends_with("Cir.") {
        return Some(Court::Appeals);
    }
    DISTRICT.as_ref()?.is_match(name).then_some(Court::District)
}

fn check(
    name: &str,
    docket: &Spanned<String>,
    filed: Option<Spanned<Date>>,
    problems: &mut Vec<Diagnostic>,
) {
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
        let message = format!("`{}` is not how {name} writes a docket number", docket.value);
        problems.push(
            Diagnostic::error("docket-form", docket.span, message)
                .help(format!("write `{form}`"))
                .fix(docket.span, form),
        );
    }
    let Some(filed) = filed.filter(|_| court == Court::District) else { return };
    if filed.value.year.rem_euclid(100) != year {
        let message = format!("the number is of {}, the case of {}", full(year), filed.value.year);
        problems.push(
            Diagnostic::error("docket-form", docket.span, message)
                .label(filed.span, "filed then")
                .help("one of the two is wrong; look both up"),
        );
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
    let office = parts.get(1).ok_or(EXAMPLE)?.as_str();
    let (year, kind) = (part(2), part(3).to_lowercase());
    let suffix = part(5).replace('–', "-");
    let form = format!("{office}:{year}-{kind}-{:0>5}{suffix}", part(4));
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
        check(district("18-cv-00428"), None);
        check(district("Civil Action 21-469"), None);
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
