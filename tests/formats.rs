//! The forms of the report for other programs: that they hold what the standard demands, on every
//! site of the fixtures. (The schema itself is not ours to pass on.)

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::Site;

fn broken() -> Site {
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    site.write(
        "content/a, b.md",
        "---\ntitle: Año\ndescription: x\nkind: page\n---\nIn 100% of 12.\n",
    );
    site.write(
        "content/share.md",
        "---\ntitle: Año\ndescription: x\nkind: page\n---\nIn 93% of 12.\n",
    );
    site.write("content/latin.md", b"a\xf1o");
    site
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// What §3.27 to §3.30 demand of a place, with lines that are there.
fn check_place(site: &Site, place: &Value) {
    let artifact = &place["artifactLocation"];
    assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
    let uri = text(&artifact["uri"]);
    assert!(!uri.starts_with('/') && !uri.contains([' ', ',']), "{uri}");
    let path = uri.replace("%20", " ").replace("%2C", ",");
    let bytes = std::fs::read(site.path(&path)).unwrap();
    let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
    let region = &place["region"];
    let at = |key: &str| region[key].as_u64().unwrap();
    assert!(at("startLine") >= 1 && at("endLine") <= lines, "{place}");
    assert!((at("startLine"), at("startColumn")) <= (at("endLine"), at("endColumn")), "{place}");
}

#[test]
fn sarif_holds_what_the_standard_demands() {
    let site = broken();
    let run = site.run(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &log["version"]), (1, &json!("2.1.0")));
    assert!(text(&log["$schema"]).ends_with("/sarif-schema-2.1.0.json"));
    let of = &log["runs"][0];
    assert_eq!(of["columnKind"], "unicodeCodePoints");
    assert!(of["originalUriBaseIds"]["%SRCROOT%"].is_object());
    let rules = of["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(!text(&rule[key]["text"]).is_empty(), "{rule}");
        }
    }
    let results = of["results"].as_array().unwrap();
    let mut names = BTreeSet::new();
    for found in results {
        let index = found["ruleIndex"].as_u64().unwrap();
        assert_eq!(rules[usize::try_from(index).unwrap()]["id"], found["ruleId"]);
        assert!(["error", "warning", "note"].contains(&text(&found["level"])));
        assert!(text(&found["message"]["text"]).ends_with('.'));
        assert!(names.insert(text(&found["partialFingerprints"]["plainfact/v1"]).to_owned()));
        check_place(&site, &found["locations"][0]["physicalLocation"]);
        for label in found["relatedLocations"].as_array().into_iter().flatten() {
            check_place(&site, &label["physicalLocation"]);
        }
    }
    let stale = results.iter().find(|found| found["ruleId"] == "stale-figure").unwrap();
    let change = &stale["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "content/index.md");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "3,913 children");
    // Only a site that has a page about the check can say where it is.
    assert!(rules.iter().all(|rule| rule.get("helpUri").is_none()));
    site.write("content/about/checks/stale-figure.md", "---\ntitle: A\ndescription: B\n---\n");
    let run = site.run(&["check", "--format", "sarif"]);
    assert!(run.out.contains("\"https://example.org/about/checks/stale-figure/\""), "{}", run.out);
}

#[test]
fn annotations_are_one_a_line() {
    let run = broken().run(&["check", "--format", "github"]);
    let words = [
        "::error file=content/a%2C b.md,line=1,endLine=1,col=1,endColumn=1,title=bad-id::`a, b` in ",
        "::error file=content/share.md,line=6,endLine=6,col=4,endColumn=7,title=unsourced-figure::",
        "accounts for 93%25%0A",
        "::notice file=",
    ];
    run.expect(1, &words);
    assert!(run.out.lines().all(|line| line.starts_with("::")), "{}", run.out);
}
