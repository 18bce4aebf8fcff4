//! The front matter of a page.

use super::{Field, Keys, PARTY_ID, SOURCE_ID, Shape, TOPICS, Table};

/// The front matter of a page.
pub static PAGE: Table = Table::new(
    "page",
    "The front matter of a page: what stands between the two lines of `---`.",
    &[
        Field::new(
            "title",
            Shape::Passage,
            "The title: the page's heading, and its name in lists.",
        )
        .like("What zero tolerance was", "[Zero, tolerance]")
        .required(),
        Field::new(
            "description",
            Shape::Passage,
            "One sentence, used in lists, feeds and link previews.",
        )
        .like("How a policy of prosecution parted families.", "[How, why]")
        .required(),
        Field::new("date", Shape::Date, "The day it was first published. An article needs it.")
            .like("2021-12-16", "December 16, 2021"),
        Field::new("updated", Shape::Date, "The day it was last changed in substance.")
            .like("2023-12-08", "yesterday"),
        Field::new(
            "sources",
            Shape::List(&SOURCE_ID),
            "What it rests on: ids of sources. An article needs at least one.",
        )
        .like("[afp-2021-12-16, task-force-2021-06]", "afp-2021-12-16"),
        Field::new("authors", Shape::List(&PARTY_ID), "Who wrote it: ids of parties.")
            .like("[editors]", "The editors"),
        TOPICS,
        Field::new("order", Shape::Whole, "Its place among its neighbours; small numbers first.")
            .like("10", "first"),
        Field::new("draft", Shape::Boolean, "Whether it is built only with `--drafts`.")
            .like("true", "\"no\""),
        Field::new("publish", Shape::Date, "The day it is published; before, it is not built.")
            .like("2026-12-01", "next week"),
        Field::new("expires", Shape::Date, "The last day it is published.")
            .like("2027-01-01", "never"),
        Field::new(
            "translated_from",
            Shape::Plain,
            "The state of the original that this translation is of, as `stale-translation` gives it.",
        )
        .like("\"3f2a9c01be47\"", "[en]"),
        Field::new("aliases", Shape::List(&Shape::Path), "Old addresses that lead here.")
            .like("[/old/path/]", "[old/path]"),
        Field::new(
            "template",
            Shape::Plain,
            "The template, where it is not that of the page's kind.",
        )
        .like("article.html", "[article.html]"),
        Field::new(
            "kind",
            Shape::Choice(|| vec!["article", "page"]),
            "What sort of page it is: an `article` reports and needs a date and sources, a `page` \
             is about the site and needs neither. An index.md is always the home or a section.",
        )
        .like("page", "post"),
        Field::new(
            "allow",
            Shape::Entries(Keys::Checks, &Shape::Plain),
            "Checks that title, description and body are exempted from, each with the reason.",
        )
        .like("{unsourced-figure: ages are not figures here}", "unsourced-figure"),
    ],
);
