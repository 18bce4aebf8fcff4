//! `/glossary/` and `/people/`: one page each, an anchor for each entry.

use super::{Making, Rendered};
use crate::figure;
use crate::model::{Case, EntryKind, Fact, Id, Party, PartyKind, Term, Wording};
use crate::render::context::{
    Head, Link, PartiesPage, PartyCases, PartyGroup, PartyItem, TermItem, TermsPage,
};
use crate::render::writer::Writer;
use crate::text::Spanned;

impl Making<'_> {
    /// The glossary.
    pub(super) fn terms(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let mut entries: Vec<&Term> = world.site.registry.terms.values().collect();
        world.sort(&mut entries, lang, |term| term.term.plain(lang));
        let mut head = self.list_head("glossary", "glossary-lead");
        head.linked = world.linked_terms(&entries, &head, lang);
        let terms: Vec<TermItem> = entries
            .into_iter()
            .map(|term| TermItem {
                id: term.id.to_string(),
                term: writer.passage_line(Some(&term.term)),
                aka: term.aka.iter().map(|name| name.plain(lang)).collect(),
                plain: writer.passage(Some(&term.plain)),
                legal: writer.passage(term.legal.as_ref()),
                used_on: self.used_on(EntryKind::Term, &term.id),
                mark: writer.sources_mark(&term.sources),
            })
            .collect();
        self.fill_written("terms.html", &head, writer.finish(), |written| TermsPage {
            terms,
            notes: written.notes,
        })
    }

    /// People and organisations; private persons have no entry.
    pub(super) fn people(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let kinds =
            [(PartyKind::Organization, "kind-organization"), (PartyKind::Person, "kind-person")];
        let mut groups = Vec::new();
        for (kind, key) in kinds {
            let registry = &world.site.registry;
            let shown = |party: &&Party| party.kind.value == kind && !party.private;
            let mut parties: Vec<&Party> = registry.parties.values().filter(shown).collect();
            world.sort(&mut parties, lang, |party| party.name.plain(lang));
            let parties: Vec<PartyItem> =
                parties.into_iter().map(|party| self.party(&mut writer, party)).collect();
            if !parties.is_empty() {
                groups.push(PartyGroup { title: world.own(lang, key).to_owned(), parties });
            }
        }
        let head = self.list_head("people", "people-lead");
        self.fill_written("parties.html", &head, writer.finish(), |written| PartiesPage {
            groups,
            notes: written.notes,
        })
    }

    fn party<'b>(&'b self, writer: &mut Writer<'b>, party: &'b Party) -> PartyItem {
        let Making { world, lang, .. } = *self;
        let name = party.name.plain(lang);
        let year = |key, date: &Option<Spanned<crate::model::Date>>| {
            let date = figure::write::date(date.as_ref()?.value, lang);
            Some(figure::write::with_date(world.own(lang, key), "{date}", &date, lang))
        };
        PartyItem {
            id: party.id.to_string(),
            name: writer.passage_line(Some(&party.name)),
            short: party.short.as_ref().map(|short| short.plain(lang)).filter(|s| *s != name),
            role: writer.passage_line(party.role.as_ref()),
            years: [year("role-from", &party.from), year("role-until", &party.until)]
                .into_iter()
                .flatten()
                .collect(),
            parent: party.parent.as_ref().and_then(|id| {
                let url = world.entry(EntryKind::Party, id, lang)?;
                Some(Link { title: world.party_name(id, lang)?, url })
            }),
            url: party.url.as_ref().map(|url| url.value.clone()),
            cases: self.cases_of(party),
            facts: self.counted_by(party),
            used_on: self.used_on(EntryKind::Party, &party.id),
            mark: writer.sources_mark(&party.sources),
        }
    }

    /// The cases a party appears in.
    fn cases_of(&self, party: &Party) -> Vec<PartyCases> {
        let Making { world, lang, .. } = *self;
        let id = party.id.as_str();
        let named = |names: &[Spanned<Wording>]| names.iter().any(|name| name.value.first() == id);
        let cases = || world.site.registry.cases.values();
        let judge = |case: &&Case| case.judges.iter().any(|judge| judge.as_str() == id);
        let roles: [(&str, Vec<&Case>); 4] = [
            ("party-judge", cases().filter(judge).collect()),
            ("party-counsel", cases().filter(|case| named(&case.counsel)).collect()),
            ("party-plaintiff", cases().filter(|case| named(&case.plaintiffs)).collect()),
            ("party-defendant", cases().filter(|case| named(&case.defendants)).collect()),
        ];
        let link = |case: &Case| {
            let url = world.entry(EntryKind::Case, &case.id, lang)?;
            Some(Link { title: case.name().to_owned(), url })
        };
        roles
            .into_iter()
            .filter(|(_, cases)| !cases.is_empty())
            .map(|(key, cases)| PartyCases {
                title: world.own(lang, key).to_owned(),
                cases: cases.into_iter().filter_map(link).collect(),
            })
            .collect()
    }

    /// The figures a party counted.
    fn counted_by(&self, party: &Party) -> Vec<Link> {
        let Making { world, lang, .. } = *self;
        let counted = |fact: &&Fact| {
            let mut counters = fact.claims.iter().filter_map(|claim| claim.counted_by.as_ref());
            counters.any(|id| id.value == party.id.value)
        };
        let facts = world.site.registry.facts.values().filter(counted);
        facts
            .filter_map(|fact| {
                let url = world.entry(EntryKind::Fact, &fact.id, lang)?;
                Some(Link { title: world.plain_doc_of(&fact.label, lang), url })
            })
            .collect()
    }

    /// The pages of this language that use an entry.
    pub(super) fn used_on(&self, kind: EntryKind, id: &Id) -> Vec<Link> {
        let Making { world, lang, .. } = *self;
        let pages = world.usage.pages(kind, id).iter();
        pages.filter(|page| page.lang == *lang).map(|page| world.link(page)).collect()
    }

    /// What the frame says about a list made from the registry.
    pub(super) fn list_head(&self, title: &'static str, lead: &'static str) -> Head {
        let Making { world, route, lang, .. } = *self;
        let (title, lead) = (world.own(lang, title).to_owned(), world.own(lang, lead).to_owned());
        world.made_head(route, title, lead, None, lang)
    }
}
