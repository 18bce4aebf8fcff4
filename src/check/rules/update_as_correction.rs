//! `update-as-correction`: a newer count filed as if we had been wrong.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Claim, Correction, CorrectionKind, Date, Fact, Form, State};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for correction in registry.corrections.values() {
        if correction.kind.value != CorrectionKind::Correction {
            continue;
        }
        let facts = correction.facts.iter().filter_map(|id| registry.facts.get(&id.value));
        let newer = |fact| {
            newer_claim(context, correction, fact).or(later_state(context, correction, fact))
        };
        let Some((span, label)) = facts.into_iter().find_map(newer) else { continue };
        let message = "a newer count is an update, not a correction";
        problems.push(
            Diagnostic::warning("update-as-correction", correction.kind.span, message)
                .label(span, label)
                .help("write `kind: update`: the older count was right for its day"),
        );
    }
}

/// Old and new words are those of two claims, the new one of a later date.
fn newer_claim(
    context: &Context<'_>,
    correction: &Correction,
    fact: &Fact,
) -> Option<(Span, String)> {
    let lang = &context.site.settings.default_language;
    let said = |words: &str| -> Option<&Claim> {
        let says = |claim: &&Claim| figure::compare(words, fact, claim, Form::Value, lang).is_ok();
        let mut claims = fact.claims.iter().filter(says);
        // Words that fit two claims tell nothing.
        claims.next().filter(|_| claims.next().is_none())
    };
    let was = said(correction.was.as_deref()?)?;
    let is = said(correction.is.as_deref()?)?;
    let is_later = later(was.as_of?.value, is.as_of?.value) && was.id != is.id;
    let label = format!(
        "`{}` stands in the registry with a date of its own",
        figure::write::value(fact, was, lang)
    );
    is_later.then_some((was.value.span, label))
}

/// The correction accounts for a claim that now has another value and a later date.
fn later_state(
    context: &Context<'_>,
    correction: &Correction,
    fact: &Fact,
) -> Option<(Span, String)> {
    let lock = context.registry().lock.as_ref()?;
    let lang = &context.site.settings.default_language;
    let recorded = lock.corrections.get(&correction.id.value).map(|(_, day)| *day);
    for (id, locked) in lock.of_fact(&fact.id.value) {
        let states = match recorded {
            // It accounts for the change that was recorded with it.
            Some(day) => {
                let states: Vec<&State> =
                    std::iter::once(&locked.state).chain(&locked.was).collect();
                let pair = states.windows(2).find(|pair| pair[0].recorded == day);
                pair.map(|pair| (pair[1].clone(), pair[0].clone()))
            }
            None => fact.claim(id.as_str()).map(|claim| {
                (locked.state.clone(), State::of(fact, claim, lang, locked.state.recorded))
            }),
        };
        let Some((was, is)) = states else { continue };
        if let (Some(old), Some(new)) = (was.as_of, is.as_of)
            && was.value != is.value
            && later(old, new)
        {
            let label = format!("as of {old} it was {}, as of {new} it is {}", was.value, is.value);
            return Some((locked.span, label));
        }
    }
    None
}

/// Whether a date is certainly after another.
fn later(old: Date, new: Date) -> bool {
    old.latest() < new.earliest()
}
