//! `/glossary/` and `/people/`: one page each, an anchor for each entry.

use super::{Making, Rendered};
use crate::figure;
use crate::model::{EntryKind, Party, PartyKind, Term};
use crate::render::context::{Head, Link, PartiesPage, PartyGroup, PartyItem, TermItem, TermsPage};
use crate::render::strings::own;
use crate::render::writer::Writer;

impl Making<'_> {
    /// The glossary.
    pub(super) fn terms(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let mut entries: Vec<&Term> = world.site.registry.terms.values().collect();
        entries.sort_by_cached_key(|term| {
            (term.term.plain(lang).to_lowercase(), term.id.value.clone())
        });
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
            parties.sort_by_cached_key(|party| {
                (party.name.plain(lang).to_lowercase(), party.id.value.clone())
            });
            let parties: Vec<PartyItem> =
                parties.into_iter().map(|party| self.party(&mut writer, party)).collect();
            if !parties.is_empty() {
                groups.push(PartyGroup { title: own(lang, key).to_owned(), parties });
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
        let year = |key, date: &Option<crate::text::Spanned<crate::model::Date>>| {
            let date = figure::write::date(date.as_ref()?.value, lang);
            Some(own(lang, key).replace("{date}", &date))
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
            mark: writer.sources_mark(&party.sources),
        }
    }

    /// What the frame says about a list made from the registry.
    pub(super) fn list_head(&self, title: &'static str, lead: &'static str) -> Head {
        let Making { world, route, lang, .. } = *self;
        let (title, lead) = (own(lang, title).to_owned(), own(lang, lead).to_owned());
        world.made_head(route, title, lead, None, lang)
    }
}
