//! Numbers as people write them: digits, words, and both together.

use std::ops::Range;

use rust_decimal::Decimal;

use super::lexicon::{Lexicon, Sense};
use super::numerals::{GROUP, ascii};
use super::piece::{Piece, Shape, any};
use super::read::ReadError;
use super::spelled;
use crate::model::Lang;

/// A number as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its value, magnitude words applied.
    pub value: Decimal,
    /// What the last digit or word stands for: 100,000 in `6.4 million`, 1 in `450,000`.
    pub step: Decimal,
    /// The same, when zeros at the end are taken as rounding: 10,000 in `450,000`.
    pub coarse: Decimal,
    /// How it is written.
    pub style: Style,
    /// Where it stands, without currency, percent or unit.
    pub range: Range<usize>,
    /// Whether it looks as if a point was typed for a comma (`3.913`).
    pub separator_slip: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In digits, perhaps with a magnitude word: its power of ten, else 0.
    Digits(u8),
    /// In words.
    Words,
}

/// A number while it is read.
pub(super) struct Draft {
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    /// Whether decimals are written; then zeros at the end are no rounding.
    pub(super) decimals: bool,
    /// Whether a magnitude word may still follow.
    pub(super) open: bool,
    pub(super) style: Style,
    pub(super) slip: bool,
    /// The piece after it.
    pub(super) next: usize,
}

impl Draft {
    fn numeral(piece: &Piece<'_>, next: usize, lexicon: &Lexicon) -> Result<Draft, ReadError> {
        let (value, decimals) = digits(piece.text, lexicon)
            .map_err(|message| ReadError::separators(piece.range(), message, lexicon))?;
        let step = power(-i32::try_from(decimals).unwrap_or(28));
        let slip = is_separator_slip(piece.text, lexicon);
        let style = Style::Digits(0);
        Ok(Draft { value, step, decimals: decimals > 0, open: true, style, slip, next })
    }

