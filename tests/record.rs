//! The memory of what was published, end to end: record, change, refuse, correct, publish, record.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;
use std::path::Path;

use support::Site;

const LOCK: &str = "content/registry/facts.lock";
const FACTS: &str = "content/registry/facts/counts.yaml";
const CORRECTIONS: &str = "content/registry/corrections.yaml";

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap()
}

/// A published page.
fn page(site: &Site, route: &str) -> String {
    read(site, &format!("public{route}index.html"))
}

/// Runs the program on another day than that of [`Site::run`].
#[track_caller]
fn on(site: &Site, day: &str, args: &[&str], code: i32, words: &[&str]) {
    let args: Vec<&str> = args.iter().copied().chain(["--today", day]).collect();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_plainfact"))
        .current_dir(site.root())
        .env_remove("SOURCE_DATE_EPOCH")
        .args(&args)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {told}");
    for words in words {
        assert!(told.contains(words), "{words:?} is not in: {told}");
    }
}

/// The site, published and recorded on a day, with a figure that is wrong.
fn recorded() -> Site {
    let site = Site::new();
    site.replace(FACTS, "3913", "3931");
    site.replace("content/index.md", "3,913", "3,931");
    on(&site, "2026-11-24", &["build"], 0, &[]);
    on(&site, "2026-11-24", &["record"], 0, &["recorded 1 claim", "1 new, 0 changed, 0 gone"]);
    site
}

/// The same, after the figure was mended in the registry and on its page.
fn mended() -> Site {
    let site = recorded();
    site.replace(FACTS, "3931", "3913");
    site.replace("content/index.md", "3,931", "3,913");
    site
}

