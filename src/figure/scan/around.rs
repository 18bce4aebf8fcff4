//! What stands around a number in prose and makes something else of it: `a third report` is no
//! share, `2000 days` is no year, `twenty-first` counts nothing.

use super::Tells;
use crate::figure::calendar::stretch;
use crate::figure::fraction::Fraction;
use crate::figure::hedge::Hedge;
use crate::figure::lexicon::{Lexicon, Phrase, Sense};
use crate::figure::number::skip_hyphen;
use crate::figure::piece::{Piece, Shape, any, longest, phrase};

/// Whether what reads as a share is one where it stands in prose. A part said with an ordinal
/// (`a third`) needs a witness: a hedge or a hyphen, or what it is a share of.
pub(super) fn is_share(
    pieces: &[Piece<'_>],
    at: usize,
    share: &(Fraction, usize),
    lexicon: &Lexicon,
) -> bool {
    let next = share.1;
    let word = |at: usize| pieces.get(at).filter(|piece| piece.shape == Shape::Word);
    let last = next.checked_sub(1).and_then(word).and_then(|last| lexicon.sense(last.text));
    match last {
        Some(Sense::Half) => !is_other_half(pieces, at, next, lexicon),
        Some(Sense::Ordinal(_) | Sense::Parts(_)) if share.0.part == 1 => {
            hyphen(pieces, next.saturating_sub(2))
                || hedge_before(pieces, at, lexicon).is_some()
                || ends_before(pieces, at, &lexicon.share_before)
                || any(pieces, next, &lexicon.share_after).is_some()
        }
        Some(Sense::Unit(_) | Sense::Tens(_)) | None => {
            // `two in five years` says how long it took.
            let time = word(next).and_then(|piece| lexicon.sense(piece.text));
            !matches!(time, Some(Sense::Time(_)))
        }
        Some(_) => true,
    }
}

/// Whether a hyphen joins the piece at `at` to both its neighbours.
fn hyphen(pieces: &[Piece<'_>], at: usize) -> bool {
    let glued = |at: usize| pieces.get(at).is_some_and(|piece| !piece.spaced);
    pieces.get(at).is_some_and(|piece| piece.is_mark('-')) && glued(at) && glued(at + 1)
}

/// `half-brother`, `half an hour`, `half past`, `the second half`, `the first half of 2018`.
fn is_other_half(pieces: &[Piece<'_>], at: usize, next: usize, lexicon: &Lexicon) -> bool {
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    let ordinal = before
        .and_then(|before| lexicon.sense(before.text))
        .is_some_and(|sense| matches!(sense, Sense::Ordinal(_)));
    let compound = pieces.get(next).is_some_and(|piece| piece.is_mark('-') && !piece.spaced)
        && pieces.get(next + 1).is_some_and(|piece| !piece.spaced);
    let of_a_date =
        any(pieces, next, &lexicon.of).and_then(|after| stretch(pieces, after, lexicon)).is_some();
    ordinal
        || compound
        || of_a_date
        || ends_before(pieces, at, &lexicon.half_of_two)
        || ends_before(pieces, next, &lexicon.and_a_half)
        || any(pieces, next, &lexicon.half_compounds).is_some()
        || any(pieces, next, &lexicon.articles).is_some()
}

/// Whether one of some phrases ends just before a piece.
fn ends_before(pieces: &[Piece<'_>], at: usize, phrases: &[Phrase]) -> bool {
    (at.saturating_sub(LONGEST)..at)
        .any(|start| phrases.iter().any(|words| phrase(pieces, start, words) == Some(at)))
}

/// Pieces in the longest phrase that is looked for backwards.
const LONGEST: usize = 4;

/// The hedge that ends just before a piece, and the piece it begins at.
fn hedge_before(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(Hedge, usize)> {
    (at.saturating_sub(LONGEST)..at).find_map(|start| {
        let (hedge, next) = longest(pieces, start, &lexicon.hedges)?;
        (next == at).then_some((hedge, start))
    })
}

/// What the word after a number in words makes of it. Only the number that begins a clause is taken
/// to count: `the two had met` and `those under five were` count nothing.
pub(super) fn tells(pieces: &[Piece<'_>], at: usize, next: usize, lexicon: &Lexicon) -> Tells {
    let after = pieces.get(skip_hyphen(pieces, next));
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let begins = before.is_none_or(|before| before.shape != Shape::Word);
    match after.and_then(|piece| lexicon.sense(piece.text)) {
        Some(Sense::Time(_)) if ends_before(pieces, at, &lexicon.age_before) => Tells::Nothing,
        Some(Sense::Time(unit)) => Tells::HowLong(unit),
        _ if begins && any(pieces, next, &lexicon.count_after).is_some() => Tells::HowMany,
        _ => Tells::Nothing,
    }
}

/// Whether four digits that could be a year are a number: `2000 days`, `more than 2000`.
pub(super) fn counts(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let time = pieces.get(at + 1).and_then(|piece| lexicon.sense(piece.text));
    let hedged = hedge_before(pieces, at, lexicon).is_some_and(|(hedge, start)| match hedge {
        Hedge::Nearly | Hedge::AtLeast => true,
        // `over 2018` may say when; `more than 2018` may not.
        Hedge::MoreThan | Hedge::FewerThan => start + 1 < at,
        Hedge::Bare | Hedge::Exactly | Hedge::About | Hedge::UpTo => false,
    });
    hedged || matches!(time, Some(Sense::Time(_)))
}

/// Whether a word before four digits says that they are a year: `in 2018`, `2017 and 2018`.
pub(super) fn is_introduced(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let intro = (at.saturating_sub(LONGEST)..at)
        .any(|start| longest(pieces, start, &lexicon.intros).is_some_and(|(_, next)| next == at));
    intro || ends_before(pieces, at, &lexicon.year_before)
}

/// `twenty-first`: the piece after an ordinal in words that begins with a number.
pub(super) fn ordinal_words(pieces: &[Piece<'_>], next: usize, lexicon: &Lexicon) -> Option<usize> {
    let joined = hyphen(pieces, next);
    let sense = pieces.get(next + 1).and_then(|piece| lexicon.sense(piece.text));
    (joined && matches!(sense, Some(Sense::Ordinal(_)))).then_some(next + 2)
}

/// `10:30`, `9:05:30`: the piece after a time of day.
pub(super) fn clock(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let below = |at: usize, most: u8, digits: &[usize]| {
        let piece = pieces.get(at).filter(|p| p.shape == Shape::Numeral)?;
        let value = piece.parse::<u8>()?;
        (value < most && digits.contains(&piece.width())).then_some(())
    };
    let minutes = |at: usize| {
        let colon = pieces.get(at).is_some_and(|p| p.is_mark(':') && !p.spaced);
        let glued = pieces.get(at + 1).is_some_and(|p| !p.spaced);
        (colon && glued).then(|| below(at + 1, 60, &[2])).flatten().map(|()| at + 2)
    };
    below(at, 25, &[1, 2])?;
    let next = minutes(at + 1)?;
    Some(minutes(next).unwrap_or(next))
}

/// `’90s`: the piece after a decade without its century.
pub(super) fn short_decade(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let glued = |at: usize| pieces.get(at).filter(|piece| !piece.spaced);
    let years = pieces.get(at).filter(|p| p.is_mark('\'')).and_then(|_| glued(at + 1))?;
    let decade = years.width() == 2 && years.text.ends_with('0');
    let ending = glued(at + 2).filter(|_| decade)?;
    lexicon.decade_endings.iter().any(|known| **known == *ending.text).then_some(at + 3)
}

/// The 27 of `June 26 and 27`: the piece after another day of the month just named. Only where a
/// mark, a year or the end follows: `on June 26 and 27 children` says how many.
pub(super) fn another_day(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let here = any(pieces, at, &lexicon.and)?;
    let day = pieces.get(here).filter(|p| p.shape == Shape::Numeral && p.width() <= 2)?;
    day.parse::<u8>().filter(|day| (1..=31).contains(day))?;
    match pieces.get(here + 1) {
        None => Some(here + 1),
        Some(after) if after.is_mark('%') => None,
        Some(after) => matches!(after.shape, Shape::Mark(_)).then_some(here + 1),
    }
}
