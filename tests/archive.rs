//! Copies of sources: which are missing, and how those that were saved come on record.

#![expect(clippy::disallowed_methods, reason = "it looks at the files of a site")]

mod support;

use std::fs;

use support::Site;

const SUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn sources_without_a_copy_are_listed_with_the_address_that_saves_them() {
    let site = Site::new();
    let line = "report\thttps://example.org/report\thttps://web.archive.org/save/https://example.org/report\n";
    assert_eq!(site.run(&["archive"]).expect(0, &[]).out, line);
    let copy = "  snapshot: {url: \"https://web.archive.org/web/1/https://example.org/report\", captured: 2026-11-24}\n";
    let before = fs::read_to_string(site.path("content/registry/sources/all.yaml")).unwrap();
    site.write("content/registry/sources/all.yaml", format!("{before}{copy}"));
    assert_eq!(site.run(&["archive"]).expect(0, &[]).out, "");
}

#[test]
fn copies_come_on_record_once_and_nothing_else_changes() {
    let site = Site::new();
    let sources = "content/registry/sources/all.yaml";
    let before = fs::read_to_string(site.path(sources)).unwrap();
    let more = "\n# A copy with its address.\nother:\n  type: report\n  title: Another\n  issued: 2020\n  snapshot: {url: \"https://web.archive.org/web/1\", captured: 2020-01-02}\n\nbraced: {type: report, title: In braces, issued: 2020}\n";
    site.write(sources, format!("{before}{more}"));
    for copy in ["report.pdf", "report.txt", "other.html", "braced.pdf"] {
        site.write(&format!("content/registry/saved/{copy}"), "abc");
    }
    let run = site.run(&["archive", "--record"]);
    let by_hand = "braced: write `snapshot: {captured: ";
    run.expect(0, &["report: content/registry/saved/report.pdf, saved on ", "other: ", by_hand]);
    let after = fs::read_to_string(site.path(sources)).unwrap();
    assert!(
        after.contains(&format!(
            "{{sha256: {SUM}, url: \"https://web.archive.org/web/1\", captured: 2020-01-02}}"
        )),
        "{after}"
    );
    let new: Vec<&str> =
        after.lines().filter(|line| line.contains(SUM) && !line.contains("url")).collect();
    assert!(matches!(new[..], [line] if line.starts_with("  snapshot: {captured: 20")), "{after}");
    let rest: Vec<&str> = after.lines().filter(|line| !line.contains(SUM)).collect();
    let old = format!("{before}{more}");
    let kept: Vec<&str> = old.lines().filter(|line| !line.contains("snapshot: {url")).collect();
    assert_eq!(rest, kept);
    site.run(&["archive", "--record"]).expect(0, &["braced: write"]);
    assert_eq!(fs::read_to_string(site.path(sources)).unwrap(), after);
    // Whoever puts another file there is told.
    site.write("content/registry/saved/report.pdf", "abd");
    site.run(&["check"]).expect(1, &["snapshot-mismatch"]);
}
