//! Texts, units and sources: the values that are made of several.

use super::{Decoder, Fields};
use crate::diag::Diagnostic;
use crate::load::markdown;
use crate::load::yaml::{Node, NodeKind};
use crate::model::{
    Lang, Locator, LocatorKind, Passage, SourceUse, Text, Things, Unit, Wording, Words,
};
use crate::text::{Slice, Span, Spanned};

impl Decoder<'_> {
    /// Plain words, by language or for the default one; each a single word or a list.
    fn words(&mut self, node: Option<&Node>) -> Words {
        let Some(node) = node else { return Vec::new() };
        let forms = |this: &mut Self, node: &Node| match node.kind {
            NodeKind::Scalar(_) => this.string(node).into_iter().collect(),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => this.strings(Some(node)),
        };
        match &node.kind {
            NodeKind::Map(entries) => {
                let entries = entries.iter().collect();
                let entries = self.without_duplicates(entries, "duplicate-key");
                let mut words = Vec::new();
                for entry in entries {
                    if let Some(lang) = self.language(&entry.key) {
                        words.push((lang, forms(self, &entry.value)));
                    }
                }
                words
            }
            NodeKind::Null | NodeKind::Scalar(_) | NodeKind::List(_) => {
                vec![(self.langs.default.clone(), forms(self, node))]
            }
        }
    }

    /// Plain words, in the default language or by language.
    pub(crate) fn wording(&mut self, node: &Node) -> Option<Spanned<Wording>> {
        let NodeKind::Map(entries) = &node.kind else {
            return self.string(node).map(|words| words.map(|w| Wording::new(w, Vec::new())));
        };
        let entries = self.without_duplicates(entries.iter().collect(), "duplicate-key");
        let mut by_lang: Vec<(Lang, String)> = Vec::new();
        for entry in entries {
            let (lang, words) = (self.language(&entry.key)?, self.string(&entry.value)?);
            by_lang.push((lang, words.value));
        }
        let default = by_lang.iter().position(|(lang, _)| *lang == self.langs.default);
        if by_lang.is_empty() {
            let problem = self.wrong_type(node, "words, or a map of words by language");
            self.report(problem);
            return None;
        }
        let (_, first) = by_lang.remove(default.unwrap_or(0));
        Some(Spanned::new(Wording::new(first, by_lang), node.span))
    }

    fn language(&mut self, key: &Spanned<String>) -> Option<Lang> {
        if let Some(lang) = self.langs.all.iter().find(|lang| lang.as_str() == key.value) {
            return Some(lang.clone());
        }
        let names: Vec<&str> = self.langs.all.iter().map(Lang::as_str).collect();
        self.report(
            Diagnostic::error(
                "unknown-field",
                key.span,
                format!("`{}` is not a language of this site", key.value),
            )
            .help(format!("its languages are {}; site.yaml lists them", names.join(", "))),
        );
        None
    }

    /// A text in Markdown, in the default language or by language.
    pub(crate) fn text(&mut self, node: &Node) -> Option<Text> {
        match &node.kind {
            NodeKind::Scalar(text) => {
                let passage = self.passage(node.span, text);
                Some(Text { by_lang: vec![(self.langs.default.clone(), passage)] })
            }
            NodeKind::Map(entries) => {
                let entries = self.without_duplicates(entries.iter().collect(), "duplicate-key");
                let mut by_lang = Vec::new();
                for entry in entries {
                    if let Some(lang) = self.language(&entry.key)
                        && let Some(text) = self.string(&entry.value)
                    {
                        by_lang.push((lang, self.passage(text.span, &text.value)));
                    }
                }
                (!by_lang.is_empty()).then_some(Text { by_lang })
            }
            NodeKind::Null | NodeKind::List(_) => {
                let problem = self.wrong_type(node, "text, or a map of texts by language");
                self.report(problem);
                None
            }
        }
    }

    /// A text field by name.
    pub(crate) fn text_field(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Text> {
        fields.take(key).and_then(|node| self.text(node))
    }

    /// A text field that must be there.
    pub(crate) fn required_text(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Text {
        let text = self.required(fields, key).and_then(|node| self.text(node));
        fields.broken |= text.is_none();
        text.unwrap_or_default()
    }

    pub(crate) fn passage(&mut self, span: Span, text: &str) -> Passage {
        let raw = self.files.snippet(span);
        let slice = Slice::decoded(self.file, span.start as usize, raw, text);
        let (doc, problems) = markdown::parse(&slice);
        self.problems.extend(problems);
        Passage { raw: text.to_owned(), span, doc }
    }

    /// `id`, or `{id: …, page: …, quote: …}`.
    pub(crate) fn source_use(&mut self, node: &Node) -> Option<SourceUse> {
        if let NodeKind::Scalar(_) = node.kind {
            return Some(SourceUse { id: self.id(node)?, locator: None, quote: None });
        }
        let mut fields = self.fields(node, node.span, "a source")?;
        let id = self.required(&mut fields, "id").and_then(|node| self.id(node));
        let mut locator = None;
        for (key, kind) in LocatorKind::KEYS {
            if let Some(value) = fields.take(key).and_then(|node| self.string(node)) {
                locator = Some(value.map(|value| Locator { kind, value }));
            }
        }
        let quote = fields.take("quote").and_then(|node| self.string(node));
        self.finish(fields);
        Some(SourceUse { id: id?, locator, quote })
    }

    pub(crate) fn source_uses(&mut self, fields: &mut Fields<'_>) -> Vec<SourceUse> {
        let node = fields.take("sources");
        self.list(node, Self::source_use)
    }

    /// `{one: child, other: children}` or `{currency: USD, per: person}`.
    pub(crate) fn unit(&mut self, node: &Node) -> Option<Spanned<Unit>> {
        let mut fields = self.fields(node, node.span, "a unit")?;
        let currency = fields.take("currency");
        let per = fields.take("per").and_then(|node| self.wording(node));
        let unit = if let Some(node) = currency {
            let help = "write the three capitals of its code: USD";
            let currency = self.scalar(node, "wrong-type", help, |text| {
                match text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
                    true => Ok(text.to_owned()),
                    false => Err(format!("`{text}` is not a code of a currency")),
                }
            });
            currency.map(|currency| Unit::Money { currency, per })
        } else {
            let (one, other) = (fields.take("one"), fields.take("other"));
            if one.is_none() || other.is_none() {
                self.report(
                    Diagnostic::error("missing-field", node.span, "a unit needs `one` and `other`")
                        .help("write it like {one: child, other: children}, or {currency: USD}"),
                );
            }
            let also = fields.take("also");
            Some(Unit::Things(Things {
                one: self.words(one),
                other: self.words(other),
                also: self.words(also),
            }))
        };
        self.finish(fields);
        unit.map(|unit| Spanned::new(unit, node.span))
    }
}
