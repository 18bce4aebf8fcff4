//! The whole site, loaded.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{EntryKind, Id, Lang, Page, PageKind, Registry, Route, Settings, Shared};
use crate::text::FileId;

/// Everything the files say. Complete once it exists; nothing is filled in later.
#[derive(Debug, Clone)]
pub struct Site {
    /// `site.yaml`.
    pub settings: Settings,
    /// The pages that are to be published, in the order of their paths.
    pub pages: Shared<Page>,
    /// Pages that exist but are not published: drafts, too early, too late, or broken. Paths below
    /// `content/`, so that a link to one can say why it leads nowhere.
    pub unpublished: BTreeMap<String, Unpublished>,
    /// The registry.
    pub registry: Arc<Registry>,
    /// Files that are published as they are: (route, file).
    pub assets: BTreeMap<Route, FileId>,
}

/// Why a page is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    /// `draft: true`
    Draft,
    /// Its `publish` day has not come.
    Early,
    /// Its `expires` day has passed.
    Expired,
    /// It could not be read, which is reported there.
    Broken,
}

impl Site {
    /// The page in a file, by its path below `content/`.
    pub fn page_at(&self, path: &str) -> Option<&Page> {
        self.pages.find_by(|page| page.path.as_str().cmp(path))
    }

    /// The page at a route, or that an old address leads to.
    pub fn page_on(&self, route: &str) -> Option<&Page> {
        let bare = |route: &str| route.trim_matches('/').to_owned();
        let wanted = bare(route);
        let by_route = self.pages.iter().find(|page| page.route.as_str() == route);
        let leads =
            |page: &&Page| page.front.aliases.iter().any(|old| bare(old.as_str()) == wanted);
        by_route.or_else(|| self.pages.iter().find(leads))
    }

    /// The home page in a language.
    pub fn home(&self, lang: &Lang) -> Option<&Page> {
        self.pages.iter().find(|page| page.kind == PageKind::Home && page.lang == *lang)
    }

    /// Where a link from one file to another leads. Both paths count from `content/`; `link` is
    /// relative to the folder of `from`, and stays within `content/`.
    pub fn resolve(&self, from: &str, link: &str) -> Destination<'_> {
        if link.starts_with('/') {
            return Destination::Absolute;
        }
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    if parts.pop().is_none() {
                        return Destination::Outside;
                    }
                }
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        if let Some(page) = self.page_at(&path) {
            return Destination::Page(page);
        }
        if let Some(why) = self.unpublished.get(&path) {
            return Destination::Unpublished(*why);
        }
        match self.assets.get_key_value(format!("/{path}").as_str()) {
            Some((route, file)) => Destination::Asset(route, *file),
            None => Destination::Missing(path),
        }
    }

    /// The route of an entry's page in a language, whether or not it has one yet.
    pub fn entry_route(&self, kind: EntryKind, id: &Id, lang: &Lang) -> Route {
        let folder = match kind {
            EntryKind::Fact => "facts",
            EntryKind::Source => "sources",
            EntryKind::Case => "cases",
            EntryKind::Party => "people",
            EntryKind::Event => "timeline",
            EntryKind::Term => "glossary",
            EntryKind::Series => "series",
            EntryKind::Correction => "corrections",
        };
        let prefix = self.language_prefix(lang);
        match kind {
            // One page holds them all; the entry is an anchor on it.
            EntryKind::Party | EntryKind::Event | EntryKind::Term | EntryKind::Correction => {
                Route::from(format!("{prefix}/{folder}/#{id}"))
            }
            EntryKind::Fact | EntryKind::Source | EntryKind::Case | EntryKind::Series => {
                Route::from(format!("{prefix}/{folder}/{id}/"))
            }
        }
    }

    /// What stands before the routes of a language: nothing for the default one, `/es` for Spanish.
    pub fn language_prefix(&self, lang: &Lang) -> String {
        if *lang == self.settings.default_language { String::new() } else { format!("/{lang}") }
    }
}

/// Where a link within the site leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination<'a> {
    /// To a page.
    Page(&'a Page),
    /// To a file that is published as it is.
    Asset(&'a Route, FileId),
    /// To a page that is not published.
    Unpublished(Unpublished),
    /// To nothing; this is the path looked for.
    Missing(String),
    /// Above `content/`.
    Outside,
    /// It begins with a slash, which does not say where from.
    Absolute,
}
