//! `undated-claim`: a claim that does not say when it was true.

use crate::check::Context;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values().filter(|fact| fact.derived.is_none()) {
        for claim in &fact.claims {
            if claim.as_of.is_none() && claim.period.is_none() {
                let message =
                    format!("the claim `{}` does not say when it was true", claim.id.value);
                problems.push(
                    Diagnostic::error("undated-claim", claim.id.span, message).help(
                        "add `as_of: 2021-06-02`, or `period:` for what happened over a time",
                    ),
                );
            }
        }
    }
}
