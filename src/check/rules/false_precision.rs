//! `false-precision`: a derived figure with more digits than what it was made of.

use rust_decimal::Decimal;

use crate::check::{Context, parts};
use crate::diag::Diagnostic;
use crate::figure::formula::{self, Expr, Operator};
use crate::figure::write;
use crate::model::{Claim, Derivation, Value};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        let Some(derived) = &fact.derived else { continue };
        let (Ok(value), Ok(expr)) = (derived.outcome.as_ref(), formula::parse(&derived.formula))
        else {
            continue;
        };
        let claims: Vec<&Claim> = derived
            .terms
            .iter()
            .filter_map(|(_, term)| registry.claim(&term.value).map(|(_, claim)| claim))
            .collect();
        let Some((claim, allowed)) = limit(&claims, *value, divides(&expr)) else { continue };
        let lang = &context.site.settings.default_language;
        let message = format!(
            "{} has more digits than what it was made of bears",
            write::decimal(value.normalize(), lang)
        );
        let place = derived.round.map_or(derived.formula.span, |round| round.span);
        let help = match decimals(allowed) {
            Some(places) => format!("set `round: {places}`"),
            None => format!(
                "no `round` helps: it is known to the nearest {} only; state it as a claim of \
                 its own with `modifier: about`",
                write::decimal(allowed, lang)
            ),
        };
        problems.push(
            Diagnostic::warning("false-precision", place, message)
                .label(claim.value.span, because(claim, derived))
                .help(help),
        );
    }
}

fn because(claim: &Claim, derived: &Derivation) -> String {
    if parts::is_exact(claim) {
        format!("the longest number in `{}`", derived.formula.value)
    } else {
        "not exact: rounded, estimated or hedged".to_owned()
    }
}

/// The claim that bears the fewest digits, and the place that the result may be known to, if the
/// result says more.
///
/// Sums and differences are known to the coarsest place of their terms; products and quotients to
/// as many significant digits as the least known of their terms has. Counts are exact, so what is
/// made of counts alone may have as many digits as the longest of them. Source: the rules of
/// significant figures, as in NIST Special Publication 811 (2008), B.7.2.
fn limit<'a>(claims: &[&'a Claim], value: Decimal, divides: bool) -> Option<(&'a Claim, Decimal)> {
    let number = |claim: &Claim| match claim.value.value {
        Value::Number(number) => Some(number),
        Value::Range(..) | Value::Date(_) | Value::Duration(_) | Value::Text(_) => None,
    };
    let inexact = claims.iter().copied().filter(|claim| !parts::is_exact(claim));
    let mut known = inexact.filter_map(|claim| Some((claim, number(claim)?))).peekable();
    let finest = |digits: u32| power(magnitude(value) - i64::from(digits) + 1);
    let (claim, place) = if !divides {
        known.map(|(claim, number)| (claim, last_place(number))).max_by_key(|(_, place)| *place)?
    } else if known.peek().is_some() {
        let least = known.map(|(claim, number)| (claim, significant(number)));
        let (claim, digits) = least.min_by_key(|(_, digits)| *digits)?;
        (claim, finest(digits)?)
    } else {
        let longest = claims.iter().filter_map(|claim| Some((*claim, length(number(claim)?))));
        let (claim, digits) = longest.max_by_key(|(_, digits)| *digits)?;
        (claim, finest(digits)?)
    };
    (last_place(value) < place).then_some((claim, place))
}

/// The value of the last digit that is not a zero: 10,000 of 450,000, 0.1 of 45.6; of nothing,
/// everything.
fn last_place(number: Decimal) -> Decimal {
    let normal = number.normalize();
    if normal.is_zero() {
        return Decimal::MAX;
    }
    let mut place = power(-i64::from(normal.scale())).unwrap_or(Decimal::ONE);
    let mut digits = normal.mantissa();
    while digits % 10 == 0 {
        digits /= 10;
        place *= Decimal::TEN;
    }
    place
}

/// How many digits from the first to the last that is not a zero.
fn significant(number: Decimal) -> u32 {
    let mut digits = number.mantissa().unsigned_abs();
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(0, |log| log + 1)
}

/// How many digits it is written with.
fn length(number: Decimal) -> u32 {
    number.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}

/// The power of ten of the first digit: 1 of 45.6.
fn magnitude(number: Decimal) -> i64 {
    let log = number.mantissa().unsigned_abs().checked_ilog10().map_or(0, i64::from);
    log - i64::from(number.scale())
}

/// A power of ten, where it can be kept.
fn power(of: i64) -> Option<Decimal> {
    match u32::try_from(of) {
        Ok(up) => {
            10_i128.checked_pow(up).and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok())
        }
        Err(_) => {
            let scale = u32::try_from(-of).ok()?;
            Decimal::try_from_i128_with_scale(1, scale).ok()
        }
    }
}

/// The decimals that `round` has to keep for a place; nothing for one above the point.
fn decimals(place: Decimal) -> Option<u32> {
    (place <= Decimal::ONE).then(|| place.scale())
}

/// Whether there is a product or a quotient in a formula.
fn divides(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) | Expr::Name(..) => false,
        Expr::Negative(inner) => divides(inner),
        Expr::Both(left, operator, right, _) => {
            matches!(operator, Operator::Times | Operator::Over) || divides(left) || divides(right)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_digits_are_counted() {
        for (number, place, digits, long, first) in [
            ("450000", "10000", 2, 6, 5),
            ("45.6", "0.1", 3, 3, 1),
            ("0.30", "0.1", 1, 2, -1),
            ("3913", "1", 4, 4, 3),
            ("-20", "10", 1, 2, 1),
        ] {
            let number = Decimal::from_str_exact(number).unwrap();
            assert_eq!(last_place(number), Decimal::from_str_exact(place).unwrap(), "{number}");
            let found = (significant(number), length(number), magnitude(number));
            assert_eq!(found, (digits, long, first), "{number}");
        }
    }

    #[test]
    fn nothing_is_too_large_or_too_small() {
        for number in [Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, 28)] {
            let _ = (last_place(number), significant(number), length(number), magnitude(number));
        }
        assert_eq!(power(40), None);
        assert_eq!(power(-40), None);
    }
}
