//! From a text to what it can be found by: folded words and bare numbers.
//!
//! `static/search-index.js` cuts what a reader types in the same way; the two must change together.

use rust_decimal::Decimal;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::figure::Lexicon;
use crate::figure::lexicon::Sense;
use crate::model::Lang;

/// Longest word kept, in bytes; what is longer is no word.
const LONGEST: usize = 40;

/// How the words of a language are cut and grouped.
pub(super) struct Tongue<'a> {
    lexicon: &'a Lexicon,
    stemmer: Option<Stemmer>,
}

impl<'a> Tongue<'a> {
    /// The tongue of a language. One without a stemmer has every form of a word by itself; prefixes
    /// still bring many together.
    pub(super) fn of(lang: &'a Lang) -> Tongue<'a> {
        let code = lang.as_str().split('-').next().unwrap_or("");
        let algorithm = ALGORITHMS.iter().find(|(known, _)| *known == code);
        Tongue {
            lexicon: Lexicon::of(lang),
            stemmer: algorithm.map(|(_, algorithm)| Stemmer::create(*algorithm)),
        }
    }

    /// What the forms of a folded word have in common. A number is only itself.
    pub(super) fn stem(&self, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if word.bytes().all(|byte| !byte.is_ascii_digit()) => {
                stemmer.stem(word).into_owned()
            }
            Some(_) | None => word.to_owned(),
        }
    }

    /// Stands between groups of three digits.
    pub(super) fn group(&self) -> char {
        self.lexicon.marks().0
    }

    /// Stands before the decimals.
    pub(super) fn decimal(&self) -> char {
        self.lexicon.marks().1
    }

    /// Words and letters that scale the number before them, with their power of ten.
    pub(super) fn magnitudes(&self) -> impl Iterator<Item = (&'a str, u8)> {
        let words = self.lexicon.senses.iter().filter_map(|(word, sense)| match sense {
            Sense::Magnitude(up) => Some((&**word, *up)),
            _ => None,
        });
        let glued = self.lexicon.glued_magnitudes.iter();
        words.chain(glued.map(|(letters, up)| (&**letters, *up)))
    }

    /// Every word and number of a text, in its order. A number with a magnitude word after it is
    /// found as it is written and as it is meant: `6.4` and `6400000`.
    pub(super) fn each_word(&self, text: &str, visit: &mut dyn FnMut(&str)) {
        let mut at = 0;
        let mut before = ' ';
        let mut word = String::new();
        while let Some(first) = text[at..].chars().next() {
            let rest = &text[at..];
            if first.is_ascii_digit() {
                let length = self.number(rest);
                let number = self.bare(&rest[..length]);
                visit(&number);
                if let Some(scaled) = self.scaled(&number, &rest[length..]) {
                    visit(&scaled);
                }
                at += length;
                before = first;
            } else if first.is_alphanumeric() {
                let length = part_len(rest);
                fold_into(&mut word, &rest[..length]);
                // The end of `government's` is no word.
                let ending = matches!(before, '\'' | '\u{2019}') && word.len() <= 2;
                if !ending && word.len() <= LONGEST && !word.is_empty() {
                    visit(&word);
                }
                at += length;
                before = first;
            } else {
                at += first.len_utf8();
                before = first;
            }
        }
    }

    /// How long the number is that a text begins with.
    fn number(&self, text: &str) -> usize {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut length = digits(text);
        if length <= 3 {
            while let Some(rest) = text[length..].strip_prefix(self.group())
                && digits(rest) == 3
            {
                length = text.len() - rest.len() + 3;
            }
        }
        if let Some(rest) = text[length..].strip_prefix(self.decimal())
            && digits(rest) > 0
        {
            length = text.len() - rest.len() + digits(rest);
        }
        length
    }

    /// A number without its separators, decimals after a full stop, no zeros at their end.
    fn bare(&self, number: &str) -> String {
        let plain = number.chars().filter(|c| *c != self.group());
        let plain: String = plain.map(|c| if c == self.decimal() { '.' } else { c }).collect();
        trimmed(plain)
    }

    /// A number times the magnitude that the text after it begins with.
    fn scaled(&self, number: &str, after: &str) -> Option<String> {
        let after = after.strip_prefix([' ', '-', '\u{a0}']).unwrap_or(after);
        let word = after[..part_len(after)].to_lowercase();
        let (_, up) = self.magnitudes().find(|(known, _)| *known == word)?;
        let number: Decimal = number.parse().ok()?;
        let scaled = number.checked_mul(Decimal::from(10_u64.checked_pow(u32::from(up))?))?;
        Some(trimmed(scaled.to_string()))
    }
}

/// A number as it is looked up: `58.10` and `58.1` are the same.
pub(super) fn bare_value(value: Decimal) -> String {
    trimmed(value.abs().to_string())
}

fn trimmed(number: String) -> String {
    match number.split_once('.') {
        Some((whole, decimals)) => match decimals.trim_end_matches('0') {
            "" => whole.to_owned(),
            decimals => format!("{whole}.{decimals}"),
        },
        None => number,
    }
}

/// Lower case, without accents and the like.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, word);
    folded
}

/// The same, in the place of what `folded` was.
fn fold_into(folded: &mut String, word: &str) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        let bare = word.nfkd().filter(|c| !is_combining_mark(*c));
        folded.extend(bare.flat_map(char::to_lowercase));
    }
}

/// The bytes of the letters and digits that a text begins with.
fn part_len(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let rest = &text[plain..];
    match rest.bytes().next() {
        Some(next) if !next.is_ascii() => {
            plain + rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
        }
        Some(_) | None => plain,
    }
}

/// Letters, digits, and the accents of letters that are written apart.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The stemmers that there are.
const ALGORITHMS: [(&str, Algorithm); 16] = [
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("sv", Algorithm::Swedish),
    ("tr", Algorithm::Turkish),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(lang: &str, text: &str) -> String {
        let mut words = Vec::new();
        Tongue::of(&Lang::from(lang)).each_word(text, &mut |word| words.push(word.to_owned()));
        words.join(" ")
    }

    #[test]
    fn texts_are_cut_into_words_and_numbers() {
        let check = |text, expected| assert_eq!(cut("en", text), expected, "{text}");
        check("About $450,000 a person.", "about 450000 a person");
        check("2,137, then 5,500.", "2137 then 5500");
        check("58.10 percent", "58.1 percent");
        check("$6.4 million, $1.5M", "6.4 6400000 million 1.5 1500000 m");
        check("No. 3:18-cv-00428", "no 3 18 cv 00428");
        check("in 2018,2019", "in 2018 2019");
        check("1,23 and 1,2345", "1 23 and 1 2345");
        check("The government\u{2019}s r\u{e9}sum\u{e9}", "the government resume");
        check("Ms. L. v. ICE", "ms l v ice");
        check("a\u{f1}o cafe\u{301}", "ano cafe");
        check("14th", "14 th");
    }

    #[test]
    fn forms_have_one_stem() {
        let check = |lang: &str, words: [&str; 3]| {
            let lang = Lang::from(lang);
            let tongue = Tongue::of(&lang);
            let stems = words.map(|word| tongue.stem(&fold(word)));
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{words:?}: {stems:?}");
        };
        check("en", ["separated", "separating", "Separations"]);
        check("es", ["separado", "separada", "separados"]);
        check("xx", ["Word", "word", "WORD"]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut(text in "\\PC*", lang in "en|es|xx") {
            Tongue::of(&Lang::from(lang.as_str())).each_word(&text, &mut |word| assert!(!word.is_empty()));
        }
    }
}
