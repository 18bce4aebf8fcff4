//! Visits to external links, held against a host that misbehaves in every way that it knows.

#![cfg(feature = "links")]
#![expect(clippy::disallowed_methods, reason = "a host has a clock, and the test looks at files")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use support::Site;

/// What the host was asked, and when.
type Asked = Arc<Mutex<Vec<(Instant, String)>>>;

/// A host on this machine. It goes with the test.
fn host() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let log = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let log = Arc::clone(&log);
            thread::spawn(move || answer(stream, &log));
        }
    });
    (origin, asked)
}

fn answer(mut stream: TcpStream, log: &Asked) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    let agent = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let agent = agent.filter(|line| line.to_lowercase().starts_with("user-agent:")).last()?;
    assert!(
        agent.contains("plainfact-links/") && agent.contains("(+https://example.org"),
        "{agent}"
    );
    let mut words = request.split(' ');
    let (method, path) = (words.next()?, words.next()?);
    let times = {
        let mut log = log.lock().unwrap();
        log.push((Instant::now(), format!("{method} {path}")));
        log.iter().filter(|(_, line)| line.ends_with(&format!(" {path}"))).count()
    };
    let plain = |status: &str| {
        format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
    };
    let reply = match path {
        "/robots.txt" => {
            let rules = "User-agent: *\nDisallow: /private\n";
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{rules}",
                rules.len()
            )
        }
        "/there" | "/private" => plain("200 OK"),
        "/gone" => plain("410 Gone"),
        "/missing" => plain("404 Not Found"),
        "/guarded" => plain("403 Forbidden"),
        "/busy" => plain("429 Too Many Requests").replace("content", "retry-after: 0\r\ncontent"),
        "/moved" => plain("301 Moved").replace("content", "location: /there\r\ncontent"),
        "/circle" => plain("302 Found").replace("content", "location: /circle\r\ncontent"),
        // The first two questions, a HEAD and a GET, meet a host that is out of order.
        "/weary" if times <= 2 => plain("503 Service Unavailable"),
        "/weary" => plain("200 OK"),
        "/headless" if method == "HEAD" => plain("404 Not Found"),
        "/headless" => plain("200 OK"),
        "/nonsense" => "no answer at all\r\n\r\n".to_owned(),
        "/endless" if method == "HEAD" => plain("405 Method Not Allowed"),
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").ok()?;
            while stream.write_all(&[b'x'; 4096]).is_ok() {}
            return None;
        }
        "/silent" => {
            thread::sleep(Duration::from_secs(20));
            return None;
        }
        _ => return None,
    };
    stream.write_all(reply.as_bytes()).ok()
}

const PATHS: [&str; 13] = [
    "there", "gone", "missing", "guarded", "busy", "moved", "circle", "weary", "headless",
    "nonsense", "endless", "silent", "private",
];

/// The small site with a page that links to all of it.
fn site(origin: &str) -> Site {
    let site = Site::new();
    let links: String = PATHS.iter().map(|path| format!("- [{path}]({origin}/{path})\n")).collect();
    let front = "---\ntitle: Links\ndescription: To a host.\nkind: page\n---\n\n";
    site.write("content/links.md", format!("{front}{links}"));
    // Nobody outside is asked.
    site.replace(
        "content/registry/sources/all.yaml",
        "https://example.org/report",
        &format!("{origin}/there"),
    );
    site
}

#[test]
fn a_host_that_misbehaves_is_told_from_one_that_has_nothing() {
    let (origin, asked) = host();
    let site = site(&origin);
    let links = ["links", "--pause", "0.02", "--timeout", "1.5"];
    let run = site.run(&links);
    let listed = format!(
        "410 {origin}/gone\n  content/links.md:8:10\n404 {origin}/missing\n  content/links.md:9:13\n"
    );
    run.expect(1, &[&listed, "5 there, 2 gone, 6 not to be told"]);
    let lock = std::fs::read_to_string(site.path("content/registry/links.lock")).unwrap();
    for (path, answer) in [
        ("there", "alive 2026-12-01 200"),
        ("moved", "alive 2026-12-01 200"),
        ("weary", "alive 2026-12-01 200"),
        ("headless", "alive 2026-12-01 200"),
        ("endless", "alive 2026-12-01 200"),
        ("gone", "dead 2026-12-01 410"),
        ("missing", "dead 2026-12-01 404"),
        ("guarded", "unknown 2026-12-01 403"),
        ("busy", "unknown 2026-12-01 429"),
        ("circle", "unknown 2026-12-01 redirects"),
        ("nonsense", "unknown 2026-12-01 unreachable"),
        ("silent", "unknown 2026-12-01 timeout"),
        ("private", "unknown 2026-12-01 robots.txt"),
    ] {
        assert!(lock.contains(&format!("{answer} {origin}/{path}\n")), "{path}: {lock}");
    }
    let log = asked.lock().unwrap().clone();
    assert!(log[0].1 == "GET /robots.txt" && !log.iter().any(|(_, line)| line.contains("private")));
    assert_eq!(log.iter().filter(|(_, line)| line == "GET /busy").count(), 3, "{log:?}");

    // What was there is not asked again so soon; what was not is.
    asked.lock().unwrap().clear();
    site.run(&links);
    let again = asked.lock().unwrap().clone();
    assert!(!again.iter().any(|(_, line)| line.ends_with("/there") && line.starts_with("GET")));
    assert!(again.iter().any(|(_, line)| line.ends_with("/missing")), "{again:?}");

    let check = site.run(&["check"]);
    check
        .expect(0, &["warning[dead-link]: nothing was there on 2026-12-01: the host answered 410"]);
}

#[test]
fn one_host_is_asked_for_one_thing_at_a_time() {
    let (origin, asked) = host();
    let site = Site::new();
    site.replace(
        "content/registry/sources/all.yaml",
        "https://example.org/report",
        &format!("{origin}/there"),
    );
    let text = format!(
        "---\ntitle: L\ndescription: L.\nkind: page\n---\n\n[a]({origin}/missing) [b]({origin}/gone)\n"
    );
    site.write("content/links.md", text);
    site.run(&["links", "--pause", "0.2"]).expect(1, &["1 there, 2 gone"]);
    let log = asked.lock().unwrap();
    let shortest = log.windows(2).map(|pair| pair[1].0 - pair[0].0).min().unwrap();
    assert!(log.len() == 6 && shortest >= Duration::from_millis(190), "{log:?}");
}
