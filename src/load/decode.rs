//! From YAML nodes to typed values: everything a map can get wrong is reported here, at its place,
//! with the nearest right name.

pub(crate) mod mends;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::yaml::{Entry, Node, NodeKind};
use crate::diag::{Diagnostic, certain, nearest};
use crate::model::{Date, Id, Lang, Period};
use crate::text::{FileId, Files, Span, Spanned};

/// Decodes one file and gathers its problems.
pub(crate) struct Decoder<'a> {
    pub(crate) files: &'a Files,
    pub(crate) file: FileId,
    pub(crate) langs: &'a Langs,
    pub(crate) problems: Vec<Diagnostic>,
}

/// The languages a text may be in.
#[derive(Debug, Clone)]
pub(crate) struct Langs {
    /// That of a text written without a language.
    pub(crate) default: Lang,
    /// All of them.
    pub(crate) all: Vec<Lang>,
}

impl Langs {
    /// Whether these are the same languages, written in the same way: what is read carries them.
    pub(crate) fn are_written_like(&self, others: &Langs) -> bool {
        let mut pairs = self.all.iter().zip(&others.all);
        self.default == others.default
            && self.all.len() == others.all.len()
            && pairs.all(|(one, other)| one.is_written_like(other))
    }
}

/// A map being decoded field by field. What nobody takes is unknown.
pub(crate) struct Fields<'n> {
    /// What the map describes, with its article: `a fact`.
    what: &'static str,
    /// Where a missing field is reported: the entry's key, or the map.
    at: Span,
    entries: Vec<&'n Entry>,
    taken: BTreeSet<&'n str>,
    known: Vec<&'static str>,
    /// Whether something the entry cannot do without is missing or wrong.
    pub(crate) broken: bool,
}

impl<'n> Fields<'n> {
    /// The value of a key, if it is there. `key: ` with nothing after it counts as not there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        let entry = self.entries.iter().find(|entry| entry.key.value == key)?;
        self.taken.insert(&entry.key.value);
        Some(&entry.value).filter(|node| !matches!(node.kind, NodeKind::Null))
    }
}

