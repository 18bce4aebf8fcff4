//! `unlinked-figure`: a registry value that is not linked to it.

use crate::check::Context;
use crate::check::prose::{Number, Verdict, link};
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Claim, Fact, Form, Kind, Unit};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for number in &context.numbers {
        let Verdict::Unlinked(claims) = &number.verdict else { continue };
        let Some((fact, claim)) = claims.first() else { continue };
        let message = format!("{} is a figure of the registry, but not linked to it", number.words);
        let links: Vec<String> =
            claims.iter().take(3).map(|(fact, claim)| link(&number.words, fact, claim)).collect();
        let problem = Diagnostic::error("unlinked-figure", number.span, message)
            .label(claim.value.span, format!("the value of `{}`", fact.id.value))
            .help(format!("write {}", links.join(", or ")));
        let certain = claims.len() == 1 && is_certain(context, number, fact, claim);
        problems.push(match links.first() {
            Some(link) if certain => problem.fix(number.span, link.trim_matches('`')),
            Some(_) | None => problem,
        });
    }
}

/// Whether a number can only be this claim's: its unit stands beside it, it says what the claim
/// says, and it is no part of a link, where no other may stand.
fn is_certain(context: &Context<'_>, number: &Number<'_>, fact: &Fact, claim: &Claim) -> bool {
    let Some(lang) = context.lang_at(number.span) else { return false };
    let text = context.files.text(number.span.file);
    let after = text.get(number.span.range().end..).unwrap_or("");
    let after = after.trim_start_matches([' ', '\u{a0}']).to_lowercase();
    // Small and round numbers are equal to others by chance, of the same things, too.
    let digits: String = number.words.chars().filter(char::is_ascii_digit).collect();
    let telling = digits.trim_matches('0').len() > 2;
    let has_unit = match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (Kind::Count, Some(Unit::Things(things))) => things.forms(lang).any(|form| {
            let rest = after.strip_prefix(form.to_lowercase().as_str());
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
        }),
        // The sign is part of the number.
        (Kind::Money | Kind::Percent, _) => true,
        _ => false,
    };
    let in_link = || context.targets.iter().any(|(_, link)| link.span.contains(number.span));
    telling
        && has_unit
        && context.reads(number.span, &number.words)
        && figure::compare(&number.words, fact, claim, Form::Value, lang).is_ok()
        && !in_link()
}
