//! `missing-qualifier`: a figure without the words that its fact requires near it.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::passages::Passages;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut passages = Passages::default();
    // A fact may be stated many times in one passage, which is looked through once.
    let mut known = BTreeMap::new();
    for figure in &context.figures {
        // A card has the label, the counter and the status of every claim on it.
        let Some((fact, _)) = figure.stated() else { continue };
        let Some(first) = fact.requires.first() else { continue };
        let around = passages.around(figure.text.doc, figure.target.span);
        let is_qualified = around.is_some_and(|(passage, _)| {
            let stands = |words: &str| passage.find(words).next().is_some();
            *known
                .entry((passage.place(), fact.id.span))
                .or_insert_with(|| fact.requires.iter().any(|words| stands(&words.value)))
        });
        if is_qualified {
            continue;
        }
        let message = format!("`{}` stands here without its qualifier", fact.id.value);
        let all: Vec<String> =
            fact.requires.iter().map(|words| format!("\"{}\"", words.value)).collect();
        let help = match all.as_slice() {
            [only] => format!("write {only} in the same paragraph"),
            all => format!("write one of these in the same paragraph: {}", all.join(", ")),
        };
        problems.push(
            Diagnostic::error("missing-qualifier", figure.place(), message)
                .label(first.span, "required here")
                .help(help),
        );
    }
}
