//! `unsourced-claim`: a claim without a source.

use crate::check::Context;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values().filter(|fact| fact.derived.is_none()) {
        for claim in fact.claims.iter().filter(|claim| claim.sources.is_empty()) {
            let message = format!("the claim `{}` has no source", claim.id.value);
            problems.push(
                Diagnostic::error("unsourced-claim", claim.id.span, message)
                    .help("add `sources: [source-id]`; without one it may not be printed"),
            );
        }
    }
}
