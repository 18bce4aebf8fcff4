//! Lines, steps and points over time.

use rust_decimal::Decimal;

use super::labels::{Labels, ROOM, Spot};
use super::markers::ABOVE;
use super::time::Time;
use super::{Drawing, HEIGHT, down, rows};
use crate::model::ChartKind;
use crate::render::context::{Curve, DateTick, Dot, Plot};
use crate::render::scale::{Scale, percent};

/// Up to this many rows each point is a dot and may have its number.
const FEW: usize = 16;
/// The width that a letter takes below the drawing, in pixels.
const TICK: i64 = 8;

impl Drawing<'_> {
    /// The drawing with time across and numbers down.
    pub(super) fn over_time(&self) -> Option<Plot> {
        let scale = Scale::over(self.values())?;
        let time = Time::over(self.rows.iter().map(|row| row.date))?;
        let (markers, top) = self.markers(&time);
        let base = top + HEIGHT;
        let (levels, gutter) = self.levels(&scale, top);
        let mut plot =
            Plot { gutter, height: base + 28, top, base, levels, markers, ..Plot::default() };
        let mut labels = Labels::default();
        let mut columns: Vec<Vec<Spot>> = Vec::new();
        // A point without neighbours says nothing by a line: its number comes before others.
        let mut alone: Vec<Vec<usize>> = vec![Vec::new(); self.columns.len()];
        for index in 0..self.columns.len() {
            let spot = |row: &usize| -> Option<Spot> {
                let row = self.rows.get(*row)?;
                let value = row.values.get(index).copied().flatten()?;
                Some((time.place(row.date)?, down(&scale, value, top)))
            };
            let mut all = Vec::new();
            for run in rows::runs(&self.rows, index, &self.breaks) {
                let spots: Vec<Spot> = run.iter().filter_map(spot).collect();
                if self.kind != ChartKind::Dots && spots.len() > 1 {
                    let corners = match self.kind {
                        ChartKind::Step => steps(&spots),
                        _ => spots.clone(),
                    };
                    labels.avoid(&corners);
                    plot.lines.push(Curve { column: index + 1, points: points(&corners) });
                }
                // A point without neighbours is no line, and must be seen.
                if self.rows.len() <= FEW || spots.len() == 1 || self.kind == ChartKind::Dots {
                    for spot in &spots {
                        labels.avoid_dot(*spot);
                        plot.dots.push(Dot { column: index + 1, x: percent(spot.0), y: spot.1 });
                    }
                }
                if spots.len() == 1
                    && let Some(alone) = alone.get_mut(index)
                {
                    alone.push(all.len());
                }
                all.extend(spots);
            }
            columns.push(all);
        }
        plot.dates = dates(&time, self);
        self.name(&columns, &mut labels, &mut plot);
        self.number_points(&columns, &alone, &mut labels, &scale, top);
        plot.labels = labels.placed;
        Some(plot)
    }

    /// Writes the name of each line beside it: with the last number at its end, or alone from there
    /// backwards. If one finds no place, all are told in a key.
    fn name(&self, columns: &[Vec<Spot>], labels: &mut Labels, plot: &mut Plot) {
        if self.columns.len() < 2 {
            return;
        }
        let room = (plot.top + 2 - ABOVE, plot.base);
        let named = columns.iter().enumerate().all(|(index, spots)| {
            let Some((_, name)) = self.columns.get(index) else { return false };
            let last = self.numbers(index).pop();
            let end = spots.last().copied();
            let with_number = last.map(|(_, number)| format!("{name} {number}"));
            with_number.is_some_and(|text| labels.place(end, room, index + 1, "name", &text))
                || labels.place(spots.iter().rev().copied(), room, index + 1, "name", name)
        });
        if !named {
            labels.placed.clear();
            plot.key = self.key();
        }
    }

    /// Writes numbers at points as far as there is room: the last first, then those that stand
    /// alone, the first, the highest and the others.
    fn number_points(
        &self,
        columns: &[Vec<Spot>],
        alone: &[Vec<usize>],
        labels: &mut Labels,
        scale: &Scale,
        top: i64,
    ) {
        let room = (top + 2 - ABOVE, top + HEIGHT);
        for (index, spots) in columns.iter().enumerate() {
            let values = self.numbers(index);
            let mut order: Vec<usize> = Vec::new();
            let highest = (0..values.len()).max_by_key(|at| values[*at].0);
            let last = values.len().checked_sub(1);
            let said = last.is_some_and(|at| is_named(index, &values[at].1, labels));
            let alone = alone.get(index).into_iter().flatten().copied();
            let first = last.filter(|_| !said).into_iter().chain(alone);
            let rest = (0..values.len()).filter(|_| self.rows.len() <= FEW);
            for at in first.chain([0]).chain(highest).chain(rest) {
                if at < values.len() && !order.contains(&at) && !(said && Some(at) == last) {
                    order.push(at);
                }
            }
            for at in order {
                // Rows and spots are the same as long as every date has a place.
                let (value, number) = &values[at];
                let y = down(scale, *value, top);
                let Some(spot) = spots.get(at).filter(|spot| spot.1 == y) else { continue };
                labels.place([*spot], room, index + 1, "number", number);
            }
        }
    }

    /// The known numbers of a column, and how their sources give them.
    fn numbers(&self, index: usize) -> Vec<(Decimal, String)> {
        let known = self.rows.iter().filter_map(|row| {
            let value = row.values.get(index).copied().flatten()?;
            Some((value, self.given(value, row.modifier)))
        });
        known.collect()
    }
}

/// Whether the name of a line says this number already.
fn is_named(index: usize, number: &str, labels: &Labels) -> bool {
    labels.placed.iter().any(|label| {
        label.class == "name" && label.column == index + 1 && label.text.ends_with(number)
    })
}

/// The corners of steps: each level holds until the next point.
fn steps(spots: &[Spot]) -> Vec<Spot> {
    let mut corners: Vec<Spot> = Vec::new();
    for spot in spots {
        if let Some((_, level)) = corners.last().copied() {
            corners.push((spot.0, level));
        }
        corners.push(*spot);
    }
    corners
}

/// Points of a drawing 1000 wide.
fn points(spots: &[Spot]) -> String {
    let point = |(x, y): &Spot| format!("{},{y}", (*x * Decimal::TEN).round_dp(1).normalize());
    spots.iter().map(point).collect::<Vec<_>>().join(" ")
}

/// The ticks of time.
pub(super) fn dates(time: &Time, drawing: &Drawing<'_>) -> Vec<DateTick> {
    let ticks = time.ticks(ROOM, TICK, drawing.lang);
    ticks
        .into_iter()
        .map(|tick| {
            let anchor = tick.extent(ROOM, TICK).2;
            DateTick { x: percent(tick.at), label: tick.label, anchor, minor: tick.minor }
        })
        .collect()
}
