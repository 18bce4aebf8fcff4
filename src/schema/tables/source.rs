//! `registry/sources/`: the field names of the Citation Style Language, and ours.

use super::{ALIASES, CASE_ID, Field, Shape, Table, words};
use crate::model::{Reliability, SourceKind};

/// A field of CSL that is plain text.
const fn csl(name: &'static str, meaning: &'static str, good: &'static str) -> Field {
    Field::new(name, Shape::Plain, meaning).like(good, "[a, b]")
}

/// A source.
pub static SOURCE: Table = Table::new(
    "source",
    "A cited work, in the field names of the Citation Style Language.",
    &[
        Field::new(
            "type",
            Shape::Choice(|| words(SourceKind::ALL)),
            "What sort of work it is, by its CSL name; it decides the form of citations.",
        )
        .like("report", "newspaper")
        .required(),
        Field::new("title", Shape::Plain, "Its title, as printed.")
            .like("Initial Progress Report", "[Initial, Report]")
            .required(),
        csl("title-short", "Its short title.", "Progress Report"),
        Field::new("author", Shape::List(&Shape::Map(&AUTHOR)), "Who wrote it.")
            .like("[{family: Nakashima, given: Ellen}, {literal: Task Force}]", "Ellen Nakashima"),
        Field::new("issued", Shape::Date, "The day it came out.").like("2021-06-02", "June 2021"),
        Field::new(
            "accessed",
            Shape::Date,
            "The day we last saw that it says what we say it says.",
        )
        .like("2026-11-24", "today"),
        Field::new("URL", Shape::Address, "Its address.")
            .like("https://example.org/report", "www.example.org"),
        csl("publisher", "Who published it.", "U.S. Department of Homeland Security"),
        csl("publisher-place", "Where it was published.", "Washington"),
        csl("container-title", "The paper, journal or site it stands in.", "The Washington Post"),
        csl("collection-title", "The series it belongs to.", "Staff Reports"),
        csl("event-title", "The event it belongs to.", "Oversight Hearing"),
        csl("volume", "Its volume.", "310"),
        csl("issue", "Its issue.", "4"),
        csl("page", "The page it begins on, or its pages.", "1133"),
        csl("number", "Its number.", "13767"),
        csl("number-of-pages", "How many pages it has.", "26"),
        csl("section", "Its section.", "3(d)"),
        csl("chapter-number", "The number of the chapter.", "2"),
        csl("edition", "Its edition.", "2"),
        csl("genre", "What it is more closely: an order, a press release.", "executive-order"),
        csl("medium", "What it is recorded on.", "video"),
        csl("DOI", "Its DOI.", "10.1000/182"),
        csl("ISBN", "Its ISBN.", "978-0-00-000000-2"),
        csl("authority", "The court or body it comes from.", "S.D. Cal."),
        csl("jurisdiction", "Where it holds.", "us"),
        csl("references", "What it cites, or where it is reported.", "85 Fed. Reg. 1"),
        csl("status", "Where it stands.", "unpublished"),
        csl("archive", "The archive that keeps it.", "National Archives"),
        csl("archive_location", "Where in the archive.", "Box 12"),
        csl("version", "Its version.", "1.2"),
        csl("dimensions", "Its length.", "28 min"),
        Field::new(
            "reliability",
            Shape::Choice(|| words(&Reliability::ALL)),
            "How near it is to what it reports.",
        )
        .like("primary-official", "official"),
        Field::new("snapshot", Shape::Map(&SNAPSHOT), "A saved copy.")
            .like("{url: https://web.archive.org/web/1, captured: 2026-11-24}", "archived"),
        Field::new("lang", Shape::Plain, "The language it is in, where that is not the site's.")
            .like("es", "[es]"),
        csl("note", "A remark on the copy read.", "Redacted copy"),
        Field::new("case", CASE_ID, "For a court document, the id of the case.")
            .like("ms-l", "Ms. L."),
        csl("entry", "For a court document, its number on the docket.", "83"),
        ALIASES,
    ],
);

/// An author.
pub static AUTHOR: Table = Table::new(
    "author",
    "A person or a body that wrote something.",
    &[
        Field::new("literal", Shape::Plain, "The name of a body, as it is printed.")
            .like("Task Force", "[Task, Force]"),
        Field::new("family", Shape::Plain, "A person's family name.")
            .like("Nakashima", "[Nakashima]"),
        Field::new("given", Shape::Plain, "A person's given names.").like("Ellen", "[Ellen]"),
    ],
)
.either(&[&["literal"], &["family"]]);

/// A saved copy.
pub static SNAPSHOT: Table = Table::new(
    "snapshot",
    "A saved copy of a source.",
    &[
        Field::new("url", Shape::Address, "Its address.")
            .like("https://web.archive.org/web/1", "archive.org"),
        Field::new("captured", Shape::Date, "The day it was made.").like("2026-11-24", "today"),
        Field::new("sha256", Shape::Sha256, "The SHA-256 sum of its bytes, in hexadecimal.")
            .like("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "abc"),
    ],
);
