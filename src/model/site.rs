//! The whole site, loaded.

use std::collections::BTreeMap;

use super::{EntryKind, Id, Lang, Page, PageKind, Registry, Route, Settings};
use crate::text::FileId;

/// Everything the files say. Complete once it exists; nothing is filled in later.
#[derive(Debug, Clone)]
pub struct Site {
    /// `site.yaml`.
    pub settings: Settings,
    /// The pages that are to be published, in the order of their paths.
    pub pages: Vec<Page>,
    /// Pages that exist but are not published: drafts, too early, too late, or broken. Paths below
    /// `content/`, so that a link to one can say why it leads nowhere.
    pub unpublished: BTreeMap<String, Unpublished>,
    /// The registry.
    pub registry: Registry,
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
        self.pages
            .binary_search_by(|page| page.path.as_str().cmp(path))
            .ok()
            .map(|i| &self.pages[i])
    }

    /// The home page in a language.
    pub fn home(&self, lang: &Lang) -> Option<&Page> {
        self.pages.iter().find(|page| page.kind == PageKind::Home && page.lang == *lang)
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
