//! `mixed-rounding`: one claim at two precisions on one page.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::figures::FigureUse;
use crate::check::texts::{Owner, Part};
use crate::diag::Diagnostic;
use crate::figure::read::{Quantity, read};
use crate::model::{Id, Value, plain};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    // By page, fact and claim: how it was first written, and where.
    let mut first: BTreeMap<(&str, &Id, &Id), (Decimal, &FigureUse<'_>)> = BTreeMap::new();
    for figure in &context.figures {
        // Titles and descriptions are read alone, in lists, and may be rounder than the text.
        let Owner::Page(page, Part::Body) = figure.text.owner else { continue };
        let Some((fact, claim)) = figure.stated().filter(|_| figure.mismatch.is_none()) else {
            continue;
        };
        let Value::Number(value) = claim.value.value else { continue };
        let Some(number) = written(figure, value) else { continue };
        let key = (page.path.as_str(), &fact.id.value, &claim.id.value);
        let &mut (other, before) = first.entry(key).or_insert((number, figure));
        if other == number {
            continue;
        }
        let words = |figure: &FigureUse<'_>| match figure.target.content {
            [] => value.to_string(),
            content => plain(content).trim().to_owned(),
        };
        let message =
            format!("`{}` here and `{}` above are one figure", words(figure), words(before));
        problems.push(
            Diagnostic::warning("mixed-rounding", figure.place(), message)
                .label(before.place(), "first written here")
                .help("write it in one way on a page, or readers take it for two figures"),
        );
    }
}

/// The number that the words of a use give; nothing for shares and words of plenty.
fn written(figure: &FigureUse<'_>, value: Decimal) -> Option<Decimal> {
    if figure.target.content.is_empty() {
        return Some(value);
    }
    match read(&plain(figure.target.content), figure.text.lang).ok()?.quantity {
        Quantity::Number(number) => Some(number.value),
        Quantity::Range(..)
        | Quantity::Fraction(_)
        | Quantity::Plenty(..)
        | Quantity::Date(_)
        | Quantity::Duration(_) => None,
    }
}
