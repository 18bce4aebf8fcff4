//! What a claim says: numbers, money, dates, lengths of time, words.

use std::fmt;

use rust_decimal::Decimal;

use super::{Period, Text};
use crate::text::Spanned;

/// What sort of quantity a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How many: a whole number of some unit.
    Count,
    /// An amount in a currency.
    Money,
    /// A share of a hundred; the value is the percentage itself.
    Percent,
    /// One quantity over another.
    Ratio,
    /// A length of time.
    Duration,
    /// A date or a stretch between two.
    Date,
    /// Words: a name, a holding.
    Text,
}

impl Kind {
    /// Every kind, with the word that names it in the registry.
    pub const ALL: [(&'static str, Kind); 7] = [
        ("count", Kind::Count),
        ("money", Kind::Money),
        ("percent", Kind::Percent),
        ("ratio", Kind::Ratio),
        ("duration", Kind::Duration),
        ("date", Kind::Date),
        ("text", Kind::Text),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        Kind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// A length of time as ISO 8601 writes it: `P8Y`, `P56D`, `P1Y6M`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Whole years.
    pub years: u32,
    /// Whole months.
    pub months: u32,
    /// Whole weeks.
    pub weeks: u32,
    /// Whole days.
    pub days: u32,
}

impl Duration {
    /// Reads an ISO 8601 duration of whole years, months, weeks and days.
    pub fn parse(text: &str) -> Option<Duration> {
        let mut rest = text.strip_prefix('P')?;
        let mut duration = Duration::default();
        for unit in ['Y', 'M', 'W', 'D'] {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits > 0 && rest[digits..].starts_with(unit) {
                let number = rest[..digits].parse().ok()?;
                match unit {
                    'Y' => duration.years = number,
                    'M' => duration.months = number,
                    'W' => duration.weeks = number,
                    _ => duration.days = number,
                }
                rest = &rest[digits + 1..];
            }
        }
        (rest.is_empty() && text.len() > 1).then_some(duration)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (number, unit) in
            [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')]
        {
            if number > 0 {
                write!(f, "{number}{unit}")?;
            }
        }
        Ok(())
    }
}

/// The value of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number: of a count, an amount, a percentage, a ratio. Exact, with the decimals written.
    Number(Decimal),
    /// Any number from the first to the second, both included.
    Range(Decimal, Decimal),
    /// A date or a stretch of time.
    Date(Period),
    /// A length of time.
    Duration(Duration),
    /// Words.
    Text(Wording),
}

/// Plain words in one or more languages, those of the default language first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    first: String,
    others: Vec<(super::Lang, String)>,
}

impl From<&str> for Wording {
    fn from(words: &str) -> Wording {
        Wording::new(words.to_owned(), Vec::new())
    }
}

impl Wording {
    /// Words in the default language, or in the first one written, and those in others.
    pub fn new(first: String, others: Vec<(super::Lang, String)>) -> Wording {
        Wording { first, others }
    }

    /// The words in a language, or else those of the first.
    pub fn get(&self, lang: &super::Lang) -> &str {
        self.others.iter().find(|(l, _)| l == lang).map_or(&self.first, |(_, words)| words)
    }

    /// The languages it is written in, the default one among them.
    pub fn langs<'a>(&'a self, default: &'a super::Lang) -> Vec<&'a super::Lang> {
        std::iter::once(default).chain(self.others.iter().map(|(lang, _)| lang)).collect()
    }

    /// The words of the default language.
    pub fn first(&self) -> &str {
        &self.first
    }
}

impl fmt::Display for Value {
    /// The value as the registry writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Range(from, to) => write!(f, "{from} to {to}"),
            Value::Date(period) => write!(f, "{period}"),
            Value::Duration(duration) => write!(f, "{duration}"),
            Value::Text(words) => f.write_str(words.first()),
        }
    }
}

/// What the source itself says of a number it does not give exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modifier {
    /// The number itself.
    #[default]
    Exact,
    /// Somewhere near it.
    About,
    /// Above it.
    MoreThan,
    /// It or above.
    AtLeast,
    /// It or below.
    UpTo,
    /// Below it.
    FewerThan,
}

impl Modifier {
    /// Every modifier, with the word that names it in the registry.
    pub const ALL: [(&'static str, Modifier); 6] = [
        ("exact", Modifier::Exact),
        ("about", Modifier::About),
        ("more-than", Modifier::MoreThan),
        ("at-least", Modifier::AtLeast),
        ("up-to", Modifier::UpTo),
        ("fewer-than", Modifier::FewerThan),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        Modifier::ALL.iter().find(|(_, m)| *m == self).map_or("", |(word, _)| word)
    }
}

/// What a number counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Unit {
    /// Things with a name.
    Things(Things),
    /// An amount in a currency, perhaps per something.
    Money {
        /// ISO 4217 code: `USD`.
        currency: Spanned<String>,
        /// What each amount is for: `person`.
        per: Option<Spanned<Wording>>,
    },
}

/// The name of a counted thing in its forms, by language.
#[derive(Debug, Clone, PartialEq)]
pub struct Things {
    /// One of them: `child`.
    pub one: Words,
    /// Several: `children`.
    pub other: Words,
    /// Other names for the same thing: `minors`.
    pub also: Words,
}

/// Word forms by language; a plain list holds for the default language.
pub type Words = Vec<(super::Lang, Vec<Spanned<String>>)>;

impl Things {
    /// Every form in a language: one, other, and the other names.
    pub fn forms<'a>(&'a self, lang: &super::Lang) -> impl Iterator<Item = &'a str> {
        let lang = lang.clone();
        [&self.one, &self.other, &self.also]
            .into_iter()
            .flatten()
            .filter(move |(l, _)| *l == lang)
            .flat_map(|(_, words)| words.iter().map(|w| w.value.as_str()))
    }

    /// The form for one of them.
    pub fn singular(&self, lang: &super::Lang) -> Option<&str> {
        first(&self.one, lang)
    }

    /// The form for several.
    pub fn plural(&self, lang: &super::Lang) -> Option<&str> {
        first(&self.other, lang)
    }
}

fn first<'a>(words: &'a Words, lang: &super::Lang) -> Option<&'a str> {
    words.iter().find(|(l, _)| l == lang).and_then(|(_, w)| w.first()).map(|w| w.value.as_str())
}

/// A short name and what it is called, used for lists of choices.
pub type Labelled = (super::Id, Text);
