//! From the parser's events to blocks and inlines.

use std::ops::Range;

use pulldown_cmark::{Alignment as Aligned, BlockQuoteKind, CodeBlockKind, Event, Tag};

use super::allow;
use super::markdown::{Placed, is_inline, unparsed};
use crate::diag::Diagnostic;
use crate::model::{
    Alignment, Allow, Block, BlockKind, Callout, Definition, Doc, Footnote, Id, Inline, InlineKind,
    Target, plain,
};
use crate::text::{Slice, Span, Spanned};

/// How deep quotations and lists may lie within each other. Recursion must have a bottom.
const MAX_DEPTH: usize = 24;

/// Walks the events once, from front to back.
pub(crate) struct Builder<'a> {
    pub(super) slice: &'a Slice<'a>,
    pub(super) events: &'a [Placed<'a>],
    pub(super) at: usize,
    depth: usize,
    footnotes: Vec<Footnote>,
    allows: Vec<Allow>,
    pub(crate) problems: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(slice: &'a Slice<'a>, events: &'a [Placed<'a>]) -> Builder<'a> {
        Builder {
            slice,
            events,
            at: 0,
            depth: 0,
            footnotes: Vec::new(),
            allows: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn document(&mut self) -> Doc {
        let blocks = self.blocks();
        Doc {
            blocks,
            footnotes: std::mem::take(&mut self.footnotes),
            allows: std::mem::take(&mut self.allows),
        }
    }

    pub(super) fn peek(&self) -> Option<&'a Placed<'a>> {
        self.events.get(self.at)
    }

    pub(super) fn next(&mut self) -> Option<&'a Placed<'a>> {
        let event = self.events.get(self.at);
        self.at += 1;
        event
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.slice.span(trimmed(self.slice.text, range.clone()))
    }

    /// Blocks up to the end of what encloses them, which is consumed.
    fn blocks(&mut self) -> Vec<Block> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.too_deep();
            self.depth -= 1;
            return Vec::new();
        }
        let mut blocks = Vec::new();
        // Comments wait here for the block they hold for.
        let mut waiting: Vec<usize> = Vec::new();
        while let Some((event, range)) = self.peek() {
            if let Event::End(_) = event {
                self.at += 1;
                break;
            }
            if is_inline(event) {
                // The items of a tight list hold words without a paragraph around them.
                let inlines = self.inlines();
                if let Some((first, last)) = inlines.first().zip(inlines.last()) {
                    let span = Span { end: last.span.end, ..first.span };
                    self.push_paragraph(&mut blocks, &mut waiting, span, inlines);
                }
                continue;
            }
            self.at += 1;
            match event {
                Event::Start(tag) => self.block(tag, range, &mut blocks, &mut waiting),
                Event::Rule => {
                    let span = self.span(range);
                    self.push(&mut blocks, &mut waiting, span, BlockKind::Rule);
                }
                Event::Html(_) => self.comment(range.clone(), &mut waiting),
                Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::TaskListMarker(_) => {}
            }
        }
        self.depth -= 1;
        blocks.shrink_to_fit();
        blocks
    }

    fn push(
        &mut self,
        blocks: &mut Vec<Block>,
        waiting: &mut Vec<usize>,
        span: Span,
        kind: BlockKind,
    ) {
        for allow in waiting.drain(..) {
            self.allows[allow].covers = Some(span);
        }
        blocks.push(Block { span, kind });
    }

    fn block(
        &mut self,
        tag: &Tag<'a>,
        range: &Range<usize>,
        blocks: &mut Vec<Block>,
        waiting: &mut Vec<usize>,
    ) {
        let kind = match tag {
            Tag::Paragraph => {
                let inlines = self.inlines();
                self.at += 1;
                let span = self.span(range);
                return self.push_paragraph(blocks, waiting, span, inlines);
            }
            Tag::Heading { level, id, .. } => {
                let content = self.inlines();
                self.at += 1;
                self.heading(*level as u8, id.as_deref(), range, content)
            }
            Tag::BlockQuote(kind) => {
                let inner = self.blocks();
                match kind {
                    Some(kind) => BlockKind::Callout(callout(*kind), inner),
                    None => BlockKind::Quote(inner),
                }
            }
            Tag::CodeBlock(kind) => self.code(kind),
            Tag::HtmlBlock => {
                self.skip_to_end();
                return self.comment(range.clone(), waiting);
            }
            Tag::List(start) => self.list(*start),
            Tag::FootnoteDefinition(label) => {
                let inner = self.blocks();
                let span = self.span(range);
                let label = label.to_string();
                self.footnotes.push(Footnote { label, span, blocks: inner });
                return;
            }
            Tag::DefinitionList => self.definitions(),
            Tag::Table(alignments) => self.table(alignments),
            Tag::Item
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::MetadataBlock(_) => return self.skip_to_end(),
        };
        let span = self.span(range);
        self.push(blocks, waiting, span, kind);
    }

    /// A paragraph, or the embed that stands alone in it.
    fn push_paragraph(
        &mut self,
        blocks: &mut Vec<Block>,
        waiting: &mut Vec<usize>,
        span: Span,
        mut inlines: Vec<Inline>,
    ) {
        let kind = match (inlines.pop(), inlines.is_empty()) {
            (Some(Inline { kind: InlineKind::Image(embed), .. }), true) => BlockKind::Embed(embed),
            (Some(last), _) => {
                inlines.push(last);
                self.report_embeds_among_words(&inlines);
                BlockKind::Paragraph(inlines)
            }
            (None, _) => return,
        };
        self.push(blocks, waiting, span, kind);
    }

    /// Cards and charts are blocks; among words only an image makes sense.
    fn report_embeds_among_words(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            if let InlineKind::Image(embed) = &inline.kind
                && !matches!(embed.target.value, Target::File { .. } | Target::Malformed(_))
            {
                let message = "this stands among words, but only an image can".to_owned();
                self.problems.push(unparsed(inline.span, message).help(
                    "put `![…](…)` in a paragraph of its own, or drop the `!` to refer to it",
                ));
            }
        }
    }
}

