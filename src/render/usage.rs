//! Where facts and sources are used.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, Doc, Fact, Id, InlineKind, Page, Registry, Site, SourceUse, Target};

/// The uses of registry entries over the whole site.
#[derive(Debug, Default)]
pub(super) struct Usage<'a> {
    facts: BTreeMap<&'a Id, Vec<&'a Page>>,
    sources: BTreeMap<&'a Id, SourceUses<'a>>,
}

/// What rests on a source.
#[derive(Debug, Default, Clone)]
pub(super) struct SourceUses<'a> {
    /// Pages that cite it, themselves or through a figure.
    pub(super) pages: Vec<&'a Page>,
    /// Claims that name it.
    pub(super) claims: Vec<(&'a Fact, &'a Claim)>,
}

impl<'a> Usage<'a> {
    /// Looks through every page once.
    pub(super) fn of(site: &'a Site) -> Usage<'a> {
        let mut usage = Usage::default();
        for page in &site.pages {
            let mut mentions = Mentions::default();
            for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
                mentions.add(doc, &site.registry);
            }
            mentions.sources.extend(page.front.sources.iter().map(|source| &source.value));
            for fact in mentions.facts {
                usage.facts.entry(fact).or_default().push(page);
            }
            for source in mentions.sources {
                usage.sources.entry(source).or_default().pages.push(page);
            }
        }
        for fact in site.registry.facts.values() {
            for claim in &fact.claims {
                for source in &claim.sources {
                    let uses = usage.sources.entry(&source.id.value).or_default();
                    uses.claims.push((fact, claim));
                }
            }
        }
        usage
    }

    /// The pages that use a fact, in the order of their paths.
    pub(super) fn fact(&self, id: &Id) -> &[&'a Page] {
        self.facts.get(id).map_or(&[], Vec::as_slice)
    }

    /// What rests on a source.
    pub(super) fn source(&self, id: &Id) -> SourceUses<'a> {
        self.sources.get(id).cloned().unwrap_or_default()
    }
}

/// What one page mentions.
#[derive(Default)]
struct Mentions<'a> {
    facts: BTreeSet<&'a Id>,
    sources: BTreeSet<&'a Id>,
}

impl<'a> Mentions<'a> {
    fn add(&mut self, doc: &'a Doc, registry: &'a Registry) {
        doc.each_target(&mut |used| match &used.target.value {
            Target::Fact(reference) => {
                let Some(fact) = registry.facts.get(&reference.fact.value) else { return };
                self.facts.insert(&fact.id.value);
                let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value));
                let claims = if used.alone { fact.claims.iter() } else { [].iter() };
                self.claims(claim.into_iter().chain(claims));
            }
            Target::Source(id) => drop(self.sources.insert(&id.value)),
            Target::Term(_)
            | Target::Party(_)
            | Target::Case(_)
            | Target::Series(..)
            | Target::Timeline(_)
            | Target::Cases(_)
            | Target::File { .. }
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => {}
        });
        doc.each_inline(&mut |inline| {
            if let InlineKind::Cite(citations) = &inline.kind {
                self.sources.extend(citations.iter().map(|citation| &citation.source.value));
            }
        });
    }

    fn claims(&mut self, claims: impl Iterator<Item = &'a Claim>) {
        for claim in claims {
            self.sources.extend(claim.sources.iter().map(|source: &SourceUse| &source.id.value));
        }
    }
}
