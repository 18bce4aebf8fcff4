//! Where corrections are shown, and that their lists and feeds hold together.

#[path = "support/memory.rs"]
mod memory;

use std::collections::BTreeSet;

use memory::{between, build, site, text};
use plainfact::render::Output;
use plainfact::text::Files;

const PAGE: &str = "/policy/article/";

const LOCK: &str = "\
claims:
  children#court: {value: 5460, unit: children, as_of: 2019-10-24, source: news, recorded: 2026-10-01}
  children#task-force: {value: 3931, unit: children, as_of: 2021-06-02, period: 2017-07-01/2021-01-20, source: report, recorded: 2026-11-01, was: [
    {value: 3930, unit: children, as_of: 2021-06-02, source: report, recorded: 2026-11-01, gone: 2026-11-01},
    {value: 3900, modifier: about, unit: children, as_of: 2021-06-02, source: report, recorded: 2026-10-01}]}
  started#memo: {value: 2018-04-07, as_of: 2018-04-06, source: report, recorded: 2026-10-01}
corrections:
  early: {recorded: 2026-11-01}
";

/// The entry of a correction.
fn correction(id: &str, fields: &str) -> String {
    format!(
        "{id}: {{date: 2026-11-24, pages: [{PAGE}], text: \"About {id} & more [@news].\", {fields}}}\n"
    )
}

/// The site with these corrections, published.
fn published(corrections: &[String]) -> Output {
    let mut files: Files = site("The text.");
    files.insert_text("content/registry/corrections.yaml", &corrections.concat());
    files.insert_text("content/registry/facts.lock", LOCK);
    build(&files).0
}

/// Wants a correction at the top of its page, at its end, or nowhere, and a mark or none.
#[track_caller]
fn check(fields: &str, top: bool, mark: Option<&str>) {
    let output = published(&[correction("x", fields)]);
    let page = text(&output, PAGE);
    let at = page.find("id=\"_x\"").expect(fields);
    assert_eq!(at < page.find("The text.").unwrap(), top, "{fields}");
    let heading = between(page, "<h1>", "</h1>");
    match mark {
        Some(words) => {
            let badge = format!("An article <a class=\"badge corrected\" href=\"#_x\">{words}</a>");
            assert_eq!(heading, badge);
        }
        None => assert_eq!(heading, "An article", "{fields}"),
    }
    assert!(!text(&output, "/policy/").contains("_x"), "only the pages that it names show it");
}

#[test]
fn gravity_decides_where_it_stands() {
    let words = "was: three, is: four";
    check(&format!("kind: correction, {words}"), false, None);
    check(&format!("kind: correction, severity: minor, {words}"), false, None);
    check(&format!("kind: correction, severity: significant, {words}"), true, None);
    check(&format!("kind: correction, severity: major, {words}"), true, Some("Corrected"));
    check(&format!("kind: clarification, {words}"), false, None);
    check("kind: editors-note", true, None);
    check("kind: editors-note, severity: minor", false, None);
    check("kind: withdrawal", true, None);
    check("kind: withdrawal, severity: major", true, Some("Withdrawn"));
    check("kind: update, severity: major", false, None);
}

#[test]
fn it_says_what_was_wrong_and_since_when() {
    let fields = "kind: correction, was: a <b>, is: c, wrong_since: 2026-01, facts: [children]";
    let output = published(&[correction("x", fields)]);
    for route in [PAGE, "/corrections/"] {
        let page = text(&output, route);
        for words in [
            "<p>About x &amp; more.<sup class=\"mark\">",
            "<del>a &lt;b&gt;</del>",
            "<ins>c</ins>",
            "<time datetime=\"2026-01\">January 2026</time>",
            "The Paper",
        ] {
            assert!(page.contains(words), "{words} is not on {route}: {page}");
        }
    }
    let list = text(&output, "/corrections/");
    assert!(list.contains("href=\"/sub/facts/children/\">Children separated"), "{list}");
    assert!(list.contains("href=\"/sub/policy/article/\">An article"), "{list}");
    // An older count was right for its day.
    let update = published(&[correction("x", "kind: update, was: three, is: four")]);
    assert!(!text(&update, PAGE).contains("<del>"));
    assert!(text(&update, "/changes/").contains("id=\"x\""));
    assert!(text(&update, "/corrections/").contains("No correction has been made yet"));
}

