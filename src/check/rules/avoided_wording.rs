//! `avoided-wording`: words that a fact must not stand beside.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::passages::{Passage, Passages};
use crate::check::texts::Owner;
use crate::diag::Diagnostic;
use crate::model::{Fact, Target};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    // Two figures of one paragraph may forbid the same words; they are told once.
    let mut told = BTreeSet::new();
    let mut passages = Passages::default();
    // A fact may stand many times in one passage, which is looked through once.
    let mut seen = BTreeSet::new();
    let facts = &context.registry().facts;
    for (text, target) in &context.targets {
        let Target::Fact(reference) = &target.target.value else { continue };
        let Some(fact) = facts.get(&reference.fact.value) else { continue };
        if fact.avoid.is_empty() {
            continue;
        }
        let Some(passage) = passages.with(text.doc, target.span) else { continue };
        if seen.insert((passage.place(), fact.id.span)) {
            look(fact, passage, &mut told, problems);
        }
    }
    for text in &context.texts {
        let Owner::Entry(id) = text.owner else { continue };
        let own = facts.get(&id.value).filter(|fact| fact.id.span == id.span);
        let Some(fact) = own.filter(|fact| !fact.avoid.is_empty()) else { continue };
        for passage in Passage::all(text.doc) {
            look(fact, &passage, &mut told, problems);
        }
    }
}

fn look(
    fact: &Fact,
    passage: &Passage<'_>,
    told: &mut BTreeSet<Span>,
    problems: &mut Vec<Diagnostic>,
) {
    for words in &fact.avoid {
        for range in passage.find(&words.value) {
            let Some(span) = passage.span(range.clone()) else { continue };
            if passage.is_quoted(range.start) || !told.insert(span) {
                continue;
            }
            let message = format!("\"{}\" beside `{}`", words.value, fact.id.value);
            problems.push(
                Diagnostic::error("avoided-wording", span, message)
                    .label(words.span, "to be avoided, it says here")
                    .help("say what was counted; to speak about the wording, quote it"),
            );
        }
    }
}
