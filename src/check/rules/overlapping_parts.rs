//! `overlapping-parts`: parts that share something, or that are more than their whole.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::parts::{self, Key};
use crate::diag::Diagnostic;
use crate::figure::{formula, write};
use crate::model::{ClaimRef, Id, Kind, Part, Point, Registry, Series, Value};
use crate::text::{Span, Spanned};

/// What a column with the whole is called.
const TOTAL: [&str; 2] = ["total", "all"];

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values() {
        for claim in &fact.claims {
            let parts = claim.parts.iter().filter_map(|part| match &part.value {
                Part::Claim(reference) => Some((reference, part.span)),
                Part::Number(_) => None,
            });
            shared(registry, &parts.collect::<Vec<_>>(), problems);
        }
        let Some(derived) = &fact.derived else { continue };
        let Ok(expr) = formula::parse(&derived.formula.value) else { continue };
        if !parts::only_adds(&expr) {
            continue;
        }
        let terms = derived.terms.iter().map(|(_, term)| (&term.value, term.span));
        shared(registry, &terms.collect::<Vec<_>>(), problems);
        if let (Kind::Percent, Ok(sum)) = (fact.kind.value, &derived.outcome)
            && *sum > Decimal::ONE_HUNDRED
        {
            problems.push(over_hundred(derived.formula.span, *sum));
        }
    }
    for fact in registry.facts.values().filter(|fact| fact.kind.value == Kind::Percent) {
        for claim in fact.claims.iter().filter(|claim| !claim.parts.is_empty()) {
            if let Value::Number(sum) = claim.value.value
                && sum > Decimal::ONE_HUNDRED
            {
                problems.push(over_hundred(claim.value.span, sum));
            }
        }
    }
    for series in registry.series.values().filter(|series| series.disjoint) {
        let total = series.columns.iter().find(|(id, _)| TOTAL.contains(&id.as_str()));
        if let Some((total, _)) = total {
            stacked(context, series, total, problems);
        }
    }
}

fn over_hundred(span: Span, sum: Decimal) -> Diagnostic {
    let message = format!("the shares come to {}%, more than the whole", sum.normalize());
    Diagnostic::error("overlapping-parts", span, message)
        .help("shares of one whole that overlap cannot be added up; give them one by one")
}

/// Reports parts that stand twice in a sum: as they are, or within another part.
fn shared(registry: &Registry, parts: &[(&ClaimRef, Span)], problems: &mut Vec<Diagnostic>) {
    let keys: Vec<(Key<'_>, Span)> = parts
        .iter()
        .filter_map(|(reference, span)| Some((parts::key(registry, reference)?, *span)))
        .collect();
    let name = |(fact, claim): Key<'_>| format!("`{fact}#{claim}`");
    for (at, &(part, span)) in keys.iter().enumerate() {
        let before = keys.iter().take(at).find(|(other, _)| *other == part);
        if let Some((_, first)) = before {
            let message = format!("{} is added twice", name(part));
            problems.push(
                Diagnostic::error("overlapping-parts", span, message)
                    .label(*first, "first here")
                    .help("name each part once"),
            );
            continue;
        }
        let whole = keys
            .iter()
            .find(|(other, _)| *other != part && parts::within(registry, *other).contains(&part));
        if let Some(&(whole, other)) = whole {
            let message = format!("{} is a part of {} already", name(part), name(whole));
            problems.push(
                Diagnostic::error("overlapping-parts", span, message)
                    .label(other, "the other is here")
                    .help("add the one or the other, never both"),
            );
        }
    }
}

/// Reports the first point at which columns that are to be stacked are more than the whole.
fn stacked(
    context: &Context<'_>,
    series: &Series,
    total: &Spanned<Id>,
    problems: &mut Vec<Diagnostic>,
) {
    let beyond = series.points.iter().find_map(|point| {
        let (sum, whole, span) = against(point, &total.value)?;
        (sum > whole).then_some((sum, whole, span))
    });
    let Some((sum, whole, span)) = beyond else { return };
    let lang = &context.site.settings.default_language;
    let [sum, whole] = [sum, whole].map(|number| write::decimal(number, lang));
    let message = format!("the columns come to {sum}, more than the {whole} of `{}`", total.value);
    problems.push(
        Diagnostic::error("overlapping-parts", span, message)
            .label(total.span, "the whole")
            .help("they overlap: set `disjoint: false`, so that no chart stacks them"),
    );
}

/// The sum of the other columns, the whole, and where it stands.
fn against(point: &Point, total: &Id) -> Option<(Decimal, Decimal, Span)> {
    let (_, whole) = point.values.iter().find(|(id, _)| id == total)?;
    let others = point.values.iter().filter(|(id, _)| id != total);
    let sum = others.map(|(_, number)| number.value);
    let sum = sum.into_iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number))?;
    Some((sum, whole.value, whole.span))
}
