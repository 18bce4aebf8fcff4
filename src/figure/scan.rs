//! Finding the numbers that stand in prose: numerals, dates, number words and shares.

mod around;

use std::ops::Range;

use rust_decimal::Decimal;

use around::{
    another_day, clock, counts, is_introduced, is_share, ordinal_words, short_decade, tells,
};

use super::amount::amount;
use super::calendar::{PartialDate, When, fiscal_year, stretch};
use super::fraction::{Fraction, fraction, plenty};
use super::lexicon::{Lexicon, Sense, TimeUnit};
use super::number::{Style, bare_digits, skip_hyphen};
use super::piece::{Piece, Shape, any, cut};
use crate::model::Lang;

/// A number that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes; currency and percent mark included.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The kinds of numbers in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A number with digits.
    Numeral {
        /// Its value, magnitude words applied.
        value: Decimal,
        /// Whether it is a percentage.
        percent: bool,
        /// Whether it is an amount of money.
        currency: bool,
    },
    /// A date or a stretch of time.
    Date(When),
    /// Four digits that are a year by their size alone; what is counted may follow them.
    Year(Decimal),
    /// A time of day: `10:30`.
    Clock,
    /// A number in words.
    NumberWord {
        /// Its value; nothing for words of inexact plenty (`dozens`).
        value: Option<Decimal>,
        /// Whether it is one of the small numbers that are words like any other: one to ten.
        small: bool,
        /// What the word after it makes of it.
        tells: Tells,
    },
    /// A share: `half`, `two-thirds`.
    Fraction(Fraction),
    /// A place in an order: `9th`, `twenty-first`.
    Ordinal,
}

/// What the word after a number in words makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Nothing.
    Nothing,
    /// That it counts something: `seven had been reunited`.
    HowMany,
    /// That it says how long: `eight years`.
    HowLong(TimeUnit),
}

impl TokenKind {
    /// Whether it is more than a date or a place in an order, which account for themselves.
    pub fn needs_an_account(&self) -> bool {
        match self {
            TokenKind::Date(_) | TokenKind::Clock | TokenKind::Ordinal => false,
            TokenKind::Numeral { .. }
            | TokenKind::Year(_)
            | TokenKind::NumberWord { .. }
            | TokenKind::Fraction(_) => true,
        }
    }
}

/// Every number in a text, in order; none overlaps another.
pub fn scan(text: &str, lang: &Lang) -> Vec<Token> {
    let lexicon = Lexicon::of(lang);
    let pieces = cut(text);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match token(&pieces, at, lexicon) {
            Some((kind, next)) if next > at => {
                let last = pieces.get(next - 1).map_or(0, Piece::end);
                let start = pieces.get(at).map_or(0, |piece| piece.start);
                tokens.push(Token { range: start..last, kind });
                at = next;
            }
            Some(_) | None => at = skip_word(&pieces, at),
        }
    }
    tokens
}

