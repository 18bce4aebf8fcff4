//! The index of a language: which words stand in which entries.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::entry::{Group, Shelf, shelves};
use super::words::{Tongue, fold};
use crate::model::{Lang, Site, Unit};
use crate::render::world::World;
use crate::text::hexadecimal;

/// How many shards the words are spread over, by their first letter.
pub(in crate::render) const SHARDS: u32 = 32;

/// A word that says nothing has at most so many letters …
const COMMON_LETTERS: usize = 4;
/// … and stands in more than one of so many entries.
const COMMON_SHARE: usize = 4;

/// How many shelves are read by one core before what was found is put together with the rest …
const STRETCH: usize = 128;
/// … and how many such stretches are read at a time.
const ROUND: usize = 16;

/// Which words stand in which entries.
#[derive(Debug, Default)]
pub(in crate::render) struct Index {
    /// Words that are forms of one another, each group sorted, in the order of their first word.
    pub(super) families: Vec<Family>,
    /// The number of the first entry of each shelf.
    pub(super) starts: Vec<u32>,
    /// The number of the first entry of each group that has any.
    pub(super) groups: Vec<(Group, u32)>,
    /// How many entries there are.
    pub(super) entries: u32,
    /// Short words that stand nearly everywhere.
    pub(super) common: Vec<String>,
    /// Changes when the entries do, so that the browser never puts parts of two builds together.
    pub(super) stamp: String,
}

/// Words that are forms of one another, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Family {
    /// The words, folded and sorted.
    pub(super) words: BTreeSet<String>,
    /// The entries they stand in, in their order.
    pub(super) places: Vec<Place>,
}

/// An entry that some words stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The number of the entry.
    pub(super) entry: u32,
    /// The largest weight that one of the words has there.
    pub(super) most: u8,
    /// How often they stand there, as far as anybody counts.
    pub(super) times: u8,
}

impl Place {
    /// The weight of the words there, 1 to 7: a little more where they stand again and again.
    pub(super) fn weight(self) -> u8 {
        let more = match self.times {
            ..=1 => 0,
            2..=4 => 1,
            5.. => 2,
        };
        (self.most + more).min(7)
    }

    /// The same place where so many entries come before.
    fn after(self, entries: u32) -> Place {
        Place { entry: self.entry + entries, ..self }
    }
}

impl Index {
    /// Reads every entry of a language once, on all cores.
    pub(super) fn of(world: &World<'_>, lang: &Lang) -> Index {
        let tongue = Tongue::of(lang);
        let irregular = irregular(world.site, lang, &tongue);
        let shelves = shelves(world.site, lang);
        let read = |shelves: &[Shelf<'_>]| {
            let mut stretch = Stretch::new(&tongue, &irregular);
            shelves.iter().for_each(|shelf| stretch.read(world, shelf, lang));
            stretch
        };
        let mut index = Index::default();
        let mut by_stem = BTreeMap::new();
        let mut stamp = Sha256::new();
        // Some stretches at a time, so that the index is not held twice.
        let read_round =
            |round| <[Shelf<'_>]>::par_chunks(round, STRETCH).map(read).collect::<Vec<_>>();
        for stretch in shelves.chunks(STRETCH * ROUND).flat_map(read_round) {
            stamp.update(&stretch.urls);
            for (group, start) in stretch.starts {
                let start = index.entries + start;
                index.starts.push(start);
                if index.groups.last().is_none_or(|(last, _)| *last != group) {
                    index.groups.push((group, start));
                }
            }
            for (stem, family) in stretch.families {
                let whole: &mut Family = by_stem.entry(stem).or_default();
                whole.words.extend(family.words);
                let places = family.places.into_iter();
                whole.places.extend(places.map(|place| place.after(index.entries)));
            }
            index.entries += stretch.entries;
        }
        index.stamp = hexadecimal(&stamp.finalize()[..4]);
        (index.families, index.common) = families(by_stem.into_values(), index.entries);
        index
    }

    /// The families whose words begin with a letter of this shard.
    pub(super) fn shard(&self, number: u32) -> impl Iterator<Item = &Family> {
        self.families
            .iter()
            .filter(move |family| family.words.first().is_some_and(|word| shard_of(word) == number))
    }
}

/// The shard of a word: its first letter, so that what begins alike is fetched together. The letters
/// of a to z all have shards of their own.
fn shard_of(word: &str) -> u32 {
    word.chars().next().map_or(0, |first| u32::from(first) % SHARDS)
}

/// The number of a family, by a word.
#[expect(
    clippy::disallowed_types,
    reason = "every word of a site is looked up here; in what order they stand is never seen"
)]
type Lookup = std::collections::HashMap<String, usize>;

