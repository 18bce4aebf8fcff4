//! Finding wordings in prose.

use regex::{Regex, RegexBuilder};

/// Bounds what the wordings of a registry can cost.
const SIZE_LIMIT: usize = 4 << 20;

/// A pattern for any of these wordings as whole words, whatever their capitals and whatever space
/// parts their words; a longer wording before a shorter one. Nothing without wordings.
pub(super) fn any_of<'w>(wordings: impl IntoIterator<Item = &'w str>) -> Option<Regex> {
    let mut wordings: Vec<&str> = wordings.into_iter().filter(|w| !w.trim().is_empty()).collect();
    wordings.sort_by_key(|wording| (std::cmp::Reverse(wording.len()), *wording));
    wordings.dedup();
    if wordings.is_empty() {
        return None;
    }
    let spaced = |wording: &&str| {
        let words: Vec<String> = wording.split_whitespace().map(regex::escape).collect();
        words.join(r"\s+")
    };
    let any = wordings.iter().map(spaced).collect::<Vec<_>>().join("|");
    // ASCII alone: boundaries and cases of all of Unicode would throw the fast engine out at the
    // first curled quotation mark, and find nothing more in our words.
    pattern(&format!(r"(?i-u)\b(?:{any})\b"))
}

/// A pattern that a check has written itself, or nothing when the registry made it too large.
pub(super) fn pattern(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build().ok()
}

/// `words` with a capital first letter where `model` has one.
pub(super) fn like(words: &str, model: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if model.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words() {
        let pattern = any_of(["lost", "lost child"]).unwrap();
        let text = "Lost  child; a lost key; almost lost-and-found; losthing";
        let found: Vec<&str> = pattern.find_iter(text).map(|m| m.as_str()).collect();
        assert_eq!(found, ["Lost  child", "lost", "lost"]);
        assert!(any_of(["", " "]).is_none());
        assert!(any_of(["¿cómo?", "(a|b"]).is_some());
    }

    #[test]
    fn keeps_capitals() {
        assert_eq!(like("class action", "Lawsuit"), "Class action");
        assert_eq!(like("class action", "lawsuit"), "class action");
        assert_eq!(like("", "A"), "");
    }
}
