//! Template errors as diagnostics: where in the template, and on which pages.

use std::collections::BTreeMap;
use std::fmt;

use tera::{Error, ErrorKind};

use super::FOLDER;
use crate::diag::Diagnostic;
use crate::text::{FileId, Files, Span};

/// Why a page could not be rendered.
#[derive(Debug)]
pub(in crate::render) struct Failure {
    /// What is wrong, in a phrase.
    message: String,
    /// The template and the bytes of it, if they are known.
    place: Option<(String, std::ops::Range<usize>)>,
}

impl Failure {
    /// A problem at a place in a template.
    pub(in crate::render) fn at(
        template: &str,
        range: std::ops::Range<usize>,
        message: String,
    ) -> Failure {
        Failure { message, place: Some((template.to_owned(), range)) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Failure {
                message: phrase(report.message()),
                place: Some((report.filename().to_owned(), report.span().range.clone())),
            },
            ErrorKind::MissingParent { current, parent } => Failure::at(
                current,
                0..0,
                format!("it extends `{parent}`, which is not among the templates"),
            ),
            kind => Failure { message: phrase(&kind.to_string()), place: None },
        }
    }
}

/// What a failed page is called, and where it was asked for.
#[derive(Debug, Clone)]
pub(in crate::render) struct Victim {
    /// Its route.
    pub(in crate::render) route: String,
    /// The page's own file, where it has one.
    pub(in crate::render) place: Option<Span>,
}

/// One diagnostic for each mistake, however many pages it spoils.
pub(in crate::render) fn diagnostics<'f>(
    failures: impl Iterator<Item = (&'f Victim, &'f Failure)>,
    files: &Files,
) -> Vec<Diagnostic> {
    let mut mistakes: BTreeMap<(Span, String), Vec<Victim>> = BTreeMap::new();
    for (victim, failure) in failures {
        for (span, message) in located(failure, victim, files) {
            mistakes.entry((span, message)).or_default().push(victim.clone());
        }
    }
    mistakes.into_iter().map(|((span, message), victims)| told(span, message, &victims)).collect()
}

fn told(span: Span, message: String, victims: &[Victim]) -> Diagnostic {
    let diagnostic = Diagnostic::error("template-error", span, message);
    let Some(first) = victims.first() else { return diagnostic };
    let others = match victims.len() - 1 {
        0 => String::new(),
        1 => " and one more page".to_owned(),
        n => format!(" and {n} more pages"),
    };
    let diagnostic = match first.place.filter(|place| *place != span) {
        Some(place) => diagnostic.label(place, format!("while rendering this page{others}")),
        None => diagnostic,
    };
    diagnostic.help(format!("it was met while rendering `{}`{others}", first.route))
}

/// The places of a failure. Unknown filters, functions and components arrive as one text for all
/// of them, each with a line ` --> name:line:column`.
fn located(failure: &Failure, victim: &Victim, files: &Files) -> Vec<(Span, String)> {
    if let Some((template, range)) = &failure.place
        && let Some(file) = files.find(&format!("{FOLDER}{template}"))
    {
        return vec![(Span::new(file, range.clone()), failure.message.clone())];
    }
    let reports: Vec<_> =
        failure.message.split("\n\n").filter_map(|report| in_report(report, files)).collect();
    if !reports.is_empty() {
        return reports;
    }
    let anywhere = victim.place.or_else(|| files.iter().next().map(|(id, ..)| Span::new(id, 0..0)));
    anywhere.map(|span| (span, failure.message.clone())).into_iter().collect()
}

fn in_report(report: &str, files: &Files) -> Option<(Span, String)> {
    let mut lines = report.lines();
    let message = phrase(lines.next()?);
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let file = files.find(&format!("{FOLDER}{}", parts.next()?))?;
    let start = offset(files, file, line, column);
    let width = report.lines().last().map_or(0, |line| line.matches('^').count());
    Some((Span::new(file, start..start + width), message))
}

/// The byte at a line and column, both from 1.
fn offset(files: &Files, file: FileId, line: usize, column: usize) -> usize {
    let text = files.text(file);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or("");
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start + within
}

/// A message of the template engine in the manner of ours: lowercase, no full stop.
fn phrase(message: &str) -> String {
    let message = message.trim().trim_start_matches("error: ").trim_end_matches('.');
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if chars.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        Some(_) | None => message.to_owned(),
    }
}
