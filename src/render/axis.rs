//! All answers to one question on one scale.
//!
//! The scale begins at zero, so that lengths compare as the numbers do. Marks that would cover
//! one another are set one above the other.

use rust_decimal::Decimal;

use super::context::{Axis, Mark, Tick};
use super::scale::{Scale, percent};
use super::world::World;
use crate::figure;
use crate::model::{Claim, Fact, Kind, Lang, Modifier, Value};
use crate::text::Spanned;

/// The height of a row of marks.
const ROW: usize = 28;
/// The free space at both ends of the scale, in percent of the width.
const MARGIN: i64 = 8;
/// The width of the scale on the narrowest phone, and that of a digit, in pixels.
const ROOM: i64 = 270;
const DIGIT: usize = 8;
/// How near two marks of one row may come, in percent of the width: a mark's own width on the
/// narrowest phone.
const NEAR: i64 = 8;
/// The height of the numbers under the scale.
const NUMBERS: usize = 30;

/// The axis of a fact's claims in the order given, each with its letter; none unless at least two
/// are numbers. The mark of the one that is shown large stands out.
pub(super) fn axis(
    fact: &Fact,
    claims: &[(&Claim, String)],
    shown: Option<&Claim>,
    lang: &Lang,
) -> Option<Axis> {
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
    let mut marks: Vec<Placed> = spans
        .into_iter()
        .map(|(claim, letter, (from, to))| Placed {
            from: place(&scale, from),
            to: place(&scale, to),
            row: 0,
            mark: Mark {
                x: percent((place(&scale, from) + place(&scale, to)) / Decimal::TWO),
                range: (from != to)
                    .then(|| (percent(place(&scale, from)), percent(place(&scale, to)))),
                y: 0,
                letter: letter.clone(),
                form: form(claim.modifier.value),
                shown: shown.is_some_and(|shown| shown.id == claim.id),
            },
        })
        .collect();
    let rows = stack(&mut marks);
    let baseline = rows * ROW + ROW / 4;
    let ticks = scale
        .ticks()
        .map(|value| {
            let at = place(&scale, value);
            let label = written(fact, claims.first().map(|(claim, _)| *claim), value, lang);
            let half = Decimal::from(label.chars().count() * DIGIT / 2);
            let room = (Decimal::ONE_HUNDRED - at) * Decimal::from(ROOM) / Decimal::ONE_HUNDRED;
            Tick { x: percent(at), label, anchor: if half > room { "end" } else { "middle" } }
        })
        .collect();
    let marks: Vec<Mark> = marks
        .into_iter()
        .map(|placed| Mark { y: baseline - ROW / 2 - 3 - placed.row * ROW, ..placed.mark })
        .collect();
    let signs = marks.iter().any(|mark| mark.form != "exact" || mark.range.is_some());
    Some(Axis { height: baseline + NUMBERS, baseline, ticks, marks, signs })
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

/// The place of a number, in percent of the width.
fn place(scale: &Scale, number: Decimal) -> Decimal {
    Decimal::from(MARGIN) + scale.share(number) * Decimal::from(100 - 2 * MARGIN)
}

impl World<'_> {
    /// What the drawing shows, in words, for those who do not see it.
    pub(super) fn axis_words(&self, axis: &Axis, lang: &Lang) -> String {
        let text = self.own(lang, "axis-of");
        let end = |tick: Option<&Tick>| tick.map(|tick| tick.label.clone()).unwrap_or_default();
        self.strings
            .counted(lang, text, axis.marks.len())
            .replace("{from}", &end(axis.ticks.first()))
            .replace("{to}", &end(axis.ticks.last()))
    }
}
