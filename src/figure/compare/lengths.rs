//! Lengths of time in the words of a reference.

use rust_decimal::Decimal;

use super::{Comparison, Mismatch};
use crate::figure::hedge::Hedge;
use crate::figure::lexicon::TimeUnit;
use crate::figure::read::{Reading, Term};
use crate::model::{Duration, Value};

impl Comparison<'_> {
    /// One term is compared like any number, in its own unit; several must add up to the value.
    pub(super) fn length(&self, reading: &Reading, terms: &[Term]) -> Result<(), Mismatch> {
        let Value::Duration(value) = self.claim.value.value else {
            return Err(self.wrong_unit(self.words.trim()));
        };
        if let [term] = terms {
            return match in_unit(value, term.unit) {
                Some(value) => self.single(reading, &term.number, value),
                None => Err(self.stale(None)),
            };
        }
        let same = total(terms) == Some(total_of(value));
        let exact = matches!(reading.hedge, Hedge::Bare | Hedge::Exactly);
        if same && exact { Ok(()) } else { Err(self.stale(None)) }
    }
}

/// A length in one unit, where the calendar lets it be one: a month has no fixed number of days.
fn in_unit(value: Duration, unit: TimeUnit) -> Option<Decimal> {
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
