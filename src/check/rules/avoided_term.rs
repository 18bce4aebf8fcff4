//! `avoided-term`: a wording that the glossary says to avoid.

use crate::check::reading::Reading;
use crate::check::texts::Owner;
use crate::check::{Context, wording};
use crate::diag::Diagnostic;
use crate::model::Term;
use crate::text::Spanned;

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let terms = context.registry().terms.values();
    let avoided: Vec<(&Term, &Spanned<String>)> =
        terms.flat_map(|term| term.avoid.iter().map(move |words| (term, words))).collect();
    let Some(pattern) = wording::any_of(avoided.iter().map(|(_, words)| words.value.as_str()))
    else {
        return;
    };
    // The wordings are those of the default language.
    let lang = &context.site.settings.default_language;
    for reading in readings.iter().filter(|reading| reading.of.lang == lang) {
        for found in pattern.find_iter(reading.text()) {
            let words = |text: &str| {
                text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
            };
            let same = |(_, avoid): &&(&Term, &Spanned<String>)| {
                words(&avoid.value) == words(found.as_str())
            };
            let Some((term, avoid)) = avoided.iter().find(same) else { continue };
            // The term's own entry may say what it is not.
            let own = matches!(reading.of.owner, Owner::Entry(id) if id.span == term.id.span);
            if own || reading.is_quoted(found.start()) {
                continue;
            }
            let Some(span) = reading.span(found.range()) else { continue };
            let preferred = term.term.plain(lang);
            let message = format!("\"{}\" is a wording to avoid", found.as_str());
            let mut problem = Diagnostic::warning("avoided-term", span, message)
                .label(avoid.span, format!("`{}` says so", term.id.value))
                .help(format!("write \"{preferred}\"; or quote who says it, with a citation"));
            let before = reading.text().get(..found.start()).unwrap_or("");
            if fits(before, found.as_str(), &preferred) {
                problem = problem.fix(span, wording::like(&preferred, found.as_str()));
            }
            problems.push(problem);
        }
    }
}

/// Whether one wording can stand for another where it is: both in the singular or both in the
/// plural, and after an indefinite article both with a vowel in front or both without.
fn fits(before: &str, avoided: &str, preferred: &str) -> bool {
    let plural = |words: &str| words.ends_with('s');
    let vowel = |words: &str| words.starts_with(|c: char| "aeiouAEIOU".contains(c));
    let article = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an"));
    plural(avoided) == plural(preferred) && (!article || vowel(avoided) == vowel(preferred))
}
