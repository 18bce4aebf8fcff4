//! `archive`: which sources nobody has saved yet, and what was saved of them, for the record.

use std::io;

use super::args::Common;
use super::outcome::Outcome;
use super::{build, screen};
use crate::check;
use crate::edge::{disk, save};
use crate::load;
use crate::model::{Id, Snapshot, Source};
use crate::text::{FileId, Files, Span};

/// Where the Internet Archive takes requests to save a page.
const SAVE: &str = "https://web.archive.org/save/";

/// Lists the sources without an archived copy, a line each: id, address, and the address that has
/// it saved. Nothing is asked of the network.
pub(super) fn list(common: &Common) -> io::Result<Outcome> {
    let (files, config) = (build::read(common)?, common.config()?);
    let (site, _) = load::site(&files, &config);
    let mut text = String::new();
    for source in site.registry.sources.values() {
        let saved = source.snapshot.as_ref().is_some_and(|snapshot| snapshot.url.is_some());
        if let (Some(url), false) = (&source.url, saved) {
            text.push_str(&format!("{}\t{}\t{SAVE}{}\n", source.id.value, url.value, url.value));
        }
    }
    screen::print(&text)?;
    Ok(Outcome::Clean)
}

/// Records the sum of every copy in `content/registry/saved/` whose source has none yet, with the
/// day on which the file was saved.
pub(super) fn record(common: &Common) -> io::Result<Outcome> {
    let root = common.root()?;
    let (files, config) = (build::read(common)?, common.config()?);
    let (site, _) = load::site(&files, &config);
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut told = String::new();
    for source in site.registry.sources.values() {
        if source.snapshot.as_ref().is_some_and(|snapshot| snapshot.sha256.is_some()) {
            continue;
        }
        let Some((copy, sum)) = copy(&files, &source.id.value) else { continue };
        let path = files.path(copy);
        let day = disk::changed(&root, path)?;
        match edit(&files, source, sum, day) {
            Some(edit) => {
                told.push_str(&format!("{}: {path}, saved on {day}\n", source.id.value));
                edits.push(edit);
            }
            None => told.push_str(&format!(
                "{}: write `snapshot: {{captured: {day}, sha256: {sum}}}` into its entry by hand\n",
                source.id.value
            )),
        }
    }
    // From the end of each file, so that what stands before keeps its place.
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let mut after = files.clone();
    for (span, text) in &edits {
        let path = files.path(span.file).to_string();
        let mut whole =
            after.find(&path).map(|file| after.text(file).to_owned()).unwrap_or_default();
        whole.insert_str(span.range().start, text);
        after.insert_text(&path, &whole);
    }
    // A line in the wrong place would spoil a file: what was read before must be read still.
    let again = load::site(&after, &config).0;
    if again.registry.sources.len() != site.registry.sources.len() {
        return Err(io::Error::other("the copies could not be recorded; nothing was changed"));
    }
    for (span, _) in &edits {
        let path = files.path(span.file);
        if let Some(file) = after.find(path) {
            save::save(&root, path, after.text(file))?;
        }
    }
    screen::print(if told.is_empty() { "every copy is on record\n" } else { &told })?;
    Ok(Outcome::Clean)
}

/// The copy of a source, and its sum.
fn copy<'a>(files: &'a Files, source: &Id) -> Option<(FileId, &'a str)> {
    let file = *check::saved_copies(files, source).first()?;
    Some((file, files.sum(file)?))
}

/// Where the sum goes in the entry of a source, and what is written there. None where the entry
/// stands in braces and has no snapshot yet.
fn edit(
    files: &Files,
    source: &Source,
    sum: &str,
    day: jiff::civil::Date,
) -> Option<(Span, String)> {
    let Some(Snapshot { span, captured, .. }) = &source.snapshot else {
        let title = source.title.span;
        let text = files.text(title.file);
        let start = text[..title.range().start].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[start..];
        let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
        let is_key = line.trim_start().starts_with("title:") && !indent.is_empty();
        let at = Span::new(title.file, start..start);
        return is_key
            .then(|| (at, format!("{indent}snapshot: {{captured: {day}, sha256: {sum}}}\n")));
    };
    let captured = match captured {
        Some(_) => String::new(),
        None => format!("captured: {day}, "),
    };
    let inside = files.snippet(*span).starts_with('{');
    let start = span.range().start + 1;
    inside.then(|| (Span::new(span.file, start..start), format!("{captured}sha256: {sum}, ")))
}
