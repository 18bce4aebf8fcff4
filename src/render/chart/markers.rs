//! Where remarks belong on a drawing with time on the way across.

use rust_decimal::Decimal;

use super::Drawing;
use super::time::Time;
use crate::render::context::Marker;
use crate::render::scale::percent;

/// The height of a row of numbers above the drawing.
const ROW: i64 = 20;
/// The height for a label above the highest point.
pub(super) const ABOVE: i64 = 24;
/// How near two numbers of one row may come, in percent of the width on the narrowest phone.
const NEAR: i64 = 9;

impl Drawing<'_> {
    /// The class of a mark.
    pub(super) fn class(is_break: bool) -> &'static str {
        if is_break { "break" } else { "event" }
    }

    /// The markers of everything marked within the time drawn, and the height that their numbers
    /// take above the drawing. Numbers that would touch are set one above the other.
    pub(super) fn markers(&self, time: &Time) -> (Vec<Marker>, i64) {
        let mut ends: Vec<Decimal> = Vec::new();
        let mut placed: Vec<(Decimal, usize, usize, bool)> = Vec::new();
        for (index, (date, is_break)) in self.marks.iter().enumerate() {
            let Some(x) = time.place(*date) else { continue };
            let free = ends.iter().position(|end| x - *end >= Decimal::from(NEAR));
            let row = free.unwrap_or(ends.len());
            match free {
                Some(row) => ends[row] = x,
                None => ends.push(x),
            }
            placed.push((x, row, index + 1, *is_break));
        }
        let rows = i64::try_from(ends.len()).unwrap_or(0);
        let markers = placed.into_iter().map(|(x, row, number, is_break)| Marker {
            number,
            class: Self::class(is_break),
            across: false,
            x: percent(x),
            // The first row is the lowest, next to the drawing.
            y: (rows - 1 - i64::try_from(row).unwrap_or(0)) * ROW + ROW / 2,
        });
        (markers.collect(), rows * ROW + ABOVE)
    }
}
