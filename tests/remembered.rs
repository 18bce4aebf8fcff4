//! What is remembered changes nothing: after any edits, files that are read again one by one and a
//! site that is loaded with what was left of the one before give what a clean build gives.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use plainfact::check::{self, Scope};
use plainfact::diag::{Counts, Report, json};
use plainfact::edge::{disk, embedded};
use plainfact::load::{self, Remembered};
use plainfact::model::Config;
use plainfact::render::{Colours, Content, Output, Pages as _, Plan};
use plainfact::text::{Body, Files};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runs, TestRunner};
use support::Site;

/// Files with what may stand in each: right, wrong, or nonsense.
const FILES: [(&str, &[&str]); 12] = [
    (
        "content/index.md",
        &[
            "---\ntitle: Tiny\ndescription: A site.\n---\nThere were [3,913 children](fact:children).\n",
            "---\ntitle: Tiny\ndescription: A site.\n---\nSee [a](a.md) and [b](s/b.md#more).\n",
            "---\ntitle: Other\ndescription: A site.\naliases: [/old/]\n---\nNo more.\n\n```rs\nlet a = 1;\n```\n",
        ],
    ),
    (
        "content/a.md",
        &[
            "---\ntitle: A\ndescription: A page.\nkind: page\n---\nThere were <fact:children>.\n",
            "---\ntitle: A\ndescription: A page.\ndate: 2021-06-02\nsources: [report]\n---\nOne [@report].\n",
            "---\ntitle: A\ndescription: A page.\nkind: page\ndraft: true\n---\nLater.\n",
            "---\ntitle: [\n---\nBroken.\n",
            "",
        ],
    ),
    (
        "content/s/index.md",
        &["---\ntitle: S\ndescription: A section.\n---\nWords.\n\n![](fact:children)\n"],
    ),
    (
        "content/s/b.md",
        &[
            "---\ntitle: B\ndescription: A page.\nkind: page\n---\n## More {#more}\n\nThere were [3,931 children](fact:children).\n",
            "---\ntitle: B\ndescription: A page.\nkind: page\ntemplate: own.html\n---\n![A map](map.png)\n",
        ],
    ),
    (
        "content/s/b.es.md",
        &["---\ntitle: B\ndescription: Una página.\nkind: page\n---\nPalabras.\n"],
    ),
    ("content/s/map.png", &["no picture", "a longer one"]),
    (
        "content/site.yaml",
        &[
            "title: Tiny\nbase_url: https://example.org\n",
            "title: Tiny\nbase_url: https://example.org\nlanguages: {en: {name: English, locale: en-US}, es: {name: Español, locale: es-US}}\ndefault_language: en\n",
            "title: Tiny\nbase_url: https://example.org/x\nchecks: {stale-figure: warn}\n",
            "title: [",
        ],
    ),
    (
        "content/registry/facts/counts.yaml",
        &[
            "children:\n  label: Children separated\n  kind: count\n  unit: {one: child, other: children}\n  claims:\n    first: {value: 3913, as_of: 2021-06-02, sources: [report]}\n",
            "children:\n  label: Children apart\n  kind: count\n  unit: {one: child, other: children}\n  claims:\n    first: {value: 3931, as_of: 2021-06-02, sources: [report]}\n",
            "other:\n  label: [\n",
        ],
    ),
    (
        "content/registry/facts/more.yaml",
        &[
            "families:\n  label: Families\n  kind: count\n  unit: {one: family, other: families}\n  claims:\n    first: {value: 12, as_of: 2021-06-02, sources: [report]}\n",
            "children:\n  label: Children again\n  kind: count\n  unit: {one: child, other: children}\n  claims:\n    first: {value: 7, as_of: 2021-06-02, sources: [report]}\n",
        ],
    ),
    (
        "templates/own.html",
        &["<p>{{ page.title }}</p>", "{{ page.nothing }}", "{{ nothing.of(the) sort", ""],
    ),
    ("templates/strings/en.ftl", &["skip = Go on", "skip = {"]),
    ("static/site.css", &["body { color: black }", "body { color: red }"]),
];

