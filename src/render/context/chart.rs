//! The chart of a series.

use serde::Serialize;

use super::{EmbedCode, NoteItem};
use crate::render::html::Html;

/// The argument of the component `series_chart`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Chart {
    /// The title that the editor gave it; that of the series where there is none.
    pub(in crate::render) title: Html,
    /// The same without markup, for those who do not see the drawing.
    pub(in crate::render) name: String,
    /// What the drawing shows, in a sentence.
    pub(in crate::render) description: String,
    /// What the numbers count; of a single column, its name.
    pub(in crate::render) measure: String,
    /// The drawing; none where no number is known.
    pub(in crate::render) plot: Option<Plot>,
    /// What the numbers on the drawing mean: events, and breaks with their reasons.
    pub(in crate::render) remarks: Vec<Remark>,
    /// Whether a gap is to be explained.
    pub(in crate::render) gaps: bool,
    /// What a reader must know.
    pub(in crate::render) caution: Html,
    /// The sources, linked; empty where there are too many for a line.
    pub(in crate::render) sources: Vec<Html>,
    /// How many sources there are.
    pub(in crate::render) source_count: usize,
    /// The mark of the note that cites them.
    pub(in crate::render) mark: Html,
    /// The numbers.
    pub(in crate::render) table: DataTable,
    /// Where they are as comma-separated values.
    pub(in crate::render) csv: Option<String>,
    /// The way to the page of the series, where the chart is not on it.
    pub(in crate::render) url: Option<String>,
}

/// `page` in `series.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SeriesPage {
    /// The chart.
    pub(in crate::render) chart: Chart,
    /// The pages that show or name it.
    pub(in crate::render) used_on: Vec<super::Link>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
    /// How others put the chart on a page of theirs.
    pub(in crate::render) embed: EmbedCode,
}

/// `page` in `all-series.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct AllSeriesPage {
    /// The series.
    pub(in crate::render) series: Vec<SeriesItem>,
}

/// A series in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SeriesItem {
    /// What it shows.
    pub(in crate::render) title: String,
    /// Its page.
    pub(in crate::render) url: String,
    /// What its columns are called.
    pub(in crate::render) columns: Vec<String>,
    /// Its numbers.
    pub(in crate::render) csv: String,
}

/// The numbers of a chart as a table.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DataTable {
    /// What the columns are called.
    pub(in crate::render) columns: Vec<String>,
    /// The rows by date.
    pub(in crate::render) rows: Vec<DataRow>,
    /// Whether some row has a source or a remark of its own.
    pub(in crate::render) sourced: bool,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DataRow {
    /// When.
    pub(in crate::render) when: String,
    /// The numbers; none where it is not known.
    pub(in crate::render) cells: Vec<Option<String>>,
    /// A remark and the marks of notes.
    pub(in crate::render) remark: Html,
}

/// What a number on the drawing means.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Remark {
    /// The number.
    pub(in crate::render) number: usize,
    /// `event` or `break`.
    pub(in crate::render) class: &'static str,
    /// When.
    pub(in crate::render) when: String,
    /// What, or why.
    pub(in crate::render) text: Html,
    /// The way to the event.
    pub(in crate::render) url: Option<String>,
}

/// A drawing. Places across are percentages of the width, so that it fits a phone and a desk
/// without shrinking its letters; places down are pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Plot {
    /// The width of the scale at the side in pixels; 0 without one.
    pub(in crate::render) gutter: usize,
    /// The height in pixels.
    pub(in crate::render) height: i64,
    /// Where the drawing begins, below the numbers of remarks.
    pub(in crate::render) top: i64,
    /// Where the line of the scale lies.
    pub(in crate::render) base: i64,
    /// The ticks of the scale at the side.
    pub(in crate::render) levels: Vec<Level>,
    /// The ticks of time.
    pub(in crate::render) dates: Vec<DateTick>,
    /// Lines, each as the points of a drawing 1000 wide.
    pub(in crate::render) lines: Vec<Curve>,
    /// Points.
    pub(in crate::render) dots: Vec<Dot>,
    /// Bars.
    pub(in crate::render) bars: Vec<Bar>,
    /// Words and numbers on the drawing.
    pub(in crate::render) labels: Vec<Label>,
    /// Where remarks belong.
    pub(in crate::render) markers: Vec<Marker>,
    /// What the colours mean, where there was no room to say it on the drawing.
    pub(in crate::render) key: Vec<KeyItem>,
}

/// A tick of the scale at the side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Level {
    /// Place down.
    pub(in crate::render) y: i64,
    /// The number.
    pub(in crate::render) label: String,
}

/// A tick of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DateTick {
    /// Place across.
    pub(in crate::render) x: String,
    /// The date.
    pub(in crate::render) label: String,
    /// Where the name stands: `start`, `middle`, `end`.
    pub(in crate::render) anchor: &'static str,
    /// Whether a phone has no room for it.
    pub(in crate::render) minor: bool,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Curve {
    /// The column: 1, 2, …
    pub(in crate::render) column: usize,
    /// `0,200 500,20`
    pub(in crate::render) points: String,
}

/// A point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Dot {
    /// The column: 1, 2, …
    pub(in crate::render) column: usize,
    /// Place across.
    pub(in crate::render) x: String,
    /// Place down.
    pub(in crate::render) y: i64,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Bar {
    /// The column: 1, 2, …
    pub(in crate::render) column: usize,
    /// Place across.
    pub(in crate::render) x: String,
    /// Place down.
    pub(in crate::render) y: i64,
    /// Width.
    pub(in crate::render) width: String,
    /// Height.
    pub(in crate::render) height: i64,
}

/// Words or a number on the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Label {
    /// `name`, `number`, `row`, `none`.
    pub(in crate::render) class: &'static str,
    /// The column: 1, 2, …; 0 for what belongs to none.
    pub(in crate::render) column: usize,
    /// Place across.
    pub(in crate::render) x: String,
    /// How many pixels further to the right.
    pub(in crate::render) dx: i64,
    /// Place down of its foot.
    pub(in crate::render) y: i64,
    /// What of it stands at that place: `start`, `middle`, `end`.
    pub(in crate::render) anchor: &'static str,
    /// The words.
    pub(in crate::render) text: String,
}

/// Where a remark belongs: a line down at a date, or across between two rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Marker {
    /// The number of the remark.
    pub(in crate::render) number: usize,
    /// `event` or `break`.
    pub(in crate::render) class: &'static str,
    /// Whether its line goes across.
    pub(in crate::render) across: bool,
    /// Place across.
    pub(in crate::render) x: String,
    /// Place down of the number.
    pub(in crate::render) y: i64,
}

/// What a colour means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct KeyItem {
    /// The column: 1, 2, …
    pub(in crate::render) column: usize,
    /// What it is called.
    pub(in crate::render) name: String,
}
