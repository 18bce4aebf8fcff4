//! Requests that a browser would never send, or that a hostile page might, as raw bytes.

#![cfg(feature = "serve")]

mod support;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use support::Site;
use support::preview::Preview;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What comes back for some bytes, which ask that the connection be closed.
fn send(preview: &Preview, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(&preview.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // It may hang up in the middle.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(preview: &Preview, path: &str) -> String {
    send(
        preview,
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes(),
    )
}

#[track_caller]
fn starts(answer: &str, status: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "not {status}: {answer}");
    assert!(!answer.contains("a secret"), "{answer}");
}

fn site() -> Site {
    let site = Site::new();
    site.write("secret.txt", "a secret");
    site.write(".env", "a secret");
    site.write("content/.hidden.txt", "a secret");
    site
}

#[test]
fn only_routes_are_found_however_a_path_is_written() {
    let site = site();
    let preview = Preview::start(&site);
    for path in [
        "/../secret.txt",
        "/../../../../../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/memo.pdf%00.html",
        "/memo.pdf/../../secret.txt",
        "/./secret.txt",
        "//secret.txt",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/.env",
        "/.hidden.txt",
        "/site.yaml",
        "/registry/facts/counts.yaml",
        "/content/index.md",
        "/templates/base.html",
        "/__plainfact/../secret.txt",
        "/__plainfact/%2e%2e/secret.txt",
        "/__plainfact/",
        "/__plainfact",
        "/__plainfact/ask/page/../../secret.txt",
        "/__plainfact/ask/file?about=/etc/passwd",
        "/__plainfact/panel.css/",
        "/assets/",
        "/assets",
    ] {
        starts(&get(&preview, path), "404");
    }
    let answer = get(&preview, "/__plainfact/ask/page?about=../../etc/passwd");
    starts(&answer, "200");
    assert!(!answer.contains("passwd") && !answer.contains("root:"), "{answer}");
    starts(&get(&preview, "/__plainfact/state"), "400");
    starts(&get(&preview, "/"), "200");
}

#[test]
fn no_address_leads_to_another_site() {
    let site = site();
    let preview = Preview::start(&site);
    for path in
        ["//rebound.example/index.html", "//rebound.example", "/\\rebound.example/index.html"]
    {
        let answer = get(&preview, path).to_ascii_lowercase();
        assert!(!answer.contains("location:"), "{path}: {answer}");
    }
}

#[test]
fn nothing_can_be_written() {
    let site = site();
    let preview = Preview::start(&site);
    let before = site.listing("content");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "MOVE", "get"] {
        for path in ["/", "/__plainfact/report", "/__plainfact/ask/page"] {
            let head = format!(
                "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\nevil"
            );
            let answer = send(&preview, head.as_bytes());
            starts(&answer, "405");
            assert!(answer.to_ascii_lowercase().contains("allow: get, head"), "{answer}");
        }
    }
    let head = send(&preview, b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    starts(&head, "200");
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(site.listing("content"), before);
}

#[test]
fn other_names_are_refused() {
    let site = site();
    let preview = Preview::start(&site);
    let port = preview.address.rsplit(':').next().unwrap();
    let with = |lines: &str| {
        send(&preview, format!("GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n").as_bytes())
    };
    for host in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        starts(&with(&format!("Host: {host}:{port}\r\n")), "200");
        starts(&with(&format!("Host: {host}\r\n")), "200");
    }
    for lines in [
        "Host: rebound.example\r\n",
        "Host: rebound.example:3913\r\n",
        "Host: localhost.rebound.example\r\n",
        "Host: 192.0.2.7\r\n",
        "Host: localhost\r\nHost: rebound.example\r\n",
        "Host: rebound.example\r\nHost: localhost\r\n",
        "Host: localhost@rebound.example\r\n",
        "Host: \r\n",
        "",
        "X-Forwarded-Host: localhost\r\n",
    ] {
        let answer = with(lines);
        starts(&answer, "403");
        assert!(!answer.contains("3,913"), "{lines:?}: {answer}");
    }
    let absolute =
        b"GET http://rebound.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    starts(&send(&preview, absolute), "403");
    let events =
        "GET /__plainfact/events HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n";
    starts(&send(&preview, events.as_bytes()), "403");
}

#[test]
fn pages_elsewhere_learn_nothing() {
    let site = site();
    let preview = Preview::start(&site);
    for path in [
        "/",
        "/memo.pdf",
        "/__plainfact/report",
        "/__plainfact/ask/page?about=/",
        "/__plainfact/panel.js",
    ] {
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://rebound.example\r\nConnection: close\r\n\r\n"
        );
        let answer = send(&preview, asked.as_bytes()).to_ascii_lowercase();
        starts(&answer.replace("http/1.1", "HTTP/1.1"), "200");
        assert!(!answer.contains("access-control-allow"), "{path}: {answer}");
        assert!(answer.contains("cross-origin-resource-policy: same-origin"), "{path}: {answer}");
        assert!(answer.contains("x-content-type-options: nosniff"), "{path}: {answer}");
    }
    for path in ["/", "/__plainfact/report"] {
        assert!(get(&preview, path).contains("frame-ancestors"), "{path}");
    }
}

#[test]
fn what_is_no_request_does_no_harm() {
    let site = site();
    let preview = Preview::start(&site);
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(200_000));
    let wide = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(5_000));
    for bytes in [
        &b""[..],
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\nz",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        long.as_bytes(),
        wide.as_bytes(),
    ] {
        let mut stream = TcpStream::connect(&preview.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // It may hang up in the middle, or wait for more, which does not come.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{answer}");
    }
    starts(&get(&preview, "/"), "200");
}
