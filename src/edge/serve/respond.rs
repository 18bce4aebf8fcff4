//! From a request to an answer.

use std::convert::Infallible;
use std::process;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{self, HeaderName};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::find::{Found, Look, decoded, find};
use super::media::{self, HTML, JSON, TEXT};
use super::{OWN, Preview, Shown, inject};
use crate::edge::drawings;
use crate::model::Route;
use crate::render::Content;

/// The policy of the preview's own pages.
const OWN_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
                          connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                          frame-ancestors 'none'";

/// What the preview adds to the policy that a page states itself: nobody else may frame it.
const PAGE_POLICY: &str = "frame-ancestors 'self'";

/// How often an open page hears that the preview is still there.
const ALIVE: Duration = Duration::from_secs(10);

/// Answers a request.
pub(super) async fn respond(preview: Preview, request: &Parts) -> Response {
    if !preview.names.allow(request) {
        let text = "This preview answers only to its own names, such as localhost and 127.0.0.1.\n";
        return reply(StatusCode::FORBIDDEN, TEXT, text);
    }
    if ![Method::GET, Method::HEAD].contains(&request.method) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (allow, reply(StatusCode::METHOD_NOT_ALLOWED, TEXT, "Only GET and HEAD.\n"))
            .into_response();
    }
    let shown = preview.shown.borrow().clone();
    let (path, query) = (request.uri.path(), request.uri.query());
    if let Some(name) = path.strip_prefix(OWN) {
        return own(&preview, shown, name, query.unwrap_or("")).await;
    }
    let found = find(&shown, &preview.prefix, path);
    match found {
        Found::Content(route, kind) => page(&preview, &shown, route, kind, StatusCode::OK).await,
        Found::Missing(route) => page(&preview, &shown, route, HTML, StatusCode::NOT_FOUND).await,
        Found::Nothing => reply(StatusCode::NOT_FOUND, TEXT, "The site has no such page.\n"),
        Found::Report => report(&preview, &shown, StatusCode::INTERNAL_SERVER_ERROR),
        Found::Moved(to) => {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            let location = [(header::LOCATION, format!("{to}{query}"))];
            (location, reply(StatusCode::TEMPORARY_REDIRECT, TEXT, "")).into_response()
        }
    }
}

/// The preview's own pages.
async fn own(preview: &Preview, shown: Shown, name: &str, query: &str) -> Response {
    if let Some(name) = name.strip_prefix("ask/") {
        return ask(&shown, name, parameter(query, "about")).await;
    }
    match name {
        "events" => events(preview),
        "report" => report(preview, &shown, StatusCode::OK),
        "state" => match parameter(query, "page") {
            Some(path) => reply(StatusCode::OK, JSON, state(preview, &shown, &path).await),
            None => reply(StatusCode::BAD_REQUEST, TEXT, "Say of which `page`.\n"),
        },
        "live.js" => reply(StatusCode::OK, media::of("/x.js"), include_str!("live.js")),
        _ => match preview.panel.files.iter().find(|(own, _)| *own == name) {
            Some((_, text)) => reply(StatusCode::OK, media::of(&format!("/{name}")), *text),
            None => reply(StatusCode::NOT_FOUND, TEXT, "The preview has no such page.\n"),
        },
    }
}

/// A stream that says which version is shown: at once, again whenever it changes, and now and then
/// that there is nothing new.
fn events(preview: &Preview) -> Response {
    let versions = WatchStream::new(preview.shown.subscribe()).map(|shown| {
        let event = Event::default().event("version").data(version(&shown));
        Ok::<_, Infallible>(event)
    });
    let alive = KeepAlive::new().interval(ALIVE).event(Event::default().event("alive").data(""));
    let stream = Sse::new(versions).keep_alive(alive).into_response();
    ([(header::X_CONTENT_TYPE_OPTIONS, "nosniff")], stream).into_response()
}

/// A word that no other version has, not even of a preview that ran earlier at the same address.
fn version(shown: &Shown) -> String {
    format!("{}-{}", process::id(), shown.version)
}

