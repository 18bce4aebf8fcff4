//! The place within a source.

use super::Words;
use crate::model::{Locator, LocatorKind};

/// A locator in a Chicago note: `p. 4`, `pp. 4–6`, `¶ 12`, `§ 3(d)`, `note 4`, `ch. 2`.
pub(super) fn in_note(locator: &Locator, words: &Words<'_>) -> String {
    let value = dashes(&locator.value);
    match locator.kind {
        LocatorKind::Page if several(&value) => format!("{} {value}", words.pages.1),
        LocatorKind::Page => format!("{} {value}", words.pages.0),
        LocatorKind::Section if is_heading(&value) => format!("{} “{value}”", words.under),
        LocatorKind::Note => format!("{} {value}", words.note),
        LocatorKind::Chapter => format!("{} {value}", words.chapter),
        LocatorKind::Section | LocatorKind::Paragraph | LocatorKind::Entry | LocatorKind::Other => {
            mark(locator)
        }
    }
}

/// A locator after the title of a legal document: `at 3`, `¶ 12`, `§ 3(d)`, `n.4`.
pub(super) fn in_document(locator: &Locator) -> String {
    let value = dashes(&locator.value);
    match locator.kind {
        LocatorKind::Page => format!("at {value}"),
        LocatorKind::Note => format!("n.{value}"),
        LocatorKind::Chapter => format!("ch. {value}"),
        LocatorKind::Section if is_heading(&value) => format!("(“{value}”)"),
        LocatorKind::Section | LocatorKind::Paragraph | LocatorKind::Entry | LocatorKind::Other => {
            mark(locator)
        }
    }
}

/// The signs that are the same in every language.
fn mark(locator: &Locator) -> String {
    let value = dashes(&locator.value);
    let sign = match (locator.kind, several(&value)) {
        (LocatorKind::Section, false) => "§ ",
        (LocatorKind::Section, true) => "§§ ",
        (LocatorKind::Paragraph, false) => "¶ ",
        (LocatorKind::Paragraph, true) => "¶¶ ",
        (LocatorKind::Entry, _) => "ECF No. ",
        (LocatorKind::Page | LocatorKind::Note | LocatorKind::Chapter | LocatorKind::Other, _) => {
            ""
        }
    };
    format!("{sign}{value}")
}

/// Whether a section is named by its heading and not by a number.
fn is_heading(value: &str) -> bool {
    let word = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        || word.chars().all(|c| "IVXLC".contains(c))
        || word.chars().count() == 1;
    !number
}

/// Whether more than one page or section is named. A hyphen within one number (`4-1`) is rare
/// enough in print to be read as a range.
fn several(value: &str) -> bool {
    value.contains(['–', ',', '&']) || value.contains(" and ")
}

/// Hyphens between numbers as en dashes.
fn dashes(value: &str) -> String {
    let chars: Vec<char> = value.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let between = |i: usize| i > 0 && at(i - 1).is_alphanumeric() && at(i + 1).is_alphanumeric();
    let number =
        |c: &str| c.chars().any(|c| c.is_ascii_digit()) || c.chars().all(|c| "ivxl-".contains(c));
    let numeric = number(value);
    (0..chars.len())
        .map(|i| if at(i) == '-' && between(i) && numeric { '–' } else { at(i) })
        .collect()
}
