//! Facts that follow from others: worked out afresh on every build.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use super::formula::{self, Dimension, EvaluationError};
use crate::model::{
    Claim, ClaimRef, Date, Derivation, DerivationError, EntryKind, Fact, Flag, Id, Kind, Modifier,
    Registry, SourceUse, Status, Unit, Value,
};
use crate::text::{Span, Spanned};

/// Works out every derived fact: sets its outcome and, where there is one, adds the claim
/// `derived`. Facts are taken in the order in which they need each other.
pub fn derive(registry: &mut Registry) {
    let ids: Vec<Id> = registry.facts.keys().cloned().collect();
    let mut done = BTreeSet::new();
    for id in ids {
        work_out(registry, &id, &mut Vec::new(), &mut done);
    }
}

/// Works out one fact and, before it, those it needs. `way` holds the facts that need this one.
fn work_out(registry: &mut Registry, id: &Id, way: &mut Vec<Id>, done: &mut BTreeSet<Id>) {
    let Some(derived) = registry.facts.get(id).and_then(|fact| fact.derived.clone()) else {
        return;
    };
    if done.contains(id) {
        return;
    }
    if let Some(start) = way.iter().position(|other| other == id) {
        let circle: Vec<Id> = way[start..].iter().chain([id]).cloned().collect();
        for member in &circle {
            done.insert(member.clone());
            if let Some(derived) = registry.facts.get_mut(member).and_then(|f| f.derived.as_mut()) {
                derived.outcome = Err(DerivationError::Unknown);
            }
        }
        // Reported once, at the fact that closes the circle.
        if let Some(derived) = registry.facts.get_mut(id).and_then(|fact| fact.derived.as_mut()) {
            derived.outcome = Err(DerivationError::Cycle(circle));
        }
        return;
    }
    way.push(id.clone());
    for (_, reference) in &derived.terms {
        work_out(registry, &reference.value.fact, way, done);
    }
    way.pop();
    if !done.insert(id.clone()) {
        return;
    }
    let outcome = value(registry, &derived);
    let claim = outcome.as_ref().ok().map(|value| claim(registry, &derived, *value));
    if let Some(fact) = registry.facts.get_mut(id) {
        fact.claims.extend(claim);
        if let Some(derived) = &mut fact.derived {
            derived.outcome = outcome;
        }
    }
}

fn value(registry: &Registry, derived: &Derivation) -> Result<Decimal, DerivationError> {
    let text = &derived.formula;
    let place = |range: std::ops::Range<usize>| within(text, range);
    let expr = formula::parse(&text.value)
        .map_err(|(range, why)| DerivationError::Syntax(place(range), why))?;
    let mut values: BTreeMap<&str, Decimal> = BTreeMap::new();
    for (name, reference) in &derived.terms {
        values.insert(name.value.as_str(), term(registry, reference)?);
    }
    for (name, range) in expr.names() {
        if !values.contains_key(name) {
            return Err(DerivationError::UnknownName(place(range), name.to_owned()));
        }
    }
    let result = expr.evaluate(&|name| values.get(name).copied()).map_err(|error| match error {
        EvaluationError::DivisionByZero(range) => DerivationError::DivisionByZero(place(range)),
        EvaluationError::Overflow(range) => DerivationError::Overflow(place(range)),
    })?;
    Ok(match derived.round {
        Some(round) => {
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            result.round_dp_with_strategy(round.value, strategy)
        }
        None => result.normalize(),
    })
}

/// The place of a range of the formula; YAML may have escaped or folded it, and then the whole
/// formula is the nearest place.
fn within(formula: &Spanned<String>, range: std::ops::Range<usize>) -> Span {
    let span = formula.span;
    if span.range().len() == formula.value.len() {
        let start = span.start as usize;
        return Span::new(span.file, start + range.start..start + range.end);
    }
    span
}

fn term(registry: &Registry, reference: &Spanned<ClaimRef>) -> Result<Decimal, DerivationError> {
    let ClaimRef { fact: id, claim } = &reference.value;
    let Some(fact) = registry.facts.get(id) else {
        return Err(if registry.is_broken(EntryKind::Fact, id) {
            DerivationError::Unknown
        } else {
            DerivationError::UnknownFact(reference.span, id.clone())
        });
    };
    // A derived fact without a value has been reported itself.
    if fact.derived.is_some() && fact.claims.is_empty() {
        return Err(DerivationError::Unknown);
    }
    let Some(found) = fact.resolve(claim.as_ref()) else {
        return Err(DerivationError::UnknownClaim(reference.span, id.clone(), claim.clone()));
    };
    match found.value.value {
        Value::Number(number) => Ok(number),
        Value::Range(..) | Value::Date(_) | Value::Duration(_) | Value::Text(_) => {
            Err(DerivationError::NotANumber(reference.span, id.clone()))
        }
    }
}

