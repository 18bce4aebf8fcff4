//! Reading the words of a checked reference: a hedge, a quantity, and what is counted.

use std::ops::Range;

use super::amount::{Amount, amount};
use super::calendar::{Moment, moment};
use super::fraction::{Fraction, fraction, plenty};
use super::hedge::Hedge;
use super::lexicon::{Lexicon, Sense, TimeUnit};
use super::number::{Number, Style, skip_hyphen};
use super::piece::{Piece, Shape, any, cut_with, longest};
use crate::model::Lang;
use rust_decimal::Decimal;

/// What the words of a reference say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What they say of the quantity.
    pub hedge: Hedge,
    /// Where the hedge stands; nothing for a bare quantity.
    pub hedge_range: Option<Range<usize>>,
    /// The quantity.
    pub quantity: Quantity,
    /// Where it stands, with its currency and percent mark.
    pub range: Range<usize>,
    /// The ISO 4217 code of its currency.
    pub currency: Option<&'static str>,
    /// Whether it is a percentage.
    pub percent: bool,
    /// Words before it that are no hedge; empty when there are none.
    pub before: Range<usize>,
    /// What stands after it and says what is counted; empty when nothing does.
    pub unit: Range<usize>,
    /// What an amount is for, after `a` or `per`; empty after `each`.
    pub per: Option<Range<usize>>,
}

impl Reading {
    /// Where the hedge or else the quantity begins.
    pub(super) fn begins(&self) -> usize {
        let start = self.range.start;
        self.hedge_range.as_ref().map_or(start, |hedge| hedge.start.min(start))
    }
}

/// The quantity in the words of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A number.
    Number(Number),
    /// Any number from one to another.
    Range(Number, Number),
    /// A share.
    Fraction(Fraction),
    /// A word like `dozens`: the first number it can mean, and the first that is too large for it.
    Plenty(u64, u64),
    /// A date or a stretch of time.
    Date(Moment),
    /// A length of time, in one or more units.
    Duration(Vec<Term>),
}

/// A part of a length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub number: Number,
    /// Of what.
    pub unit: TimeUnit,
    /// Where the name of the unit stands.
    pub range: Range<usize>,
}

/// Why no quantity could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Where the trouble is.
    pub range: Range<usize>,
    /// What it is, in a phrase for people.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl ReadError {
    pub(super) fn separators(range: Range<usize>, message: String, lexicon: &Lexicon) -> ReadError {
        let [thousands, decimals] = ["3913", "45.6"].map(|plain| lexicon.formats.decimal(plain));
        let help = format!("write numbers as `{thousands}` and `{decimals}` are written here");
        ReadError { range, message, help }
    }

    fn nothing(words: &str) -> ReadError {
        let message = format!("there is no number in `{}`", words.trim());
        ReadError {
            range: 0..words.len(),
            message,
            help: "put the figure inside the link, or link without `fact:`".to_owned(),
        }
    }

    fn no_such_day(words: &str) -> ReadError {
        let message = format!("the calendar has no `{}`", words.trim());
        ReadError {
            range: 0..words.len(),
            message,
            help: "look the date up in its source".to_owned(),
        }
    }
}

/// What is looked for first: `2021` may be a year or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    Number,
    Date,
}

/// Reads the words of a reference. A bare year counts as a date.
pub fn read(words: &str, lang: &Lang) -> Result<Reading, ReadError> {
    let lexicon = Lexicon::of(lang);
    seek(words, Sought::Date, lexicon).or_else(|_| seek(words, Sought::Number, lexicon))
}

/// Reads the words of a reference, knowing whether a date is wanted.
pub(super) fn seek(words: &str, sought: Sought, lexicon: &Lexicon) -> Result<Reading, ReadError> {
    let pieces = cut_with(words, &lexicon.formats.numerals);
    for at in 0..pieces.len() {
        let found = match sought {
            Sought::Number => hedged(&pieces, at, lexicon)?,
            Sought::Date => dated(&pieces, at, lexicon),
        };
        if let Some(found) = found {
            let reading = found.with_rest(&pieces, at, lexicon);
            return match &reading.quantity {
                Quantity::Date(moment) if !moment.when.exists() => {
                    Err(ReadError::no_such_day(words))
                }
                _ => Ok(reading),
            };
        }
    }
    Err(ReadError::nothing(words))
}

/// A quantity, before what stands around it is looked at.
struct Found {
    hedge: Option<(Hedge, Range<usize>)>,
    quantity: Quantity,
    currency: Option<&'static str>,
    percent: bool,
    /// Its first piece, and the piece after it.
    pieces: Range<usize>,
}

