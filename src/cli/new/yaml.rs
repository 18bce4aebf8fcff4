//! Answers as YAML, in the form in which editors write it.

use crate::model::LocatorKind;
use crate::schema::Shape;

/// Longer texts become blocks of lines.
const WIDTH: usize = 80;

/// `key: value` and what belongs to it, indented by some spaces.
pub(super) fn field(indent: usize, key: &str, shape: Shape, answers: &[String]) -> String {
    let pad = " ".repeat(indent);
    let first = answers.first().map(String::as_str).unwrap_or_default();
    match shape {
        Shape::List(item) => format!("{pad}{key}: [{}]\n", list(item, answers)),
        Shape::Entries(..) => format!("{pad}{key}: {}\n", entries(answers)),
        Shape::Words if answers.len() > 1 => {
            format!("{pad}{key}: [{}]\n", list(&Shape::Plain, answers))
        }
        Shape::Text | Shape::Passage | Shape::Either(_)
            if first.chars().count() > WIDTH || first.contains('\n') =>
        {
            block(indent, key, first)
        }
        // A range.
        Shape::Value if first.starts_with('{') => format!("{pad}{key}: {first}\n"),
        _ => format!("{pad}{key}: {}\n", scalar(first)),
    }
}

fn list(item: &Shape, answers: &[String]) -> String {
    let items = answers.iter().map(|answer| match item {
        Shape::Map(_) => author(answer),
        Shape::Either(_) => cited(answer),
        _ => within(answer),
    });
    items.collect::<Vec<_>>().join(", ")
}

/// `held=Held by the state` as an entry of a map in braces.
fn entries(answers: &[String]) -> String {
    let pairs = answers.iter().map(|answer| match answer.split_once('=') {
        Some((key, label)) => format!("{}: {}", within(key.trim()), within(label.trim())),
        None => format!("{}: {0}", within(answer)),
    });
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}

/// A person where there is a comma between family name and given names, else a body.
fn author(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) => {
            format!("{{family: {}, given: {}}}", within(family.trim()), within(given.trim()))
        }
        None => format!("{{literal: {}}}", within(name.trim())),
    }
}

/// A source by its id, or with a place in it: `report, page 4`.
fn cited(answer: &str) -> String {
    let Some((id, place)) = answer.split_once(',') else { return within(answer.trim()) };
    let place = place.trim();
    let (word, value) = place.split_once(' ').unwrap_or(("page", place));
    let known = LocatorKind::KEYS.iter().any(|(key, _)| *key == word);
    let (word, value) = if known { (word, value) } else { ("page", place) };
    format!("{{id: {}, {word}: {}}}", id.trim(), within(value.trim()))
}

/// A text as a block, which needs no quotation marks.
pub(super) fn block(indent: usize, key: &str, text: &str) -> String {
    let text = text.trim();
    let pad = " ".repeat(indent);
    let mark = if text.contains('\n') { "|-" } else { ">-" };
    let lines = text.lines().map(|line| match line.trim() {
        "" => "\n".to_owned(),
        line => format!("{pad}  {line}\n"),
    });
    format!("{pad}{key}: {mark}\n{}", lines.collect::<String>())
}

/// A value after a key.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A value within brackets or braces.
pub(super) fn within(text: &str) -> String {
    let is_plain = is_plain(text) && !text.contains([',', '[', ']', '{', '}']);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// Whether YAML reads it back as it is, without quotation marks.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|c| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'))
        && !text.eq_ignore_ascii_case("null")
}

/// In quotation marks, as JSON has them; YAML reads the same.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        let check = |text: &str, expected: &str| assert_eq!(scalar(text), expected);
        check("The Harbor, in [2025]", "The Harbor, in [2025]");
        check("Harbor: a view", "\"Harbor: a view\"");
        check("Harbor #1", "\"Harbor #1\"");
        check("\"Quoted\"", "\"\\\"Quoted\\\"\"");
        check("null", "\"null\"");
        check("2018-06~", "2018-06~");
        check("", "\"\"");
        assert_eq!(within("a, b"), "\"a, b\"");
    }

    #[test]
    fn lists_have_the_forms_of_their_items() {
        let check = |answer: &str, expected: &str| assert_eq!(cited(answer), expected);
        check("report", "report");
        check("report, page 4", "{id: report, page: 4}");
        check("report, section 3(d)", "{id: report, section: 3(d)}");
        check("report, iv", "{id: report, page: iv}");
        assert_eq!(author("Holm, Ida"), "{family: Holm, given: Ida}");
        assert_eq!(author("Town of Halden"), "{literal: Town of Halden}");
        assert_eq!(entries(&["held=Held: all".to_owned()]), "{held: \"Held: all\"}");
    }

    #[test]
    fn long_texts_are_blocks() {
        let long = "word ".repeat(20);
        let text = field(2, "plain", Shape::Text, &[long]);
        assert!(text.starts_with("  plain: >-\n    word"), "{text}");
    }
}
