//! Runs as a reader meets them: every word, those of references included, and what lies behind
//! them.
//!
//! [`Words`] leaves out what is no prose to the rule of numbers. How a text is worded is judged by
//! all that stands on the page, so here the words of references are words like any other.

use std::ops::Range;

use super::prose::Words;
use super::texts::{Owner, Part, SiteText};
use crate::model::{Block, Citation, Inline, InlineKind, Role, Run, Target};
use crate::text::{Span, Spanned};

/// A run, read.
pub(crate) struct Reading<'a> {
    /// The text it is part of.
    pub(crate) of: SiteText<'a>,
    /// What it is in that text.
    pub(crate) role: Role,
    /// The place of the top-level block it belongs to.
    pub(crate) block: Span,
    /// That block.
    pub(crate) top: Option<&'a Block>,
    /// The links, by their words.
    pub(crate) links: Vec<(Range<usize>, &'a Spanned<Target>)>,
    /// The citations.
    pub(crate) citations: Vec<&'a Citation>,
    /// What stands within quotation marks, without the marks.
    pub(crate) quoted: Vec<Range<usize>>,
    words: Words,
}

/// Reads every run of some texts.
pub(super) fn all<'a>(texts: &[SiteText<'a>]) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    for &text in texts {
        text.doc.each_run(&mut |run| readings.push(Reading::new(text, run)));
    }
    readings
}

impl<'a> Reading<'a> {
    /// Reads a run.
    pub(super) fn new(of: SiteText<'a>, run: Run<'a>) -> Reading<'a> {
        let blocks = &of.doc.blocks;
        let at = blocks.partition_point(|block| block.span.start < run.block.start);
        let mut reading = Reading {
            of,
            role: run.role,
            block: run.block,
            top: blocks.get(at).filter(|block| block.span == run.block),
            links: Vec::new(),
            citations: Vec::new(),
            quoted: Vec::new(),
            words: Words::default(),
        };
        run.inlines.iter().for_each(|inline| reading.add(inline));
        reading.quoted = quoted(&reading.words.text);
        reading
    }

    fn add(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.words.push(text, inline.span),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.words.push(" ", inline.span),
            InlineKind::Code(_) => self.words.push_object(inline.span),
            InlineKind::Cite(citations) => self.citations.extend(citations),
            // The mark of a note is set close to a word; it is no part of it.
            InlineKind::Footnote(_) => {}
            InlineKind::Link(link) => {
                let start = self.words.text.len();
                if link.content.is_empty() {
                    self.words.push_object(inline.span);
                }
                link.content.iter().for_each(|inner| self.add(inner));
                self.links.push((start..self.words.text.len(), &link.target));
            }
            InlineKind::Emphasis(_) | InlineKind::Strong(_) | InlineKind::Image(_) => {
                inline.children().iter().for_each(|inner| self.add(inner));
            }
        }
    }

    /// The words. Code, and references whose words the program writes, are one object character.
    pub(crate) fn text(&self) -> &str {
        &self.words.text
    }

    /// The place in the file of a byte range of the text.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        self.words.span(range)
    }

    /// Whether the words at `at` stand within quotation marks: somebody else chose them.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|range| range.contains(&at))
    }

    /// What the words at `at` are linked to.
    pub(crate) fn link_at(&self, at: usize) -> Option<&'a Target> {
        self.links.iter().find(|(range, _)| range.contains(&at)).map(|(_, target)| &target.value)
    }

    /// Whether it is part of the body of a page.
    pub(crate) fn is_of_body(&self) -> bool {
        matches!(self.of.owner, Owner::Page(_, Part::Body))
    }
}

/// What stands within quotation marks. Marks that are never closed quote the rest: a quotation of
/// several paragraphs is closed in its last one.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (opened, c) {
            (None, '“') => opened = Some((at + c.len_utf8(), '”')),
            (None, '«') => opened = Some((at + c.len_utf8(), '»')),
            (Some((start, end)), c) if c == end => {
                ranges.push(start..at);
                opened = None;
            }
            _ => {}
        }
    }
    if let Some((start, _)) = opened {
        ranges.push(start..text.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::quoted;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_is_quoted() {
        check("He said “yes” and “no, ‘never’”.", &["yes", "no, ‘never’"]);
        check("Dijo «sí».", &["sí"]);
        check("“It began here", &["It began here"]);
        check("It’s 5” wide”", &[]);
    }
}
