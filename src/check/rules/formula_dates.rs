//! `formula-dates`: a formula over counts of different dates or windows.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Fact, Period, Registry};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        let Some(derived) = &fact.derived else { continue };
        if let Some(message) = figure::derivation_dates(registry, fact) {
            problems.push(Diagnostic::error("formula-dates", derived.formula.span, message).help(
                "name claims of one date under `where`, or say under `mixed_dates` why these \
                     may be put together",
            ));
        } else if let Some(message) = windows(registry, fact) {
            problems.push(Diagnostic::error("formula-dates", derived.formula.span, message).help(
                "name claims of one window under `where`, or say under `mixed_dates` why these \
                     may be put together",
            ));
        }
    }
}

/// Terms that were counted over different windows.
fn windows(registry: &Registry, fact: &Fact) -> Option<String> {
    let derived = fact.derived.as_ref().filter(|derived| derived.mixed_dates.is_none())?;
    let known: Vec<(&str, Period)> = derived
        .terms
        .iter()
        .filter_map(|(name, reference)| {
            let (_, claim) = registry.claim(&reference.value)?;
            Some((name.value.as_str(), claim.period?.value))
        })
        .collect();
    let &(first, period) = known.first()?;
    let &(name, other) = known.iter().find(|(_, other)| !agree(period, *other))?;
    Some(format!("`{first}` counts {period}, `{name}` counts {other}"))
}

/// Whether two windows are one, as far as they are known.
fn agree(a: Period, b: Period) -> bool {
    let ends = [(a.start(), b.start()), (a.end(), b.end())];
    ends.into_iter().all(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => a.agrees_with(b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    })
}
