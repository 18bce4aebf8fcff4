//! `stale-translation`: a translation of what the original no longer says.

use crate::check::{Context, translations};
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &context.site.settings;
    for versions in translations::all(context.site) {
        let Some(original) = versions.original else { continue };
        let digest = translations::digest(context.files, original);
        for page in versions.translations {
            let lang = translations::name(settings, &original.lang);
            let title = original.front.title.span;
            // No fix: only whoever has read both can say that they agree.
            let line = format!("`translated_from: {digest}`");
            let problem = match &page.front.translated_from {
                Some(from) if from.value == digest => continue,
                Some(from) => Diagnostic::warning(
                    "stale-translation",
                    from.span,
                    format!("the original in {lang} was changed since"),
                )
                .help(format!(
                    "make the translation say what the original says, then write {line}"
                )),
                None => Diagnostic::warning(
                    "stale-translation",
                    page.front.title.span,
                    format!("nothing says which state of the {lang} page this translates"),
                )
                .help(format!("once the two agree, add {line} to the front matter")),
            };
            problems.push(problem.label(title, "the original"));
        }
    }
}
