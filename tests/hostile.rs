//! What somebody hostile may write into a site, and put beside it: whatever it is, it is reported or
//! escaped, and nothing panics.

#![expect(clippy::disallowed_methods, reason = "it lays traps on the disk")]

#[path = "support/attack.rs"]
mod attack;
#[path = "support/dockets.rs"]
mod dockets;
#[path = "support/harmless.rs"]
mod harmless;
#[allow(dead_code, reason = "other tests look between texts")]
#[path = "support/memory.rs"]
mod memory;
mod support;

use std::collections::BTreeMap;

use plainfact::diag::Diagnostic;
use plainfact::render::{Content, Output};
use serde_json::{Value, json};
use support::Site;

/// What a template would have made of the attack.
const RENDERED: &str = "1337";

fn texts(output: &Output) -> BTreeMap<&str, &str> {
    let mut texts = BTreeMap::new();
    for (route, content) in output.iter() {
        if let Content::Bytes(bytes) = content
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            texts.insert(route.as_str(), text);
        }
    }
    texts
}

#[test]
fn an_attack_in_every_field_is_printed_as_words() {
    let files = attack::site();
    let (output, found) = memory::build(&files);
    assert_eq!(harmless::harm(&output), Vec::<String>::new());
    let texts = texts(&output);
    let reached = texts.iter().filter(|(_, text)| text.contains("zz")).count();
    assert!(reached > 20, "the attack is on {reached} pages");
    for (route, text) in &texts {
        assert!(!text.contains(RENDERED), "{route}: a template ran what an editor wrote");
        if route.ends_with(".xml") {
            let inner = text.replace("]]&gt;", "");
            assert!(!inner.contains("<script") && !inner.contains("<img"), "{route}: {text}");
        }
        if route.ends_with(".json") {
            let read = serde_json::from_str::<Value>(text);
            assert!(read.is_ok(), "{route}: {read:?}");
        }
    }
    let has = |code: &str| found.iter().filter(|problem| problem.code == code).count();
    for code in ["raw-html", "bad-link"] {
        assert!(has(code) > 10, "{code} is reported {} times", has(code));
    }
}

/// Every kind of entry has its page, so that the test above looks at what it means to.
#[test]
fn the_attack_reaches_every_kind_of_page() {
    let (output, found) = memory::build(&attack::site());
    let texts = texts(&output);
    for route in [
        "/facts/attacked/",
        "/sources/attacked/",
        "/cases/attacked/",
        "/people/",
        "/glossary/",
        "/timeline/",
        "/policy/attacked/",
        "/feed.xml",
        "/llms.txt",
    ] {
        let is_there = texts.get(route).is_some_and(|text| text.contains("zz"));
        let why: Vec<&Diagnostic> = found.iter().filter(|p| p.code.contains("field")).collect();
        assert!(is_there, "{route} is not there or without the attack: {why:#?}");
    }
}

/// What hosts read line by line must not be given other lines.
#[test]
fn a_line_break_in_a_setting_gives_no_header() {
    let mut files = memory::site("Text.\n");
    let settings = "title: \"T\\n/*\\n  X-Evil: 1\"\nbase_url: https://example.org/sub\n\
                    contact: \"mailto:a@example.org\\nContact: mailto:evil@example.org\"\n\
                    default_language: en\n";
    files.insert_text("content/site.yaml", settings);
    let article = "---\ntitle: A\ndescription: B\nkind: page\naliases: [\"/a\\nX-Evil: 1/\", \
                   \"/b /evil 200/\", \"//evil.example/\"]\n---\nText.\n";
    files.insert_text("content/policy/moved.md", article);
    let (output, _) = memory::build(&files);
    for (route, text) in texts(&output) {
        if matches!(route, "/_headers" | "/_redirects" | "/robots.txt")
            || route.ends_with("security.txt")
        {
            assert!(!text.contains("vil"), "{route}: {text}");
        }
    }
}

