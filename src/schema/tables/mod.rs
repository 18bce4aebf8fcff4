//! The tables, one a map.

mod case;
mod entry;
mod fact;
mod page;
mod series;
mod site;
mod source;

pub use case::*;
pub use entry::*;
pub use fact::*;
pub use page::*;
pub use series::*;
pub use site::*;
pub use source::*;

use super::{Field, Keys, Named, Shape, Table};
use crate::model::EntryKind;

const FACT_ID: Shape = Shape::Id(Named::Entry(EntryKind::Fact));
const SOURCE_ID: Shape = Shape::Id(Named::Entry(EntryKind::Source));
const CASE_ID: Shape = Shape::Id(Named::Entry(EntryKind::Case));
const PARTY_ID: Shape = Shape::Id(Named::Entry(EntryKind::Party));
const TOPIC_ID: Shape = Shape::Id(Named::Topic);

/// The words of a table of choices.
fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}

/// A source, by its id or with a place in it.
static CITED: Shape = Shape::Either(&[SOURCE_ID, Shape::Map(&SOURCE_USE)]);

/// `sources:`, as every entry has it.
const SOURCES: Field = Field::new(
    "sources",
    Shape::List(&CITED),
    "What it rests on: ids of sources, each perhaps with a page, paragraph, section, entry, note \
     or chapter.",
)
.like("[{id: task-force-2021-06, page: i}, afp-2021-12-16]", "task-force-2021-06");

/// `topics:`, as every entry has it.
const TOPICS: Field = Field::new(
    "topics",
    Shape::List(&TOPIC_ID),
    "The topics it belongs to, by the ids that site.yaml gives them.",
)
.like("[policy, numbers]", "policy");

/// `aliases:`, as every entry has it that has a page of its own.
const ALIASES: Field = Field::new(
    "aliases",
    Shape::List(&Shape::Id(Named::Former)),
    "Ids that it had before: their addresses lead here.",
)
.like("[children-parted]", "[/facts/children-parted/]");

/// A source, and where in it.
pub static SOURCE_USE: Table = Table::new(
    "source-use",
    "A source that something rests on, and where in it to look.",
    &[
        Field::new("id", SOURCE_ID, "The id of the source.")
            .like("task-force-2021-06", "Task Force")
            .required(),
        Field::new("quote", Shape::Plain, "The words of the source that say it; never printed.")
            .like("children were separated", "[3913]"),
        Field::new("page", Shape::Plain, "The page or pages.").like("i", "[4, 6]"),
        Field::new("paragraph", Shape::Plain, "The paragraph.").like("12", "[12]"),
        Field::new("section", Shape::Plain, "The section.").like("3(d)", "[3]"),
        Field::new("entry", Shape::Plain, "The entry of a docket.").like("83", "[83]"),
        Field::new("note", Shape::Plain, "The footnote.").like("7", "[7]"),
        Field::new("chapter", Shape::Plain, "The chapter.").like("2", "[2]"),
    ],
);

/// A unit of count, or of money.
pub static UNIT: Table = Table::new(
    "unit",
    "What the numbers count: things, in the forms of their name, or money.",
    &[
        Field::new("one", Shape::Words, "The name of one of them.").like("child", "[[child]]"),
        Field::new("other", Shape::Words, "The name of several.").like("children", "[[children]]"),
        Field::new("also", Shape::Words, "Other names for the same thing, accepted in prose.")
            .like("[minors]", "[[minors]]"),
        Field::new("currency", Shape::Plain, "The ISO 4217 code of a currency.")
            .like("USD", "[USD]"),
        Field::new("per", Shape::Wording, "What each amount is for.").like("person", "[person]"),
    ],
)
.either(&[&["one", "other"], &["currency"]]);
