//! The tables of the languages of a site, found by whoever has a text.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Lexicon, english, other, spanish};
use crate::figure::locale::Formats;
use crate::model::Lang;

/// The tables that are in use, and the languages that write figures by them.
static KNOWN: Mutex<Vec<(Lang, Arc<Lexicon>)>> = Mutex::new(Vec::new());

/// How many tables are kept that no language has any more, as between two builds.
const SPARE: usize = 8;

/// The tables of all languages that write figures as this one does.
fn shared(lang: &Lang) -> Arc<Lexicon> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, lexicon)) = known.iter().find(|(other, _)| other.writes_figures_like(lang)) {
        return lexicon.clone();
    }
    // What CLDR says of a locale takes long to work out.
    let alike = known.iter().find(|(other, _)| other.locale() == lang.locale());
    let formats = alike.map(|(_, lexicon)| lexicon.formats.clone());
    let formats = formats.unwrap_or_else(|| Arc::new(Formats::of(lang.locale())));
    let lexicon = Arc::new(Lexicon::new(lang, formats));
    if known.len() >= SPARE {
        known.retain(|(_, lexicon)| Arc::strong_count(lexicon) > 1);
    }
    known.push((lang.of_figures(), lexicon.clone()));
    lexicon
}

impl Lexicon {
    /// The tables of a language, made when it is first asked for. A build asks for them at every
    /// number, so the language itself holds them; they depend on nothing but how it writes figures,
    /// and go with the last language that writes them so: whoever edits the words of a language
    /// makes other tables with each stroke.
    pub fn of(lang: &Lang) -> &Lexicon {
        lang.tables(|| shared(lang))
    }

    /// The keys of a file of words by which a language without tables here says its hedges and units.
    pub const KEYS: &[&str] = &other::KEYS;

    /// Whether the program has tables for a language, so that a site need not give the words.
    pub fn has_tables(lang: &Lang) -> bool {
        matches!(lang.as_str().split('-').next(), Some("en" | "es"))
    }

    fn new(lang: &Lang, formats: Arc<Formats>) -> Lexicon {
        match lang.as_str().split('-').next() {
            Some("en") => english::lexicon(formats),
            Some("es") => spanish::lexicon(formats),
            Some(_) | None => other::lexicon(lang, formats),
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

    fn french(key: &str, words: &str) -> Lang {
        let words = [("figure-nearly", "presque"), (key, words)];
        let words = words.map(|(key, text)| (key.to_owned(), text.to_owned()));
        Lang::new("fr", "fr-FR", words.into())
    }

    #[test]
    fn tables_are_shared_by_whoever_writes_figures_alike() {
        let [e, et] = ["e", "et"].map(|and| french("cite-and", and));
        assert!(std::ptr::eq(Lexicon::of(&e), Lexicon::of(&et)));
        let [one, other] = ["vers", "environ"].map(|about| french("figure-about", about));
        let (one, other) = (Lexicon::of(&one), Lexicon::of(&other));
        assert!(!std::ptr::eq(one, other));
        assert!(Arc::ptr_eq(&one.formats, &other.formats));
    }

    #[test]
    fn tables_go_with_the_last_language_that_has_them() {
        let known = |word: &str| {
            let known = KNOWN.lock().unwrap();
            known.iter().any(|(lang, _)| lang.word("figure-about") == Some(word))
        };
        let kept = french("figure-about", "kept");
        Lexicon::of(&kept);
        for stroke in 0..3 * SPARE {
            Lexicon::of(&french("figure-about", &format!("stroke {stroke}")));
        }
        assert!(known("kept"));
        assert!(!known("stroke 0"));
        let again = french("figure-about", "kept");
        assert!(std::ptr::eq(Lexicon::of(&kept), Lexicon::of(&again)));
    }
}