/// Addresses that browsers run although they do not look like it.
#[test]
fn no_spelling_of_a_scheme_gets_through() {
    let spellings = [
        "javascript:pwned()",
        "JaVaScRiPt:pwned()",
        "java&#x0A;script:pwned()",
        "&#1;javascript:pwned()",
        "javascript&colon;pwned()",
        "java\\\nscript:pwned()",
        "<java\u{9}script:pwned()>",
        "<&#x20;javascript:pwned()>",
        "data:text/html;base64,x",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
        "view-source:x",
        "//evil.example",
        "\\\\\\\\evil.example",
        "/\\\\evil.example",
        "</ /evil.example>",
        "https:evil.example",
        "feed:javascript:pwned()",
    ];
    for spelling in spellings {
        let text = format!(
            "[x]({spelling}) ![x]({spelling})\n\n![x]({spelling} \"y\")\n\n[a][r] {spelling} \
             <{spelling}>\n\n[r]: {spelling}\n"
        );
        let (output, found) = memory::build(&memory::site(&text));
        assert_eq!(harmless::harm(&output), Vec::<String>::new(), "{spelling}");
        let _ = memory::text(&output, "/policy/article/");
        assert!(!found.is_empty(), "{spelling} is not reported");
    }
}

/// Addresses in the registry become links, too.
#[test]
fn addresses_of_the_registry_are_of_the_web() {
    for address in ["javascript:pwned()", " javascript:x", "data:x", "//evil.example", "ftp://x"] {
        let mut files = memory::site("[@evil]\n");
        let entry = json!({"evil": {
            "type": "webpage", "title": "T", "URL": address, "issued": "2021",
            "snapshot": {"url": address},
        }});
        let party = json!({"evil": {"type": "person", "name": "T", "url": address}});
        files.insert_text("content/registry/sources/evil.yaml", &entry.to_string());
        files.insert_text("content/registry/parties/evil.yaml", &party.to_string());
        let settings =
            format!("title: T\nbase_url: https://example.org\ncontact: {}\n", Value::from(address));
        files.insert_text("content/site.yaml", &settings);
        let (output, found) = memory::build(&files);
        assert_eq!(harmless::harm(&output), Vec::<String>::new(), "{address}");
        assert!(found.len() >= 3, "{address}: {found:#?}");
    }
}

#[cfg(unix)]
mod disk {
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::Site;

    /// The program on a site with something odd in it: it ends, says so, and takes nothing along.
    fn check(lay: impl FnOnce(&Site), words: &[&str]) {
        let site = Site::new();
        lay(&site);
        site.run(&["build"]).expect(1, words);
        for (path, bytes) in site.listing("public") {
            let secret = bytes.windows(6).any(|window| window == b"secret");
            assert!(!secret, "{} was published", path.display());
        }
    }

