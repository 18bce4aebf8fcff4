//! Who may ask: requests that name this preview as one that it has.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header;
use axum::http::request::Parts;

/// The names that this preview answers to.
///
/// A page elsewhere may point a name of its own at this machine (DNS rebinding); its requests then
/// carry that name, and are refused. A port says nothing about who asks: one that was forwarded
/// from another machine differs from ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// The name or address that was asked for besides those of this machine.
    asked: Option<String>,
    /// Whether it answers on every address of this machine, of which all are then its names. An
    /// address, unlike a name, cannot be pointed elsewhere.
    any_address: bool,
}

impl Names {
    /// The names of a preview that listens at `host`.
    pub(super) fn new(host: &str) -> Names {
        let address: Option<IpAddr> = bare(host).parse().ok();
        Names {
            asked: Some(bare(host).to_owned()),
            any_address: address.is_some_and(|address| address.is_unspecified()),
        }
    }

    /// Whether a request was meant for this preview. What its first line and its headers say of
    /// the host must each be a name of ours, and there is one such header at most.
    pub(super) fn allow(&self, request: &Parts) -> bool {
        let in_line = request.uri.authority().map(|authority| authority.as_str());
        let Ok(in_header) = header(&request.headers) else { return false };
        let mut hosts = in_line.into_iter().chain(in_header).peekable();
        hosts.peek().is_some() && hosts.all(|host| self.has(host))
    }

    fn has(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        let name = bare(name);
        let is = |own: &str| name.eq_ignore_ascii_case(own);
        is("localhost")
            || ["127.0.0.1", "::1"].contains(&name)
            || self.asked.as_deref().is_some_and(is)
            || self.any_address && name.parse::<IpAddr>().is_ok()
    }
}

/// What the header says; an error where there are several, or one that is no text.
fn header(headers: &HeaderMap) -> Result<Option<&str>, ()> {
    let mut all = headers.get_all(header::HOST).iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(host), None) => host.to_str().map(Some).map_err(drop),
        (Some(_), Some(_)) => Err(()),
    }
}

/// `localhost:3913` without its port; none where it is not of that form.
fn without_port(host: &str) -> Option<&str> {
    let end = if host.starts_with('[') {
        host.find(']')? + 1
    } else {
        host.find(':').unwrap_or(host.len())
    };
    let (name, port) = host.split_at_checked(end)?;
    match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(name),
        None => port.is_empty().then_some(name),
    }
}

/// `[::1]` without its brackets.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[track_caller]
    fn check(names: &Names, host: &str, expected: bool) {
        let request = Request::builder().uri("/").header("host", host).body(()).unwrap();
        assert_eq!(names.allow(&request.into_parts().0), expected, "{host}");
    }

    #[test]
    fn answers_only_to_its_own_names() {
        let names = Names::new("127.0.0.1");
        for host in ["localhost", "LOCALHOST:3913", "127.0.0.1:1", "[::1]:80", "[::1]"] {
            check(&names, host, true);
        }
        for host in [
            "example.org",
            "localhost.example.org:80",
            "127.0.0.1.nip.io",
            "",
            "[::2]",
            "192.168.0.7",
            "localhost:80:80",
            "localhost:a",
            "[::1]x",
            "[::1",
            "localhost@example.org",
        ] {
            check(&names, host, false);
        }
    }

    #[test]
    fn answers_to_the_name_asked_for() {
        let names = Names::new("desk.local");
        check(&names, "Desk.local:3913", true);
        check(&names, "192.168.0.7", false);
        let everywhere = Names::new("0.0.0.0");
        check(&everywhere, "192.168.0.7:3913", true);
        check(&everywhere, "[fe80::1]:3913", true);
        check(&everywhere, "rebound.example", false);
        check(&Names::new("::"), "192.168.0.7", true);
    }

    #[test]
    fn every_host_that_is_named_must_be_its_own() {
        let names = Names::new("127.0.0.1");
        let allow = |uri: &str, hosts: &[&str]| {
            let mut request = Request::builder().uri(uri);
            for host in hosts {
                request = request.header("host", *host);
            }
            names.allow(&request.body(()).unwrap().into_parts().0)
        };
        assert!(!allow("/", &[]));
        assert!(!allow("/", &["localhost", "localhost"]));
        assert!(allow("http://localhost/", &["localhost"]));
        assert!(!allow("http://rebound.example/", &["localhost"]));
        assert!(!allow("http://localhost/", &["rebound.example"]));
    }
}
