//! Where the entries of the registry are used.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Case, CasesView, Claim, Doc, EntryKind, Fact, Happening, Id, InlineKind, Page, Registry,
    Series, Site, SourceUse, Target, TimelineView,
};

/// The uses of registry entries over the whole site.
#[derive(Debug, Default)]
pub(super) struct Usage<'a> {
    pages: BTreeMap<EntryKind, BTreeMap<&'a Id, Vec<&'a Page>>>,
    sources: BTreeMap<&'a Id, SourceUses<'a>>,
}

/// What rests on a source.
#[derive(Debug, Default, Clone)]
pub(super) struct SourceUses<'a> {
    /// Claims that name it.
    pub(super) claims: Vec<(&'a Fact, &'a Claim)>,
    /// Cases whose particulars or dockets name it.
    pub(super) cases: Vec<&'a Case>,
    /// Events of the timeline that name it.
    pub(super) events: Vec<Happening<'a>>,
}

impl<'a> Usage<'a> {
    /// Looks through every page once.
    pub(super) fn of(site: &'a Site) -> Usage<'a> {
        let mut usage = Usage::default();
        let registry = &site.registry;
        for page in &site.pages {
            let mut mentions = Mentions { registry, entries: BTreeSet::new() };
            for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
                mentions.add(doc);
            }
            for source in &page.front.sources {
                mentions.entries.insert((EntryKind::Source, &source.value));
            }
            for (kind, id) in mentions.entries {
                let pages = usage.pages.entry(kind).or_default();
                pages.entry(id).or_default().push(page);
            }
        }
        for fact in registry.facts.values() {
            for claim in &fact.claims {
                for source in &claim.sources {
                    let uses = usage.sources.entry(&source.id.value).or_default();
                    uses.claims.push((fact, claim));
                }
            }
        }
        for case in registry.cases.values() {
            for source in case_sources(case) {
                let uses = usage.sources.entry(source).or_default();
                if uses.cases.last().is_none_or(|last| last.id != case.id) {
                    uses.cases.push(case);
                }
            }
        }
        for event in registry.events.values() {
            for source in &event.sources {
                let uses = usage.sources.entry(&source.id.value).or_default();
                uses.events.push(Happening::Event(event));
            }
        }
        usage
    }

    /// The pages that use an entry, in the order of their paths.
    pub(super) fn pages(&self, kind: EntryKind, id: &Id) -> &[&'a Page] {
        self.pages.get(&kind).and_then(|pages| pages.get(id)).map_or(&[], Vec::as_slice)
    }

    /// What of the registry rests on a source.
    pub(super) fn source(&self, id: &Id) -> SourceUses<'a> {
        self.sources.get(id).cloned().unwrap_or_default()
    }
}

/// The sources of a case and of its docket.
fn case_sources(case: &Case) -> impl Iterator<Item = &Id> {
    let relief = case.relief.iter().flat_map(|relief| &relief.sources);
    let docket = case.events.iter().flat_map(|event| &event.sources);
    case.sources.iter().chain(relief).chain(docket).map(|source| &source.id.value)
}

/// What one page mentions.
struct Mentions<'a> {
    registry: &'a Registry,
    entries: BTreeSet<(EntryKind, &'a Id)>,
}

impl<'a> Mentions<'a> {
    fn add(&mut self, doc: &'a Doc) {
        let registry = self.registry;
        doc.each_target(&mut |used| match &used.target.value {
            Target::Fact(reference) => {
                let Some(fact) = registry.facts.get(&reference.fact.value) else { return };
                self.entries.insert((EntryKind::Fact, &fact.id.value));
                let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value));
                let claims = if used.alone { fact.claims.iter() } else { [].iter() };
                for claim in claim.into_iter().chain(claims) {
                    self.sources(&claim.sources);
                }
            }
            Target::Source(id) => self.entry(EntryKind::Source, id),
            Target::Term(id) => self.entry(EntryKind::Term, id),
            Target::Party(id) => self.entry(EntryKind::Party, id),
            Target::Case(id) => {
                self.entry(EntryKind::Case, id);
                if let Some(case) = registry.cases.get(&id.value).filter(|_| used.alone) {
                    let major = case.events.iter().filter(|event| event.major);
                    major.for_each(|event| self.sources(&event.sources));
                }
            }
            Target::Series(id, _) => {
                self.entry(EntryKind::Series, id);
                if let Some(series) = registry.series.get(&id.value).filter(|_| used.alone) {
                    self.series(series);
                }
            }
            Target::Timeline(query) if used.alone => {
                let view = TimelineView::read(query).0;
                for happening in registry.happenings().into_iter().filter(|h| view.shows(*h)) {
                    self.sources(happening.sources());
                    if let Some(case) = happening.case() {
                        self.entries.insert((EntryKind::Case, &case.id.value));
                    }
                }
            }
            Target::Cases(query) if used.alone => {
                let view = CasesView::read(query).0;
                for case in registry.cases.values().filter(|case| view.shows(case)) {
                    self.entries.insert((EntryKind::Case, &case.id.value));
                }
            }
            Target::Timeline(_)
            | Target::Cases(_)
            | Target::File { .. }
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => {}
        });
        doc.each_inline(&mut |inline| {
            if let InlineKind::Cite(citations) = &inline.kind {
                for citation in citations {
                    self.entry(EntryKind::Source, &citation.source.value);
                }
            }
        });
    }

    fn entry(&mut self, kind: EntryKind, id: &'a Id) {
        self.entries.insert((kind, id));
    }

    fn series(&mut self, series: &'a Series) {
        self.sources(&series.sources);
        for point in &series.points {
            self.sources(&point.sources);
        }
    }

    fn sources(&mut self, sources: &'a [SourceUse]) {
        for source in sources {
            self.entries.insert((EntryKind::Source, &source.id.value));
        }
    }
}