    #[test]
    fn links_out_of_the_tree_are_reported_and_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        let secret = outside.path().join("secret.md");
        fs::write(&secret, "---\ntitle: secret\ndescription: secret\nkind: page\n---\n").unwrap();
        let link = "is a symbolic link";
        check(|site| symlink(&secret, site.path("content/a.md")).unwrap(), &[link]);
        check(|site| symlink(outside.path(), site.path("content/a")).unwrap(), &[link]);
        check(|site| symlink("..", site.path("content/registry/loop")).unwrap(), &[link]);
        check(|site| symlink("/proc/self/environ", site.path("content/a.txt")).unwrap(), &[link]);
        let templates = |site: &Site| symlink(outside.path(), site.path("templates")).unwrap();
        check(templates, &[link]);
        let asset = |site: &Site| symlink("/etc/hostname", site.path("content/b.pdf")).unwrap();
        check(asset, &[link]);
    }

    /// Reading a pipe waits for whoever writes to it, and a device may never end.
    #[test]
    fn pipes_sockets_and_devices_are_reported_and_not_read() {
        let pipe = |name: &'static str| {
            move |site: &Site| {
                let done = std::process::Command::new("mkfifo").arg(site.path(name)).status();
                assert!(done.unwrap().success());
            }
        };
        let words = "is neither a file nor a folder";
        check(pipe("content/a.md"), &[words]);
        check(pipe("content/registry/facts/a.yaml"), &[words]);
        check(pipe("content/photo.png"), &[words]);
        let socket = |site: &Site| {
            drop(std::os::unix::net::UnixListener::bind(site.path("content/a.md")).unwrap());
        };
        check(socket, &[words]);
        let device = |site: &Site| symlink("/dev/zero", site.path("content/a.md")).unwrap();
        check(device, &["is a symbolic link"]);
        // Of copies of sources the sum is taken, which would never end.
        let saved = |site: &Site| fs::create_dir_all(site.path("content/registry/saved")).unwrap();
        let copy = |site: &Site| {
            saved(site);
            pipe("content/registry/saved/a.pdf")(site);
        };
        check(copy, &[words]);
        let copy = |site: &Site| {
            saved(site);
            symlink("/dev/zero", site.path("content/registry/saved/a.pdf")).unwrap();
        };
        check(copy, &["is a symbolic link"]);
    }

    /// What the program writes itself stands below the site's folder, too, where somebody may have
    /// laid a link in its way.
    #[test]
    fn nothing_is_written_or_taken_away_where_links_lead() {
        let outside = tempfile::tempdir().unwrap();
        let precious = outside.path().join("precious.png");
        fs::write(&precious, "precious").unwrap();
        let is_whole = || {
            assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
            assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
        };
        for link in [".plainfact", ".plainfact/cards"] {
            let site = Site::new();
            fs::create_dir_all(site.path(link).parent().unwrap()).unwrap();
            symlink(outside.path(), site.path(link)).unwrap();
            site.run(&["build"]).expect(0, &[]);
            site.write("content/index.md", "---\ntitle: New\ndescription: New.\n---\nNew.\n");
            site.run(&["build"]).expect(0, &[]);
            is_whole();
        }
        for link in [".plainfact/published", ".plainfact/highlights"] {
            let site = Site::new();
            fs::create_dir_all(site.path(".plainfact")).unwrap();
            symlink(&precious, site.path(link)).unwrap();
            site.run(&["build"]).expect(0, &[]);
            is_whole();
        }
        let site = Site::new();
        symlink(&precious, site.path("content/registry/.facts.lock.plainfact-new")).unwrap();
        site.run(&["build"]).expect(0, &[]);
        site.run(&["record"]).expect(0, &[]);
        is_whole();
        let site = Site::new();
        symlink(outside.path(), site.path(".vscode")).unwrap();
        site.run(&["schema", "--vscode"]).expect(2, &[".vscode` is a symbolic link"]);
        is_whole();
    }

    /// What the program left for itself is a plain file, or is not looked at; it waits for nobody.
    #[test]
    fn nothing_laid_in_the_way_makes_it_wait() {
        let lock = |lay: &dyn Fn(&std::path::Path)| {
            let site = Site::new();
            lay(&site.path(".public.plainfact-lock"));
            site.run(&["build"]).expect(2, &["plainfact-lock", "other than a plain file"]);
            assert!(!site.path("public").exists());
        };
        let pipe = |path: &std::path::Path| {
            assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
        };
        lock(&pipe);
        lock(&|path| symlink("/dev/zero", path).unwrap());
        lock(&|path| symlink("nowhere", path).unwrap());
        for left in ["published", "highlights"] {
            let site = Site::new();
            fs::create_dir(site.path(".plainfact")).unwrap();
            pipe(&site.path(&format!(".plainfact/{left}")));
            site.run(&["build"]).expect(0, &[]);
        }
    }

    #[test]
    fn odd_names_are_reported() {
        let page = "---\ntitle: A\ndescription: B\nkind: page\n---\n";
        let named = |name: &'static [u8]| {
            move |site: &Site| {
                let name = std::ffi::OsStr::from_bytes(name);
                fs::write(site.path("content").join(name), page).unwrap();
            }
        };
        let plain = "has a name that is not plain text";
        check(named(b"a\nb.md"), &[plain]);
        check(named(b"a\x1b[31m.md"), &[plain]);
        check(named(b"a\xff.md"), &[plain]);
        check(named(b"a\rb.pdf"), &[plain]);
        check(named("\u{202e}dm.md".as_bytes()), &["cannot be an address"]);
        check(named("\u{441}ase.md".as_bytes()), &["cannot be an address"]);
        check(named(b"A b.md"), &["cannot be an address"]);
        check(named(b"<script>.md"), &["cannot be an address"]);
        check(named(b"con\\..\\x.md"), &["is not a language of this site"]);
    }

    /// On a disk that does not tell cases apart, one of two files would take the place of the other.
    #[test]
    fn names_that_differ_in_case_alone_are_reported() {
        let site = Site::new();
        site.write("content/photo.pdf", "one");
        site.write("content/Photo.pdf", "two");
        if site.listing("content").len() < 7 {
            return support_says();
        }
        site.run(&["build"]).expect(1, &["duplicate-route", "hoto.pdf"]);
    }

    fn support_says() {
        super::support::say("skipped: this disk does not tell cases apart");
    }
}
