//! Hedges: what `about`, `nearly` and `more than` promise, and when the promise holds.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

use super::fraction::Fraction;
use super::number::Number;
use crate::model::Modifier;

/// What the words around a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Hedge {
    /// Nothing.
    #[default]
    Bare,
    /// That it is the number itself.
    Exactly,
    /// That the true number is near, above or below.
    About,
    /// That the true number is a little less.
    Nearly,
    /// That the true number is more.
    MoreThan,
    /// That the true number is it or more.
    AtLeast,
    /// That the true number is it or less.
    UpTo,
    /// That the true number is less.
    FewerThan,
}

impl Hedge {
    /// Every hedge that says something, from the mildest on: the order in which they are offered
    /// in place of a wrong one.
    pub const ALL: [Hedge; 7] = [
        Hedge::Bare,
        Hedge::About,
        Hedge::Nearly,
        Hedge::MoreThan,
        Hedge::AtLeast,
        Hedge::UpTo,
        Hedge::FewerThan,
    ];
}

/// What a written number is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Truth {
    /// The claim's value.
    pub(super) value: Decimal,
    /// Whether the source gives it exactly.
    pub(super) modifier: Modifier,
    /// Whether it may be written rounded without a hedge: money, percentages, ratios and
    /// durations may, counts only if their source estimated or rounded them.
    pub(super) may_round: bool,
}

impl Truth {
    /// Whether a number may be written with a hedge.
    ///
    /// Where the source itself hedged, its hedge and its number must stand: what was rounded once
    /// is not rounded again, except to the precision that a magnitude word or decimals show.
    pub(super) fn admits(self, hedge: Hedge, number: &Number) -> bool {
        let (v, n) = (self.value, number.value);
        let rounded = |step, strategy| round(v, step, strategy) == Some(n);
        let written = |strategy| n == v || self.may_round && rounded(number.step, strategy);
        let coarse = |strategy| n == v || rounded(number.coarse, strategy);
        match (self.modifier, hedge) {
            (Modifier::Exact, Hedge::Bare) => written(NEAREST),
            (Modifier::Exact, Hedge::Exactly) => n == v,
            (Modifier::Exact, Hedge::About) => within(v, n, Decimal::new(5, 2)) && coarse(NEAREST),
            (Modifier::Exact, Hedge::Nearly) => little_less(v, n) && coarse(UP),
            (Modifier::Exact, Hedge::MoreThan) => little_more(v, n) && coarse(DOWN),
            (Modifier::Exact, Hedge::AtLeast) => v >= n && coarse(DOWN),
            (Modifier::Exact, Hedge::UpTo) => v <= n && coarse(UP),
            (Modifier::Exact, Hedge::FewerThan) => v < n && coarse(UP),
            (modifier, hedge) => implies(modifier, hedge) && written(direction(hedge)),
        }
    }

    /// Whether a share may be written with a hedge; `hundred` is the value of the whole.
    pub(super) fn admits_share(self, hedge: Hedge, share: &Fraction, hundred: Decimal) -> bool {
        let v = self.value;
        let Some(n) = share.value().checked_mul(hundred) else { return false };
        let near = |points| {
            let off = n.checked_sub(v);
            off.is_some_and(|off| off.abs() <= Decimal::new(points, 2) * hundred)
        };
        match (self.modifier, hedge) {
            (Modifier::Exact, Hedge::Bare | Hedge::About) => near(3),
            (Modifier::Exact, Hedge::Exactly) => n == v,
            (Modifier::Exact, Hedge::Nearly | Hedge::FewerThan) => little_less(v, n),
            (Modifier::Exact, Hedge::MoreThan) => little_more(v, n),
            (Modifier::Exact, Hedge::AtLeast) => n == v || little_more(v, n),
            (Modifier::Exact, Hedge::UpTo) => n == v || little_less(v, n),
            (modifier, hedge) => implies(modifier, hedge) && near(1),
        }
    }
}

/// Whether a source that hedged in one way may be retold with a hedge.
pub(super) fn implies(modifier: Modifier, hedge: Hedge) -> bool {
    match modifier {
        Modifier::Exact => true,
        Modifier::About => hedge == Hedge::About,
        Modifier::MoreThan => matches!(hedge, Hedge::MoreThan | Hedge::AtLeast),
        Modifier::AtLeast => hedge == Hedge::AtLeast,
        Modifier::UpTo => hedge == Hedge::UpTo,
        Modifier::FewerThan => matches!(hedge, Hedge::FewerThan | Hedge::UpTo),
    }
}

