//! What every page may look at while it is written: the site, its routes, its templates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil;

use super::highlight::Highlights;
use super::history;
use super::map::Map;
use super::pages::{CaseList, Order};
use super::plan::Leaf;
use super::search::Indexes;
use super::strings::Strings;
use super::templates::Templates;
use super::usage::Usage;
use crate::figure;
use crate::model::{
    Config, Correction, Doc, EntryKind, Happening, Id, Lang, Lock, Page, Route, Site, Text,
};
use crate::text::{FileId, Files};

/// The site and what was worked out of it before the first page.
pub(super) struct World<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// What was read.
    pub(super) files: &'a Files,
    /// The site's address, without a slash at the end.
    pub(super) base_url: String,
    /// Every route that is published.
    pub(super) routes: BTreeSet<Route>,
    /// Those of them that search engines need not know: old addresses, lists in another order, and
    /// what is to be printed.
    pub(super) unlisted: BTreeSet<Route>,
    /// The lock as it will be once this site is published; none where nothing was recorded yet.
    pub(super) lock: Option<Lock>,
    /// The day of the first record.
    pub(super) first_record: Option<civil::Date>,
    /// The corrections of each page, the newest first, by the page's path.
    pub(super) corrections: BTreeMap<&'a str, Vec<&'a Correction>>,
    /// The day of the build.
    pub(super) today: civil::Date,
    /// Where facts and sources are used.
    pub(super) usage: Usage<'a>,
    /// Which pages belong together.
    pub(super) map: Map<'a>,
    /// The search indexes, by language: made when a part of one is asked for.
    pub(super) indexes: OnceLock<Indexes>,
    /// The colours of code.
    pub(super) highlights: Highlights<'a>,
    /// The routes that never have other bytes: files named for what stands in them.
    pub(super) lasting: Vec<String>,
    /// The words of the interface.
    pub(super) strings: Arc<Strings>,
    /// The templates, by language.
    pub(super) templates: BTreeMap<Lang, Templates>,
}

impl<'a> World<'a> {
    /// The world before its templates, which need the rest of it.
    pub(super) fn new(
        site: &'a Site,
        files: &'a Files,
        config: &Config,
        plan: &[(Route, Leaf<'a>)],
    ) -> World<'a> {
        let address = config.base_url.as_deref().unwrap_or(&site.settings.base_url);
        let standing: BTreeMap<&Route, &Leaf<'_>> =
            plan.iter().map(|(r, leaf)| (r, leaf)).collect();
        let lock = site.registry.lock.as_ref().map(|lock| {
            let lang = &site.settings.default_language;
            Lock::after(Some(lock), &site.registry, lang, config.today)
        });
        let unlisted = |leaf: &Leaf<'_>| match leaf {
            Leaf::Redirect(_) | Leaf::Moved(..) | Leaf::Also(_) => true,
            Leaf::Embed(..) | Leaf::Print(_) => true,
            Leaf::Cases(CaseList::All(order), _) => *order != Order::Name,
            _ => false,
        };
        let unlisted = standing.iter().filter(|(_, leaf)| unlisted(leaf));
        let mut world = World {
            site,
            files,
            base_url: address.trim_end_matches('/').to_owned(),
            unlisted: unlisted.map(|(route, _)| (*route).clone()).collect(),
            routes: plan.iter().map(|(route, _)| route.clone()).collect(),
            first_record: lock.as_ref().and_then(Lock::first_record),
            lock,
            corrections: history::by_page(site),
            today: config.today,
            usage: Usage::of(site),
            map: Map::default(),
            indexes: OnceLock::new(),
            highlights: Highlights::remembered(files),
            lasting: Vec::new(),
            strings: Arc::new(Strings::new(&site.settings, files)),
            templates: BTreeMap::new(),
        };
        world.map = Map::of(&world);
        world
    }
}

