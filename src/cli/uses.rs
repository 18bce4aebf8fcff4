//! Where the site uses a fact.

use crate::model::{ClaimRef, Doc, Id, Part, Site, Target, Text};
use crate::text::Span;

/// Every place that refers to a fact, in pages and in the registry, in the order of the files.
pub(super) fn of_fact(site: &Site, id: &Id) -> Vec<Span> {
    let mut places = Vec::new();
    each_doc(site, &mut |doc| {
        doc.each_target(&mut |link| {
            if let Target::Fact(figure) = &link.target.value
                && figure.fact.value == *id
            {
                places.push(link.span);
            }
        });
    });
    for fact in site.registry.facts.values() {
        let terms = fact.derived.iter().flat_map(|derived| &derived.terms);
        for (_, claim) in terms {
            places.extend((claim.fact == *id).then_some(claim.span));
        }
        for part in fact.claims.iter().flat_map(|claim| &claim.parts) {
            if let Part::Claim(ClaimRef { fact, .. }) = &part.value {
                places.extend((fact == id).then_some(part.span));
            }
        }
    }
    places.sort();
    places
}

/// Every Markdown text of the site.
fn each_doc<'a>(site: &'a Site, visit: &mut dyn FnMut(&'a Doc)) {
    for page in &site.pages {
        visit(&page.front.title.doc);
        visit(&page.front.description.doc);
        visit(&page.body);
    }
    for text in registry_texts(site) {
        text.passages().for_each(|(_, passage)| visit(&passage.doc));
    }
}

fn registry_texts(site: &Site) -> Vec<&Text> {
    let mut texts: Vec<&Text> = Vec::new();
    let registry = &site.registry;
    for fact in registry.facts.values() {
        texts.push(&fact.label);
        texts.extend([&fact.why_preferred, &fact.differ, &fact.note].into_iter().flatten());
        if let Some(derived) = &fact.derived {
            texts.extend([&derived.mixed_dates, &derived.mixed_scope].into_iter().flatten());
        }
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
