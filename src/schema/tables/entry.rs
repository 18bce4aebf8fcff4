//! `registry/parties/`, `events/`, `terms/`, and `corrections.yaml`.

use super::fact::FACT_IDS;
use super::{Field, PARTY_ID, SOURCES, Shape, TOPICS, Table, words};
use crate::model::{CorrectionKind, Gravity, PartyKind};

/// A party.
pub static PARTY: Table = Table::new(
    "party",
    "A person or an organisation.",
    &[
        Field::new(
            "type",
            Shape::Choice(|| words(&PartyKind::ALL)),
            "A person or an organisation.",
        )
        .like("organization", "organisation")
        .required(),
        Field::new("name", Shape::Text, "The name.")
            .like("American Civil Liberties Union", "[American, Union]")
            .required(),
        Field::new("short", Shape::Text, "The short name.").like("ACLU", "[ACLU]"),
        Field::new("role", Shape::Text, "What it is in this story.")
            .like("Counsel for the class", "[Counsel]"),
        Field::new("url", Shape::Address, "Its web site.")
            .like("https://www.aclu.org", "www.aclu.org"),
        Field::new("from", Shape::Date, "When the role began.").like("2003", "long ago"),
        Field::new("until", Shape::Date, "When the role ended.").like("2021-01-20", "now"),
        Field::new("parent", PARTY_ID, "The body it is part of: the id of a party.")
            .like("dhs", "Homeland Security"),
        Field::new(
            "private",
            Shape::Boolean,
            "Whether it is a private person: no page, no detail, never linked.",
        )
        .like("true", "\"no\""),
        SOURCES,
    ],
);

/// An event.
pub static EVENT: Table = Table::new(
    "event",
    "Something that happened: an entry of the timeline.",
    &[
        Field::new("date", Shape::Period, "When.").like("2018-04-06", "April 2018").required(),
        Field::new("title", Shape::Text, "What, in a line.")
            .like("The Attorney General announces the policy", "[a]")
            .required(),
        Field::new("summary", Shape::Text, "What, in a few sentences.")
            .like("All who cross are to be charged.", "[a]"),
        SOURCES.required(),
        TOPICS,
        Field::new("major", Shape::Boolean, "Whether it is a milestone.").like("true", "\"yes\""),
    ],
);

/// A term.
pub static TERM: Table = Table::new(
    "term",
    "A word of the glossary.",
    &[
        Field::new("term", Shape::Text, "The word.").like("class action", "[class]").required(),
        Field::new("aka", Shape::List(&Shape::Text), "Other words for it.")
            .like("[class-action lawsuit]", "lawsuit"),
        Field::new("plain", Shape::Text, "What it means, in plain words.")
            .like("A lawsuit by some for all in the same place.", "[A, lawsuit]")
            .required(),
        Field::new("legal", Shape::Text, "What it means in law.").like("See Rule 23.", "[Rule]"),
        SOURCES,
        Field::new("avoid", Shape::List(&Shape::Plain), "Words not to be used for it.")
            .like("[mass suit]", "mass suit"),
    ],
);

/// A correction.
pub static CORRECTION: Table = Table::new(
    "correction",
    "Something that was wrong, or unclear, or has a newer count, and was put right.",
    &[
        Field::new("date", Shape::Date, "The day of the correction.")
            .like("2026-12-01", "today")
            .required(),
        Field::new(
            "kind",
            Shape::Choice(|| words(&CorrectionKind::ALL)),
            "We were wrong (`correction`) or unclear (`clarification`), there is a newer count \
             (`update`), or something was taken back (`withdrawal`).",
        )
        .like("correction", "erratum")
        .required(),
        Field::new(
            "severity",
            Shape::Choice(|| words(&Gravity::ALL)),
            "How grave it is; decides where it is shown.",
        )
        .like("significant", "high"),
        Field::new("pages", Shape::List(&Shape::Plain), "The routes of the pages it concerns.")
            .like("[/numbers/]", "/numbers/"),
        Field::new("facts", FACT_IDS, "The ids of the facts it concerns.")
            .like("[children-separated]", "children-separated"),
        Field::new("was", Shape::Plain, "What stood there.").like("\"2,137 children\"", "[2137]"),
        Field::new("is", Shape::Plain, "What stands there now.")
            .like("\"2,127 children\"", "[2127]"),
        Field::new("wrong_since", Shape::Date, "Since when it was wrong.")
            .like("2026-11-24", "always"),
        Field::new("text", Shape::Text, "What happened, in words.")
            .like("Two digits had changed places.", "[a]")
            .required(),
    ],
);
