//! The registry's files: each a map from id to entry.
//!
//! A file is decoded by itself, so that what was made of it is used again for as long as it says
//! the same. Putting the files together is all that looks at more than one of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::decode::{Decoder, Langs};
use super::entries;
use super::yaml::{self, Entry, NodeKind};
use crate::diag::{Diagnostic, nearest};
use crate::model::{
    Case, Correction, EntryKind, Event, Fact, Id, Party, Registry, Series, Source, Term,
};
use crate::text::{Body, FileId, Files, Made, SAVED, Span, Spanned};

/// Where it stands.
pub(super) const FOLDER: &str = "content/registry/";

/// Where the files stand that may point to other files: a series to its rows.
const WITH_ROWS: &str = "content/registry/series/";

/// What was made of every file.
pub(super) type Parts = BTreeMap<FileId, Made<Arc<Part>>>;

/// What a file comes to.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The kind of its entries, if the file could not be read.
    unread: Option<EntryKind>,
    /// Its entries, in the order in which they stand there.
    entries: Vec<Read>,
    /// What is wrong with the file, and with names of entries.
    problems: Vec<Diagnostic>,
}

/// An entry that was read.
#[derive(Debug)]
struct Read {
    kind: EntryKind,
    id: Spanned<Id>,
    /// What it says, if it can be used.
    value: Option<Value>,
    problems: Vec<Diagnostic>,
}

/// What an entry says.
#[derive(Debug, Clone)]
enum Value {
    Fact(Arc<Fact>),
    Source(Arc<Source>),
    Case(Arc<Case>),
    Party(Arc<Party>),
    Event(Arc<Event>),
    Term(Arc<Term>),
    Series(Arc<Series>),
    Correction(Arc<Correction>),
}

/// Reads every file that is not remembered, in parallel, and puts the entries of all together.
pub(super) fn read(
    files: &Files,
    langs: &Langs,
    remembered: &mut Parts,
) -> (Registry, Vec<Diagnostic>) {
    let with_rows: Vec<FileId> = files.below(WITH_ROWS).map(|(file, ..)| file).collect();
    let make = |(file, path, body): (FileId, &str, &Body)| {
        let of = if path.starts_with(WITH_ROWS) { &with_rows[..] } else { &[] };
        let of = || [file].into_iter().chain(of.iter().copied());
        let made = match remembered.get(&file) {
            Some(made) if made.still(files, of()) => made.clone(),
            Some(_) | None => {
                Made::new(files, of(), Arc::new(part(files, file, path, body, langs)))
            }
        };
        (file, made)
    };
    let all: Vec<(FileId, &str, &Body)> = files.below(FOLDER).collect();
    let made: Vec<(FileId, Made<Arc<Part>>)> = all.into_par_iter().map(make).collect();
    let together = gather(made.iter().map(|(_, made)| &*made.value));
    *remembered = made.into_iter().collect();
    together
}

/// The registry that the files make, in the order of their paths.
fn gather<'p>(parts: impl Iterator<Item = &'p Part>) -> (Registry, Vec<Diagnostic>) {
    let mut registry = Registry::default();
    let mut problems = Vec::new();
    // Where each id was first given, for the second one's report.
    let mut first: BTreeMap<(EntryKind, &Id), Span> = BTreeMap::new();
    for part in parts {
        registry.unread.extend(part.unread);
        problems.extend_from_slice(&part.problems);
        for Read { kind, id, value, problems: found } in &part.entries {
            if let Some(&place) = first.get(&(*kind, &id.value)) {
                let message = format!("there are two {} entries `{}`", kind.word(), id.value);
                let problem = Diagnostic::error("duplicate-id", id.span, message)
                    .label(place, "the first is here")
                    .help("give one of them another id, or merge the two");
                problems.push(problem);
                continue;
            }
            first.insert((*kind, &id.value), id.span);
            problems.extend_from_slice(found);
            match value {
                Some(value) => insert(&mut registry, id.value.clone(), value.clone()),
                None => drop(registry.broken.insert((*kind, id.value.clone()))),
            }
        }
    }
    (registry, problems)
}

