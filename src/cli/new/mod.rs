//! `new`: the stub of an entry, in the right place.
//!
//! Each kind of entry has a file here that says what its stub is; what all of them do stands below:
//! a stub is added at the end of a file of the registry, and never over an entry that is there.

mod correction;

use std::io;

use clap::Subcommand;

use super::args::Common;
use super::outcome::Outcome;
use super::{build, screen};
use crate::diag::Severity;
use crate::edge::save;
use crate::load;
use crate::model::{EntryKind, Id, Registry, Site};
use crate::text::{Body, Files, Span, Spanned};

/// What can be new.
#[derive(Debug, Subcommand)]
pub(super) enum Entry {
    /// Say what was wrong with a published figure, or that there is a newer one
    Correction(correction::Asked),
}

/// An entry to be added to a file of the registry.
struct Stub {
    kind: EntryKind,
    id: Id,
    /// The file, from the root.
    path: String,
    /// What stands at the head of the file when there was none.
    head: &'static str,
    /// The lines of the entry.
    text: String,
    /// What the editor has still to do, a sentence each.
    todo: Vec<String>,
}

/// Writes the stub asked for and says where it is.
pub(super) fn new(common: &Common, entry: &Entry) -> io::Result<Outcome> {
    let root = common.root()?;
    let (files, config) = (build::read(common)?, common.config()?);
    // What else is wrong with the site is for `check` to say.
    let (site, _) = load::site(&files, &config);
    let stub = match entry {
        Entry::Correction(asked) => correction::stub(asked, &site, &config)?,
    };
    refuse_existing(&stub, &site, &files)?;
    let (text, line) = appended(&files, &stub);
    let mut after = files.clone();
    after.insert_text(&stub.path, &text);
    refuse_harm(&stub, &site.registry, &load::site(&after, &config).0.registry)?;
    save::save(&root, &stub.path, &text)?;
    let mut told = format!("wrote `{}` to {}:{line}\n", stub.id, stub.path);
    stub.todo.iter().for_each(|todo| told.push_str(&format!("{todo}\n")));
    let wrong = crate::check(&after, &config).diagnostics.into_iter().find(|found| {
        found.severity == Severity::Error && after.path(found.span.file).as_ref() == stub.path
    });
    if let Some(wrong) = wrong {
        told.push_str(&format!("`check` will still say: {}\n", wrong.message));
    }
    screen::print(&told)?;
    Ok(Outcome::Clean)
}

/// An entry that is there is never written over.
fn refuse_existing(stub: &Stub, site: &Site, files: &Files) -> io::Result<()> {
    let word = stub.kind.word();
    if let Some(span) = place_of(&site.registry, stub) {
        let place = files.locate(span);
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!(
                "there is already a {word} `{}`, at {}:{}:{}; change that one",
                stub.id, place.path, place.line, place.column
            ),
        ));
    }
    if site.registry.is_broken(stub.kind, &stub.id) {
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("there is already a {word} `{}`, which `check` has to say about", stub.id),
        ));
    }
    let reason = match files.find(&stub.path).map(|file| files.body(file)) {
        None | Some(Body::Text(_)) if !site.registry.unread.contains(&stub.kind) => return Ok(()),
        Some(Body::Unreadable(reason)) => reason.as_str(),
        _ => "cannot be read; `check` says why",
    };
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("`{}` {reason}", stub.path)))
}

fn place_of(registry: &Registry, stub: &Stub) -> Option<Span> {
    ids(registry, stub.kind).into_iter().find(|id| id.value == stub.id).map(|id| id.span)
}

/// The ids of a kind, with their places.
fn ids(registry: &Registry, kind: EntryKind) -> Vec<&Spanned<Id>> {
    match kind {
        EntryKind::Fact => registry.facts.values().map(|entry| &entry.id).collect(),
        EntryKind::Source => registry.sources.values().map(|entry| &entry.id).collect(),
        EntryKind::Case => registry.cases.values().map(|entry| &entry.id).collect(),
        EntryKind::Party => registry.parties.values().map(|entry| &entry.id).collect(),
        EntryKind::Event => registry.events.values().map(|entry| &entry.id).collect(),
        EntryKind::Term => registry.terms.values().map(|entry| &entry.id).collect(),
        EntryKind::Series => registry.series.values().map(|entry| &entry.id).collect(),
        EntryKind::Correction => registry.corrections.values().map(|entry| &entry.id).collect(),
    }
}

/// The text of the file with the stub at its end, and the line where the stub begins. All that was
/// there stays as it was, comments and line ends included.
fn appended(files: &Files, stub: &Stub) -> (String, usize) {
    let before = files.find(&stub.path).map(|file| files.text(file));
    let break_ = if before.is_some_and(|text| text.contains("\r\n")) { "\r\n" } else { "\n" };
    let mut text = before.unwrap_or(stub.head).to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(break_);
    }
    if !text.trim().is_empty() && !text.ends_with(&format!("{break_}{break_}")) {
        text.push_str(break_);
    }
    let line = text.matches('\n').count() + 1;
    text.push_str(&stub.text.replace('\n', break_));
    (text, line)
}

/// Lines added at the end of a map in braces, or after the end of the document, would spoil it.
fn refuse_harm(stub: &Stub, before: &Registry, after: &Registry) -> io::Result<()> {
    let count = |registry| ids(registry, stub.kind).len();
    let one_more = count(after) == count(before) + 1 && after.broken.len() == before.broken.len();
    if one_more && place_of(after, stub).is_some() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidData,
        format!(
            "an entry cannot be added at the end of `{}`: write its entries as `id:` lines with \
             their fields indented below, then try again",
            stub.path
        ),
    ))
}
