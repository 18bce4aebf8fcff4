//! A YAML document as a tree that knows where everything stands.
//!
//! Entries are decoded one by one from this tree, so that one bad entry does not take its file
//! with it, and every value can be pointed at.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diag::Diagnostic;
use crate::text::{FileId, Span, Spanned};

/// A node and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: NodeKind,
}

/// The kinds of nodes.
#[derive(Debug, Clone)]
pub(crate) enum NodeKind {
    /// `~`, or nothing at all.
    Null,
    /// Text, numbers, booleans: whatever is not one of the others, as it is written.
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Spanned<String>,
    pub(crate) value: Node,
}

impl Node {
    /// What the node is, for "expected a list, found …".
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar(_) => "a single value",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map",
        }
    }
}

/// How deep lists and maps may lie within each other; nothing the formats know needs ten.
const MAX_DEPTH: usize = 48;

/// Parses the YAML in `text`, which stands in `file` from byte `start` on.
///
/// `code` is that of the diagnostic when it is no YAML. Duplicate keys are kept; whoever decodes a
/// map reports them.
pub(crate) fn parse(
    file: FileId,
    start: usize,
    text: &str,
    code: &'static str,
) -> Result<Node, Box<Diagnostic>> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::options::MergeKeyPolicy::Error,
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, flow_nesting_limit: MAX_DEPTH },
    };
    match serde_yaml::from_str_with_options::<Raw>(text, options) {
        Ok(raw) => Ok(raw.place(&Placer { file, start, text })),
        Err(error) => {
            let at = error
                .location()
                .map_or(0, |l| offset_of(text, l.line() as usize, l.column() as usize));
            let width = text[at..].chars().next().map_or(0, char::len_utf8);
            let message = error.without_snippet().to_string();
            let message = message.split_once(" at line ").map_or(message.as_str(), |(m, _)| m);
            let message = strip_position(message).trim_end_matches('.');
            let span = Span::new(file, start + at..start + at + width);
            let problem = Diagnostic::error(code, span, format!("this is no YAML: {message}"));
            Err(Box::new(problem.help(
                "indent with spaces, put a space after every colon, and set text that contains \
                 `: ` or begins with a special character in quotation marks",
            )))
        }
    }
}

/// Takes `error: line 3 column 4: ` off the front; the diagnostic says it better.
fn strip_position(message: &str) -> &str {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    match message.strip_prefix("line ").and_then(|rest| rest.split_once(": ")) {
        Some((_, rest)) => rest,
        None => message,
    }
}

fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or("");
    let within = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    start + within
}

/// A node as the parser gives it: the span counts from the text handed over.
struct Raw {
    start: usize,
    len: usize,
    kind: RawKind,
}

enum RawKind {
    Null,
    /// A value whose spelling must be taken from the source: 58.10 is not 58.1.
    Typed,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(serde_yaml::Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        let spanned = serde_yaml::Spanned::<RawKind>::deserialize(deserializer)?;
        let (start, len) = bytes(spanned.defined.span());
        Ok(Raw { start, len, kind: spanned.value })
    }
}

fn bytes(span: serde_yaml::Span) -> (usize, usize) {
    let number = |n: Option<_>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    (number(span.byte_offset()), number(span.byte_len()))
}

impl<'de> Deserialize<'de> for RawKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawKind, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a number, a list or a map")
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawKind, E> {
        Ok(RawKind::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawKind, E> {
        Ok(RawKind::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Null)
    }

    fn visit_none<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawKind, D::Error> {
        RawKind::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawKind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            entries.push((key, access.next_value()?));
        }
        Ok(RawKind::Map(entries))
    }
}

/// Turns the parser's offsets into places in the file.
struct Placer<'a> {
    file: FileId,
    start: usize,
    text: &'a str,
}

impl Placer<'_> {
    fn span(&self, start: usize, len: usize) -> Span {
        // The span of a block scalar runs on to the next token; what follows the text is not it.
        let raw = self.text.get(start..start + len).unwrap_or("");
        let len = raw.trim_end().len();
        Span::new(self.file, self.start + start..self.start + start + len)
    }
}

impl Raw {
    fn place(self, placer: &Placer<'_>) -> Node {
        let mut span = placer.span(self.start, self.len);
        let kind = match self.kind {
            RawKind::Null => NodeKind::Null,
            RawKind::Typed => {
                let raw = placer.text.get(self.start..self.start + self.len).unwrap_or("");
                NodeKind::Scalar(raw.trim_end().to_owned())
            }
            RawKind::Text(text) => NodeKind::Scalar(text),
            RawKind::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| item.place(placer)).collect();
                span.end = items.last().map_or(span.end, |last| last.span.end.max(span.end));
                NodeKind::List(items)
            }
            RawKind::Map(entries) => {
                let entries: Vec<Entry> = entries
                    .into_iter()
                    .map(|(key, value)| {
                        let (start, len) = bytes(key.defined.span());
                        let key = Spanned::new(key.value, placer.span(start, len));
                        let mut value = value.place(placer);
                        if matches!(value.kind, NodeKind::Null)
                            && value.span.start == value.span.end
                        {
                            value.span = key.span;
                        }
                        Entry { key, value }
                    })
                    .collect();
                span.end = entries.last().map_or(span.end, |e| e.value.span.end.max(span.end));
                NodeKind::Map(entries)
            }
        };
        Node { span, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    fn tree(text: &str) -> (Files, Result<Node, Box<Diagnostic>>) {
        let mut files = Files::new();
        let id = files.insert_text("x.yaml", text);
        let node = parse(id, 0, text, "bad-yaml");
        (files, node)
    }

    fn scalar<'a>(files: &'a Files, node: &'a Node, key: &str) -> (&'a str, &'a str) {
        let NodeKind::Map(entries) = &node.kind else { panic!("no map") };
        let entry = entries.iter().find(|e| e.key.value == key).unwrap();
        let NodeKind::Scalar(text) = &entry.value.kind else { panic!("no scalar") };
        (text, files.snippet(entry.value.span))
    }

    #[test]
    fn keeps_spelling_and_place() {
        let (files, node) = tree(
            "# año\nsum: 58.10\nok: yes\ntext: 'it''s'\nfold: >-\n  one\n  two\n\nlast: 0755\n",
        );
        let node = node.unwrap();
        assert_eq!(scalar(&files, &node, "sum"), ("58.10", "58.10"));
        assert_eq!(scalar(&files, &node, "ok"), ("yes", "yes"));
        assert_eq!(scalar(&files, &node, "text"), ("it's", "'it''s'"));
        assert_eq!(scalar(&files, &node, "fold"), ("one two", "one\n  two"));
        assert_eq!(scalar(&files, &node, "last"), ("0755", "0755"));
    }

    #[test]
    fn says_where_it_is_no_yaml() {
        let (files, node) = tree("a: 1\nb: c: d\n");
        let problem = node.unwrap_err();
        let place = files.locate(problem.span);
        assert_eq!((place.line, place.column), (2, 5), "{}", problem.message);
        assert!(!problem.message.contains("line 2"), "{}", problem.message);
    }

    #[test]
    fn bounds_nesting() {
        let (_, node) = tree(&format!("a: {}", "[".repeat(5000)));
        assert!(node.is_err());
    }
}
