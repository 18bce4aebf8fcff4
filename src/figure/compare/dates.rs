//! Dates in the words of a reference: values that are dates, and the date and window of a count.

use super::{Comparison, Mismatch, Wrong};
use crate::figure::calendar::{Intro, Moment, When};
use crate::figure::read::{Quantity, Reading, Sought, seek};
use crate::figure::write;
use crate::model::Period;

impl Comparison<'_> {
    /// `?as=as-of`
    pub(super) fn as_of(&self) -> Result<(), Mismatch> {
        let Some(as_of) = self.claim.as_of else { return Err(self.lacks("as_of")) };
        let (reading, moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        let meant = match moment.intro {
            None | Some(Intro::In | Intro::AsOf | Intro::By) => matches!(moment.when, When::At(_)),
            Some(Intro::Since | Intro::Until | Intro::Between) => false,
        };
        if meant && moment.when.agrees_with(Period::At(as_of.value)) {
            return Ok(());
        }
        let true_date = write::date(as_of.value, self.lang);
        let message = format!("`{}` is not when the count was true", self.words.trim());
        Err(Mismatch::new(Wrong::Period, message, format!("the registry says {true_date}")))
    }

    /// `?as=period`
    pub(super) fn period(&self) -> Result<(), Mismatch> {
        let Some(period) = self.claim.period else { return Err(self.lacks("period")) };
        let (reading, moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        if moment.when.agrees_with(period.value) {
            return Ok(());
        }
        let window = write::period(period.value, self.lang);
        let message = format!("`{}` is not the time that was counted", self.words.trim());
        Err(Mismatch::new(Wrong::Period, message, format!("the registry says {window}")))
    }

    /// A fact that is a date.
    pub(super) fn date(&self, value: Period) -> Result<(), Mismatch> {
        let (reading, moment) = self.moment()?;
        self.check_nothing_else(&reading)?;
        if !moment.when.agrees_with(value) {
            return Err(self.stale(None).suggesting(Some(write::period(value, self.lang)), false));
        }
        let approximate = value.start().is_some_and(|date| date.approximate)
            || value.end().is_some_and(|date| date.approximate);
        if approximate && !moment.when.is_approximate() {
            let value = write::period(value, self.lang);
            let message =
                format!("`{}` is not what the source says: it says {value}", self.words.trim());
            let help = format!("write `{value}`");
            return Err(Mismatch::new(Wrong::Hedge, message, help).suggesting(Some(value), false));
        }
        Ok(())
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
            | Quantity::Duration(_) => Err(self.stale(None)),
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
