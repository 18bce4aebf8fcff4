//! `quote-without-value`: recorded words that do not contain the figure they are to bear out.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure::{self, TokenKind, When};
use crate::model::{Claim, Lang, Part, Value};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let default = &context.site.settings.default_language;
    // A derived claim rests on the words of its terms.
    for fact in context.registry().facts.values().filter(|fact| fact.derived.is_none()) {
        for claim in &fact.claims {
            for used in &claim.sources {
                let Some(quote) = &used.quote else { continue };
                let source = context.registry().sources.get(&used.id.value);
                let lang = source.and_then(|source| source.lang.as_ref()).map(|lang| &lang.value);
                if contains(&quote.value, claim, lang.unwrap_or(default)) {
                    continue;
                }
                let message = format!("these words do not say `{}`", claim.value.value);
                problems.push(
                    Diagnostic::error("quote-without-value", quote.span, message)
                        .label(claim.value.span, "the value they are to bear out")
                        .help(
                            "quote the words that give the figure, or mend the value; where the \
                             source says it in another way, record that way under `says`",
                        ),
                );
            }
        }
    }
}

/// Whether the words say the value, in digits or in words; or what `says` records, for a source
/// that gives no exact number; or a part of a sum.
fn contains(quote: &str, claim: &Claim, lang: &Lang) -> bool {
    let says = claim.says.as_ref().map(|says| says.value.to_lowercase());
    if says.is_some_and(|says| quote.to_lowercase().contains(&says)) {
        return true;
    }
    let tokens = figure::scan(quote, lang);
    let has = |number| {
        tokens.iter().any(|token| match token.kind {
            TokenKind::Numeral { value, .. } => value == number,
            TokenKind::NumberWord { value, .. } => value == Some(number),
            // `1990` alone is read as a year.
            TokenKind::Year(year) => year == number,
            TokenKind::Date(When::At(date)) => {
                date.month.is_none() && date.year.is_some_and(|year| number == year.into())
            }
            TokenKind::Date(_) | TokenKind::Clock | TokenKind::Fraction(_) | TokenKind::Ordinal => {
                false
            }
        })
    };
    let has_share = || tokens.iter().any(|token| matches!(token.kind, TokenKind::Fraction(_)));
    match &claim.value.value {
        Value::Number(number) => {
            let part = |part: &Part| matches!(part, Part::Number(part) if has(*part));
            has(*number) || has_share() || claim.parts.iter().any(|p| part(&p.value))
        }
        Value::Range(from, to) => has(*from) && has(*to),
        Value::Date(period) => tokens
            .iter()
            .any(|token| matches!(token.kind, TokenKind::Date(when) if when.agrees_with(*period))),
        Value::Duration(duration) => {
            let parts = [duration.years, duration.months, duration.weeks, duration.days];
            parts.iter().filter(|part| **part > 0).all(|part| has((*part).into()))
        }
        // A holding is told in our own words.
        Value::Text(_) => true,
    }
}