/// The piece after a word and what is glued to it: the digits of `COVID-19` are part of a name.
fn skip_word(pieces: &[Piece<'_>], at: usize) -> usize {
    let Some(first) = pieces.get(at) else { return at + 1 };
    let mut next = at + 1;
    if first.shape != Shape::Word {
        return next;
    }
    while let Some(piece) = pieces.get(next).filter(|piece| !piece.spaced) {
        let digits_after_hyphen = piece.is_mark('-')
            && pieces.get(next + 1).is_some_and(|p| !p.spaced && p.shape == Shape::Numeral);
        match piece.shape {
            Shape::Numeral => next += 1,
            Shape::Mark(_) if digits_after_hyphen => next += 2,
            Shape::Word | Shape::Mark(_) => break,
        }
    }
    next
}

fn token(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(TokenKind, usize)> {
    let first = pieces.get(at)?;
    let sense = match first.shape {
        Shape::Word => lexicon.sense(first.text),
        Shape::Numeral | Shape::Mark(_) => None,
    };
    // Most words are none of this; look no further.
    let may_begin = match first.shape {
        Shape::Word => sense.is_some() || begins_phrase(pieces, at, lexicon),
        Shape::Numeral => true,
        Shape::Mark(mark @ ('-' | '\'')) => begins_numeral(pieces, at, mark),
        Shape::Mark(mark) => !",.;:!?()\"“”–/".contains(mark),
    };
    if !may_begin {
        return None;
    }
    if let Some(next) = fiscal_year(pieces, at, lexicon) {
        return Some((TokenKind::Date(When::At(Default::default())), next));
    }
    if let Some(next) = short_decade(pieces, at, lexicon) {
        return Some((TokenKind::Date(When::At(Default::default())), next));
    }
    if let Some(next) = clock(pieces, at) {
        return Some((TokenKind::Clock, next));
    }
    if let Some(date) = date(pieces, at, lexicon) {
        return Some(date);
    }
    if let Some(next) = ordinal(pieces, at, lexicon) {
        return Some((TokenKind::Ordinal, next));
    }
    if let Some((_, next)) = plenty(pieces, at, lexicon) {
        return Some((inexact(), next));
    }
    let share = fraction(pieces, at, lexicon);
    if let Some((share, next)) = share.filter(|share| is_share(pieces, at, share, lexicon)) {
        return Some((TokenKind::Fraction(share), next));
    }
    numeral_or_words(pieces, at, lexicon)
}

/// Whether a hyphen is a minus, or an apostrophe stands for a century.
fn begins_numeral(pieces: &[Piece<'_>], at: usize, mark: char) -> bool {
    let glued = |at: usize| pieces.get(at).filter(|piece| !piece.spaced);
    let numeral = glued(at + 1).is_some_and(|piece| piece.shape != Shape::Word);
    numeral && (mark == '\'' || pieces.get(at).is_some_and(|piece| piece.spaced))
}

/// Whether one of the phrases that begin a number, and are no number words, stands here.
fn begins_phrase(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let phrases = [lexicon.articles, lexicon.fiscal, lexicon.part_of_year];
    phrases.iter().any(|words| any(pieces, at, words).is_some())
        || lexicon
            .currency_before
            .iter()
            .any(|(word, _)| pieces.get(at).is_some_and(|p| p.is(word)))
}

/// A date. A bare four-digit number is one only from 1900 to 2099, and only where no percent or
/// magnitude makes it a quantity.
fn date(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<(TokenKind, usize)> {
    let (when, next) = stretch(pieces, at, lexicon)?;
    if !when.has_digits() {
        return None;
    }
    if next == at + 1 && pieces.get(at)?.shape == Shape::Numeral {
        let year = pieces.get(at)?.text.parse::<i64>().ok()?;
        let quantity = amount(pieces, at, lexicon).ok().flatten().is_some_and(|(amount, after)| {
            amount.percent || amount.currency.is_some() || after > at + 1
        });
        if quantity || !(1900..2100).contains(&year) || counts(pieces, at, lexicon) {
            return None;
        }
        if !is_introduced(pieces, at, lexicon) {
            return Some((TokenKind::Year(year.into()), next));
        }
    }
    let next = match when {
        When::At(PartialDate { day: Some(_), year: None, .. }) => {
            another_day(pieces, next, lexicon).unwrap_or(next)
        }
        _ => next,
    };
    Some((TokenKind::Date(when), next))
}

/// `9th`; the piece after it.
fn ordinal(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let numeral = pieces.get(at).filter(|piece| piece.shape == Shape::Numeral);
    let ending = pieces.get(at + 1).filter(|piece| !piece.spaced);
    numeral.zip(ending).and_then(|_| any(pieces, at + 1, lexicon.ordinal_endings))
}

/// A word for inexact plenty.
fn inexact() -> TokenKind {
    TokenKind::NumberWord { value: None, small: false, tells: Tells::Nothing }
}

fn numeral_or_words(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(TokenKind, usize)> {
    let first = pieces.get(at)?;
    let numeral = |value, percent, currency| TokenKind::Numeral { value, percent, currency };
    match amount(pieces, at, lexicon) {
        Ok(Some((amount, next))) => {
            let currency = amount.currency.is_some();
            let value = amount.number.value;
            if amount.number.style == Style::Words && !amount.percent && !currency {
                if let Some(next) = ordinal_words(pieces, next, lexicon) {
                    return Some((TokenKind::Ordinal, next));
                }
                let small = value > Decimal::ZERO && value <= Decimal::TEN;
                let article = any(pieces, at, lexicon.articles).is_some();
                return Some((
                    TokenKind::NumberWord {
                        value: Some(value),
                        small: small && !article,
                        tells: tells(pieces, at, next, lexicon),
                    },
                    next,
                ));
            }
            Some((numeral(value, amount.percent, currency), next))
        }
        // Digits with letters glued to them, or with separators where a number has none: nothing
        // a registry could hold, and a number all the same.
        Ok(None) if first.shape == Shape::Numeral => {
            let glued = pieces.get(at + 1).filter(|p| !p.spaced && p.shape == Shape::Word);
            let next = if glued.is_some() { at + 2 } else { at + 1 };
            Some((numeral(bare_digits(first.text), false, false), next))
        }
        Err(_) if first.shape == Shape::Numeral => {
            Some((numeral(bare_digits(first.text), false, false), at + 1))
        }
        Ok(None) | Err(_) => {
            // `one hundred` may hide behind an article or a hyphen that leads nowhere.
            let sense = lexicon.sense(pieces.get(skip_hyphen(pieces, at))?.text)?;
            matches!(sense, Sense::Dozen | Sense::Hundred).then_some((inexact(), at + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = scan(text, &Lang::from("en"))
            .into_iter()
            .map(|token| {
                let words = &text[token.range];
                match token.kind {
                    TokenKind::Numeral { value, percent, currency } => {
                        let mark = if percent {
                            "%"
                        } else if currency {
                            "$"
                        } else {
                            ""
                        };
                        format!("{words} = {}{mark}", value.normalize())
                    }
                    TokenKind::Date(_) => format!("{words}: date"),
                    TokenKind::Year(_) => format!("{words}: year"),
                    TokenKind::Clock => format!("{words}: clock"),
                    TokenKind::NumberWord { small: true, tells, .. } => match tells {
                        Tells::Nothing => format!("{words}: small"),
                        Tells::HowMany => format!("{words}: small, counts"),
                        Tells::HowLong(_) => format!("{words}: small, lasts"),
                    },
                    TokenKind::NumberWord { value, .. } => {
                        format!("{words}: {}", value.map_or("plenty".to_owned(), |v| v.to_string()))
                    }
                    TokenKind::Fraction(share) => {
                        format!("{words}: {}/{}", share.part, share.whole)
                    }
                    TokenKind::Ordinal => format!("{words}: ordinal"),
                }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_numerals() {
        check("There were 3,913 children.", &["3,913 = 3913"]);
        check("It cost $450,000, or 45.6%.", &["$450,000 = 450000$", "45.6% = 45.6%"]);
        check("some $1.5 million each", &["$1.5 million = 1500000$"]);
        check("3,9,13 and 39,13", &["3,9,13 = 3913", "39,13 = 3913"]);
        check("2,500 of them", &["2,500 = 2500"]);
        check("page 12", &["12 = 12"]);
        check("1850 letters", &["1850 = 1850"]);
    }

    #[test]
    fn finds_dates() {
        check("On June 2, 2021, it", &["June 2, 2021: date"]);
        check("in June 2021", &["June 2021: date"]);
        check("since 2018", &["2018: date"]);
        check(
            "from July 1, 2017, to January 20, 2021.",
            &["July 1, 2017, to January 20, 2021: date"],
        );
        check("April 6", &["April 6: date"]);
        check("fiscal year 2021", &["fiscal year 2021: date"]);
        check("the 1980s", &["1980s: date"]);
        check("You may go in May", &[]);
    }

    #[test]
    fn finds_words_and_shares() {
        check("two counts", &["two: small"]);
        check("twenty-one suits", &["twenty-one: 21"]);
        check("hundreds of children", &["hundreds: plenty"]);
        check("almost half of them", &["half: 1/2"]);
        check("two-thirds", &["two-thirds: 2/3"]);
        check("the 9th Circuit, first", &["9th: ordinal"]);
    }

    #[test]
    fn leaves_names_and_words_alone() {
        check("COVID-19 and an F-35 over a road", &[]);
        check("OIG-20-06, OEI-BL-18-00510, GAO-19-163 and R45266", &[]);
        check("and/or 5", &["5 = 5"]);
        check("", &[]);
    }

    #[test]
    fn keeps_the_sign() {
        check("it fell by -4 or −4.5 points", &["-4 = -4", "−4.5 = -4.5"]);
        check("a fall of -$5 million", &["-$5 million = -5000000$"]);
        check("4-5 and well- 4", &["4 = 4", "5 = 5", "4 = 4"]);
    }

    #[test]
    fn dates_and_times_of_every_form() {
        check("on 6/2/2021 and 06/02/21", &["6/2/2021: date", "06/02/21: date"]);
        check("at 10:30, at 9:05:30", &["10:30: clock", "9:05:30: clock"]);
        check("on 13/32/2021", &["13/32: 13/32", "2021: year"]);
        check("June 26 and 27, 2018", &["June 26 and 27: date", "2018: year"]);
        check("on June 26 and 27 children", &["June 26: date", "27 = 27"]);
        check("the ’90s, the 1990s", &["’90s: date", "1990s: date"]);
        check(
            "Sept. 12; 2 June 2021; 2021-06-02",
            &["Sept. 12: date", "2 June 2021: date", "2021-06-02: date"],
        );
        check("June 2nd, the 2nd of June", &["June 2nd: date", "2nd of June: date"]);
        check(
            "mid-2018, FY 2019, fiscal 2019",
            &["mid-2018: date", "FY 2019: date", "fiscal 2019: date"],
        );
        check("2017-18 or 2017–2018", &["2017-18: date", "2017–2018: date"]);
    }

    #[test]
    fn a_year_may_be_a_number() {
        check("after 2000 days", &["2000 = 2000"]);
        check("more than 2000", &["2000 = 2000"]);
        check("nearly 2000 then", &["2000 = 2000"]);
        check("over 2018, about 2018", &["2018: year", "2018: year"]);
        check("held 2000 children", &["2000: year"]);
        check("in 2018 children", &["2018: date"]);
        check("2018 years", &["2018 = 2018"]);
        check("the first, 2018 case", &["2018: year"]);
    }

    #[test]
    fn a_part_needs_a_witness() {
        check("a third report, a third country", &[]);
        check("one third party", &["one: small"]);
        check("the third of them", &[]);
        check("a third of them", &["a third: 1/3"]);
        check("about a third came", &["a third: 1/3"]);
        check("one-third came", &["one-third: 1/3"]);
        check("it fell by a quarter", &["a quarter: 1/4"]);
        check("a third were back", &["a third: 1/3"]);
        check("a quarter century; the third quarter", &[]);
        check("two-thirds came", &["two-thirds: 2/3"]);
        check("two in five children", &["two in five: 2/5"]);
        check("two in five years", &["two: small", "five: small, lasts"]);
    }

    #[test]
    fn not_every_half_is_a_share() {
        check("half-brother, half-empty", &[]);
        check("the second half of 2018, the latter half", &["2018: date"]);
        check("half of 2018", &["2018: date"]);
        check("half of them, half the children", &["half: 1/2", "half: 1/2"]);
        check("half an hour at half past", &[]);
        check("a year and a half", &[]);
        check("one half of it", &["one half: 1/2"]);
    }

    #[test]
    fn small_numbers_are_words_until_they_tell_something() {
        check("one another, no one, at one point", &["one: small", "one: small", "one: small"]);
        check("Seven had been reunited", &["Seven: small, counts"]);
        check("The two had met; all three of them", &["two: small", "three: small"]);
        check("for eight years, a two-year term", &["eight: small, lasts", "two: small, lasts"]);
    }

    #[test]
    fn words_that_are_no_number() {
        check("the twenty-first suit", &["twenty-first: ordinal"]);
        check("twenty-one suits", &["twenty-one: 21"]);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in scan(&text, &Lang::from("en")) {
                prop_assert!(token.range.start >= end && text.get(token.range.clone()).is_some());
                end = token.range.end;
            }
        }

        #[test]
        fn survives_numbers_of_every_kind(text in "[-0-9.,$% a-zé–'’½]{0,40}") {
            for token in scan(&text, &Lang::from("en")) {
                prop_assert!(text.get(token.range).is_some());
            }
        }
    }
}
