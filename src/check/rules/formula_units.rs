//! `formula-units`: a formula that mixes units.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        let Some(derived) = &fact.derived else { continue };
        if let Some(message) = figure::derivation_units(registry, fact) {
            problems.push(
                Diagnostic::error("formula-units", derived.formula.span, message)
                    .label(fact.id.span, "the fact is here")
                    .help(
                        "children less children are children; children over children are a ratio",
                    ),
            );
        }
    }
}
