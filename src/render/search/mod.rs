//! The search index: made once from the parsed texts, served in parts that the browser fetches when
//! it needs them.
//!
//! 1. `entry` lists what can be found, and by which words: `shelves` of entries that belong together.
//! 2. `words` cuts texts into folded words and bare numbers; stems are worked out here, so that the
//!    browser needs no stemmer.
//! 3. `index` notes for each family of words the entries they stand in.
//! 4. `parts` writes it: `index.json` with what a search needs first, `words-N.json` by first
//!    letter, `entries-N.json` by shelf. A first search fetches a few of them.

mod entry;
mod index;
mod parts;
mod words;

use std::collections::BTreeMap;

use entry::{Shelf, shelves};
use index::Index;

use super::world::World;
use crate::model::{Lang, Site};

/// The folder of the search below the prefix of its language.
pub const FOLDER: &str = "search/";

/// A part of an index, a file by itself.
#[derive(Debug, Clone)]
pub(super) enum Part<'a> {
    /// What a search needs first.
    Start,
    /// The words of a letter.
    Words(u32),
    /// The entries of a shelf.
    Entries(Shelf<'a>),
}

impl<'a> Part<'a> {
    /// Every part of the index of a language, with the name of its file.
    pub(super) fn all(site: &'a Site, lang: &Lang) -> Vec<(String, Part<'a>)> {
        let words = (0..index::SHARDS).map(|n| (format!("words-{n}.json"), Part::Words(n)));
        let shelves = shelves(site, lang).into_iter().enumerate();
        let entries = shelves.map(|(n, shelf)| (format!("entries-{n}.json"), Part::Entries(shelf)));
        let start = ("index.json".to_owned(), Part::Start);
        std::iter::once(start).chain(words).chain(entries).collect()
    }
}

/// The index of each language.
#[derive(Debug, Default)]
pub(super) struct Indexes(BTreeMap<Lang, Index>);

impl Indexes {
    /// Reads all that can be found, on all cores.
    pub(super) fn of(world: &World<'_>) -> Indexes {
        let languages = world.site.settings.languages.iter().map(|language| &language.code);
        Indexes(languages.map(|lang| (lang.clone(), Index::of(world, lang))).collect())
    }
}

impl World<'_> {
    /// A part of the index of a language, as JSON.
    pub(super) fn search_part(&self, part: &Part<'_>, lang: &Lang) -> String {
        let indexes = self.indexes.get_or_init(|| Indexes::of(self));
        let Some(index) = indexes.0.get(lang) else { return String::new() };
        match part {
            Part::Start => parts::start(index, lang, &self.strings),
            Part::Words(number) => parts::words(index, *number),
            Part::Entries(shelf) => parts::entries(index, self, shelf, lang),
        }
    }
}
