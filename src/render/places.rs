//! Where pages stand: sections and what is in them, neighbours, the way down from the home page.

use super::context::{Day, Head, Item, Link, SectionItem, Shell};
use super::strings::own;
use super::world::World;
use crate::figure;
use crate::model::{Date, Lang, Page, PageKind, Route};

impl<'a> World<'a> {
    /// The frame around every page of a language.
    pub(super) fn shell(&self, lang: &Lang) -> Shell {
        let settings = &self.site.settings;
        let prefix = self.site.language_prefix(lang);
        let list = |folder: &str, key| {
            let route = format!("{prefix}/{folder}/");
            let exists = self.routes.contains(route.as_str());
            exists.then(|| Link { title: own(lang, key).to_owned(), url: self.href(&route) })
        };
        let feed = Route::from(format!("{prefix}/feed.xml"));
        let topics = settings.topics.iter().filter_map(|(id, (_, name))| {
            Some(Link { title: name.plain(lang), url: self.topic(id, lang)? })
        });
        Shell {
            title: settings.title.plain(lang),
            description: settings.description.as_ref().map(|d| d.plain(lang)).unwrap_or_default(),
            lang: lang.to_string(),
            home: self.home_href(lang),
            nav: self.navigation(lang).into_iter().map(|page| self.link(page)).collect(),
            lists: [
                list("facts", "facts"),
                list("sources", "sources"),
                list("cases", "cases"),
                list("timeline", "timeline"),
                list("glossary", "glossary"),
                list("people", "people"),
                list("topics", "topics"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            topics: topics.collect(),
            about: self.about(lang).into_iter().map(|page| self.link(page)).collect(),
            feed: self.routes.contains(&feed).then(|| self.href(feed.as_str())),
        }
    }

    /// What the frame says about a page, by the page.
    pub(super) fn head(&self, page: &Page) -> Head {
        let lang = &page.lang;
        let mut crumbs = Vec::new();
        let mut section = String::new();
        let mut folder = page.folder();
        if page.kind == PageKind::Section {
            section = self.href(page.route.as_str());
            folder = parent(folder).unwrap_or("");
        }
        while !folder.is_empty() {
            if let Some(index) = self.section(folder, lang) {
                crumbs.insert(0, self.link(index));
                section = self.href(index.route.as_str());
            }
            folder = parent(folder).unwrap_or("");
        }
        if page.kind != PageKind::Home {
            crumbs.insert(0, self.home_link(lang));
        }
        Head {
            title: self.title(page),
            description: self.plain_doc(&page.front.description.doc, lang),
            url: self.href(page.route.as_str()),
            canonical: self.absolute(page.route.as_str()),
            kind: if page.kind == PageKind::Article { "article" } else { "website" },
            section,
            crumbs,
        }
    }

    /// What the frame says about a page that no editor wrote; `under` is the list it belongs to.
    pub(super) fn made_head(
        &self,
        route: &Route,
        title: String,
        description: String,
        under: Option<(&'static str, &str)>,
        lang: &Lang,
    ) -> Head {
        let mut crumbs = vec![self.home_link(lang)];
        if let Some((key, folder)) = under {
            let list = format!("{}/{folder}/", self.site.language_prefix(lang));
            crumbs.push(Link { title: own(lang, key).to_owned(), url: self.href(&list) });
        }
        Head {
            title,
            description,
            url: self.href(route.as_str()),
            canonical: self.absolute(route.as_str()),
            kind: "website",
            section: String::new(),
            crumbs,
        }
    }

    /// The title of a page without markup.
    pub(super) fn title(&self, page: &Page) -> String {
        self.plain_doc(&page.front.title.doc, &page.lang)
    }

    /// A page's title and where it is.
    pub(super) fn link(&self, page: &Page) -> Link {
        Link { title: self.title(page), url: self.href(page.route.as_str()) }
    }

    /// A page in a list.
    pub(super) fn item(&self, page: &Page) -> Item {
        let changed = page.front.updated.as_ref().or(page.front.date.as_ref());
        Item {
            title: self.title(page),
            url: self.href(page.route.as_str()),
            description: self.plain_doc(&page.front.description.doc, &page.lang),
            day: changed.map(|date| self.day(date.value, &page.lang)),
        }
    }

    /// A day for people and machines.
    pub(super) fn day(&self, date: Date, lang: &Lang) -> Day {
        Day {
            // HTML knows no approximate dates.
            iso: date.to_string().trim_end_matches('~').to_owned(),
            text: figure::write::date(date, lang),
        }
    }

    /// A section with its pages.
    pub(super) fn section_item(&self, page: &Page) -> SectionItem {
        let Item { title, url, description, .. } = self.item(page);
        let pages = self.members(page.folder(), &page.lang);
        SectionItem {
            title,
            url,
            description,
            items: pages.into_iter().map(|p| self.item(p)).collect(),
        }
    }

    /// The sections directly below a folder, in their order.
    pub(super) fn sections_in(&self, folder: &str, lang: &Lang) -> Vec<&'a Page> {
        let below =
            |page: &&Page| page.kind == PageKind::Section && parent(page.folder()) == Some(folder);
        self.ordered(lang, below)
    }

    /// The pages of a section, without its own and without sections, in their order.
    pub(super) fn members(&self, folder: &str, lang: &Lang) -> Vec<&'a Page> {
        let within = |page: &&Page| {
            matches!(page.kind, PageKind::Article | PageKind::Page) && page.folder() == folder
        };
        self.ordered(lang, within)
    }

    /// The articles of a language, the last changed first.
    pub(super) fn latest(&self, lang: &Lang) -> Vec<&'a Page> {
        let mut pages = self.ordered(lang, |page| page.kind == PageKind::Article);
        pages.sort_by_key(|page| {
            let changed = page.front.updated.as_ref().or(page.front.date.as_ref());
            std::cmp::Reverse(changed.map(|date| date.earliest()))
        });
        pages
    }

