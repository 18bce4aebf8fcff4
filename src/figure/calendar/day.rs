//! A single date, in the forms in which it is written.

use super::PartialDate;
use crate::figure::lexicon::{Lexicon, Sense};
use crate::figure::piece::{Piece, Shape, any};

/// One date: `June 2, 2021`, `2 June 2021`, `June 2021`, `June 2`, `June`, `2021`, `2021-06-02`,
/// `6/2/2021`.
pub(super) fn date(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(PartialDate, usize)> {
    if let Some((month, after)) = month(pieces, at, lexicon) {
        let date = PartialDate { month: Some(month), ..PartialDate::default() };
        let day = day_of_month(pieces, glue(pieces, after, lexicon), lexicon);
        let (day, after) = day.map_or((None, after), |(day, after)| (Some(day), after));
        let (year, next) = year_after(pieces, after, lexicon);
        return Some((PartialDate { day, year, ..date }, next));
    }
    if let Some(date) = slashed(pieces, at, lexicon) {
        return Some(date);
    }
    let day = day_of_month(pieces, at, lexicon).or_else(|| first_of_month(pieces, at, lexicon));
    if let Some((day, after)) = day {
        let (month, after) = month(pieces, glue(pieces, after, lexicon), lexicon)?;
        let (year, next) = year_after(pieces, after, lexicon);
        return Some((
            PartialDate { year, month: Some(month), day: Some(day), ..PartialDate::default() },
            next,
        ));
    }
    let year = year(pieces, at)?;
    let (month, after) = iso_part(pieces, at + 1, 12).map_or((None, at + 1), |m| (Some(m), at + 3));
    let day = month.and_then(|_| iso_part(pieces, after, 31));
    let next = if day.is_some() { after + 2 } else { after };
    Some((PartialDate { year: Some(year), month, day, approximate: false }, next))
}

/// The `-06` of `2021-06-02`,
/// `6/2/2021`.
fn iso_part(pieces: &[Piece<'_>], at: usize, most: i8) -> Option<i8> {
    let (hyphen, digits) = (pieces.get(at)?, pieces.get(at + 1)?);
    let glued = hyphen.is_mark('-') && !hyphen.spaced && !digits.spaced && digits.width() == 2;
    digits.parse().filter(|n| glued && (1..=most).contains(n))
}

/// The name of a month, and the piece after it and its abbreviation point.
pub(super) fn month(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(i8, usize)> {
    let piece = pieces.get(at)?;
    let Sense::Month(month) = lexicon.sense(piece.text)? else { return None };
    if lexicon.capital_months && !piece.is_capital() {
        return None;
    }
    let point = pieces.get(at + 1).is_some_and(|p| p.is_mark('.') && !p.spaced);
    let short = !lexicon.is_whole_month(month, piece.text);
    Some((month, if short && point { at + 2 } else { at + 1 }))
}

/// The day of a month, and the piece after it and its ordinal ending.
pub(super) fn day_of_month(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(i8, usize)> {
    let piece = pieces.get(at).filter(|p| p.shape == Shape::Numeral && p.width() <= 2)?;
    let day = piece.parse().filter(|day| (1..=31).contains(day))?;
    let glued = pieces.get(at + 1).filter(|p| !p.spaced);
    match glued.and_then(|_| any(pieces, at + 1, &lexicon.ordinal_endings)) {
        Some(next) => Some((day, next)),
        None if glued.is_some_and(|p| p.shape == Shape::Word) => None,
        None => Some((day, at + 1)),
    }
}

/// `primero de junio`: the first day in a word, where the month is joined to it.
fn first_of_month(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(i8, usize)> {
    let Sense::Ordinal(1) = lexicon.sense(pieces.get(at)?.text)? else { return None };
    let joined = glue(pieces, at + 1, lexicon) > at + 1;
    joined.then_some((1, at + 1))
}

/// A year of four digits.
pub(super) fn year(pieces: &[Piece<'_>], at: usize) -> Option<i16> {
    let piece = pieces.get(at).filter(|p| p.shape == Shape::Numeral && p.width() == 4)?;
    piece.parse().filter(|year| (1000..3000).contains(year))
}

/// The year that ends a date, and the piece after it; without one, the piece given.
pub(super) fn year_after(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> (Option<i16>, usize) {
    let here = glue(pieces, comma(pieces, at), lexicon);
    year(pieces, here).map_or((None, at), |year| (Some(year), here + 1))
}

/// The piece after a comma, or the same piece.
pub(super) fn comma(pieces: &[Piece<'_>], at: usize) -> usize {
    if pieces.get(at).is_some_and(|p| p.is_mark(',')) { at + 1 } else { at }
}

/// The piece after a word that may stand between the parts of a date.
pub(super) fn glue(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> usize {
    any(pieces, at, &lexicon.date_glue).unwrap_or(at)
}

/// `6/2/2021`, `06/02/21`: three numerals and nothing between them but strokes. The language says
/// whether the month or the day comes first.
fn slashed(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(PartialDate, usize)> {
    let stroke = |at: usize| pieces.get(at).is_some_and(|p| p.is_mark('/') && !p.spaced);
    let glued = |at: usize| pieces.get(at).filter(|p| p.shape == Shape::Numeral && !p.spaced);
    let first = pieces.get(at).filter(|p| p.shape == Shape::Numeral)?;
    if !stroke(at + 1) || !stroke(at + 3) {
        return None;
    }
    let (second, year) = (glued(at + 2)?, glued(at + 4)?);
    let two = |piece: &Piece<'_>| piece.parse::<i8>().filter(|_| piece.width() <= 2);
    let (month, day) = match lexicon.formats.month_first {
        true => (two(first)?, two(second)?),
        false => (two(second)?, two(first)?),
    };
    /// Two digits mean the century that everybody who reads them lives in.
    const CENTURY: i16 = 2000;
    let year = match year.width() {
        2 => CENTURY + year.parse::<i16>()?,
        _ => self::year(pieces, at + 4)?,
    };
    let date =
        PartialDate { year: Some(year), month: Some(month), day: Some(day), approximate: false };
    date.exists().then_some((date, at + 5))
}
