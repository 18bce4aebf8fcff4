//! What programs read: the feed, the sitemap, `robots.txt`, and old addresses.

use std::collections::BTreeMap;

use jiff::civil;

use super::{Making, Rendered};
use crate::model::{Date, EntryKind, Id, Page};
use crate::render::context::{FeedEntry, FeedPage, RedirectPage, SitemapPage, SitemapUrl};

/// How many articles a feed holds; readers fetch it often, and know the older ones.
const ENTRIES: usize = 50;

impl Making<'_> {
    /// The Atom feed of articles, the last changed first (RFC 4287).
    pub(super) fn feed(&self) -> Rendered {
        let Making { world, lang, route, .. } = *self;
        let latest = world.map.latest(lang);
        let entries: Vec<FeedEntry> =
            latest.iter().filter_map(|page| self.entry(page)).take(ENTRIES).collect();
        let home = format!("{}/", world.site.language_prefix(lang));
        let page = FeedPage {
            id: world.absolute(route.as_str()),
            url: world.absolute(route.as_str()),
            home: world.absolute(&home),
            updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_default(),
            entries,
        };
        self.fill("feed.xml", &self.list_head("feed", "latest"), &page, Vec::new())
    }

    /// An article with its real dates; one without a date has no place in a feed.
    fn entry(&self, page: &Page) -> Option<FeedEntry> {
        let Making { world, lang, .. } = *self;
        let published = page.front.date.as_ref()?.value;
        let updated = page.front.updated.as_ref().map_or(published, |date| date.value);
        let topics = page.front.topics.iter().map(|topic| topic.value.to_string());
        let parties = &world.site.registry.parties;
        let authors = page.front.authors.iter().filter_map(|id| parties.get(&id.value));
        Some(FeedEntry {
            id: world.tag(page, published),
            title: world.title(page),
            url: world.absolute(page.route.as_str()),
            summary: world.plain_doc(&page.front.description.doc, lang),
            published: instant(published.earliest()),
            updated: instant(updated.earliest()),
            authors: authors.map(|party| party.name.plain(lang)).collect(),
            topics: topics.collect(),
        })
    }

    /// Every page for search engines.
    pub(super) fn sitemap(&self) -> Rendered {
        let Making { world, .. } = *self;
        let written: BTreeMap<&str, &Page> =
            world.site.pages.iter().map(|page| (page.route.as_str(), page)).collect();
        let changed = |route: &str| {
            let page = written.get(route)?;
            let date = page.front.updated.as_ref().or(page.front.date.as_ref())?;
            Some(date.earliest().to_string())
        };
        let unlisted = |route: &str| world.unlisted.contains(route);
        let pages = world.routes.iter().map(|route| route.as_str());
        let urls = pages.filter(|route| route.ends_with('/') && !unlisted(route));
        let urls = urls
            .map(|route| SitemapUrl {
                url: world.absolute(route),
                changed: changed(route),
                languages: world.versions(route),
            })
            .collect();
        let head = self.list_head("pages", "pages");
        self.fill("sitemap.xml", &head, &SitemapPage { urls }, Vec::new())
    }

    /// What search engines may read: everything.
    pub(super) fn robots(&self) -> Rendered {
        let sitemap = self.world.absolute("/sitemap.xml");
        let text = format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n");
        Rendered { text: Some(text), failures: Vec::new() }
    }

    /// An old address: where the page is now.
    pub(super) fn redirect(&self, page: &Page) -> Rendered {
        let link = self.world.link(page);
        let head = self.world.head(page);
        let page = RedirectPage { title: link.title, url: link.url };
        self.fill("redirect.html", &head, &page, Vec::new())
    }

    /// An old address of an entry: where its page is now.
    pub(super) fn moved(&self, kind: EntryKind, id: &Id) -> Rendered {
        let Making { world, lang, .. } = *self;
        let registry = &world.site.registry;
        let title = match kind {
            EntryKind::Fact => {
                registry.facts.get(id).map(|fact| world.plain_doc_of(&fact.label, lang))
            }
            EntryKind::Series => {
                registry.series.get(id).map(|series| world.plain_doc_of(&series.title, lang))
            }
            EntryKind::Source => registry.sources.get(id).map(|source| source.title.value.clone()),
            EntryKind::Case => registry.cases.get(id).map(|case| case.name().to_owned()),
            EntryKind::Party | EntryKind::Event | EntryKind::Term | EntryKind::Correction => None,
        };
        let title = title.unwrap_or_default();
        let now = world.site.entry_route(kind, id, lang);
        let head = world.made_head(&now, title.clone(), title.clone(), None, lang);
        let page = RedirectPage { title, url: world.href(now.as_str()) };
        self.fill("redirect.html", &head, &page, Vec::new())
    }
}

impl super::World<'_> {
    /// A permanent id that survives a change of the address scheme (RFC 4151).
    fn tag(&self, page: &Page, published: Date) -> String {
        let host = crate::render::cited::host(&self.base_url);
        format!("tag:{host},{}:{}", published.earliest(), page.route)
    }
}

/// A day as the instant at which it begins, in coordinated universal time.
pub(super) fn instant(day: civil::Date) -> String {
    format!("{day}T00:00:00Z")
}
