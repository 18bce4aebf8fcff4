//! A text as bare words, where links cannot stand: titles of pages, lists, feeds, alternative texts.

use super::World;
use crate::cite;
use crate::model::{Doc, Id, Inline, InlineKind, Lang, Target};

impl World<'_> {
    /// The words of inlines, with what empty references insert.
    pub(in crate::render) fn plain(&self, inlines: &[Inline], lang: &Lang) -> String {
        let mut text = String::new();
        self.plain_into(inlines, lang, &mut text);
        text
    }

    /// The words of a text on one line.
    pub(in crate::render) fn plain_doc(&self, doc: &Doc, lang: &Lang) -> String {
        let mut text = String::new();
        doc.each_run(&mut |run| {
            if !text.is_empty() {
                text.push(' ');
            }
            self.plain_into(run.inlines, lang, &mut text);
        });
        text
    }

    /// Adds the words of inlines to a text.
    pub(in crate::render) fn plain_into(&self, inlines: &[Inline], lang: &Lang, text: &mut String) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
                InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
                InlineKind::Link(link) if link.content.is_empty() => {
                    text.push_str(&self.inserted(&link.target, lang).unwrap_or_default());
                }
                InlineKind::Emphasis(_)
                | InlineKind::Strong(_)
                | InlineKind::Link(_)
                | InlineKind::Image(_) => self.plain_into(inline.children(), lang, text),
                InlineKind::Cite(_) | InlineKind::Footnote(_) => {}
            }
        }
    }

    /// What a reference without words inserts; none where it names nothing that is known.
    pub(in crate::render) fn inserted(&self, target: &Target, lang: &Lang) -> Option<String> {
        let registry = &self.site.registry;
        match target {
            Target::Fact(reference) => {
                let (fact, claim) = self.claim(reference)?;
                Some(self.figure(fact, claim, reference.form, lang))
            }
            Target::Source(id) => {
                let source = registry.sources.get(&id.value)?;
                Some(cite::name(source, registry).plain())
            }
            Target::Term(id) => Some(registry.terms.get(&id.value)?.term.plain(lang)),
            Target::Party(id) => self.party_name(&id.value, lang),
            Target::Case(id) => {
                let case = registry.cases.get(&id.value)?;
                Some(case.short.as_ref().unwrap_or(&case.caption).value.clone())
            }
            Target::Series(id, _) => Some(registry.series.get(&id.value)?.title.plain(lang)),
            Target::Timeline(_)
            | Target::Cases(_)
            | Target::File { .. }
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => None,
        }
    }

    /// The short name of a party, or its name.
    pub(in crate::render) fn party_name(&self, id: &Id, lang: &Lang) -> Option<String> {
        let party = self.site.registry.parties.get(id)?;
        Some(party.short.as_ref().unwrap_or(&party.name).plain(lang))
    }
}
