//! `unsourced-figure`: a number that nothing accounts for.

use crate::check::Context;
use crate::check::prose::Verdict;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for number in &context.numbers {
        if let Verdict::Unsourced = number.verdict {
            let words = &number.words;
            let message = format!("nothing accounts for {words}");
            problems.push(Diagnostic::error("unsourced-figure", number.span, message).help(
                format!(
                    "give it a fact in the registry and link to it, add it to `figures: named:` in \
                 site.yaml if it is part of a name, or exempt it: \
                 `<!-- allow(unsourced-figure \"{words}\"): reason -->`"
                ),
            ));
        }
    }
}
