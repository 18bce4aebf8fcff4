//! The words of a language for numbers, dates and hedges, as tables.
//!
//! Everything that differs from language to language stands in a [`Lexicon`]; the readers and
//! writers know none by name. English and Spanish have tables here; any other language has what CLDR
//! knows of it and what a site says in its file of words, see
//! [`Lexicon::KEYS`].

mod english;
mod known;
mod other;
mod phrases;
mod spanish;

use std::sync::Arc;

use super::calendar::Intro;
use super::hedge::Hedge;
use super::locale::Formats;
use crate::model::Modifier;

pub use phrases::{Pairs, Phrase, Phrases, Words};
use phrases::{pairs, phrases, starts, words};

/// What a single word means to the reader of numbers and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A number that needs no other word: zero to nineteen in English.
    Unit(u8),
    /// One, or no more than an article: `un` counts only where something shows that it does.
    One,
    /// A multiple of ten, which a unit may follow.
    Tens(u8),
    /// A multiple of a hundred in one word, which tens and units may follow.
    Hundreds(u16),
    /// Multiplies what stands before it by a hundred.
    Hundred,
    /// Multiplies what stands before it by this power of ten.
    Magnitude(u8),
    /// The same, and one of it where nothing stands before it: `mil`.
    BareMagnitude(u8),
    /// So many of what stands before it: a dozen, `una veintena`.
    Collective(u16),
    /// Begins one of the phrases of [`Lexicon::plenty`].
    Plenty,
    /// One part of two.
    Half,
    /// Half of the magnitude that follows, and nothing by itself: `medio millón`.
    HalfOf,
    /// A place in an order; after an article or `one` also a part (`a third`).
    Ordinal(u8),
    /// One of so many parts (`quarter`), or several of them (`thirds`).
    Parts(u8),
    /// A month, January being 1.
    Month(i8),
    /// A unit of time.
    Time(TimeUnit),
    /// Nothing by itself; it begins a phrase that may stand before a number.
    Opens,
}

/// A unit of time that durations are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Years.
    Year,
    /// Months.
    Month,
    /// Weeks.
    Week,
    /// Days.
    Day,
}

/// What must stand before the word that joins two number words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// A hundred or a magnitude: `nine hundred and thirteen`.
    Hundred,
    /// Tens: `noventa y tres`.
    Tens,
}

/// What a number in words stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Nothing.
    Alone,
    /// A masculine noun, or one of a language whose numbers do not change.
    Masculine,
    /// A feminine noun.
    Feminine,
}

/// The word tables of one language. Those that a site's file of words can fill own what is in them.
#[derive(Debug)]
pub struct Lexicon {
    /// What CLDR says of its locale.
    pub(super) formats: Arc<Formats>,
    /// Whether a month must begin with a capital to be one (`may` is a verb in English).
    pub capital_months: bool,
    /// Single words, sorted.
    pub senses: Phrases<Sense>,
    /// Where the words of each letter begin among them, as `starts` finds it.
    pub starts: [usize; 27],
    /// The words for inexact plenty (`dozens`), with the first number each can mean and the first
    /// that is too large for it.
    pub plenty: Phrases<(u64, u64)>,
    /// Stand for `one` before a hundred or a part.
    pub articles: Words,
    /// May stand between a hedge and a percentage: casi `el` 46%.
    pub percent_articles: Words,
    /// Joins number words.
    pub number_and: Phrases<After>,
    /// Stands before decimals read out.
    pub point: Words,
    /// Joins the numbers of a share: two `in` five.
    pub ratio: Words,
    /// Stands between a share and what it is a share of.
    pub of: Words,
    /// Stands between a magnitude and what is counted: dos millones `de` niños.
    pub scale_of: Words,
    /// Makes a part of the ordinal before it: la cuarta `parte`.
    pub part_words: Words,
    /// Stands before a part said with an ordinal, and shows that it is a share: fell `by` a third.
    pub share_before: Words,
    /// Stands after such a part, and shows the same: a third `of` them.
    pub share_after: Words,
    /// Stands after a number in words, and shows that it counts something: seven `were` back.
    pub count_after: Words,
    /// Stands before a number of years that is an age: menores de `dos años`.
    pub age_before: Words,
    /// Stands before a half that is one of two things: the `latter` half.
    pub half_of_two: Words,
    /// Stands after a half that is no share: half `past`.
    pub half_compounds: Words,
    /// Adds a half to the number before it.
    pub and_a_half: Words,
    /// Marks a percentage.
    pub percent: Words,
    /// Signs and codes that stand before an amount, with the ISO 4217 code.
    pub currency_before: Phrases<&'static str>,
    /// Words and codes that stand after an amount, with the ISO 4217 code.
    pub currency_after: Phrases<&'static str>,
    /// Letters that scale an amount of money they are glued to: `$1.5M`.
    pub glued_magnitudes: Phrases<u8>,
    /// Says what an amount is for: 450,000 `a` person.
    pub per: Words,
    /// Hedges that stand before the number.
    pub hedges: Phrases<Hedge>,
    /// Hedges that stand after the number or its unit.
    pub hedges_after: Phrases<Hedge>,
    /// Begins a range whose ends are joined by [`between_and`](Lexicon::between_and).
    pub between: Words,
    /// Joins the ends of a range that began with [`between`](Lexicon::between).
    pub between_and: Words,
    /// Begins a range whose ends are joined by [`to`](Lexicon::to).
    pub from: Words,
    /// Joins the ends of a range of numbers.
    pub to: Words,
    /// Stands before a date and says what the date is to the matter.
    pub intros: Phrases<Intro>,
    /// Joins the ends of a stretch of time.
    pub date_to: Words,
    /// May stand between the parts of a date.
    pub date_glue: Words,
    /// May stand before a day.
    pub date_articles: Words,
    /// Stands before a year, besides the words of [`intros`](Lexicon::intros).
    pub year_before: Words,
    /// Makes a year another year than the calendar's.
    pub fiscal: Words,
    /// Begins a date that is only roughly in that year: `mid-2018`.
    pub part_of_year: Words,
    /// Endings that turn digits into an ordinal.
    pub ordinal_endings: Words,
    /// Endings that turn a year into its decade.
    pub decade_endings: Words,
    /// Articles that the words of a text claim may begin with or leave out.
    pub text_articles: Words,