#[test]
fn a_mistake_is_corrected_in_public() {
    let site = mended();
    let before = read(&site, LOCK);
    let home = page(&site, "/");
    assert!(page(&site, "/corrections/").contains("No correction has been made yet"));

    // Nothing changes in silence.
    let silent = ["error[silent-change]", "published as 3,931 children and is 3,913 children now"];
    let offered = "plainfact new correction --fact children";
    on(&site, "2026-12-01", &["build"], 1, &[silent[0], silent[1], offered]);
    on(&site, "2026-12-01", &["record"], 1, &[silent[0], "nothing was recorded"]);
    assert_eq!((page(&site, "/"), read(&site, LOCK)), (home, before));

    // The stub is enough for the site to be published.
    let args = ["new", "correction", "--fact", "children", "--severity", "significant"];
    let id = "2026-12-01-children";
    on(&site, "2026-12-01", &args, 0, &[&format!("wrote `{id}` to {CORRECTIONS}:3")]);
    let entry = read(&site, CORRECTIONS);
    for line in [
        "2026-12-01-children:\n  date: 2026-12-01\n  kind: correction\n  severity: significant\n",
        "  pages: [/]\n  facts: [children]\n  was: \"3,931 children\"\n  is: \"3,913 children\"\n",
        "  wrong_since: 2026-11-24\n  text: >-\n    The figure given for \"Children separated\"",
    ] {
        assert!(entry.contains(line), "{line} is not in {entry}");
    }
    on(&site, "2026-12-01", &["build", "--strict"], 0, &["0 errors, 0 warnings"]);

    // Readers find it wherever they look.
    let notice = "<aside class=\"correction correction significant\" id=\"_2026-12-01-children\"";
    let home = page(&site, "/");
    let (top, text) = (home.find(notice).unwrap(), home.find("There were").unwrap());
    assert!(top < text, "a significant one stands before the text: {home}");
    let list = page(&site, "/corrections/");
    for words in
        ["id=\"2026-12-01-children\"", "<del>3,931 children</del>", "href=\"/facts/children/\""]
    {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    let feed = read(&site, "public/corrections/feed.xml");
    let entry = "<id>tag:example.org,2026-12-01:/corrections/2026-12-01-children</id>";
    assert!(feed.contains(entry) && feed.contains("Before: 3,931 children."), "{feed}");
    assert!(feed.contains("<link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/corrections/#2026-12-01-children\"/>"), "{feed}");
    let fact = page(&site, "/facts/children/");
    for words in [
        "id=\"_history\"",
        "<time datetime=\"2026-12-01\">December 1, 2026</time> <span class=\"what\">Changed</span>",
        "<del>3,931 children</del>",
        "<a class=\"badge\" href=\"/corrections/#2026-12-01-children\">Correction</a>",
        "<time datetime=\"2026-11-24\">November 24, 2026</time> <span class=\"what\">First recorded",
    ] {
        assert!(fact.contains(words), "{words} is not in {fact}");
    }
    let changes = page(&site, "/changes/");
    assert!(changes.contains("Children separated: <del>3,931 children</del>"), "{changes}");
    assert!(
        changes.contains("The record begins on November 24, 2026, with 1 answer."),
        "{changes}"
    );

    // The record takes it up, once, and the pages stay as they are.
    let told = [
        "changed children#first: 3,931 children -> 3,913 children",
        &format!("new correction {id}"),
    ];
    on(&site, "2026-12-01", &["record"], 0, &[told[0], told[1], "0 new, 1 changed, 0 gone"]);
    let lock = read(&site, LOCK);
    assert!(
        lock.contains("recorded: 2026-12-01, was: [\n    {value: 3931, unit: children"),
        "{lock}"
    );
    on(&site, "2026-12-02", &["record"], 0, &["nothing has changed since the last record"]);
    assert_eq!(read(&site, LOCK), lock);
    on(&site, "2026-12-02", &["build", "--strict"], 0, &["0 files written"]);

    // It accounts for that change alone, and cannot be taken back.
    site.replace(FACTS, "3913", "3914");
    site.replace("content/index.md", "3,913", "3,914");
    let why = "this one was recorded on 2026-12-01, before the change";
    on(&site, "2026-12-02", &["check"], 1, &["error[silent-change]", why]);
    site.replace(FACTS, "3914", "3913");
    site.replace("content/index.md", "3,914", "3,913");
    site.write(CORRECTIONS, "# Nothing to see here.\n");
    let gone = "the correction `2026-12-01-children` was published and is gone";
    on(&site, "2026-12-02", &["check"], 1, &[gone]);
}

/// A fact that has only another id is the same one: nothing changed, and its history goes on.
#[test]
fn a_fact_under_another_id_keeps_its_history() {
    let site = recorded();
    site.replace(FACTS, "children:\n", "minors:\n  aliases: [children]\n");
    site.replace("content/index.md", "fact:children", "fact:minors");
    on(&site, "2026-12-01", &["build", "--strict"], 0, &[]);
    on(&site, "2026-12-01", &["record"], 0, &["0 changed, 0 gone"]);
    let lock = read(&site, LOCK);
    assert!(lock.contains("minors#first") && !lock.contains("children#first"), "{lock}");
    assert!(lock.contains("recorded: 2026-11-24"), "{lock}");
    // What changes afterwards is held against what was told under the first name.
    site.replace(FACTS, "3931", "3913");
    let silent = "`minors#first` was published as 3,931 children and is 3,913 children now";
    on(&site, "2026-12-02", &["check"], 1, &[silent]);
    // Without the old id, it is a figure that is gone.
    site.replace(LOCK, "minors#first", "children#first");
    site.replace(FACTS, "  aliases: [children]\n", "");
    on(&site, "2026-12-02", &["check"], 1, &["`children#first` was published as"]);
}

#[test]
fn a_correction_must_be_applied() {
    let site = mended();
    on(&site, "2026-12-01", &["new", "correction", "--fact", "children"], 0, &[]);
    site.replace(
        "content/index.md",
        "description: A site",
        "description: Of 3,931 children. A site",
    );
    let words = ["error[unapplied-correction]", "content/index.md:3:17", "\"3,931 children\""];
    on(&site, "2026-12-01", &["check"], 1, &words);
}

#[test]
fn a_newer_count_is_an_update() {
    let site = recorded();
    // Beside the old one it is no change at all.
    let newer = "sources: [report]\n    second:\n      value: 3924\n      as_of: 2021-09-30\n      \
                 sources: [report]\n  preferred: first\n  differ: The second is newer.\n";
    site.replace(FACTS, "sources: [report]\n", newer);
    on(&site, "2026-12-01", &["check", "--strict"], 0, &[]);
    on(
        &site,
        "2026-12-01",
        &["record"],
        0,
        &["new children#second: 3,924 children", "1 new, 0 changed"],
    );
    // That the old one is superseded is told, and needs no correction.
    site.replace(FACTS, "    second:", "      status: superseded\n    second:");
    site.replace(FACTS, "preferred: first", "preferred: second");
    site.replace("content/index.md", "3,931", "3,924");
    on(&site, "2026-12-02", &["build", "--strict"], 0, &[]);
    assert!(page(&site, "/facts/children/").contains("<span class=\"what\">Superseded</span>"));
    on(
        &site,
        "2026-12-02",
        &["record"],
        0,
        &["changed children#first: status current -> superseded"],
    );
    // Written over the old one it needs an entry, which says by itself that it is an update.
    site.replace(
        FACTS,
        "value: 3924\n      as_of: 2021-09-30",
        "value: 3930\n      as_of: 2021-10-31",
    );
    site.replace("content/index.md", "3,924", "3,930");
    on(&site, "2026-12-03", &["check"], 1, &["`as_of` was 2021-09-30", "silent-change"]);
    on(&site, "2026-12-03", &["new", "correction", "--fact", "children"], 0, &[]);
    assert!(read(&site, CORRECTIONS).contains("kind: update\n"), "{}", read(&site, CORRECTIONS));
    on(&site, "2026-12-03", &["build", "--strict"], 0, &[]);
    assert!(page(&site, "/changes/").contains("id=\"2026-12-03-children\""));
    assert!(page(&site, "/corrections/").contains("No correction has been made yet"));
    assert!(page(&site, "/").contains("corrections-end"));
    // Called a correction, it is told to be none.
    site.replace(CORRECTIONS, "kind: update", "kind: correction");
    on(&site, "2026-12-03", &["check"], 0, &["warning[update-as-correction]"]);
}

#[test]
fn what_is_gone_is_missed() {
    let site = recorded();
    site.replace("content/index.md", "[3,931 children](fact:children)", "some");
    fs::remove_file(site.path(FACTS)).unwrap();
    let words = ["`children#first` was published as 3931 children and is gone", "facts.lock:6:3"];
    on(&site, "2026-12-01", &["check"], 1, &words);
    let todo = "no page uses it now";
    on(&site, "2026-12-01", &["new", "correction", "--fact", "children"], 0, &[todo]);
    assert!(read(&site, CORRECTIONS).contains("kind: withdrawal\n"));
    on(&site, "2026-12-01", &["build"], 0, &[]);
    assert!(page(&site, "/changes/").contains("No longer given"));
    on(&site, "2026-12-01", &["record"], 0, &["gone children#first", "1 gone"]);
    assert!(read(&site, LOCK).contains("recorded: 2026-11-24, gone: 2026-12-01}"));
    on(&site, "2026-12-02", &["check"], 0, &[]);
    on(&site, "2026-12-02", &["record"], 0, &["nothing has changed"]);
}

/// What cannot be read is no reason to say that everything in it is gone.
#[test]
fn a_broken_registry_is_reported_once() {
    let site = recorded();
    let facts = read(&site, FACTS);
    site.write(FACTS, format!("{facts}  - broken: [\n"));
    let run = site.run(&["check"]);
    run.expect(1, &["error[bad-yaml]"]);
    assert!(!run.out.contains("silent-change"), "{}", run.out);
    site.write(FACTS, facts.replace("value: 3931", "value: many"));
    let run = site.run(&["check"]);
    run.expect(1, &["error[wrong-type]"]);
    assert!(!run.out.contains("silent-change"), "{}", run.out);
}

#[test]
fn a_lock_changed_by_hand_is_reported_and_kept() {
    let site = recorded();
    let lock = read(&site, LOCK);
    let check = |text: String, words: &[&str]| {
        site.write(LOCK, &text);
        site.run(&["record"]).expect(1, words);
        assert_eq!(read(&site, LOCK), text);
    };
    let conflict = format!("<<<<<<< ours\n{lock}=======\n{lock}>>>>>>> theirs\n");
    check(conflict, &["facts.lock:", "`plainfact record` writes this file"]);
    check(
        lock.replace("recorded: 2026-11-24", "recorded: soon"),
        &["error[bad-date]", "facts.lock:6:"],
    );
    check(lock.replace("children#first", "children"), &["error[bad-id]", "facts.lock:6:3"]);
    check(lock.replace("unit:", "units:"), &["error[unknown-field]"]);
    check(lock.replace("value: 3931", "value: 4000"), &["error[silent-change]"]);
}

#[test]
fn the_day_does_not_go_back() {
    let site = mended();
    site.write(
        CORRECTIONS,
        "a:\n  date: 2026-12-01\n  kind: correction\n  facts: [children]\n  \
                             was: x\n  text: It was wrong.\n",
    );
    on(&site, "2026-11-01", &["record"], 2, &["the last record is of 2026-11-24"]);
}

#[test]
fn stubs_are_added_and_nothing_is_written_over() {
    let site = mended();
    let mine = "# Mine.\nold: {date: 2020, kind: editors-note, text: A note.}   # keep";
    let args = ["new", "correction", "--fact", "children", "--kind", "correction", "--text"];
    let args: Vec<&str> =
        args.into_iter().chain(["Two digits: \"3\" and 1 # changed.\n\nTwice."]).collect();
    site.write(CORRECTIONS, mine);
    site.run(&args).expect(0, &["corrections.yaml:4"]);
    let text = read(&site, CORRECTIONS);
    assert!(text.starts_with(&format!("{mine}\n\n2026-12-01-children:\n")), "{text}");
    assert!(
        text.ends_with("  text: |-\n    Two digits: \"3\" and 1 # changed.\n\n    Twice.\n"),
        "{text}"
    );
    site.run(&args)
        .expect(2, &["already a correction `2026-12-01-children`", "corrections.yaml:4:1"]);
    assert_eq!(read(&site, CORRECTIONS), text);
    // Line ends stay what they were.
    site.write(CORRECTIONS, "# Mine.\r\nold: {date: 2020, kind: editors-note, text: A note.}\r\n");
    site.run(&args).expect(0, &[]);
    assert!(!read(&site, CORRECTIONS).replace("\r\n", "").contains('\n'));
    for (text, words) in [
        ("{old: {date: 2020, kind: editors-note, text: A note.}}\n", "cannot be added at the end"),
        ("old: [\n", "cannot be read"),
        (
            "old: {date: 2020, kind: editors-note, text: A note.}\n...\n",
            "cannot be added at the end",
        ),
    ] {
        site.write(CORRECTIONS, text);
        site.run(&args).expect(2, &[words]);
        assert_eq!(read(&site, CORRECTIONS), text);
    }
    fs::remove_file(site.path(CORRECTIONS)).unwrap();
    let wrong = ["new", "correction", "--fact", "childern"];
    site.run(&wrong).expect(2, &["no fact `childern`; did you mean `children`?"]);
    site.run(&["new", "correction", "--fact", "children", "--kind", "x"])
        .expect(2, &["editors-note"]);
    assert!(!Path::exists(&site.path(CORRECTIONS)));
}
