//! Comparing the words of a reference with the registry.
//!
//! The rules are those of the table *How words are compared* in the documentation of the checks:
//! [`Truth`] holds them; this file decides which of them applies, and finds the words to say.

mod dates;
mod lengths;
mod units;

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::hedge::{Hedge, Truth, direction, implies, round};
use super::lexicon::Lexicon;
use super::number::{Number, Style, power};
use super::piece::same_words;
use super::read::{Quantity, ReadError, Reading, Sought, seek};
use super::slip::slip;
use super::write;
use crate::model::{Claim, Fact, Flag, Form, Kind, Lang, Modifier, Value};

/// Where the words of a reference part from the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// What sort of difference it is.
    pub wrong: Wrong,
    /// What is wrong, in a phrase.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The words that would be right; the writer's hedge and unit are kept where they hold.
    pub suggestion: Option<String>,
    /// Whether the suggestion may be applied without a person looking at it.
    pub certain: bool,
}

/// The sorts of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// Another number.
    Stale,
    /// A hedge that the number does not bear out, or none where one is due.
    Hedge,
    /// Another unit, or words that are no part of a figure.
    Unit,
    /// Another date or window.
    Period,
    /// No quantity can be read in the words.
    Unreadable,
}

impl Wrong {
    /// The check that reports it.
    pub fn code(self) -> &'static str {
        match self {
            Wrong::Stale | Wrong::Unreadable => "stale-figure",
            Wrong::Hedge => "hedge-mismatch",
            Wrong::Unit => "unit-mismatch",
            Wrong::Period => "period-mismatch",
        }
    }
}

impl Mismatch {
    fn new(wrong: Wrong, message: String, help: String) -> Mismatch {
        Mismatch { wrong, message, help, suggestion: None, certain: false }
    }

    fn unreadable(error: ReadError) -> Mismatch {
        Mismatch::new(Wrong::Unreadable, error.message, error.help.to_owned())
    }

    fn suggesting(mut self, suggestion: Option<String>, certain: bool) -> Mismatch {
        self.certain = certain && suggestion.is_some();
        self.suggestion = suggestion;
        self
    }
}

/// What is being compared with what.
struct Comparison<'a> {
    words: &'a str,
    fact: &'a Fact,
    claim: &'a Claim,
    lang: &'a Lang,
    lexicon: &'static Lexicon,
    /// Whether to look for words that would be right; not while a suggestion is itself compared.
    suggesting: bool,
}

/// Compares the words of a reference with a claim; the form says with which field of it.
pub fn compare(
    words: &str,
    fact: &Fact,
    claim: &Claim,
    form: Form,
    lang: &Lang,
) -> Result<(), Mismatch> {
    let lexicon = Lexicon::of(lang);
    let comparison = Comparison { words, fact, claim, lang, lexicon, suggesting: true };
    match form {
        Form::CountedBy | Form::Source => Ok(()),
        Form::AsOf => comparison.as_of(),
        Form::Period => comparison.period(),
        Form::Value | Form::Number | Form::Words => comparison.value(),
    }
}

