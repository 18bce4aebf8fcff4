//! Words that stay words in Markdown.

/// Text with what means something within a line taken care of.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push_escaped(&mut out, text);
    out
}

/// Adds such text.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let next = || text[at + 1..].chars().next();
        let within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let special = match byte {
            b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'^' => true,
            // Within a word it is only a letter; `&` means something only before a name.
            b'_' => !(within_word(text[..at].chars().next_back()) && within_word(next())),
            b'&' => within_word(next()) || next() == Some('#'),
            b'!' => next() == Some('['),
            b'\n' => {
                out.push_str(&text[done..at]);
                out.push(' ');
                done = at + 1;
                continue;
            }
            _ => false,
        };
        if special {
            out.push_str(&text[done..at]);
            out.push('\\');
            done = at;
        }
    }
    out.push_str(&text[done..]);
}

/// A paragraph whose first words could be taken for a heading, a list or a rule.
pub(super) fn paragraph(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = text.get(digits..).unwrap_or_default();
    if digits > 0 && digits < 10 && after.starts_with(['.', ')']) {
        return format!("{}\\{after}", &text[..digits]);
    }
    match text.chars().next() {
        Some('#' | '+' | '-' | '=' | ':') => format!("\\{text}"),
        Some(_) | None => text,
    }
}

/// An address with the letters that could end it written in another way.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            ' ' => out.push_str("%20"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("a*b_c_d _e_ [x] <y>", "a\\*b_c_d \\_e\\_ \\[x\\] \\<y\\>");
        check("A & B &amp; &#38; c|d", "A & B \\&amp; \\&#38; c\\|d");
        assert_eq!(paragraph("2018. A year".to_owned()), "2018\\. A year");
        assert_eq!(paragraph("- no list".to_owned()), "\\- no list");
        assert_eq!(paragraph("3,913 children".to_owned()), "3,913 children");
    }
}
