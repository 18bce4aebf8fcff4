//! How long the language server takes from a stroke to its diagnostics, on the site of this
//! repository. It prints figures and judges none: they are worth something in a release build on a
//! quiet machine.
//!
//! `cargo test --release --test lsp_speed -- --ignored --nocapture`

#![cfg(feature = "lsp")]
#![expect(clippy::disallowed_methods, reason = "it copies the site and looks at the clock")]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use support::Site;
use support::editor::Editor;

/// Strokes a row; the first few only warm up.
const STROKES: usize = 50;

/// Between two strokes of a fast writer.
const BETWEEN: Duration = Duration::from_millis(120);

/// The site of this repository, to be written in.
fn copy() -> Site {
    let site = Site::empty();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "templates", "static"] {
        let files = walkdir::WalkDir::new(root.join(folder)).into_iter().flatten();
        for file in files.filter(|entry| entry.file_type().is_file()) {
            let path = file.path().strip_prefix(root).unwrap();
            site.write(path.to_str().unwrap(), std::fs::read(file.path()).unwrap());
        }
    }
    site
}

/// The middle one of some times.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Types letters into a file of the site, and prints how long each waited.
fn strokes(path: &str, after: &str) {
    let site = copy();
    let mut editor = Editor::start(&site);
    let mut text = std::fs::read_to_string(site.path(path)).unwrap();
    let first = text.find(after).unwrap() + after.len();
    editor.open(path, 0, &text);
    editor.diagnostics(path, 0);
    std::thread::sleep(Duration::from_secs(3));
    let spent = editor.cpu();
    let mut times = Vec::new();
    for version in 1..=STROKES {
        text.insert(first + version - 1, 'x');
        let start = Instant::now();
        editor.change(path, version as i64, &text);
        editor.diagnostics(path, version as i64);
        let took = start.elapsed();
        times.push(took);
        std::thread::sleep(BETWEEN.saturating_sub(took));
    }
    let cpu = editor.cpu().zip(spent).map(|(now, then)| (now - then) / STROKES as u32);
    let (slowest, median) = (times.iter().max().copied(), median(times));
    support::say(&format!(
        "{path}: {median:.1?} a stroke in the median, {:.1?} at most, {:.1?} of CPU",
        slowest.unwrap_or_default(),
        cpu.unwrap_or_default()
    ));
    editor.finish();
}

/// A file of each kind, the largest there is of the registry's, and what stands before the caret.
const FILES: [(&str, &str); 11] = [
    ("content/policy/zero-tolerance.md", "\n---\n\n"),
    ("content/registry/facts/reunification.yaml", "    en: "),
    ("content/registry/sources/litigation.yaml", "  title: "),
    ("content/registry/cases/damages.yaml", "  caption: "),
    ("content/registry/parties/government.yaml", "    en: "),
    ("content/registry/events/litigation.yaml", "    en: "),
    ("content/registry/terms/policy.yaml", "    en: "),
    ("content/registry/series/policy.yaml", "    en: "),
    ("content/site.yaml", "description:\n  en: "),
    ("templates/article.html", "class=\"article"),
    ("templates/strings/en.ftl", "about-this-page = "),
];

#[test]
#[ignore = "it prints figures of the machine that it runs on"]
fn a_stroke_in_a_file_of_each_kind() {
    for (path, after) in FILES {
        strokes(path, after);
    }
}
