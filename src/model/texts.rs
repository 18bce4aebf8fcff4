//! Every Markdown text of a site, for those who look for what it refers to.

use super::{Doc, Site, Text};

impl Site {
    /// Visits every Markdown text: of the pages, of `site.yaml`, of the registry.
    pub fn each_doc<'a>(&'a self, visit: &mut dyn FnMut(&'a Doc)) {
        for page in &self.pages {
            visit(&page.front.title.doc);
            visit(&page.front.description.doc);
            visit(&page.body);
        }
        for text in settings_texts(self).into_iter().chain(registry_texts(self)) {
            text.passages().for_each(|(_, passage)| visit(&passage.doc));
        }
    }
}

fn settings_texts(site: &Site) -> Vec<&Text> {
    let topics = site.settings.topics.values().map(|(_, name)| name);
    topics.chain([&site.settings.title]).chain(&site.settings.description).collect()
}

fn registry_texts(site: &Site) -> Vec<&Text> {
    let mut texts: Vec<&Text> = Vec::new();
    let registry = &site.registry;
    for fact in registry.facts.values() {
        let derived = fact.derived.as_ref();
        let mixed = derived.map(|derived| [&derived.mixed_dates, &derived.mixed_scope]);
        texts.push(&fact.label);
        texts.extend([&fact.why_preferred, &fact.differ, &fact.note].into_iter().flatten());
        texts.extend(mixed.into_iter().flatten().flatten());
        for claim in &fact.claims {
            texts.extend([&claim.scope, &claim.note].into_iter().flatten());
        }
    }
    for party in registry.parties.values() {
        texts.push(&party.name);
        texts.extend([&party.short, &party.role].into_iter().flatten());
    }
    for term in registry.terms.values() {
        texts.extend([&term.term, &term.plain].into_iter().chain(&term.aka).chain(&term.legal));
    }
    for event in registry.events.values() {
        texts.extend(std::iter::once(&event.title).chain(&event.summary));
    }
    for case in registry.cases.values() {
        texts.extend([&case.tiny, &case.summary, &case.full].into_iter().flatten());
        texts.extend(&case.claims);
        texts.extend(case.relief.as_ref().and_then(|relief| relief.text.as_ref()));
        texts.extend(case.related.iter().filter_map(|(_, how)| how.as_ref()));
        for event in &case.events {
            texts.extend(std::iter::once(&event.title).chain(&event.summary));
        }
    }
    for series in registry.series.values() {
        texts.push(&series.title);
        texts.extend(series.columns.iter().map(|(_, name)| name));
        texts.extend(series.points.iter().filter_map(|point| point.note.as_ref()));
        texts.extend(series.breaks.iter().map(|(_, why)| why));
        texts.extend(&series.caution);
    }
    texts.extend(registry.corrections.values().map(|correction| &correction.text));
    texts
}
