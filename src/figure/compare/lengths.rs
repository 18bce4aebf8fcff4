//! Lengths of time in the words of a reference.

use rust_decimal::Decimal;

use super::{Comparison, Mismatch};
use crate::figure::hedge::Hedge;
use crate::figure::lexicon::{Sense, TimeUnit};
use crate::figure::read::{Reading, Term};
use crate::figure::write;
use crate::model::{Duration, Unit, Value};

impl Comparison<'_> {
    /// One term is compared like any number, in its own unit; several must add up to the value.
    pub(super) fn length(&self, reading: &Reading, terms: &[Term]) -> Result<(), Mismatch> {
        let Value::Duration(value) = self.claim.value.value else {
            return Err(self.wrong_unit(self.words.trim()));
        };
        if let [term] = terms {
            return match said_in(value, term.unit, reading.hedge) {
                Some(value) => self.single(reading, &term.number, value),
                None => Err(self.stale(None).suggesting(self.whole(), false)),
            };
        }
        let same = total(terms) == Some(total_of(value));
        if same {
            return self.check_hedge_of_whole(reading);
        }
        let exact = matches!(reading.hedge, Hedge::Bare | Hedge::Exactly);
        let written = write::duration(value, self.lang);
        let fixed = self.with(&[(reading.range.clone(), &written)]);
        Err(self.stale(None).suggesting(fixed, exact))
    }

    /// Whether a count of days (or weeks, months, years) is told in another unit of time, and
    /// rightly: `eight weeks` of 56 days.
    pub(super) fn is_count_of_time(&self, reading: &Reading, term: &Term) -> bool {
        let (Value::Number(value), Some(Unit::Things(things))) =
            (&self.claim.value.value, self.fact.unit.as_ref().map(|unit| &unit.value))
        else {
            return false;
        };
        let unit = things.forms(self.lang).find_map(|form| self.lexicon.sense(form));
        let (Some(Sense::Time(unit)), Ok(count)) = (unit, u32::try_from(*value)) else {
            return false;
        };
        let mut length = Duration::default();
        match unit {
            TimeUnit::Year => length.years = count,
            TimeUnit::Month => length.months = count,
            TimeUnit::Week => length.weeks = count,
            TimeUnit::Day => length.days = count,
        }
        let bare = reading.unit.is_empty() && reading.per.is_none() && unit != term.unit;
        let said = said_in(length, term.unit, reading.hedge).filter(|_| bare);
        said.is_some_and(|value| self.truth(value).admits(reading.hedge, &term.number))
    }
}

/// A length in one unit. Months have no fixed number of days: an exact number of them is told only
/// of a length that is kept in months or years, a hedged one (`almost two months`) also of days,
/// by the mean lengths of the Gregorian calendar (365.2425 days a year, a twelfth of it a month).
fn said_in(value: Duration, unit: TimeUnit, hedge: Hedge) -> Option<Decimal> {
    let mean = || {
        let year = Decimal::new(3_652_425, 4);
        let month = year.checked_div(Decimal::from(12))?;
        let (months, days) = total_of(value);
        let days = days.checked_add(months.checked_mul(month)?)?;
        days.checked_div(match unit {
            TimeUnit::Year => year,
            TimeUnit::Month => month,
            TimeUnit::Week => Decimal::from(7),
            TimeUnit::Day => Decimal::ONE,
        })
    };
    let exact = matches!(hedge, Hedge::Bare | Hedge::Exactly);
    in_unit(value, unit).or_else(|| if exact { None } else { mean() })
}

/// A length in one unit, where the calendar lets it be one: a month has no fixed number of days.
pub fn in_unit(value: Duration, unit: TimeUnit) -> Option<Decimal> {
    let (months, days) = total_of(value);
    match unit {
        TimeUnit::Year => Some(months).filter(|_| days.is_zero())?.checked_div(Decimal::from(12)),
        TimeUnit::Month => Some(months).filter(|_| days.is_zero()),
        TimeUnit::Week => Some(days).filter(|_| months.is_zero())?.checked_div(Decimal::from(7)),
        TimeUnit::Day => Some(days).filter(|_| months.is_zero()),
    }
}

/// Months and days, which do not turn into each other.
fn total_of(value: Duration) -> (Decimal, Decimal) {
    let Duration { years, months, weeks, days } = value;
    let months = Decimal::from(u64::from(years) * 12 + u64::from(months));
    let days = Decimal::from(u64::from(weeks) * 7 + u64::from(days));
    (months, days)
}

fn total(terms: &[Term]) -> Option<(Decimal, Decimal)> {
    let (mut months, mut days) = (Decimal::ZERO, Decimal::ZERO);
    for term in terms {
        let times = |factor: i64| term.number.value.checked_mul(Decimal::from(factor));
        match term.unit {
            TimeUnit::Year => months = months.checked_add(times(12)?)?,
            TimeUnit::Month => months = months.checked_add(times(1)?)?,
            TimeUnit::Week => days = days.checked_add(times(7)?)?,
            TimeUnit::Day => days = days.checked_add(times(1)?)?,
        }
    }
    Some((months, days))
}
