//! A thousand broken inputs and more: no panic, a diagnostic each, every place within its file.

#![expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]

use std::path::Path;

use plainfact::diag::Report;
use plainfact::edge;
use plainfact::model::Config;
use plainfact::text::{Body, Files};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runner, TestRunner};

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

fn site() -> Files {
    edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What is done to a file.
#[derive(Debug, Clone)]
enum Damage {
    /// Its end is cut off.
    Truncated(prop::sample::Index),
    /// Its lines change places.
    Shuffled(Vec<prop::sample::Index>),
    /// A piece of it is other bytes.
    Scribbled(prop::sample::Index, Vec<u8>),
    /// All of it is other bytes.
    Replaced(Vec<u8>),
}

fn damage() -> impl Strategy<Value = Damage> {
    let bytes = || prop::collection::vec(any::<u8>(), 1..200);
    prop_oneof![
        any::<prop::sample::Index>().prop_map(Damage::Truncated),
        prop::collection::vec(any::<prop::sample::Index>(), 4..20).prop_map(Damage::Shuffled),
        (any::<prop::sample::Index>(), bytes()).prop_map(|(at, b)| Damage::Scribbled(at, b)),
        bytes().prop_map(Damage::Replaced),
    ]
}

fn apply(damage: &Damage, text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    match damage {
        Damage::Truncated(at) => bytes[..at.index(bytes.len())].to_vec(),
        Damage::Shuffled(swaps) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            for pair in swaps.chunks(2) {
                let (a, b) = (pair[0].index(lines.len()), pair[pair.len() - 1].index(lines.len()));
                lines.swap(a, b);
            }
            lines.concat().into_bytes()
        }
        Damage::Scribbled(at, scribble) => {
            let at = at.index(bytes.len());
            [&bytes[..at], scribble, &bytes[(at + scribble.len()).min(bytes.len())..]].concat()
        }
        Damage::Replaced(bytes) => bytes.clone(),
    }
}

/// What reading such a file from disk gives.
fn body(bytes: Vec<u8>) -> Body {
    match String::from_utf8(bytes) {
        Ok(text) => Body::Text(text.into()),
        Err(_) => Body::Unreadable("is not UTF-8".to_owned()),
    }
}

/// One site whose damaged file is the only one of its kind that matters, so that checking it takes
/// a moment and a thousand of them a few seconds.
fn small() -> Vec<(&'static str, String)> {
    let site = site();
    // The beginning of each is enough to be broken, and quickly checked.
    let text = |path: &str| {
        let lines = site.text(site.find(path).unwrap()).split_inclusive('\n');
        lines.take(16).collect::<String>()
    };
    vec![
        ("content/index.md", text("content/index.md")),
        ("content/site.yaml", text("content/site.yaml")),
        ("content/litigation/the-talks.md", text("content/litigation/the-talks.md")),
        ("content/registry/facts/money.yaml", text("content/registry/facts/money.yaml")),
        ("content/registry/terms/law.yaml", text("content/registry/terms/law.yaml")),
        ("content/registry/cases/class.yaml", text("content/registry/cases/class.yaml")),
        ("content/registry/series/policy.yaml", text("content/registry/series/policy.yaml")),
        ("content/registry/parties/courts.yaml", text("content/registry/parties/courts.yaml")),
        ("content/registry/sources/talks.yaml", text("content/registry/sources/talks.yaml")),
        ("content/registry/events/policy.yaml", text("content/registry/events/policy.yaml")),
    ]
}

/// The site with one file damaged.
fn damaged(small: &[(&'static str, String)], which: usize, damage: &Damage) -> Files {
    let mut files = Files::new();
    for (at, (path, text)) in small.iter().enumerate() {
        let bytes = if at == which { apply(damage, text) } else { text.as_bytes().to_vec() };
        files.insert(path, body(bytes));
    }
    files
}

/// What is said of one file.
fn said(files: &Files, report: &Report, path: &str) -> Vec<String> {
    let of_file = report.diagnostics.iter().filter(|d| &**files.path(d.span.file) == path);
    of_file.map(|d| format!("{} {}", d.code, d.message)).collect()
}

#[test]
fn broken_files_are_reported_and_nothing_panics() {
    let small = small();
    let whole = damaged(&small, usize::MAX, &Damage::Replaced(Vec::new()));
    let clean = plainfact::check(&whole, &config());
    let before: Vec<_> = small.iter().map(|(path, _)| said(&whole, &clean, path)).collect();
    let reported = std::cell::Cell::new(0);
    let runner = Runner { cases: 1_600, failure_persistence: None, ..Runner::default() };
    let strategy = (any::<prop::sample::Index>(), damage());
    let run = TestRunner::new(runner).run(&strategy, |(which, damage)| {
        let which = which.index(small.len());
        let files = damaged(&small, which, &damage);
        let report = plainfact::check(&files, &config());
        for problem in &report.diagnostics {
            for span in problem.labels.iter().map(|label| label.span).chain([problem.span]) {
                let within = files.text(span.file).get(span.range()).is_some()
                    || matches!(files.body(span.file), Body::Unreadable(_));
                prop_assert!(within, "{} {:?} {}", problem.code, span, files.path(span.file));
            }
        }
        let noticed = said(&files, &report, small[which].0) != before[which];
        // Lines may change places, and words be cut off, without anything being wrong.
        prop_assert!(noticed || !matches!(damage, Damage::Replaced(_)));
        reported.set(reported.get() + usize::from(noticed));
        Ok(())
    });
    if let Err(error) = run {
        panic!("{error}");
    }
    println!("{} broken files reported", reported.get());
    assert!(reported.get() >= 1_000, "{} broken files reported", reported.get());
}
