//! A number with what makes it an amount of money or a percentage.

use super::lexicon::Lexicon;
use super::number::{Number, number, skip_hyphen};
use super::piece::{Piece, Shape, any, longest};
use super::read::ReadError;

/// A number with its sign, currency and percent mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// The number, negative if a minus stands before it.
    pub(super) number: Number,
    /// The ISO 4217 code of its currency.
    pub(super) currency: Option<&'static str>,
    /// Whether it is a percentage.
    pub(super) percent: bool,
}

/// Reads an amount that begins at a piece, and says at which piece it ends. A numeral with letters
/// glued to it is none, unless the letters scale money: `9th`, `3D`, but `$1.5M`.
pub(super) fn amount(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Result<Option<(Amount, usize)>, ReadError> {
    let (negative, after) = minus(pieces, at);
    let (before, after) = match longest(pieces, after, &lexicon.currency_before) {
        Some((code, after)) => (Some(code), after),
        None => (None, after),
    };
    let Some((mut number, mut next)) = number(pieces, after, lexicon)? else { return Ok(None) };
    if let Some(glued) = pieces.get(next).filter(|p| p.shape == Shape::Word && !p.spaced) {
        let scales = longest(pieces, next, &lexicon.glued_magnitudes);
        match scales.filter(|_| before.is_some()) {
            Some((up, after)) => {
                (number, next) = (number.times(up), after);
                number.range.end = glued.end();
            }
            None => return Ok(None),
        }
    }
    if negative {
        number.value = -number.value;
    }
    let percent = any(pieces, skip_hyphen(pieces, next), &lexicon.percent);
    let after = longest(pieces, skip_hyphen(pieces, next), &lexicon.currency_after);
    let (percent, currency, next) = match (before, percent, after) {
        (None, Some(after), _) => (true, None, after),
        (None, None, Some((code, after))) => (false, Some(code), after),
        (before, _, _) => (false, before, next),
    };
    Ok(Some((Amount { number, currency, percent }, next)))
}

/// Whether a minus stands at a piece, glued to what follows; and the piece after it.
fn minus(pieces: &[Piece<'_>], at: usize) -> (bool, usize) {
    let sign = pieces.get(at).is_some_and(|p| p.is_mark('−') || p.is_mark('-') && p.spaced);
    let glued = pieces.get(at + 1).is_some_and(|p| !p.spaced && p.shape != Shape::Word);
    if sign && glued { (true, at + 1) } else { (false, at) }
}
