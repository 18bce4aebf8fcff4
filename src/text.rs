//! Text, and places in it.
//!
//! Everything the program reads is a [`Files`] value: paths relative to the site's root, with `/`
//! between their parts, and what stands in each. A [`Span`] is a place in one of them, in bytes
//! from the file's first byte, whatever was cut away before parsing. Lines and columns are only
//! worked out when somebody asks ([`Files::locate`]).

mod made;
mod slice;

use std::collections::BTreeMap;
use std::ops::{Bound, Range};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

pub use made::Made;
pub use slice::Slice;

/// Where an editor saves copies of sources. A check compares their SHA-256, and reads what ends in
/// `.txt`; the rest may be anything.
pub const SAVED: &str = "content/registry/saved/";

/// Bytes as hexadecimal digits, in small letters: how sums are written.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A file of a [`Files`] value.
///
/// An id belongs to a path for as long as the `Files` value lives, so adding or changing one file
/// moves no span in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A place: the half-open byte range `start..end` of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte, counted from the file's first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        Span { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The empty place just before this one.
    pub fn before(self) -> Span {
        Span { end: self.start, ..self }
    }

    /// The empty place just after this one.
    pub fn after(self) -> Span {
        Span { start: self.end, ..self }
    }

    /// The bytes covered, as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this place.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// Files over 4 GiB are refused on reading, so the clamp never bites.
fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value, and the place it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, read at `span`.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// What stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// UTF-8 text, read whole.
    Text(Arc<str>),
    /// Bytes that are only passed on.
    Asset(Asset),
    /// The file could not be read as what its name says; the reason is a phrase for people.
    Unreadable(String),
}

impl Body {
    /// How many bytes there are; none of what could not be read.
    pub fn size(&self) -> u64 {
        match self {
            Body::Text(text) => text.len() as u64,
            Body::Asset(asset) => asset.size,
            Body::Unreadable(_) => 0,
        }
    }
}

/// A file whose bytes stay on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it stands.
    pub place: PathBuf,
    /// How many bytes it has.
    pub size: u64,
    /// Width and height in pixels, if it is a picture.
    pub pixels: Option<(u32, u32)>,
}

#[derive(Debug, Clone)]
struct File {
    path: Arc<str>,
    body: Body,
    /// Byte offset of the first byte of every line, once somebody asks.
    lines: OnceLock<Vec<u32>>,
}

/// Everything the program was given to read.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<File>,
    by_path: BTreeMap<Arc<str>, FileId>,
    /// The ids of paths where there is no file any more.
    gone: BTreeMap<Arc<str>, FileId>,
    sums: BTreeMap<FileId, String>,
}

/// A [`Span`] in the terms people use. Lines and columns count from 1, columns in Unicode scalar
/// values; the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Path of the file, relative to the root.
    pub path: Arc<str>,
    /// Line of the first byte.
    pub line: usize,
    /// Column of the first byte.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column just past the last character.
    pub end_column: usize,
}

impl Files {
    /// No files.
    pub fn new() -> Files {
        Files::default()
    }

    /// Adds a file, or replaces what stands in it.
    pub fn insert(&mut self, path: &str, body: Body) -> FileId {
        if let Some(&id) = self.by_path.get(path) {
            let file = &mut self.files[id.0 as usize];
            file.body = body;
            file.lines = OnceLock::new();
            self.sums.remove(&id);
            return id;
        }
        if let Some((path, id)) = self.gone.remove_entry(path) {
            self.by_path.insert(path.clone(), id);
            self.files[id.0 as usize] = File { path, body, lines: OnceLock::new() };
            return id;
        }
        let id = FileId(clamp(self.files.len()));
        let path: Arc<str> = path.into();
        self.files.push(File { path: path.clone(), body, lines: OnceLock::new() });
        self.by_path.insert(path, id);
        id
    }

    /// Takes a file away. Its id stays that of its path, should there be a file again.
    pub fn remove(&mut self, path: &str) {
        if let Some((path, id)) = self.by_path.remove_entry(path) {
            self.sums.remove(&id);
            let file = &mut self.files[id.0 as usize];
            file.body = Body::Text(Arc::default());
            file.lines = OnceLock::new();
            self.gone.insert(path, id);
        }
    }