fn insert(registry: &mut Registry, id: Id, value: Value) {
    match value {
        Value::Fact(fact) => registry.facts.insert(id, fact),
        Value::Source(source) => registry.sources.insert(id, source),
        Value::Case(case) => registry.cases.insert(id, case),
        Value::Party(party) => registry.parties.insert(id, party),
        Value::Event(event) => registry.events.insert(id, event),
        Value::Term(term) => registry.terms.insert(id, term),
        Value::Series(series) => registry.series.insert(id, series),
        Value::Correction(correction) => registry.corrections.insert(id, correction),
    }
}

/// Reads a file.
fn part(files: &Files, file: FileId, path: &str, body: &Body, langs: &Langs) -> Part {
    // Checks look at saved copies, nothing else does.
    let saved = path.starts_with(SAVED);
    let kind = if saved { Ok(None) } else { kind_of(&path[FOLDER.len()..]) };
    // What belongs to another file is reported by whoever reads it there.
    let is_read = !matches!(kind, Ok(None)) || saved;
    let unreadable =
        |message: String| Diagnostic::error("unreadable-file", Span::new(file, 0..0), message);
    if let (Body::Unreadable(reason), true) = (body, is_read) {
        let problems = vec![unreadable(format!("the file {reason}"))];
        return Part { unread: kind.ok().flatten(), problems, ..Part::default() };
    }
    match (kind, body) {
        (Err(help), _) => {
            let message = "the registry does not know what to do with this file".to_owned();
            Part { problems: vec![unreadable(message).help(help)], ..Part::default() }
        }
        (Ok(Some(kind)), Body::Text(text)) => {
            let decoder = Decoder { files, file, langs, problems: Vec::new() };
            decode(decoder, kind, text)
        }
        (Ok(_), _) => Part::default(),
    }
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

/// The entries of a file.
fn decode(mut decoder: Decoder<'_>, kind: EntryKind, text: &str) -> Part {
    let node = match yaml::parse(decoder.file, 0, text, "bad-yaml") {
        Ok(node) => node,
        Err(problem) => {
            return Part { unread: Some(kind), problems: vec![*problem], ..Part::default() };
        }
    };
    if matches!(node.kind, NodeKind::Null) {
        return Part::default();
    }
    let mut entries = Vec::new();
    for entry in decoder.entries(&node, "registry entries").unwrap_or_default() {
        let Some(id) = decoder.valid_id(&entry.key) else { continue };
        let id = Spanned::new(id, entry.key.span);
        let before = decoder.problems.len();
        let value = value(&mut decoder, kind, id.clone(), entry);
        let problems = decoder.problems.split_off(before);
        entries.push(Read { kind, id, value, problems });
    }
    Part { unread: None, entries, problems: decoder.problems }
}

fn value(
    decoder: &mut Decoder<'_>,
    kind: EntryKind,
    id: Spanned<Id>,
    entry: &Entry,
) -> Option<Value> {
    let node = &entry.value;
    Some(match kind {
        EntryKind::Fact => Value::Fact(entries::fact::read(decoder, id, node)?.into()),
        EntryKind::Source => Value::Source(entries::source::read(decoder, id, node)?.into()),
        EntryKind::Case => Value::Case(entries::case::read(decoder, id, node)?.into()),
        EntryKind::Party => Value::Party(entries::party::read(decoder, id, node)?.into()),
        EntryKind::Event => Value::Event(entries::event::read(decoder, id, node)?.into()),
        EntryKind::Term => Value::Term(entries::term::read(decoder, id, node)?.into()),
        EntryKind::Series => Value::Series(entries::series::read(decoder, id, node)?.into()),
        EntryKind::Correction => {
            Value::Correction(entries::correction::read(decoder, id, node)?.into())
        }
    })
}
