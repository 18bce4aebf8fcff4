//! What can stand where something is being typed.
//!
//! What is being typed is read from the text before the caret, for the text around it is seldom
//! whole; what can stand there comes from the site as it was last loaded.

mod figure;
mod reference;
mod registry;
mod yaml;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, Documentation, MarkupContent, MarkupKind, TextDocumentPositionParams,
    TextEdit,
};

use super::about;
use super::world::{Snapshot, World};
use super::yaml_way;
use crate::model::Lang;
use crate::schema::{Kind, Shape};
use crate::text::FileId;

/// What can stand at a position.
pub(super) fn at(world: &mut World, params: &CompletionParams) -> Option<CompletionResponse> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let path = world.path(&text_document.uri)?;
    let snapshot = world.recent();
    // The text as it is now; the site may be a stroke behind.
    let file = world.files.find(&path)?;
    let text = world.files.text(file);
    let offset = world.encoding.offset(text, *position);
    let caret = Caret { text, offset, path: &path, file, snapshot: &snapshot };
    let (offers, is_whole) = caret.offers()?;
    let items = offers
        .into_iter()
        .enumerate()
        .map(|(place, offer)| offer.item(world, text, offset, place))
        .collect();
    Some(CompletionResponse::List(CompletionList { is_incomplete: !is_whole, items }))
}

/// Where something is being typed.
struct Caret<'a> {
    text: &'a str,
    offset: usize,
    /// The path of the file, from the root.
    path: &'a str,
    file: FileId,
    snapshot: &'a Snapshot,
}

impl<'a> Caret<'a> {
    /// What can stand here, and whether that is all.
    fn offers(&self) -> Option<(Vec<Offer>, bool)> {
        let kind = Kind::of_path(self.path)?;
        let way = yaml_way::in_file(kind, self.text, self.offset);
        let is_text = match &way {
            // A block of text has lines that look like keys: what refers comes first.
            Some(way) => {
                let keys: Vec<&str> = way.keys.iter().map(String::as_str).collect();
                !matches!(kind.at(&keys), Some(Shape::List(_) | Shape::Id(_)))
            }
            None => kind == Kind::Page,
        };
        if is_text && let Some(offers) = reference::offers(self) {
            return Some((offers, true));
        }
        if is_text && let Some(offers) = figure::offers(self) {
            return Some((offers, false));
        }
        way.map(|way| (yaml::offers(self, kind, &way), true))
    }

    /// The caret's line, as far as it.
    fn before(&self) -> &'a str {
        let before = self.text.get(..self.offset).unwrap_or("");
        before.rsplit('\n').next().unwrap_or("")
    }

    /// The caret's line, from it on.
    fn after(&self) -> &'a str {
        self.text.get(self.offset..).and_then(|after| after.lines().next()).unwrap_or("")
    }

    /// The language of the file.
    fn lang(&self) -> &'a Lang {
        about::language(&self.snapshot.site, self.file)
    }
}

/// Something that can be put in the place of what is being typed.
struct Offer {
    /// What it is called in the list.
    label: String,
    /// More, on the same line.
    detail: String,
    /// Still more, in Markdown.
    about: String,
    /// What is inserted.
    text: String,
    /// Bytes before the caret, and after it, that it takes the place of.
    replaces: (usize, usize),
    /// What the editor compares with what is typed.
    filter: String,
    kind: CompletionItemKind,
}

impl Offer {
    fn item(self, world: &World, text: &str, offset: usize, place: usize) -> CompletionItem {
        let (before, after) = self.replaces;
        let range = world.encoding.range(text, offset.saturating_sub(before)..offset + after);
        let documentation = MarkupContent { kind: MarkupKind::Markdown, value: self.about };
        CompletionItem {
            label: self.label,
            kind: Some(self.kind),
            detail: Some(self.detail).filter(|detail| !detail.is_empty()),
            documentation: Some(documentation)
                .filter(|markup| !markup.value.is_empty())
                .map(Documentation::MarkupContent),
            sort_text: Some(format!("{place:05}")),
            filter_text: Some(self.filter),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: self.text })),
            ..CompletionItem::default()
        }
    }
}

/// How much of an id stands at the end of a text.
fn id_before(text: &str) -> usize {
    text.len() - text.trim_end_matches(is_of_id).len()
}

/// How much of an id stands at the beginning of a text.
fn id_after(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_of_id).len()
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}
