//! `altered-quotation`: a quotation that is not what its source says.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::quotations::{self, Quotation};
use crate::check::reading::Reading;
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::text::Spanned;

/// Fewer words than this may be anybody's.
const FEWEST: usize = 3;

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let recorded = quotations::recorded(context);
    if recorded.is_empty() {
        return;
    }
    for quotation in quotations::all(readings) {
        let stretches = quotations::stretches(quotation.text());
        let quoted = stretches.concat();
        if quoted.len() < FEWEST {
            continue;
        }
        let stored: Vec<_> = beside(context, &recorded, &quotation)
            .into_iter()
            .map(|quote| (quote, quotations::words(&quote.value)))
            .collect();
        if stored.iter().any(|(_, words)| quotations::holds(words, &stretches)) {
            continue;
        }
        // Words that resemble no stored ones are another quotation of the same source.
        let nearest = stored.iter().filter_map(|(quote, words)| {
            let (shared, range) = quotations::nearest(words, &quoted)?;
            Some((shared, *quote, quote.value.get(range)?))
        });
        let Some((_, quote, original)) = nearest.max_by_key(|(shared, ..)| *shared) else {
            continue;
        };
        let Some(span) = quotation.reading.span(quotation.range.clone()) else { continue };
        let (here, there) = difference(quotation.text(), original);
        let message = match (here.is_empty(), there.is_empty()) {
            (true, _) => format!("the source has \"{there}\" here"),
            (_, true) => format!("the source does not have \"{here}\" here"),
            _ => format!("the source has \"{there}\", not \"{here}\""),
        };
        problems.push(
            Diagnostic::error("altered-quotation", span, message)
                .label(quote.span, "its words are recorded here")
                .help(format!(
                    "quote it to the letter, \"{original}\"; mark what you leave out with … and \
                     what you put in with [ ]"
                )),
        );
    }
}

/// The recorded words of the sources cited beside a quotation, and of the claims referred to.
fn beside<'a>(
    context: &Context<'a>,
    recorded: &BTreeMap<&'a Id, Vec<&'a Spanned<String>>>,
    quotation: &Quotation<'_, 'a>,
) -> Vec<&'a Spanned<String>> {
    let of_sources = quotation.sources.iter().filter_map(|source| recorded.get(source));
    let mut stored: Vec<_> = of_sources.flatten().copied().collect();
    for reference in &quotation.facts {
        let fact = context.registry().facts.get(&reference.fact.value);
        let claim = fact.and_then(|fact| fact.resolve(reference.claim.as_ref().map(|c| &c.value)));
        let uses = claim.map(|claim| claim.sources.as_slice()).unwrap_or_default();
        stored.extend(uses.iter().filter_map(|used| used.quote.as_ref()));
    }
    stored
}

/// What is left of two texts without the words they begin and end with in common.
fn difference<'t>(here: &'t str, there: &'t str) -> (&'t str, &'t str) {
    let (a, b) = (quotations::words(here), quotations::words(there));
    let same = |(x, y): &(&(String, _), &(String, _))| x.0 == y.0;
    let before = a.iter().zip(&b).take_while(same).count();
    let most = a.len().min(b.len()) - before;
    let after = a.iter().rev().zip(b.iter().rev()).take_while(same).count().min(most);
    let middle = |text: &'t str, words: &[(String, std::ops::Range<usize>)]| {
        let words = words.get(before..words.len() - after).unwrap_or_default();
        let range = words.first().zip(words.last()).map(|(a, b)| a.1.start..b.1.end);
        range.and_then(|range| text.get(range)).unwrap_or("")
    };
    (middle(here, &a), middle(there, &b))
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn shows_what_differs() {
        let check = |here, there, expected| assert_eq!(difference(here, there), expected);
        check("had a plan to reunite", "had no plan to reunite", ("a", "no"));
        check("had plan", "had no plan", ("", "no"));
        check("had no good plan", "had no plan", ("good", ""));
        check("a a", "a a a", ("", "a"));
        check("", "", ("", ""));
    }
}
