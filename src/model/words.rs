//! Text of the registry and of front matter: Markdown by language.

use super::{Doc, Lang};
use crate::text::Span;

/// A piece of Markdown and what it parsed to.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The text as written, YAML's folding and escapes undone.
    pub raw: String,
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub doc: Doc,
}

impl Passage {
    /// Its words without any markup.
    pub fn plain(&self) -> String {
        self.doc.plain()
    }
}

/// A text in one or more languages, in the order written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The passages by language; a text written without a language has the default one alone.
    pub by_lang: Vec<(Lang, Passage)>,
}

impl Text {
    /// The passage in `lang`, or else the first one written.
    pub fn get(&self, lang: &Lang) -> Option<&Passage> {
        let wanted = self.by_lang.iter().find(|(l, _)| l == lang);
        wanted.or(self.by_lang.first()).map(|(_, passage)| passage)
    }

    /// The words in `lang`, or else in the first language written; empty when there are none.
    pub fn plain(&self, lang: &Lang) -> String {
        self.get(lang).map(Passage::plain).unwrap_or_default()
    }

    /// Every passage with its language.
    pub fn passages(&self) -> impl Iterator<Item = (&Lang, &Passage)> {
        self.by_lang.iter().map(|(lang, passage)| (lang, passage))
    }
}
