//! `unknown-series`: a reference to a series that is not there.

use crate::check::Context;
use crate::check::known;
use crate::diag::Diagnostic;
use crate::model::{EntryKind, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, target) in &context.targets {
        if let Target::Series(id, _) = &target.target.value {
            known::demand(context, EntryKind::Series, id, problems);
        }
    }
}
