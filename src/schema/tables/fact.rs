//! `registry/facts/`.

use super::{
    ALIASES, FACT_ID, Field, Keys, Named, PARTY_ID, SOURCE_ID, SOURCES, Shape, TOPICS, Table, UNIT,
    words,
};
use crate::model::{Flag, Kind, Modifier, Status};

/// A fact.
pub static FACT: Table = Table::new(
    "fact",
    "A quantity: what is asked, with one or more answers, or with a formula.",
    &[
        Field::new("label", Shape::Text, "What is counted or measured.")
            .like("Children separated from a parent", "[Children, separated]")
            .required(),
        Field::new(
            "kind",
            Shape::Choice(|| words(&Kind::ALL)),
            "What sort of quantity it is; it decides how values are written and compared.",
        )
        .like("count", "number")
        .required(),
        Field::new("unit", Shape::Map(&UNIT), "What the numbers count.")
            .like("{one: child, other: children}", "children"),
        TOPICS,
        ALIASES,
        Field::new(
            "claims",
            Shape::Entries(Keys::Ids, &Shape::Map(&CLAIM)),
            "The answers by their ids: who counted what, when, by which source.",
        )
        .like("{first: {value: 3913, as_of: 2021-06-02, sources: [report]}}", "3913"),
        Field::new(
            "derived",
            Shape::Map(&DERIVED),
            "How it follows from other facts, in place of claims.",
        )
        .like("{formula: a - b, where: {a: separated, b: reunified}}", "a - b"),
        Field::new(
            "preferred",
            Shape::Id(Named::ClaimOfFact),
            "The claim that is meant when none is named.",
        )
        .like("first", "The first"),
        Field::new("why_preferred", Shape::Text, "Why that one.")
            .like("The body charged with the count.", "[The, body]"),
        Field::new("differ", Shape::Text, "Why the claims differ. Needed once they do.")
            .like("The court lists also hold later separations.", "[The, lists]"),
        Field::new("review_every", Shape::Days, "After how many days it is due for a review.")
            .like("180d", "half a year"),
        Field::new("reviewed", Shape::Date, "The day it was last reviewed.")
            .like("2026-11-24", "last year"),
        Field::new(
            "requires",
            Shape::List(&Shape::Plain),
            "Words of which one must stand in the same block as the figure.",
        )
        .like("[reported, the Journal said]", "reported"),
        Field::new("avoid", Shape::List(&Shape::Plain), "Wordings that must not stand near it.")
            .like("[missing children]", "missing children"),
        Field::new(
            "misprints",
            Shape::List(&Shape::Map(&MISPRINT)),
            "Wrong copies of it in print, which the program then knows.",
        )
        .like("[{says: \"2,137\", source: journal}]", "[\"2,137\"]"),
        Field::new("note", Shape::Text, "Remarks for the reader.")
            .like("Counts change as files are read.", "[Counts, change]"),
    ],
)
.either(&[&["claims"], &["derived"]]);

/// A claim.
pub static CLAIM: Table = Table::new(
    "claim",
    "One answer: who counted what, as of when, by which source.",
    &[
        Field::new(
            "value",
            Shape::Value,
            "The answer: digits alone, a date, or a length of time like P8Y, by the kind of the \
             fact; `{from: 4500, to: 5000}` for a range; words by language for a text.",
        )
        .like("3913", "\"3,913\"")
        .required(),
        Field::new(
            "modifier",
            Shape::Choice(|| words(&Modifier::ALL)),
            "What the source itself says of a number it does not give exactly; prose must then \
             say so, too.",
        )
        .like("more-than", "over"),
        Field::new(
            "says",
            Shape::Plain,
            "The source's own wording, for the record; never printed.",
        )
        .like("more than 5400", "[more, than]"),
        Field::new("as_of", Shape::Date, "When the count was true. A claim needs it, or `period`.")
            .like("2021-06-02", "June 2, 2021"),
        Field::new("period", Shape::Period, "The window counted.")
            .like("2017-07-01/2021-01-20", "2017 to 2021"),
        Field::new("counted_by", PARTY_ID, "Who counted: the id of a party.")
            .like("task-force", "The Task Force"),
        Field::new("scope", Shape::Text, "What exactly was counted.")
            .like("Children within the order", "[Children]"),
        SOURCES,
        Field::new(
            "flags",
            Shape::List(&Shape::Choice(|| words(&Flag::ALL))),
            "What is special about it.",
        )
        .like("[provisional]", "[preliminary]"),
        Field::new("status", Shape::Choice(|| words(&Status::ALL)), "Whether it still stands.")
            .like("superseded", "outdated"),
        Field::new(
            "parts",
            Shape::List(&Shape::Part),
            "Numbers, or claims, that sum to the value.",
        )
        .like("[2814, children#court]", "[\"2,814\"]"),
        Field::new("note", Shape::Text, "Remarks for the reader.")
            .like("Revised every month.", "[Revised]"),
    ],
);

/// A range of numbers.
pub static RANGE: Table = Table::new(
    "range",
    "Any number from the first to the second.",
    &[
        Field::new("from", Shape::Decimal, "The smaller number.").like("4500", "few").required(),
        Field::new("to", Shape::Decimal, "The larger number.").like("5000", "many").required(),
    ],
);

/// A formula.
pub static DERIVED: Table = Table::new(
    "derived",
    "A formula over the values of other facts, worked out again on every build.",
    &[
        Field::new(
            "formula",
            Shape::Plain,
            "The formula: names, numbers, `+ - * / ( )`. A percent's gives the percentage itself.",
        )
        .like("100 * part / whole", "[part, whole]")
        .required(),
        Field::new(
            "where",
            Shape::Entries(Keys::Words, &Shape::Claim),
            "The names of the formula, and the fact or claim each stands for.",
        )
        .like("{part: children-reunified#court, whole: children}", "{part: The children}")
        .required(),
        Field::new("expect", Shape::Decimal, "The published figure, if there is one.")
            .like("2127", "\"2,127\""),
        Field::new("round", Shape::Whole, "Decimals kept.").like("0", "none"),
        Field::new(
            "mixed_scope",
            Shape::Text,
            "Why terms of different counters or definitions may be put together.",
        )
        .like("Both counted the same list.", "[yes]"),
        Field::new("mixed_dates", Shape::Text, "Why terms of different dates may be put together.")
            .like("The order's count did not change.", "[yes]"),
    ],
);

/// A wrong copy of a figure.
pub static MISPRINT: Table = Table::new(
    "misprint",
    "A wrong copy of a figure in print.",
    &[
        Field::new("says", Shape::Plain, "What was printed.")
            .like("\"2,137\"", "[2137]")
            .required(),
        Field::new("source", SOURCE_ID, "The id of the source that printed it.")
            .like("journal", "The Journal"),
    ],
);

/// The facts a correction names.
pub(super) const FACT_IDS: Shape = Shape::List(&FACT_ID);
