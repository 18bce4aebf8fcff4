//! `contested-figure`: a bare figure where several counts stand side by side.

use crate::check::Context;
use crate::check::figures::Found;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for figure in &context.figures {
        let Found::Undecided(fact) = figure.found else { continue };
        // A card of the whole question shows every claim and needs none to be named.
        if figure.target.embedded {
            continue;
        }
        let claims: Vec<String> =
            fact.claims.iter().map(|claim| format!("#{}", claim.id.value)).collect();
        let message =
            format!("`{}` has {} claims, and none is preferred", fact.id.value, fact.claims.len());
        problems.push(
            Diagnostic::error("contested-figure", figure.target.target.span, message)
                .label(fact.id.span, "the claims are here")
                .help(format!(
                    "name the one you mean ({}), or give the fact a `preferred` claim and say why",
                    claims.join(", ")
                )),
        );
    }
}
