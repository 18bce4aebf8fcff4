//! The report as programs read it: one JSON object, its keys always in the same order.

use serde::Serialize;

use super::{Diagnostic, Report, Severity};
use crate::text::Files;

/// The version of the object's form; it grows when a key changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    diagnostics: Vec<Problem<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    labels: Vec<Place<'a>>,
    fix: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    pages: usize,
    facts: usize,
    claims: usize,
}

/// The report as one JSON object with a line break at its end. Nothing is left out.
///
/// Lines and columns count from 1, columns in Unicode scalar values, `end_column` exclusive;
/// `start` and `end` are bytes.
pub fn print(report: &Report, files: &Files) -> String {
    let object = Object {
        version: VERSION,
        diagnostics: report.diagnostics.iter().map(|d| problem(d, files)).collect(),
        summary: Summary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            pages: report.counts.pages,
            facts: report.counts.facts,
            claims: report.counts.claims,
        },
    };
    // Plain data with string keys always has a JSON form.
    serde_json::to_string_pretty(&object).map(|text| text + "\n").unwrap_or_default()
}

fn problem<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Problem<'a> {
    let Diagnostic { code, severity, message, span, labels, help, fix } = diagnostic;
    let place = files.locate(*span);
    Problem {
        code,
        severity: severity.word(),
        message,
        help: help.as_deref(),
        file: files.path(span.file),
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        labels: labels
            .iter()
            .map(|label| {
                let place = files.locate(label.span);
                let file: &str = files.path(label.span.file);
                Place { file, line: place.line, column: place.column, message: &label.message }
            })
            .collect(),
        fix: fix
            .iter()
            .map(|edit| Replacement {
                file: files.path(edit.span.file),
                start: edit.span.start,
                end: edit.span.end,
                text: &edit.text,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Counts;
    use crate::text::Span;

    #[test]
    fn prints_the_contract() {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "año\nniños 3,931\n");
        let facts = files.insert_text("content/registry/facts/a.yaml", "x: 3913\n");
        let at = "año\nniños ".len();
        let span = Span::new(page, at..at + 5);
        let wrong = Diagnostic::error("stale-figure", span, "wrong")
            .label(Span::new(facts, 3..7), "here")
            .help("write `3,913`")
            .fix(span, "3,913");
        let counts = Counts { pages: 1, facts: 2, claims: 3 };
        let text = print(&Report::new(vec![wrong], &files, counts), &files);
        let compact: String = text.lines().map(str::trim_start).collect();
        assert_eq!(
            compact,
            r#"{"version": 1,"diagnostics": [{"code": "stale-figure","severity": "error","message": "wrong","help": "write `3,913`","file": "content/a.md","line": 2,"column": 7,"end_line": 2,"end_column": 12,"labels": [{"file": "content/registry/facts/a.yaml","line": 1,"column": 4,"message": "here"}],"fix": [{"file": "content/a.md","start": 12,"end": 17,"text": "3,913"}]}],"summary": {"errors": 1,"warnings": 0,"notes": 0,"pages": 1,"facts": 2,"claims": 3}}"#
        );
    }
}
