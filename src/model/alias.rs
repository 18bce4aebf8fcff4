//! Ids that entries had before: what was published under them leads to what they are called today.

use super::{EntryKind, Id, Lock, Registry};
use crate::text::Spanned;

/// An id that an entry had before.
#[derive(Debug, Clone, Copy)]
pub struct Alias<'a> {
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The id that it has today.
    pub id: &'a Spanned<Id>,
    /// The one that it had.
    pub old: &'a Spanned<Id>,
}

impl Registry {
    /// The ids that entries had before, of every kind that has pages of its own.
    pub fn aliases(&self) -> impl Iterator<Item = Alias<'_>> + Clone {
        let facts = self.facts.values().map(|fact| (EntryKind::Fact, &fact.id, &fact.aliases));
        let sources = self.sources.values().map(|one| (EntryKind::Source, &one.id, &one.aliases));
        let cases = self.cases.values().map(|case| (EntryKind::Case, &case.id, &case.aliases));
        let series = self.series.values().map(|one| (EntryKind::Series, &one.id, &one.aliases));
        let all = facts.chain(sources).chain(cases).chain(series);
        all.flat_map(|(kind, id, old)| old.iter().map(move |old| Alias { kind, id, old }))
    }

    /// What an entry is called today that had this id before.
    pub fn renamed(&self, kind: EntryKind, old: &Id) -> Option<&Id> {
        let mut aliases = self.aliases();
        let found = aliases.find(|alias| alias.kind == kind && alias.old.value == *old)?;
        Some(&found.id.value)
    }
}

impl Lock {
    /// The lock with facts under the ids that they have today: what was recorded of one that has
    /// only another id by now is its past.
    pub fn by_todays_ids(mut self, registry: &Registry) -> Lock {
        for Alias { id, old, .. } in registry.aliases().filter(|a| a.kind == EntryKind::Fact) {
            if registry.facts.contains_key(&old.value) {
                continue;
            }
            let claims: Vec<Id> =
                self.of_fact(&old.value).map(|(claim, _)| claim.clone()).collect();
            for claim in claims {
                let today = (id.value.clone(), claim.clone());
                if !self.claims.contains_key(&today)
                    && let Some(locked) = self.claims.remove(&(old.value.clone(), claim))
                {
                    self.claims.insert(today, locked);
                }
            }
        }
        self
    }
}
