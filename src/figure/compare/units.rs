//! The words around a quantity: its unit, and what does not belong to it.

use super::{Comparison, Mismatch, Wrong};
use crate::figure::piece::same_words;
use crate::figure::read::Reading;
use crate::figure::write;
use crate::model::{Kind, Unit};

impl Comparison<'_> {
    /// Words before the quantity that are no hedge.
    pub(super) fn check_words_before(&self, reading: &Reading) -> Result<(), Mismatch> {
        let before = self.words.get(reading.before.clone()).unwrap_or("").trim();
        if before.is_empty() { Ok(()) } else { Err(self.stray(before)) }
    }

    /// A length of time says its unit itself.
    pub(super) fn check_no_unit(&self, reading: &Reading) -> Result<(), Mismatch> {
        let unit = self.words.get(reading.unit.clone()).unwrap_or("").trim();
        match unit {
            "" if reading.per.is_none() => Ok(()),
            "" => Err(self.stray(self.words.trim())),
            unit => Err(self.stray(unit)),
        }
    }

    /// What is written after the quantity must be one form of the unit, or nothing.
    pub(super) fn check_unit(&self, reading: &Reading, unit: &str) -> Result<(), Mismatch> {
        let unit = unit.trim();
        let kind = self.fact.kind.value;
        if reading.percent != (kind == Kind::Percent) && (reading.percent || !unit.is_empty()) {
            return Err(self.wrong_unit(self.words.trim()));
        }
        match self.fact.unit.as_ref().map(|unit| &unit.value) {
            Some(Unit::Money { currency, per }) => {
                if reading.currency.is_some_and(|code| code != currency.value) {
                    return Err(self.wrong_unit(self.words.trim()));
                }
                if !unit.is_empty() {
                    return Err(self.stray(unit));
                }
                self.check_per(reading, per.as_ref().map(|per| per.value.as_str()))
            }
            Some(Unit::Things(things)) => {
                if reading.currency.is_some() {
                    return Err(self.wrong_unit(self.words.trim()));
                }
                let known =
                    unit.is_empty() || things.forms(self.lang).any(|form| same_words(form, unit));
                if !known {
                    // `migrant children`: the unit is there, and something before it.
                    let mut last = things.forms(self.lang).filter(|form| {
                        unit.to_lowercase().ends_with(&format!(" {}", form.to_lowercase()))
                    });
                    return Err(match last.next() {
                        Some(form) => self.stray(unit[..unit.len() - form.len()].trim()),
                        None => self.wrong_unit(unit),
                    });
                }
                self.check_per(reading, None)
            }
            None => {
                if reading.currency.is_some() {
                    return Err(self.wrong_unit(self.words.trim()));
                }
                if !unit.is_empty() {
                    return Err(self.stray(unit));
                }
                self.check_per(reading, None)
            }
        }
    }

    fn check_per(&self, reading: &Reading, per: Option<&str>) -> Result<(), Mismatch> {
        let Some(range) = &reading.per else { return Ok(()) };
        let written = self.words.get(range.clone()).unwrap_or("").trim();
        match per {
            // `each` names nothing; it stands for whatever the amount is for.
            Some(per) if written.is_empty() || same_words(per, written) => Ok(()),
            Some(per) => {
                let message = format!("the amount is for each {per}, not for each `{written}`");
                let help = format!("write {}", write::value(self.fact, self.claim, self.lang));
                Err(Mismatch::new(Wrong::Unit, message, help))
            }
            None => Err(self.stray(written)),
        }
    }

    /// Another unit than the fact's.
    pub(super) fn wrong_unit(&self, written: &str) -> Mismatch {
        let value = write::value(self.fact, self.claim, self.lang);
        let counted = match (self.fact.kind.value, self.fact.unit.as_ref().map(|unit| &unit.value))
        {
            (Kind::Percent, _) => "a percentage".to_owned(),
            (_, Some(Unit::Things(things))) => {
                format!("a count of {}", write::unit_name(things, false, self.lang))
            }
            (_, Some(Unit::Money { currency, .. })) => format!("an amount in {}", currency.value),
            (Kind::Duration, None) => "a length of time".to_owned(),
            (Kind::Ratio, None) => "a ratio".to_owned(),
            (Kind::Count | Kind::Money | Kind::Date | Kind::Text, None) => {
                "something else".to_owned()
            }
        };
        let message = format!("`{written}`, but the fact is {counted}");
        Mismatch::new(Wrong::Unit, message, format!("the registry says {value}"))
    }

    /// Words that are no part of a figure.
    pub(super) fn stray(&self, written: &str) -> Mismatch {
        let message = format!("`{written}` is no part of the figure");
        let help = format!(
            "put only a hedge, the number and its unit between the brackets, and other words \
             outside; the registry says {}",
            write::value(self.fact, self.claim, self.lang)
        );
        Mismatch::new(Wrong::Unit, message, help)
    }
}
