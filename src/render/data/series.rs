//! Series as tables: what each shows, its columns, its numbers one by one, where they are found;
//! and each by itself as its chart shows it, a row for each date.

use std::borrow::Cow;

use super::shared::{days, locator_word};
use super::table::{self, Cells, Join, Table, column};
use super::tables::{plain, unit_of};
use crate::model::{EntryKind, Modifier, Point, Series, SourceUse};
use crate::render::world::World;

/// The tables of all series.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "series",
        title: "Series",
        row: "Numbers over time.",
        columns: &[
            column("series", Cells::Key, "The id of the series."),
            column("title", Cells::Text, "What it shows."),
            column("unit", Cells::Text, "What is counted, or the currency."),
            column("per", Cells::Text, "What an amount of money is for."),
            column("disjoint", Cells::Truth, "Whether its columns are parts that do not overlap."),
            column("caution", Cells::Text, "What must not be read into it."),
            column("file", Cells::Key, "The table that has it by itself."),
            column("url", Cells::Address, "Its page."),
        ],
        key: &["series"],
        joins: &[],
        rows: all,
    },
    Table {
        name: "series-columns",
        title: "Columns of series",
        row: "A column of a series.",
        columns: &[
            column("series", Cells::Key, "The id of the series."),
            column("column", Cells::Key, "The id of the column within the series."),
            column("label", Cells::Text, "What it counts."),
        ],
        key: &["series", "column"],
        joins: &[Join { columns: &["series"], table: "series", there: &["series"] }],
        rows: columns,
    },
    Table {
        name: "series-numbers",
        title: "Numbers of series",
        row: "A number of a series.",
        columns: &[
            column("series", Cells::Key, "The id of the series."),
            column(
                "point",
                Cells::Number,
                "The row of the series, counted from 1 in order of time.",
            ),
            column("column", Cells::Key, "The id of the column."),
            column("date", Cells::Key, "When (EDTF)."),
            column("from", Cells::Day, "The first day it can mean."),
            column("to", Cells::Day, "The last day it can mean."),
            column("number", Cells::Number, "The number."),
            column("modifier", Cells::Key, "exact, or what the source says of its exactness."),
            column("note", Cells::Text, "A remark on the row."),
        ],
        key: &["series", "point", "column"],
        joins: &[Join {
            columns: &["series", "column"],
            table: "series-columns",
            there: &["series", "column"],
        }],
        rows: numbers,
    },
    Table {
        name: "series-sources",
        title: "Sources of series",
        row: "A source of a series, or of one of its rows.",
        columns: &[
            column("series", Cells::Key, "The id of the series."),
            column("point", Cells::Number, "The row; empty for what all of them rest on."),
            column("source", Cells::Key, "The id of the source."),
            column("locator", Cells::Text, "What the place is counted in: page, paragraph, …"),
            column("place", Cells::Text, "The place within the source."),
        ],
        key: &[],
        joins: &[
            Join { columns: &["series"], table: "series", there: &["series"] },
            Join { columns: &["source"], table: "sources", there: &["source"] },
        ],
        rows: sources,
    },
];

/// A column of the table that a series has by itself.
pub(super) struct Own<'a> {
    /// Its name in the first line.
    pub(super) name: &'a str,
    /// What sort of cells it has.
    pub(super) kind: Cells,
    /// What they say.
    pub(super) about: Cow<'static, str>,
}

/// The columns of the table that a series has by itself.
pub(super) fn own_columns<'a>(world: &World<'_>, series: &'a Series) -> Vec<Own<'a>> {
    let own = |name, kind, about| Own { name, kind, about: Cow::Borrowed(about) };
    let mut columns = vec![own("date", Cells::Key, "When (EDTF).")];
    columns.extend(series.columns.iter().map(|(id, label)| Own {
        name: id.as_str(),
        kind: Cells::Number,
        about: Cow::Owned(plain(world, Some(label))),
    }));
    // As the registry has it; only where some number is not exact.
    if modified(series) {
        let about = "exact, or what the source says of its exactness.";
        columns.push(own("modifier", Cells::Key, about));
    }
    let about = "The ids of its sources, separated by semicolons.";
    columns.push(own("sources", Cells::Text, about));
    columns
}

