//! `bad-locator`: a page beyond the last one of its source.

use crate::check::Context;
use crate::check::sources::{self, Cited};
use crate::diag::Diagnostic;
use crate::model::LocatorKind;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for Cited { id, locator, .. } in sources::cited(context) {
        let Some(locator) = locator else { continue };
        let Some(source) = context.registry().sources.get(&id.value) else { continue };
        let Some((_, pages)) = source.fields.iter().find(|(name, _)| name == "number-of-pages")
        else {
            continue;
        };
        let Ok(last) = pages.parse::<u32>() else { continue };
        let beyond = locator.kind == LocatorKind::Page
            && numbers(&locator.value.value).any(|page| page > last || page == 0);
        if beyond {
            let message = format!("`{}` has {last} pages", source.title.value);
            problems.push(
                Diagnostic::error("bad-locator", locator.span, message)
                    .label(pages.span, "said here")
                    .help("look the page up again, or mend `number-of-pages`"),
            );
        }
    }
}

/// The arabic numbers of a locator, up to the first letter: what follows is a note, or a figure.
/// Front matter is counted in roman numbers, which have no last page that a source would say.
fn numbers(locator: &str) -> impl Iterator<Item = u32> {
    let pages = locator.split(char::is_alphabetic).next().unwrap_or("");
    pages.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok())
}
