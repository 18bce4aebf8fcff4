//! What hosts read: `_headers` and `_redirects`, in the form that Netlify and Cloudflare Pages
//! share, and `security.txt`.

use std::collections::BTreeSet;

use serde_json::json;

use super::machine::instant;
use crate::model::{Alias, Lang, Route};
use crate::render::plan::as_page;
use crate::render::social;
use crate::render::world::World;

/// What every answer carries.
const ALWAYS: [&str; 4] = [
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "X-Content-Type-Options: nosniff",
];

/// What pages carry. The policy is that of `base.html`, and says besides who may frame a page, which
/// a page cannot say of itself. Old browsers ask the second line.
const PAGES: [&str; 2] = [
    "Content-Security-Policy: default-src 'self'; img-src 'self' data:; object-src 'none'; \
     base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "X-Frame-Options: SAMEORIGIN",
];

/// What the pages carry that anyone may frame: the policy of `embed.html`.
const FRAMES: &str = "Content-Security-Policy: default-src 'self'; img-src 'self' data:; \
     script-src 'none'; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors *";

/// Only said where the site is reached safely: for half a year no other way is tried.
const SAFELY: &str = "Strict-Transport-Security: max-age=15552000";

/// Names that say what is in them: kept for a year, which is for ever.
const LASTING: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Data may be read by the pages of others.
const OPEN: &str = "Access-Control-Allow-Origin: *";

/// Where data stands.
const DATA: [&str; 5] = ["/data/*", "/facts/*", "/facts.json", "/cases.json", "/timeline.json"];

/// `_headers`. Whatever has no caching rule is asked for again each time, which is what these hosts
/// do by themselves: two rules for one address would be joined.
pub(super) fn headers(world: &World<'_>) -> String {
    let mut out = String::new();
    let mut rule = |path: &str, headers: &[&str]| {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{}\n", world.href(path)));
        for header in headers {
            out.push_str(&format!("  {header}\n"));
        }
    };
    let mut always = ALWAYS.to_vec();
    if world.base_url.starts_with("https://") {
        always.push(SAFELY);
    }
    rule("/*", &always);
    // Hosts join what two rules say of one header, so that no rule can take back what another one
    // says: who may frame a page is said folder by folder.
    for folder in folders(world) {
        match folder.ends_with("/embed/*") {
            true => rule(&folder, &[FRAMES]),
            false => rule(&folder, &PAGES),
        }
    }
    for path in DATA {
        rule(path, &[OPEN]);
    }
    for route in &world.lasting {
        rule(route, &[LASTING]);
    }
    out
}

/// The home pages, and the topmost folders with pages in them.
fn folders(world: &World<'_>) -> BTreeSet<String> {
    let languages = &world.site.settings.languages;
    let prefixes: Vec<String> = languages
        .iter()
        .map(|language| format!("{}/", world.site.language_prefix(&language.code)))
        .collect();
    let folder = |route: &str| {
        let longest = prefixes.iter().filter(|prefix| route.starts_with(prefix.as_str()));
        let prefix = longest.max_by_key(|prefix| prefix.len())?;
        let (folder, _) = route[prefix.len()..].split_once('/')?;
        Some(format!("{prefix}{folder}/*"))
    };
    let pages = world.routes.iter().map(|route| route.as_str());
    let pages = pages.filter(|route| route.ends_with('/'));
    pages.filter_map(folder).chain(prefixes.iter().cloned()).collect()
}

/// `_redirects`: the old addresses of pages that have moved, those of entries too. Where a host does
/// not read it, there is a page at each that leads on.
pub(super) fn redirects(world: &World<'_>) -> String {
    let site = world.site;
    let mut out = String::new();
    let mut rule = |old: &Route, new: &Route| {
        // Rules are words with spaces between them.
        if world.unlisted.contains(old) && !old.as_str().contains(char::is_whitespace) {
            let (old, new) = (world.href(old.as_str()), world.href(new.as_str()));
            out.push_str(&format!("{old} {new} 301\n"));
        }
    };
    for page in &site.pages {
        for alias in &page.front.aliases {
            rule(&as_page(&alias.value), &page.route);
        }
    }
    for Alias { kind, id, old } in site.registry.aliases() {
        for language in &site.settings.languages {
            let at = |id| site.entry_route(kind, id, &language.code);
            rule(&at(old), &at(id));
        }
    }
    out
}

/// `security.txt` (RFC 9116). It holds for most of a year from the month of the build, so that it
/// changes once a month and not every day.
pub(super) fn security(world: &World<'_>, route: &Route, contact: &str) -> String {
    let month = world.today.first_of_month();
    let expires = month.checked_add(jiff::ToSpan::months(11)).unwrap_or(month);
    let languages = world.site.settings.languages.iter();
    let languages: Vec<&str> = languages.map(|language| language.code.as_str()).collect();
    format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: {}\nCanonical: {}\n",
        instant(expires),
        languages.join(", "),
        world.absolute(route.as_str())
    )
}

/// What a browser is told that keeps the site on a home screen
/// (<https://www.w3.org/TR/appmanifest/>).
pub(super) fn web_manifest(world: &World<'_>, lang: &Lang) -> String {
    let settings = &world.site.settings;
    let home = world.href(&format!("{}/", world.site.language_prefix(lang)));
    let points = social::ICONS.iter().filter_map(|size| {
        let route = social::icon_route(*size);
        let icon =
            |src| json!({"src": src, "sizes": format!("{size}x{size}"), "type": "image/png"});
        world.routes.contains(route.as_str()).then(|| icon(world.href(&route)))
    });
    let manifest = json!({
        "name": settings.title.plain(lang),
        "lang": lang.as_str(),
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": "#fdfcfa",
        "theme_color": "#fdfcfa",
        "icons": points.collect::<Vec<_>>(),
    });
    format!("{manifest:#}\n")
}
