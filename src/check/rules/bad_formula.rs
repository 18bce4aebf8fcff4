//! `bad-formula`: a formula that cannot be worked out.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::DerivationError;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values() {
        let Some(derived) = &fact.derived else { continue };
        let Err(error) = &derived.outcome else { continue };
        let (span, message, help) = match error {
            DerivationError::Syntax(span, why) => (
                *span,
                format!("the formula cannot be read: {why}"),
                "it may have + - * / ( ), numbers and the names under `where`".to_owned(),
            ),
            DerivationError::UnknownName(span, name) => {
                let names: Vec<&str> =
                    derived.terms.iter().map(|(name, _)| name.as_str()).collect();
                let help = match names.as_slice() {
                    [] => "add it under `where`".to_owned(),
                    names => format!("add it under `where`, or use one of {}", names.join(", ")),
                };
                (*span, format!("`{name}` stands for nothing"), help)
            }
            DerivationError::NotANumber(span, fact) => (
                *span,
                format!("the value of `{fact}` is no number"),
                "name a claim whose value is a single number".to_owned(),
            ),
            DerivationError::DivisionByZero(span) => (
                *span,
                "the formula divides by zero".to_owned(),
                "look at the values of its terms".to_owned(),
            ),
            DerivationError::Overflow(span) => (
                *span,
                "the numbers are too large to be kept exact".to_owned(),
                "state the result as a claim of its own".to_owned(),
            ),
            DerivationError::Unknown
            | DerivationError::UnknownFact(..)
            | DerivationError::UnknownClaim(..)
            | DerivationError::Cycle(_) => continue,
        };
        problems.push(Diagnostic::error("bad-formula", span, message).help(help));
    }
}
