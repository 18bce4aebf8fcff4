//! `partial-parts`: parts that stay below their sum, and nothing says that some are left out.

use super::parts_mismatch::told;
use crate::check::Context;
use crate::check::parts;
use crate::diag::{Diagnostic, Severity};
use crate::figure::write;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let lang = &context.site.settings.default_language;
    for claim in context.registry().facts.values().flat_map(|fact| &fact.claims) {
        let Some(difference) = parts::difference(context.registry(), claim) else { continue };
        if difference.sum > difference.value || difference.slip.is_some() {
            continue;
        }
        let Some(missing) = difference.value.checked_sub(difference.sum) else { continue };
        let missing = write::decimal(missing, lang);
        let mut problem = told("partial-parts", claim, &difference, context);
        problem.severity = Severity::Warning;
        problems.push(problem.help(format!(
            "add the part of {missing} that is left out, or mark the claim with \
             `flags: [partial]` if the list is not meant to be whole"
        )));
    }
}
