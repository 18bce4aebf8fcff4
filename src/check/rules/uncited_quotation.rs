//! `uncited-quotation`: a quotation with nothing beside it that says whose words they are.

use std::ops::Range;

use crate::check::reading::Reading;
use crate::check::texts::Owner;
use crate::check::{Context, quotations};
use crate::diag::Diagnostic;
use crate::model::{PageKind, Role};

/// From this many words on a quotation is somebody's; fewer may be an expression.
const FEWEST: usize = 4;

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let names = names(context);
    let is_name = |words: &[_]| {
        let words = joined(words);
        names.iter().any(|name| name.contains(&words))
    };
    for quotation in quotations::all(readings) {
        let reading = quotation.reading;
        // A page about the site quotes what it explains.
        let reports =
            matches!(reading.of.owner, Owner::Page(page, _) if page.kind != PageKind::Page);
        let body = reading.is_of_body() && matches!(reading.role, Role::Prose | Role::Cell);
        let cited = !quotation.sources.is_empty() || !quotation.facts.is_empty();
        let words = quotations::words(quotation.text());
        if !reports || !body || cited || words.len() < FEWEST || is_name(&words) {
            continue;
        }
        let Some(span) = reading.span(quotation.range.clone()) else { continue };
        problems.push(
            Diagnostic::warning("uncited-quotation", span, "nothing says whose words these are")
                .help("cite the source in the same paragraph: `[@source-id, p. 4]`"),
        );
    }
}

/// The terms of the glossary and the labels of facts: a page may speak of its own words, and of a
/// part of them.
fn names(context: &Context<'_>) -> Vec<String> {
    let registry = context.registry();
    let labels = registry.facts.values().map(|fact| &fact.label);
    let terms = registry.terms.values().flat_map(|term| term.aka.iter().chain([&term.term]));
    let passages = labels.chain(terms).flat_map(|text| text.passages());
    passages.map(|(_, passage)| joined(&quotations::words(&passage.plain()))).collect()
}

fn joined(words: &[(String, Range<usize>)]) -> String {
    words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}