impl<'a> Builder<'a> {
    fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        range: &Range<usize>,
        content: Vec<Inline>,
    ) -> BlockKind {
        let span = self.span(range);
        let id = match id {
            Some(id) => {
                let within = self.slice.text[range.clone()].rfind(id).map(|at| {
                    let at = range.start + at;
                    self.slice.span(at..at + id.len())
                });
                Spanned::new(id.to_owned(), within.unwrap_or(span))
            }
            None => Spanned::new(Id::from_words(&fold(&plain(&content))), span),
        };
        BlockKind::Heading { level, id, content }
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> BlockKind {
        let info = if let CodeBlockKind::Fenced(info) = kind { &**info } else { "" };
        // Some write options behind the language, as in `rust,ignore` and `js {1,3}`.
        let (language, rest) = info.split_at(info.find([' ', ',', '{']).unwrap_or(info.len()));
        let language = (!language.is_empty()).then(|| language.to_owned());
        let file = rest.split_whitespace().next().filter(|name| !name.starts_with([',', '{']));
        let file = file.map(str::to_owned);
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(piece) => text.push_str(piece),
                Event::End(_) => break,
                _ => {}
            }
        }
        BlockKind::Code { language, file, text }
    }

    fn list(&mut self, start: Option<u64>) -> BlockKind {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    tight &= !matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _)));
                    items.push(self.blocks());
                }
                _ => break,
            }
        }
        BlockKind::List { start, tight, items }
    }

    fn definitions(&mut self) -> BlockKind {
        let mut entries = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    entries.push(Definition::Term(self.inlines()));
                    self.at += 1;
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    entries.push(Definition::Meaning(self.blocks()));
                }
                _ => break,
            }
        }
        BlockKind::Definitions(entries)
    }

    fn table(&mut self, alignments: &[Aligned]) -> BlockKind {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => rows.push(self.cells()),
                _ => break,
            }
        }
        let alignments = alignments.iter().map(|a| match a {
            Aligned::None => Alignment::None,
            Aligned::Left => Alignment::Left,
            Aligned::Center => Alignment::Center,
            Aligned::Right => Alignment::Right,
        });
        BlockKind::Table { alignments: alignments.collect(), head, rows }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.next() {
            cells.push(self.inlines());
            self.at += 1;
        }
        cells
    }
}

impl Builder<'_> {
    /// A comment, which is dropped or exempts something, or else HTML, which is refused.
    fn comment(&mut self, range: Range<usize>, waiting: &mut Vec<usize>) {
        let range = trimmed(self.slice.text, range);
        match allow::read(self.slice, range) {
            Ok(Some(allow)) => {
                waiting.push(self.allows.len());
                self.allows.push(allow);
            }
            Ok(None) => {}
            Err(problem) => self.problems.push(*problem),
        }
    }

    /// Skips to the end of the element that was just opened.
    pub(super) fn skip_to_end(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn too_deep(&mut self) {
        let start = self.peek().map_or(0, |(_, range)| range.start);
        self.skip_to_end();
        self.problems.push(
            Diagnostic::error(
                "deep-nesting",
                self.slice.span(start..start),
                format!("more than {MAX_DEPTH} lists or quotations within each other"),
            )
            .help("nobody can read that; take some levels away"),
        );
    }
}

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}

/// The parser's block ranges take in the line break after the block.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = text.get(range.clone()).unwrap_or("");
    range.start..range.start + piece.trim_end().len()
}

/// Accented letters without their accents, for anchors: `niños` becomes `ninos`.
fn fold(text: &str) -> String {
    const FOLDED: [(&str, char); 8] = [
        ("áàâäãå", 'a'),
        ("éèêë", 'e'),
        ("íìîï", 'i'),
        ("óòôöõ", 'o'),
        ("úùûü", 'u'),
        ("ñ", 'n'),
        ("ç", 'c'),
        ("ý", 'y'),
    ];
    let fold = |c| FOLDED.iter().find(|(from, _)| from.contains(c)).map_or(c, |(_, to)| *to);
    text.to_lowercase().chars().filter(|c| !"’'".contains(*c)).map(fold).collect()
}