/// What the page at a path looks like now, for the one that is open there to compare.
async fn state(preview: &Preview, shown: &Shown, path: &str) -> String {
    let found = match path.strip_prefix(OWN) {
        Some(_) => Found::Report,
        None => find(shown, &preview.prefix, path),
    };
    let Look { content, styles } = match found {
        Found::Content(route, _) | Found::Missing(route) => match made(shown, route).await {
            Some(content) => Look::of(&content),
            None => Look::of_html(&shown.report),
        },
        Found::Report => Look::of_html(&shown.report),
        Found::Nothing | Found::Moved(_) => Look::default(),
    };
    let version = version(shown);
    format!("{{\"version\":\"{version}\",\"content\":\"{content:x}\",\"styles\":\"{styles:x}\"}}\n")
}

/// What the panel asked.
async fn ask(shown: &Shown, name: &str, about: Option<String>) -> Response {
    let (answers, name) = (shown.answers.clone(), name.to_owned());
    // It may take a while on a large site, in which others are to be served.
    let answer = tokio::task::spawn_blocking(move || {
        answers.and_then(|answers| answers(&name, about.as_deref().unwrap_or("")))
    });
    match answer.await.ok().flatten() {
        Some(answer) => reply(StatusCode::OK, JSON, answer),
        None => reply(StatusCode::NOT_FOUND, JSON, "null\n"),
    }
}

/// A parameter of a query, with its escapes undone.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = |pair: &str| pair.strip_prefix(name)?.strip_prefix('=').and_then(decoded);
    query.split('&').find_map(value)
}

fn report(preview: &Preview, shown: &Shown, status: StatusCode) -> Response {
    let text = with_panel(preview, &shown.report);
    let policy = [(header::CONTENT_SECURITY_POLICY, OWN_POLICY)];
    (policy, reply(status, HTML, text)).into_response()
}

fn with_panel(preview: &Preview, html: &str) -> String {
    inject::scripts(html, Look::of_html(html), &preview.prefix, preview.panel.script)
}

/// What stands at a route, unless it cannot be made.
async fn made(shown: &Shown, route: Route) -> Option<Content> {
    let pages = shown.pages.clone()?;
    tokio::task::spawn_blocking(move || pages.make(&route).0).await.ok().flatten()
}

async fn page(
    preview: &Preview,
    shown: &Shown,
    route: Route,
    kind: &str,
    status: StatusCode,
) -> Response {
    let bytes = match made(shown, route).await {
        // What went wrong is told in the report.
        None => return report(preview, shown, StatusCode::INTERNAL_SERVER_ERROR),
        Some(Content::Bytes(bytes)) => bytes.into_owned(),
        Some(Content::Raster(raster)) => {
            let drawn = tokio::task::spawn_blocking(move || drawings::draw(&raster)).await;
            match drawn.map_err(std::io::Error::other).flatten() {
                Ok(png) => png,
                Err(error) => {
                    return reply(StatusCode::INTERNAL_SERVER_ERROR, TEXT, format!("{error}\n"));
                }
            }
        }
        Some(Content::File(path)) => {
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
    let policy = [(header::CONTENT_SECURITY_POLICY, PAGE_POLICY)];
    let response = match String::from_utf8(bytes) {
        Ok(text) if kind == HTML => reply(status, kind, with_panel(preview, &text)),
        Ok(text) => reply(status, kind, text),
        Err(error) => reply(status, kind, error.into_bytes()),
    };
    (policy, response).into_response()
}

fn reply(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response {
    let headers: [(HeaderName, &str); 5] = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    (headers.map(|(name, value)| (name, value.to_owned())), response).into_response()
}

#[cfg(test)]
mod tests {
    use super::parameter;

    #[test]
    fn parameters_are_found_by_their_whole_name() {
        let check = |query: &str, expected: Option<&str>| {
            assert_eq!(parameter(query, "page").as_deref(), expected, "{query}");
        };
        check("page=%2Fa%20b%2F", Some("/a b/"));
        check("x=1&page=/", Some("/"));
        check("pages=/", None);
        check("page", None);
        check("page=%ff", None);
        check("", None);
    }
}
