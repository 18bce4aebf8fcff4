//! From a name to where it is defined, and to every place that uses it.

use lsp_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, ReferenceParams,
    TextDocumentPositionParams,
};

use super::mentions::{self, Mention, Symbol};
use super::world::{Snapshot, World};
use crate::model::{Block, BlockKind, Destination, Page, Target, TargetUse};
use crate::text::{FileId, Span};

/// The mention at a place, and every mention of the site.
pub(super) fn mention(snapshot: &Snapshot, file: FileId, offset: usize) -> Found {
    let all = mentions::all(&snapshot.site, &snapshot.files);
    let here = all.iter().filter(|mention| holds(mention.span, file, offset));
    let here = here.min_by_key(|mention| mention.span.range().len()).cloned();
    Found { here, all }
}

/// The same; where no name is, that to which the link around the place refers: with a claim named,
/// the claim.
pub(super) fn reference(snapshot: &Snapshot, file: FileId, offset: usize) -> Found {
    let mut found = mention(snapshot, file, offset);
    if found.here.is_none() {
        let mut target = None;
        snapshot.site.each_doc(&mut |doc| {
            doc.each_target(&mut |link| {
                if holds(link.span, file, offset) {
                    target = Some(link.target.span);
                }
            });
        });
        let within = |mention: &&Mention| target.is_some_and(|place| place.contains(mention.span));
        found.here = found.all.iter().rev().find(within).cloned();
    }
    found
}

/// What [`mention`] found.
pub(super) struct Found {
    /// The mention asked for.
    pub(super) here: Option<Mention>,
    /// All of them.
    pub(super) all: Vec<Mention>,
}

impl Found {
    /// The places that name something.
    pub(super) fn places_of(&self, symbol: &Symbol) -> impl Iterator<Item = &Mention> {
        self.all.iter().filter(move |mention| mention.symbol == *symbol)
    }
}

/// Whether a caret at a byte touches a place.
pub(super) fn holds(span: Span, file: FileId, offset: usize) -> bool {
    span.file == file && span.start as usize <= offset && offset <= span.end as usize
}

/// Where that which stands at a position is defined: a registry entry, a claim, a page, a heading.
pub(super) fn definition(
    world: &mut World,
    params: &GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let TextDocumentPositionParams { text_document, position } =
        &params.text_document_position_params;
    let snapshot = world.fresh();
    let (file, offset) = world.find(&snapshot, &text_document.uri, *position)?;
    let found = reference(&snapshot, file, offset);
    let place = match &found.here {
        Some(here) => found.places_of(&here.symbol).find(|mention| mention.defines)?.span,
        None => linked(&snapshot, file, offset)?,
    };
    world.location(&snapshot.files, place).map(GotoDefinitionResponse::Scalar)
}

/// Where the link at a place leads: the beginning of a file, or a heading.
fn linked(snapshot: &Snapshot, file: FileId, offset: usize) -> Option<Span> {
    let Snapshot { site, files, .. } = snapshot;
    let page = site.pages.iter().find(|page| page.file == file)?;
    let mut target = None;
    page.body.each_target(&mut |link: TargetUse<'_>| {
        if holds(link.target.span, file, offset) {
            target = Some(&link.target.value);
        }
    });
    match target? {
        Target::Anchor(anchor) => heading(page, anchor),
        Target::File { path, anchor } => match site.resolve(&page.path, path) {
            Destination::Page(page) => anchor
                .as_ref()
                .and_then(|anchor| heading(page, &anchor.value))
                .or(Some(Span::new(page.file, 0..0))),
            Destination::Asset(_, asset) => Some(Span::new(asset, 0..0)),
            Destination::Unpublished(_) => {
                let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = joined(folder, path);
                files.find(&format!("content/{path}")).map(|file| Span::new(file, 0..0))
            }
            Destination::Missing(_) | Destination::Outside | Destination::Absolute => None,
        },
        _ => None,
    }
}

/// A relative path, from a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn heading(page: &Page, anchor: &str) -> Option<Span> {
    let mut found = None;
    page.body.each_block(&mut |block: &Block| {
        if let BlockKind::Heading { id, .. } = &block.kind
            && id.value == anchor
        {
            found = Some(block.span);
        }
    });
    found
}

/// Every place that names what stands at a position.
pub(super) fn references(world: &mut World, params: &ReferenceParams) -> Option<Vec<Location>> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let snapshot = world.fresh();
    let (file, offset) = world.find(&snapshot, &text_document.uri, *position)?;
    let found = reference(&snapshot, file, offset);
    let symbol = &found.here.as_ref()?.symbol;
    let wanted = |mention: &&Mention| params.context.include_declaration || !mention.defines;
    let places = found.places_of(symbol).filter(wanted);
    Some(places.filter_map(|mention| world.location(&snapshot.files, mention.span)).collect())
}
