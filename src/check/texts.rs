//! Every text of the site, and whose it is.

use crate::model::{Doc, Id, Lang, Page, Site, Text};
use crate::text::{FileId, Spanned};

/// A text of the site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SiteText<'a> {
    /// What it says.
    pub(crate) doc: &'a Doc,
    /// The language it is in.
    pub(crate) lang: &'a Lang,
    /// Whose it is.
    pub(crate) owner: Owner<'a>,
}

/// Whose a text is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner<'a> {
    /// `site.yaml`.
    Settings,
    /// A page.
    Page(&'a Page, Part),
    /// A registry entry.
    Entry(&'a Spanned<Id>),
}

impl Owner<'_> {
    /// The file it stands in; `site.yaml` is none of those told apart.
    pub(super) fn file(self) -> Option<FileId> {
        match self {
            Owner::Settings => None,
            Owner::Page(page, _) => Some(page.file),
            Owner::Entry(id) => Some(id.span.file),
        }
    }
}

/// The part of a page a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The title.
    Title,
    /// The description.
    Description,
    /// The body.
    Body,
}

/// Every text, pages first.
pub(crate) fn all(site: &Site) -> Vec<SiteText<'_>> {
    let mut list = Vec::new();
    for page in &site.pages {
        let parts = [
            (&page.front.title.doc, Part::Title),
            (&page.front.description.doc, Part::Description),
            (&page.body, Part::Body),
        ];
        for (doc, part) in parts {
            list.push(SiteText { doc, lang: &page.lang, owner: Owner::Page(page, part) });
        }
    }
    each(site, &mut |owner, text| {
        for (lang, passage) in text.passages() {
            list.push(SiteText { doc: &passage.doc, lang, owner });
        }
    });
    list
}

/// Texts in stretches of about so many, none of which ends within a page or an entry.
pub(super) fn stretches<'t, 'a>(texts: &'t [SiteText<'a>], many: usize) -> Vec<&'t [SiteText<'a>]> {
    let mut stretches = Vec::new();
    let mut rest = texts;
    while !rest.is_empty() {
        let apart = |pair: &[SiteText<'_>]| pair[0].owner.file() != pair[1].owner.file();
        let after = rest.get(many.saturating_sub(1)..).unwrap_or(&[]).windows(2).position(apart);
        let (stretch, others) = rest.split_at(after.map_or(rest.len(), |after| many + after));
        stretches.push(stretch);
        rest = others;
    }
    stretches
}

/// Every text of the settings and the registry, in all its languages.
pub(crate) fn each<'a>(site: &'a Site, visit: &mut dyn FnMut(Owner<'a>, &'a Text)) {
    let mut texts = Texts { visit };
    let settings = &site.settings;
    texts.add(Owner::Settings, [Some(&settings.title), settings.description.as_ref()]);
    for (_, name) in settings.topics.values() {
        texts.add(Owner::Settings, [Some(name)]);
    }
    for (_, words) in settings.lists.values() {
        texts.add(Owner::Settings, [Some(words)]);
    }
    registry(site, &mut texts);
}

struct Texts<'a, 'v> {
    visit: &'v mut dyn FnMut(Owner<'a>, &'a Text),
}

impl<'a> Texts<'a, '_> {
    fn add(&mut self, owner: Owner<'a>, texts: impl IntoIterator<Item = Option<&'a Text>>) {
        texts.into_iter().flatten().for_each(|text| (self.visit)(owner, text));
    }
}

fn registry<'a>(site: &'a Site, texts: &mut Texts<'a, '_>) {
    let registry = &site.registry;
    for fact in registry.facts.values() {
        let owner = Owner::Entry(&fact.id);
        let [why, differ] = [fact.why_preferred.as_ref(), fact.differ.as_ref()];
        texts.add(owner, [Some(&fact.label), why, differ, fact.note.as_ref()]);
        if let Some(derived) = &fact.derived {
            texts.add(owner, [derived.mixed_dates.as_ref(), derived.mixed_scope.as_ref()]);
        }
        // The one claim of a derived fact has no text of its own.
        for claim in &fact.claims {
            texts.add(owner, [claim.scope.as_ref(), claim.note.as_ref()]);
        }
    }
    for case in registry.cases.values() {
        let owner = Owner::Entry(&case.id);
        texts.add(owner, [case.tiny.as_ref(), case.summary.as_ref(), case.full.as_ref()]);
        texts.add(owner, case.claims.iter().map(Some));
        texts.add(owner, case.related.iter().map(|(_, how)| how.as_ref()));
        texts.add(owner, [case.relief.as_ref().and_then(|relief| relief.text.as_ref())]);
        for event in &case.events {
            texts.add(owner, [Some(&event.title), event.summary.as_ref()]);
        }
    }
    for party in registry.parties.values() {
        let owner = Owner::Entry(&party.id);
        texts.add(owner, [party.role.as_ref()]);
    }
    for event in registry.events.values() {
        let owner = Owner::Entry(&event.id);
        texts.add(owner, [Some(&event.title), event.summary.as_ref()]);
    }
    for term in registry.terms.values() {
        let owner = Owner::Entry(&term.id);
        texts.add(owner, [Some(&term.plain), term.legal.as_ref()]);
    }
    for series in registry.series.values() {
        let owner = Owner::Entry(&series.id);
        texts.add(owner, [Some(&series.title), series.caution.as_ref()]);
        texts.add(owner, series.columns.iter().map(|(_, name)| Some(name)));
        texts.add(owner, series.breaks.iter().map(|(_, why)| Some(why)));
        texts.add(owner, series.points.iter().map(|point| point.note.as_ref()));
    }
    for correction in registry.corrections.values() {
        let owner = Owner::Entry(&correction.id);
        texts.add(owner, [Some(&correction.text)]);
    }
}
