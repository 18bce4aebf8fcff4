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
    // By page, fact and claim.
    let mut uses: BTreeMap<(&str, &Id, &Id), Vec<Use<'_>>> = BTreeMap::new();
    for figure in &context.figures {
        // Titles and descriptions are read alone, in lists, and may be rounder than the text.
        let Owner::Page(page, Part::Body) = figure.text.owner else { continue };
        let Some((fact, claim)) = figure.stated().filter(|_| figure.mismatch.is_none()) else {
            continue;
        };
        let Value::Number(value) = claim.value.value else { continue };
        let key = (page.path.as_str(), &fact.id.value, &claim.id.value);
        uses.entry(key).or_default().push((figure, value));
    }
    // Most figures stand once on a page, and need not be read.
    for uses in uses.values().filter(|uses| uses.len() > 1) {
        in_uses(uses, problems);
    }
}

/// A use of a figure, and the value that stands where the program writes its words.
type Use<'a> = (&'a FigureUse<'a>, Decimal);

/// Compares the uses of one claim on one page with the first that gives a number.
fn in_uses(uses: &[Use<'_>], problems: &mut Vec<Diagnostic>) {
    let words = |figure: &FigureUse<'_>, value: Decimal| match figure.target.content {
        [] => value.to_string(),
        content => plain(content).trim().to_owned(),
    };
    let mut read =
        uses.iter().filter_map(|&(figure, value)| Some((figure, value, written(figure, value)?)));
    let Some((first, first_value, number)) = read.next() else { return };
    for (figure, value, _) in read.filter(|&(.., other)| other != number) {
        let message = format!(
            "`{}` here and `{}` above are one figure",
            words(figure, value),
            words(first, first_value)
        );
        problems.push(
            Diagnostic::warning("mixed-rounding", figure.place(), message)
                .label(first.place(), "first written here")
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
