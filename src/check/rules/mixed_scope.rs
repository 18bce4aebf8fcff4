//! `mixed-scope`: a formula over counts of different counters or definitions.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Claim, Flag, Id};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        let Some(derived) = fact.derived.as_ref().filter(|d| d.mixed_scope.is_none()) else {
            continue;
        };
        let terms: Vec<(&str, Span, &Claim)> = derived
            .terms
            .iter()
            .filter_map(|(name, reference)| {
                let (_, claim) = registry.claim(&reference.value)?;
                Some((name.value.as_str(), reference.span, claim))
            })
            .collect();
        let Some((message, places)) = counters(&terms).or_else(|| definitions(&terms)) else {
            continue;
        };
        let mut problem = Diagnostic::error("mixed-scope", derived.formula.span, message);
        for (span, label) in places {
            problem = problem.label(span, label);
        }
        problems.push(problem.help(
            "name claims of one counter under `where`, or say under `mixed_scope` why these may \
             be put together",
        ));
    }
}

type Told = (String, Vec<(Span, String)>);

/// Terms that different bodies counted.
fn counters(terms: &[(&str, Span, &Claim)]) -> Option<Told> {
    let counter = |claim: &Claim| claim.counted_by.as_ref().map(|id| id.value.clone());
    let known: Vec<(&str, Span, Id)> = terms
        .iter()
        .filter_map(|(name, span, claim)| Some((*name, *span, counter(claim)?)))
        .collect();
    let (first, place, by) = known.first()?;
    let (name, other_place, other) = known.iter().find(|(.., other)| other != by)?;
    let message = format!("`{by}` counted `{first}`, `{other}` counted `{name}`");
    let label = |id: &Id| format!("counted by `{id}`");
    Some((message, vec![(*place, label(by)), (*other_place, label(other))]))
}

/// Terms of which one counts something a little different, as its flag says.
fn definitions(terms: &[(&str, Span, &Claim)]) -> Option<Told> {
    let flag = |claim: &Claim| {
        claim.flags.iter().find(|flag| flag.value == Flag::DefinitionDiffers).map(|flag| flag.span)
    };
    let (name, _, flag_place) =
        terms.iter().find_map(|(name, span, claim)| Some((*name, *span, flag(claim)?)))?;
    let (other, ..) = terms.iter().find(|(.., claim)| flag(claim).is_none())?;
    let message = format!("`{name}` is defined in another way than `{other}`");
    Some((message, vec![(flag_place, "marked here".to_owned())]))
}
