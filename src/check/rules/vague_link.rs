//! `vague-link`: a link whose words do not say where it leads.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Lang, Target, plain};

/// Words that say nothing of what is behind them, in small letters.
const ENGLISH: [&str; 22] = [
    "article",
    "click",
    "click here",
    "details",
    "find out more",
    "full story",
    "go",
    "here",
    "learn more",
    "link",
    "more",
    "more details",
    "more information",
    "page",
    "read more",
    "see here",
    "see more",
    "source",
    "that",
    "this",
    "this link",
    "this page",
];

/// The same in Spanish.
const SPANISH: [&str; 24] = [
    "acá",
    "ahí",
    "aquí",
    "artículo",
    "clic aquí",
    "enlace",
    "esta página",
    "este enlace",
    "esto",
    "fuente",
    "haga clic",
    "haga clic aquí",
    "ir",
    "leer más",
    "lea más",
    "más",
    "más detalles",
    "más información",
    "nota completa",
    "página",
    "pulse aquí",
    "saber más",
    "ver aquí",
    "ver más",
];

fn words_of(lang: &Lang) -> &'static [&'static str] {
    match lang.as_str() {
        "en" => &ENGLISH,
        "es" => &SPANISH,
        _ => &[],
    }
}

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (text, target) in context.targets.iter().filter(|(_, target)| !target.embedded) {
        // The words of a figure are read by the checks of figures.
        if matches!(target.target.value, Target::Fact(_)) {
            continue;
        }
        let words = plain(target.content);
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let address = ["http://", "https://", "www."].iter().any(|s| words.trim().starts_with(s));
        let message = if address {
            format!("`{}` is an address, not a name", words.trim())
        } else if words_of(text.lang).contains(&bare.as_str()) {
            format!("\"{}\" does not say where the link leads", words.trim())
        } else {
            continue;
        };
        problems.push(
            Diagnostic::warning("vague-link", target.span, message)
                .help("link the words that name what is there: `the [first report](https://…)`"),
        );
    }
}
