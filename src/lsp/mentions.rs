//! Every place that names something of the site: where it is defined, and where it is used.

use crate::model::{
    Citation, Claim, ClaimRef, Doc, EntryKind, Fact, Id, InlineKind, Part, Query, Site, SourceUse,
    Target,
};
use crate::text::{Files, Span, Spanned};

/// What can be named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    /// An entry of the registry.
    Entry(EntryKind, Id),
    /// A claim of a fact: (fact, claim).
    Claim(Id, Id),
    /// A topic of `site.yaml`.
    Topic(Id),
}

impl Symbol {
    /// The name alone.
    pub(super) fn id(&self) -> &Id {
        match self {
            Symbol::Entry(_, id) | Symbol::Claim(_, id) | Symbol::Topic(id) => id,
        }
    }
}

/// A place that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The name alone, without marks around it.
    pub(super) span: Span,
    /// What is named.
    pub(super) symbol: Symbol,
    /// Whether it is the place where it is defined.
    pub(super) defines: bool,
}

/// Every mention of a site, in the order of the files.
pub(super) fn all(site: &Site, files: &Files) -> Vec<Mention> {
    let mut mentions = Mentions { site, files, found: Vec::new() };
    site.each_doc(&mut |doc| mentions.doc(doc));
    mentions.pages();
    mentions.settings();
    mentions.facts();
    mentions.cases();
    mentions.others();
    mentions.templates();
    let mut found = mentions.found;
    found.sort_by_key(|mention| (mention.span, !mention.defines));
    found.dedup();
    found
}

struct Mentions<'a> {
    site: &'a Site,
    files: &'a Files,
    found: Vec<Mention>,
}

impl<'a> Mentions<'a> {
    /// Adds a name that stands somewhere within a place: YAML may have set it in quotation marks.
    fn add(&mut self, place: Span, symbol: Symbol, defines: bool) {
        let text = self.files.snippet(place);
        let name = symbol.id().as_str();
        if let Some(at) = text.find(name) {
            let start = place.start as usize + at;
            let span = Span::new(place.file, start..start + name.len());
            self.found.push(Mention { span, symbol, defines });
        }
    }

    fn define(&mut self, kind: EntryKind, id: &Spanned<Id>) {
        self.add(id.span, Symbol::Entry(kind, id.value.clone()), true);
    }

    fn entry(&mut self, kind: EntryKind, id: &Spanned<Id>) {
        self.add(id.span, Symbol::Entry(kind, id.value.clone()), false);
    }

