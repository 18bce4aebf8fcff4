//! What was meant as a reference and is none to the parser: it would be printed as it stands, or
//! swallowed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markdown::{CITATION, Placed, unparsed};
use super::target::OURS;
use crate::diag::{Diagnostic, certain};
use crate::text::Slice;

/// Looks through broken links, link definitions and plain words.
pub(crate) fn find(
    slice: &Slice<'_>,
    events: &[Placed<'_>],
    broken: &[(Range<usize>, String)],
    definitions: &[(String, Range<usize>, String)],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (range, reference) in broken {
        problems.extend(broken_link(slice, range, reference));
    }
    for (label, range, _) in definitions {
        if label.starts_with('@') || label.contains(" @") {
            let message = "a citation with a colon after it defines a link and is not printed";
            let problem = unparsed(slice.span(range.clone()), message.to_owned());
            problems.push(problem.help("put something else than a colon after the bracket"));
        }
    }
    let within_broken = joined(broken);
    let mut links: Vec<Range<usize>> = Vec::new();
    let mut code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            _ => {}
        }

        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
            && &**dest_url != CITATION
        {
            links.push(range.clone());
        }
        // Words within a link are its words, not an address gone wrong; within a broken one they
        // have been reported.
        let in_broken = || {
            let after = within_broken.partition_point(|link| link.start <= range.start);
            after > 0 && within_broken[after - 1].contains(&range.start)
        };
        if let Event::Text(text) = event
            && !code
            && slice.text.get(range.clone()) == Some(&**text)
            && links.last().is_none_or(|link| link.end <= range.start)
            && !in_broken()
        {
            problems.extend(missing_note(slice, text, range));
            problems.extend(bare_scheme(slice, text, range.start));
        }
    }
    problems
}

/// The places of broken links in order, those that overlap put together: there may be as many as
/// there are words, and each word looks itself up.
fn joined(broken: &[(Range<usize>, String)]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = broken.iter().map(|(range, _)| range.clone()).collect();
    places.sort_by_key(|place| place.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match joined.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => joined.push(place),
        }
    }
    joined
}

/// `[3,913][fact:x]`, `[!NOTE] Title`, `[!nota]`.
fn broken_link(slice: &Slice<'_>, range: &Range<usize>, reference: &str) -> Option<Diagnostic> {
    let span = slice.span(range.clone());
    if let Some(kind) = reference.strip_prefix('!') {
        let known = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
        return Some(if known.contains(&kind.to_ascii_uppercase().as_str()) {
            unparsed(span, format!("`[!{kind}]` must stand alone on the first line")).help(
                "callouts are titled by their kind; put the words on the next line after `> `",
            )
        } else {
            let problem = unparsed(span, format!("there is no callout `{kind}`"))
                .help("write `> [!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`");
            match certain(&kind.to_ascii_uppercase(), known) {
                Some(known) => problem.fix(span, format!("[!{known}]")),
                None => problem,
            }
        });
    }
    let ours = OURS
        .iter()
        .any(|scheme| reference.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(':')));
    let full = slice.text.get(range.clone()).is_some_and(|source| source.contains("]["));
    if ours && full {
        let message = format!("`[…][{reference}]` is no reference to the parser");
        let problem = unparsed(span, message)
            .help(format!("write the address in parentheses: `[…]({reference})`"));
        // Only where the address stands in the source as the parser read it.
        let tail = format!("][{reference}]");
        let source = slice.text.get(range.clone()).unwrap_or("");
        return Some(if source.ends_with(&tail) {
            let at = range.end - tail.len();
            problem.fix(slice.span(at..range.end), format!("]({reference})"))
        } else {
            problem
        });
    }
    if full || ours {
        let message = format!("`{reference}` is not defined on this page");
        return Some(
            unparsed(span, message).help("write `[words](address)`, or `\\[` for a plain bracket"),
        );
    }
    None
}

/// `[^why]` without a note of that name: to the parser, words between brackets.
fn missing_note(slice: &Slice<'_>, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let label = text
        .strip_prefix('^')
        .filter(|label| !label.is_empty() && !label.contains(char::is_whitespace))?;
    let before = slice.text.get(..range.start)?;
    let after = slice.text.get(range.end..)?;
    if !before.ends_with('[') || !after.starts_with(']') {
        return None;
    }
    let span = slice.span(range.start - 1..range.end + 1);
    let message = format!("there is no note `{label}`");
    let help = format!("write it on a line of its own: `[^{label}]: …`");
    Some(Diagnostic::error("unknown-reference", span, message).help(help))
}

/// `](fact:a b)` and `fact:children-separated` in running words.
fn bare_scheme(slice: &Slice<'_>, text: &str, start: usize) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // Few words have a colon; that is one look instead of one for each scheme.
    if !text.contains(':') {
        return problems;
    }
    for scheme in OURS {
        for (at, _) in text.match_indices(scheme) {
            let before = text[..at].chars().next_back();
            let Some(rest) = text[at + scheme.len()..].strip_prefix(':') else { continue };
            let starts_id = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '?');
            if !starts_id || before.is_some_and(|c| c.is_alphanumeric() || c == '-') {
                continue;
            }
            let len = rest.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(rest.len());
            let end = at + scheme.len() + 1 + len;
            let span = slice.span(start + at..start + end);
            let message = format!("`{}` is no reference to the parser", &text[at..end]);
            problems.push(unparsed(span, message).help(
                "write `[words](fact:the-id)`, without spaces in the address; \
                 in backticks it is printed as it stands",
            ));
        }
    }
    problems
}
