//! `long-quotation`: a quotation that is no longer a few words.

use crate::check::reading::Reading;
use crate::check::{Context, quotations, sources};
use crate::diag::Diagnostic;
use crate::model::{BlockKind, Doc};
use crate::text::Span;

/// Characters from which on a quotation takes the place of an account.
const LONG: usize = 300;

/// Quotations in the prose.
pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for quotation in quotations::all(readings) {
        let span = quotation.reading.span(quotation.range.clone());
        problems.extend(problem(span, quotation.text()));
    }
}

/// Block quotations, and what the registry quotes.
pub(in crate::check) fn elsewhere(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for text in &context.texts {
        text.doc.each_block(&mut |block| {
            if let BlockKind::Quote(blocks) = &block.kind {
                let doc = Doc { blocks: blocks.clone(), ..Doc::default() };
                problems.extend(problem(Some(block.span), &doc.plain()));
            }
        });
    }
    sources::registry(context.registry(), &mut |used| {
        if let Some(quote) = &used.quote {
            problems.extend(problem(Some(quote.span), &quote.value));
        }
    });
}

fn problem(span: Option<Span>, words: &str) -> Option<Diagnostic> {
    let length = words.chars().count();
    let span = span.filter(|_| length > LONG)?;
    let message = format!("a quotation of {length} characters");
    Some(Diagnostic::warning("long-quotation", span, message).help(format!(
        "quote a few words, at most {LONG} characters, and tell the rest in your own"
    )))
}
