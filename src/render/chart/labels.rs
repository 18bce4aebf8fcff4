//! Words on a drawing, where they cover neither one another nor a line.
//!
//! Places are worked out for the narrowest phone. On a wider screen the marks move apart and the
//! letters keep their size, so what does not touch there touches nowhere.

use crate::render::context::Label;
use crate::render::scale::percent;

/// The width of the drawing on the narrowest phone, in pixels.
pub(super) const ROOM: i64 = 240;
/// The width that a bold letter takes at most, in pixels: that of the widest fonts in use.
pub(super) const LETTER: i64 = 8;

/// A place on the drawing: percent across, pixels down.
pub(super) type Spot = (rust_decimal::Decimal, i64);

/// What a label must not cover.
#[derive(Debug, Default)]
pub(super) struct Labels {
    taken: Vec<Rect>,
    curves: Vec<Vec<(i64, i64)>>,
    /// The labels that have found a place.
    pub(super) placed: Vec<Label>,
}

#[derive(Debug, Clone, Copy)]
struct Rect {
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
}

impl Rect {
    fn touches(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, (x, y): (i64, i64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

impl Labels {
    /// A line to keep clear of.
    pub(super) fn avoid(&mut self, points: &[Spot]) {
        self.curves.push(points.iter().map(|(x, y)| (pixels(*x), *y)).collect());
    }

    /// A point to keep clear of.
    pub(super) fn avoid_dot(&mut self, (x, y): Spot) {
        let x = pixels(x);
        self.taken.push(Rect { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 });
    }

    /// Sets a label at the first of these spots where it covers nothing; says whether there was
    /// one. `room` is the height within which it must stay.
    pub(super) fn place(
        &mut self,
        spots: impl IntoIterator<Item = Spot>,
        room: (i64, i64),
        column: usize,
        class: &'static str,
        text: &str,
    ) -> bool {
        let width = i64::try_from(text.chars().count()).unwrap_or(ROOM).saturating_mul(LETTER);
        for (x, y) in spots {
            for below in [false, true] {
                let foot = if below { y + 18 } else { y - 8 };
                for anchor in ["middle", "end", "start"] {
                    let at = pixels(x);
                    let left = match anchor {
                        "middle" => at - width / 2,
                        "end" => at - width + 4,
                        _ => at - 4,
                    };
                    let dx = match anchor {
                        "end" => 4,
                        "start" => -4,
                        _ => 0,
                    };
                    let (top, bottom) = (foot - 12, foot + 4);
                    let rect = Rect { left: left - 2, right: left + width + 2, top, bottom };
                    if self.is_free(&rect, room) {
                        self.taken.push(rect);
                        let (x, text) = (percent(x), text.to_owned());
                        self.placed.push(Label { class, column, x, dx, y: foot, anchor, text });
                        return true;
                    }
                }
            }
        }
        false
    }

    fn is_free(&self, rect: &Rect, (top, bottom): (i64, i64)) -> bool {
        let inside = rect.left >= -2 && rect.right <= ROOM + 2;
        inside
            && rect.top >= top
            && rect.bottom <= bottom
            && !self.taken.iter().any(|other| other.touches(rect))
            && !self.curves.iter().any(|curve| crosses(curve, rect))
    }
}

/// Whether a line runs through a rectangle.
fn crosses(curve: &[(i64, i64)], rect: &Rect) -> bool {
    const PARTS: i64 = 48;
    curve.iter().any(|point| rect.holds(*point))
        || curve.windows(2).any(|pair| {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            (0..=PARTS).any(|part| {
                rect.holds((x0 + (x1 - x0) * part / PARTS, y0 + (y1 - y0) * part / PARTS))
            })
        })
}

fn pixels(x: rust_decimal::Decimal) -> i64 {
    use rust_decimal::prelude::ToPrimitive as _;
    (x * rust_decimal::Decimal::from(ROOM) / rust_decimal::Decimal::ONE_HUNDRED)
        .round()
        .to_i64()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn spot(x: i64, y: i64) -> Spot {
        (Decimal::from(x), y)
    }

    #[test]
    fn labels_keep_clear_of_one_another_and_of_lines() {
        let mut labels = Labels::default();
        labels.avoid(&[spot(0, 100), spot(100, 100)]);
        let room = (0, 200);
        assert!(labels.place([spot(50, 100)], room, 1, "number", "3,913"));
        assert!(labels.place([spot(50, 100)], room, 1, "number", "3,913"), "there is room below");
        assert!(!labels.place([spot(50, 100)], room, 1, "number", "3,913"), "and no more");
        let feet: Vec<i64> = labels.placed.iter().map(|label| label.y).collect();
        assert_eq!(feet, [92, 118]);
    }

    #[test]
    fn labels_stay_within_the_drawing() {
        let mut labels = Labels::default();
        assert!(labels.place([spot(96, 100)], (0, 200), 1, "name", "Recorded as reunited"));
        assert_eq!(labels.placed[0].anchor, "end");
        let long = "A name that is much too long for the width of a phone";
        assert!(!labels.place([spot(50, 60)], (0, 200), 1, "name", long));
        assert!(!labels.place([spot(50, 5)], (0, 10), 1, "number", "1"));
    }
}
