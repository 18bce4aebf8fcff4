//! The language server, as an editor meets it: the program is started, and spoken to in the
//! protocol.

#![cfg(feature = "lsp")]
#![expect(clippy::disallowed_methods, reason = "the site is put away and back on disk")]

mod support;

use serde_json::{Value, json};
use support::Site;
use support::editor::{Editor, edited};

const HOME: &str = "content/index.md";
const FACTS: &str = "content/registry/facts/counts.yaml";
const TALKS: &str = "content/talks.md";

/// A page with a bit of everything.
const PAGE: &str = "\
---
title: The talks
description: A page with a bit of everything.
kind: page
topics: [numbers]
---

## How many

There were [3,913 children](fact:children) and [5,460](fact:children#court) [@report, p. 4].

### By whom

See [Ms. L.](case:ms-l), [class action](term:class-action), [ACLU](party:aclu) and
[home](index.md).
";

const COUNTS: &str = "\
children:
  label: Children separated
  kind: count
  unit: {one: child, other: children}
  preferred: first
  differ: The court counts later separations as well.
  claims:
    first:
      value: 3913
      as_of: 2021-06-02
      counted_by: aclu
      sources: [{id: report, page: i}]
    court:
      value: 5460
      as_of: 2019-10-24
      sources: [report]
rest:
  label: Children not in the count
  kind: count
  unit: {one: child, other: children}
  derived: {formula: a - b, where: {a: children#court, b: children}, mixed_dates: For a test.}
";

/// The small site, with some more in it.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: Tiny\nbase_url: https://example.org\ntopics: {numbers: The numbers}\n",
    );
    site.write(FACTS, COUNTS);
    site.write(TALKS, PAGE);
    site.write(
        "content/registry/cases/all.yaml",
        "ms-l:\n  caption: Ms. L. v. ICE\n  short: Ms. L.\n  court: S.D. Cal.\n  status: pending\n  \
         status_as_of: 2026-02-06\n  parties: {counsel: [aclu]}\n",
    );
    site.write(
        "content/registry/terms/all.yaml",
        "class-action:\n  term: class action\n  plain: A lawsuit by some for all.\n",
    );
    site.write(
        "content/registry/parties/all.yaml",
        "aclu: {type: organization, name: American Civil Liberties Union, short: ACLU}\n",
    );
    site
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|found| found["code"].as_str().unwrap()).collect()
}

/// The labels and the new texts of what is offered at the end of a text, in which `|` stands for
/// the caret.
fn offered(editor: &mut Editor, path: &str, version: i64, text: &str) -> Vec<(String, String)> {
    editor.change(path, version, &text.replace('|', ""));
    let list = editor.ask_at("textDocument/completion", path, text, "|", json!({})).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = list["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"]))).collect()
}

#[test]
fn what_is_typed_is_checked_before_it_is_saved() {
    let site = site();
    let mut editor = Editor::start(&site);
    // A character of two UTF-16 units and four bytes stands before the figure.
    let wrong = PAGE.replace("There were [3,913", "𝄞 There were [3,931");
    editor.open(TALKS, 1, &wrong);
    let found = editor.diagnostics(TALKS, 1);
    assert_eq!(codes(&found), ["stale-figure"], "{found:#?}");
    let range = json!({
        "start": {"line": 9, "character": 15},
        "end": {"line": 9, "character": 29},
    });
    assert_eq!(found[0]["range"], range);
    assert_eq!(found[0]["severity"], 1);
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.contains("\nhelp: "), "{message}");
    let related = &found[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], editor.uri(FACTS));

    let change = json!([{"range": range, "text": "3,913 children"}]);
    editor.edit(TALKS, 2, change);
    assert!(editor.diagnostics(TALKS, 2).is_empty());

    // What is typed in the registry is seen in the pages.
    editor.open(FACTS, 1, &COUNTS.replace("value: 3913", "value: 3914"));
    let found = editor.diagnostics(TALKS, 2);
    assert_eq!(codes(&found), ["stale-figure"]);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": editor.uri(FACTS)}}));
    assert!(editor.diagnostics(TALKS, 2).is_empty());
    editor.finish();
}

