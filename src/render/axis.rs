//! All answers to one question on one scale.
//!
//! The scale begins at zero, so that lengths compare as the numbers do. Marks that would cover
//! one another are set one above the other.

use rust_decimal::Decimal;

use super::context::{Axis, Mark, Tick};
use super::world::World;
use crate::figure;
use crate::model::{Claim, Fact, Kind, Lang, Modifier, Value};
use crate::text::Spanned;

/// The height of a row of marks.
const ROW: usize = 28;
/// The free space at both ends of the scale, in percent of the width.
const MARGIN: i64 = 5;
/// How near two marks of one row may come, in percent of the width: a mark's own width on the
/// narrowest phone.
const NEAR: i64 = 8;
/// The height of the numbers under the scale.
const NUMBERS: usize = 30;

/// The axis of a fact's claims in the order given, each with its letter; none unless at least two
/// are numbers.
pub(super) fn axis(fact: &Fact, claims: &[(&Claim, String)], lang: &Lang) -> Option<Axis> {
    let numeric = match fact.kind.value {
        Kind::Count | Kind::Money | Kind::Percent | Kind::Ratio => true,
        Kind::Duration | Kind::Date | Kind::Text => false,
    };
    let spans: Vec<_> =
        claims.iter().filter_map(|(claim, letter)| Some((*claim, letter, span(claim)?))).collect();
    if !numeric || spans.len() < 2 {
        return None;
    }
    let scale = Scale::over(spans.iter().flat_map(|(.., (from, to))| [*from, *to]))?;
    let preferred = fact.preferred.as_ref().map(|id| &id.value);
    let mut marks: Vec<Placed> = spans
        .into_iter()
        .map(|(claim, letter, (from, to))| Placed {
            from: scale.place(from),
            to: scale.place(to),
            row: 0,
            mark: Mark {
                x: percent((scale.place(from) + scale.place(to)) / Decimal::TWO),
                range: (from != to).then(|| (percent(scale.place(from)), percent(scale.place(to)))),
                y: 0,
                letter: letter.clone(),
                form: form(claim.modifier.value),
                preferred: preferred == Some(&claim.id.value),
            },
        })
        .collect();
    let rows = stack(&mut marks);
    let baseline = rows * ROW + ROW / 4;
    let ticks = scale
        .ticks()
        .map(|value| Tick {
            x: percent(scale.place(value)),
            label: written(fact, claims.first().map(|(claim, _)| *claim), value, lang),
        })
        .collect();
    let marks = marks
        .into_iter()
        .map(|placed| Mark { y: baseline - ROW / 2 - 3 - placed.row * ROW, ..placed.mark })
        .collect();
    Some(Axis { height: baseline + NUMBERS, baseline, ticks, marks })
}

/// A mark before its row is known in pixels.
struct Placed {
    from: Decimal,
    to: Decimal,
    row: usize,
    mark: Mark,
}

/// Gives each mark the lowest row in which it touches no other; gives back how many rows there are.
fn stack(marks: &mut [Placed]) -> usize {
    let near = Decimal::from(NEAR);
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|&index| (marks[index].from, index));
    let mut ends: Vec<Decimal> = Vec::new();
    for index in order {
        let free = ends.iter().position(|end| marks[index].from - *end >= near);
        let row = free.unwrap_or(ends.len());
        match free {
            Some(row) => ends[row] = marks[index].to,
            None => ends.push(marks[index].to),
        }
        marks[index].row = row;
    }
    ends.len().max(1)
}

/// From the first to the last number of a claim.
fn span(claim: &Claim) -> Option<(Decimal, Decimal)> {
    match &claim.value.value {
        Value::Number(number) => Some((*number, *number)),
        Value::Range(from, to) => Some((*from, *to)),
        Value::Date(_) | Value::Duration(_) | Value::Text(_) => None,
    }
}

fn form(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "exact",
        Modifier::About => "about",
        Modifier::MoreThan | Modifier::AtLeast => "more",
        Modifier::UpTo | Modifier::FewerThan => "fewer",
    }
}

/// A number as the fact's own figures are written.
fn written(fact: &Fact, claim: Option<&Claim>, value: Decimal, lang: &Lang) -> String {
    match claim {
        Some(claim) if !value.is_zero() => {
            let value = Spanned::new(Value::Number(value.normalize()), claim.value.span);
            let modifier = Spanned::new(Modifier::Exact, claim.modifier.span);
            figure::write::number(fact, &Claim { value, modifier, ..claim.clone() }, lang)
        }
        Some(_) | None => figure::write::decimal(value, lang),
    }
}

