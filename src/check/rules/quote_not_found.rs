//! `quote-not-found`: recorded words that the saved copy of the source does not have.

use std::collections::BTreeMap;

use crate::check::{Context, quotations, saved, sources};
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::text::Span;

/// The saved text of a source.
struct Saved<'a> {
    place: Span,
    text: &'a str,
    even: String,
}

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut texts: BTreeMap<&Id, Option<Saved<'_>>> = BTreeMap::new();
    sources::registry(context.registry(), &mut |used| {
        let Some(quote) = &used.quote else { return };
        let read = || {
            let (file, text) = saved::text(context.files, &used.id.value)?;
            Some(Saved { place: Span::new(file, 0..0), text, even: even(text) })
        };
        let Some(saved) = texts.entry(&used.id.value).or_insert_with(read) else { return };
        if is_in(&quote.value, &saved.even) {
            return;
        }
        let path = context.files.path(saved.place.file);
        let problem = Diagnostic::error(
            "quote-not-found",
            quote.span,
            format!("`{path}` does not have these words"),
        );
        let words = quotations::words(saved.text);
        let quoted: Vec<String> = quotations::stretches(&quote.value).concat();
        let near = quotations::nearest(&words, &quoted).and_then(|(_, range)| {
            let place = Span::new(saved.place.file, range.clone());
            Some((place, saved.text.get(range)?))
        });
        problems.push(match near {
            Some((place, near)) => problem.label(place, "the nearest words there").help(format!(
                "look the passage up; it seems to say \"{}\"",
                near.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
            )),
            None => problem.help("look them up in the source again; mark what is left out with …"),
        });
    });
}

/// Whether the stretches of a quotation stand in an even text, one after another.
fn is_in(quote: &str, text: &str) -> bool {
    let quote = quote.replace("...", "…");
    let mut rest = text;
    for stretch in quote.split('…').flat_map(outside_brackets) {
        let stretch = even(stretch);
        match rest.find(stretch.as_str()) {
            Some(at) => rest = &rest[at + stretch.len()..],
            None => return false,
        }
    }
    true
}

/// The parts of a text that stand outside brackets.
fn outside_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split('[').enumerate().filter_map(|(at, part)| match part.split_once(']') {
        Some((_, after)) if at > 0 => Some(after),
        _ if at == 0 => Some(part),
        _ => None,
    })
}

/// A text with everything evened out that a copy of it may have in another way: space and line
/// breaks, curled quotation marks, ligatures, the kinds of dashes, words broken at the end of a
/// line. Hyphens are left out: at the end of a line nobody knows whether one belongs to the word.
fn even(text: &str) -> String {
    let mut even = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '“' | '”' | '«' | '»' | '„' => even.push('"'),
            '‘' | '’' | '‚' | '´' | '`' => even.push('\''),
            'ﬁ' => even.push_str("fi"),
            'ﬂ' => even.push_str("fl"),
            'ﬀ' => even.push_str("ff"),
            'ﬃ' => even.push_str("ffi"),
            'ﬄ' => even.push_str("ffl"),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            '-' | '‐' | '‑' | '–' | '—' | '−' => {
                while chars.next_if(|c| c.is_whitespace()).is_some() {}
                // A dash between words with space around it, and one without, are the same.
                if even.ends_with(' ') {
                    even.pop();
                }
            }
            c if c.is_whitespace() => {
                if !even.is_empty() && !even.ends_with(' ') {
                    even.push(' ');
                }
            }
            c => even.push(c),
        }
    }
    even.truncate(even.trim_end().len());
    even
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(quote: &str, text: &str, expected: bool) {
        assert_eq!(is_in(quote, &even(text)), expected, "{quote} | {text}");
    }

    #[test]
    fn looks_past_what_copies_differ_in() {
        check("were separated from", "The children were sepa-\nrated   from a parent", true);
        check("don't “know”", "They don’t \"know\" it", true);
        check("the office", "the oﬃce", true);
        check("a self-made plan — now", "a self-\nmade plan—now", true);
        check("no … plan", "no good plan", true);
        check("no ... plan", "no good plan", true);
        check("[They] had [no] plan", "We had a plan", true);
        check("plan … no", "no good plan", false);
        check("were separate", "The children were", false);
        check("3,913", "3,931", false);
    }

    proptest! {
        #[test]
        fn every_text_is_in_itself(text in "[a-zé“”’ \n-]{0,40}") {
            prop_assert!(is_in(&text, &even(&text)));
        }

        #[test]
        fn never_panics(quote in "\\PC{0,40}", text in "\\PC{0,40}") {
            is_in(&quote, &even(&text));
        }
    }
}
