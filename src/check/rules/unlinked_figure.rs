//! `unlinked-figure`: a registry value that is not linked to it.

use crate::check::Context;
use crate::check::prose::{Verdict, link};
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for number in &context.numbers {
        let Verdict::Unlinked(claims) = &number.verdict else { continue };
        let Some((fact, claim)) = claims.first() else { continue };
        let message = format!("{} is a figure of the registry, but not linked to it", number.words);
        let links: Vec<String> =
            claims.iter().take(3).map(|(fact, claim)| link(&number.words, fact, claim)).collect();
        problems.push(
            Diagnostic::error("unlinked-figure", number.span, message)
                .label(claim.value.span, format!("the value of `{}`", fact.id.value))
                .help(format!("write {}", links.join(", or "))),
        );
    }
}
