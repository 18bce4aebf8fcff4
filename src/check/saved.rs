//! Copies of sources that an editor has saved: `content/registry/saved/ID.pdf`, and what they say
//! as text in `ID.txt`.

use crate::model::Id;
use crate::text::{FileId, Files, SAVED};

/// The ending of the file that holds a copy's text.
const TEXT: &str = "txt";

/// The saved copies of a source. A text stands for another copy, if there is one.
pub(crate) fn copies(files: &Files, source: &Id) -> Vec<FileId> {
    let (texts, others): (Vec<_>, Vec<_>) = of(files, source).partition(|(_, end)| *end == TEXT);
    let copies = if others.is_empty() { texts } else { others };
    copies.into_iter().map(|(file, _)| file).collect()
}

/// What a source says, where an editor has saved it as text.
pub(super) fn text<'a>(files: &'a Files, source: &'a Id) -> Option<(FileId, &'a str)> {
    let (file, _) = of(files, source).find(|(_, end)| *end == TEXT)?;
    Some((file, files.text(file)))
}

/// The files named after a source, with their endings.
fn of<'a>(files: &'a Files, source: &'a Id) -> impl Iterator<Item = (FileId, &'a str)> {
    all(files).filter_map(move |(file, name)| {
        Some((file, name.strip_prefix(source.as_str())?.strip_prefix('.')?))
    })
}

/// Every saved file, with its name.
pub(super) fn all(files: &Files) -> impl Iterator<Item = (FileId, &str)> {
    files.below(SAVED).filter_map(|(file, path, _)| Some((file, path.get(SAVED.len()..)?)))
}
