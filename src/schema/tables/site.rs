//! `site.yaml`.

use super::{Field, Keys, Named, Shape, Table, words};
use crate::model::Level;

/// `site.yaml`.
pub static SITE: Table = Table::new(
    "site",
    "The settings of the site: `content/site.yaml`.",
    &[
        Field::new("title", Shape::Text, "The title of the site.")
            .like("Zero Tolerance Explained", "[Zero, Tolerance]")
            .required(),
        Field::new("base_url", Shape::BaseUrl, "The address the site is published at.")
            .like("https://example.org/explained", "example.org")
            .required(),
        Field::new("description", Shape::Text, "What the site is about, in a sentence.")
            .like("An account in which every figure is sourced.", "[An, account]"),
        Field::new(
            "default_language",
            Shape::Id(Named::Language),
            "The language of pages and texts that name none.",
        )
        .like("en", "English (US)"),
        Field::new(
            "languages",
            Shape::Entries(Keys::Ids, &Shape::Map(&LANGUAGE)),
            "The languages of the site by their codes, the default one among them. Left out, the \
             default one alone.",
        )
        .like("{en: {name: English, locale: en-US}}", "[en]"),
        Field::new(
            "navigation",
            Shape::List(&Shape::Plain),
            "The sections of the menu, in order. Left out, all of them by `order`.",
        )
        .like("[policy, numbers]", "policy"),
        Field::new(
            "topics",
            Shape::Entries(Keys::Ids, &Shape::Text),
            "The topics and what they are called.",
        )
        .like("{policy: The policy}", "[policy]"),
        Field::new(
            "checks",
            Shape::Entries(Keys::Checks, &Shape::Choice(|| words(&Level::ALL))),
            "How severe each check is, where it is not as built in: `deny`, `warn`, `note` or \
             `allow`.",
        )
        .like("{unsourced-number-word: note}", "{unsourced-number-word: off}"),
        Field::new("acronyms", Shape::List(&Shape::Plain), "Acronyms that every reader knows.")
            .like("[FBI, DNA]", "FBI"),
        Field::new(
            "license",
            Shape::List(&Shape::Plain),
            "The licences of the site's data, any of them at the reader's choice, by their SPDX ids.",
        )
        .like("[CC-BY-4.0]", "CC-BY-4.0"),
        Field::new(
            "contact",
            Shape::Plain,
            "Where to tell the editors of an error: a web address, or `mailto:` and an address.",
        )
        .like("mailto:editors@example.org", "[editors]"),
        Field::new("lists", Shape::Map(&LISTS), "What stands above the lists of the registry.")
            .like("{cases: Every suit that a source names.}", "[cases]"),
        Field::new("figures", Shape::Map(&FIGURES), "What counts as a figure.")
            .like("{named: [Title 42]}", "[Title 42]"),
    ],
);

/// A language.
pub static LANGUAGE: Table = Table::new(
    "language",
    "A language of the site.",
    &[
        Field::new("name", Shape::Plain, "What the language calls itself.")
            .like("English", "[English]")
            .required(),
        Field::new("locale", Shape::Plain, "How it writes numbers and dates. Left out, that of the code; `en` and `es` are those of the United States.")
            .like("en-US", "[en, US]"),
    ],
);

/// What stands above lists.
pub static LISTS: Table = Table::new(
    "lists",
    "What stands above the lists of the registry.",
    &[
        Field::new("cases", Shape::Text, "Which cases the list holds, and which not.")
            .like("All that a source names.", "[all]"),
        Field::new("facts", Shape::Text, "Which facts the list holds, and which not.")
            .like("All that a source names.", "[all]"),
        Field::new("glossary", Shape::Text, "Which terms the list holds, and which not.")
            .like("All that a source names.", "[all]"),
        Field::new(
            "people",
            Shape::Text,
            "Which people and organisations the list holds, and which not.",
        )
        .like("All that a source names.", "[all]"),
        Field::new("sources", Shape::Text, "Which sources the list holds, and which not.")
            .like("All that a source names.", "[all]"),
        Field::new("timeline", Shape::Text, "Which events the list holds, and which not.")
            .like("All that a source names.", "[all]"),
        Field::new("topics", Shape::Text, "Which topics the list holds, and which not.")
            .like("All that a source names.", "[all]"),
    ],
);

/// What counts as a figure.
pub static FIGURES: Table = Table::new(
    "figures",
    "What counts as a figure, and what does not.",
    &[Field::new(
        "named",
        Shape::List(&Shape::Plain),
        "Names with digits that are no figures; a regular expression between slashes.",
    )
    .like("[Title 42, Form I-589]", "Title 42")],
);
