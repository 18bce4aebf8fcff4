//! `/facts/` and a page for each fact.

use super::{Embeddable, Making, Rendered};
use crate::model::{EntryKind, Fact, Id};
use crate::render::cited::Depth;
use crate::render::context::{
    Alternate, Columns, FactGroup, FactItem, FactPage, FactsPage, Link, MisprintItem,
};
use crate::render::data;
use crate::render::html::Html;
use crate::render::writer::Writer;

impl Making<'_> {
    /// A fact: its answers, its working, where it is used.
    pub(super) fn fact(&self, fact: &Fact) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let card = writer.card(fact, None, Html::default());
        let misprints = fact.misprints.iter().map(|misprint| MisprintItem {
            says: misprint.says.value.clone(),
            source: misprint
                .source
                .as_ref()
                .and_then(|id| world.site.registry.sources.get(&id.value))
                .map(|source| world.cited(source, None, Depth::Full, lang))
                .unwrap_or_default(),
        });
        let label = world.plain_doc_of(&fact.label, lang);
        let described = world.preferred_value(fact, lang);
        let description = described.map_or(label.clone(), |value| format!("{label}: {value}"));
        let reviewed = fact.reviewed.as_ref().map(|date| date.value);
        let under = Some(("facts", "facts"));
        let mut head = self.world.made_head(self.route, label.clone(), description, under, lang);
        head.linked = world.linked_fact(fact, &head, lang);
        let json = world.href(data::fact_route(&fact.id).as_str());
        head.alternates.push(Alternate { media: "application/json", url: json });
        world.offer_embed(&mut head, Embeddable::Fact(fact), lang);
        let columns = Columns {
            as_of: card.answers.iter().any(|answer| answer.as_of.is_some()),
            period: card.answers.iter().any(|answer| answer.period.is_some()),
            counted_by: card.answers.iter().any(|answer| !answer.counted_by.is_empty()),
            scope: card.answers.iter().any(|answer| !answer.scope.is_empty()),
        };
        let axis_words =
            card.axis.as_ref().map(|axis| world.axis_words(axis, lang)).unwrap_or_default();
        self.fill_written("fact.html", &head, writer.finish(), |written| FactPage {
            card,
            axis_words,
            columns,
            used_on: self.used_on(EntryKind::Fact, &fact.id),
            topics: self.topic_links(fact.topics.iter().map(|topic| &topic.value)),
            misprints: misprints.collect(),
            cite: world.cite_forms(&label, &[], reviewed, self.route.as_str(), lang),
            history: world.history(&fact.id, lang),
            reviewed: fact.reviewed.as_ref().map(|date| world.day(date.value, lang)),
            embed: world.embed_code(Embeddable::Fact(fact), lang),
            notes: written.notes,
        })
    }

    /// All facts by topic. A fact of several topics stands under the first of them.
    pub(super) fn facts(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let facts = &world.site.registry.facts;
        let topics = &world.site.settings.topics;
        let first_topic = |fact: &Fact| {
            fact.topics.iter().map(|topic| topic.value.clone()).find(|id| topics.contains_key(id))
        };
        let group = |topic: Option<&Id>| -> Vec<FactItem> {
            let mut items: Vec<FactItem> = facts
                .values()
                .filter(|fact| first_topic(fact).as_ref() == topic)
                .map(|fact| self.fact_item(fact))
                .collect();
            world.sort(&mut items, lang, |item| item.label.clone());
            items
        };
        let mut groups: Vec<FactGroup> = topics
            .iter()
            .map(|(id, (_, name))| FactGroup {
                id: id.to_string(),
                title: name.plain(lang),
                facts: group(Some(id)),
            })
            .collect();
        let title = world.own(lang, "elsewhere").to_owned();
        groups.push(FactGroup { id: "elsewhere".to_owned(), title, facts: group(None) });
        groups.retain(|group| !group.facts.is_empty());
        let head = self.list_head("facts", "facts-lead");
        let page = FactsPage { groups, count: facts.len() };
        self.fill("facts.html", &head, &page, Vec::new())
    }

    /// A fact in a list.
    pub(super) fn fact_item(&self, fact: &Fact) -> FactItem {
        let Making { world, lang, .. } = *self;
        let preferred = fact.preferred_claim();
        FactItem {
            label: world.plain_doc_of(&fact.label, lang),
            url: world.entry(EntryKind::Fact, &fact.id, lang).unwrap_or_default(),
            value: world.preferred_value(fact, lang),
            as_of: preferred
                .and_then(|claim| claim.as_of.as_ref())
                .map(|date| world.day(date.value, lang)),
            claims: fact.claims.len(),
        }
    }

    /// Topics and where they are.
    pub(super) fn topic_links<'b>(&self, ids: impl Iterator<Item = &'b Id>) -> Vec<Link> {
        let Making { world, lang, .. } = *self;
        ids.filter_map(|id| {
            let (_, name) = world.site.settings.topics.get(id)?;
            Some(Link { title: name.plain(lang), url: world.topic(id, lang)? })
        })
        .collect()
    }
}
