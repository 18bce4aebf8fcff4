//! Who wrote it.

use super::Words;
use crate::model::Author;

/// Authors as a note names them: given name first, `et al.` for more than two.
pub(super) fn in_note(authors: &[Author], words: &Words) -> String {
    match authors {
        [] => String::new(),
        [one] => direct(one),
        [one, two] => format!("{} {} {}", direct(one), words.and, direct(two)),
        [first, ..] => format!("{} {}", direct(first), words.et_al),
    }
}

/// Authors as a list of sources names them: the first with the family name first.
pub(super) fn in_list(authors: &[Author], words: &Words) -> String {
    match authors {
        [] => String::new(),
        [one] => inverted(one),
        [first, middle @ .., last] => {
            let mut text = inverted(first);
            for author in middle {
                text.push_str(", ");
                text.push_str(&direct(author));
            }
            format!("{text}, {} {}", words.and, direct(last))
        }
    }
}

/// Authors as a later note names them: family names alone.
pub(super) fn family_names(authors: &[Author], words: &Words) -> String {
    match authors {
        [] => String::new(),
        [one] => family(one).to_owned(),
        [one, two] => format!("{} {} {}", family(one), words.and, family(two)),
        [first, ..] => format!("{} {}", family(first), words.et_al),
    }
}

/// `Hackman, Michelle`, or a body by its name.
pub(super) fn inverted(author: &Author) -> String {
    match author {
        Author::Literal(name) => name.value.clone(),
        Author::Person { family, given: Some(given) } => {
            format!("{}, {}", family.value, given.value)
        }
        Author::Person { family, given: None } => family.value.clone(),
    }
}

/// `Michelle Hackman`, or a body by its name.
pub(super) fn direct(author: &Author) -> String {
    match author {
        Author::Literal(name) => name.value.clone(),
        Author::Person { family, given: Some(given) } => {
            format!("{} {}", given.value, family.value)
        }
        Author::Person { family, given: None } => family.value.clone(),
    }
}

fn family(author: &Author) -> &str {
    match author {
        Author::Literal(name) => &name.value,
        Author::Person { family, .. } => &family.value,
    }
}
