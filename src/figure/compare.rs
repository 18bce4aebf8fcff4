//! Comparing the words of a reference with the registry.
//!
//! The rules are those of the table *How words are compared* in the documentation of the checks:
//! [`Truth`] holds them; this file decides which of them applies, and `mend` finds the words that
//! would be right.
//!
//! Hedged words admit several true roundings: of $169,313 one may say `about $169,000`, `about
//! $169,300` or `about $170,000`, each at the precision it shows. A changed digit there may leave
//! the words true, and then nothing is reported; what is false always is.

mod dates;
mod lengths;
mod mend;
mod units;

pub use lengths::in_unit;

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::hedge::{Hedge, Truth, implies};
use super::lexicon::Lexicon;
use super::number::Number;
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
    /// Words that would be right; as much of the writer's own is kept as holds. They are compared
    /// before they are offered.
    pub suggestion: Option<String>,
    /// Whether there is no other right wording, so that the suggestion may be applied without a
    /// person looking at it.
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
        Mismatch::new(Wrong::Unreadable, error.message, error.help)
    }

    /// Whoever wrote no hedge wants the number itself; the hedge that would do is told beside it.
    fn or_rather(self, number: Option<String>) -> Mismatch {
        let Some(number) = number else { return self };
        let help = match &self.suggestion {
            Some(hedged) => format!("write `{number}`, or `{hedged}`"),
            None => format!("write `{number}`"),
        };
        Mismatch { help, ..self }.suggesting(Some(number), true)
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
    form: Form,
    lang: &'a Lang,
    lexicon: &'a Lexicon,
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
    Comparison { words, fact, claim, form, lang, lexicon, suggesting: true }.check()
}

impl Comparison<'_> {
    fn check(&self) -> Result<(), Mismatch> {
        match self.form {
            Form::CountedBy | Form::Source => Ok(()),
            Form::AsOf => self.as_of(),
            Form::Period => self.period(),
            Form::Value | Form::Number | Form::Words => self.value(),
        }
    }

    fn value(&self) -> Result<(), Mismatch> {
        match &self.claim.value.value {
            Value::Text(words) => self.text(words.get(self.lang)),
            Value::Date(period) => self.date(*period),
            Value::Number(_) | Value::Range(..) | Value::Duration(_) => self.quantity(),
        }
    }

    /// The words of a text claim, with or without an article before them.
    fn text(&self, text: &str) -> Result<(), Mismatch> {
        let without_article = |words: &str| {
            let words = words.trim().trim_matches(is_quote);
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
        Err(self.stale(None).suggesting(self.offered(text.to_owned()), true))
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
                [term] if self.is_count_of_time(&reading, term) => Ok(()),
                [term] => {
                    self.check_unit(&reading, &self.words[term.range.start..reading.unit.end])?;
                    self.number(&reading, &term.number)
                }
                _ => Err(self.wrong_unit(self.words.trim()).suggesting(self.whole(), false)),
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
            Quantity::Date(_) => Err(self.stale(None).suggesting(self.whole(), false)),
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
                    | Hedge::FewerThan => {
                        return Err(self.stale(None).suggesting(self.whole(), false));
                    }
                };
                if number.value == end {
                    return Ok(());
                }
                let written = self.styled(end, number.style, reading);
                let fixed = self.with(&[(number.range.clone(), &written)]);
                Err(self.stale(None).suggesting(fixed, true))
            }
            Value::Duration(_) => {
                Err(self.wrong_unit(self.words.trim()).suggesting(self.whole(), false))
            }
            Value::Date(_) | Value::Text(_) => Err(self.stale(None)),
        }
    }

    fn single(&self, reading: &Reading, number: &Number, value: Decimal) -> Result<(), Mismatch> {
        let truth = self.truth(value);
        if truth.admits(reading.hedge, number) {
            return Ok(());
        }
        // What may be rounded without a hedge, and shows its precision, has no hedge to be wrong.
        let bare = truth.may_round && reading.hedge == Hedge::Bare && number.step == number.coarse;
        if !bare || truth.modifier != Modifier::Exact {
            let own = hedge_of(truth.modifier);
            let mut fitting = std::iter::once(own)
                .filter(|own| *own != Hedge::Bare)
                .chain(Hedge::ALL)
                .filter(|&hedge| truth.admits(hedge, number))
                .peekable();
            let nearest = fitting.peek().copied();
            let sayable = fitting.find(|&hedge| self.with_hedge(reading, hedge).is_some());
            if let Some(hedge) = sayable.or(nearest) {
                let wrong = self.wrong_hedge(reading, hedge);
                return Err(match reading.hedge {
                    Hedge::Bare if truth.modifier == Modifier::Exact => {
                        wrong.or_rather(self.rewritten(reading, number, truth))
                    }
                    _ => wrong,
                });
            }
        }
        let written = &self.words[number.range.clone()];
        let even = self.lexicon.formats.numerals.even(written);
        let slipped = slip(&even, &value.to_string()).map(|slip| slip.phrase());
        let slipped = slipped.or(number.separator_slip.then(|| self.lexicon.separator_slip()));
        Err(self.stale(slipped).suggesting(self.rewritten(reading, number, truth), true))
    }

    fn range(&self, reading: &Reading, low: &Number, high: &Number) -> Result<(), Mismatch> {
        let Value::Range(from, to) = self.claim.value.value else {
            return Err(self.stale(None).suggesting(self.whole(), false));
        };
        if low.value != from || high.value != to {
            let fixed = self.with_ends(reading, low, high, [from, to]);
            return Err(self.stale(None).suggesting(fixed, true));
        }
        self.check_hedge_of_whole(reading)
    }

    /// A range or a length in several units is told with the claim's own hedge or one that follows
    /// from it, and else with none.
    fn check_hedge_of_whole(&self, reading: &Reading) -> Result<(), Mismatch> {
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
                let wrong = self.wrong_unit(&self.words[reading.range.clone()]);
                return Err(wrong.suggesting(self.whole(), false));
            }
        };
        if !reading.unit.is_empty() || reading.per.is_some() {
            let after = reading.per.as_ref().map_or(reading.unit.end, |per| per.end);
            let stray = self.words.get(reading.range.end..after).unwrap_or("").trim();
            let fixed = self.with(&[(reading.range.end..after, "")]);
            return Err(self.stray(stray).suggesting(fixed, false));
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
            None => Err(self.stale(None).suggesting(self.whole(), false)),
        }
    }

    fn plenty(&self, least: u64, below: u64) -> Result<(), Mismatch> {
        let Value::Number(value) = self.claim.value.value else { return Err(self.stale(None)) };
        let fits = Decimal::from(least) <= value && value < Decimal::from(below);
        if fits { Ok(()) } else { Err(self.stale(None).suggesting(self.whole(), false)) }
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
}

/// Quotation marks, which may stand around the words and are no part of them.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‘' | '’' | '\'' | '«' | '»')
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
