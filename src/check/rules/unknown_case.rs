//! `unknown-case`: a reference to a case that is not there.

use crate::check::Context;
use crate::check::known;
use crate::diag::Diagnostic;
use crate::model::{EntryKind, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for (_, target) in &context.targets {
        if let Target::Case(id) = &target.target.value {
            known::demand(context, EntryKind::Case, id, problems);
        }
    }
    for id in registry.sources.values().filter_map(|source| source.case.as_ref()) {
        known::demand(context, EntryKind::Case, id, problems);
    }
    for (id, _) in registry.cases.values().flat_map(|case| &case.related) {
        known::demand(context, EntryKind::Case, id, problems);
    }
}
