//! Every use of a source: in citations, references, front matter and the registry.

use std::collections::BTreeSet;

use super::Context;
use crate::model::{Citation, Id, Locator, Registry, SourceUse, Target};
use crate::text::Spanned;

/// A use of a source.
#[derive(Clone, Copy)]
pub(super) struct Cited<'a> {
    /// The source.
    pub(super) id: &'a Spanned<Id>,
    /// Where in it.
    pub(super) locator: Option<&'a Spanned<Locator>>,
    /// Whether the work as a whole is meant: by what an article rests on, or by a reference by
    /// name. These need no page.
    pub(super) whole: bool,
}

/// Every use of a source.
pub(super) fn cited<'a>(context: &Context<'a>) -> Vec<Cited<'a>> {
    let mut cited: Vec<Cited<'a>> = Vec::new();
    let citations = context.citations.iter().map(|(_, citation)| *citation);
    let targets = context.targets.iter().map(|(_, target)| &target.target.value);
    in_texts(citations, targets, &mut |source| cited.push(source));
    elsewhere(context, &mut |source| cited.push(source));
    cited
}

/// The sources that anything on the site rests on.
pub(super) fn used<'a>(context: &Context<'a>) -> BTreeSet<&'a Id> {
    let mut used = BTreeSet::new();
    let mut add = |source: Cited<'a>| {
        used.insert(&source.id.value);
    };
    let (targets, citations) = context.all_references();
    in_texts(citations, targets, &mut add);
    elsewhere(context, &mut add);
    used
}

fn in_texts<'a>(
    citations: impl IntoIterator<Item = &'a Citation>,
    targets: impl IntoIterator<Item = &'a Target>,
    visit: &mut dyn FnMut(Cited<'a>),
) {
    for Citation { source, locator, .. } in citations {
        visit(Cited { id: source, locator: locator.as_ref(), whole: false });
    }
    for target in targets {
        if let Target::Source(id) = target {
            visit(Cited { id, locator: None, whole: true });
        }
    }
}

/// What front matter and the registry rest on.
fn elsewhere<'a>(context: &Context<'a>, visit: &mut dyn FnMut(Cited<'a>)) {
    for id in context.site.pages.iter().flat_map(|page| &page.front.sources) {
        visit(Cited { id, locator: None, whole: true });
    }
    registry(context.registry(), &mut |source| {
        visit(Cited { id: &source.id, locator: source.locator.as_ref(), whole: false });
    });
    for fact in context.registry().facts.values() {
        for id in fact.misprints.iter().filter_map(|misprint| misprint.source.as_ref()) {
            visit(Cited { id, locator: None, whole: true });
        }
    }
}

/// Every use of a source in the registry.
pub(super) fn registry<'a>(registry: &'a Registry, visit: &mut dyn FnMut(&'a SourceUse)) {
    for fact in registry.facts.values() {
        // A derived claim rests on what its terms rest on, which is visited there.
        let own = fact.claims.iter().filter(|_| fact.derived.is_none());
        own.flat_map(|claim| &claim.sources).for_each(&mut *visit);
    }
    for case in registry.cases.values() {
        case.sources.iter().for_each(&mut *visit);
        case.relief.iter().flat_map(|relief| &relief.sources).for_each(&mut *visit);
        case.events.iter().flat_map(|event| &event.sources).for_each(&mut *visit);
    }
    registry.parties.values().flat_map(|party| &party.sources).for_each(&mut *visit);
    registry.events.values().flat_map(|event| &event.sources).for_each(&mut *visit);
    registry.terms.values().flat_map(|term| &term.sources).for_each(&mut *visit);
    for series in registry.series.values() {
        series.sources.iter().for_each(&mut *visit);
        series.points.iter().flat_map(|point| &point.sources).for_each(&mut *visit);
    }
}
