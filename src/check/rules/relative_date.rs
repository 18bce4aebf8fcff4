//! `relative-date`: a date that moves with the day of reading.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::Reading;
use crate::check::{Context, prose};
use crate::diag::Diagnostic;
use crate::model::Lang;

/// Words that mean another day to every reader, in small letters.
const ENGLISH: [&str; 30] = [
    "recently",
    "currently",
    "nowadays",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "so far",
    "to date",
    "at present",
    "presently",
    "lately",
    "until now",
    "up to now",
    "as of now",
    "last week",
    "last month",
    "last year",
    "last spring",
    "last summer",
    "last fall",
    "last winter",
    "this week",
    "this month",
    "this year",
    "next week",
    "next month",
    "next year",
    "days ago",
    "years ago",
];

/// The same in Spanish.
const SPANISH: [&str; 30] = [
    "a la fecha",
    "actualmente",
    "al día de hoy",
    "anoche",
    "ayer",
    "el año pasado",
    "el año próximo",
    "el mes pasado",
    "el mes próximo",
    "el próximo año",
    "el próximo mes",
    "en estos momentos",
    "en la actualidad",
    "este año",
    "este mes",
    "esta semana",
    "hace años",
    "hace días",
    "hace meses",
    "hace poco",
    "hace semanas",
    "hasta ahora",
    "hasta el momento",
    "hasta hoy",
    "hasta la fecha",
    "hoy",
    "hoy en día",
    "la próxima semana",
    "la semana pasada",
    "recientemente",
];

/// Words after one of these, and what they make of it: `the last year of the policy` and `so far
/// from home` name no day that moves.
const BUT: [(&str, &[&str]); 5] = [
    ("last", &["of", "before", "in which", "for which", "that"]),
    ("next", &["of", "in which", "that"]),
    ("so far", &["as", "apart", "away", "from", "into", "off"]),
    ("to date", &["back", "from", "it", "its", "the", "them", "their"]),
    ("a la fecha", &["de", "del", "en que", "en la que"]),
];

/// The phrases of a language as one pattern, compiled once.
fn moving(lang: &Lang) -> Option<&'static Regex> {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words = ENGLISH.join("|");
        Regex::new(&format!(r"(?-u:\b)(?i-u:{words})(?-u:\b)")).ok()
    });
    static SPANISH_PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        // The longer of two that begin alike is the one meant.
        let mut words = SPANISH;
        words.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Regex::new(&format!(r"(?-u:\b)(?i-u:{})(?-u:\b)", words.join("|"))).ok()
    });
    match lang.as_str() {
        "en" => PATTERN.as_ref(),
        "es" => SPANISH_PATTERN.as_ref(),
        _ => None,
    }
}

pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let in_reading = |reading: &Reading<'_>| {
        let mut found = Vec::new();
        if let Some(moving) = moving(reading.of.lang) {
            in_run(reading, moving, &mut found);
        }
        found
    };
    problems.extend(readings.iter().flat_map(in_reading));
}

fn in_run(reading: &Reading<'_>, moving: &Regex, found: &mut Vec<Diagnostic>) {
    let text = reading.text();
    for phrase in moving.find_iter(text).map(|m| m.range()) {
        let Range { start: at, end } = phrase;
        let says = text.get(phrase).unwrap_or("").to_lowercase();
        let names_another = is_other(&says, text.get(end..).unwrap_or(""));
        let of_reference = reading.link_at(at).is_some_and(prose::is_reference);
        if names_another || of_reference || !stands_alone(text, at, end) || is_quoted(text, at) {
            continue;
        }
        let Some(span) = reading.span(at..end) else { continue };
        let message = format!("\"{says}\" means another day to every reader");
        found.push(
            Diagnostic::warning("relative-date", span, message)
                .help("name the date: \"by June 2021\", \"in the spring of 2018\""),
        );
    }
}

/// Whether what follows a phrase makes something else of it.
fn is_other(phrase: &str, rest: &str) -> bool {
    let rest = rest.trim_start();
    let follows = |word: &&str| {
        let after = rest.strip_prefix(*word);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    BUT.iter().any(|(words, but)| phrase.starts_with(words) && but.iter().any(follows))
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '-';
    !text.get(..start).and_then(|text| text.chars().next_back()).is_some_and(letter)
        && !text.get(end..).and_then(|text| text.chars().next()).is_some_and(letter)
}

/// Whether the words at `at` stand within quotation marks: what somebody said is not ours to date.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let opened = before.matches('“').count() + before.matches('«').count();
    let closed = before.matches('”').count() + before.matches('»').count();
    opened > closed
}
