//! Finding the numbers that stand in prose: numerals, dates, number words and shares.

mod around;

use std::ops::Range;

use rust_decimal::Decimal;

use around::{
    another_day, clock, counts, is_introduced, is_share, ordinal_words, short_decade, tells,
};

use super::amount::amount;
use super::calendar::{PartialDate, When, fiscal_year, stretch};
use super::fraction::{Fraction, fraction, plenty};
use super::lexicon::{Lexicon, Sense, TimeUnit};
use super::number::{Style, bare_digits, skip_hyphen};
use super::piece::{Piece, Shape, any, cut_with};
use crate::model::Lang;

/// A number that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes; currency and percent mark included.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The kinds of numbers in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A number with digits.
    Numeral {
        /// Its value, magnitude words applied.
        value: Decimal,
        /// Whether it is a percentage.
        percent: bool,
        /// Whether it is an amount of money.
        currency: bool,
    },
    /// A date or a stretch of time.
    Date(When),
    /// Four digits that are a year by their size alone; what is counted may follow them.
    Year(Decimal),
    /// A time of day: `10:30`.
    Clock,
    /// A number in words.
    NumberWord {
        /// Its value; nothing for words of inexact plenty (`dozens`).
        value: Option<Decimal>,
        /// Whether it is one of the small numbers that are words like any other: one to ten.
        small: bool,
        /// What the word after it makes of it.
        tells: Tells,
    },
    /// A share: `half`, `two-thirds`.
    Fraction(Fraction),
    /// A place in an order: `9th`, `twenty-first`.
    Ordinal,
}

/// What the word after a number in words makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Nothing.
    Nothing,
    /// That it counts something: `seven had been reunited`.
    HowMany,
    /// That it says how long: `eight years`.
    HowLong(TimeUnit),
}

impl TokenKind {
    /// Whether it is more than a date or a place in an order, which account for themselves.
    pub fn needs_an_account(&self) -> bool {
        match self {
            TokenKind::Date(_) | TokenKind::Clock | TokenKind::Ordinal => false,
            TokenKind::Numeral { .. }
            | TokenKind::Year(_)
            | TokenKind::NumberWord { .. }
            | TokenKind::Fraction(_) => true,
        }
    }
}

/// Every number in a text, in order; none overlaps another.
pub fn scan(text: &str, lang: &Lang) -> Vec<Token> {
    let lexicon = Lexicon::of(lang);
    let pieces = cut_with(text, &lexicon.formats.numerals);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match token(&pieces, at, lexicon) {
            Some((kind, next)) if next > at => {
                let last = pieces.get(next - 1).map_or(0, Piece::end);
                let start = pieces.get(at).map_or(0, |piece| piece.start);
                tokens.push(Token { range: start..last, kind });
                at = next;
            }
            Some(_) | None => at = skip_word(&pieces, at),
        }
    }
    tokens
}

