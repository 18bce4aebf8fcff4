//! Pages that editors write, and the lists of corrections.

use serde_json::{Value, json};

use super::{Say, Thing, plain_date};
use crate::model::{Correction, CorrectionKind, Page, PageKind};
use crate::render::context::Head;
use crate::render::html::Html;
use crate::render::world::World;

impl World<'_> {
    /// A page by its kind: the site itself, a list of pages, an article, a page about the site.
    pub(in crate::render) fn linked_page(&self, page: &Page, head: &Head) -> Html {
        let node = match page.kind {
            PageKind::Home => self.web_page("WebSite", head, &page.lang),
            PageKind::Section => self.web_page("CollectionPage", head, &page.lang),
            PageKind::Page => self.web_page("WebPage", head, &page.lang),
            PageKind::Article => self.article(page, head),
        };
        let node = node.say("correction", self.corrections_on(page)).into();
        self.linked(head, &page.lang, vec![node])
    }

    fn article(&self, page: &Page, head: &Head) -> Thing {
        let front = &page.front;
        let registry = &self.site.registry;
        let authors = front.authors.iter().filter_map(|id| registry.parties.get(&id.value));
        let authors: Vec<Value> =
            authors.map(|party| self.linked_party(party, &page.lang)).collect();
        let sources = front.sources.iter().filter_map(|id| registry.sources.get(&id.value));
        let topics = front.topics.iter().filter_map(|id| {
            let (_, name) = self.site.settings.topics.get(&id.value)?;
            Some(json!(name.plain(&page.lang)))
        });
        let authors = if authors.is_empty() { self.publisher() } else { authors.into() };
        let updated = front.updated.as_ref().or(front.date.as_ref());
        self.web_page("BackgroundNewsArticle", head, &page.lang)
            .say("headline", head.title.as_str())
            .say("mainEntityOfPage", head.canonical.as_str())
            .say("datePublished", front.date.as_ref().map(|date| plain_date(date.value)))
            .say("dateModified", updated.map(|date| plain_date(date.value)))
            .say("author", authors)
            .say("keywords", topics.collect::<Vec<_>>())
            .say("citation", sources.map(|source| self.linked_source(source)).collect::<Vec<_>>())
            .say("license", self.license_urls())
    }

    fn corrections_on(&self, page: &Page) -> Vec<Value> {
        let all = self.corrections.get(page.path.as_str()).into_iter().flatten();
        let wrong = all.filter(|correction| correction.kind.value != CorrectionKind::Update);
        wrong.map(|correction| self.correction_comment(correction, &page.lang)).collect()
    }

    /// The list of corrections.
    pub(in crate::render) fn linked_corrections(
        &self,
        corrections: &[&Correction],
        head: &Head,
        lang: &crate::model::Lang,
    ) -> Html {
        let comments = corrections.iter().map(|one| self.correction_comment(one, lang));
        let page = self.web_page("CollectionPage", head, lang);
        let page = page.say("hasPart", comments.collect::<Vec<_>>()).into();
        self.linked(head, lang, vec![page])
    }
}
