//! The words around a reference: the paragraph, item, heading or table that it stands in.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Block, BlockKind, Definition, Doc, Inline, InlineKind, Target};
use crate::text::Span;

/// A block as one text, the words of its references included, with the way back to the file.
pub(crate) struct Passage<'a> {
    /// The words.
    pub(crate) text: String,
    /// The links in it, in order.
    pub(crate) links: Vec<Link<'a>>,
    /// Where embeds and images stand in the file.
    pictures: Vec<Span>,
    pieces: Vec<Piece>,
    /// Where quotation marks stand, and how many are open after each.
    quotes: Vec<(usize, isize)>,
}

/// The passages of one text after another, each made once however many references it holds.
#[derive(Default)]
pub(crate) struct Passages<'a> {
    of: Option<&'a Doc>,
    all: Vec<Passage<'a>>,
    /// The passage that a link stands in, and its place among the links there.
    links: BTreeMap<Span, (usize, usize)>,
    /// The passage that an embed or image is, or stands in.
    pictures: BTreeMap<Span, usize>,
}

impl<'a> Passages<'a> {
    /// The passage around a link of a text, and which of the links in it it is.
    pub(crate) fn around(&mut self, doc: &'a Doc, link: Span) -> Option<(&Passage<'a>, usize)> {
        self.read(doc);
        let &(index, at) = self.links.get(&link)?;
        Some((self.all.get(index)?, at))
    }

    /// The passage around a link, an embed or an image of a text.
    pub(crate) fn with(&mut self, doc: &'a Doc, target: Span) -> Option<&Passage<'a>> {
        self.read(doc);
        let link = self.links.get(&target).map(|(index, _)| index);
        self.all.get(*link.or_else(|| self.pictures.get(&target))?)
    }

    fn read(&mut self, doc: &'a Doc) {
        if self.of.is_some_and(|last| std::ptr::eq(last, doc)) {
            return;
        }
        *self = Passages { of: Some(doc), all: Passage::all(doc), ..Passages::default() };
        for (index, passage) in self.all.iter().enumerate() {
            for (at, link) in passage.links.iter().enumerate() {
                self.links.entry(link.span).or_insert((index, at));
            }
            self.pictures.extend(passage.pictures.iter().map(|span| (*span, index)));
        }
    }
}

/// A link in a passage.
pub(crate) struct Link<'a> {
    /// Where its words stand in the text.
    pub(crate) range: Range<usize>,
    /// Where it stands in the file.
    pub(crate) span: Span,
    /// What it leads to.
    pub(crate) target: &'a Target,
}

struct Piece {
    at: usize,
    span: Span,
    /// Whether the bytes stand in the file as they are.
    verbatim: bool,
}

/// Stands for words that the program writes (U+FFFC, object replacement character).
const WRITTEN: char = '\u{fffc}';

impl<'a> Passage<'a> {
    /// Every block of a text that has words of its own.
    pub(crate) fn all(doc: &'a Doc) -> Vec<Passage<'a>> {
        let mut passages = Vec::new();
        doc.each_block(&mut |block| {
            let inlines = inlines(block);
            if !inlines.is_empty() {
                let mut passage = Passage::of(inlines);
                passage.pictures.extend(match block.kind {
                    BlockKind::Embed(_) => Some(block.span),
                    _ => None,
                });
                passages.push(passage);
            }
        });
        passages
    }

    fn of(runs: Vec<&'a [Inline]>) -> Passage<'a> {
        let mut passage = Passage {
            text: String::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            pieces: Vec::new(),
            quotes: Vec::new(),
        };
        for run in runs {
            if !passage.text.is_empty() {
                // The end of a cell ends a sentence, too.
                passage.text.push('\n');
            }
            run.iter().for_each(|inline| passage.add(inline));
        }
        passage.quotes = quotes(&passage.text);
        passage
    }

    /// Where it begins in the file, by which it is told from others.
    pub(crate) fn place(&self) -> Option<Span> {
        self.pieces.first().map(|piece| piece.span)
    }

    fn add(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => self.push(text, inline.span),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.push(" ", inline.span),
            InlineKind::Cite(_) | InlineKind::Footnote(_) => {}
            InlineKind::Link(link) => {
                let start = self.text.len();
                if link.content.is_empty() {
                    self.push(WRITTEN.encode_utf8(&mut [0; 4]), inline.span);
                }
                link.content.iter().for_each(|inline| self.add(inline));
                let range = start..self.text.len();
                self.links.push(Link { range, span: inline.span, target: &link.target.value });
            }
            InlineKind::Emphasis(_) | InlineKind::Strong(_) | InlineKind::Image(_) => {
                if matches!(inline.kind, InlineKind::Image(_)) {
                    self.pictures.push(inline.span);
                }
                inline.children().iter().for_each(|inline| self.add(inline));
            }
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        let verbatim = span.range().len() == text.len();
        self.pieces.push(Piece { at: self.text.len(), span, verbatim });
        self.text.push_str(text);
    }

    /// The place in the file of a range of the text.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let piece = |at: usize| {
            let next = self.pieces.partition_point(|piece| piece.at <= at);
            self.pieces.get(next.checked_sub(1)?)
        };
        let (first, last) = (piece(range.start)?, piece(range.end.saturating_sub(1))?);
        let place = |piece: &Piece, at: usize, whole: usize| {
            if piece.verbatim { piece.span.range().start + (at - piece.at) } else { whole }
        };
        let start = place(first, range.start, first.span.range().start);
        let end = place(last, range.end, last.span.range().end);
        (first.span.file == last.span.file && start <= end)
            .then(|| Span::new(first.span.file, start..end))
    }