/// The claims that the terms stand for.
fn terms<'a>(
    registry: &'a Registry,
    derived: &'a Derivation,
) -> impl Iterator<Item = (&'a Fact, &'a Claim)> {
    derived.terms.iter().filter_map(|(_, reference)| registry.claim(&reference.value))
}

/// The claim of a derived fact: as sure as its terms are.
fn claim(registry: &Registry, derived: &Derivation, value: Decimal) -> Claim {
    let span = derived.formula.span;
    let mut sources: Vec<SourceUse> = Vec::new();
    let mut flags: BTreeSet<Flag> = BTreeSet::new();
    for (_, claim) in terms(registry, derived) {
        for source in &claim.sources {
            let known = sources.iter().any(|known| {
                known.id.value == source.id.value
                    && known.locator.as_ref().map(|l| &l.value)
                        == source.locator.as_ref().map(|l| &l.value)
            });
            if !known {
                sources.push(source.clone());
            }
        }
        flags.extend(claim.flags.iter().map(|flag| flag.value));
    }
    let dates: Vec<Date> =
        terms(registry, derived).filter_map(|(_, claim)| claim.as_of.map(|d| d.value)).collect();
    let same = |dates: &[Date]| dates.windows(2).all(|pair| pair[0].agrees_with(pair[1]));
    let latest = dates.iter().copied().max_by_key(|date| date.latest());
    let as_of = latest.filter(|_| same(&dates)).map(|date| Spanned::new(date, span));
    let counters: BTreeSet<Option<&Id>> = terms(registry, derived)
        .map(|(_, claim)| claim.counted_by.as_ref().map(|counter| &counter.value))
        .collect();
    let counted_by = match counters.into_iter().collect::<Vec<_>>().as_slice() {
        [Some(only)] => Some(Spanned::new((*only).clone(), span)),
        _ => None,
    };
    Claim {
        id: Spanned::new(Id::from(Fact::DERIVED), span),
        value: Spanned::new(Value::Number(value), span),
        modifier: Spanned::new(Modifier::Exact, span),
        says: None,
        as_of,
        period: None,
        counted_by,
        scope: None,
        sources,
        flags: flags.into_iter().map(|flag| Spanned::new(flag, span)).collect(),
        status: Spanned::new(Status::Current, span),
        parts: Vec::new(),
        note: None,
    }
}

/// What is wrong with the units of a derived fact, if anything is.
pub fn derivation_units(registry: &Registry, fact: &Fact) -> Option<String> {
    let derived = fact.derived.as_ref()?;
    derived.outcome.as_ref().ok()?;
    let expr = formula::parse(&derived.formula.value).ok()?;
    let of_term = |name: &str| {
        let term = derived.terms.iter().find(|(term, _)| term.value == name);
        let of = term.and_then(|(_, reference)| registry.facts.get(&reference.value.fact));
        of.map_or(Dimension::Pure, dimension)
    };
    let result = match expr.dimension(&of_term) {
        Ok(result) => result,
        Err(clash) => return Some(clash),
    };
    let wanted = dimension(fact);
    // `100 * part / whole` gives a percentage, though nothing in it says so.
    let fits = result == wanted || (result == Dimension::Pure && wanted == Dimension::Percent);
    if fits {
        return None;
    }
    let name = |dimension: &Dimension| match dimension {
        Dimension::Pure => "a plain number".to_owned(),
        Dimension::Percent => "a percentage".to_owned(),
        Dimension::Of(unit) => unit.clone(),
    };
    Some(format!("the formula gives {}, and the fact is {}", name(&result), name(&wanted)))
}

/// What a fact's numbers count. Units are the same when they share a form.
fn dimension(fact: &Fact) -> Dimension {
    match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (Kind::Percent, _) => Dimension::Percent,
        (_, Some(Unit::Money { currency, .. })) => Dimension::Of(currency.value.clone()),
        (_, Some(Unit::Things(things))) => {
            let name = things.other.first().and_then(|(_, words)| words.first());
            name.map_or(Dimension::Pure, |name| Dimension::Of(name.value.clone()))
        }
        (_, None) => Dimension::Pure,
    }
}

/// What is wrong with the dates of a derived fact's terms, if anything is.
pub fn derivation_dates(registry: &Registry, fact: &Fact) -> Option<String> {
    let derived = fact.derived.as_ref()?;
    if derived.mixed_dates.is_some() {
        return None;
    }
    let dated: Vec<(&str, Date)> = derived
        .terms
        .iter()
        .filter_map(|(name, reference)| {
            let (_, claim) = registry.claim(&reference.value)?;
            Some((name.value.as_str(), claim.as_of?.value))
        })
        .collect();
    let (first_name, first) = *dated.first()?;
    let (name, date) = *dated.iter().find(|(_, date)| !date.agrees_with(first))?;
    Some(format!("`{first_name}` is as of {first}, `{name}` as of {date}"))
}