    /// The entries of the main menu: those that `site.yaml` names, or all top sections.
    pub(super) fn navigation(&self, lang: &Lang) -> Vec<&'a Page> {
        match &self.site.settings.navigation {
            Some(folders) => folders
                .iter()
                .filter_map(|folder| self.section(folder.trim_matches('/'), lang))
                .collect(),
            None => self.sections_in("", lang),
        }
    }

    /// The pages about the site, for the foot of every page; what lies in a folder within a section
    /// is reached from there.
    fn about(&self, lang: &Lang) -> Vec<&'a Page> {
        let near_the_top = |page: &Page| !page.folder().contains('/');
        self.ordered(lang, |page| page.kind == PageKind::Page && near_the_top(page))
    }

    fn section(&self, folder: &str, lang: &Lang) -> Option<&'a Page> {
        let is_it = |page: &&Page| {
            page.kind == PageKind::Section && page.folder() == folder && page.lang == *lang
        };
        self.site.pages.iter().find(is_it)
    }

    fn home_link(&self, lang: &Lang) -> Link {
        Link { title: own(lang, "home").to_owned(), url: self.home_href(lang) }
    }

    fn home_href(&self, lang: &Lang) -> String {
        self.href(&format!("{}/", self.site.language_prefix(lang)))
    }

    /// Pages of a language by their `order`, those without one last, then by title.
    fn ordered(&self, lang: &Lang, keep: impl Fn(&&Page) -> bool) -> Vec<&'a Page> {
        let mut pages: Vec<&Page> =
            self.site.pages.iter().filter(|page| page.lang == *lang).filter(|p| keep(p)).collect();
        pages.sort_by_cached_key(|page| {
            let order = page.front.order.as_ref().map_or(i64::MAX, |order| order.value);
            (order, self.title(page))
        });
        pages
    }
}

/// The folder above a folder; `""` above a top one, none above `""`.
fn parent(folder: &str) -> Option<&str> {
    match folder.rsplit_once('/') {
        Some((above, _)) => Some(above),
        None if folder.is_empty() => None,
        None => Some(""),
    }
}
