//! A site that is loaded again is what a clean load makes of its files, whatever was written since.

use plainfact::load::{self, Remembered};
use plainfact::model::Config;
use plainfact::text::{Body, Files};
use proptest::prelude::*;

const SITE: &str = "title: Tiny\nbase_url: https://example.org\nlanguages: {en: {name: English}, \
    fr: {name: Français}}\n";

const FACTS: &str = "units:\n  label: Units counted\n  kind: count\n  unit: {one: unit, other: \
    units}\n  claims:\n    census: {value: 3913, as_of: 2021-06-02, sources: [report]}\nrest:\n  \
    label: Units left\n  kind: count\n  unit: {one: unit, other: units}\n  derived: {formula: all \
    - some, where: {all: units, some: parts}}\n";

const MORE: &str = "parts:\n  label: Parts of it, see <fact:units>\n  kind: count\n  unit: {one: \
    unit, other: units}\n  claims:\n    census: {value: 13, as_of: 2021-06-02, sources: [report]}\n";

const SERIES: &str = "by-year:\n  title: By year\n  unit: {one: unit, other: units}\n  columns: \
    {units: Units}\n  csv: rows.csv\n";

/// The files that are edited, and what stands in them at first.
const FIRST: [(&str, &str); 8] = [
    ("content/registry/facts/a.yaml", FACTS),
    ("content/registry/facts/b.yaml", MORE),
    ("content/registry/sources/all.yaml", "report: {type: report, title: Report}\n"),
    ("content/registry/terms/all.yaml", "unit: {term: unit, plain: One of *them*.}\n"),
    ("content/registry/series/all.yaml", SERIES),
    ("content/registry/series/rows.csv", "date,units\n2021-06-02,3913\n"),
    (
        "content/registry/facts.lock",
        "claims:\n  units#census: {value: 3913, recorded: 2026-11-24}\n",
    ),
    ("content/registry/corrections.yaml", ""),
];

/// What an editor does with one of the files.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes something into it.
    Type(usize, String),
    /// Cuts a part out of it.
    Cut(usize, usize),
    /// Writes what stands in another file.
    Copy(usize),
    /// Takes it away.
    Remove,
    /// Writes what stood there at first.
    Restore,
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let words = prop_oneof![
        Just("\n"),
        Just("  "),
        Just("x"),
        Just(": "),
        Just("units:\n"),
        Just("parts"),
        Just("7"),
        Just("é"),
        Just("[")
    ];
    let edit = prop_oneof![
        4 => (0..300_usize, words).prop_map(|(at, words)| Edit::Type(at, words.to_owned())),
        2 => (0..300_usize, 1..40_usize).prop_map(|(at, len)| Edit::Cut(at, len)),
        1 => (0..FIRST.len()).prop_map(Edit::Copy),
        1 => Just(Edit::Remove),
        2 => Just(Edit::Restore),
    ];
    prop::collection::vec((0..FIRST.len(), edit), 1..12)
}

/// The place in a text that is nearest to a byte.
fn place(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn apply(files: &mut Files, file: usize, edit: &Edit) {
    let (path, first) = FIRST[file];
    let now = |path: &str| files.find(path).map_or("", |file| files.text(file)).to_owned();
    let mut text = now(path);
    match edit {
        Edit::Type(at, words) => text.insert_str(place(&text, *at), words),
        Edit::Cut(at, len) => {
            text.replace_range(place(&text, *at)..place(&text, at + len), "");
        }
        Edit::Copy(other) => text = now(FIRST[*other].0),
        Edit::Remove => return files.remove(path),
        Edit::Restore => text = first.to_owned(),
    }
    files.insert(path, Body::Text(text.into()));
}

/// A site as it is edited, before the first edit.
fn first() -> Files {
    let mut files = Files::new();
    files.insert_text("content/site.yaml", SITE);
    for (path, text) in FIRST {
        files.insert_text(path, text);
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn edits_of_the_registry_leave_what_a_clean_load_makes(edits in edits()) {
        let config = Config::on(jiff::civil::date(2026, 11, 24));
        let (mut files, mut remembered) = (first(), Remembered::default());
        let _ = load::again(&files, &config, &mut remembered);
        for (file, edit) in &edits {
            apply(&mut files, *file, edit);
            let (site, problems) = load::again(&files, &config, &mut remembered);
            let (clean, found) = load::site(&files, &config);
            prop_assert_eq!(format!("{problems:?}"), format!("{found:?}"), "after {:?}", edit);
            prop_assert_eq!(format!("{site:?}"), format!("{clean:?}"), "after {:?}", edit);
        }
    }
}

#[test]
fn what_is_loaded_again_is_in_the_words_of_today() {
    let config = Config::on(jiff::civil::date(2026, 11, 24));
    let (mut files, mut remembered) = (first(), Remembered::default());
    let page = "---\ntitle: Accueil\ndescription: Ici.\n---\n";
    files.insert_text("content/index.fr.md", page);
    for words in ["environ", "vers"] {
        files.insert_text("templates/strings/fr.ftl", &format!("figure-about = {words}\n"));
        let (site, _) = load::again(&files, &config, &mut remembered);
        let page = site.page_at("index.fr.md").unwrap();
        assert_eq!(page.lang.word("figure-about"), Some(words));
    }
}
