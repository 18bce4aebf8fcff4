//! `near-miss-figure`: a number one slip away from a figure.

use crate::check::Context;
use crate::check::prose::{Number, Verdict};
use crate::diag::Diagnostic;
use crate::figure::write;
use crate::model::{Fact, Lang, Misprint};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for number in &context.numbers {
        let lang = number.lang;
        let (fact, claim, slip) = match &number.verdict {
            Verdict::NearMiss(fact, claim, slip) => (fact, claim, slip),
            Verdict::Misprint(fact, misprint) => {
                problems.push(misprinted(number, fact, misprint, lang));
                continue;
            }
            Verdict::Unlinked(_) | Verdict::Unsourced | Verdict::Word(_) => continue,
        };
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

/// A wrong copy of a figure, known to be one.
fn misprinted(number: &Number<'_>, fact: &Fact, misprint: &Misprint, lang: &Lang) -> Diagnostic {
    let right = fact.preferred_claim().or(fact.claims.first());
    let value = right.map_or_else(|| fact.id.to_string(), |claim| write::number(fact, claim, lang));
    let message = format!("{} is a known misprint of {value}", number.words);
    Diagnostic::error("near-miss-figure", number.span, message)
        .label(misprint.says.span, format!("listed as a wrong copy of `{}`", fact.id.value))
        .help(format!(
            "write `[{value}](fact:{})`; to speak about the misprint, quote it: \"{}\"",
            fact.id.value, misprint.says.value
        ))
}
