//! The tables of the languages of a site, found by whoever has a text.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError, RwLock};

use super::{Lexicon, english, other, spanish};
use crate::figure::locale::Formats;
use crate::model::Lang;

/// What CLDR says of a locale, worked out once.
fn formats(locale: &str) -> &'static Formats {
    static KNOWN: Mutex<BTreeMap<String, &'static Formats>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(locale.to_owned()).or_insert_with(|| Box::leak(Box::new(Formats::of(locale))))
}

/// A text that is kept for good, each only once.
pub(super) fn keep(text: String) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = kept.get(text.as_str()) {
        return text;
    }
    let text: &'static str = text.leak();
    kept.insert(text);
    text
}

impl Lexicon {
    /// The tables of a language, made when it is first asked for. They depend on nothing but how the
    /// language writes figures, so they are kept for as long as the program runs: a build asks for
    /// them at every number. Whoever edits the words of a language adds tables with each stroke;
    /// those of today are found first, and what is large in them is shared.
    pub fn of(lang: &Lang) -> &'static Lexicon {
        static KNOWN: RwLock<Vec<&'static Lexicon>> = RwLock::new(Vec::new());
        let find = |known: &[&'static Lexicon]| {
            known.iter().rev().copied().find(|lexicon| lexicon.lang.writes_figures_like(lang))
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
        let formats = formats(lang.locale());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_shared_by_whoever_writes_figures_alike() {
        let french = |key: &str, words: &str| {
            let words = vec![
                ("figure-nearly".to_owned(), "presque".to_owned()),
                (key.to_owned(), words.to_owned()),
            ];
            Lexicon::of(&Lang::new("fr", "fr-FR", words))
        };
        assert!(std::ptr::eq(french("cite-and", "e"), french("cite-and", "et")));
        let (one, other) = (french("figure-about", "vers"), french("figure-about", "environ"));
        assert!(!std::ptr::eq(one, other));
        assert!(std::ptr::eq(one.formats, other.formats));
        let nearly = |lexicon: &Lexicon| lexicon.hedges.iter().find(|(w, _)| *w == "presque");
        assert!(std::ptr::eq(nearly(one).unwrap().0, nearly(other).unwrap().0));
    }
}
