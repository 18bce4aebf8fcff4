//! The words around a quantity: its unit, and what does not belong to it.

use super::{Comparison, Mismatch, Wrong};
use crate::figure::piece::cut;
use crate::figure::piece::same_words;
use crate::figure::read::{Quantity, Reading};
use crate::figure::write;
use crate::model::{Kind, Unit};

/// What is wrong around a quantity.
enum Trouble {
    /// Another unit: the words that name it.
    Unit(String),
    /// Words that are no part of a figure.
    Stray(String),
    /// The amount is for something else.
    Per(Mismatch),
}

impl Comparison<'_> {
    /// Words before the quantity that are no hedge.
    pub(super) fn check_words_before(&self, reading: &Reading) -> Result<(), Mismatch> {
        let before = self.words.get(reading.before.clone()).unwrap_or("").trim();
        if before.is_empty() {
            return Ok(());
        }
        let fixed = self.with(&[(reading.before.start..reading.begins(), "")]);
        Err(self.stray(before).suggesting(fixed, false))
    }

    /// A length of time says its unit itself.
    pub(super) fn check_no_unit(&self, reading: &Reading) -> Result<(), Mismatch> {
        let unit = self.words.get(reading.unit.clone()).unwrap_or("").trim();
        match unit {
            "" if reading.per.is_none() => Ok(()),
            "" => Err(self.stray(self.words.trim())),
            unit => {
                Err(self.stray(unit).suggesting(self.with(&[(reading.unit.clone(), "")]), false))
            }
        }
    }

    /// What is written after the quantity must be one form of the unit, or nothing.
    pub(super) fn check_unit(&self, reading: &Reading, unit: &str) -> Result<(), Mismatch> {
        self.unit(reading, unit.trim()).map_err(|wrong| match wrong {
            Trouble::Unit(written) => {
                let number = match &reading.quantity {
                    Quantity::Number(number) => Some(number),
                    Quantity::Duration(terms) => terms.first().map(|term| &term.number),
                    Quantity::Range(..)
                    | Quantity::Fraction(_)
                    | Quantity::Plenty(..)
                    | Quantity::Date(_) => None,
                };
                let fixed = number.and_then(|number| self.with_unit(reading, number));
                // Where one word is replaced by the unit, nothing that the writer said is lost.
                let certain = cut(unit).len() <= 1;
                match fixed {
                    Some(fixed) => self.wrong_unit(&written).suggesting(Some(fixed), certain),
                    None => self.wrong_unit(&written).suggesting(self.whole(), false),
                }
            }
            Trouble::Stray(written) => {
                let at = self.words.find(written.as_str());
                let fixed = at.and_then(|at| self.with(&[(at..at + written.len(), "")]));
                let fixed =
                    fixed.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
                self.stray(&written).suggesting(fixed.or_else(|| self.whole()), false)
            }
            Trouble::Per(mismatch) => mismatch,
        })
    }

    fn unit(&self, reading: &Reading, unit: &str) -> Result<(), Trouble> {
        let all = || Trouble::Unit(self.words.trim().to_owned());
        let stray = |words: &str| Trouble::Stray(words.to_owned());
        let kind = self.fact.kind.value;
        if reading.percent != (kind == Kind::Percent) && (reading.percent || !unit.is_empty()) {
            return Err(all());
        }
        match self.fact.unit.as_ref().map(|unit| &unit.value) {
            Some(Unit::Money { currency, per }) => {
                if reading.currency.is_some_and(|code| code != currency.value) {
                    return Err(all());
                }
                if !unit.is_empty() {
                    return Err(if reading.currency.is_some() { stray(unit) } else { all() });
                }
                self.check_per(reading, per.as_ref().map(|per| per.value.get(self.lang)))
            }
            Some(Unit::Things(things)) => {
                if reading.currency.is_some() {
                    return Err(all());
                }
                let known =
                    unit.is_empty() || things.forms(self.lang).any(|form| same_words(form, unit));
                if !known {
                    // `migrant children`: the unit is there, and something before it.
                    let mut last = things.forms(self.lang).filter(|form| {
                        unit.to_lowercase().ends_with(&format!(" {}", form.to_lowercase()))
                    });
                    return Err(
                        match last.next().and_then(|form| unit.len().checked_sub(form.len())) {
                            Some(end) => stray(unit.get(..end).unwrap_or("").trim()),
                            None => Trouble::Unit(unit.to_owned()),
                        },
                    );
                }
                self.check_per(reading, None)
            }
            None => {
                if reading.currency.is_some() {
                    return Err(all());
                }
                if !unit.is_empty() {
                    return Err(stray(unit));
                }
                self.check_per(reading, None)
            }
        }
    }

    fn check_per(&self, reading: &Reading, per: Option<&str>) -> Result<(), Trouble> {
        let Some(range) = &reading.per else { return Ok(()) };
        let written = self.words.get(range.clone()).unwrap_or("").trim();
        match per {
            // `each` names nothing; it stands for whatever the amount is for.
            Some(per) if written.is_empty() || same_words(per, written) => Ok(()),
            Some(per) => {
                let message = format!("the amount is for each {per}, not for each `{written}`");
                let help = format!("write {}", write::value(self.fact, self.claim, self.lang));
                let fixed = self.with_per(reading, per);
                let mismatch = Mismatch::new(Wrong::Unit, message, help).suggesting(fixed, true);
                Err(Trouble::Per(mismatch))
            }
            None => {
                let fixed = self.with(&[(reading.range.end..range.end, "")]);
                let mismatch = self.stray(written).suggesting(fixed, false);
                Err(Trouble::Per(mismatch))
            }
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
