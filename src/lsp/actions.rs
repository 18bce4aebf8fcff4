//! Mends that the editor offers: those of which a diagnostic is certain, and no others.

use std::collections::BTreeMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::abilities::Client;
use super::diagnose::told;
use super::world::World;
use crate::diag::{Diagnostic, Edit};
use crate::text::Files;

/// The mends of what is wrong in a range, and one for all that is wrong in its file.
pub(super) fn at(
    world: &World,
    client: &Client,
    params: &CodeActionParams,
) -> Vec<CodeActionOrCommand> {
    let files = &world.files;
    let file = world.path(&params.text_document.uri).and_then(|path| files.find(&path));
    let Some(file) = file else { return Vec::new() };
    let wanted = |kind: &CodeActionKind| {
        params.context.only.as_ref().is_none_or(|only| {
            only.iter().any(|asked| {
                let rest = kind.as_str().strip_prefix(asked.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                    || asked.as_str().is_empty()
            })
        })
    };
    let text = files.text(file);
    let [start, end] = [params.range.start, params.range.end]
        .map(|position| world.encoding.offset(text, position));
    // The report that was told may be older than the text by a pause; edits must not be.
    let report = crate::check(files, &world.config);
    let mendable: Vec<&Diagnostic> = report
        .diagnostics
        .iter()
        .filter(|problem| problem.span.file == file && !problem.fix.is_empty())
        .collect();
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        for problem in &mendable {
            let place = problem.span.range();
            if place.start <= end && start <= place.end {
                actions.push(CodeAction {
                    title: title(problem, files),
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: Some(vec![told(problem, world, files)]),
                    edit: Some(edit(world, client, files, &problem.fix)),
                    is_preferred: Some(true),
                    ..CodeAction::default()
                });
            }
        }
    }
    if wanted(&CodeActionKind::SOURCE_FIX_ALL) && !mendable.is_empty() {
        let edits = apart(&mendable);
        actions.push(CodeAction {
            title: "Mend all that can be mended for certain in this file".to_owned(),
            kind: Some(CodeActionKind::SOURCE_FIX_ALL),
            edit: Some(edit(world, client, files, &edits)),
            ..CodeAction::default()
        });
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// What a mend does, in a line: ``Write `3,913 children` ``.
fn title(problem: &Diagnostic, files: &Files) -> String {
    match problem.fix.as_slice() {
        [edit] if edit.text.is_empty() => {
            format!("Delete `{}` ({})", files.snippet(edit.span), problem.code)
        }
        [edit] => format!("Write `{}` ({})", edit.text.trim(), problem.code),
        edits => format!("Mend this in {} places ({})", edits.len(), problem.code),
    }
}

/// The edits of several mends, those left out that get in the way of an earlier one. A mend is made
/// whole or not at all.
fn apart(problems: &[&Diagnostic]) -> Vec<Edit> {
    let mut kept: Vec<Edit> = Vec::new();
    for problem in problems {
        let clashes = |edit: &Edit| {
            kept.iter().any(|other| {
                edit.span.file == other.span.file
                    && edit.span.start <= other.span.end
                    && other.span.start <= edit.span.end
            })
        };
        if !problem.fix.iter().any(clashes) {
            kept.extend(problem.fix.iter().cloned());
        }
    }
    kept
}

/// Edits in the words of the protocol: by version where the editor knows it, so that none is made
/// in a text that has changed meanwhile.
pub(super) fn edit(world: &World, client: &Client, files: &Files, edits: &[Edit]) -> WorkspaceEdit {
    let mut by_path: BTreeMap<&str, Vec<TextEdit>> = BTreeMap::new();
    for Edit { span, text } in edits {
        let edit = TextEdit { range: world.range(files, *span), new_text: text.clone() };
        by_path.entry(files.path(span.file)).or_default().push(edit);
    }
    let by_uri = by_path.into_iter().filter_map(|(path, edits)| {
        let version = world.open.get(path).map(|open| open.version);
        Some((world.uri(path)?, version, edits))
    });
    if client.has_document_changes {
        let documents = by_uri.map(|(uri, version, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
        let changes = DocumentChanges::Edits(documents.collect());
        return WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() };
    }
    #[expect(clippy::mutable_key_type, reason = "the protocol's type; nothing changes a key")]
    let changes = by_uri.map(|(uri, _, edits)| (uri, edits)).collect();
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}
