//! Inlines: words, emphasis, notes, images.

use super::Writer;
use crate::model::{Citation, Embed, Inline, InlineKind, Target};
use crate::render::html::{Html, escape};
use crate::render::notes::{Cited, Key};
use crate::render::picture;

impl<'a> Writer<'a> {
    pub(super) fn write_inlines(&mut self, inlines: &'a [Inline]) {
        // How much of the next text has been written already.
        let mut taken = 0;
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines.get(index + 1).map(|next| &next.kind);
            match (&inline.kind, next) {
                (InlineKind::Text(text), _) => {
                    self.write_text(&text[std::mem::take(&mut taken)..]);
                }
                (InlineKind::Cite(citations), Some(InlineKind::Text(text))) => {
                    // Editors write `halted [@source].`; print puts the mark after the stop.
                    let stop = text.len() - text.trim_start_matches(['.', ',', ';', ':']).len();
                    self.drop_space();
                    let doubled = usize::from(self.has_stop_of(text));
                    self.write_text(&text[doubled..stop]);
                    self.write_citations(citations);
                    taken = stop;
                }
                (InlineKind::Cite(citations), _) => {
                    self.drop_space();
                    self.write_citations(citations);
                }
                (InlineKind::Link(link), Some(InlineKind::Text(text))) => {
                    self.write_link(&link.target, &link.content);
                    taken = usize::from(self.has_stop_of(text));
                }
                (_, _) => self.write_inline(inline),
            }
        }
    }

    /// Whether the full stop that a text begins with has been written: a sentence that ends with
    /// `Ms. L.` has it already.
    fn has_stop_of(&self, text: &str) -> bool {
        text.starts_with('.') && !text.starts_with("..") && ends_with_stop(&self.out)
    }

    /// Takes back the space before a note's mark.
    fn drop_space(&mut self) {
        self.out.truncate(self.out.trim_end().len());
    }

    fn write_inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.write_text(text),
            InlineKind::Code(text) => self.element("code", |writer| writer.write_text(text)),
            InlineKind::Emphasis(inner) => self.element("em", |writer| writer.write_inlines(inner)),
            InlineKind::Strong(inner) => {
                self.element("strong", |writer| writer.write_inlines(inner));
            }
            InlineKind::SoftBreak => self.out.push('\n'),
            InlineKind::HardBreak => self.out.push_str("<br>\n"),
            InlineKind::Link(link) => self.write_link(&link.target, &link.content),
            InlineKind::Image(embed) => match &embed.target.value {
                Target::File { path, .. } => self.write_image(embed, path),
                Target::Fact(_)
                | Target::Source(_)
                | Target::Term(_)
                | Target::Party(_)
                | Target::Case(_)
                | Target::Series(..)
                | Target::Timeline(_)
                | Target::Cases(_)
                | Target::Anchor(_)
                | Target::External(_)
                | Target::Malformed(_)
                | Target::Forbidden(_) => self.write_link(&embed.target, &embed.content),
            },
            InlineKind::Cite(citations) => self.write_citations(citations),
            InlineKind::Footnote(label) => self.write_footnote(label),
        }
    }

    /// An image beside the page; nothing when there is no such file, which a check reports.
    pub(super) fn write_image(&mut self, embed: &'a Embed, path: &str) {
        let Some(href) = self.world.file(embed.target.span.file, path) else { return };
        let alt = escape(&self.world.plain(&embed.content, self.lang));
        let file = self.world.beside(embed.target.span.file, path);
        let size = file.and_then(|file| picture::size(self.world.files.body(file)));
        // Room is kept for it, so that nothing moves when it comes.
        let room = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        self.out.push_str(&format!(
            "<img src=\"{}\" alt=\"{alt}\"{} loading=\"lazy\" decoding=\"async\">",
            escape(&href),
            room.unwrap_or_default()
        ));
    }

    fn write_citations(&mut self, citations: &[Citation]) {
        let cited = citations.iter().map(|citation| Cited {
            prefix: citation.prefix.clone(),
            source: citation.source.value.clone(),
            locator: citation.locator.as_ref().map(|locator| locator.value.clone()),
        });
        if let Some(number) = self.note_for(cited.collect()) {
            self.write_mark(number);
        }
    }

    /// The number of the note that cites these sources; none when no source is known.
    pub(super) fn note_for(&mut self, mut cited: Vec<Cited>) -> Option<usize> {
        let sources = &self.world.site.registry.sources;
        cited.retain(|cited| sources.contains_key(&cited.source));
        if cited.is_empty() {
            return None;
        }
        let (number, new) = self.notes.number(Key::Cited(cited.clone()));
        if new {
            let html = self.note_text(number, &cited);
            self.notes.fill(number, html);
        }
        Some(number)
    }

    fn note_text(&mut self, number: usize, cited: &[Cited]) -> Html {
        let mut text = String::new();
        let alone = cited.len() == 1;
        for (index, cited) in cited.iter().enumerate() {
            let Some(source) = self.world.site.registry.sources.get(&cited.source) else {
                continue;
            };
            if index > 0 {
                text.push_str("; ");
            }
            if !cited.prefix.is_empty() {
                text.push_str(&escape(cited.prefix.trim()));
                text.push(' ');
            }
            let depth = self.notes.depth(number, &cited.source, alone);
            let locator = cited.locator.as_ref();
            text.push_str(&self.world.cited(source, locator, depth, self.lang).0);
        }
        if !ends_with_stop(&text) {
            text.push('.');
        }
        Html(text)
    }

    fn write_footnote(&mut self, label: &str) {
        let Some(footnote) = self.footnotes.iter().find(|footnote| footnote.label == label) else {
            return;
        };
        let (number, new) = self.notes.number(Key::Footnote(self.text, label.to_owned()));
        // The mark comes first: what the note itself cites is numbered after it.
        self.write_mark(number);
        if new {
            let html = self.capture(|writer| writer.write_blocks(&footnote.blocks));
            self.notes.fill(number, Html(html));
        }
    }

    /// The mark of a note: a small number that leads to it.
    pub(super) fn write_mark(&mut self, number: usize) {
        if !self.marks {
            return;
        }
        let anchor = self.notes.use_once(number);
        let label = escape(self.world.own(self.lang, "note"));
        let prefix = escape(self.notes.prefix());
        let target = if self.framed { " target=\"_self\"" } else { "" };
        self.marked.insert(number);
        let number = &number.to_string();
        self.put(&["<sup class=\"mark\"><a href=\"#", &prefix, "_n", number]);
        self.put(&[
            "\" id=\"",
            &anchor,
            "\"",
            target,
            " role=\"doc-noteref\" aria-label=\"",
            &label,
            " ",
        ]);
        self.put(&[number, "\">", number, "</a></sup>"]);
    }
}

/// Whether the last words of HTML are a full stop, tags aside.
fn ends_with_stop(html: &str) -> bool {
    let mut rest = html;
    while let Some(tag) = rest.strip_suffix('>').and_then(|rest| rest.rfind('<')) {
        rest = &rest[..tag];
    }
    rest.ends_with('.')
}
