//! `formula-mismatch`: a formula that does not come to the published figure.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure::write;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let lang = &context.site.settings.default_language;
    for fact in context.registry().facts.values() {
        let Some(derived) = &fact.derived else { continue };
        let (Some(expected), Ok(value)) = (&derived.expect, &derived.outcome) else { continue };
        if expected.value == *value {
            continue;
        }
        let message = format!(
            "the formula comes to {}, not {}",
            write::decimal(*value, lang),
            write::decimal(expected.value, lang)
        );
        let mut problem = Diagnostic::error("formula-mismatch", expected.span, message)
            .label(derived.formula.span, working(derived, context));
        for (name, reference) in &derived.terms {
            problem = problem.label(reference.span, format!("`{}`", name.value));
        }
        problems.push(problem.help(
            "one of the terms is wrong, or the published figure is; look them up in their sources",
        ));
    }
}

/// The formula with its numbers filled in.
fn working(derived: &crate::model::Derivation, context: &Context<'_>) -> String {
    let lang = &context.site.settings.default_language;
    let mut words = String::new();
    for word in derived.formula.value.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '_'))
    {
        let name = word.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
        let term = derived.terms.iter().find(|(term, _)| term.value == name);
        let number = term.and_then(|(_, reference)| context.registry().claim(reference)).and_then(
            |(_, claim)| match claim.value.value {
                crate::model::Value::Number(number) => Some(write::decimal(number, lang)),
                _ => None,
            },
        );
        match number {
            Some(number) => {
                words.push_str(&number);
                words.push_str(&word[name.len()..]);
            }
            None => words.push_str(word),
        }
    }
    words
}
