//! Charts: the numbers of a series laid out with exact scales. Templates draw them.

mod across;
mod bars;
mod labels;
mod markers;
mod rows;
mod time;

use rust_decimal::Decimal;

use super::context::{KeyItem, Level, Plot};
use super::scale::Scale;
use crate::figure;
use crate::model::{ChartKind, ChartView, Date, Happening, Id, Lang, Modifier, Period, Series};
use rows::Row;

/// More rows than this are set upright: as rows they would fill a phone's screen many times over.
const MANY: usize = 14;
/// The height of a drawing with a scale at its side, without what stands above and below.
const HEIGHT: i64 = 230;

/// A series as it is to be drawn.
pub(super) struct Drawing<'a> {
    series: &'a Series,
    lang: &'a Lang,
    /// Stands where no number is known.
    no_figure: &'a str,
    kind: ChartKind,
    /// The columns drawn.
    pub(super) columns: Vec<(&'a Id, String)>,
    /// The rows by date.
    rows: Vec<Row<'a>>,
    /// The breaks, by date.
    breaks: Vec<Date>,
    /// What is marked, by date: when, and whether it is a break.
    marks: Vec<(Period, bool)>,
}

/// A row for the table below a chart.
pub(super) struct TableRow<'a> {
    /// When.
    pub(super) date: Period,
    /// The numbers.
    pub(super) values: Vec<Option<Decimal>>,
    /// What their source says of numbers that it does not give exactly.
    pub(super) modifier: Modifier,
    /// The point of the series; none where it leaves a month or a year out.
    pub(super) point: Option<&'a crate::model::Point>,
}

impl<'a> Drawing<'a> {
    /// What a view shows of a series. Columns that overlap are not stacked: they are drawn side by
    /// side, and a check reports that they were to be.
    pub(super) fn new(
        world: &'a crate::render::World<'_>,
        series: &'a Series,
        view: &ChartView,
        events: &[Happening<'_>],
        lang: &'a Lang,
    ) -> Drawing<'a> {
        let chosen = |id: &Id| view.columns.iter().any(|column| column.value == *id);
        let known = series.columns.iter().any(|(id, _)| chosen(id));
        let columns: Vec<(&Id, String)> = series
            .columns
            .iter()
            .filter(|(id, _)| !known || chosen(id))
            .map(|(id, name)| (&id.value, name.plain(lang)))
            .collect();
        let ids: Vec<&Id> = columns.iter().map(|(id, _)| *id).collect();
        let rows = rows::rows(series, &ids);
        let kind = match view.kind {
            ChartKind::Stacked if !series.disjoint => ChartKind::Bar,
            // One date is no course of time.
            ChartKind::Line | ChartKind::Step | ChartKind::Dots if rows.len() == 1 => {
                ChartKind::Bar
            }
            kind => kind,
        };
        let mut breaks: Vec<Date> = series.breaks.iter().map(|(date, _)| date.value).collect();
        breaks.sort_by_key(|date| date.earliest());
        let mut marks: Vec<(Period, bool)> =
            breaks.iter().map(|date| (Period::At(first_day(*date)), true)).collect();
        marks.extend(events.iter().map(|event| (event.date(), false)));
        marks.sort_by_key(|(date, _)| date.start().map(Date::earliest));
        let no_figure = world.own(lang, "no-figure");
        Drawing { no_figure, series, lang, kind, columns, rows, breaks, marks }
    }

    /// The drawing; none where no number is known, or they are too large to draw.
    pub(super) fn plot(&self) -> Option<Plot> {
        match self.kind {
            ChartKind::Line | ChartKind::Step | ChartKind::Dots => self.over_time(),
            ChartKind::Bar | ChartKind::Stacked if self.lies() => self.lying(),
            ChartKind::Bar | ChartKind::Stacked => self.upright(),
        }
    }

    /// Whether bars lie, one row for each date.
    fn lies(&self) -> bool {
        matches!(self.kind, ChartKind::Bar | ChartKind::Stacked) && self.rows.len() <= MANY
    }

    /// The date, where there is one alone and the bars are named instead of coloured.
    pub(super) fn only_date(&self) -> Option<Period> {
        match self.rows.as_slice() {
            [row] if self.kind == ChartKind::Bar => Some(row.date),
            _ => None,
        }
    }

    /// The rows of the table.
    pub(super) fn table(&self) -> impl Iterator<Item = TableRow<'a>> + '_ {
        self.rows.iter().map(|row| TableRow {
            date: row.date,
            values: row.values.clone(),
            modifier: row.modifier,
            point: row.point,
        })
    }

    /// Whether the drawing has a gap that is to be explained: a number is missing between others,
    /// and nothing on the drawing says so. Lying bars stand beside their dates, and points alone join nothing.
    pub(super) fn has_gaps(&self) -> bool {
        if self.lies() || self.kind == ChartKind::Dots {
            return false;
        }
        (0..self.columns.len()).any(|column| {
            let known = |row: &Row<'_>| row.values.get(column).is_some_and(Option::is_some);
            let first = self.rows.iter().position(known);
            let last = self.rows.iter().rposition(known);
            match (first, last) {
                (Some(first), Some(last)) => !self.rows[first..=last].iter().all(known),
                (_, _) => false,
            }
        })
    }

    /// A number with the sign of its currency or of percent.
    fn number(&self, value: Decimal) -> String {
        figure::write::of_series(value, self.series, self.lang)
    }

    /// A number of a row as its source gives it.
    pub(super) fn given(&self, value: Decimal, modifier: Modifier) -> String {
        figure::write::of_point(value, modifier, self.series, self.lang)
    }

    fn values(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.rows.iter().flat_map(|row| row.values.iter().flatten().copied())
    }

    /// The ticks of a scale at the side, its width in pixels, and the place of a number.
    fn levels(&self, scale: &Scale, top: i64) -> (Vec<Level>, usize) {
        let levels: Vec<Level> = scale
            .ticks()
            .map(|tick| Level { y: down(scale, tick, top), label: self.number(tick.normalize()) })
            .collect();
        let widest = levels.iter().map(|level| level.label.chars().count()).max().unwrap_or(0);
        (levels, widest * 9 + 8)
    }

    fn key(&self) -> Vec<KeyItem> {
        let names = self.columns.iter().enumerate();
        names.map(|(index, (_, name))| KeyItem { column: index + 1, name: name.clone() }).collect()
    }
}

/// The day on which a break begins: of a month the first, so that it stands before what is counted
/// in that month.
fn first_day(date: Date) -> Date {
    let day = date.earliest();
    Date::ymd(day.year(), day.month(), day.day()).unwrap_or(date)
}

/// The place down of a number.
fn down(scale: &Scale, number: Decimal, top: i64) -> i64 {
    use rust_decimal::prelude::ToPrimitive as _;
    let from_top = (Decimal::ONE - scale.share(number)) * Decimal::from(HEIGHT);
    top + from_top.round().to_i64().unwrap_or(0)
}
