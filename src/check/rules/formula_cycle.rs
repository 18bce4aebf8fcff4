//! `formula-cycle`: a derived fact that needs its own value.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::DerivationError;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values() {
        let Some(derived) = &fact.derived else { continue };
        let Err(DerivationError::Cycle(way)) = &derived.outcome else { continue };
        let way: Vec<String> = way.iter().map(|id| format!("`{id}`")).collect();
        let message = format!("`{}` needs its own value: {}", fact.id.value, way.join(" → "));
        problems.push(
            Diagnostic::error("formula-cycle", derived.formula.span, message)
                .help("one of these must be a claim with a source"),
        );
    }
}
