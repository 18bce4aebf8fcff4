//! `missing-denominator`: a percentage that does not say of what.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::Kind;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let facts = context.registry().facts.values();
    // A formula shows what was divided by what.
    for fact in facts.filter(|f| f.kind.value == Kind::Percent && f.derived.is_none()) {
        for claim in fact.claims.iter().filter(|claim| claim.scope.is_none()) {
            let message = format!("`{}` does not say of what it is a share", fact.id.value);
            problems.push(
                Diagnostic::error("missing-denominator", claim.value.span, message).help(
                    "say under `scope` what the hundred is, or derive it: \
                     `formula: 100 * part / whole`",
                ),
            );
        }
    }
}
