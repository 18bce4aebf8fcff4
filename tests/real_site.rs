//! The site this repository publishes: that it is clean, that two builds are the same, and that no
//! digit of any figure can be wrong without being noticed.

#![expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plainfact::diag::{Report, Severity};
use plainfact::edge;
use plainfact::model::{Config, Form, Site, Target, Value, plain};
use plainfact::text::{Body, Files, Span};

fn files() -> Files {
    let mut files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    edge::embedded::add_defaults(&mut files);
    files
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

#[test]
fn is_clean() {
    let files = files();
    let (output, report) = plainfact::build(&files, &config());
    let faults: Vec<String> = report
        .diagnostics
        .iter()
        .filter(|d| d.severity != Severity::Note)
        .map(|d| format!("{:?} {} {}", files.locate(d.span), d.code, d.message))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(output.pages() > report.counts.facts, "every fact has a page");
}

#[test]
fn two_builds_are_equal_however_many_threads_there_are() {
    let files = files();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| plainfact::build(&files, &config()))
    };
    let (alone, first) = on(1);
    let (together, second) = on(4);
    assert!(alone == together, "changed: {:?}", alone.changes(&together));
    assert_eq!(first.diagnostics, second.diagnostics);
}

/// The checked words of a reference that have digits in them.
struct Written {
    words: Span,
    digits: Vec<u32>,
}

fn written(files: &Files, site: &Site) -> Vec<Written> {
    let mut written = Vec::new();
    for page in &site.pages {
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            doc.each_target(&mut |target| {
                let fact = match &target.target.value {
                    Target::Fact(fact) if !target.embedded => fact,
                    _ => return,
                };
                // Who counted and by which source are not spelled out in checked words.
                if matches!(fact.form, Form::CountedBy | Form::Source) {
                    return;
                }
                let words = target.words;
                let text = files.snippet(words).bytes().enumerate();
                let digits = text.filter(|(_, byte)| byte.is_ascii_digit());
                let digits: Vec<u32> =
                    digits.map(|(at, _)| words.start + u32::try_from(at).unwrap()).collect();
                if !digits.is_empty() {
                    written.push(Written { words, digits });
                }
            });
        }
    }
    written
}

/// The files with other digits at some places.
fn with_digits(files: &Files, changes: &BTreeMap<Span, u8>) -> Files {
    let mut changed = files.clone();
    let touched: BTreeSet<_> = changes.keys().map(|span| span.file).collect();
    for file in touched {
        let mut text = files.text(file).as_bytes().to_vec();
        for (span, digit) in changes.iter().filter(|(span, _)| span.file == file) {
            text[span.range()][0] = *digit;
        }
        let text = String::from_utf8(text).unwrap();
        changed.insert(files.path(file).clone().as_ref(), Body::Text(text.into()));
    }
    changed
}

fn other_digit(files: &Files, at: Span, step: u8) -> u8 {
    b'0' + (files.snippet(at).as_bytes()[0] - b'0' + step) % 10
}

fn errors(report: &Report) -> impl Iterator<Item = &plainfact::diag::Diagnostic> {
    report.diagnostics.iter().filter(|d| d.severity == Severity::Error)
}

/// Changes one digit of every checked figure at once, each place and each other digit in turn; no
/// two changes are in one figure, so each must be found by itself, at its own line and column.
#[test]
fn no_digit_of_a_figure_can_be_wrong() {
    let files = files();
    let (site, _) = plainfact::load::site(&files, &config());
    let written = written(&files, &site);
    let most = written.iter().map(|w| w.digits.len()).max().unwrap();
    let (mut changed, mut missed) = (0, Vec::new());
    for place in 0..most {
        for step in 1..10 {
            let mut changes = BTreeMap::new();
            let mut expected = Vec::new();
            for figure in &written {
                let Some(&at) = figure.digits.get(place) else { continue };
                let span = Span { start: at, end: at + 1, ..figure.words };
                changes.insert(span, other_digit(&files, span, step));
                expected.push((figure.words, span));
            }
            let broken = with_digits(&files, &changes);
            let report = plainfact::check(&broken, &config());
            let found: BTreeSet<Span> = errors(&report).map(|d| d.span).collect();
            for (words, span) in expected {
                changed += 1;
                if !found.contains(&words) {
                    missed.push(format!("{:?}: {}", files.locate(span), broken.snippet(words)));
                }
            }
        }
    }
    println!("{} figures, {changed} changed digits, {} missed", written.len(), missed.len());
    assert!(written.len() > 100, "the site has figures");
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Changes one digit of every registry value that some page writes out to the digit.
#[test]
fn no_registry_value_can_change_without_the_pages_that_write_it_out() {
    let mut files = files();
    // The lock knows every value as well; here the pages must.
    files.insert_text("content/registry/facts.lock", "");
    let (site, _) = plainfact::load::site(&files, &config());
    let mut values: BTreeSet<Span> = BTreeSet::new();
    for page in &site.pages {
        page.body.each_target(&mut |target| {
            let Target::Fact(reference) = &target.target.value else { return };
            let Some(fact) = site.registry.facts.get(&reference.fact.value) else { return };
            let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value));
            let Some(claim) = claim.filter(|_| fact.derived.is_none()) else { return };
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let words = digits(&plain(target.content));
            let whole = matches!(claim.value.value, Value::Number(_));
            if whole && reference.form == Form::Value && words == digits(&claim.value.to_string()) {
                values.insert(claim.value.span);
            }
        });
    }
    let (mut changed, mut missed) = (0, Vec::new());
    let most = values.iter().map(|v| v.range().len()).max().unwrap();
    for place in 0..most {
        for step in 1..10 {
            let mut changes = BTreeMap::new();
            for value in &values {
                let at = value.start + u32::try_from(place).unwrap();
                let span = Span { start: at, end: at + 1, ..*value };
                let digit = files.snippet(span).as_bytes()[0];
                if at < value.end && digit.is_ascii_digit() {
                    changes.insert(span, other_digit(&files, span, step));
                }
            }
            let broken = with_digits(&files, &changes);
            let report = plainfact::check(&broken, &config());
            for span in changes.keys() {
                changed += 1;
                let of = values.iter().find(|value| value.contains(*span)).unwrap();
                // A page is named, with the value as the second place, or the value is no number.
                let named = errors(&report)
                    .any(|d| d.span == *of || d.labels.iter().any(|label| label.span == *of));
                if !named {
                    missed.push(format!("{:?}: {}", files.locate(*of), broken.snippet(*of)));
                }
            }
        }
    }
    println!("{} values, {changed} changed digits, {} missed", values.len(), missed.len());
    assert!(values.len() > 50, "the pages write values out");
    assert!(missed.is_empty(), "{missed:#?}");
}
