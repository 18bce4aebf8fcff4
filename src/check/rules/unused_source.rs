//! `unused-source`: a source that nothing cites.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::sources;
use crate::diag::Diagnostic;
use crate::model::Id;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let sources = &context.registry().sources;
    if !sources.values().any(|source| context.looks_at(source.id.span.file)) {
        return;
    }
    let used: BTreeSet<&Id> = sources::used(context);
    for source in sources.values() {
        if !used.contains(&source.id.value) {
            let message = format!("nothing cites `{}`", source.id.value);
            problems.push(
                Diagnostic::note("unused-source", source.id.span, message)
                    .help("cite it where it is used, or take it out"),
            );
        }
    }
}
