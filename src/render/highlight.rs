//! Code with about a dozen classes. The colours are the stylesheet's, light and dark.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::html::push_escaped;
use crate::text::{Files, hexadecimal};

/// The grammars; loading them once takes a few milliseconds.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The scopes that are told apart, by the names that TextMate grammars share, and the letters of their
/// classes: `hl-c`.
/// The first that fits counts, from the innermost scope outwards.
const CLASSES: [(&str, char); 21] = [
    ("comment", 'c'),
    ("string", 's'),
    ("constant.character.escape", 'e'),
    ("constant.numeric", 'n'),
    ("constant", 'o'),
    ("entity.name.function", 'f'),
    ("support.function", 'f'),
    ("variable.function", 'f'),
    ("entity.name.tag", 'k'),
    ("entity.other.attribute-name", 'a'),
    ("entity.name", 't'),
    ("support.type", 't'),
    ("storage", 'k'),
    ("keyword.operator", 'p'),
    ("keyword", 'k'),
    ("variable", 'v'),
    ("punctuation", 'p'),
    ("markup.inserted", 'i'),
    ("markup.deleted", 'd'),
    ("markup.heading", 'h'),
    ("invalid", 'x'),
];

static SCOPES: LazyLock<Vec<(Scope, char)>> = LazyLock::new(|| {
    CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect()
});

/// Where a build finds what an earlier one worked out.
pub const REMEMBERED: &str = ".plainfact/highlights";

/// The first line of that file. What other grammars or classes gave is of no use.
const FIRST_LINE: &str = concat!("highlights 1, syntect ", env!("SYNTECT_VERSION"));

/// What is known of a block before it is parsed: the SHA-256 of its language and text.
type Key = [u8; 32];

/// The colours of blocks of code, for another plan of much the same site.
#[derive(Debug, Clone, Default)]
pub struct Colours(Arc<BTreeMap<Key, Arc<str>>>);

/// The colours of every block of code: each distinct one is parsed once, in this build or in the one
/// before.
#[derive(Debug)]
pub(super) struct Highlights<'a> {
    /// From the build before.
    remembered: BTreeMap<&'a str, &'a str>,
    /// From a plan of an earlier state of the site.
    before: Colours,
    /// Of this build. Parsing a block takes a thousand times as long as looking here.
    used: Mutex<BTreeMap<Key, Arc<str>>>,
}

impl<'a> Highlights<'a> {
    /// With what an earlier build has left.
    pub(super) fn remembered(files: &'a Files) -> Highlights<'a> {
        let text = files.find(REMEMBERED).map_or("", |file| files.text(file));
        let mut lines = text.lines();
        let fits = lines.next() == Some(FIRST_LINE);
        let entries = lines.filter(|_| fits).filter_map(|line| line.split_once(' '));
        Highlights {
            remembered: entries.collect(),
            before: Colours::default(),
            used: Mutex::default(),
        }
    }

    /// Takes over what another plan worked out.
    pub(super) fn take(&mut self, before: Colours) {
        self.before = before;
    }

    /// What was used so far, for another plan.
    pub(super) fn colours(&self) -> Colours {
        Colours(Arc::new(self.used().clone()))
    }

    /// What a later build may use: a line for each block, with its key and its colours.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (key, colours) in &*self.used() {
            text.push_str(&format!("{} {colours}\n", hexadecimal(key)));
        }
        text
    }

    /// Adds code as HTML, without the `pre` around it. A language that is not known is left plain.
    pub(super) fn code(&self, out: &mut String, language: Option<&str>, text: &str) {
        let syntax = language.and_then(|language| SYNTAXES.find_syntax_by_token(language));
        let Some(syntax) = syntax else { return push_escaped(out, text) };
        let key = Sha256::new().chain_update(&syntax.name).chain_update([0]).chain_update(text);
        let key = Key::from(key.finalize());
        let known = self.used().get(&key).cloned();
        let colours = known.unwrap_or_else(|| {
            if let Some(colours) = self.before.0.get(&key) {
                return self.used().entry(key).or_insert_with(|| colours.clone()).clone();
            }
            let remembered = self.remembered.get(hexadecimal(&key).as_str());
            let fitting = remembered.filter(|colours| fits(colours, text));
            let colours = fitting.map_or_else(|| colours(syntax, text).into(), |c| Arc::from(*c));
            self.used().entry(key).or_insert(colours).clone()
        });
        for (region, letter) in regions(&colours, text).flatten() {
            push_region(out, region, letter);
        }
    }

    /// A thread that failed has left nothing half done here.
    fn used(&self) -> MutexGuard<'_, BTreeMap<Key, Arc<str>>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The letter of what has no colour.
const PLAIN: char = '-';

