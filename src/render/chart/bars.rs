//! Bars: lying, one row for each date, or upright where there are many dates.

use rust_decimal::Decimal;

use super::across::dates;
use super::labels::{LETTER, ROOM};
use super::rows::{Row, between};
use super::time::Time;
use super::{Drawing, HEIGHT, down};
use crate::figure;
use crate::model::ChartKind;
use crate::render::context::{Bar, Label, Marker, Plot};
use crate::render::scale::{Scale, percent};

/// The height of a lying bar.
const BAR: i64 = 18;
/// The height of the words above a row's bars.
const WORDS: i64 = 20;
/// The height of each further line of them.
const LINE: i64 = 15;
/// The width that a letter of them takes at most, in pixels.
const PLAIN: i64 = 7;
/// The free space below a row.
const SPACE: i64 = 12;
/// The height of a remark between two rows.
const REMARK: i64 = 24;

impl Drawing<'_> {
    /// Lying bars: the date above, the number at the end, so that no scale is needed.
    pub(super) fn lying(&self) -> Option<Plot> {
        let stacked = self.kind == ChartKind::Stacked;
        let scale = Scale::over(self.heights(stacked).into_iter())?;
        let given = |row: &Row<'_>, value: &Decimal| self.given(*value, row.modifier);
        let numbers = self.rows.iter().flat_map(|row| {
            row.values.iter().flatten().map(move |value| given(row, value).chars().count())
        });
        let widest = numbers.max();
        // A single date needs no rows: its bars are named where they stand, and all look alike.
        let named = self.only_date().is_some();
        // Parts have their numbers within them.
        let widest = widest.filter(|_| !stacked);
        let label = i64::try_from(widest.unwrap_or(0)).unwrap_or(0) * LETTER + 10;
        // The longest bar leaves room for its number on the narrowest phone.
        let share = Decimal::from((100 - label * 100 / ROOM).max(30)) / Decimal::ONE_HUNDRED;
        let place = |value: Decimal| scale.share(value) * share * Decimal::ONE_HUNDRED;
        let zero = place(Decimal::ZERO);
        let mut plot = Plot::default();
        let mut y = 0;
        for (index, row) in self.rows.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| self.rows.get(index));
            let before = before.and_then(|row| row.date.start());
            for (at, (date, is_break)) in self.marks.iter().enumerate() {
                if date.start().is_some_and(|at| between(before, at, row.date.start())) {
                    plot.markers.push(Marker {
                        number: at + 1,
                        class: Self::class(*is_break),
                        across: true,
                        x: "100%".to_owned(),
                        y: y + REMARK / 2 - 4,
                    });
                    y += REMARK;
                }
            }
            if !named {
                y = words(&mut plot, y, &figure::write::period(row.date, self.lang));
            }
            let mut end = zero;
            let mut known = false;
            for (column, value) in row.values.iter().enumerate() {
                let Some(value) = value else { continue };
                known = true;
                if let Some((_, name)) = self.columns.get(column).filter(|_| named) {
                    y = words(&mut plot, y, name);
                }
                let colour = if named { 1 } else { column + 1 };
                let width = (place(*value) - zero).abs();
                let from = if stacked { end } else { zero.min(place(*value)) };
                plot.bars.push(Bar {
                    column: colour,
                    x: percent(from),
                    y,
                    width: percent(width),
                    height: BAR - 2,
                });
                end = from + width;
                let number = given(row, value);
                if stacked {
                    // Within its part, if it has room there on the narrowest phone.
                    let needed = Decimal::from(number.chars().count()) * Decimal::from(LETTER);
                    let needed = needed + Decimal::from(6);
                    if width * Decimal::from(ROOM) > needed * Decimal::ONE_HUNDRED {
                        plot.labels.push(text("within", column + 1, from, 3, y + 13, number));
                    }
                } else {
                    plot.labels.push(text("number", colour, from + width, 5, y + 13, number));
                    y += BAR + if named { 4 } else { 0 };
                }
            }
            if !known {
                let none = self.no_figure.to_owned();
                plot.labels.push(text("none", 0, Decimal::ZERO, 0, y + 12, none));
            }
            y += SPACE + if stacked || !known { BAR } else { 0 };
        }
        plot.height = y;
        plot.base = y;
        if self.columns.len() > 1 && !named {
            plot.key = self.key();
        }
        // The parts of a single bar are told with their numbers: the narrow ones have no room.
        if let ([row], true) = (self.rows.as_slice(), stacked) {
            for (item, value) in plot.key.iter_mut().zip(&row.values) {
                if let Some(value) = value {
                    item.name = format!("{}: {}", item.name, given(row, value));
                }
            }
        }
        Some(plot)
    }

    /// Upright bars on a scale of time.
    pub(super) fn upright(&self) -> Option<Plot> {
        let stacked = self.kind == ChartKind::Stacked;
        let scale = Scale::over(self.heights(stacked).into_iter())?;
        let time = Time::over(self.rows.iter().map(|row| row.date))?;
        let (markers, top) = self.markers(&time);
        let (levels, gutter) = self.levels(&scale, top);
        let base = top + HEIGHT;
        let mut plot =
            Plot { gutter, height: base + 28, top, base, levels, markers, ..Plot::default() };
        let slots = Decimal::from(self.rows.len().max(1));
        let columns = if stacked { 1 } else { self.columns.len().max(1) };
        let width = Decimal::from(74) / slots / Decimal::from(columns);
        for row in &self.rows {
            let Some(middle) = time.place(row.date) else { continue };
            let left = middle - width * Decimal::from(columns) / Decimal::TWO;
            let mut below = Decimal::ZERO;
            for (column, value) in row.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let at = if stacked { 0 } else { column };
                let (low, high) = (down(&scale, below, top), down(&scale, below + value, top));
                plot.bars.push(Bar {
                    column: column + 1,
                    x: percent(left + width * Decimal::from(at)),
                    y: low.min(high),
                    width: percent(width),
                    height: (low - high).abs(),
                });
                if stacked {
                    below += value;
                }
            }
        }
        plot.dates = dates(&time, self);
        if self.columns.len() > 1 {
            plot.key = self.key();
        }
        Some(plot)
    }

    /// The numbers that the scale must hold: of stacked columns every height that is reached.
    fn heights(&self, stacked: bool) -> Vec<Decimal> {
        let mut heights: Vec<Decimal> = self.values().collect();
        for row in self.rows.iter().filter(|_| stacked) {
            let mut height = Decimal::ZERO;
            for value in row.values.iter().flatten() {
                // One too large to keep exact is higher than any scale, and nothing is drawn.
                height = height.checked_add(*value).unwrap_or(Decimal::MAX);
                heights.push(height);
            }
        }
        heights
    }
}

/// Sets the words above bars, in as many lines as the narrowest phone needs; where the bars begin.
fn words(plot: &mut Plot, top: i64, words: &str) -> i64 {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if fits(line, word) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let mut y = top + WORDS - LINE;
    for line in lines {
        plot.labels.push(text("row", 0, Decimal::ZERO, 0, y + 9, line));
        y += LINE;
    }
    y
}

fn fits(line: &str, word: &str) -> bool {
    let letters = line.chars().count() + 1 + word.chars().count();
    i64::try_from(letters).is_ok_and(|letters| letters * PLAIN <= ROOM)
}

fn text(class: &'static str, column: usize, x: Decimal, dx: i64, y: i64, text: String) -> Label {
    Label { class, column, x: percent(x), dx, y, anchor: "start", text }
}
