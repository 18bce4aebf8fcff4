//! `unlinked-figure`: a registry value that is not linked to it.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::prose::{Number, Verdict, link};
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Claim, Fact, Form, Kind, Unit};
use crate::text::{FileId, Span};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut places: Option<Links> = None;
    for number in &context.numbers {
        let Verdict::Unlinked(claims) = &number.verdict else { continue };
        let Some((fact, claim)) = claims.first() else { continue };
        let message = format!("{} is a figure of the registry, but not linked to it", number.words);
        let links: Vec<String> =
            claims.iter().take(3).map(|(fact, claim)| link(&number.words, fact, claim)).collect();
        let problem = Diagnostic::error("unlinked-figure", number.span, message)
            .label(claim.value.span, format!("the value of `{}`", fact.id.value))
            .help(format!("write {}", links.join(", or ")));
        let certain = claims.len() == 1
            && is_certain(context, number, fact, claim)
            && !places.get_or_insert_with(|| Links::new(context)).hold(number.span);
        problems.push(match links.first() {
            Some(link) if certain => problem.fix(number.span, link.trim_matches('`')),
            Some(_) | None => problem,
        });
    }
}

/// Whether a number can only be this claim's: its unit stands beside it, it says what the claim
/// says, and its words are in the file as they are.
fn is_certain(context: &Context<'_>, number: &Number<'_>, fact: &Fact, claim: &Claim) -> bool {
    let text = context.files.text(number.span.file);
    let after = text.get(number.span.range().end..).unwrap_or("");
    let after = after.trim_start_matches([' ', '\u{a0}']).to_lowercase();
    // Small and round numbers are equal to others by chance, of the same things, too.
    let digits: String = number.words.chars().filter(char::is_ascii_digit).collect();
    let telling = digits.trim_matches('0').len() > 2;
    let has_unit = match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (Kind::Count, Some(Unit::Things(things))) => things.forms(number.lang).any(|form| {
            let rest = after.strip_prefix(form.to_lowercase().as_str());
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
        }),
        // The sign is part of the number.
        (Kind::Money | Kind::Percent, _) => true,
        _ => false,
    };
    telling
        && has_unit
        && context.reads(number.span, &number.words)
        && figure::compare(&number.words, fact, claim, Form::Value, number.lang).is_ok()
}

/// Where links stand, in which no other may stand.
struct Links(BTreeMap<FileId, Vec<Span>>);

impl Links {
    fn new(context: &Context<'_>) -> Links {
        let mut links: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for (_, link) in &context.targets {
            links.entry(link.span.file).or_default().push(link.span);
        }
        Links(links)
    }

    fn hold(&self, span: Span) -> bool {
        let of_file = self.0.get(&span.file);
        of_file.is_some_and(|links| links.iter().any(|link| link.contains(span)))
    }
}
