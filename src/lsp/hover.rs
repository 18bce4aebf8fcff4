//! What stands behind a reference, and what a key means.

use lsp_types::{
    Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, TextDocumentPositionParams,
};

use super::about;
use super::navigate::reference;
use super::world::{Snapshot, World};
use super::yaml_way::{self, Spot};
use crate::schema::{self, Kind};
use crate::text::{FileId, Span};

/// What is to be known of what stands at a position.
pub(super) fn at(world: &mut World, params: &HoverParams) -> Option<Hover> {
    let TextDocumentPositionParams { text_document, position } =
        &params.text_document_position_params;
    let snapshot = world.fresh();
    let (file, offset) = world.find(&snapshot, &text_document.uri, *position)?;
    let found = reference(&snapshot, file, offset).here;
    let (text, span) = match found {
        Some(mention) => (about::symbol(&snapshot, file, &mention.symbol)?, mention.span),
        None => key(&snapshot, file, offset)?,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: text }),
        range: Some(world.range(&snapshot.files, span)),
    })
}

/// What a key of front matter or the registry means.
fn key(snapshot: &Snapshot, file: FileId, offset: usize) -> Option<(String, Span)> {
    let path = snapshot.files.path(file);
    let kind = Kind::of_path(path)?;
    let text = snapshot.files.text(file);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let (before, after) = text.split_at_checked(offset)?;
    let start = before.trim_end_matches(is_name).len();
    let end = offset + (after.len() - after.trim_start_matches(is_name).len());
    let way = yaml_way::in_file(kind, text, end)?;
    let Spot::Key(name) = &way.spot else { return None };
    if !text.get(end..)?.starts_with(':') {
        return None;
    }
    let keys: Vec<&str> = way.keys.iter().map(String::as_str).collect();
    let field = kind.at(&keys)?.table()?.field(name)?;
    Some((format!("**{name}**: {}", schema::json::explanation(field)), Span::new(file, start..end)))
}
