//! The words of the interface, by language: a Fluent file each, in `templates/strings/`.
//!
//! Each message is resolved once, when a build begins. Its variables then stand in braces
//! (`{date}`) and its plural forms beside each other (`{n} answer|{n} answers`), in the order of
//! the language's own plurals; so using a message is no more than replacing words in it.

use std::collections::BTreeMap;
use std::ops::Range;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::ParserError;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::diag;
use crate::figure;
use crate::model::{Lang, Language, Settings};
use crate::text::{Body, Files};

/// The files that the program carries; a site's own file of the same name stands before them.
const BUILT_IN: [(&str, &str); 2] = [
    ("en", include_str!("../../templates/strings/en.ftl")),
    ("es", include_str!("../../templates/strings/es.ftl")),
];

/// Largest file of words, in bytes: those that the program carries have an eighth of it.
const LARGEST: usize = 100_000;

/// How deep braces and brackets may stand within each other; each level takes the reader some stack.
const DEEPEST: usize = 16;

/// What the messages of a file may come to, in bytes, with those written out that they refer to.
const MOST: usize = 1 << 20;

/// The words of the interface in every language of a site.
#[derive(Debug, Default)]
pub(super) struct Strings {
    tables: BTreeMap<Lang, Table>,
    /// What cannot be read in a site's own files: the file, where, and why.
    pub(super) problems: Vec<(String, Range<usize>, String)>,
}

/// Those of one language, with what it lacks from the default language and from English.
#[derive(Debug, Default)]
struct Table {
    texts: BTreeMap<String, String>,
    plurals: Plurals,
}

impl Strings {
    /// Resolves every message.
    pub(super) fn new(settings: &Settings, files: &Files) -> Strings {
        Strings::of(&settings.languages, &settings.default_language, files)
    }

    fn of(languages: &[Language], default: &Lang, files: &Files) -> Strings {
        let found = |lang: &str| {
            let file = files.find(&format!("templates/strings/{lang}.ftl"))?;
            match files.body(file) {
                Body::Text(text) => Some(text.to_string()),
                Body::Asset(_) | Body::Unreadable(_) => None,
            }
        };
        let own = |lang: &str| found(lang).filter(|text| beyond(text).is_none());
        let built_in = |lang: &str| BUILT_IN.iter().find(|(code, _)| *code == lang);
        let mut problems = Vec::new();
        let mut table = |language: &Language| {
            let code = language.code.as_str();
            let mut table = Table { texts: BTreeMap::new(), plurals: Plurals::of(language) };
            for lang in [code, default.as_str(), "en"] {
                let built_in = built_in(lang).map(|(_, text)| (*text).to_owned());
                for text in own(lang).into_iter().chain(built_in) {
                    let plurals = language_of(languages, lang).map(Plurals::of).unwrap_or_default();
                    if !table.add(text, &plurals) && lang == code {
                        let why = format!("messages that come to more than {MOST} bytes");
                        problems.push((format!("strings/{code}.ftl"), 0..0, why));
                    }
                }
            }
            (language.code.clone(), table)
        };
        let tables = languages.iter().map(&mut table).collect();
        for language in languages {
            let code = language.code.as_str();
            let file = format!("strings/{code}.ftl");
            if let Some((range, why)) = found(code).as_deref().and_then(beyond) {
                problems.push((file, range, why));
            } else if let Some(Err((_, errors))) = own(code).map(FluentResource::try_new) {
                let told =
                    |error: ParserError| (file.clone(), error.pos.clone(), error.to_string());
                problems.extend(errors.into_iter().map(told));
            }
        }
        Strings { tables, problems }
    }

    /// The text of a key; none when there is no such key.
    pub(super) fn text(&self, lang: &Lang, key: &str) -> Option<&str> {
        self.tables.get(lang)?.texts.get(key).map(String::as_str)
    }

    /// The text of a key that the program itself uses; the key stands for a text that was forgotten.
    pub(super) fn own(&self, lang: &Lang, key: &'static str) -> &str {
        self.text(lang, key).unwrap_or(key)
    }

    /// A text with a number in it, written as the language groups its digits: `1,240 answers`.
    pub(super) fn counted(&self, lang: &Lang, text: &str, number: usize) -> String {
        let forms: Vec<&str> = text.split('|').collect();
        let form = self.tables.get(lang).map_or(0, |table| table.plurals.form(number));
        let form = forms.get(form).or(forms.last()).copied().unwrap_or("");
        form.replace("{n}", &figure::write::decimal(number.into(), lang))
    }

    /// The plurals of a language in the order of the forms of a text, as browsers name them.
    pub(super) fn plurals(&self, lang: &Lang) -> Vec<&'static str> {
        let table = self.tables.get(lang);
        table.map(|table| table.plurals.names()).unwrap_or_default()
    }

    /// The key nearest to a mistyped one.
    pub(super) fn nearest(&self, lang: &Lang, key: &str) -> Option<&str> {
        let keys = self.tables.get(lang)?.texts.keys().map(String::as_str);
        diag::nearest(key, keys)
    }
}

