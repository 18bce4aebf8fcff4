//! `unknown-term`: a reference to a term that is not there.

use crate::check::Context;
use crate::check::known;
use crate::diag::Diagnostic;
use crate::model::{EntryKind, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, target) in &context.targets {
        if let Target::Term(id) = &target.target.value {
            known::demand(context, EntryKind::Term, id, problems);
        }
    }
}