#[test]
fn columns_are_counted_in_bytes_where_that_is_offered() {
    let site = site();
    let offer = json!({"general": {"positionEncodings": ["utf-16", "utf-8"]}});
    let (mut editor, answer) = Editor::start_with(&site, offer);
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
    editor.open(TALKS, 1, &PAGE.replace("There were [3,913", "𝄞 There were [3,931"));
    let found = editor.diagnostics(TALKS, 1);
    assert_eq!(found[0]["range"]["start"], json!({"line": 9, "character": 17}));
    editor.finish();
    let (editor, answer) = Editor::start_with(&site, json!({}));
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
    editor.finish();
}

#[test]
fn a_template_that_fails_is_told() {
    let site = site();
    let mut editor = Editor::start(&site);
    let path = "templates/page.html";
    editor.open(path, 1, "<p>{{ fact(id=\"childern\") }}</p>\n");
    let found = editor.diagnostics_until(path, &|found| !found.is_empty());
    assert_eq!(codes(&found), ["template-error"], "{found:#?}");
    assert_eq!(found[0]["range"]["start"]["line"], 0);
    editor.finish();
}

#[test]
fn certain_mends_are_offered_and_no_others() {
    let site = site();
    let mut editor = Editor::start(&site);
    let wrong = PAGE.replace("kind: page", "kind: page\norderr: 1").replace("topics:", "topcis:");
    let wrong = wrong.replace("case:ms-l", "case:nothing-like-it");
    editor.open(TALKS, 1, &wrong);
    let found = editor.diagnostics(TALKS, 1);
    let document = json!({"uri": editor.uri(TALKS)});
    let ask = |editor: &mut Editor, range: &Value, only: Value| {
        let context = json!({"diagnostics": [], "only": only});
        let params = json!({"textDocument": document, "range": range, "context": context});
        editor.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    };
    let at = |code: &str| found.iter().find(|found| found["code"] == code).unwrap();
    let typo = at("unknown-field");
    let mends = ask(&mut editor, &typo["range"], json!(["quickfix"]));
    assert_eq!(mends.len(), 1, "{mends:#?}");
    assert_eq!(mends[0]["kind"], "quickfix");
    let uri = editor.uri(TALKS);
    let mended = edited(&mends[0]["edit"], &uri, &wrong);
    assert!(mended.contains("\norder: 1") && mended.contains("\ntopcis:"), "{mended}");
    assert_eq!(mends[0]["edit"]["documentChanges"][0]["textDocument"]["version"], 1);

    let whole = json!({
        "start": {"line": 0, "character": 0},
        "end": {"line": 99, "character": 0},
    });
    let all = ask(&mut editor, &whole, json!(["source.fixAll"]));
    assert_eq!(all.len(), 1, "{all:#?}");
    let mended = edited(&all[0]["edit"], &uri, &wrong);
    assert!(mended.contains("\norder: 1") && mended.contains("\ntopics:"), "{mended}");

    // A fact nobody knows has help, and no mend that is certain.
    editor.change(TALKS, 2, &PAGE.replace("case:ms-l", "case:nothing-like-it"));
    let found = editor.diagnostics(TALKS, 2);
    assert_eq!(codes(&found), ["unknown-case"]);
    assert!(ask(&mut editor, &found[0]["range"], Value::Null).is_empty());
    editor.finish();
}

#[test]
fn ids_are_offered_in_references() {
    let site = site();
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 1, PAGE);
    editor.diagnostics(TALKS, 1);
    let mut version = 1;
    let mut check = |typed: &str, expected: &[&str]| {
        version += 1;
        let text = format!("{PAGE}\nHere {typed}\n");
        let offers = offered(&mut editor, TALKS, version, &text);
        let labels: Vec<&str> = offers.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, expected, "{typed}");
    };
    check("[x](fact:|)", &["children", "rest"]);
    check("[x](fact:chil|", &["children", "rest"]);
    check("<fact:|", &["children", "rest"]);
    check("[x](fact:children#|)", &["first", "court"]);
    check("[x](case:|)", &["ms-l"]);
    check("[x](term:|)", &["class-action"]);
    check("[x](party:|)", &["aclu"]);
    check("![](timeline:?topic=|)", &["numbers"]);
    check("![](cases:?status=pending&party=|)", &["aclu"]);
    check("[see @|]", &["report"]);
    check("[@report, p. 4; @re|]", &["report"]);
    let forms = ["number", "words", "as-of", "period", "counted-by", "source"];
    check("[](fact:children?|)", &forms);
    let schemes = ["fact:", "source:", "case:", "term:", "party:", "series:", "index.md"];
    check("[x](|)", &schemes);
    check("nothing|", &[]);
    editor.finish();
}

