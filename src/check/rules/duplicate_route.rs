//! `duplicate-route`: two things with one address.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Alias, EntryKind, Route, Site};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let site = context.site;
    // Addresses that differ in capitals alone are one file on many disks.
    let mut taken: BTreeMap<String, Holder> = BTreeMap::new();
    for (route, span) in generated(site) {
        let holder = Holder { what: "a page the program makes", span };
        taken.insert(route.as_str().to_lowercase(), holder);
    }
    // Whether the address was free.
    let mut claim = |route: &Route, what: &'static str, span: Span| {
        let key = route.as_str().to_lowercase();
        if let Some(holder) = taken.get(&key) {
            let message = format!("`{}` is already the address of {}", route.as_str(), holder.what);
            let mut problem = Diagnostic::error("duplicate-route", span, message);
            if let Some(other) = holder.span {
                problem = problem.label(other, "the other one is here");
            }
            problems.push(problem.help(match what {
                ALIAS => {
                    "an old address leads to one thing: take this alias out, or move what has it"
                }
                _ => "rename one of the two",
            }));
            return false;
        }
        taken.insert(key, Holder { what, span: Some(span) });
        true
    };
    for page in &site.pages {
        claim(&page.route, "a page", Span::new(page.file, 0..0));
    }
    for (route, file) in &site.assets {
        claim(route, "a file", Span::new(*file, 0..0));
    }
    for page in &site.pages {
        for alias in &page.front.aliases {
            // With or without the slash, an alias is a page.
            let route = Route::from(format!("{}/", alias.as_str().trim_end_matches('/')));
            claim(&route, ALIAS, alias.span);
        }
    }
    for Alias { kind, old, .. } in site.registry.aliases() {
        // What clashes in one language most often does in all; one line of a file is told of once.
        for language in &site.settings.languages {
            if !claim(&site.entry_route(kind, old, &language.code), ALIAS, old.span) {
                break;
            }
        }
    }
}

/// What an old address is called.
const ALIAS: &str = "an alias";

struct Holder {
    what: &'static str,
    span: Option<Span>,
}

/// The addresses of the pages that no editor writes.
fn generated(site: &Site) -> Vec<(Route, Option<Span>)> {
    let files = [
        "/_headers",
        "/_redirects",
        "/cases.json",
        "/facts.json",
        "/feed.xml",
        "/llms.txt",
        "/manifest.sha256",
        "/robots.txt",
        "/sitemap.xml",
        "/timeline.json",
    ];
    let registry = &site.registry;
    let mut routes: Vec<Route> = files.map(Route::from).into();
    let mut entries = Vec::new();
    for language in &site.settings.languages {
        let lang = &language.code;
        let prefix = site.language_prefix(lang);
        let folders = [
            "facts",
            "sources",
            "cases",
            "timeline",
            "glossary",
            "people",
            "topics",
            "corrections",
            "changes",
            "data",
        ];
        routes.extend(folders.map(|folder| Route::from(format!("{prefix}/{folder}/"))));
        routes.push(Route::from(format!("{prefix}/404.html")));
        let feeds = ["corrections", "changes"];
        routes.extend(feeds.map(|folder| Route::from(format!("{prefix}/{folder}/feed.xml"))));
        let facts = registry.facts.values().map(|fact| (EntryKind::Fact, &fact.id));
        let sources = registry.sources.values().map(|source| (EntryKind::Source, &source.id));
        let cases = registry.cases.values().map(|case| (EntryKind::Case, &case.id));
        let series = registry.series.values().map(|series| (EntryKind::Series, &series.id));
        let own = facts.chain(sources).chain(cases).chain(series);
        entries.extend(own.map(|(kind, id)| (site.entry_route(kind, id, lang), Some(id.span))));
        let topics = site.settings.topics.keys();
        routes.extend(topics.map(|id| Route::from(format!("{prefix}/topics/{id}/"))));
    }
    routes.extend(registry.series.keys().map(|id| Route::from(format!("/data/series/{id}.csv"))));
    routes.into_iter().map(|route| (route, None)).chain(entries).collect()
}
