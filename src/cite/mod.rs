//! From sources to citations.
//!
//! Legal sources are set in the forms of *The Indigo Book* (2nd ed., 2021), the open statement of
//! the Bluebook's rules; everything else as notes of *The Chicago Manual of Style* (18th ed.,
//! 2024). A [`Citation`] is a few pieces of text, so that whoever prints it escapes and links it.
//! Titles are set as the registry has them: recasing turns `Ms. L. v.` into `Ms. L. V.`

mod chicago;
mod legal;
mod locator;
mod names;
mod page;
mod piece;
#[cfg(test)]
mod tests;
mod words;

pub use page::{Own, own};
pub use piece::{Citation, Piece};

use crate::model::{Case, Lang, Locator, Registry, Reported, Source};
use words::{Words, words};

/// The full citation as it stands in a note, without the full stop that ends the note.
pub fn note(
    source: &Source,
    locator: Option<&Locator>,
    registry: &Registry,
    lang: &Lang,
) -> Citation {
    let words = &words(lang);
    let mut citation = match legal::note(source, locator, registry) {
        Some(citation) => citation,
        None => chicago::note(source, locator, words),
    };
    add_addresses(&mut citation, source, words);
    citation
}

/// The short form for a source that an earlier note cites in full: no address, no imprint.
pub fn short(
    source: &Source,
    locator: Option<&Locator>,
    registry: &Registry,
    lang: &Lang,
) -> Citation {
    match legal::short(source, locator, registry) {
        Some(citation) => citation,
        None => chicago::short(source, locator, &words(lang)),
    }
}

/// The form for a legal source that the note before cites, and no other: `*Id.* at 4`. None for
/// everything else: Chicago prefers the short form (18th ed., 13.37).
pub fn same(source: &Source, locator: Option<&Locator>) -> Option<Citation> {
    legal::same(source, locator)
}

/// What running text calls the source: the short name of a case, the number of an order, a title.
pub fn name(source: &Source, registry: &Registry) -> Citation {
    legal::name(source, registry).unwrap_or_else(|| chicago::name(source))
}

/// The citation of a whole case by its docket, without a full stop.
pub fn docket(case: &Case) -> Citation {
    legal::docket(case)
}

/// The citation of a decision of a case in a law reporter, without a full stop.
pub fn decision(case: &Case, reported: &Reported) -> Citation {
    legal::decision(case, reported)
}

/// The entry in a list of sources, with its full stop.
pub fn bibliography(source: &Source, registry: &Registry, lang: &Lang) -> Citation {
    let words = &words(lang);
    let mut citation = match legal::note(source, None, registry) {
        Some(mut citation) => {
            add_addresses(&mut citation, source, words);
            citation
        }
        None => {
            let mut citation = chicago::entry(source, words);
            add_addresses_as_sentence(&mut citation, source, words);
            citation
        }
    };
    citation.punctuate('.');
    citation
}

/// Where a source stands in a list of sources: by its first author, or else its title, without
/// the articles and marks that a reader would not look under.
pub fn sort_key(source: &Source) -> String {
    let author = source.authors.first().filter(|_| !legal::is_law(source));
    let first = author.map(names::inverted);
    let text = first.unwrap_or_else(|| source.title.value.clone()).to_lowercase();
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    ["the ", "a ", "an "].iter().find_map(|a| bare.strip_prefix(a)).unwrap_or(bare).to_owned()
}

/// Adds the address, and the saved copy with the day it was made.
fn add_addresses(citation: &mut Citation, source: &Source, words: &Words<'_>) {
    for (said, url) in addresses(source, words) {
        citation.punctuate(',');
        citation.text(&format!(" {said}"));
        citation.link(&url);
    }
}

fn add_addresses_as_sentence(citation: &mut Citation, source: &Source, words: &Words<'_>) {
    for (index, (said, url)) in addresses(source, words).into_iter().enumerate() {
        citation.punctuate(if index == 0 { '.' } else { ',' });
        let said = if index == 0 { piece::capitalized(&said) } else { said };
        citation.text(&format!(" {said}"));
        citation.link(&url);
    }
}

/// The addresses of a source, each after the words that introduce it. A day of access is printed
/// only for an undated source, as Chicago has it, and never for law.
fn addresses(source: &Source, words: &Words<'_>) -> Vec<(String, String)> {
    let mut addresses = Vec::new();
    if let Some(url) = &source.url {
        let said = match (&source.issued, &source.accessed) {
            (None, Some(day)) if !legal::is_law(source) => {
                format!("{} {}, ", words.accessed, words.date(day.value))
            }
            (Some(_), _) | (None, _) => String::new(),
        };
        addresses.push((said, url.value.clone()));
    }
    let saved = source.snapshot.as_ref().and_then(|s| Some((s.url.as_ref()?, s.captured.as_ref())));
    if let Some((url, captured)) = saved {
        let said = match captured {
            Some(day) => format!("{} {}, {} ", words.archived, words.date(day.value), words.at),
            None => format!("{} {} ", words.archived_once, words.at),
        };
        addresses.push((said, url.value.clone()));
    }
    addresses
}