/// A change of the sources.
#[derive(Debug, Clone)]
enum Edit {
    /// One of its texts, by number, is put in a file.
    Write(usize, usize),
    /// A file is taken away.
    Remove(usize),
    /// A file takes the place of another.
    Rename(usize, usize),
    /// A folder goes with all that is in it, and something else has its name.
    Fell(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let file = || 0..FILES.len();
    prop_oneof![
        6 => (file(), 0..5usize).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => file().prop_map(Edit::Remove),
        1 => (file(), file()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => file().prop_map(Edit::Fell),
    ]
}

impl Edit {
    /// Makes the change; gives the paths that a watcher would tell of.
    fn make(&self, root: &Path) -> Vec<PathBuf> {
        let path = |file: usize| PathBuf::from(FILES[file].0);
        match *self {
            Edit::Write(file, text) => {
                let (name, texts) = FILES[file];
                let place = root.join(name);
                let folder = place.parent().unwrap();
                if folder.is_file() {
                    fs::remove_file(folder).unwrap();
                }
                fs::create_dir_all(folder).unwrap();
                fs::write(&place, texts[text % texts.len()]).unwrap();
                vec![path(file).parent().unwrap().to_owned(), path(file)]
            }
            Edit::Remove(file) => {
                let _ = fs::remove_file(root.join(path(file)));
                vec![path(file)]
            }
            Edit::Rename(from, to) => {
                let _ = fs::rename(root.join(path(from)), root.join(path(to)));
                vec![path(from), path(to)]
            }
            Edit::Fell(file) => {
                let folder = path(file).parent().unwrap().to_owned();
                // Without these there is no site to read.
                if folder.iter().count() > 1 {
                    let _ = fs::remove_dir_all(root.join(&folder));
                    let _ = fs::remove_file(root.join(&folder));
                    fs::create_dir_all(root.join(folder.parent().unwrap())).unwrap();
                    fs::write(root.join(&folder), "no folder").unwrap();
                }
                vec![folder]
            }
        }
    }
}

fn config() -> Config {
    Config { drafts: true, ..Config::on(date(2026, 12, 1)) }
}

/// What stands in all files, by their paths.
fn told(files: &Files) -> Vec<(String, Body, Option<String>)> {
    let one = |(id, path, body): (_, &str, &Body)| {
        (path.to_owned(), body.clone(), files.sum(id).map(str::to_owned))
    };
    files.iter().map(one).collect()
}

/// What a site comes to, made page by page as a preview does, and its report.
fn remembered(files: &Files, left: &mut (Remembered, Colours)) -> (Output, String) {
    let config = config();
    let (site, mut found) = load::again(files, &config, &mut left.0);
    let plan = Plan::on_demand(&site, files, &config).knowing(left.1.clone());
    let (mut output, mut failures) = (Output::new(), Vec::new());
    for route in plan.routes() {
        let (content, failed) = plan.make(route);
        failures.extend(failed);
        content.map(|content: Content| output.insert(route.clone(), content));
    }
    left.1 = plan.colours();
    let pages = plan.pages();
    found.extend(plan.problems(failures));
    let problems = check::site(&site, files, &config, found, &Scope::WHOLE);
    let facts = site.registry.facts.len();
    let claims = site.registry.facts.values().map(|fact| fact.claims.len()).sum();
    let report = Report::new(problems, files, Counts { pages, facts, claims });
    (output, json::print(&report, files))
}

#[test]
fn what_is_remembered_changes_nothing() {
    let edits = prop::collection::vec(edit(), 1..7);
    let runs = Runs { cases: 10, failure_persistence: None, ..Runs::default() };
    let follow = |edits: Vec<Edit>| {
        follow(&edits);
        Ok(())
    };
    TestRunner::new(runs).run(&edits, follow).unwrap();
}

/// Makes the edits one by one, and compares what comes of each.
fn follow(edits: &[Edit]) {
    let site = Site::new();
    let mut files = disk::read(site.root()).unwrap();
    embedded::add_defaults(&mut files);
    let mut left = Default::default();
    remembered(&files, &mut left);
    for edit in edits {
        let paths = edit.make(site.root());
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let before = told(&files);
        let changed;
        (files, changed) = disk::reread(site.root(), &paths, &files);
        let mut clean = disk::read(site.root()).unwrap();
        embedded::add_defaults(&mut clean);
        assert_eq!(told(&files), told(&clean), "{edit:?}");
        assert_eq!(changed.is_empty(), before == told(&files), "{edit:?}: {changed:?}");
        let (output, report) = plainfact::build(&clean, &config());
        let (output_again, report_again) = remembered(&files, &mut left);
        assert_eq!(report_again, json::print(&report, &clean), "{edit:?}");
        let differing = output_again.changes(&output);
        assert!(differing.is_empty(), "{edit:?}: {differing:?}");
    }
}
