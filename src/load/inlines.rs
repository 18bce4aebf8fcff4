//! The part of the [`Builder`] that reads words, links and citations.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::blocks::Builder;
use super::markdown::{CITATION, closes_inline, unparsed};
use super::{allow, citation, target};
use crate::diag::Diagnostic;
use crate::model::{Embed, Inline, InlineKind, Link, Target};
use crate::text::{Span, Spanned};

impl<'a> Builder<'a> {
    /// Inlines up to the end of what encloses them, which is left to the caller.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(_) | Event::Html(_) | Event::Rule => break,
                Event::Start(tag) => {
                    if !super::markdown::is_inline(event) {
                        break;
                    }
                    self.at += 1;
                    self.tag(tag, range, &mut inlines);
                }
                Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    self.at += 1;
                    self.text(text, range.clone(), &mut inlines);
                }
                Event::Code(text) => {
                    self.at += 1;
                    self.add(&mut inlines, range, InlineKind::Code(text.to_string()));
                }
                Event::InlineHtml(_) => {
                    self.at += 1;
                    self.inline_html(range);
                }
                Event::FootnoteReference(label) => {
                    self.at += 1;
                    self.add(&mut inlines, range, InlineKind::Footnote(label.to_string()));
                }
                Event::SoftBreak => {
                    self.at += 1;
                    self.add(&mut inlines, range, InlineKind::SoftBreak);
                }
                Event::HardBreak => {
                    self.at += 1;
                    self.add(&mut inlines, range, InlineKind::HardBreak);
                }
                Event::TaskListMarker(_) => self.at += 1,
            }
        }
        // A site of many pages is held whole; what its vectors keep in reserve adds up.
        inlines.shrink_to_fit();
        inlines
    }

    fn add(&self, inlines: &mut Vec<Inline>, range: &Range<usize>, kind: InlineKind) {
        inlines.push(Inline { span: self.span(range), kind });
    }

    /// Words. Their bytes stand in the file as they are, or else the piece is a single replacement
    /// (a curled quote, an entity), so that a place in the words is a place in the file.
    fn text(&self, text: &str, range: Range<usize>, inlines: &mut Vec<Inline>) {
        if self.slice.text.get(range.clone()) != Some(text) {
            let kind = InlineKind::Text(text.to_owned());
            return inlines.push(Inline { span: self.slice.span(range), kind });
        }
        for (at, piece) in
            verbatim_pieces(text, |at| self.slice.span(range.start..range.start + at))
        {
            let range = range.start + at..range.start + at + piece.len();
            let span = self.slice.span(range);
            inlines.push(Inline { span, kind: InlineKind::Text(piece.to_owned()) });
        }
    }

    fn tag(&mut self, tag: &Tag<'a>, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let kind = match tag {
            Tag::Link { dest_url, .. } if &**dest_url == CITATION => {
                self.skip_to_end();
                match self.citations(range) {
                    Some(kind) => kind,
                    None => return,
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let (content, words) = self.content(range);
                let target = self.target(dest_url, range);
                let automatic = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let target = match (link_type, target.value) {
                    (LinkType::Email, Target::File { path, .. }) => {
                        Spanned::new(Target::External(format!("mailto:{path}")), target.span)
                    }
                    (_, value) => Spanned::new(value, target.span),
                };
                // `<fact:id>` has no words of its own: the program writes them.
                let ours = !matches!(target.value, Target::External(_) | Target::Forbidden(_));
                let content = if automatic && ours { Vec::new() } else { content };
                InlineKind::Link(Box::new(Link { target, content, words }))
            }
            Tag::Image { dest_url, title, .. } => {
                let (content, words) = self.content(range);
                let target = self.target(dest_url, range);
                let title = self.title(title, range);
                InlineKind::Image(Box::new(Embed { target, content, words, title }))
            }
            Tag::Strong => InlineKind::Strong(self.enclosed()),
            _ => InlineKind::Emphasis(self.enclosed()),
        };
        self.add(inlines, range, kind);
    }

    fn enclosed(&mut self) -> Vec<Inline> {
        let inner = self.inlines();
        if let Some((Event::End(end), _)) = self.peek()
            && closes_inline(*end)
        {
            self.at += 1;
        }
        inner
    }

    /// The words of a link and their place; without words, the place where they would stand.
    fn content(&mut self, range: &Range<usize>) -> (Vec<Inline>, Span) {
        let content = self.enclosed();
        let words = match content.first().zip(content.last()) {
            Some((first, last)) => Span { end: last.span.end, ..first.span },
            None => {
                let source = self.slice.text.get(range.clone()).unwrap_or("");
                let at = range.start + source.find('[').map_or(0, |at| at + 1);
                self.slice.span(at..at)
            }
        };
        (content, words)
    }

    fn target(&self, address: &str, range: &Range<usize>) -> Spanned<Target> {
        let source = self.slice.text.get(range.clone()).unwrap_or("");
        let whole = self.span(range);
        let start = source.rfind(address).filter(|_| !address.is_empty());
        let place = |within: Range<usize>| match start {
            Some(at) => {
                let start = range.start + at;
                self.slice.span(start + within.start..start + within.end)
            }
            // Defined elsewhere, or written with escapes: the link is the nearest place.
            None => whole,
        };
        let target = target::read(address, &place);
        Spanned::new(target, place(0..address.len()))
    }

    /// The caption of an image: words without markup.
    fn title(&self, title: &str, range: &Range<usize>) -> Vec<Inline> {
        if title.is_empty() {
            return Vec::new();
        }
        let source = self.slice.text.get(range.clone()).unwrap_or("");
        let span = match source.rfind(title) {
            Some(at) => self.slice.span(range.start + at..range.start + at + title.len()),
            // Written with escapes or over several lines: the image is the nearest place.
            None => self.span(range),
        };
        vec![Inline { span, kind: InlineKind::Text(title.to_owned()) }]
    }

    fn citations(&mut self, range: &Range<usize>) -> Option<InlineKind> {
        let source = self.slice.text.get(range.clone()).unwrap_or("");
        let inside = source.strip_prefix('[').and_then(|s| s.strip_suffix(']'))?;
        let start = range.start + 1;
        let place = |r: Range<usize>| self.slice.span(start + r.start..start + r.end);
        match citation::read(inside, &place) {
            Ok(citations) => Some(InlineKind::Cite(citations)),
            Err((wrong, message)) => {
                let problem = unparsed(place(wrong.clone()), message);
                let help = "a citation reads `[@source-id, p. 4; @another]`; \
                            write `\\[` for a bracket that is none";
                let problem = problem.help(help);
                self.problems.push(match citation::mend(inside, &wrong) {
                    Some((at, words)) => problem.fix(place(at), words),
                    None => problem,
                });
                None
            }
        }
    }

    fn inline_html(&mut self, range: &Range<usize>) {
        match allow::read(self.slice, range.clone()) {
            Ok(Some(allow)) => self.problems.push(
                Diagnostic::error(
                    "unused-allow",
                    allow.span,
                    "an exemption among words holds for nothing",
                )
                .help("put the comment on a line of its own, before the block it is for"),
            ),
            Ok(None) => {}
            Err(problem) => self.problems.push(*problem),
        }
    }
}

/// Cuts words where their origin jumps (a folded line in YAML), so that each piece stands in the
/// file as it is. `upto` gives the place of the first `n` bytes.
fn verbatim_pieces(text: &str, upto: impl Fn(usize) -> Span) -> Vec<(usize, &str)> {
    let whole = upto(text.len());
    if (whole.end - whole.start) as usize == text.len() {
        return vec![(0, text)];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut origin = whole.start;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let file_end = upto(end).end;
        if (file_end - origin) as usize != end - start {
            if at > start {
                pieces.push((start, &text[start..at]));
            }
            start = at;
            origin = file_end.saturating_sub(u32::try_from(c.len_utf8()).unwrap_or(0));
        }
    }
    pieces.push((start, &text[start..]));
    pieces
}