    /// Adds a text file; the short form that tests and embedded files use.
    pub fn insert_text(&mut self, path: &str, text: &str) -> FileId {
        self.insert(path, Body::Text(text.into()))
    }

    /// Notes the SHA-256 of a file's bytes, in lowercase hexadecimal digits.
    pub fn set_sum(&mut self, id: FileId, sum: String) {
        self.sums.insert(id, sum);
    }

    /// The SHA-256 of a file's bytes, where whoever read it worked it out: only of saved sources.
    pub fn sum(&self, id: FileId) -> Option<&str> {
        self.sums.get(&id).map(String::as_str)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str, &Body)> {
        self.by_path.iter().map(|(path, &id)| (id, &**path, &self.files[id.0 as usize].body))
    }

    /// The files below a folder (`"content/"`), in the order of their paths.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (FileId, &'a str, &'a Body)> {
        self.by_path
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, &id)| (id, &**path, &self.files[id.0 as usize].body))
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The path of a file.
    pub fn path(&self, id: FileId) -> &Arc<str> {
        &self.files[id.0 as usize].path
    }

    /// What stands in a file.
    pub fn body(&self, id: FileId) -> &Body {
        &self.files[id.0 as usize].body
    }

    /// The text of a file; nothing for an asset or an unreadable one.
    pub fn text(&self, id: FileId) -> &str {
        match self.body(id) {
            Body::Text(text) => text,
            Body::Asset(_) | Body::Unreadable(_) => "",
        }
    }

    /// The text at a place.
    pub fn snippet(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Where a place is, in lines and columns.
    pub fn locate(&self, span: Span) -> Location {
        let (line, column) = self.line_column(span.file, span.start);
        let (end_line, end_column) = self.line_column(span.file, span.end.max(span.start));
        Location { path: self.path(span.file).clone(), line, column, end_line, end_column }
    }

    fn line_column(&self, id: FileId, offset: u32) -> (usize, usize) {
        let file = &self.files[id.0 as usize];
        let text = self.text(id);
        let lines = file.lines.get_or_init(|| line_starts(text));
        let line = lines.partition_point(|&start| start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0) as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let after_breaks = text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after_breaks).map(clamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let mut files = Files::new();
        let id = files.insert_text("a.md", "año\nniños 3,913\n");
        let start = "año\nniños ".len();
        let place = files.locate(Span::new(id, start..start + 5));
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 7, 2, 12));
    }

    #[test]
    fn digits_are_those_of_the_formatter() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let formatted: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hexadecimal(&bytes), formatted);
    }

    #[test]
    fn ids_survive_new_files() {
        let mut files = Files::new();
        let b = files.insert_text("b.md", "b");
        files.insert_text("a.md", "a");
        assert_eq!(files.find("b.md"), Some(b));
        let paths: Vec<_> = files.iter().map(|(_, path, _)| path.to_owned()).collect();
        assert_eq!(paths, ["a.md", "b.md"]);
    }

    #[test]
    fn ids_survive_the_removal_of_files() {
        let mut files = Files::new();
        let a = files.insert_text("a.md", "a");
        let b = files.insert_text("b.md", "b");
        files.set_sum(a, "00".to_owned());
        files.remove("a.md");
        files.remove("a.md");
        assert_eq!((files.find("a.md"), files.text(b), files.iter().count()), (None, "b", 1));
        assert_eq!(files.insert_text("a.md", "again"), a);
        assert_eq!((files.text(a), files.sum(a)), ("again", None));
    }

    #[test]
    fn decoded_text_finds_its_way_back() {
        let mut files = Files::new();
        let raw = "first line\n    with \\\"3,913\\\" in it";
        let id = files.insert_text("x.yaml", raw);
        let text = "first line with \"3,913\" in it";
        let slice = Slice::decoded(id, 0, raw, text);
        let at = text.find("3,913").unwrap();
        assert_eq!(files.snippet(slice.span(at..at + 5)), "3,913");
        let at = text.find("line with").unwrap();
        assert_eq!(files.snippet(slice.span(at..at + 4)), "line");
    }
}
