//! Walks over the tree of a text: its runs, its blocks, its inlines, its targets.

use std::ops::ControlFlow;

use super::{Block, BlockKind, Definition, Doc, Embed, Inline, InlineKind, Role, Run, Target};
use crate::text::{Span, Spanned};

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