    /// Adds the half of `two and a half`, or of `dos millones y medio`.
    fn with_half(self, pieces: &[Piece<'_>], lexicon: &Lexicon) -> Draft {
        let last = self.next.checked_sub(1).and_then(|last| pieces.get(last));
        let up = match last.and_then(|piece| lexicon.sense(piece.text)) {
            Some(Sense::Magnitude(up)) => i32::from(up),
            _ => 0,
        };
        let half = power(up) * Decimal::new(5, 1);
        match (any(pieces, self.next, &lexicon.and_a_half), self.value.checked_add(half)) {
            (Some(next), Some(value)) => {
                let fine = up == 0;
                Draft { value, step: power(up - 1), decimals: fine, open: fine, next, ..self }
            }
            _ => self,
        }
    }

    /// Applies a magnitude word that follows: `4 thousand`, `two and a half million`.
    fn scaled(self, pieces: &[Piece<'_>], lexicon: &Lexicon) -> Draft {
        let after = skip_hyphen(pieces, self.next);
        let (up, next) = match pieces.get(after).and_then(|p| lexicon.sense(p.text)) {
            Some(Sense::Magnitude(up)) if self.open => (up, after + 1),
            // `6.4 mil millones`
            Some(Sense::BareMagnitude(up)) if self.open => {
                match pieces.get(after + 1).and_then(|p| lexicon.sense(p.text)) {
                    Some(Sense::Magnitude(more)) => (up + more, after + 2),
                    _ => (up, after + 1),
                }
            }
            Some(Sense::Hundred) if self.style == Style::Digits(0) => (2, after + 1),
            _ => return self,
        };
        Draft { next, ..self.times(up) }
    }

    /// Multiplies by a power of ten; a number too large to keep stays as it is.
    fn times(self, up: u8) -> Draft {
        let factor = power(i32::from(up));
        let Some(value) = self.value.checked_mul(factor) else { return self };
        let style = match self.style {
            Style::Digits(_) => Style::Digits(up),
            Style::Words => Style::Words,
        };
        Draft { value, step: self.step * factor, open: false, style, slip: false, ..self }
    }

    fn finish(self, pieces: &[Piece<'_>], start: usize) -> (Number, usize) {
        let end =
            self.next.checked_sub(1).and_then(|last| pieces.get(last)).map_or(start, Piece::end);
        let Draft { value, step, style, slip: separator_slip, next, .. } = self;
        let coarse = if self.decimals { step } else { coarse(value, step) };
        (Number { value, step, coarse, style, range: start..end, separator_slip }, next)
    }
}

impl Number {
    /// The number with the magnitude that another one carries for both: the 4 of `4 to 5 million`.
    pub(super) fn sharing(self, other: &Number) -> Number {
        match (self.style, other.style) {
            (Style::Digits(0), Style::Digits(up))
                if up > 0 && self.value < power(i32::from(up)) =>
            {
                self.times(up)
            }
            _ => self,
        }
    }

    /// The number times a power of ten, as a letter glued to it says.
    pub(super) fn times(self, up: u8) -> Number {
        let factor = power(i32::from(up));
        match self.value.checked_mul(factor) {
            Some(value) => Number {
                value,
                step: self.step * factor,
                coarse: self.coarse * factor,
                style: Style::Digits(up),
                separator_slip: false,
                ..self
            },
            None => self,
        }
    }
}

/// Reads a number that begins at a piece, and says at which piece it ends.
pub(super) fn number(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Result<Option<(Number, usize)>, ReadError> {
    let Some(first) = pieces.get(at) else { return Ok(None) };
    let draft = match first.shape {
        Shape::Numeral => Some(Draft::numeral(first, at + 1, lexicon)?),
        Shape::Word => spelled::number(pieces, at, lexicon),
        Shape::Mark(_) => None,
    };
    let draft = draft.map(|draft| draft.with_half(pieces, lexicon));
    let draft = draft.map(|draft| draft.scaled(pieces, lexicon).with_half(pieces, lexicon));
    Ok(draft.map(|draft| draft.finish(pieces, first.start)))
}

/// A number of a language with a comma between thousands and a point before decimals, so that it can
/// be held against others.
pub fn even(text: &str, lang: &Lang) -> String {
    let numerals = &Lexicon::of(lang).formats.numerals;
    let is_mark = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation();
    let inside = text.trim_matches(|c: char| !is_mark(c) || "$%".contains(c));
    let number = inside.get(..numerals.length(inside)).unwrap_or(inside);
    if number.is_empty() { text.to_owned() } else { numerals.even(number) }
}

/// Reads the digits of one numeral: its value, and how many decimals it has. The error is a phrase
/// for people.
pub(super) fn digits(text: &str, lexicon: &Lexicon) -> Result<(Decimal, u32), String> {
    let numerals = &lexicon.formats.numerals;
    let even = numerals.even(text);
    let (whole, decimals) = even.split_once('.').unwrap_or((&even, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let regular = match groups.as_slice() {
        [only] => !only.is_empty(),
        [first, inner @ .., last] => {
            (1..=numerals.inner).contains(&first.len())
                && inner.iter().all(|group| group.len() == numerals.inner)
                && last.len() == GROUP
        }
        [] => false,
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !regular
        || !groups.iter().all(|group| digits(group))
        || !decimals.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(format!("the separators of `{text}` are not where a number has them"));
    }
    let whole = groups.concat();
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(format!("`{text}` begins with a zero"));
    }
    let plain = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
    let value = Decimal::from_str_exact(&plain);
    let value = value.map_err(|_| format!("`{text}` has more digits than can be kept"))?;
    Ok((value, u32::try_from(decimals.len()).unwrap_or(u32::MAX)))
}

/// Whether the mark of decimals was typed for that of thousands (`3.913`): one to three digits,
/// then three.
fn is_separator_slip(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.formats.numerals.even(text).split_once('.').is_some_and(|(whole, decimals)| {
        (1..=3).contains(&whole.len()) && whole != "0" && decimals.len() == 3
    })
}

/// The digits alone, whatever stands between them, for those who only want to compare them.
pub(super) fn bare_digits(text: &str) -> Decimal {
    /// As many as always fit.
    const KEPT: usize = 28;
    let digits: String = ascii(text).chars().filter(char::is_ascii_digit).take(KEPT).collect();
    Decimal::from_str_exact(&digits).unwrap_or_default()
}

/// Ten to the power of `exponent`; it saturates where a [`Decimal`] does.
pub(super) fn power(exponent: i32) -> Decimal {
    match u32::try_from(exponent) {
        Ok(up) => Decimal::from_i128_with_scale(10_i128.pow(up.min(28)), 0),
        Err(_) => Decimal::new(1, exponent.unsigned_abs().min(28)),
    }
}

/// The power of ten that the zeros at the end of a whole number stand for.
fn coarse(value: Decimal, step: Decimal) -> Decimal {
    let Some(mut units) = value.checked_div(step).filter(|u| !u.is_zero()) else { return step };
    let mut coarse = step;
    while (units % Decimal::TEN).is_zero() {
        units /= Decimal::TEN;
        coarse *= Decimal::TEN;
    }
    coarse
}

/// The piece after a hyphen that joins two words, or the same piece.
pub(super) fn skip_hyphen(pieces: &[Piece<'_>], at: usize) -> usize {
    let joins = |here: &Piece<'_>, next: &Piece<'_>| {
        here.is_mark('-') && !here.spaced && !next.spaced && next.shape == Shape::Word
    };
    match (pieces.get(at), pieces.get(at + 1)) {
        (Some(here), Some(next)) if joins(here, next) => at + 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::super::piece::cut;
    use super::*;

    /// The value, and the step and coarse step as written, or the message.
    fn check(text: &str, expected: &str) {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let read = match number(&cut(text), 0, lexicon) {
            Ok(Some((n, next))) => {
                let rest = cut(text).len() - next;
                format!(
                    "{} step {} coarse {} rest {rest}",
                    n.value.normalize(),
                    n.step.normalize(),
                    n.coarse.normalize()
                )
            }
            Ok(None) => "nothing".to_owned(),
            Err(error) => error.message,
        };
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn reads_digits() {
        check("3,913", "3913 step 1 coarse 1 rest 0");
        check("450,000 people", "450000 step 1 coarse 10000 rest 1");
        check("58.10", "58.1 step 0.01 coarse 0.01 rest 0");
        check("4 thousand", "4000 step 1000 coarse 1000 rest 0");
        check("6.4 million dollars", "6400000 step 100000 coarse 100000 rest 1");
        check("40 million", "40000000 step 1000000 coarse 10000000 rest 0");
        check("0.5", "0.5 step 0.1 coarse 0.1 rest 0");
        check("0", "0 step 1 coarse 1 rest 0");
    }

    #[test]
    fn refuses_what_is_no_number() {
        check("3,91", "the separators of `3,91` are not where a number has them");
        check("3913,913", "the separators of `3913,913` are not where a number has them");
        check("1.2.3", "the separators of `1.2.3` are not where a number has them");
        check("0,913", "`0,913` begins with a zero");
        check(
            "9".repeat(40).as_str(),
            &format!("`{}` has more digits than can be kept", "9".repeat(40)),
        );
        check("children", "nothing");
        check("", "nothing");
    }

    #[test]
    fn reads_words() {
        check("three thousand nine hundred and thirteen", "3913 step 1 coarse 1 rest 0");
        check("Twenty-one children", "21 step 1 coarse 1 rest 1");
        check("twenty one", "21 step 1 coarse 1 rest 0");
        check("four thousand", "4000 step 1000 coarse 1000 rest 0");
        check("a hundred", "100 step 1 coarse 100 rest 0");
        check("twelve hundred", "1200 step 1 coarse 100 rest 0");
        check("two dozen", "24 step 1 coarse 1 rest 0");
        check("half a million", "500000 step 100000 coarse 100000 rest 0");
        check("two and a half years", "2.5 step 0.1 coarse 0.1 rest 1");
        check("two and a half million", "2500000 step 100000 coarse 100000 rest 0");
        check("one hundred and two thousand", "102000 step 1000 coarse 1000 rest 0");
        check("one hundred and two hundred", "100 step 1 coarse 100 rest 3");
        check("forty-five point six four", "45.64 step 0.01 coarse 0.01 rest 0");
        check("a child", "nothing");
        check("thousand", "nothing");
        check("zero", "0 step 1 coarse 1 rest 0");
    }
}