    /// Where a phrase stands by itself, whatever its capitals, spaces and apostrophes.
    pub(crate) fn find(&self, phrase: &str) -> impl Iterator<Item = Range<usize>> {
        self.find_from(0..self.text.len(), phrase)
    }

    /// Where a phrase begins within a part of the text.
    pub(crate) fn find_from(
        &self,
        part: Range<usize>,
        phrase: &str,
    ) -> impl Iterator<Item = Range<usize>> {
        let starts = part.filter(|&at| self.text.is_char_boundary(at));
        starts.filter_map(move |at| {
            let end = at + length_at(self.text.get(at..)?, phrase)?;
            let word = |c: char| c.is_alphanumeric();
            let begins =
                !self.text[..at].chars().next_back().is_some_and(word) || !phrase.starts_with(word);
            let ends =
                !self.text[end..].chars().next().is_some_and(word) || !phrase.ends_with(word);
            (begins && ends).then_some(at..end)
        })
    }

    /// Whether a place of the text is within quotation marks: such words are spoken of, not used.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let before = self.quotes.partition_point(|(mark, _)| *mark < at);
        before.checked_sub(1).and_then(|last| self.quotes.get(last)).is_some_and(|last| last.1 > 0)
    }
}

fn quotes(text: &str) -> Vec<(usize, isize)> {
    let marks = text.char_indices().filter_map(|(at, mark)| match mark {
        '“' | '«' => Some((at, 1)),
        '”' | '»' => Some((at, -1)),
        _ => None,
    });
    let count = |open: &mut isize, (at, step): (usize, isize)| {
        *open += step;
        Some((at, *open))
    };
    marks.scan(0, count).collect()
}

/// The runs of a block itself, not of the blocks within it.
fn inlines(block: &Block) -> Vec<&[Inline]> {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => vec![content],
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect()
        }
        BlockKind::Embed(embed) => vec![&embed.content, &embed.title],
        BlockKind::Definitions(entries) => {
            let terms = entries.iter().filter_map(|entry| match entry {
                Definition::Term(content) => Some(content.as_slice()),
                Definition::Meaning(_) => None,
            });
            terms.collect()
        }
        BlockKind::List { .. }
        | BlockKind::Quote(_)
        | BlockKind::Callout(..)
        | BlockKind::Code { .. }
        | BlockKind::Rule => Vec::new(),
    }
}

/// How many bytes of a text a phrase takes at its beginning.
fn length_at(text: &str, phrase: &str) -> Option<usize> {
    let fold = |c: char| if c == '’' { '\'' } else { c.to_lowercase().next().unwrap_or(c) };
    let mut rest = text.chars();
    let mut phrase = phrase.trim().chars().peekable();
    phrase.peek()?;
    while let Some(wanted) = phrase.next() {
        if wanted.is_whitespace() {
            while phrase.peek().is_some_and(|c| c.is_whitespace()) {
                phrase.next();
            }
            let trimmed = rest.as_str().trim_start();
            if trimmed.len() == rest.as_str().len() {
                return None;
            }
            rest = trimmed.chars();
        } else if rest.next().map(fold) != Some(fold(wanted)) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::length_at;

    #[test]
    fn phrases_are_found_whatever_their_spaces_and_apostrophes() {
        for (text, phrase, expected) in [
            ("the Journal said so", "The journal said", Some(16)),
            ("the  Journal\nsaid", "the Journal said", Some(17)),
            ("Journal’s", "journal's", Some("Journal’s".len())),
            ("the Journalsaid", "the Journal said", None),
            ("the", "the Journal", None),
            ("anything", " ", None),
        ] {
            assert_eq!(length_at(text, phrase), expected, "{text:?} {phrase:?}");
        }
    }
    proptest! {
        #[test]
        fn what_is_found_ends_at_a_character(text in "\\PC{0,20}", phrase in "\\PC{0,5}") {
            if let Some(length) = length_at(&text, &phrase) {
                prop_assert!(text.is_char_boundary(length));
            }
            let itself = length_at(&phrase, &phrase);
            prop_assert!(itself.is_some() || phrase.trim() != phrase || phrase.is_empty());
        }
    }
}
