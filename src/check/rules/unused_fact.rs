//! `unused-fact`: a fact that no page uses.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Id, Part, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    if !registry.facts.values().any(|fact| context.looks_at(fact.id.span.file)) {
        return;
    }
    let (targets, _) = context.all_references();
    let facts = targets.into_iter().filter_map(|target| match target {
        Target::Fact(reference) => Some(&reference.fact.value),
        _ => None,
    });
    let mut used: BTreeSet<&Id> = facts.collect();
    for fact in registry.facts.values() {
        let terms = fact.derived.iter().flat_map(|derived| &derived.terms);
        used.extend(terms.map(|(_, reference)| &reference.value.fact));
        for part in fact.claims.iter().flat_map(|claim| &claim.parts) {
            if let Part::Claim(reference) = &part.value {
                used.insert(&reference.fact);
            }
        }
    }
    for fact in registry.facts.values().filter(|fact| !used.contains(&fact.id.value)) {
        let message = format!("no page uses `{}`", fact.id.value);
        problems.push(
            Diagnostic::note("unused-fact", fact.id.span, message)
                .help("it has a page of its own all the same; take it out if it is not wanted"),
        );
    }
}