impl Decoder<'_> {
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    fn wrong_type(&mut self, node: &Node, expected: &str) -> Diagnostic {
        let found = match &node.kind {
            NodeKind::Scalar(text) if text.len() <= 40 => format!("`{text}`"),
            NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => {
                node.describe().to_owned()
            }
        };
        Diagnostic::error("wrong-type", node.span, format!("expected {expected}, found {found}"))
    }

    /// Opens a map. Duplicate keys are reported and the first one holds.
    pub(crate) fn fields<'n>(
        &mut self,
        node: &'n Node,
        at: Span,
        what: &'static str,
    ) -> Option<Fields<'n>> {
        let entries = self.entries(node, what)?;
        let entries = self.without_duplicates(entries, "duplicate-key");
        Some(Fields { what, at, entries, taken: BTreeSet::new(), known: Vec::new(), broken: false })
    }

    /// The entries of a map whose keys are free.
    pub(crate) fn entries<'n>(&mut self, node: &'n Node, what: &str) -> Option<Vec<&'n Entry>> {
        match &node.kind {
            NodeKind::Map(entries) => Some(entries.iter().collect()),
            NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_) => {
                let problem = self
                    .wrong_type(node, &format!("{what}: a map of `key: value` lines"))
                    .help("write one `key: value` per line, indented alike");
                self.report(problem);
                None
            }
        }
    }

    pub(crate) fn without_duplicates<'n>(
        &mut self,
        entries: Vec<&'n Entry>,
        code: &'static str,
    ) -> Vec<&'n Entry> {
        let mut kept: Vec<&Entry> = Vec::with_capacity(entries.len());
        let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
        for entry in entries {
            match seen.get(entry.key.value.as_str()) {
                Some(first) => self.problems.push(
                    Diagnostic::error(
                        code,
                        entry.key.span,
                        format!("`{}` is there twice", entry.key.value),
                    )
                    .label(first.key.span, "first here")
                    .help("keep one of the two, or give the second another name"),
                ),
                None => {
                    seen.insert(&entry.key.value, entry);
                    kept.push(entry);
                }
            }
        }
        kept
    }

    /// Closes a map: reports the keys nobody took. True when the entry can be used.
    pub(crate) fn finish(&mut self, fields: Fields<'_>) -> bool {
        for entry in &fields.entries {
            let key = entry.key.value.as_str();
            if fields.taken.contains(key) {
                continue;
            }
            let mut problem = Diagnostic::error(
                "unknown-field",
                entry.key.span,
                format!("{} has no field `{key}`", fields.what),
            );
            problem = match nearest(key, fields.known.iter().copied()) {
                Some(name) => problem.help(format!("did you mean `{name}`?")),
                None => problem.help(format!("it can have: {}", fields.known.join(", "))),
            };
            let free = fields.known.iter().copied().filter(|name| !fields.taken.contains(name));
            if let Some(name) = certain(key, free) {
                problem = self.mend(problem, &entry.key, name);
            }
            self.report(problem);
        }
        !fields.broken
    }

    /// A field that must be there; reports it where the entry begins when it is not.
    pub(crate) fn required<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        key: &'static str,
    ) -> Option<&'n Node> {
        let node = fields.take(key);
        if node.is_none() {
            fields.broken = true;
            let what = fields.what;
            self.report(
                Diagnostic::error("missing-field", fields.at, format!("{what} needs `{key}`"))
                    .help(format!("add a line `{key}: …`")),
            );
        }
        node
    }

    /// Offers `words` in the place of a scalar, quotation marks included, if it stands there as it
    /// was read.
    pub(crate) fn mend(
        &self,
        problem: Diagnostic,
        read: &Spanned<String>,
        words: &str,
    ) -> Diagnostic {
        let written = self.files.snippet(read.span);
        let quoted = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark);
        let inside = quoted('"').or_else(|| quoted('\'')).unwrap_or(written);
        if inside == read.value { problem.fix(read.span, words) } else { problem }
    }

    pub(crate) fn string(&mut self, node: &Node) -> Option<Spanned<String>> {
        match &node.kind {
            NodeKind::Scalar(text) => Some(Spanned::new(text.clone(), node.span)),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => {
                let problem = self.wrong_type(node, "text");
                self.report(problem);
                None
            }
        }
    }

    /// A scalar that `read` makes something of; its error is the message.
    pub(crate) fn scalar<T>(
        &mut self,
        node: &Node,
        code: &'static str,
        help: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Spanned<T>> {
        self.mended_scalar(node, code, help, read, |_| None)
    }

    /// The same; where `mend` knows the one right way to write what was meant, that is offered.
    pub(crate) fn mended_scalar<T>(
        &mut self,
        node: &Node,
        code: &'static str,
        help: &str,
        read: impl Fn(&str) -> Result<T, String>,
        mend: mends::Mend,
    ) -> Option<Spanned<T>> {
        let text = self.string(node)?;
        match read(&text.value) {
            Ok(value) => Some(Spanned::new(value, node.span)),
            Err(message) => {
                let problem = Diagnostic::error(code, node.span, message).help(help);
                let problem = match mend(&text.value).filter(|mended| read(mended).is_ok()) {
                    Some(mended) => self.mend(problem, &text, &mended),
                    None => problem,
                };
                self.report(problem);
                None
            }
        }
    }

    pub(crate) fn id(&mut self, node: &Node) -> Option<Spanned<Id>> {
        let text = self.string(node)?;
        self.valid_id(&text).map(|id| Spanned::new(id, node.span))
    }

    /// Reports a name that cannot be an id.
    pub(crate) fn valid_id(&mut self, text: &Spanned<String>) -> Option<Id> {
        if Id::is_valid(&text.value) {
            return Some(Id::from(text.value.as_str()));
        }
        let mend = Id::from_words(&text.value);
        let mut problem =
            Diagnostic::error("bad-id", text.span, format!("`{}` is not an id", text.value));
        problem = if mend.is_empty() {
            problem.help("write small letters and digits, with a hyphen between words")
        } else {
            problem.help(format!("write it in small letters with hyphens: `{mend}`"))
        };
        // Nothing but the case of letters and what joins the words.
        let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
        if !mend.is_empty() && text.value.chars().all(joined) && mend.len() == text.value.len() {
            problem = self.mend(problem, text, &mend);
        }
        self.report(problem);
        None
    }

    pub(crate) fn date(&mut self, node: &Node) -> Option<Spanned<Date>> {
        let help = "write year, month and day: 2021-06-02";
        self.mended_scalar(node, "bad-date", help, Date::parse, mends::date)
    }

    pub(crate) fn period(&mut self, node: &Node) -> Option<Spanned<Period>> {
        let help = "write one date, or two with a slash between: 2017-07-01/2021-01-20";
        self.mended_scalar(node, "bad-date", help, Period::parse, mends::period)
    }

    pub(crate) fn boolean(&mut self, node: &Node) -> Option<bool> {
        let read = |text: &str| match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(format!("expected true or false, found `{text}`")),
        };
        let help = "write `true` or `false`";
        self.mended_scalar(node, "wrong-type", help, read, mends::boolean).map(|b| b.value)
    }

    pub(crate) fn decimal(&mut self, node: &Node) -> Option<Spanned<Decimal>> {
        let help = "write digits alone, with a point before decimals: 3913 or 58.10";
        self.mended_scalar(node, "wrong-type", help, read_decimal, mends::decimal)
    }

    pub(crate) fn whole<T: std::str::FromStr>(&mut self, node: &Node) -> Option<Spanned<T>> {
        self.scalar(node, "wrong-type", "write a whole number: 10", |text| {
            text.parse().map_err(|_| format!("expected a whole number, found `{text}`"))
        })
    }

    /// One of a fixed set of words.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        node: &Node,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.string(node)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(Spanned::new(*value, node.span));
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let mut problem = Diagnostic::error(
            "wrong-type",
            node.span,
            format!("`{}` is not one of {}", text.value, words.join(", ")),
        );
        if let Some(word) = nearest(&text.value, words.iter().copied()) {
            problem = problem.help(format!("did you mean `{word}`?"));
        }
        if let Some(word) = certain(&text.value, words) {
            problem = self.mend(problem, &text, word);
        }
        self.report(problem);
        None
    }

    /// A list; bad items are reported and left out.
    pub(crate) fn list<T>(
        &mut self,
        node: Option<&Node>,
        mut item: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = node else { return Vec::new() };
        match &node.kind {
            NodeKind::List(items) => items.iter().filter_map(|n| item(self, n)).collect(),
            NodeKind::Null => Vec::new(),
            NodeKind::Scalar(_) | NodeKind::Map(_) => {
                let mut problem = self
                    .wrong_type(node, "a list")
                    .help("put it in brackets: `[…]`, or on a line of its own after `- `");
                // A single plain word is the only item there can be.
                if let NodeKind::Scalar(text) = &node.kind
                    && Id::is_valid(text)
                    && self.files.snippet(node.span) == text
                {
                    problem = problem.fix(node.span, format!("[{text}]"));
                }
                self.report(problem);
                item(self, node).into_iter().collect()
            }
        }
    }

    pub(crate) fn ids(&mut self, node: Option<&Node>) -> Vec<Spanned<Id>> {
        self.list(node, Self::id)
    }

    pub(crate) fn strings(&mut self, node: Option<&Node>) -> Vec<Spanned<String>> {
        self.list(node, Self::string)
    }
}

/// Reads a decimal as the registry writes it: digits, perhaps a sign and a point.
pub(crate) fn read_decimal(text: &str) -> Result<Decimal, String> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let exact = text.parse::<Decimal>();
    match exact {
        Ok(number) if plain => Ok(number),
        Ok(_) | Err(_) if text.contains([',', '_']) => {
            let digits: String = text.chars().filter(|c| !matches!(c, ',' | '_')).collect();
            Err(format!("`{text}` is text, not a number; write {digits}"))
        }
        Ok(_) | Err(_) => Err(format!("expected a number, found `{text}`")),
    }
}
