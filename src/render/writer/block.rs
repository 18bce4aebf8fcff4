//! Blocks: paragraphs, lists, tables, callouts.

use super::Writer;
use crate::model::{Alignment, Block, BlockKind, Callout, Definition, Inline};
use crate::render::context::TocItem;
use crate::render::html::{escape, push_escaped};

impl<'a> Writer<'a> {
    pub(super) fn write_blocks(&mut self, blocks: &'a [Block]) {
        blocks.iter().for_each(|block| self.write_block(block));
    }

    fn write_block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                self.marked.clear();
                self.element("p", |writer| writer.write_inlines(inlines));
                self.out.push('\n');
            }
            BlockKind::Heading { level, id, content } => self.write_heading(*level, id, content),
            BlockKind::List { start, tight, items } => self.write_list(*start, *tight, items),
            BlockKind::Quote(blocks) => {
                self.element("blockquote", |writer| writer.write_blocks(blocks));
                self.out.push('\n');
            }
            BlockKind::Callout(kind, blocks) => self.write_callout(*kind, blocks),
            BlockKind::Code { language, file, text } => {
                self.write_code(language.as_deref(), file.as_deref(), text);
            }
            BlockKind::Table { alignments, head, rows } => {
                self.write_table(alignments, head, rows);
            }
            BlockKind::Definitions(entries) => self.write_definitions(entries),
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Embed(embed) => self.write_embed(embed),
        }
    }

    /// An element without attributes.
    pub(super) fn element(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.put(&["<", name, ">"]);
        write(self);
        self.put(&["</", name, ">"]);
    }

    fn write_heading(&mut self, level: u8, id: &str, content: &'a [Inline]) {
        self.marked.clear();
        let text = self.world.plain(content, self.lang);
        self.headings.push(TocItem { level, id: id.to_owned(), text, items: Vec::new() });
        let prefix = self.notes.prefix();
        // Below the title of one of several articles.
        let level = (level + u8::from(!prefix.is_empty())).clamp(1, 6);
        let (id, label) =
            (escape(&format!("{prefix}{id}")), escape(self.world.own(self.lang, "anchor")));
        self.out.push_str(&format!("<h{level} id=\"{id}\">"));
        self.write_inlines(content);
        self.out.push_str(&format!(
            " <a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\">#</a></h{level}>\n"
        ));
    }

    fn write_list(&mut self, start: Option<u64>, tight: bool, items: &'a [Vec<Block>]) {
        let (open, close) = match start {
            None => ("<ul>".to_owned(), "</ul>"),
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
        };
        self.out.push_str(&open);
        for item in items {
            self.out.push_str("\n<li>");
            for block in item {
                match &block.kind {
                    BlockKind::Paragraph(inlines) if tight => {
                        self.marked.clear();
                        self.write_inlines(inlines);
                    }
                    BlockKind::Paragraph(_)
                    | BlockKind::Heading { .. }
                    | BlockKind::List { .. }
                    | BlockKind::Quote(_)
                    | BlockKind::Callout(..)
                    | BlockKind::Code { .. }
                    | BlockKind::Table { .. }
                    | BlockKind::Definitions(_)
                    | BlockKind::Rule
                    | BlockKind::Embed(_) => self.write_block(block),
                }
            }
            self.out.push_str("</li>");
        }
        self.out.push_str(&format!("\n{close}\n"));
    }

    fn write_callout(&mut self, kind: Callout, blocks: &'a [Block]) {
        let (class, key) = match kind {
            Callout::Note => ("note", "callout-note"),
            Callout::Tip => ("tip", "callout-tip"),
            Callout::Important => ("important", "callout-important"),
            Callout::Warning => ("warning", "callout-warning"),
            Callout::Caution => ("caution", "callout-caution"),
        };
        let title = escape(self.world.own(self.lang, key));
        self.out.push_str(&format!(
            "<aside class=\"callout {class}\"><p class=\"callout-title\">{title}</p>\n"
        ));
        self.write_blocks(blocks);
        self.out.push_str("</aside>\n");
    }

    fn write_code(&mut self, language: Option<&str>, file: Option<&str>, text: &str) {
        if let Some(file) = file {
            let name = escape(file);
            self.out.push_str(&format!(
                "<figure class=\"code\"><figcaption><code>{name}</code></figcaption>\n"
            ));
        }
        // Long lines scroll, so the block must be reachable by keyboard.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if let Some(language) = language {
            self.out.push_str(&format!(" class=\"language-{}\"", escape(language)));
        }
        self.out.push('>');
        self.world.highlights.code(&mut self.out, language, text);
        self.out.push_str("</code></pre>\n");
        if file.is_some() {
            self.out.push_str("</figure>\n");
        }
    }

    fn write_table(
        &mut self,
        alignments: &[Alignment],
        head: &'a [Vec<Inline>],
        rows: &'a [Vec<Vec<Inline>>],
    ) {
        let label = escape(self.world.own(self.lang, "table"));
        // A wide table scrolls by itself on a phone; what scrolls needs a name and focus, and is no landmark.
        self.out.push_str(&format!(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>\n"
        ));
        if head.iter().any(|cell| !cell.is_empty()) {
            self.element("thead", |writer| {
                writer.write_row("th", " scope=\"col\"", alignments, head);
            });
            self.out.push('\n');
        }
        self.out.push_str("<tbody>");
        for row in rows {
            self.out.push('\n');
            self.write_row("td", "", alignments, row);
        }
        self.out.push_str("\n</tbody></table></div>\n");
    }

    fn write_row(
        &mut self,
        cell_name: &str,
        scope: &str,
        alignments: &[Alignment],
        cells: &'a [Vec<Inline>],
    ) {
        self.marked.clear();
        self.out.push_str("<tr>");
        for (index, cell) in cells.iter().enumerate() {
            let class = match alignments.get(index) {
                Some(Alignment::Right) => " class=\"right\"",
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Left | Alignment::None) | None => "",
            };
            // The first cell names its row, unless it is a number.
            let names_row = cell_name == "td" && index == 0 && class.is_empty();
            let (name, scope) = match cell.is_empty() {
                // A heading without words names nothing.
                true => ("td", ""),
                false if names_row => ("th", " scope=\"row\""),
                false => (cell_name, scope),
            };
            self.put(&["<", name, scope, class, ">"]);
            self.write_inlines(cell);
            self.put(&["</", name, ">"]);
        }
        self.out.push_str("</tr>");
    }

    fn write_definitions(&mut self, entries: &'a [Definition]) {
        self.out.push_str("<dl>");
        for entry in entries {
            self.out.push('\n');
            match entry {
                Definition::Term(inlines) => {
                    self.element("dt", |writer| writer.write_inlines(inlines));
                }
                Definition::Meaning(blocks) => {
                    self.element("dd", |writer| writer.write_blocks(blocks));
                }
            }
        }
        self.out.push_str("\n</dl>\n");
    }

    /// Adds words, escaped.
    pub(super) fn write_text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }
}
