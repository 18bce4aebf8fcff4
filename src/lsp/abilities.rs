//! What the editor can do, and what the server can.

use lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, InitializeParams, OneOf, RenameOptions,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkDoneProgressOptions,
};

use super::position::Encoding;

/// What the editor can do.
pub(super) struct Client {
    /// Symbols within symbols.
    pub(super) has_nested_symbols: bool,
    /// Edits of files by version.
    pub(super) has_document_changes: bool,
    /// Telling of changes on disk, when asked to.
    pub(super) is_watching: bool,
}

impl Client {
    pub(super) fn of(params: &InitializeParams) -> Client {
        let workspace = params.capabilities.workspace.as_ref();
        let texts = params.capabilities.text_document.as_ref();
        let symbols = texts.and_then(|texts| texts.document_symbol.as_ref());
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let watching = workspace.and_then(|w| w.did_change_watched_files.as_ref());
        Client {
            has_nested_symbols: symbols
                .and_then(|symbols| symbols.hierarchical_document_symbol_support)
                .unwrap_or(false),
            has_document_changes: edits.and_then(|edits| edits.document_changes).unwrap_or(false),
            is_watching: watching.and_then(|w| w.dynamic_registration).unwrap_or(false),
        }
    }
}

/// What the server can do.
pub(super) fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let no_progress = WorkDoneProgressOptions { work_done_progress: None };
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(true.into()),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([":", "#", "@", "[", "(", "=", "/"].map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![
                    CodeActionKind::QUICKFIX,
                    CodeActionKind::SOURCE_FIX_ALL,
                ]),
                work_done_progress_options: no_progress,
                resolve_provider: None,
            }
            .into(),
        ),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: no_progress,
        })),
        ..ServerCapabilities::default()
    }
}