impl Comparison<'_> {
    /// Whether other words would be right.
    fn holds(&self, words: &str) -> bool {
        Comparison { words, suggesting: false, ..*self }.value().is_ok()
    }

    fn value(&self) -> Result<(), Mismatch> {
        match &self.claim.value.value {
            Value::Text(text) => self.text(text),
            Value::Date(period) => self.date(*period),
            Value::Number(_) | Value::Range(..) | Value::Duration(_) => self.quantity(),
        }
    }

    /// The words of a text claim, with or without an article before them.
    fn text(&self, text: &str) -> Result<(), Mismatch> {
        let without_article = |words: &str| {
            let words = words.trim();
            let articles = self.lexicon.text_articles.iter();
            let rest = articles.filter_map(|article| {
                let (first, rest) = words.split_once(char::is_whitespace)?;
                first.eq_ignore_ascii_case(article).then(|| rest.trim().to_owned())
            });
            rest.into_iter().next_back().unwrap_or_else(|| words.to_owned())
        };
        if same_words(&without_article(self.words), &without_article(text)) {
            return Ok(());
        }
        Err(self.stale(None).suggesting(Some(text.to_owned()), true))
    }

    fn quantity(&self) -> Result<(), Mismatch> {
        let reading =
            seek(self.words, Sought::Number, self.lexicon).map_err(Mismatch::unreadable)?;
        self.check_words_before(&reading)?;
        match &reading.quantity {
            Quantity::Duration(terms) if self.fact.kind.value == Kind::Duration => {
                self.check_no_unit(&reading)?;
                self.length(&reading, terms)
            }
            // `56 days` may be a count whose unit is the day.
            Quantity::Duration(terms) => match terms.as_slice() {
                [term] => {
                    self.check_unit(&reading, &self.words[term.range.start..reading.unit.end])?;
                    self.number(&reading, &term.number)
                }
                _ => Err(self.wrong_unit(self.words.trim())),
            },
            Quantity::Number(number) => {
                self.check_unit(&reading, &self.words[reading.unit.clone()])?;
                self.number(&reading, number)
            }
            Quantity::Range(low, high) => {
                self.check_unit(&reading, &self.words[reading.unit.clone()])?;
                self.range(&reading, low, high)
            }
            Quantity::Fraction(share) => self.share(&reading, share),
            Quantity::Plenty(least, below) => {
                self.check_unit(&reading, &self.words[reading.unit.clone()])?;
                self.plenty(*least, *below)
            }
            Quantity::Date(_) => Err(self.stale(None)),
        }
    }

    fn truth(&self, value: Decimal) -> Truth {
        let rounded =
            self.claim.flags.iter().any(|f| matches!(f.value, Flag::Estimate | Flag::Rounded));
        let may_round = self.fact.kind.value != Kind::Count || rounded;
        Truth { value, modifier: self.claim.modifier.value, may_round }
    }

    fn number(&self, reading: &Reading, number: &Number) -> Result<(), Mismatch> {
        match &self.claim.value.value {
            Value::Number(value) => self.single(reading, number, *value),
            Value::Range(from, to) => {
                // One end of a range may stand alone, if the hedge says which.
                let end = match reading.hedge {
                    Hedge::AtLeast => *from,
                    Hedge::UpTo => *to,
                    Hedge::Bare
                    | Hedge::Exactly
                    | Hedge::About
                    | Hedge::Nearly
                    | Hedge::MoreThan
                    | Hedge::FewerThan => return Err(self.stale(None)),
                };
                if number.value == end { Ok(()) } else { Err(self.stale(None)) }
            }
            Value::Duration(_) => Err(self.wrong_unit(self.words.trim())),
            Value::Date(_) | Value::Text(_) => Err(self.stale(None)),
        }
    }

    fn single(&self, reading: &Reading, number: &Number, value: Decimal) -> Result<(), Mismatch> {
        let truth = self.truth(value);
        if truth.admits(reading.hedge, number) {
            return Ok(());
        }
        let fitting = Hedge::ALL.into_iter().find(|&hedge| truth.admits(hedge, number));
        if let Some(hedge) = fitting {
            return Err(self.wrong_hedge(reading, hedge));
        }
        let written = &self.words[number.range.clone()];
        let slipped = slip(written, &value.to_string()).map(|slip| slip.phrase());
        let slipped = slipped.or(number.separator_slip.then_some("a comma became a point"));
        let (suggestion, certain) = self.rewritten(reading, number, truth);
        Err(self.stale(slipped).suggesting(suggestion, certain))
    }

    /// The words with the number that is right now; the hedge stays if it still holds.
    fn rewritten(
        &self,
        reading: &Reading,
        number: &Number,
        truth: Truth,
    ) -> (Option<String>, bool) {
        // A magnitude larger than the value would leave a string of zeros.
        let fits = |value: Decimal| match number.style {
            Style::Digits(up) => value.abs() >= power(i32::from(up)) || up == 0,
            Style::Words => true,
        };
        let with = |value: Decimal| {
            if !fits(value) {
                return None;
            }
            let written = write::styled(value, number.style, self.lexicon);
            let fixed = format!(
                "{}{written}{}",
                &self.words[..number.range.start],
                &self.words[number.range.end..]
            );
            // What is offered must pass.
            self.holds(&fixed).then_some(fixed)
        };
        if !self.suggesting {
            return (None, false);
        }
        let rounded = || round(truth.value, number.coarse, direction(reading.hedge)).and_then(with);
        let suggestion = match reading.hedge {
            Hedge::Bare | Hedge::Exactly => with(truth.value),
            Hedge::About
            | Hedge::Nearly
            | Hedge::MoreThan
            | Hedge::AtLeast
            | Hedge::UpTo
            | Hedge::FewerThan => rounded().or_else(|| with(truth.value)),
        };
        (suggestion, true)
    }

    fn range(&self, reading: &Reading, low: &Number, high: &Number) -> Result<(), Mismatch> {
        let Value::Range(from, to) = self.claim.value.value else { return Err(self.stale(None)) };
        if low.value != from || high.value != to {
            return Err(self.stale(None));
        }
        let modifier = self.claim.modifier.value;
        let hedged = match modifier {
            Modifier::Exact => matches!(reading.hedge, Hedge::Bare | Hedge::Exactly),
            Modifier::About
            | Modifier::MoreThan
            | Modifier::AtLeast
            | Modifier::UpTo
            | Modifier::FewerThan => implies(modifier, reading.hedge),
        };
        if hedged { Ok(()) } else { Err(self.wrong_hedge(reading, hedge_of(modifier))) }
    }

    fn share(&self, reading: &Reading, share: &Fraction) -> Result<(), Mismatch> {
        let hundred = match self.fact.kind.value {
            Kind::Percent => Decimal::ONE_HUNDRED,
            Kind::Ratio => Decimal::ONE,
            Kind::Count | Kind::Money | Kind::Duration | Kind::Date | Kind::Text => {
                return Err(self.wrong_unit(&self.words[reading.range.clone()]));
            }
        };
        if !reading.unit.is_empty() || reading.per.is_some() {
            return Err(self.stray(&self.words[reading.unit.clone()]));
        }
        let Value::Number(value) = self.claim.value.value else { return Err(self.stale(None)) };
        let truth = self.truth(value);
        if truth.admits_share(reading.hedge, share, hundred) {
            return Ok(());
        }
        let fits = |hedge: &Hedge| truth.admits_share(*hedge, share, hundred);
        // The nearest hedge is the one that says on which side the share lies.
        let above = share.value() * hundred < value;
        let by_side = if above { Hedge::MoreThan } else { Hedge::Nearly };
        match Some(by_side).filter(fits).or_else(|| Hedge::ALL.into_iter().find(fits)) {
            Some(hedge) => Err(self.wrong_hedge(reading, hedge)),
            None => Err(self.stale(None)),
        }
    }

    fn plenty(&self, least: u64, below: u64) -> Result<(), Mismatch> {
        let Value::Number(value) = self.claim.value.value else { return Err(self.stale(None)) };
        let fits = Decimal::from(least) <= value && value < Decimal::from(below);
        if fits { Ok(()) } else { Err(self.stale(None)) }
    }

    /// Another number than the registry's; `slipped` says how it may have come about.
    fn stale(&self, slipped: Option<&str>) -> Mismatch {
        let value = write::value(self.fact, self.claim, self.lang);
        let message = format!("`{}` is not what the registry says", self.words.trim());
        let help = match slipped {
            Some(slipped) => format!("the registry says {value}: {slipped}"),
            None => format!("the registry says {value}"),
        };
        Mismatch::new(Wrong::Stale, message, help)
    }

    /// The number is right under another hedge.
    fn wrong_hedge(&self, reading: &Reading, right: Hedge) -> Mismatch {
        let value = write::value(self.fact, self.claim, self.lang);
        let words = self.words.trim();
        let message = if self.claim.modifier.value == Modifier::Exact {
            format!("`{words}` is not true of {value}")
        } else {
            format!("`{words}` is not what the source says: it says {value}")
        };
        let suggestion = self.with_hedge(reading, right);
        let help = match &suggestion {
            Some(suggestion) => format!("write `{suggestion}`"),
            None => format!("write `{value}`"),
        };
        Mismatch::new(Wrong::Hedge, message, help).suggesting(suggestion, false)
    }

    /// The words with another hedge before the quantity.
    fn with_hedge(&self, reading: &Reading, hedge: Hedge) -> Option<String> {
        let phrase = self.lexicon.hedges.iter().find(|(_, h)| *h == hedge).map(|(words, _)| *words);
        if !self.suggesting || (phrase.is_none() && hedge != Hedge::Bare) {
            return None;
        }
        let mut rest = self.words.to_owned();
        let mut start = reading.range.start;
        if let Some(old) = &reading.hedge_range {
            rest.replace_range(old.clone(), "");
            if old.start < start {
                start = old.start;
            }
        }
        let (before, after) = rest.split_at_checked(start)?;
        let fixed = match phrase {
            Some(phrase) => format!("{before}{phrase} {}", after.trim_start()),
            None => format!("{before}{}", after.trim_start()),
        };
        let fixed = fixed.trim().to_owned();
        self.holds(&fixed).then_some(fixed)
    }
}

/// The hedge that says what a modifier says.
fn hedge_of(modifier: Modifier) -> Hedge {
    match modifier {
        Modifier::Exact => Hedge::Bare,
        Modifier::About => Hedge::About,
        Modifier::MoreThan => Hedge::MoreThan,
        Modifier::AtLeast => Hedge::AtLeast,
        Modifier::UpTo => Hedge::UpTo,
        Modifier::FewerThan => Hedge::FewerThan,
    }
}

#[cfg(test)]
mod tests;
