//! `init`: a site that is complete and clean, and a folder that is never written over.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;

use serde_json::Value;
use support::Site;

#[test]
fn a_new_site_is_clean_and_complete() {
    let site = Site::empty();
    site.run(&["init", "ferry"]).expect(0, &["files to `ferry`", "serve --root ferry"]);
    let files = site.listing("ferry");
    let workflow = ".github/workflows/publish.yml";
    for path in [".gitignore", workflow, "README.md", ".vscode/settings.json", "content/site.yaml"]
    {
        assert!(files.contains_key(std::path::Path::new(path)), "{path}");
    }
    // It is written with care: not even a note.
    let run = site.run(&["build", "--strict", "--root", "ferry", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["diagnostics"], Value::Array(Vec::new()));
    // Rival counts, a chart, a docket, a correction: each is on its page.
    let page = |route: &str| {
        fs::read_to_string(site.path(&format!("ferry/public/{route}/index.html"))).unwrap()
    };
    let counts = page("traffic/how-many");
    for words in ["19,105", "<svg", "18,420 passengers"] {
        assert!(counts.contains(words), "{words}");
    }
    assert!(page("cases/holm").contains("Stipulation of Settlement"));
    assert!(page("glossary").contains("stoppage"));
    // Git keeps what was written, and leaves what the program makes.
    let ignored = fs::read_to_string(site.path("ferry/.gitignore")).unwrap();
    assert!(ignored.contains("/public/") && ignored.contains("/.plainfact/"));
}

#[test]
fn every_schema_of_the_settings_is_there() {
    let site = Site::empty();
    site.run(&["init", "."]).expect(0, &[]);
    let settings = fs::read_to_string(site.path(".vscode/settings.json")).unwrap();
    let settings: Value = serde_json::from_str(&settings).unwrap();
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    assert!(schemas.len() > 8);
    for path in schemas.keys() {
        assert!(site.path(path).is_file(), "{path}");
    }
    // It is up to date: asking for the same again changes nothing.
    let before = site.listing(".");
    site.run(&["schema", "--vscode"]).expect(0, &[]);
    assert!(site.listing(".") == before);
}

#[test]
fn nothing_is_written_over() {
    let site = Site::new();
    let before = site.listing(".");
    for dir in [".", "content"] {
        site.run(&["init", dir]).expect(2, &["is not empty", "new or empty"]);
    }
    site.run(&["init", "content/index.md"]).expect(2, &["cannot be used"]);
    site.run(&["init"]).expect(2, &["<DIR>"]);
    assert!(site.listing(".") == before);
    fs::create_dir(site.path("empty")).unwrap();
    site.run(&["init", "empty"]).expect(0, &[]);
}
