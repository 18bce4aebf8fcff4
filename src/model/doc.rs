//! The tree of a Markdown text: blocks of inlines, each with its place.

use std::ops::ControlFlow;

use super::{Citation, Target};
use crate::text::{Span, Spanned};

/// A parsed Markdown text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doc {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// Footnote definitions, in the order written.
    pub footnotes: Vec<Footnote>,
    /// The `<!-- allow(…) -->` comments.
    pub allows: Vec<Allow>,
}

/// A footnote's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its label, without `^`.
    pub label: String,
    /// Where it is defined.
    pub span: Span,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A comment that exempts what it names in the next block.
#[derive(Debug, Clone, PartialEq)]
pub struct Allow {
    /// The comment.
    pub span: Span,
    /// What is exempted.
    pub what: Vec<Exemption>,
    /// Why; empty when the editor gave no reason.
    pub reason: String,
    /// The block it holds for; none when no block follows.
    pub covers: Option<Span>,
}

/// One code of an [`Allow`], perhaps for one number only.
#[derive(Debug, Clone, PartialEq)]
pub struct Exemption {
    /// The code of a check.
    pub code: Spanned<String>,
    /// The words exempted; without them the whole block is.
    pub words: Option<Spanned<String>>,
}

/// A block and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The whole block.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading of level 1 to 6 with the anchor it can be linked by.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The anchor: `{#id}` or made from the words.
        id: Spanned<String>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A list; with the first number if it is numbered.
    List {
        /// The first number.
        start: Option<u64>,
        /// Whether its items are set without space between them.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A callout: note, tip, important, warning or caution.
    Callout(Callout, Vec<Block>),
    /// A code block and its language.
    Code {
        /// The first word after the fence.
        language: Option<String>,
        /// The code as written.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column.
        alignments: Vec<Alignment>,
        /// The header cells.
        head: Vec<Vec<Inline>>,
        /// The rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms and their definitions.
    Definitions(Vec<Definition>),
    /// A thematic break.
    Rule,
    /// An image or an embed that stands alone in its paragraph.
    Embed(Embed),
}

/// One entry of a definition list.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// What is defined.
    Term(Vec<Inline>),
    /// What it means.
    Meaning(Vec<Block>),
}

/// The kinds of callouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callout {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// The alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the text goes.
    None,
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

/// `![words](target "title")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// What is embedded.
    pub target: Spanned<Target>,
    /// The words: an image's alternative text, an embed's title.
    pub content: Vec<Inline>,
    /// Where the words stand.
    pub words: Span,
    /// The title: an image's caption; empty when there is none.
    pub title: Vec<Inline>,
}

/// An inline and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// The whole inline, markup included.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inlines.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised words.
    Strong(Vec<Inline>),
    /// A line break in the source that is a space on the page.
    SoftBreak,
    /// A line break on the page.
    HardBreak,
    /// A link or a reference.
    Link(Link),
    /// An image among words.
    Image(Embed),
    /// `[@one, p. 4; @another]`.
    Cite(Vec<Citation>),
    /// `[^label]`.
    Footnote(String),
}

/// `[words](target)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it leads to, placed at the address.
    pub target: Spanned<Target>,
    /// The words; empty means that the program writes them.
    pub content: Vec<Inline>,
    /// Where the words stand.
    pub words: Span,
}

/// A stretch of inlines that reads as one text: a paragraph, a heading, a cell.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// What it is part of.
    pub role: Role,
    /// The top-level block it belongs to; an `allow` comment covers whole blocks.
    pub block: Span,
    /// Its inlines.
    pub inlines: &'a [Inline],
}

/// What a [`Run`] is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A paragraph, a list item, a definition.
    Prose,
    /// A heading of this level.
    Heading(u8),
    /// A table cell.
    Cell,
    /// The alternative text and the caption of an image, or the title of an embed.
    Alt,
}

