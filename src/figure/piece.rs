//! Text cut into words, numerals and marks: what every reader of this room works on.
//!
//! The cut evens out what smart punctuation and word processors do: every kind of space parts
//! words, every apostrophe is `'`, and dashes keep only the difference that matters here.

use std::ops::Range;
use std::str::FromStr;

use super::numerals::{self, Numerals, digit};

/// One piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The text as it stands.
    pub(super) text: &'a str,
    /// Its first byte.
    pub(super) start: usize,
    /// What it is.
    pub(super) shape: Shape,
    /// Whether space or the beginning of the text stands before it.
    pub(super) spaced: bool,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with apostrophes between them.
    Word,
    /// Digits, with the marks between them that the language has.
    Numeral,
    /// Any other character: `'` for every apostrophe, `-` for every hyphen, `–` for the longer
    /// dashes, `−` for the minus sign.
    Mark(char),
}

impl Piece<'_> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// How many characters it has.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count()
    }

    /// The number that its digits are, in whatever script; nothing if there is more than digits.
    pub(super) fn parse<T: FromStr>(&self) -> Option<T> {
        if self.text.is_ascii() {
            self.text.parse().ok()
        } else {
            numerals::ascii(self.text).parse().ok()
        }
    }

    /// Whether it is this word, given in lower case, or this mark.
    pub(super) fn is(&self, word: &str) -> bool {
        match self.shape {
            Shape::Word if self.text.is_ascii() => self.text.eq_ignore_ascii_case(word),
            Shape::Word => {
                let even = |c: char| if is_apostrophe(c) { '\'' } else { c };
                self.text.chars().map(even).flat_map(char::to_lowercase).eq(word.chars())
            }
            Shape::Numeral => self.text == word,
            Shape::Mark(mark) => word.chars().eq([mark]),
        }
    }

    /// Whether it is this mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}')
}

/// Characters that are seen by no reader: zero-width spaces and joiners, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Cuts a text into pieces, in order; spaces are left out. Numbers have points and commas alone.
pub(super) fn cut(text: &str) -> Vec<Piece<'_>> {
    cut_with(text, &Numerals::default())
}

/// Cuts a text into pieces, its numbers as a locale writes them.
pub(super) fn cut_with<'a>(text: &'a str, numerals: &Numerals) -> Vec<Piece<'a>> {
    let ascii = numerals.is_plain();
    let mut pieces = Vec::with_capacity(text.len() / 5 + 1);
    let mut spaced = true;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let (shape, len) = if c.is_ascii_digit() && ascii {
            (Shape::Numeral, numeral_len(rest))
        } else if digit(c).is_some() {
            (Shape::Numeral, numerals.length(rest))
        } else if c.is_alphabetic() {
            (Shape::Word, word_len(rest))
        } else if c.is_whitespace() || is_invisible(c) {
            spaced |= c.is_whitespace();
            at += c.len_utf8();
            continue;
        } else {
            (Shape::Mark(plain(c)), c.len_utf8())
        };
        pieces.push(Piece { text: rest.get(..len).unwrap_or(""), start: at, shape, spaced });
        spaced = false;
        at += len;
    }
    pieces
}

/// The mark that stands for a character and its look-alikes.
fn plain(c: char) -> char {
    match c {
        _ if is_apostrophe(c) => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2015}' => '–',
        '\u{2212}' => '−',
        _ => c,
    }
}

/// The bytes of a numeral: digits, and single separators between digits.
fn numeral_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// The bytes of a word: letters, and single apostrophes between letters.
fn word_len(text: &str) -> usize {
    // Most words are plain letters, which take no look at what follows each.
    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(plain..).unwrap_or("");
    if rest.starts_with(|c: char| c.is_ascii() && c != '\'') {
        return plain;
    }
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let letter_follows = chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || is_apostrophe(c) && letter_follows) {
            return plain + at;
        }
    }
    text.len()
}

/// The piece after a phrase that stands at `at`: words in lower case, parted by single spaces.
pub(super) fn phrase(pieces: &[Piece<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for word in phrase.split(' ') {
        if !pieces.get(next)?.is(word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The piece after the longest of several phrases that stand at `at`.
pub(super) fn any(pieces: &[Piece<'_>], at: usize, phrases: &[impl AsRef<str>]) -> Option<usize> {
    phrases.iter().filter_map(|words| phrase(pieces, at, words.as_ref())).max()
}

/// What the longest phrase of a table that stands at `at` means, and the piece after it.
pub(super) fn longest<T: Copy>(
    pieces: &[Piece<'_>],
    at: usize,
    table: &[(impl AsRef<str>, T)],
) -> Option<(T, usize)> {
    let found =
        table.iter().filter_map(|(words, t)| Some((*t, phrase(pieces, at, words.as_ref())?)));
    found.max_by_key(|(_, next)| *next)
}

/// Whether two texts are the same words, whatever their case, spaces and quotes.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (cut(a), cut(b));
    let same = |a: &Piece<'_>, b: &Piece<'_>| match (a.shape, b.shape) {
        (Shape::Mark(a), Shape::Mark(b)) => a == b,
        _ => a.is(&b.text.to_lowercase().replace(is_apostrophe, "'")),
    };
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let pieces: Vec<_> = cut(text).iter().map(|p| p.text).collect();
        assert_eq!(pieces, expected, "{text}");
    }

    #[test]
    fn cuts_words_numerals_and_marks() {
        check("3,913 children.", &["3,913", "children", "."]);
        check("$6.4 million, 45.6%", &["$", "6.4", "million", ",", "45.6", "%"]);
        check("Ms. L.’s case, F-35", &["Ms", ".", "L", ".", "’", "s", "case", ",", "F", "-", "35"]);
        check("don’t 3,,9 1.", &["don’t", "3", ",", ",", "9", "1", "."]);
        check("", &[]);
    }

    #[test]
    fn every_kind_of_space_parts_words() {
        check("3,913\u{a0}children\u{202f}x\u{200b}y", &["3,913", "children", "x", "y"]);
        assert!(cut("a\u{a0}b")[1].spaced);
        assert!(!cut("a-b")[1].spaced);
    }

    #[test]
    fn phrases_ignore_case_and_curls() {
        let pieces = cut("No Fewer than 3");
        assert_eq!(phrase(&pieces, 0, "no fewer than"), Some(3));
        assert_eq!(phrase(&pieces, 1, "fewer"), Some(2));
        assert_eq!(phrase(&pieces, 2, "than 3 4"), None);
        assert!(cut("it’s")[0].is("it's"));
    }
}