#[test]
fn an_offer_says_what_it_stands_for_and_takes_the_place_of_what_is_typed() {
    let site = site();
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 1, PAGE);
    let text = PAGE.replace("fact:children)", "fact:chi|ld)");
    editor.change(TALKS, 2, &text.replace('|', ""));
    let list = editor.ask_at("textDocument/completion", TALKS, &text, "|", json!({})).unwrap();
    let first = &list["items"][0];
    assert_eq!(first["detail"], "3,913 children: Children separated");
    let edit = &first["textEdit"];
    let length = edit["range"]["end"]["character"].as_u64().unwrap()
        - edit["range"]["start"]["character"].as_u64().unwrap();
    assert_eq!(length, 5, "{edit}");

    let mut version = 2;
    let mut check = |typed: &str, expected: &[(&str, &str)]| {
        version += 1;
        let offers = offered(&mut editor, TALKS, version, &format!("{PAGE}\nHere {typed}\n"));
        let offers: Vec<_> = offers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(offers, expected, "{typed}");
    };
    let first = ("3,913 children", "3,913 children](fact:children)");
    let court = ("5,460 children", "5,460 children](fact:children#court)");
    check("[39|", &[first]);
    check("[5,4|]", &[court]);
    check("[separated|", &[first, court]);
    check("[^1|", &[]);
    editor.finish();
}

#[test]
fn keys_and_values_are_offered_in_yaml() {
    let site = site();
    let mut editor = Editor::start(&site);
    let mut check = |path: &str, text: &str, has: &[&str], has_not: &[&str]| {
        let version = i64::try_from(text.len()).unwrap();
        editor.open(path, version - 1, "");
        let offers = offered(&mut editor, path, version, text);
        let labels: Vec<&str> = offers.iter().map(|(label, _)| label.as_str()).collect();
        for label in has {
            assert!(labels.contains(label), "{label} is not in {labels:?}: {text}");
        }
        for label in has_not {
            assert!(!labels.contains(label), "{label} is in {labels:?}: {text}");
        }
    };
    check(TALKS, "---\ntitle: A\n|\n---\n", &["description", "date"], &["title", "label"]);
    check(TALKS, "---\nkind: |\n---\n", &["article", "page"], &[]);
    check(TALKS, "---\nsources: [|]\n---\n", &["report"], &["aclu"]);
    check(TALKS, "---\ntopics: [|]\n---\n", &["numbers"], &[]);
    check(TALKS, "---\nallow: {|}\n---\n", &["unsourced-figure"], &[]);
    check(TALKS, "---\ntitle: A\n---\n|", &[], &["description"]);
    check("content/site.yaml", "title: A\nb|", &["base_url"], &["title"]);
    let fact = "x:\n  label: A\n  claims:\n    first:\n      ";
    check(FACTS, &format!("{fact}as|"), &["value", "as_of"], &["label"]);
    check(FACTS, &format!("{fact}counted_by: |"), &["aclu"], &["report"]);
    check(FACTS, &format!("{fact}sources: [{{id: |"), &["report"], &["aclu"]);
    check(FACTS, &format!("{fact}sources:\n        - |"), &["report", "page"], &[]);
    check(FACTS, "children:\n  preferred: |", &["first", "court"], &[]);
    check(FACTS, "x:\n  derived: {where: {a: children#|", &["first", "court"], &[]);
    check(FACTS, "x:\n  note: See [it](fact:|", &["children"], &[]);
    editor.finish();
}

