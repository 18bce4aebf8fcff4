//! `missing-locator`: a long source cited without a page.

use crate::check::Context;
use crate::check::sources::{self, Cited};
use crate::diag::Diagnostic;

/// From this many pages on a reader needs to be told where to look.
const LONG: u32 = 10;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for Cited { id, locator, whole } in sources::cited(context) {
        let Some(source) = context.registry().sources.get(&id.value) else { continue };
        let pages = source.field("number-of-pages").and_then(|pages| pages.parse::<u32>().ok());
        if !whole && locator.is_none() && pages.is_some_and(|pages| pages > LONG) {
            let message = format!("`{}` is long, and no page is given", id.value);
            problems.push(
                Diagnostic::note("missing-locator", id.span, message).help(
                    "write where in it: `[@id, p. 4]`, or `{id: …, page: 4}` in the registry",
                ),
            );
        }
    }
}
