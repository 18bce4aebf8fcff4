//! `unknown-claim`: a reference to a claim that is not there.

use crate::check::Context;
use crate::check::figures::Found;
use crate::diag::{Diagnostic, certain, nearest};
use crate::model::{DerivationError, Fact, Id, Part};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for figure in &context.figures {
        if let (Found::NoSuchClaim(fact), Some(claim)) = (figure.found, &figure.reference.claim) {
            problems.push(unknown(context, fact, Some(&claim.value), claim.span));
        }
    }
    for fact in registry.facts.values() {
        if let Some(derived) = &fact.derived
            && let Err(DerivationError::UnknownClaim(span, id, claim)) = &derived.outcome
            && let Some(of) = registry.facts.get(id)
        {
            problems.push(unknown(context, of, claim.as_ref(), *span));
        }
        for part in fact.claims.iter().flat_map(|claim| &claim.parts) {
            if let Part::Claim(reference) = &part.value
                && let Some(of) = registry.facts.get(&reference.fact)
                && !of.claims.is_empty()
                && of.resolve(reference.claim.as_ref()).is_none()
            {
                problems.push(unknown(context, of, reference.claim.as_ref(), part.span));
            }
        }
    }
}

fn unknown(context: &Context<'_>, fact: &Fact, claim: Option<&Id>, span: Span) -> Diagnostic {
    let ids = || fact.claims.iter().map(|claim| claim.id.as_str());
    let all = ids().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let (message, help) = match claim {
        Some(claim) => (
            format!("`{}` has no claim `{claim}`", fact.id.value),
            match nearest(claim.as_str(), ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its claims are {all}"),
            },
        ),
        None => (
            format!("`{}` has several claims, and none is preferred", fact.id.value),
            format!("name one of {all}"),
        ),
    };
    let problem = Diagnostic::error("unknown-claim", span, message)
        .label(fact.id.span, "the fact is here")
        .help(help);
    let claim = claim.map(Id::as_str).filter(|claim| context.reads(span, claim));
    match claim.and_then(|claim| certain(claim, ids())) {
        Some(mend) => problem.fix(span, mend),
        None => problem,
    }
}
