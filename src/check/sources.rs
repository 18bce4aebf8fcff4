//! Every use of a source: in citations, references, front matter and the registry.

use super::Context;
use crate::model::{Id, Locator, Registry, SourceUse, Target};
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
    for (_, citation) in &context.citations {
        cited.push(Cited {
            id: &citation.source,
            locator: citation.locator.as_ref(),
            whole: false,
        });
    }
    for (_, target) in &context.targets {
        if let Target::Source(id) = &target.target.value {
            cited.push(Cited { id, locator: None, whole: true });
        }
    }
    for page in &context.site.pages {
        cited.extend(page.front.sources.iter().map(|id| Cited { id, locator: None, whole: true }));
    }
    registry(context.registry(), &mut |source| {
        cited.push(Cited { id: &source.id, locator: source.locator.as_ref(), whole: false });
    });
    for fact in context.registry().facts.values() {
        let misprints = fact.misprints.iter().filter_map(|misprint| misprint.source.as_ref());
        cited.extend(misprints.map(|id| Cited { id, locator: None, whole: true }));
    }
    cited
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
