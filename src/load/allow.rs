//! Comments, and the exemptions some of them grant.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::model::{Allow, Exemption};
use crate::text::{Slice, Spanned};

/// Reads a piece of HTML: an exemption, a comment of no meaning (nothing), or anything else, which
/// is an error, for the words in it would be lost.
///
/// `<!-- allow(code "words", code): reason -->`
pub(crate) fn read(
    slice: &Slice<'_>,
    range: Range<usize>,
) -> Result<Option<Allow>, Box<Diagnostic>> {
    let html = slice.text.get(range.clone()).unwrap_or("");
    let span = slice.span(range.clone());
    let comment = html
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .filter(|inside| !inside.contains("-->"));
    let Some(inside) = comment else {
        return Err(Box::new(raw_html(html, span)));
    };
    let Some(at) = inside.find("allow") else { return Ok(None) };
    if !inside[..at].trim().is_empty() {
        return Ok(None);
    }
    let after = inside[at + "allow".len()..].trim_start();
    if !after.starts_with('(') {
        // `<!-- allowing for … -->` is a remark; `<!-- allow … -->` was meant to exempt something.
        return if after.len() < inside[at + "allow".len()..].len() {
            Err(malformed(span))
        } else {
            Ok(None)
        };
    }
    let Some((list, reason)) = after[1..].split_once(')') else {
        return Err(malformed(span));
    };
    let list_start = range.start + 4 + (inside.len() - after.len()) + 1;
    let what = exemptions(slice, list, list_start).ok_or_else(|| malformed(span))?;
    let reason = reason.trim_start().strip_prefix(':').unwrap_or("").trim().to_owned();
    Ok(Some(Allow { span, what, reason, covers: None }))
}

fn exemptions(slice: &Slice<'_>, list: &str, start: usize) -> Option<Vec<Exemption>> {
    let mut what = Vec::new();
    let mut at = 0;
    // A comma within quotation marks belongs to a number: "3,913".
    for item in split_outside_quotes(list) {
        let lead = item.len() - item.trim_start().len();
        let here = start + at + lead;
        at += item.len() + 1;
        let item = item.trim();
        let (code, words) = match item.split_once(char::is_whitespace) {
            Some((code, words)) => (code, words.trim()),
            None => (item, ""),
        };
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            return None;
        }
        let words = if words.is_empty() {
            None
        } else {
            let inside = words.strip_prefix('"')?.strip_suffix('"')?;
            let from = here + item.len() - words.len() + 1;
            Some(Spanned::new(inside.to_owned(), slice.span(from..from + inside.len())))
        };
        let code = Spanned::new(code.to_owned(), slice.span(here..here + code.len()));
        what.push(Exemption { code, words });
    }
    Some(what)
}

fn split_outside_quotes(list: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(&list[start..]);
    items
}

fn malformed(span: crate::text::Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("unused-allow", span, "this exemption cannot be read")
            .help("write `<!-- allow(unsourced-figure \"12\"): the reason -->`"),
    )
}

fn raw_html(html: &str, span: crate::text::Span) -> Diagnostic {
    let comment = html.starts_with("<!--");
    let (message, help) = if comment && html.contains("-->") {
        (
            "words after a comment on the same line would be lost".to_owned(),
            "put the comment on a line of its own",
        )
    } else if comment {
        ("a comment that is never closed".to_owned(), "close it with `-->`")
    } else {
        let tag: String = html.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        (
            format!("HTML is not allowed in pages: `{tag}`"),
            "say it in Markdown; for a `<` that is just a sign, write `\\<`",
        )
    };
    Diagnostic::error("raw-html", span, message).help(help)
}
