//! The preview end to end: over HTTP, with edits.

#![cfg(feature = "serve")]
#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::{Duration, Instant};

use support::Site;
use support::preview::Preview;

#[test]
fn answers_on_this_machine_to_its_own_names() {
    let site = Site::new();
    site.write("content/b/index.md", "---\ntitle: B\ndescription: A section.\n---\nWords.\n");
    let preview = Preview::start(&site);
    let home = preview.get("/");
    assert!(home.starts_with("HTTP/1.1 200"), "{home}");
    assert!(home.contains("3,913 children") && home.contains("/__plainfact/reload.js"), "{home}");
    assert!(home.contains("no-store"), "{home}");
    let moved = preview.get("/b?x=1");
    assert!(moved.starts_with("HTTP/1.1 307") && moved.contains("location: /b/?x=1"), "{moved}");
    assert!(preview.get("/memo.pdf").contains("content-type: application/pdf"));
    assert!(preview.get("/nowhere/").starts_with("HTTP/1.1 404"));
    assert!(preview.get("/../Cargo.toml").starts_with("HTTP/1.1 404"));

    let mut text = String::new();
    preview.request("GET", "/", "rebound.example:80").read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 403") && !text.contains("3,913"), "{text}");
    text.clear();
    preview.request("POST", "/", "localhost").read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 405"), "{text}");
}

#[test]
fn tells_open_pages_of_an_edit() {
    let site = Site::new();
    let preview = Preview::start(&site);
    let stream = preview.request("GET", "/__plainfact/events", "localhost");
    let mut events = stream.lines().map(Result::unwrap).filter(|line| line.starts_with("data:"));
    let first = events.next().unwrap();
    let start = Instant::now();
    site.replace("content/index.md", "There were", "Once there were");
    let second = events.next().unwrap();
    assert_ne!(first, second);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(preview.get("/").contains("Once there were"));
}

#[test]
fn a_first_build_that_fails_shows_its_report_and_recovers() {
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    let preview = Preview::start(&site);
    let page = preview.get("/any/page/");
    assert!(page.starts_with("HTTP/1.1 500"), "{page}");
    assert!(page.contains("stale-figure") && page.contains("content/index.md:5:13"), "{page}");
    let link = format!("vscode://file{}/content/index.md:5:13", site.root().display());
    assert!(page.contains(&link), "{link}: {page}");

    site.replace("content/index.md", "3,931", "3,913");
    let page = preview.wait_for("/", "HTTP/1.1 200");
    assert!(page.contains("3,913 children") && !page.contains("plainfact-bar"), "{page}");

    site.replace("content/index.md", "3,913", "3,931");
    let page = preview.wait_for("/", "plainfact-bar");
    assert!(page.contains("3,913 children") && page.contains("/__plainfact/report"), "{page}");
    assert!(preview.get("/__plainfact/report").contains("stale-figure"));
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
