//! A table: its columns, what joins it to others, and its rows.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::render::world::World;

/// A table as CSV and as a resource of the data package.
#[derive(Debug)]
pub(in crate::render) struct Table {
    /// The name of the file, without its ending.
    pub(in crate::render) name: &'static str,
    /// What it is called.
    pub(super) title: &'static str,
    /// What a row is.
    pub(in crate::render) row: &'static str,
    /// The columns.
    pub(super) columns: &'static [Column],
    /// The columns that tell one row from another.
    pub(super) key: &'static [&'static str],
    /// What it says of the rows of others.
    pub(super) joins: &'static [Join],
    /// Its rows: a cell for each column; an empty cell says that nothing is known.
    pub(super) rows: fn(&World<'_>) -> Vec<Vec<String>>,
}

/// A column, in the words of Frictionless Table Schema.
#[derive(Debug)]
pub(in crate::render) struct Column {
    /// Its name in the first line.
    pub(super) name: &'static str,
    /// What sort of cells it has.
    pub(super) kind: Cells,
    /// What they say.
    pub(super) about: &'static str,
}

/// The sorts of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cells {
    /// Words.
    Text,
    /// Words that every row has.
    Key,
    /// Exact decimals.
    Number,
    /// `true` or `false`.
    Truth,
    /// Whole days, ISO 8601.
    Day,
    /// Addresses.
    Address,
}

impl Cells {
    /// The type, and the format where there is one.
    pub(super) fn frictionless(self) -> (&'static str, Option<&'static str>) {
        match self {
            Cells::Text | Cells::Key => ("string", None),
            Cells::Number => ("number", None),
            Cells::Truth => ("boolean", None),
            Cells::Day => ("date", None),
            Cells::Address => ("string", Some("uri")),
        }
    }
}

/// Columns whose cells name a row of another table.
#[derive(Debug)]
pub(super) struct Join {
    /// The columns here.
    pub(super) columns: &'static [&'static str],
    /// The table there.
    pub(super) table: &'static str,
    /// The columns there.
    pub(super) there: &'static [&'static str],
}

/// A column.
pub(super) const fn column(name: &'static str, kind: Cells, about: &'static str) -> Column {
    Column { name, kind, about }
}

impl Table {
    /// The table as CSV.
    pub(super) fn csv(&self, world: &World<'_>) -> String {
        let columns: Vec<_> =
            self.columns.iter().map(|column| (column.name, column.kind)).collect();
        csv(&columns, (self.rows)(world))
    }
}

/// Rows as CSV (RFC 4180, but lines end as on Unix): UTF-8, a first line of names.
pub(super) fn csv(
    columns: &[(&str, Cells)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // It writes to memory, and every row has a cell for each column.
    let mut write = |row: &[Cow<'_, str>]| {
        let _: Result<(), csv::Error> = writer.write_record(row.iter().map(|cell| cell.as_bytes()));
    };
    write(&columns.iter().map(|(name, _)| Cow::Borrowed(*name)).collect::<Vec<_>>());
    for row in rows {
        let cells = columns.iter().zip(&row).map(|((_, kind), cell)| inert(*kind, cell));
        write(&cells.collect::<Vec<_>>());
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula: words that begin as one does stand after an
/// apostrophe (<https://owasp.org/www-community/attacks/CSV_Injection>). The title of a source is
/// written by others, and whoever opens the table should not run it. Numbers stay what they are,
/// below zero as well; JSON has every word as it is.
fn inert(kind: Cells, cell: &str) -> Cow<'_, str> {
    const BEGINNINGS: [char; 11] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let words = matches!(kind, Cells::Text | Cells::Key);
    match words && cell.starts_with(BEGINNINGS) && cell.parse::<Decimal>().is_err() {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}