/// A scale from a round number to a round number, zero between them.
struct Scale {
    from: Decimal,
    to: Decimal,
    step: Decimal,
}

impl Scale {
    /// The scale that holds all numbers; none when they are all zero or too large to draw.
    fn over(numbers: impl Iterator<Item = Decimal>) -> Option<Scale> {
        let (low, high) = numbers.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), number| {
            (low.min(number), high.max(number))
        });
        let step = step(high.checked_sub(low)?)?;
        let from = (low / step).floor().checked_mul(step)?;
        let to = (high / step).ceil().checked_mul(step)?;
        to.checked_sub(from).filter(|width| *width > Decimal::ZERO)?;
        Some(Scale { from, to, step })
    }

    /// The place of a number, in percent of the width.
    fn place(&self, number: Decimal) -> Decimal {
        let width = Decimal::from(100 - 2 * MARGIN);
        Decimal::from(MARGIN) + (number - self.from) / (self.to - self.from) * width
    }

    fn ticks(&self) -> impl Iterator<Item = Decimal> + '_ {
        (0..=8u32)
            .map(|index| self.from + Decimal::from(index) * self.step)
            .take_while(|tick| *tick <= self.to)
    }
}

/// The round step (1, 2 or 5 times a power of ten) that divides a stretch into three to six parts.
fn step(stretch: Decimal) -> Option<Decimal> {
    if stretch <= Decimal::ZERO {
        return None;
    }
    let mut power = Decimal::ONE;
    while let Some(next) = power.checked_mul(Decimal::TEN).filter(|next| *next <= stretch) {
        power = next;
    }
    while power > stretch {
        power = power.checked_div(Decimal::TEN).filter(|power| !power.is_zero())?;
    }
    // The power of ten lies at or below the stretch: 1 to 10 of it fit.
    let tenths = match stretch / power {
        parts if parts <= Decimal::from(3) => 5,
        parts if parts <= Decimal::from(6) => 10,
        _ => 20,
    };
    let step = power.checked_mul(Decimal::new(tenths, 1))?.normalize();
    (!step.is_zero()).then_some(step)
}

fn percent(place: Decimal) -> String {
    format!("{}%", place.round_dp(2).normalize())
}

impl World<'_> {
    /// What the drawing shows, in words, for those who do not see it.
    pub(super) fn axis_words(&self, axis: &Axis, lang: &Lang) -> String {
        let text = super::strings::own(lang, "axis-of");
        let end = |tick: Option<&Tick>| tick.map(|tick| tick.label.clone()).unwrap_or_default();
        super::strings::counted(text, axis.marks.len())
            .replace("{from}", &end(axis.ticks.first()))
            .replace("{to}", &end(axis.ticks.last()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn steps_are_round() {
        for (stretch, expected) in [
            ("5500", "1000"),
            ("2342", "500"),
            ("1", "0.5"),
            ("45.6", "10"),
            ("9", "2"),
            ("0.03", "0.005"),
            ("1000000000", "500000000"),
        ] {
            assert_eq!(step(decimal(stretch)).unwrap(), decimal(expected), "{stretch}");
        }
        assert_eq!(step(Decimal::ZERO), None);
    }

    #[test]
    fn the_scale_holds_everything_and_zero() {
        let scale = Scale::over(["3913", "5460"].map(decimal).into_iter()).unwrap();
        let ticks: Vec<String> = scale.ticks().map(|tick| tick.to_string()).collect();
        assert_eq!(ticks, ["0", "1000", "2000", "3000", "4000", "5000", "6000"]);
        assert_eq!(percent(scale.place(decimal("3000"))), "50%");
        assert_eq!(percent(scale.place(Decimal::ZERO)), "5%");
        assert!(Scale::over([Decimal::ZERO].into_iter()).is_none());
    }

    #[test]
    fn huge_and_tiny_numbers_do_not_panic() {
        for text in ["79228162514264337593543950335", "0.0000000000000000000000000001"] {
            let _ = Scale::over([decimal(text)].into_iter()).map(|scale| scale.ticks().count());
        }
        let both = [Decimal::MIN, Decimal::MAX];
        assert!(Scale::over(both.into_iter()).is_none());
    }
}
