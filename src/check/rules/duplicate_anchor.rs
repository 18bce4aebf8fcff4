//! `duplicate-anchor`: two headings with one anchor.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::anchors::of_page;
use crate::diag::Diagnostic;
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for (id, heading) in of_page(page) {
            if id.value.is_empty() {
                problems.push(
                    Diagnostic::error("duplicate-anchor", heading, "a heading without an anchor")
                        .help("it has no letters to make one of; add one: `## … {#name}`"),
                );
            } else if let Some(&place) = first.get(id.value.as_str()) {
                let message = format!("two headings with the anchor `#{}`", id.value);
                problems.push(
                    Diagnostic::error("duplicate-anchor", id.span, message)
                        .label(place, "the first is here")
                        .help("word one of them differently, or name it: `## … {#name}`"),
                );
            } else {
                first.insert(&id.value, id.span);
            }
        }
    }
}
