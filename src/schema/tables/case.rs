//! `registry/cases/`.

use super::{ALIASES, CASE_ID, Field, Keys, PARTY_ID, SOURCES, Shape, TOPICS, Table, words};
use crate::model::{CaseKind, CaseStatus, ReliefKind};

/// A case.
pub static CASE: Table = Table::new(
    "case",
    "A lawsuit and its docket.",
    &[
        Field::new("caption", Shape::Plain, "The full caption.")
            .like("Ms. L. v. U.S. Immigration and Customs Enforcement", "[Ms. L., ICE]")
            .required(),
        Field::new("short", Shape::Plain, "The short name.").like("Ms. L.", "[Ms. L.]"),
        Field::new("court", Shape::Plain, "The court, as citations name it.")
            .like("S.D. Cal.", "[S.D. Cal.]")
            .required(),
        Field::new("docket", Shape::Plain, "The docket number.").like("3:18-cv-00428", "[3, 18]"),
        Field::new("judges", Shape::List(&PARTY_ID), "The judges: ids of parties.")
            .like("[dana-sabraw]", "Dana Sabraw"),
        Field::new("filed", Shape::Date, "The day it was filed.")
            .like("2018-02-26", "February 2018"),
        Field::new("closed", Shape::Date, "The day it ended.").like("2025-01-31", "open"),
        Field::new("kind", Shape::Choice(|| words(&CaseKind::ALL)), "What sort of case it is.")
            .like("class-action", "class action"),
        Field::new("status", Shape::Choice(|| words(&CaseStatus::ALL)), "Where it stands.")
            .like("settled-monitoring", "ongoing")
            .required(),
        Field::new("status_as_of", Shape::Date, "As of when it stands there.")
            .like("2026-02-06", "now")
            .required(),
        Field::new(
            "summary",
            Shape::Either(&[Shape::Plain, Shape::Map(&SUMMARY)]),
            "What it is about: one text, or one each for a cell, a card and a page.",
        )
        .like("{tiny: Parents sue, short: Parents sue to be reunited.}", "[Parents, sue]"),
        Field::new("claims", Shape::List(&Shape::Text), "The legal grounds.")
            .like("[Fifth Amendment due process]", "Fifth Amendment"),
        Field::new("parties", Shape::Map(&PARTIES), "Who sues whom, and who represents them.")
            .like("{plaintiffs: [ms-l-parent], defendants: [ice]}", "[ms-l-parent, ice]"),
        Field::new("relief", Shape::Map(&RELIEF), "What the court ordered or the parties agreed.")
            .like("{kinds: [injunction], from: 2023-12-11}", "injunction"),
        Field::new(
            "related",
            Shape::List(&Shape::Either(&[CASE_ID, Shape::Map(&RELATED)])),
            "Other cases, and how they belong together.",
        )
        .like("[{case: mmm, how: settled together}]", "mmm"),
        Field::new(
            "reported",
            Shape::List(&Shape::Map(&REPORTED)),
            "Where its decisions are reported.",
        )
        .like(
            "[{volume: 310, reporter: F. Supp. 3d, page: 1133, year: 2018}]",
            "[310 F. Supp. 3d]",
        ),
        SOURCES,
        TOPICS,
        Field::new(
            "events",
            Shape::Entries(Keys::Ids, &Shape::Map(&DOCKET_EVENT)),
            "Its docket: events by their ids.",
        )
        .like("{injunction: {date: 2018-06-26, title: The court orders reunification}}", "[none]"),
        ALIASES,
    ],
);

/// The summaries of a case.
pub static SUMMARY: Table = Table::new(
    "summary",
    "What a case is about, in three lengths.",
    &[
        Field::new("tiny", Shape::Text, "For the cell of a table.").like("Parents sue", "[a]"),
        Field::new("short", Shape::Text, "For a card.").like("Parents sue to be reunited.", "[a]"),
        Field::new("full", Shape::Text, "For a page; Markdown with references.")
            .like("Parents sued and won.", "[a]"),
    ],
);

/// The parties of a case.
pub static PARTIES: Table = Table::new(
    "parties",
    "Who sues whom: ids of parties, or names where there is no party; a name may be there by language.",
    &[
        Field::new("plaintiffs", Shape::List(&Shape::PartyOrName), "Who sues.")
            .like("[ms-l-parent]", "ms-l-parent"),
        Field::new("defendants", Shape::List(&Shape::PartyOrName), "Who is sued.")
            .like("[ice, dhs]", "ice"),
        Field::new("counsel", Shape::List(&Shape::PartyOrName), "Who represents the plaintiffs.")
            .like("[aclu]", "aclu"),
    ],
);

const RELIEF_KIND: Shape = Shape::Choice(|| words(&ReliefKind::ALL));

/// Relief.
pub static RELIEF: Table = Table::new(
    "relief",
    "What the court ordered or the parties agreed.",
    &[
        Field::new("kinds", Shape::List(&RELIEF_KIND), "What sorts of relief.")
            .like("[injunction]", "[order]"),
        Field::new("from", Shape::Date, "When it began.").like("2023-12-11", "December"),
        Field::new("until", Shape::Date, "When it ends.").like("2031-12-11", "never"),
        Field::new("text", Shape::Text, "What it says, in words.")
            .like("No separations for eight years.", "[a]"),
        SOURCES,
    ],
);

/// A related case.
pub static RELATED: Table = Table::new(
    "related",
    "Another case, and how it belongs to this one.",
    &[
        Field::new("case", CASE_ID, "The id of the case.").like("mmm", "M.M.M.").required(),
        Field::new("how", Shape::Text, "How they belong together.").like("settled together", "[a]"),
    ],
);

/// A reported decision.
pub static REPORTED: Table = Table::new(
    "reported",
    "Where a decision is reported.",
    &[
        Field::new("volume", Shape::Plain, "The volume.").like("310", "[310]").required(),
        Field::new("reporter", Shape::Plain, "The reporter, as citations name it.")
            .like("F. Supp. 3d", "[F. Supp.]")
            .required(),
        Field::new("page", Shape::Plain, "The first page.").like("1133", "[1133]").required(),
        Field::new("year", Shape::Whole, "The year.").like("2018", "none"),
    ],
);

/// An event of a docket.
pub static DOCKET_EVENT: Table = Table::new(
    "docket-event",
    "Something that happened in a case.",
    &[
        Field::new("date", Shape::Period, "When.").like("2018-06-26", "June 26").required(),
        Field::new("entry", Shape::Plain, "Its number on the docket.").like("83", "[83]"),
        Field::new("type", Shape::Plain, "What it is: an order, a motion.").like("order", "[a]"),
        Field::new("title", Shape::Text, "What happened, in a line.")
            .like("The court orders reunification", "[a]")
            .required(),
        Field::new("summary", Shape::Text, "What happened, in a few sentences.")
            .like("Within thirty days.", "[a]"),
        SOURCES,
        Field::new("major", Shape::Boolean, "Whether it belongs on the timeline.")
            .like("true", "\"yes\""),
    ],
);
