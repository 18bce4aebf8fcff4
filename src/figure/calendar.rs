//! Dates and stretches of time as people write them, at any precision.

mod day;

use super::hedge::Hedge;
use super::lexicon::Lexicon;
use super::number::skip_hyphen;
use super::piece::{Piece, Shape, any, longest};
use std::ops::Range;

use day::{comma, date, day_of_month, glue, month, year};

use crate::model::Date;
use crate::model::Period;

/// As much of a date as was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartialDate {
    /// The year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day, 1 to 31.
    pub day: Option<i8>,
    /// Whether it is marked as approximate: `about June 2018`, `mid-2018`.
    pub approximate: bool,
}

impl PartialDate {
    /// The date in full terms, if its year is written and there is such a day.
    pub fn date(self) -> Option<Date> {
        let PartialDate { year, month, day, approximate } = self;
        let year = year?;
        Date::ymd(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Date { year, month, day, approximate })
    }

    /// Whether the calendar has such a day, in some year where none is written.
    pub fn exists(self) -> bool {
        /// A leap year, so that February 29 is let pass.
        const ANY_YEAR: i16 = 2000;
        PartialDate { year: self.year.or(Some(ANY_YEAR)), ..self }.date().is_some()
    }

    /// Whether a date is this one, as far as this one was written; a date known less precisely
    /// than this one was written is not.
    pub fn agrees_with(self, date: Date) -> bool {
        self.year.is_none_or(|year| year == date.year)
            && self.month.is_none_or(|month| Some(month) == date.month)
            && self.day.is_none_or(|day| Some(day) == date.day)
    }
}

/// A date or a stretch of time, as far as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One date.
    At(PartialDate),
    /// From one date to another.
    Between(PartialDate, PartialDate),
    /// From a date on.
    From(PartialDate),
    /// Up to a date.
    Until(PartialDate),
}

impl When {
    /// The period in full terms, if its years are written.
    pub fn period(self) -> Option<Period> {
        Some(match self {
            When::At(at) => Period::At(at.date()?),
            When::Between(from, to) => Period::Between(from.date()?, to.date()?),
            When::From(from) => Period::From(from.date()?),
            When::Until(to) => Period::Until(to.date()?),
        })
    }

    /// Whether the words are true of a period at the precision written. An end that the words
    /// leave open (`since July 2017`) may be anything; so may a beginning.
    pub fn agrees_with(self, period: Period) -> bool {
        match (self, period) {
            (When::At(at), Period::At(date)) => at.agrees_with(date),
            (When::At(at), Period::Between(from, to)) => at.agrees_with(from) && at.agrees_with(to),
            (When::Between(a, b), Period::Between(from, to)) => {
                a.agrees_with(from) && b.agrees_with(to)
            }
            (When::Between(a, b), Period::At(date)) => {
                a.agrees_with(day(date.earliest())) && b.agrees_with(day(date.latest()))
            }
            (When::From(a), Period::At(from) | Period::Between(from, _) | Period::From(from)) => {
                a.agrees_with(from)
            }
            (When::Until(b), Period::At(to) | Period::Between(_, to) | Period::Until(to)) => {
                b.agrees_with(to)
            }
            (When::At(_) | When::Between(..), Period::From(_) | Period::Until(_))
            | (When::From(_), Period::Until(_))
            | (When::Until(_), Period::From(_)) => false,
        }
    }

    fn dates(self) -> impl Iterator<Item = PartialDate> {
        let (a, b) = match self {
            When::At(a) | When::From(a) | When::Until(a) => (a, None),
            When::Between(a, b) => (a, Some(b)),
        };
        std::iter::once(a).chain(b)
    }

    /// Whether the calendar has every day in it.
    pub fn exists(self) -> bool {
        self.dates().all(PartialDate::exists)
    }

    /// Whether any of it is marked as approximate.
    pub fn is_approximate(self) -> bool {
        self.dates().any(|date| date.approximate)
    }

    /// Whether a year or a day is written, and not only a month's name.
    pub(super) fn has_digits(self) -> bool {
        self.dates().any(|date| date.year.is_some() || date.day.is_some())
    }
}

