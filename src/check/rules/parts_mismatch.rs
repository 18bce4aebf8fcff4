//! `parts-mismatch`: parts that do not come to their sum.

use crate::check::Context;
use crate::check::parts::{self, Difference};
use crate::diag::Diagnostic;
use crate::figure::write;
use crate::model::{Claim, Lang};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for claim in context.registry().facts.values().flat_map(|fact| &fact.claims) {
        let Some(difference) = parts::difference(context.registry(), claim) else { continue };
        // Parts that stay below may be some of several: that is for `partial-parts`.
        if difference.sum < difference.value && difference.slip.is_none() {
            continue;
        }
        let help = match difference.slip {
            Some(slip) => format!("one of the numbers has a slip: {}", slip.phrase()),
            None => "one of the parts is wrong, or the value is, or two parts overlap; look them \
                     up in their sources"
                .to_owned(),
        };
        problems.push(told("parts-mismatch", claim, &difference, context).help(help));
    }
}

/// The arithmetic, and where each part stands.
pub(super) fn told(
    code: &'static str,
    claim: &Claim,
    difference: &Difference,
    context: &Context<'_>,
) -> Diagnostic {
    let lang = &context.site.settings.default_language;
    let message = format!(
        "{} is {}, not {}",
        sum(&difference.terms, lang),
        write::decimal(difference.sum, lang),
        write::decimal(difference.value, lang)
    );
    let mut problem = Diagnostic::error(code, claim.value.span, message);
    for (part, term) in claim.parts.iter().zip(&difference.terms) {
        problem = problem.label(part.span, write::decimal(*term, lang));
    }
    problem
}

/// `2,814 + 1,556 + 1,090`
fn sum(terms: &[rust_decimal::Decimal], lang: &Lang) -> String {
    let terms: Vec<String> = terms.iter().map(|term| write::decimal(*term, lang)).collect();
    terms.join(" + ")
}
