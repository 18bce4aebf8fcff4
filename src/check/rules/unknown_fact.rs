//! `unknown-fact`: a reference to a fact that is not there.

use crate::check::Context;
use crate::check::figures::Found;
use crate::check::known;
use crate::diag::Diagnostic;
use crate::model::{DerivationError, EntryKind, Id, Part};
use crate::text::Spanned;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for figure in &context.figures {
        if let Found::Nothing = figure.found {
            known::demand(context, EntryKind::Fact, &figure.reference.fact, problems);
        }
    }
    for fact in registry.facts.values() {
        if let Some(derived) = &fact.derived
            && let Err(DerivationError::UnknownFact(span, id)) = &derived.outcome
        {
            known::demand(context, EntryKind::Fact, &Spanned::new(id.clone(), *span), problems);
        }
        for part in fact.claims.iter().flat_map(|claim| &claim.parts) {
            if let Part::Claim(reference) = &part.value {
                let id = Spanned::new(reference.fact.clone(), part.span);
                known::demand(context, EntryKind::Fact, &id, problems);
            }
        }
    }
    for correction in registry.corrections.values() {
        // What is gone may be corrected, too: the lock still knows it.
        let gone =
            |id: &Id| registry.lock.as_ref().is_some_and(|lock| lock.of_fact(id).next().is_some());
        for fact in correction.facts.iter().filter(|fact| !gone(&fact.value)) {
            known::demand(context, EntryKind::Fact, fact, problems);
        }
    }
}
