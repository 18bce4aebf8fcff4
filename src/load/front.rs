//! Front matter: split off by hand, so that every place counts from the file's first byte.

use std::ops::Range;

use super::decode::{Decoder, Fields};
use super::yaml;
use crate::diag::Diagnostic;
use crate::model::{Front, PageKind, Passage, Route};
use crate::text::{Span, Spanned};

/// Where the front matter and the body of a page stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) front: Range<usize>,
    pub(super) body: Range<usize>,
}

/// Finds the two lines of `---` around the front matter. The error is a phrase for people.
pub(super) fn split(text: &str) -> Result<Split, &'static str> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = lines_from(text, start);
    if lines.next().is_none_or(|(_, line)| line != "---") {
        return Err("a page begins with its front matter, between two lines of `---`");
    }
    let front_start = lines.offset;
    while let Some((at, line)) = lines.next() {
        if line == "---" {
            return Ok(Split { front: front_start..at, body: lines.offset..text.len() });
        }
    }
    Err("the front matter is never closed by a line of `---`")
}

struct Lines<'a> {
    text: &'a str,
    offset: usize,
}

fn lines_from(text: &str, offset: usize) -> Lines<'_> {
    Lines { text, offset }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let start = self.offset;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let len = rest.find('\n').map_or(rest.len(), |at| at + 1);
        self.offset = start + len;
        Some((start, rest[..len].trim_end()))
    }
}

/// Front matter and the kind it asks for.
pub(super) struct Read {
    pub(super) front: Front,
    pub(super) kind: Option<Spanned<PageKind>>,
}

/// Decodes the front matter. None when the page cannot be used; the reasons are reported.
pub(super) fn read(decoder: &mut Decoder<'_>, text: &str, range: Range<usize>) -> Option<Read> {
    let span = Span::new(decoder.file, range.clone());
    let yaml_text = text.get(range.clone()).unwrap_or("");
    let node = match yaml::parse(decoder.file, range.start, yaml_text, "bad-front-matter") {
        Ok(node) => node,
        Err(problem) => {
            decoder.report(*problem);
            return None;
        }
    };
    if yaml_text.trim().is_empty() {
        let at = Span::new(decoder.file, 0..3.min(text.len()));
        decoder.report(
            Diagnostic::error("missing-field", at, "a page needs `title` and `description`")
                .help("write them between the two lines of `---`"),
        );
        return None;
    }
    let opening = Span::new(decoder.file, range.start.saturating_sub(4)..range.start);
    let opening = Span { end: opening.start + 3, ..opening };
    let mut fields = decoder.fields(&node, opening, "front matter")?;
    let title = required_passage(decoder, &mut fields, "title");
    let description = required_passage(decoder, &mut fields, "description");
    let before = decoder.problems.len();
    let date = fields.take("date").and_then(|node| decoder.date(node));
    let sources = fields.take("sources");
    let sources = decoder.ids(sources);
    let kind = fields.take("kind").and_then(|node| {
        decoder.choice(node, &[("article", PageKind::Article), ("page", PageKind::Page)])
    });
    // What cannot be read is reported once, not asked for as well.
    fields.broken |= decoder.problems.len() > before;
    let updated = fields.take("updated").and_then(|node| decoder.date(node));
    let authors = fields.take("authors");
    let authors = decoder.ids(authors);
    let topics = fields.take("topics");
    let topics = decoder.ids(topics);
    let order = fields.take("order").and_then(|node| decoder.whole(node));
    let draft = fields.take("draft").and_then(|node| decoder.boolean(node)).unwrap_or(false);
    let publish = fields.take("publish").and_then(|node| decoder.date(node));
    let expires = fields.take("expires").and_then(|node| decoder.date(node));
    let aliases = fields.take("aliases");
    let aliases = decoder.list(aliases, |decoder, node| {
        let help = "write the old path from the root of the site: /old/path/";
        decoder.scalar(node, "wrong-type", help, alias)
    });
    let template = fields.take("template").and_then(|node| decoder.string(node));
    let translated_from = fields.take("translated_from").and_then(|node| decoder.string(node));
    let allow = allow(decoder, &mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    let front = Front {
        span,
        title: title?,
        description: description?,
        date,
        updated,
        sources,
        authors,
        topics,
        order,
        draft,
        publish,
        expires,
        aliases,
        template,
        translated_from,
        allow,
    };
    Some(Read { front, kind })
}

fn required_passage(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
) -> Option<Passage> {
    let node = decoder.required(fields, key)?;
    let text = decoder.string(node);
    fields.broken |= text.is_none();
    let text = text?;
    Some(decoder.passage(text.span, &text.value))
}

fn allow(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields<'_>,
) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(node) = fields.take("allow") else { return Vec::new() };
    let entries = decoder.entries(node, "allow").unwrap_or_default();
    let mut allowed = Vec::new();
    for entry in entries {
        if let Some(reason) = decoder.string(&entry.value) {
            allowed.push((entry.key.clone(), reason));
        }
    }
    allowed
}

fn alias(text: &str) -> Result<Route, String> {
    let part = |p: &str| p != ".." && p != "." && !p.contains(['\\', '?', '#', '"', '<', '>']);
    let clean = text.starts_with('/')
        && text.len() > 1
        && !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && text.split('/').all(part)
        && !text[1..].trim_end_matches('/').split('/').any(str::is_empty);
    if clean { Ok(Route::from(text)) } else { Err(format!("`{text}` is not a path of this site")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_hand() {
        let text = "---\ntitle: A\n---\nBody\n---\nfoo: bar\n---\n";
        let split = split(text).unwrap();
        assert_eq!(&text[split.front], "title: A\n");
        assert!(text[split.body].starts_with("Body\n---\nfoo"));
    }

    #[test]
    fn survives_windows_and_empty_files() {
        assert!(split("\u{feff}---\r\ntitle: A\r\n---\r\nBody").is_ok());
        assert!(split("").is_err());
        assert!(split("---").is_err());
        assert!(split("---\ntitle: A\n").is_err());
        assert_eq!(split("---\n---").unwrap().body, 7..7);
    }
}
