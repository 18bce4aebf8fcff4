//! The preview end to end: over HTTP, with edits.

#![cfg(feature = "serve")]
#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::Site;
use support::preview::Preview;

/// A small site with a draft, a page of the future, and a number that nothing accounts for.
fn site() -> Site {
    let site = Site::new();
    site.write("content/b/index.md", "---\ntitle: B\ndescription: A section.\n---\nWords.\n");
    let page = |front: &str, text: &str| {
        format!("---\ntitle: Page\ndescription: A page.\nkind: page\n{front}---\n{text}\n")
    };
    site.write("content/b/draft.md", page("draft: true\n", "Not yet."));
    site.write("content/b/later.md", page("publish: 2027-01-01\n", "Not yet."));
    site
}

/// The body of an answer, as JSON.
#[track_caller]
fn json(answer: &str) -> Value {
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    let body: String = match answer.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        true => body.lines().filter(|line| line.starts_with(['{', 'n'])).collect(),
        false => body.to_owned(),
    };
    serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn about_page(preview: &Preview, path: &str) -> Value {
    json(&preview.get(&format!("/__plainfact/ask/page?about={path}")))
}

#[test]
fn shows_pages_with_the_panel() {
    let site = site();
    let preview = Preview::start(&site);
    let home = preview.get("/");
    assert!(home.starts_with("HTTP/1.1 200"), "{home}");
    assert!(home.contains("3,913 children") && home.contains("/__plainfact/panel.js"), "{home}");
    assert!(home.contains("no-store"), "{home}");
    let moved = preview.get("/b?x=1");
    assert!(moved.starts_with("HTTP/1.1 307") && moved.contains("location: /b/?x=1"), "{moved}");
    let memo = preview.get("/memo.pdf");
    assert!(memo.contains("content-type: application/pdf"), "{memo}");
    assert!(preview.get("/nowhere/").starts_with("HTTP/1.1 404"));
    for file in ["live.js", "panel.js", "inspector.js", "parts.js", "places.js", "words.js"] {
        let script = preview.get(&format!("/__plainfact/{file}"));
        assert!(script.starts_with("HTTP/1.1 200") && script.contains("text/javascript"), "{file}");
    }
}

#[test]
fn what_is_published_has_nothing_of_the_preview() {
    let site = site();
    site.run(&["build"]).expect(0, &[]);
    let files = site.listing("public");
    assert!(files.len() > 20);
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("__plainfact"), "{}", path.display());
        assert!(!path.starts_with("b/draft") && !path.starts_with("b/later"), "{}", path.display());
    }
}

#[test]
fn tells_open_pages_of_an_edit() {
    let site = Site::new();
    let preview = Preview::start(&site);
    let mut events = preview.versions();
    let first = events.next().unwrap();
    let before = json(&preview.get("/__plainfact/state?page=%2F"));
    let start = Instant::now();
    site.replace("content/index.md", "There were", "Once there were");
    let second = events.next().unwrap();
    assert_ne!(first, second);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert!(preview.get("/").contains("Once there were"));
    let after = json(&preview.get("/__plainfact/state?page=%2F"));
    assert_eq!(after["version"], *second);
    assert_ne!(before["content"], after["content"]);
    assert_eq!(before["styles"], after["styles"]);

    site.write("static/site.css", "body { color: black }");
    events.next().unwrap();
    let restyled = json(&preview.get("/__plainfact/state?page=%2F"));
    assert_eq!(restyled["content"], after["content"], "no page is to be loaded again");
    assert_ne!(restyled["styles"], after["styles"]);
}

#[test]
fn tells_the_panel_what_is_wrong_and_where() {
    let site = site();
    site.replace("content/index.md", "There were", "Of 4,711 there were");
    site.replace("content/site.yaml", "title:", "checks: {unsourced-figure: warn}\ntitle:");
    let preview = Preview::start(&site);
    let told = about_page(&preview, "%2F");
    assert_eq!(told["wrong"], Value::Null);
    assert_eq!(told["counts"]["warning"], 1, "{told}");
    let number = &told["numbers"][0];
    assert_eq!(
        (&number["code"], &number["severity"]),
        (&"unsourced-figure".into(), &"warning".into())
    );
    assert_eq!(
        (&number["words"]["text"], &number["words"]["before"]),
        (&"4,711".into(), &"Of ".into())
    );
    let link = format!("vscode://file{}/content/index.md:5:4", site.root().display());
    assert_eq!(number["place"]["link"], link, "{number}");
    let here = told["here"].as_array().unwrap();
    let elsewhere = about_page(&preview, "%2Fb%2F");
    assert!(here.len() <= elsewhere["elsewhere"].as_array().unwrap().len(), "{elsewhere}");
    assert!(elsewhere["numbers"].as_array().unwrap().is_empty(), "{elsewhere}");

    let unseen = [("/b/draft/", "draft"), ("/b/later/", "not before 2027-01-01")];
    let unseen = unseen.map(|(address, why)| serde_json::json!({"address": address, "why": why}));
    assert_eq!(told["unpublished"], Value::from(unseen.to_vec()));
}

