//! Where sentences begin.

/// Words whose full stop ends no sentence, in small letters, sorted.
const ABBREVIATIONS: [&str; 58] = [
    "al", "app", "approx", "apr", "ariz", "art", "aug", "cal", "cf", "ch", "cir", "co", "corp",
    "dec", "dkt", "doc", "dr", "ed", "et", "etc", "exec", "feb", "fed", "fla", "gen", "gov", "ill",
    "inc", "jan", "jr", "jul", "jun", "lt", "mar", "mr", "mrs", "ms", "no", "nos", "nov", "oct",
    "para", "pp", "pub", "reg", "rep", "rev", "sec", "sen", "sep", "sept", "sr", "st", "supp",
    "tex", "vol", "vs", "wash",
];

/// The byte offset of the first character of every sentence.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut may_start = true;
    let mut word_start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            may_start |= ended;
            word_start = at + c.len_utf8();
            continue;
        }
        if may_start {
            starts.push(at);
            may_start = false;
        }
        match c {
            '!' | '?' | '…' => ended = true,
            '.' => ended = !is_abbreviation(text.get(word_start..at).unwrap_or("")),
            // What closes after the full stop belongs to the sentence before.
            '”' | '’' | ')' | ']' | '»' | '"' | '\'' => {}
            _ => ended = false,
        }
    }
    starts
}

/// Whether a full stop after this belongs to the word.
fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let one_letter = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
    if one_letter || word.contains('.') {
        return true;
    }
    const LONGEST: usize = 6;
    word.len() <= LONGEST && ABBREVIATIONS.binary_search(&&*word.to_ascii_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::starts;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let starts = starts(text);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let found: Vec<&str> =
            starts.iter().zip(ends).map(|(&start, end)| text[start..end].trim_end()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(super::ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn finds_sentences() {
        check("One. Two? “Three.” Four", &["One.", "Two?", "“Three.”", "Four"]);
        check(
            "See No. 12 of Ms. L. v. the U.S. in Jan. 2018.",
            &["See No. 12 of Ms. L. v. the U.S. in Jan. 2018."],
        );
        check("It was 45.6 percent. In all.", &["It was 45.6 percent.", "In all."]);
        check("  ", &[]);
    }

    proptest! {
        #[test]
        fn starts_stand_on_characters(text in "\\PC{0,60}") {
            for at in starts(&text) {
                prop_assert!(text.is_char_boundary(at));
            }
        }
    }
}
