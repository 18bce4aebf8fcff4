//! The words that would be right: as much of the writer's own as still holds.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Comparison;
use crate::figure::hedge::{Hedge, Truth, direction, round};
use crate::figure::lexicon::{Agreement, Sense};
use crate::figure::number::{Number, Style, power};
use crate::figure::piece::{Shape, cut, same_words};
use crate::figure::read::{Quantity, Reading};
use crate::figure::write;
use crate::model::{Kind, Unit, Value};

impl Comparison<'_> {
    /// Whether other words would be right.
    fn holds(&self, words: &str) -> bool {
        Comparison { words, suggesting: false, ..*self }.check().is_ok()
    }

    /// The words with other text at some places, given in order. Nothing where that would not be
    /// right either; a capital at the beginning stays one.
    pub(super) fn with(&self, changes: &[(Range<usize>, &str)]) -> Option<String> {
        if !self.suggesting {
            return None;
        }
        let mut fixed = String::with_capacity(self.words.len() + 16);
        let mut at = 0;
        for (range, text) in changes {
            fixed.push_str(self.words.get(at..range.start)?);
            fixed.push_str(text);
            at = range.end;
        }
        fixed.push_str(self.words.get(at..)?);
        self.offered(fixed)
    }

    /// Words of our own, if they are right.
    pub(super) fn offered(&self, words: String) -> Option<String> {
        let mut fixed = words.trim().to_owned();
        let first = |text: &str| text.trim_start().chars().next();
        // A month has its capital everywhere.
        let word = cut(self.words).into_iter().find(|piece| piece.shape == Shape::Word);
        let month = word.and_then(|word| self.lexicon.sense(word.text));
        let capital = first(self.words).is_some_and(char::is_uppercase)
            && !matches!(month, Some(Sense::Month(_)));
        if capital && let Some(c) = first(&fixed).filter(|c| c.is_lowercase()) {
            fixed.replace_range(..c.len_utf8(), &c.to_uppercase().to_string());
        }
        (self.suggesting && fixed != self.words.trim() && self.holds(&fixed)).then_some(fixed)
    }

    /// The words with the number that is right now; the hedge stays if it still holds.
    pub(super) fn rewritten(
        &self,
        reading: &Reading,
        number: &Number,
        truth: Truth,
    ) -> Option<String> {
        // A magnitude larger than the value would leave a string of zeros.
        let fits = |value: Decimal| match number.style {
            Style::Digits(up) => value.abs() >= power(i32::from(up)) || up == 0,
            Style::Words => true,
        };
        let with = |value: Decimal| {
            // Nobody writes 12.499 thousand.
            let style = match number.style {
                Style::Digits(3) if !(value % power(2)).is_zero() => Style::Digits(0),
                style => style,
            };
            let written = fits(value).then(|| self.styled(value, style, reading))?;
            let digits = (number.range.clone(), written.as_str());
            match self.agreeing(reading, number, value) {
                Some(unit) => self.with(&[digits, unit]),
                None => self.with(&[digits]),
            }
        };
        let rounded = || round(truth.value, number.coarse, direction(reading.hedge)).and_then(with);
        match reading.hedge {
            Hedge::Bare if truth.may_round => {
                round(truth.value, number.step, direction(Hedge::Bare)).and_then(with)
            }
            Hedge::Bare | Hedge::Exactly => with(truth.value),
            Hedge::About
            | Hedge::Nearly
            | Hedge::MoreThan
            | Hedge::AtLeast
            | Hedge::UpTo
            | Hedge::FewerThan => rounded().or_else(|| with(truth.value)),
        }
    }

    /// A number in a style, as it is said of what is counted.
    pub(super) fn styled(&self, value: Decimal, style: Style, reading: &Reading) -> String {
        let agreement = match &reading.quantity {
            Quantity::Duration(terms) => terms.first().map_or(Agreement::Alone, |term| {
                self.lexicon.agreement(self.lexicon.time_unit(term.unit, false))
            }),
            Quantity::Number(_)
            | Quantity::Range(..)
            | Quantity::Fraction(_)
            | Quantity::Plenty(..)
            | Quantity::Date(_) => write::agreement(self.fact, self.lang),
        };
        write::styled(value, style, agreement, self.lexicon)
    }

    /// The name of what is counted where it changes with the number: `one child`, `two children`.
    fn agreeing(
        &self,
        reading: &Reading,
        number: &Number,
        value: Decimal,
    ) -> Option<(Range<usize>, &str)> {
        let (place, of_old, of_new) = match &reading.quantity {
            Quantity::Duration(terms) => {
                let term = terms.first().filter(|_| terms.len() == 1)?;
                let name = |v| self.lexicon.time_unit(term.unit, v == Decimal::ONE);
                (term.range.clone(), name(number.value), name(value))
            }
            Quantity::Number(_)
            | Quantity::Range(..)
            | Quantity::Fraction(_)
            | Quantity::Plenty(..)
            | Quantity::Date(_) => {
                (reading.unit.clone(), self.unit_of(number.value)?, self.unit_of(value)?)
            }
        };
        let written = self.words.get(place.clone())?;
        let changes = of_old != of_new && same_words(written, of_old);
        (changes && place.start >= number.range.end).then_some((place, of_new))
    }

    /// The words with both ends of a range as they are now.
    pub(super) fn with_ends(
        &self,
        reading: &Reading,
        low: &Number,
        high: &Number,
        ends: [Decimal; 2],
    ) -> Option<String> {
        let [from, to] = ends;
        let styled = |value, number: &Number| self.styled(value, number.style, reading);
        // `4 to 5 million`: the first end has its magnitude from the second.
        let shared = !self.words.get(low.range.clone())?.contains(char::is_whitespace)
            && matches!((low.style, high.style), (Style::Digits(a), Style::Digits(b)) if a == b && a > 0);
        let first = match low.style {
            Style::Digits(up) if shared => {
                let short = from.checked_div(power(i32::from(up)))?;
                self.styled(short.normalize(), Style::Digits(0), reading)
            }
            Style::Digits(_) | Style::Words => styled(from, low),
        };
        self.with(&[(low.range.clone(), &first), (high.range.clone(), &styled(to, high))])
    }

    /// The words with another hedge before the quantity.
    pub(super) fn with_hedge(&self, reading: &Reading, hedge: Hedge) -> Option<String> {
        let phrase = self.lexicon.hedges.iter().find(|(_, h)| *h == hedge).map(|(words, _)| words);
        if phrase.is_none() && hedge != Hedge::Bare {
            return None;
        }
        let start = reading.range.start;
        let before = match phrase {
            Some(phrase) => format!("{phrase} "),
            None => String::new(),
        };
        // What began the sentence stands in its middle now.
        let quantity = self.words.get(reading.range.clone())?;
        let first = quantity.chars().next()?;
        let moved = start == 0 && first.is_uppercase() && phrase.is_some();
        let quantity = match moved {
            true => format!("{}{}", first.to_lowercase(), quantity.get(first.len_utf8()..)?),
            false => quantity.to_owned(),
        };
        let new = self.lexicon.contracted(&format!("{before}{quantity}"));
        match &reading.hedge_range {
            Some(old) if old.start < start => self.with(&[(old.start..reading.range.end, &new)]),
            Some(old) => {
                let gap = self.words.get(reading.range.end..old.start)?.trim_end();
                self.with(&[(start..old.end, &format!("{new}{gap}"))])
            }
            None => self.with(&[(reading.range.clone(), &new)]),
        }
    }

    /// The words with the fact's own unit, its currency or its percent mark around the number that
    /// is written.
    pub(super) fn with_unit(&self, reading: &Reading, number: &Number) -> Option<String> {
        let written = self.words.get(number.range.clone())?;
        let percent = match number.style {
            Style::Words => &self.lexicon.percent_words,
            Style::Digits(_) => &self.lexicon.percent_form,
        };
        let whole = match (self.fact.kind.value, self.fact.unit.as_ref().map(|unit| &unit.value)) {
            (Kind::Percent, _) => percent.replace("{}", written),
            (_, Some(Unit::Things(_))) => format!("{written} {}", self.unit_of(number.value)?),
            (_, Some(Unit::Money { currency, per })) => {
                let amount = self.lexicon.with_currency(written, &currency.value);
                match per.as_ref().filter(|_| reading.per.is_some()) {
                    Some(per) => {
                        format!(
                            "{amount} {}",
                            self.lexicon.per_each.replace("{}", per.value.get(self.lang))
                        )
                    }
                    None => amount,
                }
            }
            (_, None) => written.to_owned(),
        };
        let after = reading.per.as_ref().map_or(0, |per| per.end);
        let end = after.max(reading.unit.end).max(reading.range.end);
        self.with(&[(reading.range.start..end, &whole)])
    }

    /// The words with what the amount is for put right.
    pub(super) fn with_per(&self, reading: &Reading, per: &str) -> Option<String> {
        let end = reading.per.as_ref().map(|per| per.end)?;
        let each = format!(" {}", self.lexicon.per_each.replace("{}", per));
        self.with(&[(reading.range.end..end, &each)])
    }

    /// The name of one or several of what is counted.
    fn unit_of(&self, value: Decimal) -> Option<&str> {
        match self.fact.unit.as_ref().map(|unit| &unit.value) {
            Some(Unit::Things(things)) => {
                Some(write::unit_name(things, value == Decimal::ONE, self.lang))
            }
            Some(Unit::Money { .. }) | None => None,
        }
    }

    /// The figure as the registry would write it, in place of all of the words.
    pub(super) fn whole(&self) -> Option<String> {
        match self.claim.value.value {
            Value::Text(_) => None,
            Value::Number(_) | Value::Range(..) | Value::Date(_) | Value::Duration(_) => {
                self.offered(write::value(self.fact, self.claim, self.lang))
            }
        }
    }
}