impl World<'_> {
    /// A text of the interface that the program itself uses.
    pub(super) fn own(&self, lang: &Lang, key: &'static str) -> &str {
        self.strings.own(lang, key)
    }

    /// Sorts things by a name as a reader of the language looks for it: `Ávila` before `Baker`. Those
    /// of one name keep their order.
    pub(super) fn sort<T>(&self, things: &mut Vec<T>, lang: &Lang, name: impl Fn(&T) -> String) {
        let lexicon = figure::Lexicon::of(lang);
        let mut named: Vec<(String, T)> =
            std::mem::take(things).into_iter().map(|thing| (name(&thing), thing)).collect();
        named.sort_by(|(a, _), (b, _)| lexicon.order(a, b));
        things.extend(named.into_iter().map(|(_, thing)| thing));
    }

    /// The path that leads to a route from any page, the base address's own path before it.
    pub(super) fn href(&self, route: &str) -> String {
        href(&self.base_url, route)
    }

    /// The whole address of a route.
    pub(super) fn absolute(&self, route: &str) -> String {
        format!("{}{route}", self.base_url)
    }

    /// The way to an entry's page; none when it has no page, or is a private person.
    pub(super) fn entry(&self, kind: EntryKind, id: &Id, lang: &Lang) -> Option<String> {
        let registry = &self.site.registry;
        let exists = match kind {
            EntryKind::Fact => registry.facts.contains_key(id),
            EntryKind::Source => registry.sources.contains_key(id),
            EntryKind::Case => registry.cases.contains_key(id),
            EntryKind::Party => registry.parties.get(id).is_some_and(|party| !party.private),
            EntryKind::Event => registry.events.contains_key(id),
            EntryKind::Term => registry.terms.contains_key(id),
            EntryKind::Series => registry.series.contains_key(id),
            EntryKind::Correction => registry.corrections.contains_key(id),
        };
        let route = self.site.entry_route(kind, id, lang);
        let page = route.as_str().split('#').next().unwrap_or("");
        (exists && self.routes.contains(page)).then(|| self.href(route.as_str()))
    }

    /// The way to something that happened: on the timeline, or to the case where only its docket
    /// has it.
    pub(super) fn happening_page(&self, happening: Happening<'_>, lang: &Lang) -> Option<String> {
        match happening.case() {
            Some(case) if !happening.major() => self.entry(EntryKind::Case, &case.id, lang),
            Some(_) | None => {
                let page = self.list("timeline", lang)?;
                Some(format!("{page}#{}", happening.anchor()))
            }
        }
    }

    /// The way to a page made from the registry, by its folder: `cases`, `timeline/topic/policy`.
    pub(super) fn list(&self, folder: &str, lang: &Lang) -> Option<String> {
        let route = format!("{}/{folder}/", self.site.language_prefix(lang));
        self.routes.contains(route.as_str()).then(|| self.href(&route))
    }

    /// The way to a topic's page.
    pub(super) fn topic(&self, id: &Id, lang: &Lang) -> Option<String> {
        let route = format!("{}/topics/{id}/", self.site.language_prefix(lang));
        self.routes.contains(route.as_str()).then(|| self.href(&route))
    }

    /// The words of a text of the registry in a language.
    pub(super) fn plain_doc_of(&self, text: &Text, lang: &Lang) -> String {
        let doc: Option<&Doc> = text.get(lang).map(|passage| &passage.doc);
        doc.map(|doc| self.plain_doc(doc, lang)).unwrap_or_default()
    }

    /// The page that a relative path leads to, as its editor wrote it.
    pub(super) fn page_at(&self, from: FileId, path: &str) -> Option<&Page> {
        let path = self.resolve(from, path)?;
        let index = format!("{path}/index.md");
        self.site.page_at(&path).or_else(|| self.site.page_at(index.trim_start_matches('/')))
    }

    /// The way to a file of the site, by the path that the file `from` gives.
    pub(super) fn file(&self, from: FileId, path: &str) -> Option<String> {
        if let Some(page) = self.page_at(from, path) {
            return Some(self.href(page.route.as_str()));
        }
        if path.starts_with('/') && self.routes.contains(path) {
            return Some(self.href(path));
        }
        let file = self.beside(from, path)?;
        let asset = self.site.assets.iter().find(|(_, asset)| **asset == file);
        asset.map(|(route, _)| self.href(route.as_str()))
    }

    /// The file that a path leads to, if it is no page.
    pub(super) fn beside(&self, from: FileId, path: &str) -> Option<FileId> {
        self.files.find(&format!("content/{}", self.resolve(from, path)?))
    }

    /// A path below `content/`, from one that is relative to a file or to `content/` itself.
    fn resolve(&self, from: FileId, path: &str) -> Option<String> {
        let here = self.files.path(from).strip_prefix("content/")?.to_owned();
        let mut parts: Vec<&str> = here.split('/').collect();
        parts.pop();
        if path.starts_with('/') {
            parts.clear();
        }
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}

/// The path that leads to a route from any page of a site at this address.
pub(super) fn href(base_url: &str, route: &str) -> String {
    format!("{}{route}", crate::model::base_path(base_url))
}
