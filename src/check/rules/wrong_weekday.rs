//! `wrong-weekday`: a date on another day of the week than is said.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::reading::Reading;
use crate::diag::Diagnostic;
use crate::figure::{self, TokenKind, When};
use crate::model::{Date, Lang, Period, Registry, Value};
use jiff::civil::{self, Weekday};

/// Monday to Sunday.
const ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What every name of a weekday ends in, for a quick look.
const ENDING: &str = "day";

/// What may stand between a date and a weekday after it.
const BEFORE_WEEKDAY: [&str; 6] = [", a ", " (a ", " (", ", ", " was a ", " fell on a "];

fn weekdays(lang: &Lang) -> Option<&'static [&'static str; 7]> {
    match lang.as_str() {
        "en" => Some(&ENGLISH),
        _ => None,
    }
}

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let mut known: Option<BTreeSet<civil::Date>> = None;
    for reading in readings {
        let Some(names) = weekdays(reading.of.lang) else { continue };
        let text = reading.text();
        if !text.contains(ENDING) || !names.iter().any(|name| text.contains(name)) {
            continue;
        }
        for token in figure::scan(text, reading.of.lang) {
            let TokenKind::Date(When::At(written)) = token.kind else { continue };
            let Some(date) = written.date().filter(|_| written.day.is_some()) else { continue };
            let (Some(before), Some(after)) =
                (text.get(..token.range.start), text.get(token.range.end..))
            else {
                continue;
            };
            let day = date.earliest();
            let right = name(names, day.weekday());
            let Some(range) = weekday_before(before, names)
                .or_else(|| weekday_after(after, token.range.end, names))
                .filter(|range| text.get(range.clone()) != Some(right))
            else {
                continue;
            };
            let known = known.get_or_insert_with(|| dates(context.registry()));
            problems.extend(problem(reading, range, date, right, known.contains(&day)));
        }
    }
}

fn name(names: &'static [&'static str; 7], day: Weekday) -> &'static str {
    names.get(usize::from(day.to_monday_zero_offset().unsigned_abs())).copied().unwrap_or("")
}

/// `Tuesday, ` or `Tuesday the ` just before a date.
fn weekday_before(before: &str, names: &[&str]) -> Option<std::ops::Range<usize>> {
    let rest = before.trim_end().trim_end_matches("the").trim_end();
    let rest = rest.trim_end_matches([',', '(']).trim_end();
    let name = names.iter().find(|name| rest.ends_with(*name))?;
    Some(rest.len() - name.len()..rest.len())
}

/// `, a Tuesday` just after a date that ends at `end`.
fn weekday_after(after: &str, end: usize, names: &[&str]) -> Option<std::ops::Range<usize>> {
    BEFORE_WEEKDAY.iter().find_map(|between| {
        let rest = after.strip_prefix(between)?;
        let name = names.iter().find(|name| rest.starts_with(*name))?;
        let start = end + between.len();
        Some(start..start + name.len())
    })
}

fn problem(
    reading: &Reading<'_>,
    range: std::ops::Range<usize>,
    date: Date,
    right: &str,
    is_known: bool,
) -> Option<Diagnostic> {
    let quoted = reading.is_quoted(range.start);
    let span = reading.span(range)?;
    let message = format!("{date} was a {right}");
    let problem = Diagnostic::error("wrong-weekday", span, message);
    // Of two that disagree one is wrong; a date that the registry has as well is the surer one.
    Some(if is_known && !quoted {
        problem.help(format!("write {right}; the registry has the date, too")).fix(span, right)
    } else {
        problem.help("look the date up: it is wrong, or the day of the week is")
    })
}

/// Every full date of the registry.
fn dates(registry: &Registry) -> BTreeSet<civil::Date> {
    let mut dates = BTreeSet::new();
    let mut add = |date: Option<Date>| {
        dates.extend(date.filter(|date| date.day.is_some()).map(Date::earliest));
    };
    let ends = |period: Period| [period.start(), period.end()];
    for claim in registry.facts.values().flat_map(|fact| &fact.claims) {
        add(claim.as_of.map(|date| date.value));
        if let Value::Date(period) = claim.value.value {
            ends(period).into_iter().for_each(&mut add);
        }
    }
    for case in registry.cases.values() {
        add(case.filed.map(|date| date.value));
        case.events.iter().flat_map(|event| ends(event.date.value)).for_each(&mut add);
    }
    registry.events.values().flat_map(|event| ends(event.date.value)).for_each(&mut add);
    registry.sources.values().for_each(|source| add(source.issued.map(|date| date.value)));
    dates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_end_alike() {
        assert!(ENGLISH.iter().all(|name| name.ends_with(ENDING)));
    }
}
