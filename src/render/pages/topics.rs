//! `/topics/`, a page for each topic, and the page for what is not there.

use super::{Making, Rendered};
use crate::model::{Case, EntryKind, Fact, Id, Page};
use crate::render::context::{Link, NotFoundPage, TopicItem, TopicPage, TopicsPage};

impl Making<'_> {
    /// A topic: its pages and facts.
    pub(super) fn topic(&self, id: &Id) -> Rendered {
        let Making { world, lang, .. } = *self;
        let name = world.site.settings.topics.get(id).map(|(_, name)| name.plain(lang));
        let title = name.unwrap_or_else(|| id.to_string());
        let mut facts: Vec<_> = self.topic_facts(id).map(|fact| self.fact_item(fact)).collect();
        world.sort(&mut facts, lang, |item| item.label.clone());
        let belongs = |case: &&Case| case.topics.iter().any(|topic| topic.value == *id);
        let cases = world.site.registry.cases.values().filter(belongs);
        let cases = cases.filter_map(|case| {
            let url = world.entry(EntryKind::Case, &case.id, lang)?;
            Some(Link { title: case.caption.value.clone(), url })
        });
        let mut cases: Vec<Link> = cases.collect();
        world.sort(&mut cases, lang, |case| case.title.clone());
        let page = TopicPage {
            title: title.clone(),
            items: self.topic_pages(id).map(|page| world.item(page)).collect(),
            facts,
            cases,
            timeline: world
                .list(&format!("timeline/topic/{id}"), lang)
                .map(|url| Link { title: world.own(lang, "timeline").to_owned(), url }),
        };
        let lead = format!("{}: {title}", world.own(lang, "topics-lead").trim_end_matches('.'));
        let under = Some(("topics", "topics"));
        let head = world.made_head(self.route, title, lead, under, lang);
        self.fill("topic.html", &head, &page, Vec::new())
    }

    /// All topics.
    pub(super) fn topics(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let topics = world.site.settings.topics.iter().map(|(id, (_, name))| TopicItem {
            title: name.plain(lang),
            url: world.topic(id, lang).unwrap_or_default(),
            pages: self.topic_pages(id).count(),
            facts: self.topic_facts(id).count(),
        });
        let page = TopicsPage { topics: topics.collect() };
        self.fill("topics.html", &self.list_head("topics", "topics-lead"), &page, Vec::new())
    }

    /// The page for what is not there.
    pub(super) fn not_found(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let shell = world.shell(lang);
        let home = Link { title: world.own(lang, "home").to_owned(), url: shell.home };
        let links = [home].into_iter().chain(shell.nav).chain(shell.lists).collect();
        let head = self.list_head("error-404", "error-404-help");
        self.fill("404.html", &head, &NotFoundPage { links }, Vec::new())
    }

    fn topic_pages<'b>(&'b self, id: &'b Id) -> impl Iterator<Item = &'b Page> {
        let pages = self.world.map.latest(self.lang).iter().copied();
        pages.filter(move |page| page.front.topics.iter().any(|topic| topic.value == *id))
    }

    fn topic_facts<'b>(&'b self, id: &'b Id) -> impl Iterator<Item = &'b Fact> {
        let facts = self.world.site.registry.facts.values();
        facts.filter(move |fact| fact.topics.iter().any(|topic| topic.value == *id))
    }
}
