//! Any language that the program has no tables for: CLDR says how its numbers and dates are written,
//! and the site's own file of words (`templates/strings/fr.ftl`) how its hedges and units are.
//!
//! What that file leaves out is written with signs that are read everywhere (`≈ 450 000`, `> 5 400`)
//! and read in no other way, so that nothing is ever taken for what it does not say. Numbers in
//! words are not read, and are written in digits.

use std::sync::Arc;

use super::{Lexicon, Pairs, Phrase, Phrases, Sense, TimeUnit, Words, phrases, starts, words};
use crate::figure::hedge::Hedge;
use crate::figure::locale::Formats;
use crate::model::{Lang, Modifier};

/// Every key of a file of words that this table is made of.
pub(super) const KEYS: [&str; 22] = [
    "figure-about",
    "figure-about-date",
    "figure-at-least",
    "figure-days",
    "figure-exactly",
    "figure-fewer-than",
    "figure-money",
    "figure-months",
    "figure-more-than",
    "figure-nearly",
    "figure-per",
    "figure-percent",
    "figure-percent-words",
    "figure-range",
    "figure-since",
    "figure-stretch",
    "figure-thousand",
    "figure-million",
    "figure-until",
    "figure-up-to",
    "figure-weeks",
    "figure-years",
];

/// The signs that stand for hedges in every language.
const SIGNS: [(&str, Hedge); 5] = [
    ("≈", Hedge::About),
    (">", Hedge::MoreThan),
    ("≥", Hedge::AtLeast),
    ("≤", Hedge::UpTo),
    ("<", Hedge::FewerThan),
];

const CURRENCIES: [(&str, &str); 10] = [
    ("$", "USD"),
    ("us $", "USD"),
    ("$ us", "USD"),
    ("usd", "USD"),
    ("€", "EUR"),
    ("eur", "EUR"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("mxn", "MXN"),
    ("cad", "CAD"),
];

/// The table of such a language.
pub(super) fn lexicon(lang: &Lang, formats: Arc<Formats>) -> Lexicon {
    let given = Given(lang);
    let hedges = given.hedges();
    let [range_from, range_to] = given.around("figure-range", "{from}", "{to}");
    let time_units = given.time_units();
    let senses = senses(&given, &formats, &time_units, &hedges);
    let months = formats.between_dates();
    let number_and = [formats.list(&["0".to_owned(), "1".to_owned()])];
    let and = keep_all(number_and.iter().map(|list| list.trim_matches(['0', '1', ' ']).to_owned()));
    let ends = keep_all(["–".to_owned(), "-".to_owned()].into_iter().chain(range_to));
    let [stretch_from, stretch_to] = given.around("figure-stretch", "{from}", "{to}");
    let date_to = keep_all(ends.iter().map(ToString::to_string).chain(stretch_to));
    let mut percent = vec!["%".to_owned(), "٪".to_owned()];
    percent.extend(given.all("figure-percent-words"));
    let mut intros = Vec::new();
    for (key, intro) in
        [("figure-since", super::Intro::Since), ("figure-until", super::Intro::UpTo)]
    {
        intros.extend(given.before(key, "{date}").map(|words| (words.into(), intro)));
    }
    let modifier = |modifier, key: &str, sign: &str| {
        let words = Phrase::from(given.all(key).next().unwrap_or_else(|| sign.to_owned()));
        (modifier, words.clone(), words)
    };
    let modifiers = [
        modifier(Modifier::About, "figure-about", "≈"),
        modifier(Modifier::MoreThan, "figure-more-than", ">"),
        modifier(Modifier::AtLeast, "figure-at-least", "≥"),
        modifier(Modifier::UpTo, "figure-up-to", "≤"),
        modifier(Modifier::FewerThan, "figure-fewer-than", "<"),
    ];
    let template = |key, names: &[&str], otherwise: &str| -> Phrase {
        let text = given.text(key).unwrap_or(otherwise);
        names.iter().fold(text.to_owned(), |text, name| text.replace(name, "{}")).into()
    };
    Lexicon {
        capital_months: false,
        starts: starts(&senses),
        senses,
        plenty: phrases(&[]),
        articles: words(&[]),
        percent_articles: words(&[]),
        number_and: phrases(&[]),
        point: words(&[]),
        ratio: words(&[]),
        of: words(&[]),
        scale_of: words(&[]),
        part_words: words(&[]),
        share_before: words(&[]),
        share_after: words(&[]),
        count_after: words(&[]),
        age_before: words(&[]),
        half_of_two: words(&[]),
        half_compounds: words(&[]),
        and_a_half: words(&[]),
        percent: keep_all(percent),
        currency_before: phrases(&CURRENCIES),
        currency_after: phrases(&CURRENCIES),
        glued_magnitudes: phrases(&[]),
        per: keep_all(given.before("figure-per", "{thing}")),
        hedges: hedges.into(),
        hedges_after: phrases(&[]),
        between: words(&[]),
        between_and: words(&[]),
        from: keep_all(range_from),
        to: ends,
        intros: intros.into(),
        date_to,
        date_glue: keep_all(months),
        date_articles: keep_all(stretch_from),
        year_before: words(&[]),
        fiscal: words(&[]),
        part_of_year: words(&[]),
        ordinal_endings: words(&[]),
        decade_endings: words(&[]),
        text_articles: words(&[]),
        modifiers: modifiers.into(),
        ones: words(&[]),
        agreeing: &[],
        feminine: words(&[]),
        masculine: words(&[]),
        tens: [""; 10],
        tens_join: "",
        hundreds: [""; 10],
        hundred: "",
        hundreds_join: "",
        magnitudes: &[],
        scales: &[],
        scale_join: " ",
        contractions: phrases(&[]),
        currency_signs: phrases(&[("USD", "$"), ("EUR", "€"), ("GBP", "£")]),
        percent_form: template("figure-percent", &["{n}"], "{}%"),
        percent_words: template("figure-percent", &["{n}"], "{}%"),
        money_form: template("figure-money", &[], "{s}{n}").replace("{sign}", "{s}").into(),
        and,
        range: template("figure-range", &["{from}", "{to}"], "{}–{}"),
        per_each: template("figure-per", &["{thing}"], "/ {}"),
        day_article: "",
        date_about: template("figure-about-date", &["{date}"], "≈ {}"),
        stretch: template("figure-stretch", &["{from}", "{to}"], "{} – {}"),
        stretch_days: template("figure-stretch", &["{from}", "{to}"], "{} – {}"),
        since: template("figure-since", &["{date}"], "{} – …"),
        until: template("figure-until", &["{date}"], "… – {}"),
        time_units,
        formats,
    }
}

/// What the site's file says.
struct Given<'a>(&'a Lang);