#[test]
fn what_stands_behind_a_word_is_shown() {
    let site = site();
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 1, PAGE);
    let mut check = |path: &str, text: &str, mark: &str, expected: &[&str]| {
        let hover = editor.ask_at("textDocument/hover", path, text, mark, json!({})).unwrap();
        let shown = hover["contents"]["value"].as_str().unwrap_or("");
        for words in expected {
            assert!(shown.contains(words), "{words:?} is not in {shown}");
        }
        assert_eq!(expected.is_empty(), hover.is_null(), "{hover}");
    };
    let fact = [
        "**3,913 children**",
        "as of June 2, 2021",
        "counted by American Civil Liberties Union",
        "source `report`: Initial Progress Report, page i",
        "`#court` **5,460 children**",
        "later separations",
    ];
    check(TALKS, PAGE, "children)", &fact);
    check(TALKS, PAGE, "court)", &["**5,460 children**", "`#first` **3,913 children**"]);
    check(TALKS, PAGE, "913 children]", &["**3,913 children**"]);
    check(TALKS, PAGE, "460]", &["**5,460 children**", "`#first`"]);
    check(TALKS, PAGE, "report, p. 4", &["Initial Progress Report", "https://example.org/report"]);
    check(TALKS, PAGE, "ms-l", &["Ms. L. v. ICE", "S.D. Cal.", "pending, as of February 6, 2026"]);
    check(TALKS, PAGE, "class-action", &["A lawsuit by some for all."]);
    check(TALKS, PAGE, "aclu", &["American Civil Liberties Union"]);
    check(TALKS, PAGE, "description:", &["**description**: One sentence", "Required"]);
    check(TALKS, PAGE, "numbers]", &["The numbers"]);
    check(FACTS, COUNTS, "as_of: 2021", &["**as_of**: When the count was true"]);
    check(TALKS, PAGE, "There were", &[]);
    editor.finish();
}

#[test]
fn a_name_leads_to_its_definition_and_to_its_uses() {
    let site = site();
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 1, PAGE);
    let mut check = |mark: &str, path: &str, line: u64, column: u64| {
        let method = "textDocument/definition";
        let found = editor.ask_at(method, TALKS, PAGE, mark, json!({})).unwrap();
        assert_eq!(found["uri"], editor.uri(path), "{mark}");
        let start = json!({"line": line, "character": column});
        assert_eq!(found["range"]["start"], start, "{mark}: {found}");
    };
    check("children)", FACTS, 0, 0);
    check("court)", FACTS, 12, 4);
    check("913 children]", FACTS, 0, 0);
    check("report, p. 4", "content/registry/sources/all.yaml", 0, 0);
    check("ms-l", "content/registry/cases/all.yaml", 0, 0);
    check("numbers]", "content/site.yaml", 2, 9);
    check("index.md", HOME, 0, 0);

    let mut uses = |text: &str, path: &str, mark: &str, declared: bool| {
        let more = json!({"context": {"includeDeclaration": declared}});
        let found = editor.ask_at("textDocument/references", path, text, mark, more).unwrap();
        found.as_array().map_or(0, Vec::len)
    };
    // Twice on the page, once at home, twice in the formula, and where it is defined.
    assert_eq!(uses(PAGE, TALKS, "children)", false), 5);
    assert_eq!(uses(COUNTS, FACTS, "children:", true), 6);
    assert_eq!(uses(COUNTS, FACTS, "court:", false), 2);
    assert_eq!(uses(COUNTS, FACTS, "aclu", false), 3);
    assert_eq!(uses(PAGE, TALKS, "There", false), 0);
    editor.finish();
}