fn modified(series: &Series) -> bool {
    series.points.iter().any(|point| point.modifier != Modifier::Exact)
}

/// The table that a series has by itself: dates as the registry has them, numbers without
/// separators, an empty cell where nothing is known.
pub(super) fn csv(world: &World<'_>, series: &Series) -> String {
    let columns = own_columns(world, series);
    let columns: Vec<_> = columns.iter().map(|column| (column.name, column.kind)).collect();
    let rows = in_order(series).map(|point| {
        let mut row = vec![point.date.value.to_string()];
        row.extend(series.columns.iter().map(|(id, _)| {
            let value = point.values.iter().find(|(known, _)| *known == id.value);
            value.map(|(_, value)| value.value.to_string()).unwrap_or_default()
        }));
        if modified(series) {
            row.push(point.modifier.word().to_owned());
        }
        let own = if point.sources.is_empty() { &series.sources } else { &point.sources };
        row.push(own.iter().map(|source| source.id.as_str()).collect::<Vec<_>>().join(";"));
        row
    });
    table::csv(&columns, rows)
}

/// The rows of a series in the order of time.
fn in_order(series: &Series) -> impl Iterator<Item = &Point> {
    let mut points: Vec<_> = series.points.iter().collect();
    points.sort_by_key(|point| point.date.start().map(crate::model::Date::earliest));
    points.into_iter()
}

fn all(world: &World<'_>) -> Vec<Vec<String>> {
    let row = |series: &Series| {
        let (unit, per) = unit_of(world, series.unit.as_ref().map(|unit| &unit.value));
        vec![
            series.id.to_string(),
            plain(world, Some(&series.title)),
            unit,
            per,
            series.disjoint.to_string(),
            plain(world, series.caution.as_ref()),
            format!("series/{}.csv", series.id.value),
            world.entry_url(EntryKind::Series, &series.id).unwrap_or_default(),
        ]
    };
    world.site.registry.series.values().map(row).collect()
}

fn columns(world: &World<'_>) -> Vec<Vec<String>> {
    let rows = world.site.registry.series.values().flat_map(|series| {
        series.columns.iter().map(|(id, label)| {
            vec![series.id.to_string(), id.to_string(), plain(world, Some(label))]
        })
    });
    rows.collect()
}

fn numbers(world: &World<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for series in world.site.registry.series.values() {
        for (index, point) in in_order(series).enumerate() {
            let (from, to) = days(point.date.value);
            for (column, number) in &point.values {
                rows.push(vec![
                    series.id.to_string(),
                    (index + 1).to_string(),
                    column.to_string(),
                    point.date.value.to_string(),
                    from.clone().unwrap_or_default(),
                    to.clone().unwrap_or_default(),
                    number.value.to_string(),
                    point.modifier.word().to_owned(),
                    plain(world, point.note.as_ref()),
                ]);
            }
        }
    }
    rows
}

fn sources(world: &World<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for series in world.site.registry.series.values() {
        let mut add = |point: String, uses: &[SourceUse]| {
            let known = &world.site.registry.sources;
            for used in uses.iter().filter(|used| known.contains_key(&used.id.value)) {
                let locator = used.locator.as_ref().map(|locator| &locator.value);
                rows.push(vec![
                    series.id.to_string(),
                    point.clone(),
                    used.id.to_string(),
                    locator.map(locator_word).unwrap_or_default().to_owned(),
                    locator.map(|locator| locator.value.clone()).unwrap_or_default(),
                ]);
            }
        };
        add(String::new(), &series.sources);
        for (index, point) in in_order(series).enumerate() {
            add((index + 1).to_string(), &point.sources);
        }
    }
    rows
}
