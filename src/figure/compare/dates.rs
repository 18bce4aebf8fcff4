//! Dates in the words of a reference: values that are dates, and the date and window of a count.

use super::{Comparison, Mismatch, Wrong};
use crate::figure::calendar::{Intro, Moment, PartialDate, When};
use crate::figure::read::{Quantity, Reading, Sought, seek};
use crate::figure::write;
use crate::model::Date;
use crate::model::Modifier;
use crate::model::Period;

impl Comparison<'_> {
    /// `?as=as-of`
    pub(super) fn as_of(&self) -> Result<(), Mismatch> {
        let Some(as_of) = self.claim.as_of else { return Err(self.lacks("as_of")) };
        let (reading, moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        let when = match (moment.intro, moment.when) {
            (Some(Intro::UpTo), When::Until(at)) => When::At(at),
            (_, when) => when,
        };
        let meant = match moment.intro {
            None | Some(Intro::In | Intro::AsOf | Intro::By | Intro::UpTo) => {
                matches!(when, When::At(_))
            }
            Some(Intro::Since | Intro::Until | Intro::Between) => false,
        };
        if meant && when.agrees_with(Period::At(as_of.value)) {
            return Ok(());
        }
        let true_date = write::date(as_of.value, self.lang);
        let message = format!("`{}` is not when the count was true", self.words.trim());
        let mismatch =
            Mismatch::new(Wrong::Period, message, format!("the registry says {true_date}"));
        Err(match self.redated(&moment, Period::At(as_of.value)) {
            Some(fixed) => mismatch.suggesting(Some(fixed), true),
            None => mismatch.suggesting(self.offered(true_date), false),
        })
    }

    /// `?as=period`
    pub(super) fn period(&self) -> Result<(), Mismatch> {
        let Some(period) = self.claim.period else { return Err(self.lacks("period")) };
        let (reading, mut moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        // `by January 2021` names the end of what was counted until then.
        if let (Some(Intro::By), When::At(end)) = (moment.intro, moment.when) {
            moment.when = When::Until(end);
        }
        if moment.when.agrees_with(period.value) {
            return Ok(());
        }
        let window = write::period(period.value, self.lang);
        let message = format!("`{}` is not the time that was counted", self.words.trim());
        let mismatch = Mismatch::new(Wrong::Period, message, format!("the registry says {window}"));
        Err(match self.redated(&moment, period.value) {
            Some(fixed) => mismatch.suggesting(Some(fixed), true),
            None => mismatch.suggesting(self.offered(window), false),
        })
    }

    /// A fact that is a date.
    pub(super) fn date(&self, value: Period) -> Result<(), Mismatch> {
        let (reading, moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        if !moment.when.agrees_with(value) {
            return Err(match self.redated(&moment, value) {
                Some(fixed) => self.stale(None).suggesting(Some(fixed), true),
                None => self.stale(None).suggesting(self.whole(), false),
            });
        }
        let approximate = value.start().is_some_and(|date| date.approximate)
            || value.end().is_some_and(|date| date.approximate)
            || self.claim.modifier.value == Modifier::About;
        if approximate && !moment.when.is_approximate() {
            let value = write::value(self.fact, self.claim, self.lang);
            let message =
                format!("`{}` is not what the source says: it says {value}", self.words.trim());
            let help = format!("write `{value}`");
            return Err(Mismatch::new(Wrong::Hedge, message, help).suggesting(self.whole(), false));
        }
        Ok(())
    }

    /// The writer's words with the dates of a period, as precisely as theirs were.
    fn redated(&self, moment: &Moment, period: Period) -> Option<String> {
        let about = self.claim.modifier.value == Modifier::About;
        let reduced = |date: Date, like: PartialDate| {
            // A date without its year may be meant for another one.
            like.year?;
            let month = date.month.filter(|_| like.month.is_some());
            let day = date.day.filter(|_| month.is_some() && like.day.is_some());
            Some(Date { month, day, approximate: date.approximate || about, ..date })
        };
        let written = |date| write::date(date, self.lang);
        let new = match (moment.when, period) {
            (When::At(like), Period::At(date)) => written(reduced(date, like)?),
            (When::Between(a, b), Period::Between(from, to)) => {
                let (from, to) = (reduced(from, a)?, reduced(to, b)?);
                match (moment.intro, self.lexicon.between_and.first()) {
                    (Some(Intro::Between), Some(and)) => {
                        format!("{} {and} {}", written(from), written(to))
                    }
                    _ => write::period(Period::Between(from, to), self.lang),
                }
            }
            (When::From(a), Period::At(from) | Period::Between(from, _) | Period::From(from)) => {
                written(reduced(from, a)?)
            }
            (When::Until(b), Period::At(to) | Period::Between(_, to) | Period::Until(to)) => {
                written(reduced(to, b)?)
            }
            (When::At(_) | When::Between(..) | When::From(_) | When::Until(_), _) => return None,
        };
        self.with(&[(moment.range.clone(), &new)])
    }

    fn moment(&self) -> Result<(Reading, Moment), Mismatch> {
        let reading = seek(self.words, Sought::Date, self.lexicon).map_err(|error| {
            let message = format!("there is no date in `{}`", self.words.trim());
            Mismatch::new(Wrong::Period, message, error.help.to_owned())
        })?;
        match &reading.quantity {
            Quantity::Date(moment) => Ok((reading.clone(), moment.clone())),
            Quantity::Number(_)
            | Quantity::Range(..)
            | Quantity::Fraction(_)
            | Quantity::Plenty(..)
            | Quantity::Duration(_) => Err(self.stale(None).suggesting(self.whole(), false)),
        }
    }

    fn check_nothing_else(&self, reading: &Reading) -> Result<(), Mismatch> {
        self.check_words_before(reading)?;
        self.check_no_unit(reading)
    }

    fn lacks(&self, field: &str) -> Mismatch {
        let message = format!("the claim `{}` has no `{field}`", self.claim.id.value);
        let help = format!("add `{field}` to the claim, or take `?as=…` out of the link");
        Mismatch::new(Wrong::Period, message, help)
    }
}
