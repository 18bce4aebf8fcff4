//! Places as editors count them: lines from 0, columns in UTF-16 code units or in bytes.
//!
//! A line ends with `\n`; the `\r` of a Windows line end is its last column.

use lsp_types::{Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent};

use crate::text::{Files, Span};

/// What columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-16 code units, which every editor knows.
    Utf16,
    /// Bytes, where the editor offers to count so.
    Utf8,
}

impl Encoding {
    /// The better of those that an editor offers.
    pub(super) fn of(offered: Option<&[PositionEncodingKind]>) -> Encoding {
        let bytes = offered.is_some_and(|kinds| kinds.contains(&PositionEncodingKind::UTF8));
        if bytes { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    /// Its name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    /// The position of a byte of a text; what lies beyond its end is its end.
    pub(super) fn position(self, text: &str, offset: usize) -> Position {
        let before = &text[..floor(text, offset)];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count();
        Position { line: number(line), character: number(self.columns(&before[start..])) }
    }

    /// The range of a place, by the lines that the files know already.
    pub(super) fn range_of(self, files: &Files, span: Span) -> Range {
        let text = files.text(span.file);
        let place = files.locate(span);
        let position = |line: usize, offset: usize| {
            let before = &text[..floor(text, offset)];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let character = number(self.columns(&before[start..]));
            Position { line: number(line - 1), character }
        };
        let bytes = span.range();
        let end = position(place.end_line, bytes.end.max(bytes.start));
        Range { start: position(place.line, bytes.start), end }
    }

    /// How many columns a piece of a line has.
    fn columns(self, text: &str) -> usize {
        match self {
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf8 => text.len(),
        }
    }

    /// The byte a position means. A column beyond the end of its line is its end, a line beyond the
    /// end of the text the end of the text, as the protocol has it.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match text[start..].find('\n') {
                Some(at) => start += at + 1,
                None => return text.len(),
            }
        }
        let line = text[start..].split('\n').next().unwrap_or("");
        let line = line.strip_suffix('\r').unwrap_or(line);
        let wanted = position.character as usize;
        if self == Encoding::Utf8 {
            return start + floor(line, wanted);
        }
        let mut column = 0;
        for (at, c) in line.char_indices() {
            column += c.len_utf16();
            if column > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    /// The range of some bytes of a text.
    pub(super) fn range(self, text: &str, bytes: std::ops::Range<usize>) -> Range {
        let start = self.position(text, bytes.start);
        Range { start, end: self.position(text, bytes.end.max(bytes.start)) }
    }

    /// Makes a change that an editor tells of.
    pub(super) fn change(self, text: &mut String, change: &TextDocumentContentChangeEvent) {
        let Some(range) = change.range else {
            text.clone_from(&change.text);
            return;
        };
        let start = self.offset(text, range.start);
        let end = self.offset(text, range.end).max(start);
        text.replace_range(start..end, &change.text);
    }
}

/// The start of the character that a byte belongs to, or the end of the text.
fn floor(text: &str, mut offset: usize) -> usize {
    offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Texts over 8 MiB are refused on reading, so this never bites.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "año\r\n𝄞 niños\n";
        let check = |encoding: Encoding, offset: usize, line: u32, character: u32| {
            let position = Position { line, character };
            assert_eq!(encoding.position(text, offset), position);
            assert_eq!(encoding.offset(text, position), offset);
        };
        let clef = text.find(" niños").unwrap();
        check(Encoding::Utf16, 0, 0, 0);
        check(Encoding::Utf16, 3, 0, 2);
        check(Encoding::Utf8, 3, 0, 3);
        check(Encoding::Utf16, clef, 1, 2);
        check(Encoding::Utf8, clef, 1, 4);
        check(Encoding::Utf16, text.len(), 2, 0);
    }

    #[test]
    fn a_place_has_the_range_of_its_bytes() {
        let mut files = Files::new();
        let text = "año\r\n𝄞 niños\n";
        let file = files.insert_text("a.md", text);
        for encoding in [Encoding::Utf16, Encoding::Utf8] {
            for start in 0..=text.len() {
                for end in start..=text.len() + 1 {
                    let range = encoding.range_of(&files, Span::new(file, start..end));
                    assert_eq!(range, encoding.range(text, start..end), "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn places_beyond_the_text_are_its_ends() {
        let offset = |text: &str, line, character| {
            Encoding::Utf16.offset(text, Position { line, character })
        };
        assert_eq!(offset("ab\r\nc", 0, 99), 2);
        assert_eq!(offset("ab\nc", 9, 0), 4);
        assert_eq!(offset("", 0, 5), 0);
        // Within a surrogate pair.
        assert_eq!(offset("𝄞", 0, 1), 0);
    }

    proptest! {
        #[test]
        fn no_change_panics(
            text in "[a𝄞ñ\\r\\n]{0,20}",
            new in "[bé\\n]{0,5}",
            lines in (0u32..6, 0u32..6),
            columns in (0u32..30, 0u32..30),
        ) {
            for encoding in [Encoding::Utf16, Encoding::Utf8] {
                let mut changed = text.clone();
                let range = Range {
                    start: Position { line: lines.0, character: columns.0 },
                    end: Position { line: lines.1, character: columns.1 },
                };
                let change = TextDocumentContentChangeEvent {
                    range: Some(range),
                    range_length: None,
                    text: new.clone(),
                };
                encoding.change(&mut changed, &change);
                prop_assert!(changed.contains(&new));
            }
        }
    }
}
