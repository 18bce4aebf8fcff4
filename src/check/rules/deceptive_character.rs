//! `deceptive-character`: a character that is not what it seems, or that nobody sees.
//!
//! The files are looked through as they are written, escapes of YAML and entities of HTML included:
//! ids, figures, titles and prose alike.

use std::ops::Range;

use crate::check::{Context, deception};
use crate::diag::Diagnostic;
use crate::figure::Lexicon;
use crate::text::{Body, SAVED, Span};

/// What editors write; templates and scripts are a programmer's.
const WRITTEN: [&str; 4] = [".md", ".yaml", ".yml", ".csv"];

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    // An exemption names what it exempts.
    let allows: Vec<Span> = context
        .texts
        .iter()
        .flat_map(|text| text.doc.allows.iter().map(|allow| allow.span))
        .collect();
    for (file, path, body) in context.files.below("content/") {
        // Copies of sources are the words of others, saved as they were.
        let written = WRITTEN.iter().any(|ending| path.ends_with(ending));
        let is_looked_at = written && !path.starts_with(SAVED) && context.looks_at(file);
        let (Body::Text(text), true) = (body, is_looked_at) else {
            continue;
        };
        for found in deception::find(text) {
            let span = Span::new(file, found.range.clone());
            // The digits of a language of the site are what they seem.
            let languages = || context.site.settings.languages.iter().map(|known| &known.code);
            if let deception::What::Lookalike { letter, .. } = found.what
                && languages().any(|lang| Lexicon::of(lang).writes_digit(letter))
            {
                continue;
            }
            if !allows.iter().any(|allow| allow.contains(span)) {
                problems.push(problem(text, span, &found));
            }
        }
    }
}

fn problem(text: &str, span: Span, found: &deception::Found) -> Diagnostic {
    let Range { start, end } = found.range;
    let written = text.get(start..end).unwrap_or("");
    let (message, help) = match &found.what {
        deception::What::Turns(c) => (
            format!("{} turns the direction of what follows", named(*c)),
            "what readers see is not what stands here; take it out".to_owned(),
        ),
        deception::What::Hidden(c) => (
            format!("{} is not seen by anybody", named(*c)),
            "take it out: what looks alike must be alike".to_owned(),
        ),
        deception::What::Lookalike { letter, seems, whole } => (
            format!("{} looks like `{seems}` and is another letter", named(*letter)),
            format!("write `{}`, in plain letters and digits", whole.escape_debug()),
        ),
        deception::What::LetterInNumber { letter, digit, whole } => (
            format!("`{letter}` in `{written}` is a letter, not the digit {digit}"),
            format!("write `{whole}`"),
        ),
    };
    Diagnostic::error("deceptive-character", span, message).help(help)
}

/// A character by its number: it cannot be shown as it is.
fn named(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
