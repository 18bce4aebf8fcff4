//! `secondary-only`: a figure that rests on the press or on an organisation that takes sides.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Author, Claim, Registry, Reliability, Source};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values().filter(|fact| fact.derived.is_none()) {
        let Some(claim) = fact.preferred_claim() else { continue };
        let sources: Option<Vec<&Source>> =
            claim.sources.iter().map(|source| registry.sources.get(&source.id.value)).collect();
        let Some(sources) = sources.filter(|sources| !sources.is_empty()) else { continue };
        let second_hand = |source: &&Source| {
            let reliability = source.reliability.map(|reliability| reliability.value);
            matches!(reliability, Some(Reliability::Press | Reliability::Advocacy))
                && !counted_itself(registry, claim, source)
        };
        if !sources.iter().all(second_hand) {
            continue;
        }
        let message = format!("`{}` rests on second-hand sources alone", fact.id.value);
        let place = claim.sources.first().map_or(claim.id.span, |source| source.id.span);
        problems.push(
            Diagnostic::note("secondary-only", place, message)
                .help("look for the report, filing or data that they tell of, and cite it"),
        );
    }
}

/// Whether a source was put out by the very body that counted: a newspaper that counted suits is
/// the first to know.
fn counted_itself(registry: &Registry, claim: &Claim, source: &Source) -> bool {
    let counter = claim.counted_by.as_ref().and_then(|id| registry.parties.get(&id.value));
    let Some(counter) = counter else { return false };
    let names = [Some(&counter.name), counter.short.as_ref()].into_iter().flatten();
    let names: Vec<String> =
        names.flat_map(|name| name.passages().map(|(_, p)| bare(&p.plain()))).collect();
    let outlets = ["publisher", "container-title"].into_iter().filter_map(|key| source.field(key));
    let bodies = source.authors.iter().filter_map(|author| match author {
        Author::Literal(name) => Some(name.value.as_str()),
        Author::Person { .. } => None,
    });
    outlets.chain(bodies).map(bare).any(|name| names.contains(&name))
}

/// A name without its article, in small letters.
fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