/// The colours of a text: how many bytes, and the letter of their class, over and over:
/// `5k1-4f`. What follows each other in one colour stays apart, as the grammar has it.
fn colours(syntax: &SyntaxReference, text: &str) -> String {
    let mut colours = String::new();
    let mut add = |region: &str, letter: char| {
        if !region.is_empty() {
            colours.push_str(&format!("{}{letter}", region.len()));
        }
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in text.split_inclusive('\n') {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else {
            add(line, PLAIN);
            continue;
        };
        for (region, change) in ScopeRegionIterator::new(&changes, line) {
            // A grammar that pops more than it pushed only loses its colours.
            let _ = stack.apply(change);
            add(region, letter(&stack));
        }
    }
    colours
}

/// The parts of a text with their letters; nothing for what is no colours, or those of another text.
fn regions<'t>(colours: &str, text: &'t str) -> impl Iterator<Item = Option<(&'t str, char)>> {
    let mut rest = text;
    colours.split_inclusive(|c: char| !c.is_ascii_digit()).map(move |colour| {
        let letter = colour.chars().next_back()?;
        let length = colour.strip_suffix(letter)?.parse().ok()?;
        let (region, after) = rest.split_at_checked(length)?;
        rest = after;
        Some((region, letter))
    })
}

/// Whether colours are those of just this text.
fn fits(colours: &str, text: &str) -> bool {
    let lengths = regions(colours, text).map(|region| region.map(|(region, _)| region.len()));
    lengths.sum::<Option<usize>>() == Some(text.len())
}

fn push_region(out: &mut String, region: &str, letter: char) {
    if letter == PLAIN || !letter.is_ascii_lowercase() || region.trim().is_empty() {
        return push_escaped(out, region);
    }
    out.push_str("<span class=\"hl-");
    out.push(letter);
    out.push_str("\">");
    push_escaped(out, region);
    out.push_str("</span>");
}

fn letter(stack: &ScopeStack) -> char {
    let class = stack.as_slice().iter().rev().find_map(|scope| {
        SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, letter)| *letter)
    });
    class.unwrap_or(PLAIN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(language: Option<&str>, text: &str) -> String {
        let mut out = String::new();
        Highlights::remembered(&Files::new()).code(&mut out, language, text);
        out
    }

    #[test]
    fn known_languages_get_classes() {
        let html = code(Some("yaml"), "value: 3913 # <children>\n");
        assert!(html.contains("<span class=\"hl-n\">3913</span>"), "{html}");
        assert!(html.contains("&lt;children&gt;"), "{html}");
    }

    #[test]
    fn unknown_languages_stay_plain() {
        assert_eq!(code(Some("no-such"), "a < b\n"), "a &lt; b\n");
        assert_eq!(code(None, "<b>"), "&lt;b&gt;");
    }

    #[test]
    fn another_plan_takes_over_what_was_worked_out() {
        let files = Files::new();
        let [first, mut second] = [(); 2].map(|()| Highlights::remembered(&files));
        let (mut one, mut other) = (String::new(), String::new());
        first.code(&mut one, Some("rs"), "let a = 3;\n");
        second.take(first.colours());
        second.code(&mut other, Some("rs"), "let a = 3;\n");
        assert_eq!(one, other);
        assert_eq!(first.to_text(), second.to_text());
        second.take(Highlights::remembered(&files).colours());
        second.code(&mut other, Some("rs"), "let b = 4;\n");
        assert_eq!(second.to_text().lines().count(), 3);
    }

    /// The same code by way of what the first time left, changed by `change` in between.
    fn again(text: &str, change: impl Fn(String) -> String) -> (String, String) {
        let files = Files::new();
        let first = Highlights::remembered(&files);
        first.code(&mut String::new(), Some("rs"), text);
        let mut files = Files::new();
        files.insert_text(REMEMBERED, &change(first.to_text()));
        let second = Highlights::remembered(&files);
        let mut out = String::new();
        second.code(&mut out, Some("rs"), text);
        (out, second.to_text())
    }

    #[test]
    fn what_is_remembered_is_used() {
        let text = "let a = 3;\n";
        let (html, _) = again(text, |left| left.replace("1n", "1x"));
        assert_ne!(html, code(Some("rs"), text), "the colour of numbers was changed");
        let damaged: [fn(String) -> String; 4] = [
            |left| left.replace("syntect", "other"),
            |left| left.replace("1n", "1n7n"),
            |left| left[..left.len() - 4].to_owned(),
            |_| String::new(),
        ];
        for change in damaged {
            assert_eq!(again(text, change).0, code(Some("rs"), text));
        }
    }

    proptest! {
        #[test]
        fn memory_changes_nothing(text in "(let |[a-zé]|= |[0-9]|<|\"|//|\n|\\{|\\}){0,40}") {
            let (html, left) = again(&text, |left| left);
            prop_assert_eq!(&html, &code(Some("rs"), &text));
            prop_assert_eq!(again(&text, |_| left.clone()), (html, left.clone()));
        }
    }
}
