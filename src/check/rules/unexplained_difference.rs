//! `unexplained-difference`: rival claims without a word why they differ.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::Status;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values() {
        let mut standing = fact.claims.iter().filter(|c| c.status.value != Status::Withdrawn);
        let Some(first) = standing.next() else { continue };
        let Some(other) = standing.find(|claim| claim.value.value != first.value.value) else {
            continue;
        };
        if fact.differ.is_none() {
            let message = format!("the claims of `{}` differ, and nothing says why", fact.id.value);
            problems.push(
                Diagnostic::error("unexplained-difference", fact.id.span, message)
                    .label(first.value.span, format!("{} here", first.value.value))
                    .label(other.value.span, format!("{} here", other.value.value))
                    .help(
                        "add `differ:` with the reason in plain words; readers see it on the card",
                    ),
            );
        }
    }
}