fn language_of<'a>(languages: &'a [Language], code: &str) -> Option<&'a Language> {
    languages.iter().find(|language| language.code.as_str() == code)
}

impl Table {
    /// Adds the messages of a file that are not there yet; what cannot be read of it is left out.
    /// Says whether they are no longer than they may be.
    fn add(&mut self, text: String, plurals: &Plurals) -> bool {
        let variables = variables(&text);
        let arguments = |number: usize| {
            let mut args = FluentArgs::new();
            for name in &variables {
                args.set(name.as_str(), format!("{{{name}}}"));
            }
            args.set("n", number);
            args
        };
        let arguments: Vec<_> =
            plurals.examples.iter().map(|(_, number)| arguments(*number)).collect();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(read, _)| read);
        let ids: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        let mut bundle = FluentBundle::new(vec![plurals.locale()]);
        bundle.set_use_isolating(false);
        // The number chooses the form; where it is printed its place is kept.
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(_) => Some("{n}".to_owned()),
            _ => None,
        }));
        if bundle.add_resource(resource).is_err() {
            return true;
        }
        let mut length = 0;
        for id in ids {
            if self.texts.contains_key(&id) {
                continue;
            }
            let pattern = bundle.get_message(&id).and_then(|message| message.value());
            let forms = arguments.iter().map(|args| {
                let pattern = pattern?;
                Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
            });
            let mut forms: Vec<String> = forms.flatten().collect();
            if forms.windows(2).all(|pair| pair[0] == pair[1]) {
                forms.truncate(1);
            }
            let text = forms.join("|");
            length += text.len();
            if length > MOST {
                return false;
            }
            self.texts.insert(id, text);
        }
        true
    }
}

/// Where a file of words has more than may be read, and what.
fn beyond(text: &str) -> Option<(Range<usize>, String)> {
    if text.len() > LARGEST {
        return Some((0..0, format!("{} bytes, where at most {LARGEST} are read", text.len())));
    }
    let mut depth = 0_usize;
    for (at, mark) in text.char_indices() {
        match mark {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            // Every message begins on a line of its own, at its start.
            '\n' if text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') => {
                depth = 0;
            }
            _ => {}
        }
        if depth > DEEPEST {
            return Some((at..at + 1, format!("more than {DEEPEST} open braces or brackets")));
        }
    }
    None
}