/// Some shelves, read; their entries are numbered from nought.
struct Stretch<'a> {
    tongue: &'a Tongue<'a>,
    /// Words whose family is that of another word: the irregular forms that the registry knows.
    irregular: &'a BTreeMap<String, String>,
    /// The family of each word that was met.
    by_word: Lookup,
    by_stem: Lookup,
    /// Each with the stem of its words.
    families: Vec<(String, Family)>,
    /// The number of the first entry of each shelf.
    starts: Vec<(Group, u32)>,
    /// The ways to all entries.
    urls: Vec<u8>,
    entries: u32,
}

impl<'a> Stretch<'a> {
    fn new(tongue: &'a Tongue<'a>, irregular: &'a BTreeMap<String, String>) -> Stretch<'a> {
        Stretch {
            tongue,
            irregular,
            by_word: Lookup::new(),
            by_stem: Lookup::new(),
            families: Vec::new(),
            starts: Vec::new(),
            urls: Vec::new(),
            entries: 0,
        }
    }

    fn read(&mut self, world: &World<'_>, shelf: &Shelf<'_>, lang: &Lang) {
        self.starts.push((shelf.group(), self.entries));
        for entry in shelf.entries(world, lang) {
            self.urls.extend_from_slice(entry.url.as_bytes());
            self.urls.push(0);
            if !entry.url.is_empty() {
                entry.each_key(&mut |text, weight| self.add(text, weight));
            }
            self.entries += 1;
        }
    }

    /// Notes the words of a text that the entry being read is found by.
    fn add(&mut self, text: &str, weight: u8) {
        let Stretch { tongue, irregular, by_word, by_stem, families, entries, .. } = self;
        tongue.each_word(text, &mut |word| {
            let family = match by_word.get(word) {
                Some(family) => *family,
                None => {
                    let stem = tongue.stem(irregular.get(word).map_or(word, String::as_str));
                    let family = *by_stem.entry(stem).or_insert_with_key(|stem| {
                        families.push((stem.clone(), Family::default()));
                        families.len() - 1
                    });
                    families[family].1.words.insert(word.to_owned());
                    by_word.insert(word.to_owned(), family);
                    family
                }
            };
            let places = &mut families[family].1.places;
            match places.last_mut().filter(|place| place.entry == *entries) {
                Some(place) => {
                    place.most = place.most.max(weight);
                    place.times = place.times.saturating_add(1);
                }
                None => places.push(Place { entry: *entries, most: weight, times: 1 }),
            }
        });
    }
}

/// The families in their order, and the words that say nothing.
fn families(all: impl Iterator<Item = Family>, entries: u32) -> (Vec<Family>, Vec<String>) {
    let many = entries as usize / COMMON_SHARE;
    let says_nothing = |family: &Family| {
        let short = |word: &String| {
            word.len() <= COMMON_LETTERS && !word.starts_with(|c: char| c.is_ascii_digit())
        };
        entries >= 40 && family.places.len() > many && family.words.iter().all(short)
    };
    let (common, mut families): (Vec<Family>, Vec<Family>) = all.partition(says_nothing);
    families.sort_by(|a, b| a.words.cmp(&b.words));
    let mut common: Vec<String> = common.into_iter().flat_map(|family| family.words).collect();
    common.sort();
    (families, common)
}

/// The forms that no stemmer brings together, as the units of the registry tell them: `children`
/// is found with `child`.
fn irregular(site: &Site, lang: &Lang, tongue: &Tongue<'_>) -> BTreeMap<String, String> {
    let mut forms = BTreeMap::new();
    for fact in site.registry.facts.values() {
        let Some(Unit::Things(things)) = fact.unit.as_ref().map(|unit| &unit.value) else {
            continue;
        };
        let (Some(one), Some(other)) = (things.singular(lang), things.plural(lang)) else {
            continue;
        };
        let (one, other) = (fold(one), fold(other));
        let plain = |word: &String| word.chars().all(char::is_alphanumeric);
        let alike = shard_of(&one) == shard_of(&other);
        if plain(&one) && plain(&other) && alike && tongue.stem(&one) != tongue.stem(&other) {
            forms.insert(other, one);
        }
    }
    forms
}
