//! The parts of an index as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::entry::{Entry, Group, Shelf};
use super::index::{Family, Index, Place, SHARDS};
use super::words::Tongue;
use crate::model::Lang;
use crate::render::strings::Strings;
use crate::render::world::World;

/// What a search needs first.
#[derive(Serialize)]
struct Start<'a> {
    stamp: &'a str,
    /// How many entries there are.
    entries: u32,
    /// How many shards of words there are.
    shards: u32,
    /// The groups in their order, with their names and the number of their first entry.
    groups: Vec<(Group, &'a str, u32)>,
    /// The number of the first entry of each shelf.
    starts: &'a [u32],
    /// Words that say nothing.
    common: &'a [String],
    /// Stands between groups of three digits.
    group: char,
    /// Stands before decimals.
    decimal: char,
    /// Words that scale a number, with the power of ten.
    magnitudes: BTreeMap<&'a str, u8>,
    /// What the page says.
    texts: BTreeMap<&'static str, &'a str>,
    /// How the language writes numbers and tells plurals.
    locale: &'a str,
    /// Which plural each form of a text is for.
    plurals: Vec<&'static str>,
}

/// `index.json`.
pub(super) fn start(index: &Index, lang: &Lang, strings: &Strings) -> String {
    let tongue = Tongue::of(lang);
    let title = |group| match group {
        Group::Figures => "search-figures",
        Group::Cases => "search-cases",
        Group::Terms => "search-terms",
        Group::People => "search-people",
        Group::Articles => "search-articles",
        Group::About => "search-about",
    };
    let texts = [
        ("all", "search-all"),
        ("found", "search-found"),
        ("missing", "search-missing"),
        ("misprint", "search-misprint"),
        ("more", "search-more"),
        ("near", "search-near"),
        ("none", "search-none"),
    ];
    json(&Start {
        stamp: &index.stamp,
        entries: index.entries,
        shards: SHARDS,
        groups: index
            .groups
            .iter()
            .map(|(group, from)| (*group, strings.own(lang, title(*group)), *from))
            .collect(),
        starts: &index.starts,
        common: &index.common,
        group: tongue.group(),
        decimal: tongue.decimal(),
        magnitudes: tongue.magnitudes().collect(),
        texts: texts.into_iter().map(|(name, key)| (name, strings.own(lang, key))).collect(),
        locale: lang.locale(),
        plurals: strings.plurals(lang),
    })
}

/// `words-N.json`: for each family what its words begin with, how each goes on, and the entries
/// they stand in.
#[derive(Serialize)]
struct Words<'a> {
    stamp: &'a str,
    families: Vec<(String, String, Places<'a>)>,
}

/// Entries as the distance from the one before times eight, and the weight.
struct Places<'a>(&'a [Place]);

impl Serialize for Places<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        let mut before = 0;
        for place in self.0 {
            let weight = u32::from(place.weight());
            list.serialize_element(&((place.entry - before) * 8 + weight))?;
            before = place.entry;
        }
        list.end()
    }
}

/// The words of a letter.
pub(super) fn words(index: &Index, number: u32) -> String {
    let families = index.shard(number).map(|family| {
        let (start, ends) = packed(family);
        (start, ends, Places(&family.places))
    });
    json(&Words { stamp: &index.stamp, families: families.collect() })
}

/// What the words of a family begin with, and their ends with spaces between them.
fn packed(family: &Family) -> (String, String) {
    let (Some(first), Some(last)) = (family.words.first(), family.words.last()) else {
        return (String::new(), String::new());
    };
    let alike = first.chars().zip(last.chars()).take_while(|(a, b)| a == b);
    let length = alike.map(|(a, _)| a.len_utf8()).sum();
    let ends: Vec<&str> = family.words.iter().filter_map(|word| word.get(length..)).collect();
    (first[..length].to_owned(), ends.join(" "))
}

/// `entries-N.json`: what is shown of the entries of a shelf.
#[derive(Serialize)]
struct Entries<'a> {
    stamp: &'a str,
    entries: Vec<Entry>,
}

/// The entries of a shelf.
pub(super) fn entries(index: &Index, world: &World<'_>, shelf: &Shelf<'_>, lang: &Lang) -> String {
    json(&Entries { stamp: &index.stamp, entries: shelf.entries(world, lang) })
}

/// Texts, numbers and lists of them are always JSON.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_packed_by_what_they_share() {
        let check = |words: &[&str], start: &str, ends: &str| {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            let family = Family { words, places: Vec::new() };
            assert_eq!(packed(&family), (start.to_owned(), ends.to_owned()));
        };
        check(&["separated", "separating", "separate"], "separat", "e ed ing");
        check(&["child", "children"], "child", " ren");
        check(&["5500"], "5500", "");
        check(&["ni", "no"], "n", "i o");
    }

    #[test]
    fn places_are_packed_by_distance() {
        let place = |entry, most, times| Place { entry, most, times };
        let places = [place(0, 6, 9), place(3, 1, 1), place(4, 1, 2)];
        assert_eq!(json(&Places(&places)), "[7,25,10]");
    }
}
