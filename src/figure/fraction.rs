//! Shares in words (`half`, `two-thirds`, `one in three`) and words for inexact plenty (`dozens`).

use std::ops::Range;

use rust_decimal::Decimal;

use super::lexicon::{Lexicon, Sense};
use super::number::{number, skip_hyphen};
use super::piece::{Piece, Shape, any, longest};
use super::spelled::half_a_magnitude;

/// A share as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction {
    /// How many parts.
    pub part: u32,
    /// Of how many; never zero.
    pub whole: u32,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Fraction {
    /// The share of one.
    pub fn value(&self) -> Decimal {
        Decimal::from(self.part).checked_div(Decimal::from(self.whole)).unwrap_or_default()
    }
}

/// The simple fractions that are characters of their own.
const VULGAR: [(char, u32, u32); 7] =
    [('½', 1, 2), ('⅓', 1, 3), ('⅔', 2, 3), ('¼', 1, 4), ('¾', 3, 4), ('⅕', 1, 5), ('⅛', 1, 8)];

/// Reads a share that begins at a piece, and says at which piece it ends.
pub(super) fn fraction(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(Fraction, usize)> {
    let first = pieces.get(at)?;
    let (part, whole, next) = match first.shape {
        Shape::Mark(mark) => {
            let &(_, part, whole) = VULGAR.iter().find(|(c, ..)| *c == mark)?;
            (part, whole, at + 1)
        }
        Shape::Word | Shape::Numeral => {
            half(pieces, at, lexicon).or_else(|| parts(pieces, at, lexicon))?
        }
    };
    let end = pieces.get(next.checked_sub(1)?)?.end();
    Some((Fraction { part, whole, range: first.start..end }, next))
}

/// `half`, but not that of `half a million`.
fn half(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(u32, u32, usize)> {
    let half = lexicon.sense(pieces.get(at)?.text)? == Sense::Half;
    (half && half_a_magnitude(pieces, at, lexicon).is_none()).then_some((1, 2, at + 1))
}

/// `a third`, `two-thirds`, `one in three`, `2/5`.
fn parts(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(u32, u32, usize)> {
    let (part, after) = match any(pieces, at, &lexicon.articles) {
        Some(after) => (1, after),
        None => small(pieces, at, lexicon)?,
    };
    let here = skip_hyphen(pieces, after);
    let said_so = any(pieces, here + 1, &lexicon.part_words);
    match pieces.get(here).and_then(|p| lexicon.sense(p.text)) {
        Some(Sense::Half) if part == 1 => return Some((1, 2, here + 1)),
        Some(Sense::Ordinal(n)) if lexicon.part_words.is_empty() && part == 1 && n > 2 => {
            return Some((1, n.into(), here + 1));
        }
        Some(Sense::Ordinal(n)) if n > 2 && part < n.into() => {
            return said_so.map(|next| (part, n.into(), next));
        }
        Some(Sense::Parts(n)) if part < n.into() => return Some((part, n.into(), here + 1)),
        _ => {}
    }
    let joined = if pieces.get(after)?.is_mark('/') {
        after + 1
    } else {
        any(pieces, after, &lexicon.ratio)?
    };
    let (whole, next) = small(pieces, joined, lexicon)?;
    (part < whole).then_some((part, whole, next))
}

/// A whole number from 1 to 100, the size that shares are made of.
fn small(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    let (number, next) = number(pieces, at, lexicon).ok()??;
    let value = u32::try_from(number.value).ok().filter(|v| (1..=100).contains(v))?;
    (Decimal::from(value) == number.value).then_some((value, next))
}

/// Reads a word for inexact plenty (`tens of thousands`): the first number it can mean, the first
/// that is too large for it, and at which piece it ends.
pub(super) fn plenty(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<((u64, u64), usize)> {
    match lexicon.sense(pieces.get(at)?.text)? {
        Sense::Plenty | Sense::Magnitude(_) | Sense::Collective(_) => {
            longest(pieces, at, &lexicon.plenty)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::piece::cut;
    use super::*;
    use crate::model::Lang;

    fn check(text: &str, expected: Option<(u32, u32, usize)>) {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let read = fraction(&cut(text), 0, lexicon).map(|(f, next)| (f.part, f.whole, next));
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn reads_shares() {
        check("half of them", Some((1, 2, 1)));
        check("one half", Some((1, 2, 2)));
        check("a third", Some((1, 3, 2)));
        check("one-third", Some((1, 3, 3)));
        check("two-thirds", Some((2, 3, 3)));
        check("three quarters", Some((3, 4, 2)));
        check("two in five", Some((2, 5, 3)));
        check("1 in 10 children", Some((1, 10, 3)));
        check("one out of every three", Some((1, 3, 5)));
        check("2/5", Some((2, 5, 3)));
        check("¾", Some((3, 4, 1)));
    }

    #[test]
    fn leaves_other_numbers_alone() {
        check("third", None);
        check("a second", None);
        check("half a million", None);
        check("three in two", None);
        check("six in 2018", None);
        check("five thirds", None);
        check("", None);
    }

    #[test]
    fn reads_plenty() {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let read = |text: &str| plenty(&cut(text), 0, lexicon).map(|(bounds, _)| bounds);
        assert_eq!(read("thousands of children"), Some((2_000, 1_000_000)));
        assert_eq!(read("Tens of thousands"), Some((20_000, 100_000)));
        assert_eq!(read("tens"), None);
    }
}
