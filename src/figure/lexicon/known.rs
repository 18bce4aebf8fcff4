//! The tables of the languages of a site, found by whoever has a text.

use std::cmp::Ordering;
use std::sync::{PoisonError, RwLock};

use super::{Lexicon, english, other, spanish};
use crate::figure::locale::Formats;
use crate::model::Lang;

impl Lexicon {
    /// The tables of a language, made when it is first asked for. They depend on nothing but how the
    /// language is written, so they are kept for as long as the program runs: a build asks for them
    /// at every number.
    pub fn of(lang: &Lang) -> &'static Lexicon {
        static KNOWN: RwLock<Vec<&'static Lexicon>> = RwLock::new(Vec::new());
        let find = |known: &[&'static Lexicon]| {
            known.iter().copied().find(|lexicon| lexicon.lang.is_written_like(lang))
        };
        let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(lexicon) = find(&known) {
            return lexicon;
        }
        drop(known);
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        find(&known).unwrap_or_else(|| {
            let lexicon: &'static Lexicon = Box::leak(Box::new(Lexicon::new(lang)));
            known.push(lexicon);
            lexicon
        })
    }

    /// The keys of a file of words by which a language without tables here says its hedges and units.
    pub const KEYS: &[&str] = &other::KEYS;

    /// Whether the program has tables for a language, so that a site need not give the words.
    pub fn has_tables(lang: &Lang) -> bool {
        matches!(lang.as_str().split('-').next(), Some("en" | "es"))
    }

    fn new(lang: &Lang) -> Lexicon {
        let formats = Formats::of(lang.locale());
        match lang.as_str().split('-').next() {
            Some("en") => english::lexicon(lang.clone(), formats),
            Some("es") => spanish::lexicon(lang.clone(), formats),
            Some(_) | None => other::lexicon(lang.clone(), formats),
        }
    }

    /// Which of two words a reader of the language looks for first.
    pub fn order(&self, a: &str, b: &str) -> Ordering {
        self.formats.compare(a, b).then_with(|| a.cmp(b))
    }

    /// Whether the language writes its numbers with this digit, and it is none that every keyboard has.
    pub fn writes_digit(&self, c: char) -> bool {
        let numerals = &self.formats.numerals;
        numerals.zero != '0' && ('0'..='9').any(|digit| numerals.native_digit(digit) == c)
    }

    /// What stands between groups of digits, and before decimals.
    pub fn marks(&self) -> (char, char) {
        let marks = self.formats.numerals.latin;
        (marks.group, marks.decimal)
    }
}
