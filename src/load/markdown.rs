//! From Markdown to the tree the site works with.
//!
//! 1. pulldown-cmark turns the text into events, each with its byte range;
//! 2. `Builder` turns the events into blocks and inlines, reading addresses and citations;
//! 3. `leftovers` looks through the words for what was meant as a reference
//!    and is none to the parser.
//!
//! Nothing fails: what cannot be used is reported and left out.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::blocks::Builder;
use super::leftovers;
use crate::diag::Diagnostic;
use crate::model::Doc;
use crate::text::{Slice, Span};

/// An event and the bytes it comes from.
pub(crate) type Placed<'a> = (Event<'a>, Range<usize>);

/// Parses a text.
pub(crate) fn parse(slice: &Slice<'_>) -> (Doc, Vec<Diagnostic>) {
    let mut broken: Vec<(Range<usize>, String)> = Vec::new();
    let mut callback = |link: BrokenLink<'_>| {
        let reference = link.reference.to_string();
        let citation = link.link_type == LinkType::Shortcut && reference.contains('@');
        if !citation {
            broken.push((link.span, reference));
            return None;
        }
        // The address only marks the link as a citation; its words are read from the source.
        Some((CowStr::Borrowed(CITATION), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(slice.text, options(), Some(&mut callback));
    let mut definitions: Vec<(String, Range<usize>, String)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, link)| (label.to_owned(), link.span.clone(), link.dest.to_string()))
        .collect();
    definitions.sort_by_key(|(_, span, _)| span.start);
    let events: Vec<Placed<'_>> = parser.into_offset_iter().collect();

    let mut builder = Builder::new(slice, &events);
    let doc = builder.document();
    let mut problems = builder.problems;
    problems.extend(leftovers::find(slice, &events, &broken, &definitions));
    (doc, problems)
}

/// The address that marks a citation among the parser's links.
pub(crate) const CITATION: &str = "citation:";

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Whether an event opens or stands for an inline.
pub(crate) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::TaskListMarker(_) => true,
        Event::End(_) | Event::Html(_) | Event::Rule => false,
    }
}

/// Whether an event closes one of the inline tags.
pub(crate) fn closes_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// A problem of the kind "looks like a reference and is none".
pub(crate) fn unparsed(span: Span, message: String) -> Diagnostic {
    Diagnostic::error("unparsed-reference", span, message)
}
