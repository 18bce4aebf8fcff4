//! `formula-dates`: a formula over counts of different dates.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        let Some(derived) = &fact.derived else { continue };
        if let Some(message) = figure::derivation_dates(registry, fact) {
            problems.push(Diagnostic::error("formula-dates", derived.formula.span, message).help(
                "name claims of one date under `where`, or say under `mixed_dates` why these \
                     may be put together",
            ));
        }
    }
}