    fn entries<'i>(&mut self, kind: EntryKind, ids: impl IntoIterator<Item = &'i Spanned<Id>>) {
        ids.into_iter().for_each(|id| self.entry(kind, id));
    }

    fn topics(&mut self, ids: &[Spanned<Id>]) {
        for id in ids {
            self.add(id.span, Symbol::Topic(id.value.clone()), false);
        }
    }

    fn sources(&mut self, sources: &[SourceUse]) {
        self.entries(EntryKind::Source, sources.iter().map(|source| &source.id));
    }

    /// `fact#claim` in the registry, of which the place is only known as a whole.
    fn claim_ref(&mut self, reference: &ClaimRef, place: Span) {
        self.add(place, Symbol::Entry(EntryKind::Fact, reference.fact.clone()), false);
        if let (Some(claim), Some(at)) = (&reference.claim, self.files.snippet(place).find('#')) {
            let place = Span::new(place.file, place.start as usize + at..place.end as usize);
            self.add(place, Symbol::Claim(reference.fact.clone(), claim.clone()), false);
        }
    }

    fn doc(&mut self, doc: &Doc) {
        doc.each_target(&mut |link| self.target(link.target));
        doc.each_inline(&mut |inline| {
            if let InlineKind::Cite(citations) = &inline.kind {
                let sources = citations.iter().map(|Citation { source, .. }| source);
                self.entries(EntryKind::Source, sources);
            }
        });
    }

    fn target(&mut self, target: &Spanned<Target>) {
        match &target.value {
            Target::Fact(figure) => {
                self.entry(EntryKind::Fact, &figure.fact);
                if let Some(claim) = &figure.claim {
                    let symbol = Symbol::Claim(figure.fact.value.clone(), claim.value.clone());
                    self.add(claim.span, symbol, false);
                }
            }
            Target::Source(id) => self.entry(EntryKind::Source, id),
            Target::Term(id) => self.entry(EntryKind::Term, id),
            Target::Party(id) => self.entry(EntryKind::Party, id),
            Target::Case(id) => self.entry(EntryKind::Case, id),
            Target::Series(id, query) => {
                self.entry(EntryKind::Series, id);
                self.query(query);
            }
            Target::Timeline(query) | Target::Cases(query) => self.query(query),
            Target::File { .. }
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => {}
        }
    }

    fn query(&mut self, query: &Query) {
        for (name, value) in query {
            let id = Id::from(value.value.as_str());
            match name.as_str() {
                "topic" => self.add(value.span, Symbol::Topic(id), false),
                "case" => self.add(value.span, Symbol::Entry(EntryKind::Case, id), false),
                "party" => self.add(value.span, Symbol::Entry(EntryKind::Party, id), false),
                _ => {}
            }
        }
    }

    fn pages(&mut self) {
        let site = self.site;
        for page in &site.pages {
            self.entries(EntryKind::Source, &page.front.sources);
            self.entries(EntryKind::Party, &page.front.authors);
            self.topics(&page.front.topics);
        }
    }

    fn settings(&mut self) {
        let site = self.site;
        for (key, _) in site.settings.topics.values() {
            self.add(key.span, Symbol::Topic(key.value.clone()), true);
        }
    }

    fn facts(&mut self) {
        let site = self.site;
        for fact in site.registry.facts.values() {
            self.define(EntryKind::Fact, &fact.id);
            self.topics(&fact.topics);
            self.entries(EntryKind::Source, fact.misprints.iter().flat_map(|m| &m.source));
            if let Some(id) = &fact.preferred {
                self.claim(fact, id, false);
            }
            for (_, claim) in fact.derived.iter().flat_map(|derived| &derived.terms) {
                self.claim_ref(claim, claim.span);
            }
            // The one claim of a derived fact is written nowhere.
            for claim in fact.claims.iter().filter(|_| fact.derived.is_none()) {
                self.claim(fact, &claim.id, true);
                self.claim_parts(claim);
            }
        }
    }

    fn claim(&mut self, fact: &Fact, id: &Spanned<Id>, defines: bool) {
        let symbol = Symbol::Claim(fact.id.value.clone(), id.value.clone());
        self.add(id.span, symbol, defines);
    }

    fn claim_parts(&mut self, claim: &Claim) {
        self.entries(EntryKind::Party, &claim.counted_by);
        self.sources(&claim.sources);
        for part in &claim.parts {
            if let Part::Claim(reference) = &part.value {
                self.claim_ref(reference, part.span);
            }
        }
    }

    fn cases(&mut self) {
        let site = self.site;
        for case in site.registry.cases.values() {
            self.define(EntryKind::Case, &case.id);
            self.entries(EntryKind::Party, &case.judges);
            for party in [&case.plaintiffs, &case.defendants, &case.counsel].into_iter().flatten() {
                // What is no id is a name.
                if site.registry.parties.contains_key(party.value.first()) {
                    let id = Id::from(party.value.first());
                    self.add(party.span, Symbol::Entry(EntryKind::Party, id), false);
                }
            }
            self.entries(EntryKind::Case, case.related.iter().map(|(id, _)| id));
            self.sources(&case.sources);
            self.topics(&case.topics);
            case.relief.iter().for_each(|relief| self.sources(&relief.sources));
            case.events.iter().for_each(|event| self.sources(&event.sources));
        }
    }

    fn others(&mut self) {
        let registry = &self.site.registry;
        for source in registry.sources.values() {
            self.define(EntryKind::Source, &source.id);
            self.entries(EntryKind::Case, &source.case);
        }
        for party in registry.parties.values() {
            self.define(EntryKind::Party, &party.id);
            self.entries(EntryKind::Party, &party.parent);
            self.sources(&party.sources);
        }
        for event in registry.events.values() {
            self.define(EntryKind::Event, &event.id);
            self.sources(&event.sources);
            self.topics(&event.topics);
        }
        for term in registry.terms.values() {
            self.define(EntryKind::Term, &term.id);
            self.sources(&term.sources);
        }
        for series in registry.series.values() {
            self.define(EntryKind::Series, &series.id);
            self.sources(&series.sources);
            series.points.iter().for_each(|point| self.sources(&point.sources));
        }
        for correction in registry.corrections.values() {
            self.define(EntryKind::Correction, &correction.id);
            self.entries(EntryKind::Fact, &correction.facts);
        }
    }

    /// `fact(id="…", claim="…")` in templates.
    fn templates(&mut self) {
        let files = self.files;
        for (file, _, _) in files.below("templates/") {
            let text = files.text(file);
            for (at, _) in text.match_indices("fact(") {
                let call = text[at..].split(')').next().unwrap_or("");
                let Some((id_at, id)) = argument(call, "id") else { continue };
                let fact = Id::from(id);
                let place = |from: usize, len: usize| Span::new(file, at + from..at + from + len);
                let symbol = Symbol::Entry(EntryKind::Fact, fact.clone());
                self.add(place(id_at, id.len()), symbol, false);
                if let Some((claim_at, claim)) = argument(call, "claim") {
                    let symbol = Symbol::Claim(fact, Id::from(claim));
                    self.add(place(claim_at, claim.len()), symbol, false);
                }
            }
        }
    }
}

/// A named argument of a call in a template: its place, and the text in its quotation marks.
fn argument<'t>(call: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let named = call.match_indices(name).find(|(at, _)| {
        let before = call[..*at].trim_end();
        before.ends_with(['(', ',']) && call[at + name.len()..].trim_start().starts_with('=')
    })?;
    let rest = &call[named.0..];
    let open = rest.find(['"', '\''])?;
    let inside = &rest[open + 1..];
    let end = inside.find(['"', '\''])?;
    Some((named.0 + open + 1, &inside[..end]))
}
