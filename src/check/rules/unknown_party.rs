//! `unknown-party`: a reference to a party that is not there.

use crate::check::Context;
use crate::check::known;
use crate::diag::Diagnostic;
use crate::model::{EntryKind, Id, Target};
use crate::text::Spanned;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    let mut ids: Vec<Spanned<Id>> = Vec::new();
    for (_, target) in &context.targets {
        if let Target::Party(id) = &target.target.value {
            ids.push(id.clone());
        }
    }
    for page in &context.site.pages {
        ids.extend(page.front.authors.iter().cloned());
    }
    for claim in registry.facts.values().flat_map(|fact| &fact.claims) {
        ids.extend(claim.counted_by.clone());
    }
    for party in registry.parties.values() {
        ids.extend(party.parent.clone());
    }
    for case in registry.cases.values() {
        ids.extend(case.judges.iter().cloned());
        // Where there is no party page, a party is plain text: words, not an id.
        let named = case.plaintiffs.iter().chain(&case.defendants).chain(&case.counsel);
        let as_ids = named.filter(|name| Id::is_valid(name.value.first()));
        ids.extend(as_ids.map(|name| Spanned::new(Id::from(name.value.first()), name.span)));
    }
    for id in ids {
        known::demand(context, EntryKind::Party, &id, problems);
    }
}
