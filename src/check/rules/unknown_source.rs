//! `unknown-source`: a citation of a source that is not there.

use crate::check::Context;
use crate::check::known;
use crate::check::sources;
use crate::diag::Diagnostic;
use crate::model::EntryKind;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for cited in sources::cited(context) {
        known::demand(context, EntryKind::Source, cited.id, problems);
    }
}
