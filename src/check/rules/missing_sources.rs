//! `missing-sources`: an article that names no sources.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::PageKind;
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        if page.kind == PageKind::Article && page.front.sources.is_empty() {
            // The line of dashes that opens the front matter.
            let start = page.front.span.range().start;
            let span = Span::new(page.file, start.saturating_sub(4)..start.saturating_sub(1));
            problems.push(
                Diagnostic::error("missing-sources", span, "an article needs at least one source")
                    .help("add `sources: [source-id]`: what the article rests on"),
            );
        }
    }
}
