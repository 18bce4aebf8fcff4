//! `superseded-figure`: a count that a newer one replaced, told without its date.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::figures::FigureUse;
use crate::check::passages::{Passage, Passages};
use crate::diag::Diagnostic;
use crate::model::{Claim, FactRef, Form, Status, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut passages = Passages::default();
    // A claim may be stated many times in one passage, which is looked through once.
    let mut known = BTreeMap::new();
    for figure in &context.figures {
        let Some((fact, claim)) = figure.stated() else { continue };
        if claim.status.value != Status::Superseded {
            continue;
        }
        let around = passages.around(figure.text.doc, figure.target.span);
        let is_dated = around.is_some_and(|(passage, _)| {
            // Named or meant, a claim is referred to in two ways.
            let named = figure.reference.claim.is_some();
            *known
                .entry((passage.place(), claim.id.span, named))
                .or_insert_with(|| is_dated(passage, figure, claim))
        });
        if is_dated {
            continue;
        }
        let message = format!("`{}#{}` was superseded", fact.id.value, claim.id.value);
        let date = claim.as_of.map(|date| date.value.to_string());
        let date = date.or_else(|| claim.period.map(|period| period.value.to_string()));
        let dated = match date {
            Some(date) => format!("say in the same paragraph when it was true ({date})"),
            None => "say in the same paragraph when it was true".to_owned(),
        };
        let newer = fact.claims.iter().filter(|other| other.status.value == Status::Current);
        let newer = newer.max_by_key(|other| other.as_of.map(|date| date.value.latest()));
        let help = match newer {
            Some(newer) => format!("{dated}, or use `fact:{}#{}`", fact.id.value, newer.id.value),
            None => dated,
        };
        problems.push(
            Diagnostic::warning("superseded-figure", figure.place(), message)
                .label(claim.status.span, "marked as superseded here")
                .help(help),
        );
    }
}

/// Whether the words around a figure say of when it is: a year of its claim, or a reference to the
/// claim's own date or window. Who counted is not enough: counters count again.
fn is_dated(passage: &Passage<'_>, figure: &FigureUse<'_>, claim: &Claim) -> bool {
    let period = claim.period.map(|period| period.value);
    let dates = [
        claim.as_of.map(|date| date.value),
        period.and_then(|period| period.start()),
        period.and_then(|period| period.end()),
    ];
    let year = |year: i16| passage.find(&year.to_string()).next().is_some();
    if dates.into_iter().flatten().any(|date| year(date.year)) {
        return true;
    }
    let of_figure = |other: &FactRef| {
        let claim = |reference: &FactRef| reference.claim.as_ref().map(|id| id.value.clone());
        matches!(other.form, Form::AsOf | Form::Period)
            && other.fact.value == figure.reference.fact.value
            && claim(other) == claim(figure.reference)
    };
    let mut links = passage.links.iter();
    links.any(|link| matches!(link.target, Target::Fact(other) if of_figure(other)))
}
