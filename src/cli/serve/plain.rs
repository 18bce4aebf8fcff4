//! From a stretch of Markdown to the words that a reader sees, nearly.

/// The words of a stretch of Markdown, without its marks and with single spaces. It is good enough
/// to find the place in the page, and no more: the stretch may begin and end anywhere.
pub(super) fn words(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let (skipped, kept) = if rest.starts_with("](") {
            (rest.find(')').map_or(rest.len(), |end| end + 1), None)
        } else if rest.starts_with("[@") {
            (rest.find(']').map_or(rest.len(), |end| end + 1), None)
        } else if rest.starts_with("<!--") {
            (rest.find("-->").map_or(rest.len(), |end| end + 3), None)
        } else if rest.starts_with("![") {
            (2, None)
        } else if "[]*_`\\>#|".contains(c) {
            (c.len_utf8(), None)
        } else {
            (c.len_utf8(), Some(c))
        };
        match kept {
            Some(c) if c.is_whitespace() && out.ends_with(' ') => {}
            Some(c) if c.is_whitespace() => out.push(' '),
            Some(c) => out.push(c),
            None => {}
        }
        rest = &rest[skipped..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn marks_are_left_out() {
        let check = |markdown: &str, expected: &str| assert_eq!(words(markdown), expected);
        check(
            "There were [3,913 *children*](fact:a) in\nall.",
            "There were 3,913 children in all.",
        );
        check("# The **count** [@a, p. 3] ends", " The count ends");
        check("![Alt](a.jpg) <!-- allow(x): y --> `code`", "Alt code");
        check("cut](fact:a", "cut");
        check("[@cut", "");
    }
}
