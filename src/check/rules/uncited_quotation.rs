//! `uncited-quotation`: a quotation with nothing beside it that says whose words they are.

use crate::check::texts::Owner;
use crate::check::{Context, quotations};
use crate::diag::Diagnostic;
use crate::model::{PageKind, Role};

/// From this many words on a quotation is somebody's; fewer may be an expression.
const FEWEST: usize = 4;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for quotation in quotations::all(context) {
        let reading = quotation.reading;
        // A page about the site quotes what it explains.
        let reports =
            matches!(reading.of.owner, Owner::Page(page, _) if page.kind != PageKind::Page);
        let body = reading.is_of_body() && matches!(reading.role, Role::Prose | Role::Cell);
        let cited = !quotation.sources.is_empty() || !quotation.facts.is_empty();
        let words = quotations::words(quotation.text());
        if !reports || !body || cited || words.len() < FEWEST {
            continue;
        }
        let Some(span) = reading.span(quotation.range.clone()) else { continue };
        problems.push(
            Diagnostic::warning("uncited-quotation", span, "nothing says whose words these are")
                .help("cite the source in the same paragraph: `[@source-id, p. 4]`"),
        );
    }
}
