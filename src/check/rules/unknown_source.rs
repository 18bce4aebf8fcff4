//! `unknown-source`: a citation of a source that is not there.

use crate::check::Context;
use crate::check::known;
use crate::check::{saved, sources};
use crate::diag::{Diagnostic, nearest};
use crate::model::{EntryKind, Id};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for cited in sources::cited(context) {
        known::demand(context, EntryKind::Source, cited.id, problems);
    }
    saved_alone(context, problems);
}

/// A saved file that is named after no source would be compared with nothing, and nobody told.
fn saved_alone(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for (file, name) in saved::all(context.files) {
        let (id, _) = name.split_once('.').unwrap_or((name, ""));
        let known = registry.sources.contains_key(id)
            || registry.is_broken(EntryKind::Source, &Id::from(id));
        if known {
            continue;
        }
        let message = format!("there is no source `{id}` of which this would be a copy");
        let problem = Diagnostic::error("unknown-source", Span::new(file, 0..0), message);
        problems.push(match nearest(id, registry.sources.keys().map(Id::as_str)) {
            Some(near) => problem.help(format!("did you mean `{near}`? rename the file after it")),
            None => problem.help("name the file after the source: its id, and any ending"),
        });
    }
}
