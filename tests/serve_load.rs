//! The preview under load: many windows, many edits. The short form is run with the other tests;
//! `cargo test --test serve_load -- --ignored --nocapture` runs thousands of edits.

#![cfg(all(feature = "serve", target_os = "linux"))]
#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use support::preview::Preview;
use support::{Site, say};

/// How many windows are open.
const WINDOWS: usize = 64;

/// Of these, so many load pages all the time; the others wait for news.
const RESTLESS: usize = 16;

#[test]
fn no_window_misses_an_edit() {
    run(12);
}

#[test]
#[ignore = "takes minutes"]
fn no_window_misses_an_edit_and_memory_stays_flat() {
    let Run { early, late } = run(3_000);
    say(&format!("{early} kB held after a quarter of the edits, {late} kB after all"));
    assert!(late < early + early / 4, "{early} kB, then {late} kB");
}

/// Memory held, in kB.
struct Run {
    early: usize,
    late: usize,
}

/// Edits a page again and again under the eyes of all windows.
fn run(edits: usize) -> Run {
    let site = Site::new();
    let preview = Preview::start(&site);
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut held = Run { early: 0, late: 0 };
    let last = format!("Edit {}.", word(edits));
    thread::scope(|scope| {
        for window in 0..WINDOWS {
            let (preview, done, asked, last) = (&preview, &done, &asked, last.as_str());
            if window < RESTLESS {
                scope.spawn(move || ask_until(preview, done, asked));
            } else {
                scope.spawn(move || wait_for(preview, last));
            }
        }
        let start = Instant::now();
        let home = std::fs::read_to_string(site.path("content/index.md")).unwrap();
        for edit in 1..=edits {
            site.write("content/index.md", format!("{home}\nEdit {}.\n", word(edit)));
            // Every edit is to be a build of its own.
            preview.wait_for("/", &format!("Edit {}.", word(edit)));
            if edit == edits.div_ceil(4) {
                held.early = preview.memory();
            }
        }
        held.late = preview.memory();
        done.store(true, Ordering::Relaxed);
        say(&format!("{edits} edits in {:?}", start.elapsed()));
    });
    say(&format!("{} requests beside them", asked.load(Ordering::Relaxed)));
    assert!(asked.load(Ordering::Relaxed) > RESTLESS);
    held
}

/// A number in letters, which no check asks a source for.
fn word(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// A window that loads pages until it is told to end; each must come whole.
fn ask_until(preview: &Preview, done: &AtomicBool, asked: &AtomicUsize) {
    while !done.load(Ordering::Relaxed) {
        let page = preview.get("/");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("</html>"), "{page}");
        let told = preview.get("/__plainfact/ask/page?about=%2F");
        assert!(told.starts_with("HTTP/1.1 200") && told.contains("\"wrong\":null"), "{told}");
        asked.fetch_add(2, Ordering::Relaxed);
        thread::sleep(Duration::from_millis(20));
    }
}

/// A window that loads its page again whenever it is told of a version, until it has seen the last
/// edit. If it misses that, the stream ends with an error.
fn wait_for(preview: &Preview, last: &str) {
    let mut events = preview.versions();
    loop {
        let version = events.next().expect("the stream goes on");
        assert!(version.contains('-'), "{version}");
        if preview.get("/").contains(last) {
            return;
        }
    }
}
