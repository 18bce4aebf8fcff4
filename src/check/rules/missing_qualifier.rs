//! `missing-qualifier`: a figure without the words that its fact requires near it.

use crate::check::Context;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for figure in &context.figures {
        // A card has the label, the counter and the status of every claim on it.
        let Some((fact, _)) = figure.stated() else { continue };
        let Some(first) = fact.requires.first() else { continue };
        let passage = figure.passage();
        let stands = |words: &str| passage.find(words).next().is_some();
        if fact.requires.iter().any(|words| stands(&words.value)) {
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
