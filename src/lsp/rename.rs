//! Renaming an id across the site.

use lsp_types::{PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit};

use super::abilities::Client;
use super::mentions::Symbol;
use super::navigate::mention;
use super::server::Refusal;
use super::world::{Snapshot, World};
use super::{actions, alias};
use crate::diag::Edit;
use crate::model::{EntryKind, Id, Registry};

/// Whether what stands at a position can be renamed, and what it is called.
///
/// # Errors
///
/// When there is nothing with a name, or it is not in this site's hands.
pub(super) fn prepare(
    world: &mut World,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, Refusal> {
    let snapshot = world.fresh();
    let Some((file, offset)) = world.find(&snapshot, &params.text_document.uri, params.position)
    else {
        return Ok(None);
    };
    let found = mention(&snapshot, file, offset);
    let Some(here) = &found.here else { return Ok(None) };
    if !found.places_of(&here.symbol).any(|mention| mention.defines) {
        return Err(Refusal(format!("`{}` is not defined anywhere", here.symbol.id())));
    }
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: world.range(&snapshot.files, here.span),
        placeholder: here.symbol.id().to_string(),
    }))
}

/// The edits that give what stands at a position another name, everywhere.
///
/// # Errors
///
/// When the name cannot be an id, when it is taken, or when a file cannot be read and may hold
/// mentions that nobody sees.
pub(super) fn rename(
    world: &mut World,
    client: &Client,
    params: &RenameParams,
) -> Result<Option<WorkspaceEdit>, Refusal> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let snapshot = world.fresh();
    let Some((file, offset)) = world.find(&snapshot, &text_document.uri, *position) else {
        return Ok(None);
    };
    let found = mention(&snapshot, file, offset);
    let Some(here) = &found.here else { return Ok(None) };
    let name = params.new_name.as_str();
    allow(&snapshot, &here.symbol, name)?;
    if !found.places_of(&here.symbol).any(|mention| mention.defines) {
        return Err(Refusal(format!("`{}` is not defined anywhere", here.symbol.id())));
    }
    let places = found.places_of(&here.symbol);
    let edits = places.map(|mention| Edit { span: mention.span, text: name.to_owned() });
    let edits: Vec<Edit> = edits.chain(alias::kept(&snapshot, &here.symbol, name)).collect();
    Ok(Some(actions::edit(world, client, &snapshot.files, &edits)))
}

fn allow(snapshot: &Snapshot, symbol: &Symbol, name: &str) -> Result<(), Refusal> {
    if !Id::is_valid(name) {
        let mend = Id::from_words(name);
        let hint = if mend.is_empty() { String::new() } else { format!(": `{mend}`") };
        return Err(Refusal(format!(
            "`{name}` is not an id; write small letters with hyphens{hint}"
        )));
    }
    if symbol.id().as_str() == name {
        return Ok(());
    }
    if is_taken(snapshot, symbol, &Id::from(name)) {
        return Err(Refusal(format!("there is a `{name}` already")));
    }
    if let Symbol::Entry(kind, id) = symbol
        && let Some(other) = snapshot.site.registry.renamed(*kind, &Id::from(name))
        && other != id
    {
        return Err(Refusal(format!(
            "`{name}` was the id of `{other}`, and its address leads there"
        )));
    }
    if !snapshot.whole {
        return Err(Refusal(
            "some files cannot be read as they stand; mend them first, or the new name would miss \
             what they say"
                .to_owned(),
        ));
    }
    Ok(())
}

fn is_taken(snapshot: &Snapshot, symbol: &Symbol, name: &Id) -> bool {
    let registry: &Registry = &snapshot.site.registry;
    match symbol {
        Symbol::Entry(kind, _) => {
            registry.is_broken(*kind, name)
                || match kind {
                    EntryKind::Fact => registry.facts.contains_key(name),
                    EntryKind::Source => registry.sources.contains_key(name),
                    EntryKind::Case => registry.cases.contains_key(name),
                    EntryKind::Party => registry.parties.contains_key(name),
                    EntryKind::Event => registry.events.contains_key(name),
                    EntryKind::Term => registry.terms.contains_key(name),
                    EntryKind::Series => registry.series.contains_key(name),
                    EntryKind::Correction => registry.corrections.contains_key(name),
                }
        }
        Symbol::Claim(fact, _) => {
            registry.facts.get(fact).is_some_and(|fact| fact.claim(name.as_str()).is_some())
        }
        Symbol::Topic(_) => snapshot.site.settings.topics.contains_key(name),
    }
}
