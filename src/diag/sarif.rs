//! The report as SARIF 2.1.0, the form in which code scanners tell each other what they found.
//!
//! Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01*,
//! 2023.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Diagnostic, Edit, Report, Severity};
use crate::text::{FileId, Files, Location, Span, hexadecimal};

/// What the report says of a check.
#[derive(Debug, Clone)]
pub struct Rule<'a> {
    /// Its code.
    pub code: &'a str,
    /// What it finds, in a phrase.
    pub summary: &'a str,
    /// How severe it is where nobody says otherwise.
    pub severity: Severity,
    /// Its page, in Markdown.
    pub help: &'a str,
    /// The address of its page, where the site has one.
    pub address: Option<String>,
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to. Where that folder lies is nobody's business but the machine's.
const ROOT: &str = "%SRCROOT%";

/// The report as one JSON object with a line break at its end. Nothing is left out.
///
/// Columns count Unicode scalar values from 1, their end is exclusive.
pub fn print(report: &Report, files: &Files, rules: &[Rule<'_>]) -> String {
    let mut names = Names::default();
    let results: Vec<Value> =
        report.diagnostics.iter().map(|found| result(found, files, rules, &mut names)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Plainfact",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<Value>>(),
            }},
            "originalUriBaseIds": {
                (ROOT): {"description": {"text": "The folder of the site."}},
            },
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": true}],
            "results": results,
        }],
    });
    // Plain data with string keys always has a JSON form.
    serde_json::to_string_pretty(&log).map(|text| text + "\n").unwrap_or_default()
}

fn rule(rule: &Rule<'_>) -> Value {
    let mut value = json!({
        "id": rule.code,
        "name": pascal(rule.code),
        "shortDescription": {"text": sentence(rule.summary)},
        "fullDescription": {"text": sentence(rule.summary)},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": level(rule.severity)},
    });
    if let Some(address) = &rule.address {
        value["helpUri"] = json!(address);
    }
    value
}