#[test]
fn feeds_have_permanent_ids_and_whole_addresses() {
    let output = published(&[
        correction("early", "kind: correction, was: a, is: b, facts: [children]"),
        correction("fix", "kind: correction, was: \"3,931 children\", is: x, facts: [children]"),
        correction("more", "kind: update, facts: [children, started]"),
        correction("note", "kind: editors-note"),
    ]);
    for (route, entries) in [("/corrections/feed.xml", 3), ("/changes/feed.xml", 9)] {
        let feed = text(&output, route);
        let ids: BTreeSet<&str> =
            feed.split("<id>").skip(1).map(|id| id.split("</id>").next().unwrap()).collect();
        let all = feed.matches("<id>").count();
        assert_eq!((ids.len(), all), (all, entries + 1), "{feed}");
        assert!(feed.contains(&format!("<id>https://example.org/sub{route}</id>")), "{feed}");
        let addresses = feed.split("href=\"").skip(1);
        assert!(addresses.clone().all(|url| url.starts_with("https://example.org/sub/")), "{feed}");
        assert!(!feed.contains("/sub/sub/"), "{feed}");
    }
    let feed = text(&output, "/corrections/feed.xml");
    assert!(feed.contains("<id>tag:example.org,2026-11-24:/corrections/fix</id>"), "{feed}");
    // Without any there is a whole feed all the same.
    let empty = published(&[]);
    let feed = text(&empty, "/corrections/feed.xml");
    assert!(feed.contains("<updated>2026-10-01T00:00:00Z</updated>"), "{feed}");
}

#[test]
fn a_figure_has_its_history() {
    let output = published(&[
        correction("early", "kind: correction, was: \"about 3,900 children\", facts: [children]"),
        correction("fix", "kind: correction, was: \"3,931 children\", facts: [children]"),
        correction("more", "kind: update, facts: [children]"),
    ]);
    let page = text(&output, "/facts/children/");
    let history = between(page, "<ol class=\"history\">", "</ol>");
    let rows: Vec<String> = history
        .split("<li>")
        .skip(1)
        .map(|row| {
            let words = row.split('<').filter_map(|part| part.split_once('>'));
            words
                .map(|(_, words)| words)
                .collect::<String>()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let expected = [
        "November 24, 2026 Changed 3,931 children → 3,913 children Correction",
        "November 24, 2026 New at least 4,500 to 5,000 children, about 5,500 children",
        "November 24, 2026 Update Update",
        "November 1, 2026 Changed about 3,900 children → 3,930 children Correction",
        "November 1, 2026 No longer given 3,930 children Correction",
        "November 1, 2026 New 3,931 children",
        "October 1, 2026 First recorded 5,460 children, about 3,900 children",
    ];
    let sorted = |rows: &[String]| rows.iter().cloned().collect::<BTreeSet<String>>();
    let expected: Vec<String> = expected.map(str::to_owned).into();
    assert_eq!(sorted(&rows), sorted(&expected), "{history}");
    // Days come the newest first.
    let days: Vec<&str> = rows.iter().map(|row| row.split(',').next().unwrap()).collect();
    assert_eq!(days.first(), Some(&"November 24"));
    assert_eq!(days.last(), Some(&"October 1"));
    // What is no number has a history, too.
    let page = text(&output, "/facts/started/");
    assert!(page.contains("<del>April 7, 2018</del>"), "{page}");
}

#[test]
fn a_site_that_recorded_nothing_says_so() {
    let output = build(&site("The text.")).0;
    assert!(text(&output, "/changes/").contains("No figure has been recorded yet."));
    assert!(text(&output, "/corrections/").contains("No correction has been made yet"));
    assert!(!text(&output, "/facts/children/").contains("_history"));
    let foot = between(text(&output, PAGE), "<footer class=\"site-footer\"", "</html>");
    assert!(foot.contains("<a href=\"/sub/corrections/\">Corrections</a>"), "{foot}");
}
