//! `heading-style`: a heading that is not set as a sentence.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::reading::Reading;
use crate::check::texts::{Owner, Part};
use crate::diag::Diagnostic;
use crate::model::Role;

/// Longest heading, in characters: two lines on a telephone.
const LONGEST: usize = 100;

/// Words up to this many letters are small in Title Case as well.
const SMALL: usize = 3;

/// From this many words on it can be told how a heading is set.
const FEWEST: usize = 2;

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let mut suspects: Vec<(&Reading<'_>, Vec<&str>)> = Vec::new();
    for reading in readings.iter().filter(|reading| is_heading(reading)) {
        let text = reading.text().trim();
        let Some(span) = reading.span(0..reading.text().len()) else { continue };
        let mut report = |message: String, help: &str| {
            problems.push(Diagnostic::warning("heading-style", span, message).help(help));
        };
        let length = text.chars().count();
        if length > LONGEST {
            report(
                format!("a heading of {length} characters"),
                "say in a few words what follows, and the rest in the text",
            );
        }
        if is_shouted(text) {
            report(
                "a heading in capitals".to_owned(),
                "write it like a sentence, with a capital for the first word and for names",
            );
            continue;
        }
        if let Some(mark) = closing(text) {
            let end = reading.text().trim_end().len();
            let help = format!("end it without `{mark}`");
            let problem = Diagnostic::warning(
                "heading-style",
                span,
                format!("a heading that ends in `{mark}`"),
            );
            let place = reading.span(end - mark.len_utf8()..end);
            problems.push(match place {
                Some(place) => problem.help(help).fix(place, ""),
                None => problem.help(help),
            });
        }
        if let Some(words) = title_case(text) {
            suspects.push((reading, words));
        }
    }
    let names = names(context, &suspects);
    for (reading, words) in suspects {
        let common: Vec<&str> =
            words.into_iter().filter(|word| !names.contains(bare(word))).collect();
        let (Some(first), Some(span)) = (common.first(), reading.span(0..reading.text().len()))
        else {
            continue;
        };
        // One word may be a name that stands nowhere else.
        if common.len() < FEWEST {
            continue;
        }
        let small = first.to_lowercase();
        problems.push(Diagnostic::warning("heading-style", span, "a heading in Title Case").help(
            format!(
                "write it like a sentence, with capitals for names alone: \"{small}\", not \
                 \"{first}\""
            ),
        ));
    }
}

/// Headings, and the titles of pages, which are headings as well.
fn is_heading(reading: &Reading<'_>) -> bool {
    match reading.of.owner {
        Owner::Page(_, Part::Title) => true,
        Owner::Page(..) | Owner::Entry(_) | Owner::Settings => {
            matches!(reading.role, Role::Heading(_))
        }
    }
}

fn is_shouted(text: &str) -> bool {
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().filter(|c| c.is_uppercase()).count() > SMALL);
    words.count() >= FEWEST && !text.contains(char::is_lowercase)
}

/// The full stop or colon a heading ends in, where it is not that of an abbreviation.
fn closing(text: &str) -> Option<char> {
    let mark = text.chars().next_back().filter(|c| matches!(c, '.' | ':'))?;
    let last = text.split_whitespace().next_back()?.strip_suffix(mark)?;
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let short = mark == '.' && (letters <= 1 || last.contains('.') || is_abbreviation(last));
    (!short).then_some(mark)
}

fn is_abbreviation(word: &str) -> bool {
    ["Inc", "Co", "Corp", "Jr", "Sr", "etc", "al", "Cal", "Ariz", "Tex", "Cir"].contains(&word)
}

/// The capital words of a heading in which no word that could be small is: what follows a full
/// stop, a colon, a dash or an opening mark begins a sentence. Nothing where one is small.
fn title_case(text: &str) -> Option<Vec<&str>> {
    let mut capitals = Vec::new();
    let mut begins = true;
    for word in text.split_whitespace() {
        let first = begins || word.starts_with(['“', '‘', '(', '«']);
        begins = word.ends_with(['.', ':', '?', '!', '—', '–']);
        let letters = bare(word);
        if first || letters.chars().count() <= SMALL || !letters.starts_with(char::is_alphabetic) {
            continue;
        }
        if letters.starts_with(char::is_lowercase) {
            return None;
        }
        // An acronym is what it is.
        if letters.contains(char::is_lowercase) {
            capitals.push(word);
        }
    }
    (capitals.len() >= FEWEST).then_some(capitals)
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("’s").unwrap_or(word)
}

/// The suspected words that stand with a capital in the middle of a sentence somewhere on the
/// site, or in a name of the registry: they are names.
fn names<'t>(context: &Context<'t>, suspects: &[(&Reading<'_>, Vec<&str>)]) -> BTreeSet<String> {
    let wanted: BTreeSet<&str> =
        suspects.iter().flat_map(|(_, words)| words.iter().map(|word| bare(word))).collect();
    let mut names = BTreeSet::new();
    if wanted.is_empty() {
        return names;
    }
    let mut add = |text: &str, skip_first: bool| {
        let mut begins = skip_first;
        for word in text.split_whitespace() {
            if !begins && wanted.contains(bare(word)) {
                names.insert(bare(word).to_owned());
            }
            begins =
                skip_first && word.ends_with(['.', ':', '?', '!', '”']) || word.starts_with('“');
        }
    };
    for text in context.all_texts().iter() {
        text.doc.each_run(&mut |run| {
            let reading = Reading::new(*text, run);
            if reading.role == Role::Prose && !is_heading(&reading) {
                add(reading.text(), true);
            }
        });
    }
    let registry = context.registry();
    for party in registry.parties.values() {
        for (_, name) in party.short.iter().chain([&party.name]).flat_map(|text| text.passages()) {
            add(&name.plain(), false);
        }
    }
    registry.cases.values().for_each(|case| add(&case.caption.value, false));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_title_case() {
        let check = |text: &str, expected: Option<&[&str]>| {
            assert_eq!(title_case(text).as_deref(), expected, "{text}");
        };
        check("How a Separation Happened", Some(&["Separation", "Happened"]));
        check("How a separation happened", None);
        check("Who decided: Names and Places", None);
        check("The ACLU", None);
        check("A Short One: What Now", None);
    }

    #[test]
    fn tells_how_a_heading_ends() {
        let check =
            |text: &str, expected: Option<char>| assert_eq!(closing(text), expected, "{text}");
        check("What happened.", Some('.'));
        check("What happened:", Some(':'));
        check("What happened?", None);
        check("Filed in the U.S.", None);
        check("The case of Ms. L.", None);
        check("By Acme Inc.", None);
    }

    #[test]
    fn tells_capitals() {
        assert!(is_shouted("WHAT HAPPENED NEXT"));
        assert!(!is_shouted("DHS and HHS"));
        assert!(!is_shouted("ACLU"));
    }
}