    /// How each modifier is written: of things, of amounts.
    pub modifiers: Pairs<Modifier>,
    /// Number words from zero on, as far as they are words of their own.
    pub ones: Words,
    /// The number words that change with what is counted: as they stand alone, before a masculine
    /// noun, before a feminine one.
    pub agreeing: &'static [(&'static str, &'static str, &'static str)],
    /// Endings of feminine nouns.
    pub feminine: Words,
    /// Masculine nouns that have such an ending.
    pub masculine: Words,
    /// Zero, ten, twenty, … ninety; zero is never used.
    pub tens: [&'static str; 10],
    /// Between tens and ones.
    pub tens_join: &'static str,
    /// Zero, one hundred, … nine hundred; zero is never used.
    pub hundreds: [&'static str; 10],
    /// A hundred with nothing after it.
    pub hundred: &'static str,
    /// Between hundreds and the rest, and before a last group below a hundred.
    pub hundreds_join: &'static str,
    /// The powers of a thousand, largest first: exponent, one of them, several (with `{}`).
    pub magnitudes: &'static [(u8, &'static str, &'static str)],
    /// The same for numbers in digits, from a million on.
    pub scales: &'static [(u8, &'static str, &'static str)],
    /// Between a scale and what is counted.
    pub scale_join: &'static str,
    /// Words that melt into one where they meet: `de el` into `del`.
    pub contractions: Phrases<&'static str>,
    /// The signs of currencies, by their ISO 4217 code; others are written with their code.
    pub currency_signs: Phrases<&'static str>,
    /// A percentage, with `{}` for its number in digits.
    pub percent_form: Phrase,
    /// The same with its number in words.
    pub percent_words: Phrase,
    /// An amount of money with the sign of its currency: `{s}` and `{n}`.
    pub money_form: Phrase,
    /// Joins two things.
    pub and: Words,
    /// A range, with `{}` for its ends.
    pub range: Phrase,
    /// An amount for each of something: `{}` for the thing.
    pub per_each: Phrase,
    /// Stands before a day in a sentence, space included: `el `.
    pub day_article: &'static str,
    /// An approximate date, with `{}` for the date.
    pub date_about: Phrase,
    /// A stretch between two dates that are months or years.
    pub stretch: Phrase,
    /// A stretch that begins with a day.
    pub stretch_days: Phrase,
    /// A stretch without an end.
    pub since: Phrase,
    /// A stretch without a beginning.
    pub until: Phrase,
    /// The units of time: one, several.
    pub time_units: Pairs<TimeUnit>,
}

impl Lexicon {
    /// What a single word means, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Option<Sense> {
        if word.is_ascii() {
            let mut alike = self.alike(word.as_bytes().first()?.to_ascii_lowercase(), word.len());
            return alike.find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, sense)| *sense);
        }
        let lower = word.to_lowercase();
        let mut alike = self.alike(*lower.as_bytes().first()?, lower.len());
        alike.find(|(word, _)| **word == *lower).map(|(_, sense)| *sense)
    }

    /// The words of the table that begin with this letter and are as long. Most words that are no
    /// numbers are told by the two, and every word of every text is looked up.
    fn alike(&self, letter: u8, len: usize) -> impl Iterator<Item = &(Phrase, Sense)> {
        let letter = usize::from(letter.saturating_sub(b'a').min(26));
        let start = self.starts.get(letter).copied().unwrap_or(0);
        let end = self.starts.get(letter + 1).copied().unwrap_or(self.senses.len());
        let of_letter = self.senses.get(start..end).unwrap_or_default();
        of_letter.iter().filter(move |(word, _)| word.len() == len)
    }

    /// How number words change before the name of what is counted.
    pub(super) fn agreement(&self, noun: &str) -> Agreement {
        let noun = noun.split_whitespace().next().unwrap_or("").to_lowercase();
        let feminine = self.feminine.iter().any(|ending| noun.ends_with(&**ending));
        match feminine && !self.masculine.iter().any(|known| **known == *noun) {
            _ if noun.is_empty() => Agreement::Alone,
            true => Agreement::Feminine,
            false => Agreement::Masculine,
        }
    }

    /// An amount with the sign of its currency, or with its code where it has none here.
    pub(super) fn with_currency(&self, amount: &str, currency: &str) -> String {
        match self.currency_signs.iter().find(|(code, _)| **code == *currency) {
            Some((_, sign)) => self.money_form.replace("{s}", sign).replace("{n}", amount),
            None => format!("{currency} {amount}"),
        }
    }

    /// Whether a word is the name of a month in full, and not shortened.
    pub(super) fn is_whole_month(&self, month: i8, word: &str) -> bool {
        let longest = self.formats.names(month).iter().map(String::len).max();
        longest.is_none_or(|longest| word.len() >= longest)
    }

    /// What happened where the mark of decimals stands for that of thousands.
    pub(super) fn separator_slip(&self) -> &'static str {
        match self.formats.numerals.latin.decimal {
            '.' => "a comma became a point",
            _ => "the mark of decimals stands where that of thousands should",
        }
    }

    /// Where two words meet that melt into one, the one.
    pub(super) fn contracted(&self, text: &str) -> String {
        let melt = |text: String, (two, one): &(Phrase, &str)| {
            text.replace(&format!(" {two} "), &format!(" {one} "))
        };
        self.contractions.iter().fold(format!(" {text}"), melt).split_off(1)
    }

    /// The name of a unit of time for a number of them.
    pub(super) fn time_unit(&self, unit: TimeUnit, one: bool) -> &str {
        let named = self.time_units.iter().find(|(u, ..)| *u == unit);
        named.map_or("", |(_, single, several)| if one { single } else { several })
    }

    /// How a modifier is written; empty for an exact number.
    pub(super) fn modifier(&self, modifier: Modifier, amount: bool) -> &str {
        let named = self.modifiers.iter().find(|(m, ..)| *m == modifier);
        named.map_or("", |(_, things, amounts)| if amount { amounts } else { things })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn all(check: impl Fn(&Lexicon)) {
        ["en", "es"].into_iter().for_each(|lang| check(Lexicon::of(&Lang::from(lang))));
    }

    #[test]
    fn tables_are_sorted_and_in_lower_case() {
        all(is_sorted);
    }

    fn is_sorted(lexicon: &Lexicon) {
        let pairs = lexicon.senses.windows(2);
        let unsorted: Vec<_> = pairs.filter(|pair| pair[0].0 >= pair[1].0).collect();
        assert!(unsorted.is_empty(), "{unsorted:?}");
        assert!(lexicon.senses.iter().all(|(word, _)| **word == word.to_lowercase()));
        assert!(lexicon.magnitudes.is_sorted_by(|(a, ..), (b, ..)| a > b));
    }

    #[test]
    fn every_phrase_that_a_number_may_begin_with_has_its_first_word_in_the_table() {
        all(begins_in_the_table);
    }

    fn begins_in_the_table(lexicon: &Lexicon) {
        let phrases = [&lexicon.articles, &lexicon.fiscal, &lexicon.part_of_year];
        let currencies = lexicon.currency_before.iter().map(|(words, _)| words);
        for phrase in phrases.into_iter().flatten().chain(currencies) {
            let first = phrase.split(' ').next().unwrap();
            if first.chars().all(char::is_alphabetic) {
                assert!(lexicon.sense(first).is_some(), "{first}");
            }
        }
        assert!(lexicon.senses.iter().all(|(word, sense)| lexicon.sense(word) == Some(*sense)));
    }

    #[test]
    fn number_words_agree_with_what_is_counted() {
        let lang = Lang::from("es");
        let spanish = Lexicon::of(&lang);
        for (noun, expected) in [
            ("niños", Agreement::Masculine),
            ("familias separadas", Agreement::Feminine),
            ("días", Agreement::Masculine),
            ("solicitudes", Agreement::Feminine),
            ("", Agreement::Alone),
        ] {
            assert_eq!(spanish.agreement(noun), expected, "{noun}");
        }
        assert_eq!(spanish.contracted("más de el 46%"), "más del 46%");
        assert_eq!(spanish.contracted("de el 2 a el 3 hacia el 4"), "del 2 al 3 hacia el 4");
    }

    #[test]
    fn case_does_not_matter() {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        assert_eq!(lexicon.sense("Thousand"), Some(Sense::Magnitude(3)));
        assert_eq!(lexicon.sense("thousandths-of-something-long"), None);
        assert_eq!(lexicon.sense("İstanbul"), None);
    }
}
