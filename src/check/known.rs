//! References to registry entries that are not there.

use super::Context;
use crate::diag::{Diagnostic, certain, nearest};
use crate::model::{EntryKind, Id, Registry};
use crate::text::Spanned;

/// Reports `id` when there is no such entry. Entries that could not be read are reported where
/// they stand, and only there.
pub(super) fn demand(
    context: &Context<'_>,
    kind: EntryKind,
    id: &Spanned<Id>,
    problems: &mut Vec<Diagnostic>,
) {
    let registry = context.registry();
    if has(registry, kind, &id.value) || registry.is_broken(kind, &id.value) {
        return;
    }
    let ids = ids(registry, kind);
    let word = kind.word();
    let problem =
        Diagnostic::error(code(kind), id.span, format!("there is no {word} `{}`", id.value));
    let renamed = registry.renamed(kind, &id.value).map(Id::as_str);
    let problem = match (renamed, nearest(id.as_str(), ids.iter().copied())) {
        (Some(now), _) => problem.help(format!("it is called `{now}` now")),
        (None, Some(near)) => problem.help(format!("did you mean `{near}`?")),
        (None, None) if Id::is_valid(id.as_str()) => {
            problem.help(format!("add it: `plainfact new {word} --id {}`", id.value))
        }
        (None, None) => problem.help(format!("add it: `plainfact new {word}`")),
    };
    // An address that is defined elsewhere has no place of its own.
    let mend = renamed.or_else(|| certain(id.as_str(), ids));
    let mend = mend.filter(|_| context.reads(id.span, id.as_str()));
    problems.push(match mend {
        Some(mend) => problem.fix(id.span, mend),
        None => problem,
    });
}

fn code(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Fact => "unknown-fact",
        EntryKind::Source => "unknown-source",
        EntryKind::Case => "unknown-case",
        EntryKind::Party => "unknown-party",
        EntryKind::Term => "unknown-term",
        EntryKind::Series => "unknown-series",
        EntryKind::Event | EntryKind::Correction => "unknown-reference",
    }
}

fn has(registry: &Registry, kind: EntryKind, id: &Id) -> bool {
    match kind {
        EntryKind::Fact => registry.facts.contains_key(id),
        EntryKind::Source => registry.sources.contains_key(id),
        EntryKind::Case => registry.cases.contains_key(id),
        EntryKind::Party => registry.parties.contains_key(id),
        EntryKind::Event => registry.events.contains_key(id),
        EntryKind::Term => registry.terms.contains_key(id),
        EntryKind::Series => registry.series.contains_key(id),
        EntryKind::Correction => registry.corrections.contains_key(id),
    }
}

/// The ids of a kind, sorted.
fn ids(registry: &Registry, kind: EntryKind) -> Vec<&str> {
    match kind {
        EntryKind::Fact => registry.facts.keys().map(Id::as_str).collect(),
        EntryKind::Source => registry.sources.keys().map(Id::as_str).collect(),
        EntryKind::Case => registry.cases.keys().map(Id::as_str).collect(),
        EntryKind::Party => registry.parties.keys().map(Id::as_str).collect(),
        EntryKind::Event => registry.events.keys().map(Id::as_str).collect(),
        EntryKind::Term => registry.terms.keys().map(Id::as_str).collect(),
        EntryKind::Series => registry.series.keys().map(Id::as_str).collect(),
        EntryKind::Correction => registry.corrections.keys().map(Id::as_str).collect(),
    }
}
