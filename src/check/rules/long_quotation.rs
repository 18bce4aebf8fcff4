//! `long-quotation`: a quotation that is no longer a few words.

use crate::check::{Context, quotations, sources};
use crate::diag::Diagnostic;
use crate::model::{BlockKind, Doc};
use crate::text::Span;

/// Characters from which on a quotation takes the place of an account.
const LONG: usize = 300;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut check = |span: Option<Span>, words: &str| {
        let length = words.chars().count();
        if let (Some(span), true) = (span, length > LONG) {
            let message = format!("a quotation of {length} characters");
            problems.push(Diagnostic::warning("long-quotation", span, message).help(format!(
                "quote a few words, at most {LONG} characters, and tell the rest in your own"
            )));
        }
    };
    for quotation in quotations::all(context) {
        let span = quotation.reading.span(quotation.range.clone());
        check(span, quotation.text());
    }
    for text in &context.texts {
        text.doc.each_block(&mut |block| {
            if let BlockKind::Quote(blocks) = &block.kind {
                let doc = Doc { blocks: blocks.clone(), ..Doc::default() };
                check(Some(block.span), &doc.plain());
            }
        });
    }
    sources::registry(context.registry(), &mut |used| {
        if let Some(quote) = &used.quote {
            check(Some(quote.span), &quote.value);
        }
    });
}
