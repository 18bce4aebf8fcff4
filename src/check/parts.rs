//! The parts of a sum: what they come to, and what they share.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::figure::formula::{self, Expr, Operator};
use crate::figure::{self, Slip};
use crate::model::{Claim, ClaimRef, Fact, Flag, Id, Modifier, Part, Registry, Value};

/// How the parts of a claim part from its value.
pub(super) struct Difference {
    /// The number of each part, in order.
    pub(super) terms: Vec<Decimal>,
    /// What they come to.
    pub(super) sum: Decimal,
    /// The value.
    pub(super) value: Decimal,
    /// Whether one slip of the hand in a part or in the value explains it.
    pub(super) slip: Option<Slip>,
}

/// What the parts of a claim come to, if that is not its value. Nothing where a part is not known
/// exactly, or where the claim is marked as partial and its parts stay below it.
pub(super) fn difference(registry: &Registry, claim: &Claim) -> Option<Difference> {
    let Value::Number(value) = claim.value.value else { return None };
    if claim.parts.is_empty() {
        return None;
    }
    let terms: Option<Vec<Decimal>> =
        claim.parts.iter().map(|part| number(registry, &part.value)).collect();
    let terms = terms?;
    let sum = terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(*term))?;
    let partial = has(claim, Flag::Partial) && sum < value;
    if sum == value || partial || rounding_explains(claim, value, sum) {
        return None;
    }
    let slip = slip(&terms, sum, value);
    Some(Difference { terms, sum, value, slip })
}

fn has(claim: &Claim, flag: Flag) -> bool {
    claim.flags.iter().any(|other| other.value == flag)
}

fn number(registry: &Registry, part: &Part) -> Option<Decimal> {
    match part {
        Part::Number(number) => Some(*number),
        Part::Claim(reference) => {
            let (_, claim) = registry.claim(reference)?;
            let exact = is_exact(claim);
            match claim.value.value {
                Value::Number(number) if exact => Some(number),
                _ => None,
            }
        }
    }
}

/// Whether a claim's number was counted, and not rounded or estimated.
pub(super) fn is_exact(claim: &Claim) -> bool {
    claim.modifier.value == Modifier::Exact
        && !has(claim, Flag::Estimate)
        && !has(claim, Flag::Rounded)
}

/// Whether the value is what its source made of the sum.
fn rounding_explains(claim: &Claim, value: Decimal, sum: Decimal) -> bool {
    /// A rounded number is within a twentieth of the true one, as `about` allows in prose.
    const PART: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
    match claim.modifier.value {
        Modifier::MoreThan => sum > value,
        Modifier::AtLeast => sum >= value,
        Modifier::UpTo => sum <= value,
        Modifier::FewerThan => sum < value,
        Modifier::Exact | Modifier::About if !is_exact(claim) => {
            let off = sum.checked_sub(value).map(|off| off.abs());
            off.zip(value.abs().checked_mul(PART)).is_some_and(|(off, most)| off <= most)
        }
        Modifier::Exact | Modifier::About => false,
    }
}

/// The slip in a part or in the value without which they would agree. That one digit is another
/// explains nothing: a part that was left out may look the same.
fn slip(terms: &[Decimal], sum: Decimal, value: Decimal) -> Option<Slip> {
    let telling = |slip: &Slip| *slip != Slip::Changed;
    let of = |written: Decimal, right: Decimal| {
        figure::slip(&written.to_string(), &right.to_string()).filter(telling)
    };
    let missing = value.checked_sub(sum)?;
    let in_part = terms.iter().find_map(|term| of(*term, term.checked_add(missing)?));
    in_part.or_else(|| of(value, sum))
}

/// A claim by fact and id.
pub(super) type Key<'a> = (&'a Id, &'a Id);

/// The claim that a reference means, as a key.
pub(super) fn key<'a>(registry: &'a Registry, reference: &ClaimRef) -> Option<Key<'a>> {
    let (fact, claim) = registry.claim(reference)?;
    Some((&fact.id.value, &claim.id.value))
}

/// Everything that a claim is the sum of, at any depth.
pub(super) fn within<'a>(registry: &'a Registry, whole: Key<'a>) -> BTreeSet<Key<'a>> {
    let mut found = BTreeSet::new();
    let mut open = vec![whole];
    while let Some((fact, claim)) = open.pop() {
        let Some(fact) = registry.facts.get(fact) else { continue };
        for reference in summands(fact, claim) {
            if let Some(part) = key(registry, reference)
                && found.insert(part)
            {
                open.push(part);
            }
        }
    }
    found
}

/// The claims that a claim is directly the sum of.
pub(super) fn summands<'a>(fact: &'a Fact, claim: &Id) -> Vec<&'a ClaimRef> {
    if let Some(derived) = &fact.derived {
        let adds = formula::parse(&derived.formula.value).is_ok_and(|expr| only_adds(&expr));
        let terms = derived.terms.iter().filter(|_| adds);
        return terms.map(|(_, reference)| &reference.value).collect();
    }
    let parts = fact.claim(claim.as_str()).map(|claim| claim.parts.as_slice()).unwrap_or_default();
    let claims = parts.iter().filter_map(|part| match &part.value {
        Part::Claim(reference) => Some(reference),
        Part::Number(_) => None,
    });
    claims.collect()
}

/// Whether a formula does nothing but add.
pub(super) fn only_adds(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) | Expr::Name(..) => true,
        Expr::Both(left, Operator::Plus, right, _) => only_adds(left) && only_adds(right),
        Expr::Both(..) | Expr::Negative(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(terms: &[i64], value: i64, expected: bool) {
        let terms: Vec<Decimal> = terms.iter().copied().map(Decimal::from).collect();
        let sum = terms.iter().sum();
        assert_eq!(
            slip(&terms, sum, Decimal::from(value)).is_some(),
            expected,
            "{terms:?} {value}"
        );
    }

    #[test]
    fn a_slip_is_told_from_a_part_that_is_missing() {
        check(&[2184, 1556, 1090], 5460, true);
        check(&[2814, 1556, 1090], 4560, true);
        check(&[281, 1556, 1090], 5460, true);
        check(&[2270, 1150, 281, 75, 74, 23], 3913, false);
        check(&[1779], 1786, false);
    }
}
