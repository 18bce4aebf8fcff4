//! Where pages stand: sections and what is in them, neighbours, the way down from the home page.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};

use super::context::{
    Alternate, Day, Head, Item, Link, Meta, OtherLanguage, SectionItem, Shell, Version,
};
use super::html::Html;
use super::map::above;
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
            exists.then(|| Link { title: self.own(lang, key).to_owned(), url: self.href(&route) })
        };
        let feed = Route::from(format!("{prefix}/feed.xml"));
        let topics = settings.topics.iter().filter_map(|(id, (_, name))| {
            Some(Link { title: name.plain(lang), url: self.topic(id, lang)? })
        });
        Shell {
            title: settings.title.plain(lang),
            description: settings.description.as_ref().map(|d| d.plain(lang)).unwrap_or_default(),
            lang: lang.to_string(),
            locale: self.locale_of(lang).to_owned(),
            dir: direction(self.locale_of(lang)),
            home: self.home_href(lang),
            nav: self.navigation(lang).into_iter().map(|page| self.link(page)).collect(),
            lists: [
                list("facts", "facts"),
                list("sources", "sources"),
                list("cases", "cases"),
                list("timeline", "timeline"),
                list("glossary", "glossary"),
                list("people", "people"),
                list("series", "all-series"),
                list("topics", "topics"),
                list("corrections", "corrections"),
                list("changes", "changes"),
                list("data", "data"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            topics: topics.collect(),
            about: self.map.about(lang).into_iter().map(|page| self.link(page)).collect(),
            search: self.href(&format!("{prefix}/{}", super::search::FOLDER)),
            print: {
                let print = format!("{prefix}/print/");
                self.routes.contains(print.as_str()).then(|| self.href(&print))
            },
            manifest: self.href(&format!("{prefix}/site.webmanifest")),
            touch_icon: {
                let icon = super::social::icon_route(180);
                self.routes.contains(icon.as_str()).then(|| self.href(&icon))
            },
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
            folder = above(folder).unwrap_or("");
        }
        while !folder.is_empty() {
            if let Some(index) = self.map.section(folder, lang) {
                crumbs.insert(0, self.link(index));
                section = self.href(index.route.as_str());
            }
            folder = above(folder).unwrap_or("");
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
            meta: self.meta(page),
            alternates: vec![Alternate {
                media: "text/markdown",
                url: self.href(&format!("{}index.md", page.route)),
            }],
            image: self.card_image(&page.route, &self.title(page), lang),
            languages: self.other_languages(&page.route, lang),
            versions: self.versions(page.route.as_str()),
            linked: Html::default(),
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
            crumbs.push(Link { title: self.own(lang, key).to_owned(), url: self.href(&list) });
        }
        Head {
            image: self.card_image(route, &title, lang),
            title,
            description,
            url: self.href(route.as_str()),
            canonical: self.absolute(route.as_str()),
            kind: "website",
            section: String::new(),
            crumbs,
            meta: vec![self.locale(lang)],
            alternates: Vec::new(),
            languages: self.other_languages(route, lang),
            versions: self.versions(route.as_str()),
            linked: Html::default(),
        }
    }

    /// Where to go on in the other languages: to the same page, or home where it is not translated.
    fn other_languages(&self, route: &Route, lang: &Lang) -> Vec<OtherLanguage> {
        let others = self.site.settings.languages.iter().filter(|language| language.code != *lang);
        others
            .filter_map(|language| {
                let home = format!("{}/", self.site.language_prefix(&language.code));
                let home = || self.routes.contains(home.as_str()).then_some(home.clone());
                let same = self.in_language(route, lang, &language.code);
                Some(OtherLanguage {
                    code: language.code.to_string(),
                    name: language.name.clone(),
                    url: self.href(&same.or_else(home)?),
                })
            })
            .collect()
    }

    /// A page in every language it is there in, the site's default one for readers of any other.
    /// Each version names them all, itself included, or search engines believe none of them.
    pub(super) fn versions(&self, route: &str) -> Vec<Version> {
        let settings = &self.site.settings;
        let prefixes =
            || settings.languages.iter().map(|l| (l, self.site.language_prefix(&l.code)));
        let bare = prefixes()
            .filter(|(_, prefix)| !prefix.is_empty())
            .find_map(|(_, prefix)| route.strip_prefix(&prefix).filter(|r| r.starts_with('/')))
            .unwrap_or(route);
        let mut versions = Vec::new();
        let mut default = None;
        for (language, prefix) in prefixes() {
            let same = format!("{prefix}{bare}");
            if !self.routes.contains(same.as_str()) {
                continue;
            }
            let url = self.absolute(&same);
            if language.code == settings.default_language {
                default = Some(Version { lang: "x-default".to_owned(), url: url.clone() });
            }
            versions.push(Version { lang: language.code.to_string(), url });
        }
        if versions.len() < 2 {
            return Vec::new();
        }
        versions.extend(default);
        versions
    }

    /// The same page in another language, if it is published: routes differ in the prefix alone.
    fn in_language(&self, route: &Route, lang: &Lang, other: &Lang) -> Option<String> {
        let own = self.site.language_prefix(lang);
        let rest = route.as_str().strip_prefix(&own).unwrap_or(route.as_str());
        let same = format!("{}{rest}", self.site.language_prefix(other));
        self.routes.contains(same.as_str()).then_some(same)
    }

    /// What Open Graph is told of a page besides title, kind and address (<https://ogp.me/>).
    fn meta(&self, page: &Page) -> Vec<Meta> {
        let mut meta = vec![self.locale(&page.lang)];
        if page.kind != PageKind::Article {
            return meta;
        }
        let front = &page.front;
        let mut add = |property, content| meta.push(Meta { property, content });
        if let Some(date) = &front.date {
            add("article:published_time", date.value.earliest().to_string());
        }
        if let Some(date) = front.updated.as_ref().or(front.date.as_ref()) {
            add("article:modified_time", date.value.earliest().to_string());
        }
        if let Some(section) = self.map.section(page.folder(), &page.lang) {
            add("article:section", self.title(section));
        }
        for id in &front.topics {
            if let Some((_, name)) = self.site.settings.topics.get(&id.value) {
                add("article:tag", name.plain(&page.lang));
            }
        }
        meta
    }

    fn locale(&self, lang: &Lang) -> Meta {
        Meta { property: "og:locale", content: self.locale_of(lang).replace('-', "_") }
    }

    /// How a language writes numbers and dates; the code itself where it is not said.
    fn locale_of<'l>(&'l self, lang: &'l Lang) -> &'l str {
        let languages = &self.site.settings.languages;
        let language = languages.iter().find(|language| language.code == *lang);
        language.map_or(lang.as_str(), |language| &language.locale)
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
        let pages = self.map.members(page.folder(), &page.lang);
        SectionItem {
            title,
            url,
            description,
            items: pages.iter().map(|page| self.item(page)).collect(),
        }
    }

    /// The entries of the main menu: those that `site.yaml` names, or all top sections.
    pub(super) fn navigation(&self, lang: &Lang) -> Vec<&'a Page> {
        match &self.site.settings.navigation {
            Some(folders) => folders
                .iter()
                .filter_map(|folder| self.map.section(folder.trim_matches('/'), lang))
                .collect(),
            None => self.map.subsections("", lang).to_vec(),
        }
    }

    fn home_link(&self, lang: &Lang) -> Link {
        Link { title: self.own(lang, "home").to_owned(), url: self.home_href(lang) }
    }

    fn home_href(&self, lang: &Lang) -> String {
        self.href(&format!("{}/", self.site.language_prefix(lang)))
    }
}

/// Which way a locale is written, as HTML has it. One that nobody knows is written to the right.
fn direction(locale: &str) -> &'static str {
    let Ok(id) = LanguageIdentifier::try_from_str(locale) else { return "ltr" };
    if LocaleDirectionality::new_common().is_right_to_left(&id) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn the_script_of_a_locale_says_which_way_it_is_written() {
        for locale in ["ar", "ar-EG", "he", "fa-IR", "ur-PK", "az-Arab"] {
            assert_eq!(direction(locale), "rtl", "{locale}");
        }
        for locale in ["en-US", "es-US", "fr", "az-Latn", "zh-Hant", "no such locale", ""] {
            assert_eq!(direction(locale), "ltr", "{locale}");
        }
    }
}