impl Doc {
    /// The words without markup, blocks separated by a space.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        self.each_run(&mut |run| {
            if !text.is_empty() {
                text.push(' ');
            }
            plain_into(run.inlines, &mut text);
        });
        text
    }

    /// The inlines, when the text is a single paragraph.
    pub fn single_paragraph(&self) -> Option<&[Inline]> {
        match self.blocks.as_slice() {
            [Block { kind: BlockKind::Paragraph(inlines), .. }] => Some(inlines),
            _ => None,
        }
    }

    /// Every run of the text, footnotes last.
    pub fn each_run<'a>(&'a self, visit: &mut dyn FnMut(Run<'a>)) {
        for block in &self.blocks {
            runs_of(block, block.span, visit);
        }
        for footnote in &self.footnotes {
            for block in &footnote.blocks {
                runs_of(block, block.span, visit);
            }
        }
    }

    /// Every block, outer before inner, footnotes last.
    pub fn each_block<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        for block in self.blocks.iter().chain(self.footnotes.iter().flat_map(|f| &f.blocks)) {
            blocks_of(block, visit);
        }
    }

    /// Every inline of the text, outer before inner.
    pub fn each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        self.each_run(&mut |run| {
            for inline in run.inlines {
                let _ = inline.walk(&mut |inline| {
                    visit(inline);
                    ControlFlow::Continue(())
                });
            }
        });
    }

    /// Every link, embed and image with its target: (target, content, place of the words, whether
    /// it is an embed or image).
    pub fn each_target<'a>(&'a self, visit: &mut dyn FnMut(TargetUse<'a>)) {
        self.each_block(&mut |block| {
            if let BlockKind::Embed(embed) = &block.kind {
                visit(TargetUse::of_embed(embed, block.span, true));
            }
        });
        self.each_inline(&mut |inline| match &inline.kind {
            InlineKind::Link(link) => visit(TargetUse {
                span: inline.span,
                target: &link.target,
                content: &link.content,
                words: link.words,
                embedded: false,
                alone: false,
            }),
            InlineKind::Image(embed) => visit(TargetUse::of_embed(embed, inline.span, false)),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Cite(_)
            | InlineKind::Footnote(_) => {}
        });
    }
}

/// A use of a target: by a link, an image or an embed.
#[derive(Debug, Clone, Copy)]
pub struct TargetUse<'a> {
    /// The whole link.
    pub span: Span,
    /// What it leads to.
    pub target: &'a Spanned<Target>,
    /// Its words.
    pub content: &'a [Inline],
    /// Where the words stand.
    pub words: Span,
    /// Whether it is `![…](…)`.
    pub embedded: bool,
    /// Whether it is `![…](…)` alone in its paragraph.
    pub alone: bool,
}

impl<'a> TargetUse<'a> {
    fn of_embed(embed: &'a Embed, span: Span, alone: bool) -> TargetUse<'a> {
        TargetUse {
            span,
            target: &embed.target,
            content: &embed.content,
            words: embed.words,
            embedded: true,
            alone,
        }
    }
}

impl Inline {
    /// Visits this inline and those within it, until the visitor breaks. Breaking skips only what
    /// lies within the inline visited.
    pub fn walk<'a>(
        &'a self,
        visit: &mut dyn FnMut(&'a Inline) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if visit(self).is_continue() {
            for inner in self.children() {
                let _ = inner.walk(visit);
            }
        }
        ControlFlow::Continue(())
    }

    /// The inlines within this one.
    pub fn children(&self) -> &[Inline] {
        match &self.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => inner,
            InlineKind::Link(link) => &link.content,
            InlineKind::Image(embed) => &embed.content,
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Cite(_)
            | InlineKind::Footnote(_) => &[],
        }
    }
}

/// The words of inlines without markup; citations and footnote marks are no words.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    plain_into(inlines, &mut text);
    text
}

fn plain_into(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Link(_)
            | InlineKind::Image(_)
            | InlineKind::Cite(_)
            | InlineKind::Footnote(_) => plain_into(inline.children(), text),
        }
    }
}

fn blocks_of<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Block)) {
    visit(block);
    each_child(block, &mut |inner| blocks_of(inner, visit));
}

fn each_child<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Block)) {
    match &block.kind {
        BlockKind::List { items, .. } => items.iter().flatten().for_each(visit),
        BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => blocks.iter().for_each(visit),
        BlockKind::Definitions(entries) => {
            for entry in entries {
                if let Definition::Meaning(blocks) = entry {
                    blocks.iter().for_each(&mut *visit);
                }
            }
        }
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::Code { .. }
        | BlockKind::Table { .. }
        | BlockKind::Rule
        | BlockKind::Embed(_) => {}
    }
}

fn runs_of<'a>(block: &'a Block, top: Span, visit: &mut dyn FnMut(Run<'a>)) {
    let mut run = |role, inlines| visit(Run { role, block: top, inlines });
    match &block.kind {
        BlockKind::Paragraph(inlines) => run(Role::Prose, inlines),
        BlockKind::Heading { level, content, .. } => run(Role::Heading(*level), content),
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| run(Role::Cell, cell));
        }
        BlockKind::Embed(embed) => {
            run(Role::Alt, &embed.content);
            if !embed.title.is_empty() {
                run(Role::Alt, &embed.title);
            }
        }
        BlockKind::Definitions(entries) => {
            for entry in entries {
                if let Definition::Term(inlines) = entry {
                    run(Role::Prose, inlines);
                }
            }
        }
        BlockKind::List { .. }
        | BlockKind::Quote(_)
        | BlockKind::Callout(..)
        | BlockKind::Code { .. }
        | BlockKind::Rule => {}
    }
    each_child(block, &mut |inner| runs_of(inner, top, visit));
}
