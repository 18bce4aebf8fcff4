//! The index of a language: which words stand in which entries.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::entry::{Group, shelves};
use super::words::{Tongue, fold};
use crate::model::{Lang, Site, Unit};
use crate::render::world::World;

/// How many shards the words are spread over, by their first letter.
pub(in crate::render) const SHARDS: u32 = 32;

/// A word that says nothing has at most so many letters …
const COMMON_LETTERS: usize = 4;
/// … and stands in more than one of so many entries.
const COMMON_SHARE: usize = 4;

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
    /// The entries they stand in, with the weight they have there: 1 to 7.
    pub(super) places: Vec<(u32, u8)>,
}

impl Index {
    /// Reads every entry of a language once.
    pub(super) fn of(world: &World<'_>, lang: &Lang) -> Index {
        let mut maker = Maker::new(world.site, lang);
        let mut index = Index::default();
        let mut stamp = Sha256::new();
        for shelf in shelves(world.site, lang) {
            index.starts.push(index.entries);
            let entries = shelf.entries(world, lang);
            if index.groups.last().is_none_or(|(group, _)| *group != shelf.group()) {
                index.groups.push((shelf.group(), index.entries));
            }
            for entry in entries {
                stamp.update(entry.url.as_bytes());
                stamp.update([0]);
                if !entry.url.is_empty() {
                    maker.add(index.entries, &entry.keys);
                }
                index.entries += 1;
            }
        }
        index.stamp = stamp.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        (index.families, index.common) = maker.finish(index.entries);
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

/// An index while it is made.
struct Maker {
    tongue: Tongue,
    /// Words whose family is that of another word: the irregular forms that the registry knows.
    irregular: BTreeMap<String, String>,
    by_word: BTreeMap<String, usize>,
    by_stem: BTreeMap<String, usize>,
    families: Vec<Family>,
}

impl Maker {
    fn new(site: &Site, lang: &Lang) -> Maker {
        let tongue = Tongue::of(lang);
        let irregular = irregular(site, lang, &tongue);
        Maker {
            tongue,
            irregular,
            by_word: BTreeMap::new(),
            by_stem: BTreeMap::new(),
            families: Vec::new(),
        }
    }

    /// Adds an entry by what it is found by. A word counts with the largest of its weights, and a
    /// little more where it stands again and again.
    fn add(&mut self, entry: u32, keys: &[(String, u8)]) {
        let mut found: BTreeMap<usize, (u8, usize)> = BTreeMap::new();
        let Maker { tongue, irregular, by_word, by_stem, families } = self;
        for (text, weight) in keys {
            tongue.each_word(text, &mut |word| {
                let family = match by_word.get(word) {
                    Some(family) => *family,
                    None => {
                        let stem = tongue.stem(irregular.get(word).map_or(word, String::as_str));
                        let family = *by_stem.entry(stem).or_insert_with(|| {
                            families.push(Family::default());
                            families.len() - 1
                        });
                        families[family].words.insert(word.to_owned());
                        by_word.insert(word.to_owned(), family);
                        family
                    }
                };
                let (most, times) = found.entry(family).or_default();
                *most = (*most).max(*weight);
                *times += 1;
            });
        }
        for (family, (most, times)) in found {
            let more = match times {
                ..=1 => 0,
                2..=4 => 1,
                _ => 2,
            };
            families[family].places.push((entry, (most + more).min(7)));
        }
    }

    /// The families in their order, and the words that say nothing.
    fn finish(self, entries: u32) -> (Vec<Family>, Vec<String>) {
        let many = entries as usize / COMMON_SHARE;
        let says_nothing = |family: &Family| {
            let short = |word: &String| {
                word.len() <= COMMON_LETTERS && !word.starts_with(|c: char| c.is_ascii_digit())
            };
            entries >= 40 && family.places.len() > many && family.words.iter().all(short)
        };
        let (common, mut families): (Vec<Family>, Vec<Family>) =
            self.families.into_iter().partition(says_nothing);
        families.sort_by(|a, b| a.words.cmp(&b.words));
        let mut common: Vec<String> = common.into_iter().flat_map(|family| family.words).collect();
        common.sort();
        (families, common)
    }
}

/// The forms that no stemmer brings together, as the units of the registry tell them: `children`
/// is found with `child`.
fn irregular(site: &Site, lang: &Lang, tongue: &Tongue) -> BTreeMap<String, String> {
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