#[test]
fn tells_the_panel_of_a_figure() {
    let site = site();
    let preview = Preview::start(&site);
    let told = json(&preview.get("/__plainfact/ask/fact?about=children"));
    assert_eq!(told["id"], "children", "{told}");
    assert_eq!(told["command"], "plainfact facts children");
    let text = told["place"]["text"].as_str().unwrap();
    assert!(text.starts_with("content/registry/facts/counts.yaml:"), "{told}");
    let claims = told["claims"].as_array().unwrap();
    assert_eq!(claims[0]["markdown"], "[3,913 children](fact:children)", "{told}");
    assert_eq!(told["uses"][0]["words"], "3,913 children");
    assert_eq!(told["uses"][0]["page"][0], "/");
    for about in ["nothing", "", "..%2F..", "%00"] {
        let answer = preview.get(&format!("/__plainfact/ask/fact?about={about}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{about}: {answer}");
    }
}

#[test]
fn opens_places_in_the_editor_of_choice() {
    let site = site();
    let place = |editor: &str| {
        let preview = Preview::start_with(&site, &["--editor", editor]);
        about_page(&preview, "%2F")["file"].clone()
    };
    let root = site.root().display();
    let link = place("x-editor://{path}?{line}")["link"].clone();
    assert_eq!(link, format!("x-editor://{root}/content/index.md?1"));
    assert_eq!(place("none")["link"], Value::Null);
    site.run(&["serve", "--editor", "javascript:{path}"]).expect(2, &["scheme"]);
    site.run(&["serve", "--editor", "ed"]).expect(2, &["vscode, vscodium"]);
}

#[test]
fn a_first_build_that_fails_shows_its_report_and_recovers() {
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    let preview = Preview::start(&site);
    let page = preview.get("/any/page/");
    assert!(page.starts_with("HTTP/1.1 500"), "{page}");
    assert!(page.contains("stale-figure") && page.contains("content/index.md:5:13"), "{page}");
    assert!(page.contains("content-security-policy: default-src 'none'"), "{page}");
    let link = format!("vscode://file{}/content/index.md:5:13", site.root().display());
    assert!(page.contains(&link), "{link}: {page}");

    site.replace("content/index.md", "3,931", "3,913");
    let page = preview.wait_for("/", "HTTP/1.1 200");
    assert!(page.contains("3,913 children"), "{page}");
    assert_eq!(about_page(&preview, "%2F")["wrong"], Value::Null);

    site.replace("content/index.md", "3,913", "3,931");
    preview.wait_for("/__plainfact/report", "stale-figure");
    assert!(preview.get("/").contains("3,913 children"), "the last good page stays");
    let told = about_page(&preview, "%2F");
    assert_eq!(told["wrong"], "1 error");
    assert_eq!(told["here"][0]["words"]["before"], "There were ", "{told}");
}

#[test]
fn survives_whatever_happens_to_the_sources() {
    let site = site();
    let preview = Preview::start(&site);
    let recovers = || {
        preview.wait_for("/__plainfact/ask/page?about=%2F", "\"wrong\":null");
        assert!(preview.get("/").contains("3,913 children"));
    };
    let is_told = |words: &str| {
        preview.wait_for("/__plainfact/report", words);
        assert!(preview.get("/").starts_with("HTTP/1.1 200"), "the last good pages stay");
    };
    site.write("templates/base.html", "{{ nothing.of(the) sort");
    is_told("template-error");
    std::fs::remove_file(site.path("templates/base.html")).unwrap();
    recovers();

    std::fs::rename(site.path("content/index.md"), site.path("index.md")).unwrap();
    preview.wait_for("/nowhere/", "HTTP/1.1 404");
    std::fs::rename(site.path("index.md"), site.path("content/index.md")).unwrap();
    recovers();

    let settings = std::fs::read(site.path("content/site.yaml")).unwrap();
    site.write("content/site.yaml", "title: [");
    is_told("bad-yaml");
    std::fs::remove_file(site.path("content/site.yaml")).unwrap();
    is_told("site.yaml");
    site.write("content/site.yaml", settings);
    recovers();

    std::fs::rename(site.path("content"), site.path("away")).unwrap();
    preview.wait_for("/__plainfact/report", "<title>");
    std::fs::rename(site.path("away"), site.path("content")).unwrap();
    recovers();
    site.replace("content/index.md", "There were", "Again there were");
    preview.wait_for("/", "Again there were");
}

#[test]
fn follows_however_an_editor_saves() {
    let site = site();
    let preview = Preview::start(&site);
    let home = std::fs::read_to_string(site.path("content/index.md")).unwrap();
    let rename = |from: &str, to: &str| std::fs::rename(site.path(from), site.path(to)).unwrap();
    // The old text is moved aside, as Vim does; the swap file beside it is no page.
    site.write("content/.index.md.swp", "swap");
    rename("content/index.md", "content/index.md~");
    site.write("content/index.md", format!("{home}\nMoved aside.\n"));
    preview.wait_for("/", "Moved aside.");
    std::fs::remove_file(site.path("content/index.md~")).unwrap();
    // The new text is written beside it and takes its place.
    site.write("content/index.tmp.md", format!("{home}\nPut in place.\n"));
    rename("content/index.tmp.md", "content/index.md");
    preview.wait_for("/", "Put in place.");
    // A folder comes with pages in it, and goes.
    site.write("new/index.md", "---\ntitle: New\ndescription: A section.\n---\nCame whole.\n");
    rename("new", "content/new");
    preview.wait_for("/new/", "Came whole.");
    site.replace("content/new/index.md", "Came whole.", "Was changed there.");
    preview.wait_for("/new/", "Was changed there.");
    rename("content/new", "new");
    preview.wait_for("/new/", "HTTP/1.1 404");
}

#[test]
fn shows_a_change_only_as_far_as_it_is_right() {
    let site = site();
    site.replace("content/index.md", "There were", "See [b](b/index.md). There were");
    let preview = Preview::start(&site);
    assert!(preview.get("/").contains("3,913 children"));
    let counts = "content/registry/facts/counts.yaml";
    // The page that is open is not shown with a figure that it contradicts, not even for a moment.
    let mut versions = preview.versions();
    versions.next().unwrap();
    site.replace(counts, "value: 3913", "value: 3914");
    versions.next().unwrap();
    assert_eq!(about_page(&preview, "%2F")["wrong"], "1 error");
    assert!(!preview.get("/facts/children/").contains("3,914"));
    site.replace(counts, "value: 3914", "value: 3913");
    preview.wait_for("/__plainfact/ask/page?about=%2F", "\"wrong\":null");
    // What is wrong elsewhere is found later; then the last good pages are back.
    std::fs::remove_file(site.path("content/b/index.md")).unwrap();
    preview.wait_for("/__plainfact/report", "broken-link");
    preview.wait_for("/b/", "HTTP/1.1 200");
    site.replace("content/index.md", "See [b](b/index.md). ", "");
    preview.wait_for("/b/", "HTTP/1.1 404");
    // A template that fails on the open page alone.
    site.write("templates/own.html", "{{ page.nothing }}");
    site.replace("content/index.md", "title: Tiny", "template: own.html\ntitle: Tiny");
    preview.wait_for("/__plainfact/report", "template-error");
    assert!(preview.get("/").contains("3,913 children"), "the last good page stays");
}

#[test]
fn takes_the_next_port() {
    let site = Site::new();
    let first = Preview::start(&site);
    let port = first.address.rsplit(':').next().unwrap();
    let mut command = site.command(&["serve", "--port", port]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with(&format!("port {port} is in use; taking ")), "{line}");
}

#[test]
fn warns_where_others_can_look_in() {
    let site = Site::new();
    let mut command = site.command(&["serve", "--port", "0", "--host", "0.0.0.0"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("warning: with `--host 0.0.0.0` whoever reaches"), "{line}");
    site.run(&["serve", "--port", "0", "--host", "192.0.2.7"]).expect(2, &["192.0.2.7"]);
    site.run(&["serve", "--port", "0", "--host", "no such host"]).expect(2, &["--host"]);
}