/// The piece after a word and what is glued to it: the digits of `COVID-19` are part of a name.
fn skip_word(pieces: &[Piece<'_>], at: usize) -> usize {
    let Some(first) = pieces.get(at) else { return at + 1 };
    let mut next = at + 1;
    if first.shape != Shape::Word {
        return next;
    }
    while let Some(piece) = pieces.get(next).filter(|piece| !piece.spaced) {
        let digits_after_hyphen = piece.is_mark('-')
            && pieces.get(next + 1).is_some_and(|p| !p.spaced && p.shape == Shape::Numeral);
        match piece.shape {
            Shape::Numeral => next += 1,
            Shape::Mark(_) if digits_after_hyphen => next += 2,
            Shape::Word | Shape::Mark(_) => break,
        }
    }
    next
}

fn token(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(TokenKind, usize)> {
    let first = pieces.get(at)?;
    let sense = match first.shape {
        Shape::Word => lexicon.sense(first.text),
        Shape::Numeral | Shape::Mark(_) => None,
    };
    // Most words are none of this; look no further.
    let may_begin = match first.shape {
        Shape::Word => sense.is_some(),
        Shape::Numeral => true,
        Shape::Mark(mark @ ('-' | '\'')) => begins_numeral(pieces, at, mark),
        // The last one stands for what is no prose.
        Shape::Mark(mark) => !",.;:!?()\"“”–/\u{fffc}".contains(mark),
    };
    if !may_begin {
        return None;
    }
    if let Some(next) = fiscal_year(pieces, at, lexicon) {
        return Some((TokenKind::Date(When::At(Default::default())), next));
    }
    if let Some(next) = short_decade(pieces, at, lexicon) {
        return Some((TokenKind::Date(When::At(Default::default())), next));
    }
    if let Some(next) = clock(pieces, at) {
        return Some((TokenKind::Clock, next));
    }
    if let Some(date) = date(pieces, at, lexicon) {
        return Some(date);
    }
    if let Some(next) = ordinal(pieces, at, lexicon) {
        return Some((TokenKind::Ordinal, next));
    }
    if let Some((_, next)) = plenty(pieces, at, lexicon) {
        return Some((inexact(), next));
    }
    let share = fraction(pieces, at, lexicon);
    if let Some((share, next)) = share.filter(|share| is_share(pieces, at, share, lexicon)) {
        return Some((TokenKind::Fraction(share), next));
    }
    numeral_or_words(pieces, at, lexicon)
}

/// Whether a hyphen is a minus, or an apostrophe stands for a century.
fn begins_numeral(pieces: &[Piece<'_>], at: usize, mark: char) -> bool {
    let glued = |at: usize| pieces.get(at).filter(|piece| !piece.spaced);
    let numeral = glued(at + 1).is_some_and(|piece| piece.shape != Shape::Word);
    numeral && (mark == '\'' || pieces.get(at).is_some_and(|piece| piece.spaced))
}

/// A date. A bare four-digit number is one only from 1900 to 2099, and only where no percent or
/// magnitude makes it a quantity.
fn date(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(TokenKind, usize)> {
    let (when, next) = stretch(pieces, at, lexicon)?;
    if !when.has_digits() {
        return None;
    }
    if next == at + 1 && pieces.get(at)?.shape == Shape::Numeral {
        let year = pieces.get(at)?.parse::<i64>()?;
        let quantity = amount(pieces, at, lexicon).ok().flatten().is_some_and(|(amount, after)| {
            amount.percent || amount.currency.is_some() || after > at + 1
        });
        if quantity || !(1900..2100).contains(&year) || counts(pieces, at, lexicon) {
            return None;
        }
        if !is_introduced(pieces, at, lexicon) {
            return Some((TokenKind::Year(year.into()), next));
        }
    }
    let next = match when {
        When::At(PartialDate { day: Some(_), year: None, .. }) => {
            another_day(pieces, next, lexicon).unwrap_or(next)
        }
        _ => next,
    };
    Some((TokenKind::Date(when), next))
}

/// `9th`; the piece after it.
fn ordinal(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let numeral = pieces.get(at).filter(|piece| piece.shape == Shape::Numeral);
    let ending = pieces.get(at + 1).filter(|piece| !piece.spaced);
    numeral.zip(ending).and_then(|_| any(pieces, at + 1, &lexicon.ordinal_endings))
}

/// A word for inexact plenty.
fn inexact() -> TokenKind {
    TokenKind::NumberWord { value: None, small: false, tells: Tells::Nothing }
}

fn numeral_or_words(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(TokenKind, usize)> {
    let first = pieces.get(at)?;
    let numeral = |value, percent, currency| TokenKind::Numeral { value, percent, currency };
    match amount(pieces, at, lexicon) {
        Ok(Some((amount, next))) => {
            let currency = amount.currency.is_some();
            let value = amount.number.value;
            // `un` alone is an article.
            if next == at + 1 && lexicon.sense(first.text) == Some(Sense::One) {
                return None;
            }
            if amount.number.style == Style::Words && !amount.percent && !currency {
                if let Some(next) = ordinal_words(pieces, next, lexicon) {
                    return Some((TokenKind::Ordinal, next));
                }
                let small = value > Decimal::ZERO && value <= Decimal::TEN;
                let article = any(pieces, at, &lexicon.articles).is_some();
                return Some((
                    TokenKind::NumberWord {
                        value: Some(value),
                        small: small && !article,
                        tells: tells(pieces, at, next, lexicon),
                    },
                    next,
                ));
            }
            Some((numeral(value, amount.percent, currency), next))
        }
        // Digits with letters glued to them, or with separators where a number has none: nothing
        // a registry could hold, and a number all the same.
        Ok(None) if first.shape == Shape::Numeral => {
            let glued = pieces.get(at + 1).filter(|p| !p.spaced && p.shape == Shape::Word);
            let next = if glued.is_some() { at + 2 } else { at + 1 };
            Some((numeral(bare_digits(first.text), false, false), next))
        }
        Err(_) if first.shape == Shape::Numeral => {
            Some((numeral(bare_digits(first.text), false, false), at + 1))
        }
        Ok(None) | Err(_) => {
            // `one hundred` may hide behind an article or a hyphen that leads nowhere.
            let sense = lexicon.sense(pieces.get(skip_hyphen(pieces, at))?.text)?;
            matches!(sense, Sense::Collective(_) | Sense::Hundred).then_some((inexact(), at + 1))
        }
    }
}

#[cfg(test)]
mod tests;
