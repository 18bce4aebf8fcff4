//! `unarchived-source`: a source without a saved copy.

use crate::check::Context;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for source in context.registry().sources.values() {
        let saved = source.snapshot.as_ref().is_some_and(|snapshot| snapshot.url.is_some());
        if let (Some(url), false) = (&source.url, saved) {
            let message = format!("no saved copy of `{}`", source.id.value);
            problems.push(
                Diagnostic::note("unarchived-source", url.span, message).help(
                    "save the page in a web archive and add `snapshot: {url: …, captured: …}`",
                ),
            );
        }
    }
}
