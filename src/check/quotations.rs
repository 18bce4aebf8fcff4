//! Quotations: what stands within quotation marks in the prose, and whether it says what its
//! source says.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Context;
use super::reading::Reading;
use crate::model::{BlockKind, FactRef, Id, Role, Target};
use crate::text::Spanned;

/// What stands within quotation marks.
pub(super) struct Quotation<'c, 'a> {
    /// The run it stands in.
    pub(super) reading: &'c Reading<'a>,
    /// Where, without the marks.
    pub(super) range: Range<usize>,
    /// The sources cited beside it.
    pub(super) sources: Vec<&'a Id>,
    /// The facts referred to beside it.
    pub(super) facts: Vec<&'a FactRef>,
}

impl<'c> Quotation<'c, '_> {
    /// The words quoted.
    pub(super) fn text(&self) -> &'c str {
        self.reading.text().get(self.range.clone()).unwrap_or("")
    }
}

/// Every quotation, with what accounts for it.
pub(super) fn all<'c, 'a>(readings: &'c [Reading<'a>]) -> Vec<Quotation<'c, 'a>> {
    let mut found = Vec::new();
    for (at, reading) in readings.iter().enumerate().filter(|(_, r)| !r.quoted.is_empty()) {
        let mut sources = Vec::new();
        let mut facts = Vec::new();
        for beside in beside(readings, at) {
            sources.extend(beside.citations.iter().map(|citation| &citation.source.value));
            for (_, target) in &beside.links {
                match &target.value {
                    Target::Source(id) => sources.push(&id.value),
                    Target::Fact(fact) => facts.push(fact),
                    _ => {}
                }
            }
        }
        found.extend(reading.quoted.iter().map(|range| Quotation {
            reading,
            range: range.clone(),
            sources: sources.clone(),
            facts: facts.clone(),
        }));
    }
    found
}

/// The runs whose citations hold for the one at `at`: itself, and in a table or a block quotation
/// all of it, for there the citation stands in a cell or a line of its own.
fn beside<'c, 'a>(readings: &'c [Reading<'a>], at: usize) -> &'c [Reading<'a>] {
    let here = &readings[at];
    let quote = here.top.is_some_and(|block| matches!(block.kind, BlockKind::Quote(_)));
    if here.role != Role::Cell && !quote {
        return &readings[at..=at];
    }
    let same = |reading: &&Reading<'_>| reading.block == here.block;
    let before = readings[..at].iter().rev().take_while(same).count();
    let after = readings[at..].iter().take_while(same).count();
    &readings[at - before..at + after]
}

/// The recorded words of every source, wherever a claim, a case or another entry rests on it.
pub(super) fn recorded<'a>(context: &Context<'a>) -> BTreeMap<&'a Id, Vec<&'a Spanned<String>>> {
    let mut quotes: BTreeMap<_, Vec<_>> = BTreeMap::new();
    super::sources::registry(context.registry(), &mut |used| {
        if let Some(quote) = &used.quote {
            quotes.entry(&used.id.value).or_default().push(quote);
        }
    });
    quotes
}

/// The words of a text as they are compared, in small letters and without the marks around them,
/// each with its place.
pub(super) fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '—' | '–');
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !parts(c) {
            continue;
        }
        let word = text.get(start..at).unwrap_or("");
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = start + word.len() - bare.len();
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            let even = bare.chars().map(|c| if c == '’' { '\'' } else { c });
            found.push((even.flat_map(char::to_lowercase).collect(), from..from + bare.len()));
        }
        start = at + c.len_utf8();
    }
    found
}

/// The stretches of a quotation that claim to be its source's words: what stands between `…` and
/// brackets, and around figures that the program writes. A word with a bracket in it (`[t]he`) is
/// the editor's.
pub(super) fn stretches(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("...", "…");
    let mut stretches = vec![Vec::new()];
    let mut in_brackets = false;
    for word in text.split_whitespace() {
        let marked = in_brackets || word.contains(['[', ']', '…', super::prose::OBJECT]);
        in_brackets = match (word.rfind('['), word.rfind(']')) {
            (Some(opened), closed) => closed.is_none_or(|closed| closed < opened),
            (None, Some(_)) => false,
            (None, None) => in_brackets,
        };
        // What stands before the dots is quoted all the same.
        if word.contains('…') && !word.contains(['[', ']']) {
            for (at, part) in word.split('…').enumerate() {
                if at > 0 {
                    stretches.push(Vec::new());
                }
                push_words(&mut stretches, part);
            }
        } else if marked {
            stretches.push(Vec::new());
        } else {
            push_words(&mut stretches, word);
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn push_words(stretches: &mut [Vec<String>], text: &str) {
    if let Some(last) = stretches.last_mut() {
        last.extend(words(text).into_iter().map(|(word, _)| word));
    }
}

/// Whether the stretches stand in a text, one after another.
pub(super) fn holds(text: &[(String, Range<usize>)], stretches: &[Vec<String>]) -> bool {
    let mut rest = text;
    for stretch in stretches {
        let found = rest
            .windows(stretch.len().max(1))
            .position(|window| window.iter().zip(stretch).all(|((word, _), other)| word == other));
        match found {
            Some(at) => rest = &rest[at + stretch.len()..],
            None => return false,
        }
    }
    true
}

/// The stretch of a text that has the most words in common with a quotation: how many, and where
/// it stands. Nothing where less than six words in ten are the same.
pub(super) fn nearest(
    text: &[(String, Range<usize>)],
    quoted: &[String],
) -> Option<(usize, Range<usize>)> {
    let width = quoted.len().min(text.len());
    let mut best: Option<(usize, usize)> = None;
    for (at, window) in text.windows(width.max(1)).enumerate() {
        let mut left: Vec<&String> = quoted.iter().collect();
        let mut shared = 0;
        for (word, _) in window {
            if let Some(place) = left.iter().position(|other| *other == word) {
                left.swap_remove(place);
                shared += 1;
            }
        }
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, at));
        }
    }
    let (shared, at) = best.filter(|(shared, _)| shared * 10 >= quoted.len() * 6)?;
    let window = text.get(at..at + width)?;
    let (first, last) = (window.first()?, window.last()?);
    Some((shared, first.1.start..last.1.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(quoted: &str, source: &str, expected: bool) {
        assert_eq!(holds(&words(source), &stretches(quoted)), expected, "{quoted} | {source}");
    }

    const SOURCE: &str =
        "The Department — which didn’t answer — had no plan to reunite the families.";

    #[test]
    fn finds_quotations_in_their_source() {
        check("had no plan to reunite", SOURCE, true);
        check("Had no plan,", SOURCE, true);
        check("had no … the families", SOURCE, true);
        check("had no plan… families", SOURCE, true);
        check("[it] had no plan", SOURCE, true);
        check("[t]he department … had no plan [of any kind] to reunite", SOURCE, true);
        check("didn't answer had no", SOURCE, true);
        check("had a plan to reunite", SOURCE, false);
        check("the families had no plan", SOURCE, false);
        check("reunite … no plan", SOURCE, false);
        check("", SOURCE, true);
        check("word", "", false);
    }

    #[test]
    fn finds_what_is_nearest() {
        let text = words(SOURCE);
        let quoted: Vec<String> = stretches("had a plan to reunite").concat();
        let (shared, range) = nearest(&text, &quoted).unwrap();
        assert_eq!((shared, &SOURCE[range]), (4, "had no plan to reunite"));
        assert!(nearest(&text, &["money".to_owned()]).is_none());
        assert!(nearest(&[], &["money".to_owned()]).is_none());
    }
}
