//! From a request to what is shown.

use std::convert::Infallible;
use std::process;

use axum::body::Body;
use axum::http::header::{self, HeaderName};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::{OWN, Preview, Shown, inject};
use crate::edge::drawings;
use crate::render::{Content, Output};

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// The policy of the preview's own pages.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'";

/// Answers a request.
pub(super) async fn respond(preview: &Preview, request: &Parts) -> Response {
    if !is_local(request) {
        // A page elsewhere may point a name of its own at this machine (DNS rebinding); such
        // requests carry that name.
        let text = "This preview answers only to localhost and 127.0.0.1.\n";
        return reply(StatusCode::FORBIDDEN, TEXT, text);
    }
    if ![Method::GET, Method::HEAD].contains(&request.method) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (allow, reply(StatusCode::METHOD_NOT_ALLOWED, TEXT, "Only GET and HEAD.\n"))
            .into_response();
    }
    let shown = preview.shown.borrow().clone();
    let path = request.uri.path();
    if let Some(name) = path.strip_prefix(OWN) {
        return own(preview, &shown, name);
    }
    let Some(pages) = &shown.pages else {
        return report(&shown, StatusCode::INTERNAL_SERVER_ERROR);
    };
    let Some(route) = path.strip_prefix(&*preview.prefix).and_then(decoded) else {
        if path == "/" {
            return redirect(format!("{}/", preview.prefix));
        }
        return not_found(pages, &shown, "/").await;
    };
    if let Some(content) = pages.get(&route) {
        return page(content, content_type(&route), StatusCode::OK, &shown).await;
    }
    let folder = match route.strip_suffix("/index.html") {
        Some(folder) => format!("{folder}/"),
        None => format!("{route}/"),
    };
    if pages.get(&folder).is_some() {
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let query = request.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return redirect(format!("{path}/{query}"));
    }
    not_found(pages, &shown, &route).await
}

fn redirect(to: String) -> Response {
    ([(header::LOCATION, to)], reply(StatusCode::TEMPORARY_REDIRECT, TEXT, "")).into_response()
}

/// Whether a request was meant for this machine by one of its own names.
fn is_local(request: &Parts) -> bool {
    let host = match request.headers.get(header::HOST) {
        Some(host) => host.to_str().ok(),
        None => request.uri.authority().map(|authority| authority.as_str()),
    };
    let Some(host) = host else { return false };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) | None => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| name.eq_ignore_ascii_case(local))
}

/// The preview's own pages.
fn own(preview: &Preview, shown: &Shown, name: &str) -> Response {
    match name {
        "events" => events(preview),
        "report" => report(shown, StatusCode::OK),
        "reload.js" => reply(StatusCode::OK, content_type("/x.js"), include_str!("reload.js")),
        "preview.css" => reply(StatusCode::OK, content_type("/x.css"), include_str!("preview.css")),
        _ => reply(StatusCode::NOT_FOUND, TEXT, "The preview has no such page.\n"),
    }
}

/// A stream that says which version is shown: at once, and again whenever it changes.
fn events(preview: &Preview) -> Response {
    let versions = WatchStream::new(preview.shown.subscribe()).map(|shown| {
        let event = Event::default().event("reload").data(version(&shown));
        Ok::<_, Infallible>(event)
    });
    Sse::new(versions).keep_alive(KeepAlive::default()).into_response()
}

/// A word that no other version has, not even of a preview that ran earlier at the same address.
fn version(shown: &Shown) -> String {
    format!("{}-{}", process::id(), shown.version)
}

fn report(shown: &Shown, status: StatusCode) -> Response {
    let text = inject::script(&shown.report, &version(shown), None);
    let policy = [(header::CONTENT_SECURITY_POLICY, POLICY)];
    (policy, reply(status, HTML, text)).into_response()
}

/// The site's page for what is not there: the nearest one upward, so that a language may have its
/// own.
async fn not_found(pages: &Output, shown: &Shown, route: &str) -> Response {
    let folders = route.match_indices('/').rev().map(|(at, _)| &route[..=at]);
    for folder in folders {
        for name in ["404.html", "404/"] {
            if let Some(content) = pages.get(&format!("{folder}{name}")) {
                return page(content, HTML, StatusCode::NOT_FOUND, shown).await;
            }
        }
    }
    reply(StatusCode::NOT_FOUND, TEXT, "The site has no such page.\n")
}

async fn page(content: &Content, kind: &str, status: StatusCode, shown: &Shown) -> Response {
    let bytes = match content {
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Raster(raster) => {
            let raster = raster.clone();
            let drawn = tokio::task::spawn_blocking(move || drawings::draw(&raster)).await;
            match drawn.map_err(std::io::Error::other).flatten() {
                Ok(png) => png,
                Err(error) => {
                    return reply(StatusCode::INTERNAL_SERVER_ERROR, TEXT, format!("{error}\n"));
                }
            }
        }
        Content::File(path) => {
            let path = path.clone();
            let shown = path.display().to_string();
            let read = tokio::task::spawn_blocking(move || std::fs::read(path)).await;
            match read.map_err(std::io::Error::other).flatten() {
                Ok(bytes) => bytes,
                Err(error) => {
                    let text = format!("cannot read `{shown}`: {error}\n");
                    return reply(StatusCode::INTERNAL_SERVER_ERROR, TEXT, text);
                }
            }
        }
    };
    if kind != HTML {
        return reply(status, kind, bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = inject::script(&text, &version(shown), shown.wrong.as_deref());
            reply(status, kind, text)
        }
        Err(error) => reply(status, kind, error.into_bytes()),
    }
}

fn reply(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    (headers.map(|(name, value)| (name, value.to_owned())), response).into_response()
}

/// A path with its `%xx` undone; none if that is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type of what stands at a route, by its ending.
fn content_type(route: &str) -> &'static str {
    let name = route.rsplit('/').next().unwrap_or("");
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "" if route.ends_with('/') => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "bib" | "ris" | "yaml" => TEXT,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn answers_only_to_its_own_names() {
        let check = |host: &str, expected: bool| {
            let request = Request::builder().uri("/").header("host", host).body(()).unwrap();
            assert_eq!(is_local(&request.into_parts().0), expected, "{host}");
        };
        for host in ["localhost", "LOCALHOST:3913", "127.0.0.1:1", "[::1]:80", "[::1]"] {
            check(host, true);
        }
        for host in ["example.org", "localhost.example.org:80", "127.0.0.1.nip.io", "", "[::2]"] {
            check(host, false);
        }
        let without = Request::builder().uri("/").body(()).unwrap();
        assert!(!is_local(&without.into_parts().0));
    }

    #[test]
    fn undoes_escapes() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(decoded(path).as_deref(), expected, "{path}");
        };
        check("/a%20b/", Some("/a b/"));
        check("/a%C3%B1o/", Some("/año/"));
        check("/a%ff/", None);
        check("/a%f", None);
        check("/a%", None);
        check("/a%+1", None);
    }

    #[test]
    fn pages_are_html() {
        assert_eq!(content_type("/policy/"), HTML);
        assert_eq!(content_type("/v1.2/"), HTML);
        assert_eq!(content_type("/_headers"), "application/octet-stream");
        assert_eq!(content_type("/a.b/style.CSS"), "text/css; charset=utf-8");
    }
}
