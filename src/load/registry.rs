//! The registry's files: each a map from id to entry.

use std::collections::BTreeMap;

use super::decode::{Decoder, Langs};
use super::entries;
use super::yaml::{self, Entry, NodeKind};
use crate::diag::{Diagnostic, nearest};
use crate::model::{EntryKind, Id, Registry};
use crate::text::{Body, FileId, Files, SAVED, Span, Spanned};

/// Where it stands.
pub(super) const FOLDER: &str = "content/registry/";

/// Reads every entry.
pub(super) fn read(files: &Files, langs: &Langs) -> (Registry, Vec<Diagnostic>) {
    let mut registry = Registry::default();
    let mut problems = Vec::new();
    // Where each id was first given, for the second one's report.
    let mut first: BTreeMap<(EntryKind, Id), Span> = BTreeMap::new();
    for (file, path, body) in files.below(FOLDER) {
        let place = &path[FOLDER.len()..];
        // Checks look at saved copies, nothing else does.
        let saved = path.starts_with(SAVED);
        let kind = if saved { Ok(None) } else { kind_of(place) };
        // What belongs to another file is reported by whoever reads it there.
        let is_read = !matches!(kind, Ok(None)) || saved;
        if let (Body::Unreadable(reason), true) = (body, is_read) {
            let span = Span::new(file, 0..0);
            problems.push(Diagnostic::error("unreadable-file", span, format!("the file {reason}")));
            registry.unread.extend(kind.ok().flatten());
            continue;
        }
        let kind = match kind {
            Ok(kind) => kind,
            Err(help) => {
                let message = "the registry does not know what to do with this file";
                let span = Span::new(file, 0..0);
                problems.push(Diagnostic::error("unreadable-file", span, message).help(help));
                continue;
            }
        };
        let (Some(kind), Body::Text(_)) = (kind, body) else { continue };
        let mut decoder = Decoder { files, file, langs, problems: Vec::new() };
        read_file(&mut decoder, kind, &mut registry, &mut first);
        problems.extend(decoder.problems);
    }
    (registry, problems)
}

/// What a file below `registry/` holds; nothing for a file that belongs to another one. The error
/// says how to mend it.
fn kind_of(place: &str) -> Result<Option<EntryKind>, String> {
    if place == "facts.lock" || place == "links.lock" || place.ends_with(".csv") {
        return Ok(None);
    }
    let folders: Vec<&str> = EntryKind::ALL.iter().map(|(_, folder, _)| *folder).collect();
    let yaml = place.ends_with(".yaml") || place.ends_with(".yml");
    let folder = match place.split_once('/') {
        Some((folder, _)) => folder,
        None if place == "corrections.yaml" => return Ok(Some(EntryKind::Correction)),
        None => place.split('.').next().unwrap_or(place),
    };
    if !yaml {
        return Err("registry files end in .yaml; put other files beside a page".to_owned());
    }
    let known = EntryKind::ALL.iter().find(|(_, name, _)| *name == folder && place.contains('/'));
    match known {
        Some((kind, ..)) if *kind != EntryKind::Correction => Ok(Some(*kind)),
        _ => Err(match nearest(folder, folders.iter().copied()) {
            Some("corrections") => "put it in registry/corrections.yaml".to_owned(),
            Some(name) => format!("put it in registry/{name}/"),
            None => format!("its folders are {}", folders.join(", ")),
        }),
    }
}

fn read_file(
    decoder: &mut Decoder<'_>,
    kind: EntryKind,
    registry: &mut Registry,
    first: &mut BTreeMap<(EntryKind, Id), Span>,
) {
    let file: FileId = decoder.file;
    let node = match yaml::parse(file, 0, decoder.files.text(file), "bad-yaml") {
        Ok(node) => node,
        Err(problem) => {
            registry.unread.insert(kind);
            return decoder.report(*problem);
        }
    };
    if matches!(node.kind, NodeKind::Null) {
        return;
    }
    let Some(entries) = decoder.entries(&node, "registry entries") else { return };
    for entry in entries {
        let Some(id) = decoder.valid_id(&entry.key) else { continue };
        if let Some(&place) = first.get(&(kind, id.clone())) {
            let what = kind.word();
            decoder.report(
                Diagnostic::error(
                    "duplicate-id",
                    entry.key.span,
                    format!("there are two {what} entries `{id}`"),
                )
                .label(place, "the first is here")
                .help("give one of them another id, or merge the two"),
            );
            continue;
        }
        first.insert((kind, id.clone()), entry.key.span);
        let known =
            insert(decoder, kind, Spanned::new(id.clone(), entry.key.span), entry, registry);
        if known.is_none() {
            registry.broken.insert((kind, id));
        }
    }
}

fn insert(
    decoder: &mut Decoder<'_>,
    kind: EntryKind,
    id: Spanned<Id>,
    entry: &Entry,
    registry: &mut Registry,
) -> Option<()> {
    let key = id.value.clone();
    let node = &entry.value;
    match kind {
        EntryKind::Fact => {
            registry.facts.insert(key, entries::fact::read(decoder, id, node)?);
        }
        EntryKind::Source => {
            registry.sources.insert(key, entries::source::read(decoder, id, node)?);
        }
        EntryKind::Case => {
            registry.cases.insert(key, entries::case::read(decoder, id, node)?);
        }
        EntryKind::Party => {
            registry.parties.insert(key, entries::party::read(decoder, id, node)?);
        }
        EntryKind::Event => {
            registry.events.insert(key, entries::event::read(decoder, id, node)?);
        }
        EntryKind::Term => {
            registry.terms.insert(key, entries::term::read(decoder, id, node)?);
        }
        EntryKind::Series => {
            registry.series.insert(key, entries::series::read(decoder, id, node)?);
        }
        EntryKind::Correction => {
            registry.corrections.insert(key, entries::correction::read(decoder, id, node)?);
        }
    }
    Some(())
}