impl Found {
    fn new(quantity: Quantity, pieces: Range<usize>) -> Found {
        Found { hedge: None, quantity, currency: None, percent: false, pieces }
    }

    fn amount(amount: Amount, pieces: Range<usize>) -> Found {
        let Amount { number, currency, percent } = amount;
        Found { currency, percent, ..Found::new(Quantity::Number(number), pieces) }
    }

    /// Adds what stands before the piece `first` and after the quantity.
    fn with_rest(self, pieces: &[Piece<'_>], first: usize, lexicon: &Lexicon) -> Reading {
        let mut rest = self.pieces.end..trimmed(pieces);
        let mut hedge = self.hedge;
        if hedge.is_none() {
            let after = (rest.start..rest.end)
                .filter_map(|at| Some((at, longest(pieces, at, &lexicon.hedges_after)?)))
                .find(|(at, (_, next))| *at == rest.start || *next == rest.end);
            if let Some((at, (found, next))) = after {
                hedge = Some((found, bytes(pieces, at..next)));
                rest = if at == rest.start { next..rest.end } else { rest.start..at };
            }
        }
        let share =
            self.percent || matches!(self.quantity, Quantity::Fraction(_) | Quantity::Plenty(..));
        if share && let Some(after) = any(pieces, rest.start, &lexicon.of) {
            rest.start = after.min(rest.end);
        }
        let scaled = self.pieces.end.checked_sub(1).and_then(|last| pieces.get(last));
        let scaled = scaled.and_then(|last| lexicon.sense(last.text)).is_some_and(|sense| {
            matches!(sense, Sense::Magnitude(_) | Sense::Collective(_) | Sense::HalfOf)
        });
        if scaled && let Some(after) = any(pieces, rest.start, &lexicon.scale_of) {
            rest.start = after.min(rest.end);
        }
        let mut currency = self.currency;
        if currency.is_none()
            && let Quantity::Plenty(..) = self.quantity
        {
            // `millions of dollars`
            let named = longest(pieces, rest.start, &lexicon.currency_after);
            if let Some((code, after)) = named.filter(|(_, after)| *after <= rest.end) {
                (currency, rest.start) = (Some(code), after);
            }
        }
        let mut per = None;
        if let Some(after) =
            any(pieces, rest.start, &lexicon.per).filter(|after| *after <= rest.end)
        {
            per = Some(bytes(pieces, after..rest.end));
            rest.end = rest.start;
        }
        Reading {
            hedge: hedge.as_ref().map_or(Hedge::Bare, |(hedge, _)| *hedge),
            hedge_range: hedge.map(|(_, range)| range),
            quantity: self.quantity,
            range: bytes(pieces, self.pieces),
            currency,
            percent: self.percent,
            before: bytes(pieces, opening(pieces).min(first)..first),
            unit: bytes(pieces, rest),
            per,
        }
    }
}

/// How many quotation marks the words begin with.
fn opening(pieces: &[Piece<'_>]) -> usize {
    let quote =
        |piece: &&Piece<'_>| matches!(piece.shape, Shape::Mark('"' | '\'' | '“' | '„' | '«'));
    pieces.iter().take_while(quote).count()
}

/// How many pieces there are without the punctuation at the end, which is no part of a figure.
fn trimmed(pieces: &[Piece<'_>]) -> usize {
    let is_figure = |piece: &Piece<'_>| match piece.shape {
        Shape::Word | Shape::Numeral => true,
        Shape::Mark(mark) => !",.;:!?\"'”“»()".contains(mark),
    };
    pieces.iter().rposition(is_figure).map_or(0, |last| last + 1)
}

/// The bytes of some pieces; an empty range lies after the piece before.
fn bytes(pieces: &[Piece<'_>], range: Range<usize>) -> Range<usize> {
    let inside = pieces.get(range.clone()).unwrap_or_default();
    match (inside.first(), inside.last()) {
        (Some(first), Some(last)) => first.start..last.end(),
        _ => {
            let before = range.start.checked_sub(1).and_then(|at| pieces.get(at));
            let at = before.map_or(0, Piece::end);
            at..at
        }
    }
}

/// A hedge or none, and a quantity that is no date.
fn hedged(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Result<Option<Found>, ReadError> {
    if let Some((hedge, after)) = longest(pieces, at, &lexicon.hedges) {
        let found = quantity(pieces, after, lexicon)?;
        let hedge = Some((hedge, bytes(pieces, at..after)));
        return Ok(found.map(|found| Found { hedge, ..found }));
    }
    quantity(pieces, at, lexicon)
}

/// A hedge or none, and a date.
fn dated(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<Found> {
    let (moment, next) = moment(pieces, at, lexicon)?;
    let hedge = longest(pieces, at, &lexicon.hedges).filter(|(h, _)| *h == Hedge::About);
    let hedge = hedge.map(|(hedge, after)| (hedge, bytes(pieces, at..after)));
    Some(Found { hedge, ..Found::new(Quantity::Date(moment), at..next) })
}

fn quantity(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Result<Option<Found>, ReadError> {
    if let Some(((least, below), next)) = plenty(pieces, at, lexicon) {
        return Ok(Some(Found::new(Quantity::Plenty(least, below), at..next)));
    }
    if let Some(found) = range(pieces, at, lexicon)? {
        return Ok(Some(found));
    }
    if let Some((fraction, next)) = fraction(pieces, at, lexicon) {
        return Ok(Some(Found::new(Quantity::Fraction(fraction), at..next)));
    }
    if let Some((terms, next)) = duration(pieces, at, lexicon)? {
        return Ok(Some(Found::new(Quantity::Duration(terms), at..next)));
    }
    let article = any(pieces, at, &lexicon.percent_articles);
    if let Some(after) = article
        && let Some((amount, next)) = amount(pieces, after, lexicon)?
        && amount.percent
    {
        return Ok(Some(Found::amount(amount, at..next)));
    }
    Ok(amount(pieces, at, lexicon)?.map(|(amount, next)| Found::amount(amount, at..next)))
}

/// `between 4,500 and 5,000`, `from 4,500 to 5,000`, `4,500–5,000`, `$4 to $5 million`.
fn range(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Result<Option<Found>, ReadError> {
    let (start, joints) = match any(pieces, at, &lexicon.between) {
        Some(after) => (after, &lexicon.between_and),
        None => (any(pieces, at, &lexicon.from).unwrap_or(at), &lexicon.to),
    };
    let Some((low, after)) = amount(pieces, start, lexicon)? else { return Ok(None) };
    let Some(joined) = any(pieces, after, joints) else { return Ok(None) };
    let Some((high, next)) = amount(pieces, joined, lexicon)? else { return Ok(None) };
    let currency = low.currency.or(high.currency);
    let percent = low.percent || high.percent;
    let low = low.number.sharing(&high.number);
    let quantity = Quantity::Range(low, high.number);
    Ok(Some(Found { currency, percent, ..Found::new(quantity, at..next) }))
}

/// `a year`, `a year and a half`.
fn a_while(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(Term, usize)> {
    // `un año y medio` begins with a number.
    let Sense::Opens = lexicon.sense(pieces.get(at)?.text)? else { return None };
    let after = any(pieces, at, &lexicon.articles)?;
    let name = pieces.get(after)?;
    let Sense::Time(unit) = lexicon.sense(name.text)? else { return None };
    let (value, next) = match any(pieces, after + 1, &lexicon.and_a_half) {
        Some(next) => (Decimal::new(15, 1), next),
        None => (Decimal::ONE, after + 1),
    };
    let step = if value == Decimal::ONE { Decimal::ONE } else { Decimal::new(1, 1) };
    let number = Number {
        value,
        step,
        coarse: step,
        style: Style::Words,
        range: bytes(pieces, at..after),
        separator_slip: false,
    };
    Some((Term { number, unit, range: name.range() }, next))
}

/// `eight years`, `56-day`, `one year and six months`.
fn duration(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Result<Option<(Vec<Term>, usize)>, ReadError> {
    if let Some((term, next)) = a_while(pieces, at, lexicon) {
        return Ok(Some((vec![term], next)));
    }
    let mut terms = Vec::new();
    let (mut here, mut end) = (at, at);
    while let Some((amount, after)) = amount(pieces, here, lexicon)?
        && amount.currency.is_none()
        && !amount.percent
    {
        let after = skip_hyphen(pieces, after);
        let Some(piece) = pieces.get(after) else { break };
        let Some(Sense::Time(unit)) = lexicon.sense(piece.text) else { break };
        let mut number = amount.number;
        end = after + 1;
        if let Some(next) = any(pieces, end, &lexicon.and_a_half) {
            number.value = number.value.saturating_add(Decimal::new(5, 1));
            (number.step, number.coarse) = (Decimal::new(1, 1), Decimal::new(1, 1));
            end = next;
        }
        terms.push(Term { number, unit, range: piece.range() });
        let comma = if pieces.get(end).is_some_and(|p| p.is_mark(',')) { end + 1 } else { end };
        here = any(pieces, comma, &lexicon.and).unwrap_or(comma);
    }
    Ok((!terms.is_empty()).then_some((terms, end)))
}