#[test]
fn an_id_is_renamed_across_the_site() {
    let site = site();
    let template = "<p>{{ fact(claim=\"court\", id=\"children\") }}</p>\n";
    site.write("templates/note.html", template);
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 7, PAGE);
    let prepared =
        editor.ask_at("textDocument/prepareRename", TALKS, PAGE, "children)", json!({})).unwrap();
    assert_eq!(prepared["placeholder"], "children");
    let mut rename = |mark: &str, name: &str| {
        let more = json!({"newName": name});
        editor.ask_at("textDocument/rename", TALKS, PAGE, mark, more)
    };
    let edit = rename("children)", "minors").unwrap();
    let claim = rename("court)", "judge").unwrap();
    for (mark, name, why) in [
        (
            "children)",
            "Minors",
            "`Minors` is not an id; write small letters with hyphens: `minors`",
        ),
        ("children)", "rest", "there is a `rest` already"),
        ("court)", "first", "there is a `first` already"),
    ] {
        assert_eq!(rename(mark, name).unwrap_err(), why);
    }
    assert!(rename("There", "here").unwrap().is_null());
    let documents = edit["documentChanges"].as_array().unwrap();
    assert_eq!(documents.len(), 4, "{edit:#}");
    let versions: Vec<&Value> = documents.iter().map(|d| &d["textDocument"]["version"]).collect();
    assert_eq!(versions.iter().filter(|version| ***version == 7).count(), 1, "{versions:?}");

    let renamed = edited(&edit, &editor.uri(FACTS), COUNTS);
    let expected = COUNTS
        .replacen("children:\n", "minors:\n  aliases: [children]\n", 1)
        .replace("a: children#court, b: children}", "a: minors#court, b: minors}");
    assert_eq!(renamed, expected);
    let renamed = edited(&edit, &editor.uri(TALKS), PAGE);
    assert_eq!(renamed, PAGE.replace("fact:children", "fact:minors"));
    let renamed = edited(&edit, &editor.uri("templates/note.html"), template);
    assert_eq!(renamed, template.replace("\"children\"", "\"minors\""));
    let renamed = edited(&claim, &editor.uri(FACTS), COUNTS);
    assert_eq!(renamed, COUNTS.replace("court:\n", "judge:\n").replace("#court", "#judge"));

    // Names that it had are kept as well, and one that it gets again changes places.
    let mut again = |text: &str, name: &str| {
        editor.open(FACTS, 1, text);
        let more = json!({"newName": name});
        let edit = editor.ask_at("textDocument/rename", FACTS, text, "minors:", more);
        edit.map(|edit| edited(&edit, &editor.uri(FACTS), text))
    };
    let shorter = "minors:\n  label: Minors\n  kind: count\n  claims: {a: {value: 7, as_of: 2021, \
        sources: [report]}}\n";
    let with = |aliases: &str| shorter.replace("  label", &format!("{aliases}  label"));
    let renamed = with("  aliases: [kids]\n").replace("minors:", "wards:");
    assert_eq!(
        again(&with("  aliases: [kids]\n"), "wards").unwrap(),
        renamed.replace("[kids]", "[kids, minors]")
    );
    assert_eq!(
        again(&with("  aliases:\n    - kids\n"), "wards").unwrap(),
        with("  aliases:\n    - kids\n    - minors\n").replace("minors:", "wards:")
    );
    assert_eq!(
        again(&with("  aliases: [kids]\n"), "kids").unwrap(),
        with("  aliases: [minors]\n").replace("minors:", "kids:")
    );
    let other = format!(
        "{}others: {{label: Others, aliases: [kids], kind: count, claims: {{a: \
        {{value: 8, as_of: 2021, sources: [report]}}}}}}\n",
        with("")
    );
    let why = "`kids` was the id of `others`, and its address leads there";
    assert_eq!(again(&other, "kids").unwrap_err(), why);
    let braces = with("")
        .replacen(
            "minors:\n  label: Minors\n  kind: count\n  claims",
            "minors: \
        {label: Minors, kind: count, claims",
            1,
        )
        .replace("}}\n", "}}}\n");
    let renamed = braces.replace("minors: {", "wards: {aliases: [minors], ");
    assert_eq!(again(&braces, "wards").unwrap(), renamed);
    // What has an anchor or a tag keeps it.
    let anchored = with("").replace("minors:", "minors: &all # all of them");
    let renamed = anchored.replace("minors:", "wards:");
    let renamed = renamed.replace("  label", "  aliases: [minors]\n  label");
    assert_eq!(again(&anchored, "wards").unwrap(), renamed);
    let anchored = braces.replace("minors: {", "minors: !!map &all {");
    let renamed =
        anchored.replace("minors: !!map &all {", "wards: !!map &all {aliases: [minors], ");
    assert_eq!(again(&anchored, "wards").unwrap(), renamed);

    // A page that cannot be read may name it, too.
    editor.change(FACTS, 2, COUNTS);
    editor.open(HOME, 1, "---\ntitle: [\n---\n[3,913](fact:children)\n");
    let more = json!({"newName": "minors"});
    let refusal = editor.ask_at("textDocument/rename", TALKS, PAGE, "children)", more);
    assert!(refusal.unwrap_err().contains("cannot be read"));
    editor.finish();
}

