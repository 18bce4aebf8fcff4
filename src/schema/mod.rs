//! What may stand in the files of a site: one table a map, a line a field.
//!
//! The decoders in `load` are written by hand over a tree that knows where everything stands, so
//! that each can say what is wrong in its own words; types that derive a schema would describe
//! something else than what is read. So the fields are told once more, here, as data: name, shape,
//! meaning, a good and a bad example. From the tables come the JSON Schemas that editors check YAML
//! with ([`json`]), and what the language server completes and explains. `tests/schema.rs` asks
//! the decoders for the keys they take and holds the tables against them, both ways round, and
//! tries every example on both.

pub mod json;
mod tables;
pub mod vscode;

pub use tables::*;

use crate::model::EntryKind;

/// A map with fields: what an entry, or a part of one, can say.
#[derive(Debug)]
pub struct Table {
    /// What it is called where schemas refer to it, in one word: `fact`.
    pub name: &'static str,
    /// What it describes, in a sentence.
    pub meaning: &'static str,
    /// Its fields, in the order in which they are best written.
    pub fields: &'static [Field],
    /// Groups of fields of which exactly one must be there in full; empty where there is no such
    /// choice.
    pub either: &'static [&'static [&'static str]],
    /// What fields with other names hold, where they are allowed: the columns of a point.
    pub others: Option<Shape>,
}

impl Table {
    const fn new(name: &'static str, meaning: &'static str, fields: &'static [Field]) -> Table {
        Table { name, meaning, fields, either: &[], others: None }
    }

