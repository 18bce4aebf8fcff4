//! Ids of the registry as offers, each with its value or its name.

use lsp_types::CompletionItemKind;

use super::{Caret, Offer, id_after, id_before};
use crate::figure::write;
use crate::lsp::about;
use crate::model::{EntryKind, Fact, Id};

impl Caret<'_> {
    /// The ids of a kind, in the place of the id at the caret.
    pub(super) fn ids(&self, kind: EntryKind) -> Vec<Offer> {
        let (registry, lang) = (&self.snapshot.site.registry, self.lang());
        let title = |text: &crate::model::Text| text.plain(lang);
        let named: Vec<(&Id, String)> = match kind {
            EntryKind::Fact => {
                registry.facts.iter().map(|(id, fact)| (id, self.fact_detail(fact))).collect()
            }
            EntryKind::Source => {
                let title = |source: &crate::model::Source| source.title.value.clone();
                registry.sources.iter().map(|(id, source)| (id, title(source))).collect()
            }
            EntryKind::Case => {
                let caption = |case: &crate::model::Case| case.caption.value.clone();
                registry.cases.iter().map(|(id, case)| (id, caption(case))).collect()
            }
            EntryKind::Party => {
                registry.parties.iter().map(|(id, party)| (id, title(&party.name))).collect()
            }
            EntryKind::Event => {
                registry.events.iter().map(|(id, event)| (id, title(&event.title))).collect()
            }
            EntryKind::Term => {
                registry.terms.iter().map(|(id, term)| (id, title(&term.term))).collect()
            }
            EntryKind::Series => {
                registry.series.iter().map(|(id, series)| (id, title(&series.title))).collect()
            }
            EntryKind::Correction => {
                let text = registry.corrections.iter();
                text.map(|(id, correction)| (id, title(&correction.text))).collect()
            }
        };
        let site = &self.snapshot.site;
        let offer = |(id, detail): (&Id, String)| Offer {
            about: about::entry(site, lang, kind, id).unwrap_or_default(),
            ..self.word(id.as_str(), &detail, CompletionItemKind::REFERENCE)
        };
        named.into_iter().map(offer).collect()
    }

    /// `3,913 children: Children separated from a parent`
    fn fact_detail(&self, fact: &Fact) -> String {
        let (lang, label) = (self.lang(), fact.label.plain(self.lang()));
        match fact.preferred_claim() {
            Some(claim) => format!("{}: {label}", write::value(fact, claim, lang)),
            None => label,
        }
    }

    /// The claims of a fact, in the place of the id at the caret.
    pub(super) fn claims(&self, fact: &str) -> Vec<Offer> {
        let site = &self.snapshot.site;
        let Some(fact) = site.registry.facts.get(fact) else { return Vec::new() };
        let offer = |claim: &crate::model::Claim| {
            let value = write::value(fact, claim, self.lang());
            Offer {
                about: about::fact(site, self.lang(), fact, Some(claim)),
                ..self.word(claim.id.as_str(), &value, CompletionItemKind::REFERENCE)
            }
        };
        fact.claims.iter().map(offer).collect()
    }

    /// The topics, in the place of the id at the caret.
    pub(super) fn topics(&self) -> Vec<Offer> {
        let topics = self.snapshot.site.settings.topics.iter();
        let offer = |(id, (_, name)): (&Id, &(_, crate::model::Text))| {
            self.word(id.as_str(), &name.plain(self.lang()), CompletionItemKind::REFERENCE)
        };
        topics.map(offer).collect()
    }

    /// A word in the place of the one at the caret.
    pub(super) fn word(&self, word: &str, detail: &str, kind: CompletionItemKind) -> Offer {
        Offer {
            label: word.to_owned(),
            detail: detail.to_owned(),
            about: String::new(),
            text: word.to_owned(),
            replaces: (id_before(self.before()), id_after(self.after())),
            filter: format!("{word} {detail}"),
            kind,
        }
    }
}