impl<'a> Given<'a> {
    fn text(&self, key: &str) -> Option<&'a str> {
        self.0.word(key).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The wordings under a key, the one that is written first.
    fn all(&self, key: &str) -> impl Iterator<Item = String> + use<'a> {
        let texts = self.text(key).unwrap_or_default().split('|').map(str::trim);
        texts.filter(|text| !text.is_empty()).map(even)
    }

    /// What stands before a place in a text, and between it and another.
    fn around(&self, key: &str, first: &str, second: &str) -> [Option<String>; 2] {
        let parts = self.text(key).and_then(|text| {
            let (before, rest) = text.split_once(first)?;
            Some([before, rest.split_once(second)?.0])
        });
        parts.unwrap_or_default().map(|part| Some(even(part)).filter(|part| !part.is_empty()))
    }

    fn before(&self, key: &str, place: &str) -> Option<String> {
        let (before, _) = self.text(key)?.split_once(place)?;
        Some(even(before)).filter(|before| !before.is_empty())
    }

    fn hedges(&self) -> Vec<(Phrase, Hedge)> {
        let mut hedges = phrases(&SIGNS).into_vec();
        for (key, hedge) in [
            ("figure-exactly", Hedge::Exactly),
            ("figure-about", Hedge::About),
            ("figure-nearly", Hedge::Nearly),
            ("figure-more-than", Hedge::MoreThan),
            ("figure-at-least", Hedge::AtLeast),
            ("figure-up-to", Hedge::UpTo),
            ("figure-fewer-than", Hedge::FewerThan),
        ] {
            hedges.extend(self.all(key).map(|words| (words.into(), hedge)));
        }
        hedges
    }

    /// One and several of each unit of time; without words for them those of English, as the rest of
    /// the interface has.
    fn time_units(&self) -> Pairs<TimeUnit> {
        [
            (TimeUnit::Year, "figure-years", ["year", "years"]),
            (TimeUnit::Month, "figure-months", ["month", "months"]),
            (TimeUnit::Week, "figure-weeks", ["week", "weeks"]),
            (TimeUnit::Day, "figure-days", ["day", "days"]),
        ]
        .map(|(unit, key, english)| {
            let mut words = self.all(key).map(Phrase::from);
            match (words.next(), words.next()) {
                (Some(one), Some(several)) => (unit, one, several),
                (Some(one), None) => (unit, one.clone(), one),
                (None, _) => (unit, english[0].into(), english[1].into()),
            }
        })
        .into()
    }
}

/// The single words that mean something to a reader of numbers.
fn senses(
    given: &Given<'_>,
    formats: &Formats,
    time_units: &[(TimeUnit, Phrase, Phrase)],
    hedges: &[(Phrase, Hedge)],
) -> Phrases<Sense> {
    let mut senses: Vec<(Phrase, Sense)> = Vec::new();
    for month in 1..=12 {
        let names = formats.names(month).iter().map(|name| name.to_lowercase());
        let words = names.filter(|name| name.chars().all(char::is_alphabetic));
        senses.extend(words.map(|name| (name.into(), Sense::Month(month))));
    }
    for (unit, one, several) in time_units {
        senses.extend([one, several].map(|name| (name.clone(), Sense::Time(*unit))));
    }
    for (key, up) in [("figure-thousand", 3), ("figure-million", 6)] {
        senses.extend(given.all(key).map(|word| (word.into(), Sense::Magnitude(up))));
    }
    let opening =
        CURRENCIES.iter().map(|(words, _)| *words).chain(hedges.iter().map(|(w, _)| &**w));
    for first in opening.filter_map(|words| words.split(' ').next()) {
        if first.chars().all(char::is_alphabetic) {
            senses.push((first.into(), Sense::Opens));
        }
    }
    senses.retain(|(word, _)| !word.is_empty() && !word.contains(' '));
    // The first meaning of a word stands.
    senses.sort_by(|(a, _), (b, _)| a.cmp(b));
    senses.dedup_by(|(a, _), (b, _)| a == b);
    senses.into()
}

/// Words as the readers of this room have them: in lower case, every apostrophe the same.
fn even(text: &str) -> String {
    text.trim().to_lowercase().replace(['’', 'ʼ'], "'")
}

fn keep_all(texts: impl IntoIterator<Item = String>) -> Words {
    texts.into_iter().filter(|text| !text.is_empty()).map(Phrase::from).collect()
}