fn result(found: &Diagnostic, files: &Files, rules: &[Rule<'_>], names: &mut Names) -> Value {
    let text = match &found.help {
        Some(help) => format!("{} {}", sentence(&found.message), sentence(help)),
        None => sentence(&found.message),
    };
    let mut value = json!({
        "ruleId": found.code,
        "level": level(found.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": place(found.span, files)}],
        "partialFingerprints": {"plainfact/v1": names.name(found, files)},
    });
    if let Some(index) = rules.iter().position(|rule| rule.code == found.code) {
        value["ruleIndex"] = json!(index);
    }
    if !found.labels.is_empty() {
        let related = found.labels.iter().enumerate().map(|(at, label)| {
            json!({
                "id": at,
                "physicalLocation": place(label.span, files),
                "message": {"text": sentence(&label.message)},
            })
        });
        value["relatedLocations"] = related.collect();
    }
    if !found.fix.is_empty() {
        value["fixes"] = json!([{
            "description": {"text": sentence(found.help.as_deref().unwrap_or("mend it"))},
            "artifactChanges": changes(&found.fix, files),
        }]);
    }
    value
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

/// A phrase as the sentence that SARIF wants (§3.11.5): a capital to begin, a full stop to end.
/// What begins with a sign, as `code` does, stays as it is.
fn sentence(phrase: &str) -> String {
    let mut rest = phrase.chars();
    let mut sentence: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    sentence.push_str(rest.as_str());
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}

/// `stale-figure` as `StaleFigure`, the form of names that SARIF recommends.
fn pascal(code: &str) -> String {
    let word = |word: &str| {
        let mut rest = word.chars();
        let first = rest.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(rest).collect::<String>()
    };
    code.split('-').map(word).collect()
}

/// Longest text that is quoted with its place, in bytes; more is a whole block, and nobody's
/// excerpt.
const LONGEST_SNIPPET: usize = 2_000;

/// A place with its text. One in a file that has no text is at its first line: consumers want one.
fn place(span: Span, files: &Files) -> Value {
    let mut region = region(&files.locate(span));
    let snippet = files.snippet(span);
    if !snippet.is_empty() && snippet.len() <= LONGEST_SNIPPET {
        region["snippet"] = json!({"text": snippet});
    }
    json!({"artifactLocation": artifact(span.file, files), "region": region})
}

fn artifact(file: FileId, files: &Files) -> Value {
    json!({"uri": uri(files.path(file)), "uriBaseId": ROOT})
}

fn region(at: &Location) -> Value {
    json!({
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    })
}

/// A path as a relative URI reference (RFC 3986 §3.3).
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// Edits by file.
fn changes(edits: &[Edit], files: &Files) -> Vec<Value> {
    let mut by_file: BTreeMap<FileId, Vec<Value>> = BTreeMap::new();
    for edit in edits {
        let replacement = json!({
            "deletedRegion": region(&files.locate(edit.span)),
            "insertedContent": {"text": edit.text},
        });
        by_file.entry(edit.span.file).or_default().push(replacement);
    }
    let change = |(file, replacements)| json!({"artifactLocation": artifact(file, files), "replacements": replacements});
    by_file.into_iter().map(change).collect()
}

/// Names by which a later run knows a problem again wherever its line has gone: check, file,
/// message, the words at the place, and which of several alike it is.
#[derive(Default)]
struct Names {
    seen: BTreeMap<String, usize>,
}

impl Names {
    fn name(&mut self, found: &Diagnostic, files: &Files) -> String {
        let path: &str = files.path(found.span.file);
        let parts = [found.code, path, &found.message, files.snippet(found.span)];
        let key = parts.join("\u{0}");
        let count = self.seen.entry(key.clone()).or_default();
        *count += 1;
        let sum = Sha256::digest(format!("{key}\u{0}{count}"));
        // Half of the sum is enough to tell some thousand problems apart.
        hexadecimal(&sum[..16])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Counts;

    fn log(text: &str, wrong: impl Fn(FileId) -> Vec<Diagnostic>) -> Value {
        let mut files = Files::new();
        let page = files.insert_text("content/año 1.md", text);
        let report = Report::new(wrong(page), &files, Counts::default());
        let rule = Rule {
            code: "stale-figure",
            summary: "a figure that is not what the registry says",
            severity: Severity::Error,
            help: "# Words",
            address: Some("https://example.org/about/checks/stale-figure/".to_owned()),
        };
        serde_json::from_str(&print(&report, &files, &[rule])).unwrap()
    }

    fn stale(text: &'static str) -> impl Fn(FileId) -> Vec<Diagnostic> {
        move |page| {
            let places = text.match_indices("3,931").map(|(at, _)| {
                let span = Span::new(page, at..at + 5);
                Diagnostic::error("stale-figure", span, "`3,931` is wrong")
                    .label(Span::new(page, 0..3), "here")
                    .help("write `3,913`")
                    .fix(span, "3,913")
            });
            places.collect()
        }
    }

    #[test]
    fn tells_everything_in_its_place() {
        let log = log("año\nniños 3,931\n", stale("año\nniños 3,931\n"));
        let found = &log["runs"][0]["results"][0];
        let place = json!({
            "artifactLocation": {"uri": "content/a%C3%B1o%201.md", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 12,
                       "snippet": {"text": "3,931"}},
        });
        assert_eq!(found["locations"][0]["physicalLocation"], place);
        assert_eq!(found["message"]["text"], "`3,931` is wrong. Write `3,913`.");
        assert_eq!((&found["ruleIndex"], &found["level"]), (&json!(0), &json!("error")));
        assert_eq!(found["relatedLocations"][0]["message"]["text"], "Here.");
        let replacement = &found["fixes"][0]["artifactChanges"][0]["replacements"][0];
        let region = json!({"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 12});
        assert_eq!(replacement["deletedRegion"], region);
        assert_eq!(replacement["insertedContent"]["text"], "3,913");
    }

    #[test]
    fn fingerprints_stay_when_lines_move_and_tell_twins_apart() {
        let names = |text: &'static str| {
            let log = log(text, stale(text));
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            results.iter().map(|found| found["partialFingerprints"].clone()).collect::<Vec<_>>()
        };
        let twins = names("3,931 and 3,931\n");
        assert_ne!(twins[0], twins[1]);
        assert_eq!(names("one\ntwo\n3,931\nand 3,931\n"), twins);
    }

    #[test]
    fn a_file_without_text_has_a_place_all_the_same() {
        let log =
            log("", |page| vec![Diagnostic::error("unreadable-file", Span::new(page, 0..0), "x")]);
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        let region = json!({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1});
        assert_eq!(place["region"], region);
        assert!(log["runs"][0]["results"][0].get("ruleIndex").is_none());
    }
}
