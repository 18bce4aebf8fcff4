//! What a rename leaves behind: the id that an entry had, so that its addresses lead on.

use super::mentions::Symbol;
use super::world::Snapshot;
use crate::diag::Edit;
use crate::model::{EntryKind, Id, Registry};
use crate::text::{Files, Span, Spanned};

/// The edit that keeps the addresses of an entry that gets another name, if it has any and readers
/// may know them. Where it had that name before, the two change places.
pub(super) fn kept(snapshot: &Snapshot, symbol: &Symbol, name: &str) -> Option<Edit> {
    let Symbol::Entry(kind, old) = symbol else { return None };
    let registry = &snapshot.site.registry;
    let (id, aliases) = addressed(registry, *kind, old)?;
    if let Some(before) = aliases.iter().find(|alias| alias.as_str() == name) {
        return Some(Edit { span: before.span, text: old.to_string() });
    }
    if old.as_str() == name || !may_be_known(registry, *kind, old) {
        return None;
    }
    match aliases.last() {
        Some(last) => Some(one_more(&snapshot.files, last.span, old)),
        None => first(&snapshot.files, id.span, old),
    }
}

/// An entry that has a page of its own: where its id stands, and what it was called before.
fn addressed<'a>(
    registry: &'a Registry,
    kind: EntryKind,
    id: &Id,
) -> Option<(&'a Spanned<Id>, &'a [Spanned<Id>])> {
    match kind {
        EntryKind::Fact => registry.facts.get(id).map(|fact| (&fact.id, &*fact.aliases)),
        EntryKind::Source => registry.sources.get(id).map(|source| (&source.id, &*source.aliases)),
        EntryKind::Case => registry.cases.get(id).map(|case| (&case.id, &*case.aliases)),
        EntryKind::Series => registry.series.get(id).map(|series| (&series.id, &*series.aliases)),
        EntryKind::Party | EntryKind::Event | EntryKind::Term | EntryKind::Correction => None,
    }
}

/// Whether an entry may have been published. Of facts the lock knows it, once there is one.
fn may_be_known(registry: &Registry, kind: EntryKind, id: &Id) -> bool {
    match (&registry.lock, kind) {
        (Some(lock), EntryKind::Fact) => lock.of_fact(id).next().is_some(),
        _ => true,
    }
}

/// Adds to a list, in brackets or with a dash before each item.
fn one_more(files: &Files, last: Span, id: &Id) -> Edit {
    let before = &files.text(last.file)[..last.start as usize];
    let lead = before.rsplit('\n').next().unwrap_or("");
    let text = if lead.trim() == "-" { format!("\n{lead}{id}") } else { format!(", {id}") };
    Edit { span: last.after(), text }
}

/// Begins the list, at the top of the entry: within its braces, or on a line of its own.
fn first(files: &Files, key: Span, id: &Id) -> Option<Edit> {
    let text = files.text(key.file);
    let rest = text.get(key.end as usize..)?;
    let colon =
        rest.find(':').filter(|at| rest[..*at].trim_matches(['"', '\'', ' ']).is_empty())?;
    let start = key.end as usize + colon + 1;
    let line = text[start..].split('\n').next()?;
    let at = |offset: usize| Span::new(key.file, offset..offset);
    let mut value = line.trim_start();
    // An anchor or a tag stands before what it names.
    while value.starts_with(['&', '!']) {
        value = value.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
    }
    if value.starts_with('{') {
        let inside = start + line.len() - value.len() + 1;
        return Some(Edit { span: at(inside), text: format!("aliases: [{id}], ") });
    }
    if !value.is_empty() && !value.starts_with('#') {
        return None;
    }
    let below = start + line.len() + 1;
    let content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let next = text.get(below..)?.lines().find(content)?;
    let indent = &next[..next.len() - next.trim_start().len()];
    Some(Edit { span: at(below), text: format!("{indent}aliases: [{id}]\n") })
}