/// The names of the variables of a file.
fn variables(text: &str) -> Vec<String> {
    let names = text.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        rest.get(..end.unwrap_or(rest.len())).unwrap_or("").to_owned()
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

/// The order in which the forms of a text stand.
const CATEGORIES: [PluralCategory; 6] = [
    PluralCategory::Zero,
    PluralCategory::One,
    PluralCategory::Two,
    PluralCategory::Few,
    PluralCategory::Many,
    PluralCategory::Other,
];

/// The plurals of a language that whole numbers of everyday size take, each with such a number.
#[derive(Debug)]
struct Plurals {
    locale: String,
    rules: Option<PluralRules>,
    examples: Vec<(PluralCategory, usize)>,
}

impl Default for Plurals {
    fn default() -> Plurals {
        Plurals::new("en")
    }
}

impl Plurals {
    fn of(language: &Language) -> Plurals {
        Plurals::new(&language.locale)
    }

    fn new(locale: &str) -> Plurals {
        /// Numbers from which on no language has another plural, but for millions.
        const ENOUGH: usize = 200;
        let rules = Locale::try_from_str(locale)
            .ok()
            .and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
        let example = |category: PluralCategory| {
            let rules = rules.as_ref()?;
            let number = (0..ENOUGH).find(|n| rules.category_for(*n) == category)?;
            Some((category, number))
        };
        let examples: Vec<_> = CATEGORIES.into_iter().filter_map(example).collect();
        Plurals { locale: locale.to_owned(), rules, examples }
    }

    fn locale(&self) -> LanguageIdentifier {
        self.locale.parse().unwrap_or_default()
    }

    /// The place of a number's form.
    fn form(&self, number: usize) -> usize {
        let category = self.rules.as_ref().map(|rules| rules.category_for(number));
        let place = self.examples.iter().position(|(known, _)| Some(*known) == category);
        place.unwrap_or(self.examples.len().saturating_sub(1))
    }

    fn names(&self) -> Vec<&'static str> {
        let name = |(category, _): &(PluralCategory, usize)| match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        self.examples.iter().map(name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The strings of a site in some languages, with files of its own.
    fn strings(locales: &[&str], own: &[(&str, &str)]) -> Strings {
        let mut files = Files::new();
        let languages = locales.iter().map(|locale| {
            let code = locale.split('-').next().unwrap_or(locale);
            let name = code.to_owned();
            Language { code: Lang::from(code), name, locale: (*locale).to_owned() }
        });
        for (path, text) in own {
            files.insert_text(path, text);
        }
        let languages: Vec<_> = languages.collect();
        Strings::of(&languages, &Lang::from("en"), &files)
    }

    fn message(text: &str) -> &str {
        text.split_once(" =").map_or("", |(key, _)| key)
    }

    #[test]
    fn every_language_that_comes_with_the_program_has_every_text() {
        let keys = |text: &'static str| -> Vec<&str> {
            text.lines().filter(|l| l.starts_with(char::is_alphabetic)).map(message).collect()
        };
        let (_, english) = BUILT_IN[0];
        assert!(keys(english).is_sorted());
        for (lang, text) in BUILT_IN {
            assert_eq!(keys(text), keys(english), "{lang}");
            assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{lang}");
        }
    }

    /// Whoever writes the words of a language may not end the build of the site.
    #[test]
    fn what_a_file_of_words_unfolds_to_is_bounded() {
        let check = |text: &str, why: &str| {
            let strings = strings(&["fr-FR"], &[("templates/strings/fr.ftl", text)]);
            let found = strings.problems.iter().any(|(_, _, told)| told.contains(why));
            assert!(found, "{why}: {:?}", strings.problems);
            assert!(strings.text(&Lang::from("fr"), "home").is_some());
        };
        check(&format!("home = {}", "{".repeat(50_000)), "open braces");
        check(&format!("home = {{ {}", "F(".repeat(20_000)), "open braces");
        check(&"a = b\n".repeat(20_000), "where at most");
        let long = format!("a = {}\n", "x".repeat(40_000));
        let many: String = (0..2_000).map(|n| format!("b{n} = {{ a }}{{ a }}\n")).collect();
        check(&format!("{long}{many}"), "come to more than");
        let laughs: String =
            (0..30).map(|n| format!("c{} = {{ c{n} }}{{ c{n} }}\n", n + 1)).collect();
        let strings = strings(
            &["fr-FR"],
            &[("templates/strings/fr.ftl", &format!("c0 = x\n{laughs}home = Accueil\n"))],
        );
        assert_eq!(strings.text(&Lang::from("fr"), "home"), Some("Accueil"));
    }

    #[test]
    fn numbers_take_their_form() {
        let strings = strings(&["en-US", "es-US"], &[]);
        let said = |lang: &str, key, number| {
            let lang = Lang::from(lang);
            strings.counted(&lang, strings.own(&lang, key), number)
        };
        assert_eq!(said("en", "n-claims", 1), "1 answer");
        assert_eq!(said("en", "n-claims", 3), "3 answers");
        assert_eq!(said("es", "n-claims", 1), "1 respuesta");
        assert_eq!(said("es", "n-claims", 0), "0 respuestas");
        assert_eq!(said("en", "n-claims", 1_240), "1,240 answers");
        assert_eq!(said("es", "n-claims", 1_240), "1,240 respuestas");
        assert_eq!(said("es", "all-pages", 1_234_567), "Las 1,234,567 páginas");
        assert_eq!(said("en", "rests-on-n", 2), "2 sources: ");
        assert_eq!(said("en", "home", 2), "Home");
        let lang = Lang::from("en");
        assert_eq!(strings.text(&lang, "as-of-the-day"), Some("as of {date}"));
        assert_eq!(strings.nearest(&lang, "breadcrumb"), Some("breadcrumbs"));
        assert_eq!(strings.text(&lang, "nothing"), None);
    }

    #[test]
    fn a_site_brings_its_own_language_and_words() {
        let arabic = "home = الرئيسية\nn-claims = { $n ->\n    [zero] لا أجوبة\n    [one] جواب واحد\n    \
                      [two] جوابان\n    [few] { $n } أجوبة\n    [many] { $n } جوابا\n   *[other] { $n } جواب\n}\n";
        let own = [
            ("templates/strings/ar.ftl", arabic),
            ("templates/strings/en.ftl", "home = Front page\nbroken = { $\n"),
        ];
        let strings = strings(&["en-US", "ar-EG"], &own);
        let (arabic, english) = (Lang::from("ar"), Lang::from("en"));
        let said = |number| strings.counted(&arabic, strings.own(&arabic, "n-claims"), number);
        assert_eq!([said(0), said(1), said(2)], ["لا أجوبة", "جواب واحد", "جوابان"]);
        assert_eq!([said(3), said(11), said(100)], ["3 أجوبة", "11 جوابا", "100 جواب"]);
        assert_eq!(strings.own(&arabic, "search"), "Search");
        assert_eq!(strings.own(&english, "home"), "Front page");
        assert_eq!(strings.problems.len(), 1, "{:?}", strings.problems);
        assert_eq!(strings.plurals(&arabic), ["zero", "one", "two", "few", "many", "other"]);
    }
}