fn day(date: jiff::civil::Date) -> Date {
    let (month, day) = (Some(date.month()), Some(date.day()));
    Date { year: date.year(), month, day, approximate: false }
}

/// What the words before a date say it is to the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intro {
    /// When it happened: `in`, `on`.
    In,
    /// When it was true: `as of`.
    AsOf,
    /// By when it was true.
    By,
    /// When it began.
    Since,
    /// When it ended.
    Until,
    /// Either of the two last: `hasta`.
    UpTo,
    /// That two dates follow.
    Between,
}

/// A date with the words before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// What the words before it say.
    pub intro: Option<Intro>,
    /// The date or the stretch.
    pub when: When,
    /// Where it stands, without the words before it.
    pub range: Range<usize>,
}

/// Reads a date or a stretch with the words before it, and says at which piece it ends.
pub(super) fn moment(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(Moment, usize)> {
    let (intro, at) = match longest(pieces, at, &lexicon.intros) {
        Some((intro, after)) => (Some(intro), after),
        None => (None, at),
    };
    let at = any(pieces, at, &lexicon.date_articles).unwrap_or(at);
    if intro == Some(Intro::Between) {
        let (from, after) = hedged_date(pieces, at, lexicon)?;
        let (to, next) =
            hedged_date(pieces, any(pieces, comma(pieces, after), &lexicon.between_and)?, lexicon)?;
        let range = stands(pieces, at..next);
        return Some((Moment { intro, when: between(from, to), range }, next));
    }
    let (when, next) = stretch(pieces, at, lexicon)?;
    let when = match (intro, when) {
        (Some(Intro::Since), When::At(from)) => When::From(from),
        (Some(Intro::Until | Intro::UpTo), When::At(to)) => When::Until(to),
        (_, when) => when,
    };
    Some((Moment { intro, when, range: stands(pieces, at..next) }, next))
}

/// The bytes that some pieces take up.
fn stands(pieces: &[Piece<'_>], range: Range<usize>) -> Range<usize> {
    let inside = pieces.get(range).unwrap_or_default();
    let ends = inside.first().zip(inside.last());
    ends.map_or(0..0, |(first, last)| first.start..last.end())
}

/// Reads a date, or two that the words make a stretch of.
pub(super) fn stretch(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(When, usize)> {
    if let Some(days) = days_of_a_month(pieces, at, lexicon) {
        return Some(days);
    }
    let (from, after) = hedged_date(pieces, at, lexicon)?;
    if let Some(decade) = decade(pieces, after, from, lexicon) {
        return Some(decade);
    }
    let joined = any(pieces, comma(pieces, after), &lexicon.date_to).or_else(|| {
        // `April and May 2018`; but `May 5 and June 9` are two days, not a stretch.
        let months = from.month.is_some() && from.day.is_none() && from.year.is_none();
        any(pieces, after, &lexicon.between_and).filter(|_| months)
    });
    let end = joined.and_then(|joined| {
        same_month(pieces, joined, from, lexicon)
            .or_else(|| hedged_date(pieces, joined, lexicon))
            .or_else(|| same_century(pieces, joined, from))
    });
    match end {
        Some((to, next)) => Some((between(from, to), next)),
        None => Some((When::At(from), after)),
    }
}

/// A stretch whose beginning leaves its year to its end.
fn between(from: PartialDate, to: PartialDate) -> When {
    When::Between(PartialDate { year: from.year.or(to.year), ..from }, to)
}

/// `1980s`: the decade, where its ending is glued to a year.
fn decade(
    pieces: &[Piece<'_>],
    after: usize,
    year: PartialDate,
    lexicon: &Lexicon,
) -> Option<(When, usize)> {
    let ending = pieces.get(after).filter(|p| !p.spaced)?;
    let next = match ending.shape {
        Shape::Mark('\'') => after + 2,
        Shape::Word | Shape::Numeral | Shape::Mark(_) => after + 1,
    };
    let text: String = pieces
        .get(after..next)?
        .iter()
        .map(|p| if p.is_mark('\'') { "'" } else { p.text })
        .collect();
    let first = year.year.filter(|y| y % 10 == 0 && year.month.is_none())?;
    let last = PartialDate { year: Some(first + 9), ..year };
    lexicon
        .decade_endings
        .contains(&text.into_boxed_str())
        .then_some((When::Between(year, last), next))
}

/// `2 to 6 June 2018`, `26, 27 y 28 de junio`: days of one month, which is named after the last.
fn days_of_a_month(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(When, usize)> {
    let (first, mut after) = day_of_month(pieces, at, lexicon)?;
    let mut last = None;
    let joined = |at: usize| {
        let comma = comma(pieces, at);
        let joint = any(pieces, at, &lexicon.date_to).or_else(|| any(pieces, at, &lexicon.and));
        let next = joint.or(Some(comma).filter(|comma| *comma > at))?;
        Some(any(pieces, next, &lexicon.date_articles).unwrap_or(next))
    };
    while let Some((day, next)) = joined(after).and_then(|at| day_of_month(pieces, at, lexicon)) {
        (last, after) = (Some(day), next);
    }
    let (month, after) = month(pieces, glue(pieces, after, lexicon), lexicon)?;
    let (year, next) = day::year_after(pieces, after, lexicon);
    let date = |day| PartialDate { year, month: Some(month), day: Some(day), approximate: false };
    // A day of a second month may end the stretch.
    let ends = any(pieces, next, &lexicon.date_to).and_then(|at| hedged_date(pieces, at, lexicon));
    let whole = last.filter(|_| ends.is_none());
    whole.map(|last| (When::Between(date(first), date(last)), next))
}

/// The end of `June 2–6, 2018`: a day of the month already named.
fn same_month(
    pieces: &[Piece<'_>],
    at: usize,
    from: PartialDate,
    lexicon: &Lexicon,
) -> Option<(PartialDate, usize)> {
    from.day.filter(|_| from.year.is_none())?;
    let (day, after) = day_of_month(pieces, at, lexicon)?;
    if month(pieces, glue(pieces, after, lexicon), lexicon).is_some() {
        return None;
    }
    let (year, next) = match year(pieces, comma(pieces, after)) {
        Some(year) => (Some(year), comma(pieces, after) + 1),
        None => (None, after),
    };
    Some((PartialDate { day: Some(day), year, ..from }, next))
}

/// The end of `2017–21`: the last two digits of a year.
fn same_century(
    pieces: &[Piece<'_>],
    at: usize,
    from: PartialDate,
) -> Option<(PartialDate, usize)> {
    let piece = pieces.get(at).filter(|p| !p.spaced && p.width() == 2)?;
    let start = from.year.filter(|_| from.month.is_none())?;
    let year = start - start % 100 + piece.parse::<i16>()?;
    (year > start).then_some((PartialDate { year: Some(year), ..from }, at + 1))
}

/// A date, perhaps with a word that makes it approximate.
fn hedged_date(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(PartialDate, usize)> {
    let about = longest(pieces, at, &lexicon.hedges).filter(|(h, _)| *h == Hedge::About);
    let about = about.map(|(_, after)| after).or_else(|| {
        any(pieces, at, &lexicon.part_of_year).map(|after| match pieces.get(after) {
            Some(hyphen) if hyphen.is_mark('-') => after + 1,
            _ => after,
        })
    });
    let at = about.unwrap_or(at);
    let at = any(pieces, at, &lexicon.date_articles).unwrap_or(at);
    let (date, next) = date(pieces, at, lexicon)?;
    Some((PartialDate { approximate: about.is_some(), ..date }, next))
}

/// Whether a year of another calendar than the common one stands at a piece; the piece after it.
pub(super) fn fiscal_year(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let after = skip_hyphen(pieces, any(pieces, at, &lexicon.fiscal)?);
    let numeral = pieces.get(after).filter(|p| p.shape == Shape::Numeral)?;
    matches!(numeral.width(), 2 | 4).then_some(after + 1)
}
