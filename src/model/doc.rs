//! The tree of a Markdown text: blocks of inlines, each with its place.

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
        /// The second, which names the file that the code stands in.
        file: Option<String>,
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
    Embed(Box<Embed>),
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
    Link(Box<Link>),
    /// An image among words.
    Image(Box<Embed>),
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
