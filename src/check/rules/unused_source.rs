//! `unused-source`: a source that nothing cites.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::sources;
use crate::diag::Diagnostic;
use crate::model::Id;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let used: BTreeSet<&Id> = sources::cited(context).iter().map(|cited| &cited.id.value).collect();
    for source in context.registry().sources.values() {
        if !used.contains(&source.id.value) {
            let message = format!("nothing cites `{}`", source.id.value);
            problems.push(
                Diagnostic::note("unused-source", source.id.span, message)
                    .help("cite it where it is used, or take it out"),
            );
        }
    }
}
