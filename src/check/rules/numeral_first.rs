//! `numeral-first`: a sentence that begins with a number in digits.

use crate::check::reading::Reading;
use crate::check::{Context, sentences};
use crate::diag::Diagnostic;
use crate::figure::{self, TokenKind};
use crate::model::{BlockKind, Role};

pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for reading in readings.iter().filter(|reading| reading.is_of_body()) {
        // The items of a list may be figures and no sentences.
        let listed = reading.top.is_some_and(|block| matches!(block.kind, BlockKind::List { .. }));
        let text = reading.text();
        if reading.role != Role::Prose || listed || !may_begin(text) {
            continue;
        }
        for start in sentences::starts(text) {
            let sentence = text.get(start..).unwrap_or("");
            if !sentence.starts_with(|c: char| c.is_ascii_digit()) || reading.is_quoted(start) {
                continue;
            }
            let tokens = figure::scan(sentence, reading.of.lang);
            let Some(first) = tokens.first().filter(|token| token.range.start == 0) else {
                continue;
            };
            // A year is a name, and has no words that anybody reads.
            if !matches!(first.kind, TokenKind::Numeral { .. }) {
                continue;
            }
            let range = start..start + first.range.end;
            let words = text.get(range.clone()).unwrap_or("");
            let message = format!("a sentence that begins with {words}");
            let Some(span) = reading.span(range) else { continue };
            problems.push(
                Diagnostic::note("numeral-first", span, message)
                    .help("put a word before it: after a full stop a reader expects a capital"),
            );
        }
    }
}

/// A quick look that spares most paragraphs the search for their sentences: whether a numeral
/// stands first, or after something else than a word or a comma.
fn may_begin(text: &str) -> bool {
    let mut before = '.';
    let mut spaced = true;
    for c in text.chars() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        if spaced && c.is_ascii_digit() && !before.is_alphanumeric() && before != ',' {
            return true;
        }
        (before, spaced) = (c, false);
    }
    false
}
