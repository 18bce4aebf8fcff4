//! The outline of a file: the headings of a page, the entries of a registry file.

use lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind,
};

use super::abilities::Client;
use super::world::{Snapshot, World};
use crate::figure::write;
use crate::model::{Block, BlockKind, Id, Site, plain};
use crate::text::{FileId, Span, Spanned};

/// A symbol, and how deep it lies.
struct Item {
    name: String,
    detail: String,
    kind: SymbolKind,
    depth: u8,
    /// What names it.
    span: Span,
}

/// The outline of a file.
pub(super) fn of(
    world: &mut World,
    client: &Client,
    params: &DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let snapshot = world.fresh();
    let file = snapshot.files.find(&world.path(&params.text_document.uri)?)?;
    let mut items = items(&snapshot, file);
    items.sort_by_key(|item| item.span);
    let end = snapshot.files.text(file).len();
    if client.has_nested_symbols {
        let mut rest = items.as_slice();
        let nested = nest(world, &snapshot, &mut rest, 0, end);
        return Some(DocumentSymbolResponse::Nested(nested));
    }
    let flat = items.iter().filter_map(|item| {
        let location: Location = world.location(&snapshot.files, item.span)?;
        Some(flat(item, location))
    });
    Some(DocumentSymbolResponse::Flat(flat.collect()))
}

#[expect(deprecated, reason = "the protocol's struct has the old field, too")]
fn flat(item: &Item, location: Location) -> SymbolInformation {
    SymbolInformation {
        name: item.name.clone(),
        kind: item.kind,
        tags: None,
        deprecated: None,
        location,
        container_name: None,
    }
}

/// The symbols at the head of the list that are deeper than `depth`, each with those below it. A
/// symbol goes on to the next that is no deeper.
#[expect(deprecated, reason = "the protocol's struct has the old field, too")]
fn nest(
    world: &World,
    snapshot: &Snapshot,
    rest: &mut &[Item],
    depth: u8,
    end: usize,
) -> Vec<DocumentSymbol> {
    let mut symbols = Vec::new();
    while let Some((item, others)) = rest.split_first() {
        if item.depth <= depth {
            break;
        }
        *rest = others;
        let next = others.iter().find(|other| other.depth <= item.depth);
        let until = next.map_or(end, |next| next.span.start as usize).max(item.span.end as usize);
        let children = nest(world, snapshot, rest, item.depth, until);
        let whole = Span::new(item.span.file, item.span.start as usize..until);
        symbols.push(DocumentSymbol {
            name: item.name.clone(),
            detail: Some(item.detail.clone()).filter(|detail| !detail.is_empty()),
            kind: item.kind,
            tags: None,
            deprecated: None,
            range: world.range(&snapshot.files, whole),
            selection_range: world.range(&snapshot.files, item.span),
            children: (!children.is_empty()).then_some(children),
        });
    }
    symbols
}

fn items(snapshot: &Snapshot, file: FileId) -> Vec<Item> {
    let site = &snapshot.site;
    match site.pages.iter().find(|page| page.file == file) {
        Some(page) => {
            let mut items = Vec::new();
            page.body.each_block(&mut |block: &Block| {
                if let BlockKind::Heading { level, id, content } = &block.kind {
                    items.push(Item {
                        name: plain(content),
                        detail: format!("#{}", id.value),
                        kind: SymbolKind::STRING,
                        depth: *level,
                        span: block.span,
                    });
                }
            });
            items
        }
        None => entries(site, file),
    }
}

fn entries(site: &Site, file: FileId) -> Vec<Item> {
    let lang = &site.settings.default_language;
    let registry = &site.registry;
    let mut items = Vec::new();
    let mut add = |id: &Spanned<Id>, detail: String, kind: SymbolKind, depth: u8| {
        if id.span.file == file {
            items.push(Item { name: id.value.to_string(), detail, kind, depth, span: id.span });
        }
    };
    for fact in registry.facts.values() {
        add(&fact.id, fact.label.plain(lang), SymbolKind::CONSTANT, 1);
        // The one claim of a derived fact is written nowhere.
        for claim in fact.claims.iter().filter(|_| fact.derived.is_none()) {
            add(&claim.id, write::value(fact, claim, lang), SymbolKind::NUMBER, 2);
        }
    }
    for source in registry.sources.values() {
        add(&source.id, source.title.value.clone(), SymbolKind::FILE, 1);
    }
    for case in registry.cases.values() {
        add(&case.id, case.caption.value.clone(), SymbolKind::PACKAGE, 1);
        for event in &case.events {
            add(&event.id, event.title.plain(lang), SymbolKind::EVENT, 2);
        }
    }
    for party in registry.parties.values() {
        add(&party.id, party.name.plain(lang), SymbolKind::OBJECT, 1);
    }
    for event in registry.events.values() {
        add(&event.id, event.title.plain(lang), SymbolKind::EVENT, 1);
    }
    for term in registry.terms.values() {
        add(&term.id, term.term.plain(lang), SymbolKind::KEY, 1);
    }
    for series in registry.series.values() {
        add(&series.id, series.title.plain(lang), SymbolKind::ARRAY, 1);
    }
    for correction in registry.corrections.values() {
        add(&correction.id, correction.text.plain(lang), SymbolKind::EVENT, 1);
    }
    items
}
