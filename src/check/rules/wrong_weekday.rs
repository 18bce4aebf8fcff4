//! `wrong-weekday`: a date on another day of the week than is said.

use std::collections::BTreeSet;

use crate::check::reading::Reading;
use crate::check::{Context, wording};
use crate::diag::Diagnostic;
use crate::figure::{self, TokenKind, When};
use crate::model::{Date, Lang, Period, Registry, Value};
use jiff::civil::{self, Weekday};

/// What the check knows of a language.
struct Words {
    /// Monday to Sunday.
    days: [&'static str; 7],
    /// What every name of a weekday has in it, for a quick look.
    part: &'static str,
    /// An article that may stand between a weekday and its date.
    article: &'static str,
    /// What may stand between a date and a weekday after it.
    before: &'static [&'static str],
}

const ENGLISH: Words = Words {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    part: "day",
    article: "the",
    before: &[", a ", " (a ", " (", ", ", " was a ", " fell on a "],
};

const SPANISH: Words = Words {
    days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    part: "",
    article: "el",
    before: &[", un ", ", ", " (un ", " (", " fue un ", " fue ", " cayó en ", " era un ", " era "],
};

fn words_of(lang: &Lang) -> Option<&'static Words> {
    match lang.as_str() {
        "en" => Some(&ENGLISH),
        "es" => Some(&SPANISH),
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
        let Some(words) = words_of(reading.of.lang) else { continue };
        let text = reading.text();
        // All but the first letter, which may be a capital.
        let rests = || words.days.iter().filter_map(|name| name.get(1..));
        if !text.contains(words.part) || !rests().any(|rest| text.contains(rest)) {
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
            let right = name(words, day.weekday());
            let Some(range) = weekday_before(before, words)
                .or_else(|| weekday_after(after, token.range.end, words))
            else {
                continue;
            };
            let written = text.get(range.clone()).unwrap_or("");
            if written.eq_ignore_ascii_case(right) {
                continue;
            }
            let right = &wording::like(right, written);
            let known = known.get_or_insert_with(|| dates(context.registry()));
            problems.extend(problem(reading, range, date, right, known.contains(&day)));
        }
    }
}

fn name(words: &Words, day: Weekday) -> &'static str {
    words.days.get(usize::from(day.to_monday_zero_offset().unsigned_abs())).copied().unwrap_or("")
}

/// `Tuesday, ` or `Tuesday the ` just before a date.
fn weekday_before(before: &str, words: &Words) -> Option<std::ops::Range<usize>> {
    let rest = before.trim_end().trim_end_matches(words.article).trim_end();
    let rest = rest.trim_end_matches([',', '(']).trim_end();
    let ends = |name: &&&str| {
        let start = rest.len().checked_sub(name.len());
        start.and_then(|start| rest.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    let name = words.days.iter().find(ends)?;
    Some(rest.len() - name.len()..rest.len())
}

/// `, a Tuesday` just after a date that ends at `end`.
fn weekday_after(after: &str, end: usize, words: &Words) -> Option<std::ops::Range<usize>> {
    words.before.iter().find_map(|between| {
        let rest = after.strip_prefix(between)?;
        let name = words.days.iter().find(|name| rest.starts_with(*name))?;
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
        for words in [ENGLISH, SPANISH] {
            assert!(words.days.iter().all(|name| name.contains(words.part)));
        }
    }
}
