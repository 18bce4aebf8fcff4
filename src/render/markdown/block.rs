//! Blocks.

use super::Writer;
use super::escape::paragraph;
use super::indented;
use crate::model::{Alignment, Block, BlockKind, Callout, Definition, Inline};

impl<'a> Writer<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) -> String {
        let parts = blocks.iter().map(|block| self.block(block));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn block(&mut self, block: &'a Block) -> String {
        self.marked.clear();
        match &block.kind {
            BlockKind::Paragraph(inlines) => paragraph(self.inlines(inlines)),
            BlockKind::Heading { level, content, .. } => {
                format!("{} {}", "#".repeat(usize::from(*level).clamp(1, 6)), self.inlines(content))
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Quote(blocks) => quoted(&self.blocks(blocks)),
            BlockKind::Callout(kind, blocks) => {
                let title = self.world.own(self.lang, callout_key(*kind));
                quoted(&format!("**{title}**\n\n{}", self.blocks(blocks)))
            }
            BlockKind::Code { language, file, text } => {
                let fence = "`".repeat(longest_run(text).max(2) + 1);
                let language = language.as_deref().unwrap_or_default();
                let file = file.as_ref().map_or(String::new(), |file| format!(" {file}"));
                format!("{fence}{language}{file}\n{}\n{fence}", text.trim_end_matches('\n'))
            }
            BlockKind::Table { alignments, head, rows } => self.table(alignments, head, rows),
            BlockKind::Definitions(entries) => self.definitions(entries),
            BlockKind::Rule => "---".to_owned(),
            BlockKind::Embed(embed) => self.embed(embed),
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &'a [Vec<Block>]) -> String {
        let items = items.iter().enumerate().map(|(index, item)| {
            let mark = match start {
                None => "- ".to_owned(),
                Some(first) => format!("{}. ", first.saturating_add(index as u64)),
            };
            let between = if tight { "\n" } else { "\n\n" };
            let blocks = item.iter().map(|block| self.block(block)).collect::<Vec<_>>();
            let text = blocks.join(between);
            format!("{mark}{}", indented(&text, &" ".repeat(mark.len())))
        });
        let items = items.collect::<Vec<_>>();
        items.join(if tight { "\n" } else { "\n\n" })
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        head: &'a [Vec<Inline>],
        rows: &'a [Vec<Vec<Inline>>],
    ) -> String {
        let rule = alignments.iter().map(|alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":---",
            Alignment::Center => ":---:",
            Alignment::Right => "---:",
        });
        let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
        let mut lines = vec![self.row(head), rule];
        lines.extend(rows.iter().map(|row| self.row(row)));
        lines.join("\n")
    }

    fn row(&mut self, cells: &'a [Vec<Inline>]) -> String {
        self.marked.clear();
        let cells = cells.iter().map(|cell| self.inlines(cell).replace('\n', " "));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    }

    /// Terms and meanings as a list, which every reader knows.
    fn definitions(&mut self, entries: &'a [Definition]) -> String {
        let mut lines = Vec::new();
        for entry in entries {
            match entry {
                Definition::Term(inlines) => lines.push(format!("**{}**", self.inlines(inlines))),
                Definition::Meaning(blocks) => lines.push(self.blocks(blocks)),
            }
        }
        lines.join("\n\n")
    }
}

/// Text as a quotation.
fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The longest row of backticks; the fence must be longer.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

fn callout_key(kind: Callout) -> &'static str {
    match kind {
        Callout::Note => "callout-note",
        Callout::Tip => "callout-tip",
        Callout::Important => "callout-important",
        Callout::Warning => "callout-warning",
        Callout::Caution => "callout-caution",
    }
}