    const fn either(mut self, groups: &'static [&'static [&'static str]]) -> Table {
        self.either = groups;
        self
    }

    const fn others(mut self, shape: Shape) -> Table {
        self.others = Some(shape);
        self
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field of a [`Table`].
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether its map cannot do without it.
    pub required: bool,
    /// What it means, in plain words.
    pub meaning: &'static str,
    /// A value it may have, in YAML on one line.
    pub good: &'static str,
    /// A value that is refused: a mistake that is easily made.
    pub bad: &'static str,
}

impl Field {
    const fn new(name: &'static str, shape: Shape, meaning: &'static str) -> Field {
        Field { name, shape, required: false, meaning, good: "", bad: "" }
    }

    const fn like(mut self, good: &'static str, bad: &'static str) -> Field {
        self.good = good;
        self.bad = bad;
        self
    }

    const fn required(mut self) -> Field {
        self.required = true;
        self
    }
}

/// What a value looks like.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text, as it is written; numbers count as text.
    Plain,
    /// Plain words, in the default language or by language.
    Wording,
    /// Markdown with references, in the default language or by language.
    Text,
    /// Markdown with references in the language of the page.
    Passage,
    /// Word forms: a word, a list of them, or either by language.
    Words,
    /// A date: `2021-06-02`, `2021-06`, `2021`, `2018-06~`.
    Date,
    /// A date, or two with a slash between.
    Period,
    /// A number of days: `180d`.
    Days,
    /// A number with whatever decimals are written.
    Decimal,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Boolean,
    /// The address of a page on the web.
    Address,
    /// The address of a site.
    BaseUrl,
    /// A path of the published site, from its root.
    Path,
    /// A SHA-256 sum in hexadecimal.
    Sha256,
    /// The value of a claim; what it looks like depends on the kind of the fact.
    Value,
    /// The id of something.
    Id(Named),
    /// The id of a party, or a name as it is or by language.
    PartyOrName,
    /// `fact` or `fact#claim`.
    Claim,
    /// A number, or `fact#claim`.
    Part,
    /// One of a fixed set of words.
    Choice(fn() -> Vec<&'static str>),
    /// A list.
    List(&'static Shape),
    /// A map with fields.
    Map(&'static Table),
    /// A map from names that are free to values that look alike.
    Entries(Keys, &'static Shape),
    /// Any of these.
    Either(&'static [Shape]),
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// An entry of the registry.
    Entry(EntryKind),
    /// A claim of the same fact.
    ClaimOfFact,
    /// What was once the id of an entry.
    Former,
    /// A topic of `site.yaml`.
    Topic,
    /// A language.
    Language,
}

/// The keys of a map whose keys are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Ids: small letters and digits, with hyphens.
    Ids,
    /// The codes of checks.
    Checks,
    /// Anything.
    Words,
}

impl Shape {
    /// What stands at a way of keys below a value of this shape. Lists are passed through: their
    /// items have no key.
    pub fn below(self, path: &[&str]) -> Option<Shape> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        match self {
            Shape::Map(table) => {
                let field = table.field(first).map(|field| field.shape).or(table.others)?;
                field.below(rest)
            }
            Shape::Entries(_, shape) => shape.below(rest),
            Shape::List(item) => item.below(path),
            Shape::Either(shapes) => shapes.iter().find_map(|shape| shape.below(path)),
            _ => None,
        }
    }

    /// The fields of a map of this shape, or of the maps in a list of this shape.
    pub fn table(self) -> Option<&'static Table> {
        match self {
            Shape::Map(table) => Some(table),
            Shape::List(item) => item.table(),
            Shape::Either(shapes) => shapes.iter().find_map(|shape| shape.table()),
            _ => None,
        }
    }
}

/// The kinds of files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The front matter of a page.
    Page,
    /// `content/site.yaml`.
    Site,
    /// The files of a folder of the registry.
    Registry(EntryKind),
}

impl Kind {
    /// Every kind with its name, which is that of the registry's folder.
    pub fn all() -> impl Iterator<Item = (&'static str, Kind)> {
        let registry = EntryKind::ALL.iter().map(|&(kind, name, _)| (name, Kind::Registry(kind)));
        [("page", Kind::Page), ("site", Kind::Site)].into_iter().chain(registry)
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::all().find(|(other, _)| *other == name).map(|(_, kind)| kind)
    }

    /// What the file at this path, from the root of the site, holds: for a page its front matter.
    pub fn of_path(path: &str) -> Option<Kind> {
        let place = path.strip_prefix("content/")?;
        if place == "site.yaml" {
            return Some(Kind::Site);
        }
        let Some(place) = place.strip_prefix("registry/") else {
            return place.ends_with(".md").then_some(Kind::Page);
        };
        if place == "corrections.yaml" {
            return Some(Kind::Registry(EntryKind::Correction));
        }
        let (folder, file) = place.split_once('/')?;
        let yaml = file.ends_with(".yaml") || file.ends_with(".yml");
        Kind::named(folder).filter(|kind| yaml && matches!(kind, Kind::Registry(_)))
    }

    /// The table of the map that is described: of one entry, for the registry.
    pub fn table(self) -> &'static Table {
        match self {
            Kind::Page => &PAGE,
            Kind::Site => &SITE,
            Kind::Registry(EntryKind::Fact) => &FACT,
            Kind::Registry(EntryKind::Source) => &SOURCE,
            Kind::Registry(EntryKind::Case) => &CASE,
            Kind::Registry(EntryKind::Party) => &PARTY,
            Kind::Registry(EntryKind::Event) => &EVENT,
            Kind::Registry(EntryKind::Term) => &TERM,
            Kind::Registry(EntryKind::Series) => &SERIES,
            Kind::Registry(EntryKind::Correction) => &CORRECTION,
        }
    }

    /// What stands at a way of keys in such a file; in the registry the first key is an entry's id.
    pub fn at(self, path: &[&str]) -> Option<Shape> {
        let path = match self {
            Kind::Page | Kind::Site => path,
            Kind::Registry(_) => path.split_first()?.1,
        };
        Shape::Map(self.table()).below(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_keys_leads_to_what_stands_there() {
        let check = |kind: Kind, path: &[&str], expected: &str| {
            let found = kind.at(path).and_then(Shape::table).map_or("", |table| table.name);
            assert_eq!(found, expected, "{path:?}");
        };
        let facts = Kind::Registry(EntryKind::Fact);
        check(facts, &["children"], "fact");
        check(facts, &["children", "claims", "first"], "claim");
        check(facts, &["children", "claims", "first", "sources"], "source-use");
        check(facts, &["children", "colour"], "");
        check(Kind::Page, &[], "page");
        check(Kind::Site, &["languages", "es"], "language");
        assert!(facts.at(&[]).is_none());
    }

    #[test]
    fn a_path_says_what_a_file_holds() {
        let check = |path: &str, expected: Option<Kind>| assert_eq!(Kind::of_path(path), expected);
        check("content/policy/index.md", Some(Kind::Page));
        check("content/site.yaml", Some(Kind::Site));
        check("content/registry/facts/a.yaml", Some(Kind::Registry(EntryKind::Fact)));
        check("content/registry/corrections.yaml", Some(Kind::Registry(EntryKind::Correction)));
        check("content/registry/page/a.yaml", None);
        check("content/registry/series/a.csv", None);
        check("templates/page.html", None);
    }
}