const NEAREST: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;
const DOWN: RoundingStrategy = RoundingStrategy::ToNegativeInfinity;
const UP: RoundingStrategy = RoundingStrategy::ToPositiveInfinity;

/// The way a hedge points when a number is rounded for it.
pub(super) fn direction(hedge: Hedge) -> RoundingStrategy {
    match hedge {
        Hedge::Bare | Hedge::Exactly | Hedge::About => NEAREST,
        Hedge::MoreThan | Hedge::AtLeast => DOWN,
        Hedge::Nearly | Hedge::UpTo | Hedge::FewerThan => UP,
    }
}

/// A number rounded to a multiple of a power of ten; nothing where that cannot be kept exactly.
pub(super) fn round(v: Decimal, step: Decimal, strategy: RoundingStrategy) -> Option<Decimal> {
    v.checked_div(step)?.round_dp_with_strategy(0, strategy).checked_mul(step)
}

/// 0.90 N ≤ V < N; never of negative numbers, which nobody hedges so.
fn little_less(v: Decimal, n: Decimal) -> bool {
    let least = n.checked_mul(Decimal::new(90, 2));
    least.is_some_and(|least| least <= v && v < n)
}

/// N < V ≤ 1.10 N; never of negative numbers.
fn little_more(v: Decimal, n: Decimal) -> bool {
    let most = n.checked_mul(Decimal::new(110, 2));
    most.is_some_and(|most| n < v && v <= most)
}

/// Whether N lies within a part of V.
fn within(v: Decimal, n: Decimal, part: Decimal) -> bool {
    match (n.checked_sub(v), v.abs().checked_mul(part)) {
        (Some(off), Some(allowed)) => off.abs() <= allowed,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::number::number;
    use super::super::piece::cut;
    use super::*;
    use crate::model::Lang;

    /// `hedge number` of a value, under a modifier.
    fn check(modifier: Modifier, value: &str, hedge: Hedge, written: &str, expected: bool) {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let value = Decimal::from_str_exact(value).unwrap();
        let (number, _) = number(&cut(written), 0, lexicon).unwrap().unwrap();
        let admitted = Truth { value, modifier, may_round: false }.admits(hedge, &number);
        assert_eq!(admitted, expected, "{modifier:?} {value}: {hedge:?} {written}");
    }

    #[test]
    fn exact_values_follow_the_table() {
        use Hedge::*;
        for (value, hedge, written, expected) in [
            ("3913", Bare, "3,913", true),
            ("3913", Bare, "3,900", false),
            ("3913", Exactly, "3,913", true),
            ("3913", About, "4,000", true),
            ("3913", About, "3,900", true),
            ("3913", About, "4,100", false),
            ("3913", About, "3,800", false),
            ("45.6", Nearly, "46", true),
            ("45.6", Nearly, "45", false),
            ("5460", Nearly, "5,500", true),
            ("5460", Nearly, "5,460", false),
            ("5460", Nearly, "7,000", false),
            ("5460", MoreThan, "5,400", true),
            ("5460", MoreThan, "5,300", false),
            ("5460", MoreThan, "4,000", false),
            ("5460", MoreThan, "5,460", false),
            ("5460", AtLeast, "5,460", true),
            ("5460", AtLeast, "5,400", true),
            ("5460", AtLeast, "5,500", false),
            ("5460", UpTo, "5,500", true),
            ("5460", UpTo, "5,600", false),
            ("5460", FewerThan, "6,000", true),
            ("5460", FewerThan, "5,460", false),
        ] {
            check(Modifier::Exact, value, hedge, written, expected);
        }
    }

    #[test]
    fn a_hedged_source_is_retold_with_its_hedge() {
        use Hedge::*;
        for (modifier, hedge, written, expected) in [
            (Modifier::About, About, "450,000", true),
            (Modifier::About, Bare, "450,000", false),
            (Modifier::About, UpTo, "450,000", false),
            (Modifier::About, About, "460,000", false),
            (Modifier::MoreThan, MoreThan, "450,000", true),
            (Modifier::MoreThan, AtLeast, "450,000", true),
            (Modifier::MoreThan, MoreThan, "400,000", false),
            (Modifier::AtLeast, MoreThan, "450,000", false),
            (Modifier::UpTo, UpTo, "450,000", true),
            (Modifier::UpTo, Nearly, "450,000", false),
            (Modifier::FewerThan, UpTo, "450,000", true),
        ] {
            check(modifier, "450000", hedge, written, expected);
        }
    }
}