#[test]
fn a_file_has_an_outline() {
    let site = site();
    let mut editor = Editor::start(&site);
    let mut ask = |path: &str| {
        let params = json!({"textDocument": {"uri": editor.uri(path)}});
        editor.ask("textDocument/documentSymbol", params).unwrap()
    };
    let page = ask(TALKS);
    assert_eq!(page[0]["name"], "How many");
    assert_eq!(page[0]["children"][0]["name"], "By whom");
    let facts = ask(FACTS);
    assert_eq!(facts[0]["name"], "children");
    assert_eq!(facts[0]["detail"], "Children separated");
    assert_eq!(facts[0]["children"][1]["name"], "court");
    assert_eq!(facts[0]["children"][1]["detail"], "5,460 children");
    assert_eq!(facts[0]["range"]["end"], facts[1]["range"]["start"]);
    editor.finish();

    let (mut editor, _) = Editor::start_with(&site, json!({}));
    let params = json!({"textDocument": {"uri": editor.uri(FACTS)}});
    let flat = editor.ask("textDocument/documentSymbol", params).unwrap();
    assert_eq!(flat.as_array().unwrap().len(), 4, "{flat:#}");
    assert_eq!(flat[0]["location"]["uri"], editor.uri(FACTS));
    editor.finish();
}

#[test]
fn nothing_that_an_editor_sends_ends_the_server() {
    let site = site();
    let mut editor = Editor::start(&site);
    editor.open(TALKS, 1, PAGE);
    let uri = editor.uri(TALKS);
    assert!(editor.ask("textDocument/strange", json!({})).unwrap_err().contains("not known"));
    assert!(editor.ask("textDocument/hover", json!({"position": "here"})).is_err());
    editor.tell("textDocument/didChange", json!({"strange": true}));
    editor.tell(
        "textDocument/didChange",
        json!({
            "textDocument": {"uri": "file:///elsewhere.md", "version": 2},
            "contentChanges": [{"text": "x"}],
        }),
    );
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {}}));
    let far = json!({"line": 9999, "character": 9999});
    for method in ["hover", "completion", "definition", "prepareRename"] {
        for uri in [uri.as_str(), "file:///elsewhere.md", "untitled:1", "file:///%FF"] {
            let params = json!({"textDocument": {"uri": uri}, "position": far});
            editor.ask(&format!("textDocument/{method}"), params).unwrap();
        }
    }
    // Places beyond the text, and the wrong way round.
    let near = json!({"line": 2, "character": 1});
    editor.edit(TALKS, 2, json!([{"range": {"start": far, "end": near}, "text": "[](fact:"}]));
    editor.diagnostics(TALKS, 2);
    for (version, text) in (3..).zip(["", "---", "---\n", "\u{feff}---\n\n---\n[", "𝄞\r\r\n---"])
    {
        editor.change(TALKS, version, text);
        editor.diagnostics(TALKS, version);
        let params = json!({"textDocument": {"uri": uri}, "position": near});
        editor.ask("textDocument/completion", params).unwrap();
    }
    editor.finish();
}

#[test]
fn the_site_may_come_and_go() {
    let site = site();
    std::fs::rename(site.path("content"), site.path("away")).unwrap();
    let mut editor = Editor::start(&site);
    let text = "---\ntitle: A\ndescription: B\nkind: page\n---\n[1](fact:none)\n";
    editor.open(TALKS, 1, text);
    let found = editor.diagnostics(TALKS, 1);
    assert!(codes(&found).contains(&"unknown-fact"), "{found:#?}");
    std::fs::rename(site.path("away"), site.path("content")).unwrap();
    let changes = json!({"changes": [{"uri": editor.uri(FACTS), "type": 1}]});
    editor.tell("workspace/didChangeWatchedFiles", changes);
    editor.change(TALKS, 2, PAGE);
    assert!(editor.diagnostics(TALKS, 2).is_empty());
    editor.finish();
}
