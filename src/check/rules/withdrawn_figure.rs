//! `withdrawn-figure`: a use of a claim that its source took back.

use crate::check::Context;
use crate::check::figures::Found;
use crate::diag::Diagnostic;
use crate::model::{Claim, Fact, Part, Status};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for figure in &context.figures {
        let Found::Claim(fact, claim) = figure.found else { continue };
        // A card of the whole question shows the claim among the others, as withdrawn.
        if !(figure.target.embedded && figure.reference.claim.is_none()) {
            report(fact, claim, figure.place(), problems);
        }
    }
    let registry = context.registry();
    for fact in registry.facts.values() {
        if let (Some(id), Some(claim)) = (&fact.preferred, fact.preferred_claim()) {
            report(fact, claim, id.span, problems);
        }
        let terms = fact.derived.iter().flat_map(|derived| &derived.terms);
        let terms = terms.map(|(_, reference)| (&reference.value, reference.span));
        let parts = fact.claims.iter().flat_map(|claim| &claim.parts);
        let parts = parts.filter_map(|part| match &part.value {
            Part::Claim(reference) => Some((reference, part.span)),
            Part::Number(_) => None,
        });
        for (reference, span) in terms.chain(parts) {
            if let Some((fact, claim)) = registry.claim(reference) {
                report(fact, claim, span, problems);
            }
        }
    }
}

fn report(fact: &Fact, claim: &Claim, span: Span, problems: &mut Vec<Diagnostic>) {
    if claim.status.value != Status::Withdrawn {
        return;
    }
    let message = format!("`{}#{}` was withdrawn", fact.id.value, claim.id.value);
    let others = fact.claims.iter().filter(|other| other.status.value == Status::Current);
    let others: Vec<String> = others.map(|other| format!("`#{}`", other.id.value)).collect();
    let help = match others.as_slice() {
        [] => "take it out: no claim of this fact stands".to_owned(),
        standing => format!("take it out, or use a claim that stands: {}", standing.join(", ")),
    };
    problems.push(
        Diagnostic::error("withdrawn-figure", span, message)
            .label(claim.status.span, "marked as withdrawn here")
            .help(help),
    );
}
