//! Numbers that stand alone in the prose.
//!
//! The rule is fail-closed: every numeral must be accounted for by where it stands in the Markdown.
//! The words of a reference, a citation and code are no prose; a date and a name with digits
//! account for themselves; a misprint that a fact lists may be quoted. Everything else is reported,
//! by exactly one of four checks.

mod known;

use std::ops::Range;

use crate::figure::{self, Slip};
use crate::model::{Claim, Fact, Inline, InlineKind, Lang, Misprint, Run, Target};
use crate::text::Span;

pub(super) use known::Known;

/// A number that nothing accounts for.
pub(crate) struct Number<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) words: String,
    /// The language of the text it is in.
    pub(crate) lang: &'a Lang,
    /// What it may be.
    pub(crate) verdict: Verdict<'a>,
}

/// What a number that nothing accounts for may be.
pub(crate) enum Verdict<'a> {
    /// The value of these claims, not linked to them.
    Unlinked(Vec<(&'a Fact, &'a Claim)>),
    /// A wrong copy that the fact lists.
    Misprint(&'a Fact, &'a Misprint),
    /// One slip away from the value of this claim.
    NearMiss(&'a Fact, &'a Claim, Slip),
    /// Nothing the registry knows.
    Unsourced,
    /// A number in words or a fraction; with claims of that value, if there are any.
    Word(Vec<(&'a Fact, &'a Claim)>),
}

/// Every number of a run that nothing accounts for.
pub(super) fn in_run<'a>(
    run: Run<'a>,
    lang: &'a Lang,
    known: &Known<'a>,
    found: &mut Vec<Number<'a>>,
) {
    let words = Words::of(run.inlines);
    if !words.may_hold_a_number() {
        return;
    }
    // Names are the dearest to find, and few runs have a number that needs one.
    let mut names = None;
    for token in figure::scan(&words.text, lang) {
        if !token.kind.needs_an_account() {
            continue;
        }
        let names = names.get_or_insert_with(|| figure::names(&words.text, &known.names));
        // A name that covers only a part of a number does not account for it: `Section 1,325`.
        let range = &token.range;
        if names.iter().any(|name| name.start <= range.start && range.end <= name.end) {
            continue;
        }
        let Some(verdict) = known.judge(&words.text, &token, lang) else { continue };
        let Some(span) = words.span(token.range.clone()) else { continue };
        let written = words.text.get(token.range.clone()).unwrap_or("").to_owned();
        found.push(Number { span, words: written, lang, verdict });
    }
}

/// The words of a number as a link to a claim: `[3,913](fact:children-separated)`.
pub(crate) fn link(words: &str, fact: &Fact, claim: &Claim) -> String {
    let preferred = fact.preferred_claim().is_some_and(|preferred| preferred.id == claim.id);
    let id = &fact.id.value;
    if preferred {
        format!("`[{words}](fact:{id})`")
    } else {
        format!("`[{words}](fact:{id}#{})`", claim.id.value)
    }
}

/// Whether the words of a link are no prose but those of something else.
pub(super) fn is_reference(target: &Target) -> bool {
    match target {
        Target::File { .. } | Target::Anchor(_) | Target::External(_) => false,
        Target::Fact(_)
        | Target::Source(_)
        | Target::Term(_)
        | Target::Party(_)
        | Target::Case(_)
        | Target::Series(..)
        | Target::Timeline(_)
        | Target::Cases(_)
        | Target::Malformed(_)
        | Target::Forbidden(_) => true,
    }
}

/// A run as one text, with the way back to the file. What is no prose (the words of a reference, a
/// citation, code) is one object character.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    at: usize,
    len: usize,
    span: Span,
    /// Whether the bytes stand in the file as they are.
    verbatim: bool,
}

/// Stands for what is no prose (U+FFFC, object replacement character).
pub(crate) const OBJECT: char = '\u{fffc}';

impl Words {
    pub(crate) fn of(inlines: &[Inline]) -> Words {
        let mut words = Words::default();
        inlines.iter().for_each(|inline| words.add(inline));
        words
    }

    fn add(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.push(text, inline.span),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.push(" ", inline.span),
            InlineKind::Code(_) | InlineKind::Cite(_) => self.push_object(inline.span),
            // The mark of a note is set close to a word; it is no part of it.
            InlineKind::Footnote(_) => {}
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                inner.iter().for_each(|inline| self.add(inline));
            }
            InlineKind::Link(link) if is_reference(&link.target.value) => {
                self.push_object(inline.span);
            }
            InlineKind::Link(link) => link.content.iter().for_each(|inline| self.add(inline)),
            InlineKind::Image(image) => image.content.iter().for_each(|inline| self.add(inline)),
        }
    }

    pub(super) fn push(&mut self, text: &str, span: Span) {
        let verbatim = span.range().len() == text.len();
        self.pieces.push(Piece { at: self.text.len(), len: text.len(), span, verbatim });
        self.text.push_str(text);
    }

    pub(super) fn push_object(&mut self, span: Span) {
        let mut buffer = [0; 4];
        let object = OBJECT.encode_utf8(&mut buffer);
        let len = object.len();
        self.pieces.push(Piece { at: self.text.len(), len, span, verbatim: false });
        self.text.push(OBJECT);
    }

    /// A quick look that spares most headings and cells the scan.
    fn may_hold_a_number(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    }

    /// The place in the file of a byte range of the text; an empty run has none.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        // Within a replacement there is no place; its whole is the nearest one.
        let start =
            first.span.range().start + if first.verbatim { range.start - first.at } else { 0 };
        let end = if last.verbatim {
            last.span.range().start + (range.end - last.at)
        } else {
            last.span.range().end
        };
        Some(Span::new(first.span.file, start..end.max(start)))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        (at < piece.at + piece.len || next == self.pieces.len()).then_some(piece)
    }
}
