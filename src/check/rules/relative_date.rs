//! `relative-date`: a date that moves with the day of reading.

use crate::check::Context;
use crate::check::prose::Words;
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

fn words_of(lang: &Lang) -> &'static [&'static str] {
    match lang.as_str() {
        "en" => &ENGLISH,
        _ => &[],
    }
}

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for text in &context.texts {
        let moving = words_of(text.lang);
        text.doc.each_run(&mut |run| {
            let words = Words::of(run.inlines);
            let lower = words.text.to_ascii_lowercase();
            for phrase in moving {
                for (at, _) in lower.match_indices(phrase) {
                    let end = at + phrase.len();
                    if !stands_alone(&lower, at, end) || is_quoted(&words.text, at) {
                        continue;
                    }
                    let Some(span) = words.span(at..end) else { continue };
                    let message = format!("\"{phrase}\" means another day to every reader");
                    problems.push(
                        Diagnostic::warning("relative-date", span, message)
                            .help("name the date: \"by June 2021\", \"in the spring of 2018\""),
                    );
                }
            }
        });
    }
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '-';
    !text[..start].chars().next_back().is_some_and(letter)
        && !text[end..].chars().next().is_some_and(letter)
}

/// Whether the words at `at` stand within quotation marks: what somebody said is not ours to date.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let opened = before.matches('“').count() + before.matches('«').count();
    let closed = before.matches('”').count() + before.matches('»').count();
    opened > closed
}
