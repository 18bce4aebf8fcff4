//! `near-miss-figure`: a number one slip away from a figure.

use crate::check::Context;
use crate::check::prose::Verdict;
use crate::diag::Diagnostic;
use crate::figure::write;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let lang = &context.site.settings.default_language;
    for number in &context.numbers {
        let Verdict::NearMiss(fact, claim, slip) = &number.verdict else { continue };
        let value = write::number(fact, claim, lang);
        let message = format!("{} is nearly {value}: {}", number.words, slip.phrase());
        problems.push(
            Diagnostic::error("near-miss-figure", number.span, message)
                .label(claim.value.span, format!("`{}` is {value}", fact.id.value))
                .help(format!(
                    "if you mean it, write `[{value}](fact:{})`; if not, link this number to its own \
                     fact, or exempt it: `<!-- allow(near-miss-figure \"{}\"): reason -->`",
                    fact.id.value, number.words
                )),
        );
    }
}
