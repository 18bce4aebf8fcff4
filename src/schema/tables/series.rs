//! `registry/series/`.

use super::{ALIASES, Field, Keys, SOURCES, Shape, Table, UNIT, words};
use crate::model::{Kind, Modifier};

/// A series.
pub static SERIES: Table = Table::new(
    "series",
    "Numbers over time, for charts.",
    &[
        Field::new("title", Shape::Text, "What it shows.")
            .like("Children reunified with a parent", "[a]")
            .required(),
        Field::new(
            "kind",
            Shape::Choice(|| words(&Kind::ALL)),
            "What sort of quantity the numbers are; `percent` writes them with its sign.",
        )
        .like("percent", "number"),
        Field::new("unit", Shape::Map(&UNIT), "What the numbers count.")
            .like("{one: child, other: children}", "children"),
        Field::new(
            "columns",
            Shape::Entries(Keys::Words, &Shape::Text),
            "The columns and what they are called.",
        )
        .like("{identified: Identified, reunified: Reunified}", "[identified]")
        .required(),
        Field::new("points", Shape::List(&Shape::Map(&POINT)), "The rows, one a date.")
            .like("[{date: 2021-06-02, identified: 3913}]", "[3913]"),
        Field::new(
            "csv",
            Shape::Plain,
            "The CSV file beside this one that holds the rows, in place of `points`.",
        )
        .like("reunified.csv", "[reunified.csv]"),
        Field::new(
            "disjoint",
            Shape::Boolean,
            "Whether the columns are parts of a whole that do not overlap; only then may they be \
             stacked.",
        )
        .like("true", "\"no\""),
        Field::new(
            "breaks",
            Shape::List(&Shape::Map(&BREAK)),
            "Where the meaning of the numbers changed.",
        )
        .like("[{date: 2022-02, why: families until then}]", "[2022-02]"),
        Field::new("caution", Shape::Text, "What a reader must know; printed under the chart.")
            .like("Counts overlap.", "[a]"),
        SOURCES,
        ALIASES,
    ],
)
.either(&[&["points"], &["csv"]]);

/// A row of a series.
pub static POINT: Table = Table::new(
    "point",
    "One row: a date, and a number for each column that is known.",
    &[
        Field::new("date", Shape::Period, "When.").like("2021-06-02", "June").required(),
        Field::new(
            "modifier",
            Shape::Choice(|| words(&Modifier::ALL)),
            "What the source itself says of numbers it does not give exactly; it stands beside them.",
        )
        .like("more-than", "over"),
        SOURCES,
        Field::new("note", Shape::Text, "A remark on this row.").like("Revised.", "[a]"),
    ],
)
.others(Shape::Decimal);

/// A break in a series.
pub static BREAK: Table = Table::new(
    "break",
    "A date at which the meaning of the numbers changed.",
    &[
        Field::new("date", Shape::Date, "When.").like("2022-02", "February").required(),
        Field::new("why", Shape::Text, "What changed.")
            .like("families until then and children after", "[a]")
            .required(),
    ],
);
