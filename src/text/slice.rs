//! A piece of a file as a parser sees it.

use std::ops::Range;
use std::sync::Arc;

use super::{FileId, Span, clamp};

/// A piece of a file as a parser sees it: text, and the way back to the file's own bytes.
///
/// Offsets are added in this one place. In a page the text *is* the file's; in a YAML scalar
/// folding and escapes stand between them, so each byte knows where it came from.
#[derive(Debug, Clone)]
pub struct Slice<'a> {
    /// The text to parse.
    pub text: &'a str,
    file: FileId,
    origin: Origin,
}

#[derive(Debug, Clone)]
enum Origin {
    /// The text stands at this offset, byte for byte.
    At(u32),
    /// The file's offset of each byte of the text, and of its end.
    Each(Arc<[u32]>),
}

impl<'a> Slice<'a> {
    /// The text of a file from byte `start` on, as it stands.
    pub fn verbatim(file: FileId, start: usize, text: &'a str) -> Slice<'a> {
        Slice { text, file, origin: Origin::At(clamp(start)) }
    }

    /// Text decoded from `raw`, the characters between `raw_start` and its end in the file: YAML
    /// folds lines and undoes escapes, but keeps the order of what it keeps, so walking both texts
    /// side by side finds the origin of every character.
    pub fn decoded(file: FileId, raw_start: usize, raw: &str, text: &'a str) -> Slice<'a> {
        if raw == text {
            return Slice::verbatim(file, raw_start, text);
        }
        /// How far an escape (`\U0001F600`) or an indentation may push the next character away.
        const FAR: usize = 400;
        let mut origins = Vec::with_capacity(text.len() + 1);
        let mut at = 0;
        for c in text.chars() {
            let rest = raw.get(at..).unwrap_or("");
            let found = if c.is_whitespace() {
                rest.find(char::is_whitespace).filter(|&gap| gap <= 2)
            } else {
                rest.char_indices().take(FAR).find(|&(_, r)| r == c).map(|(gap, _)| gap)
            };
            let here = at + found.unwrap_or(0);
            origins.extend((0..c.len_utf8()).map(|_| clamp(raw_start + here)));
            if let Some(gap) = found {
                let taken = rest[gap..].chars().next().map_or(0, char::len_utf8);
                at += gap + taken;
                if c.is_whitespace() {
                    let more = raw[at..].len() - raw[at..].trim_start().len();
                    // Blank lines inside a literal block are text of their own.
                    if !raw[at..at + more].contains('\n') || c == ' ' {
                        at += more;
                    }
                }
            }
        }
        origins.push(clamp(raw_start + at.min(raw.len())));
        Slice { text, file, origin: Origin::Each(origins.into()) }
    }

    /// The file it was cut from.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The place in the file of a byte range of [`text`](Slice::text).
    pub fn span(&self, range: Range<usize>) -> Span {
        match &self.origin {
            Origin::At(base) => {
                Span::new(self.file, *base as usize + range.start..*base as usize + range.end)
            }
            Origin::Each(origins) => {
                let at = |offset: usize| origins[offset.min(origins.len() - 1)] as usize;
                let start = at(range.start);
                // The end is one past the last character, not the start of the next one: folding
                // may have put a line break between them.
                let end = if range.end > range.start {
                    let last = floor(self.text, range.end - 1);
                    let width = self.text[last..].chars().next().map_or(0, char::len_utf8);
                    at(last) + width
                } else {
                    start
                };
                Span::new(self.file, start..end.max(start))
            }
        }
    }
}

/// The start of the character that byte `at` belongs to.
fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
