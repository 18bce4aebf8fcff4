//! What an address in a link means.

use std::ops::Range;

use crate::diag::nearest;
use crate::model::{FactRef, Form, Id, Query, Target};
use crate::text::{Span, Spanned};

/// The schemes of the site's own references.
pub(crate) const OURS: [&str; 8] =
    ["fact", "source", "term", "party", "case", "series", "timeline", "cases"];

/// The other schemes a link may have.
const OUTSIDE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Reads an address. `place` gives the place in the file of a byte range of it.
pub(crate) fn read(address: &str, place: &dyn Fn(Range<usize>) -> Span) -> Target {
    if let Some(anchor) = address.strip_prefix('#') {
        return Target::Anchor(anchor.to_owned());
    }
    if address.starts_with("//") {
        return Target::Forbidden("//".to_owned());
    }
    let Some((scheme, rest)) = scheme(address) else {
        return file(address, place);
    };
    let offset = address.len() - rest.len();
    if OURS.contains(&scheme) {
        ours(scheme, rest, &|range| place(range.start + offset..range.end + offset))
    } else if OUTSIDE.contains(&scheme.to_ascii_lowercase().as_str()) {
        Target::External(address.to_owned())
    } else {
        Target::Forbidden(scheme.to_owned())
    }
}

/// Splits off `scheme:` as RFC 3986 §3.1 defines it.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

fn file(address: &str, place: &dyn Fn(Range<usize>) -> Span) -> Target {
    match address.split_once('#') {
        Some((path, anchor)) => {
            let at = path.len() + 1;
            let anchor = Spanned::new(anchor.to_owned(), place(at..address.len()));
            Target::File { path: path.to_owned(), anchor: Some(anchor) }
        }
        None => Target::File { path: address.to_owned(), anchor: None },
    }
}

/// `ID?name=value&…#CLAIM`, taken apart.
struct Parts<'a> {
    id: &'a str,
    query: &'a str,
    query_at: usize,
    fragment: Option<(&'a str, usize)>,
}

fn parts(rest: &str) -> Parts<'_> {
    let (before, fragment) = match rest.split_once('#') {
        Some((before, fragment)) => (before, Some((fragment, before.len() + 1))),
        None => (rest, None),
    };
    let (id, query) = before.split_once('?').unwrap_or((before, ""));
    Parts { id, query, query_at: id.len() + 1, fragment }
}

fn ours(scheme: &str, rest: &str, place: &dyn Fn(Range<usize>) -> Span) -> Target {
    let parts = parts(rest);
    let query = query(parts.query, parts.query_at, place);
    let no_claim = parts.fragment.is_none();
    let needs_id = !matches!(scheme, "timeline" | "cases");
    if needs_id && !Id::is_valid(parts.id) {
        let mend = Id::from_words(parts.id);
        let hint = if mend.is_empty() { String::new() } else { format!("; perhaps `{mend}`") };
        return Target::Malformed(format!(
            "`{scheme}:` must be followed by an id, small letters and hyphens{hint}"
        ));
    }
    if !needs_id && !parts.id.is_empty() {
        return Target::Malformed(format!(
            "`{scheme}:` takes no id; write `{scheme}:?…`, or `case:{}` for one case",
            parts.id
        ));
    }
    let id = Spanned::new(Id::from(parts.id), place(0..parts.id.len()));
    let target = match scheme {
        "fact" => return fact(id, &query, parts.fragment, place),
        "series" => Target::Series(id, query),
        "timeline" => Target::Timeline(query),
        "cases" => Target::Cases(query),
        "source" if query.is_empty() => Target::Source(id),
        "term" if query.is_empty() => Target::Term(id),
        "party" if query.is_empty() => Target::Party(id),
        "case" if query.is_empty() => Target::Case(id),
        _ => return Target::Malformed(format!("`{scheme}:` takes no `?`")),
    };
    if no_claim {
        target
    } else {
        Target::Malformed(format!("`{scheme}:` takes no `#`; only facts have claims"))
    }
}

fn fact(
    fact: Spanned<Id>,
    query: &Query,
    fragment: Option<(&str, usize)>,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Target {
    let mut form = Form::Value;
    for (name, value) in query {
        if name.value != "as" {
            return Target::Malformed(format!("a fact has no `{}`; it has `?as=…`", name.value));
        }
        match Form::ALL.iter().find(|(word, _)| *word == value.value) {
            Some((_, named)) => form = *named,
            None => {
                let words: Vec<&str> = Form::ALL.iter().map(|(word, _)| *word).collect();
                let hint = match nearest(&value.value, words.iter().copied()) {
                    Some(word) => format!("did you mean `{word}`?"),
                    None => format!("it is one of {}", words.join(", ")),
                };
                return Target::Malformed(format!("`?as={}` is no form; {hint}", value.value));
            }
        }
    }
    let claim = match fragment {
        Some((claim, at)) if Id::is_valid(claim) => {
            Some(Spanned::new(Id::from(claim), place(at..at + claim.len())))
        }
        Some((claim, _)) => {
            let order = if claim.contains('?') { "; `?as=…` comes before `#`" } else { "" };
            return Target::Malformed(format!("`#{claim}` is not a claim's id{order}"));
        }
        None => None,
    };
    Target::Fact(FactRef { fact, claim, form })
}

fn query(text: &str, at: usize, place: &dyn Fn(Range<usize>) -> Span) -> Query {
    let mut pairs = Vec::new();
    let mut start = at;
    for pair in text.split('&').filter(|_| !text.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name_end = start + name.len();
        let value_at = (name_end + 1).min(start + pair.len());
        pairs.push((
            Spanned::new(name.to_owned(), place(start..name_end)),
            Spanned::new(value.to_owned(), place(value_at..start + pair.len())),
        ));
        start += pair.len() + 1;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    fn check(address: &str, expected: &str) {
        let file = Files::new().insert_text("x.md", "");
        let target = read(address, &|range| Span::new(file, range));
        let found = match target {
            Target::Fact(f) => {
                let claim = f.claim.map(|c| format!("#{}@{}", c.value, c.span.start));
                format!(
                    "fact {}@{} {:?}{}",
                    f.fact.value,
                    f.fact.span.start,
                    f.form,
                    claim.unwrap_or_default()
                )
            }
            Target::Source(id) => format!("source {}", id.value),
            Target::Term(id) => format!("term {}", id.value),
            Target::Party(id) => format!("party {}", id.value),
            Target::Case(id) => format!("case {}", id.value),
            Target::Series(id, query) => format!("series {} {}", id.value, query.len()),
            Target::Timeline(query) => format!("timeline {}", query.len()),
            Target::Cases(query) => format!("cases {}", query.len()),
            Target::File { path, anchor } => {
                format!("file {path} {}", anchor.map(|a| a.value).unwrap_or_default())
            }
            Target::Anchor(anchor) => format!("anchor {anchor}"),
            Target::External(url) => format!("external {url}"),
            Target::Malformed(why) => format!("malformed {why}"),
            Target::Forbidden(scheme) => format!("forbidden {scheme}"),
        };
        assert!(found.starts_with(expected), "{address}: {found}");
    }

    #[test]
    fn reads_every_kind() {
        check("fact:children-separated", "fact children-separated@5 Value");
        check("fact:a?as=as-of#court-2019", "fact a@5 AsOf#court-2019@16");
        check("source:ap-2019-10-25", "source ap-2019-10-25");
        check("series:reunified?kind=line", "series reunified 1");
        check("timeline:?topic=litigation&from=2018", "timeline 2");
        check("cases:?status=pending", "cases 1");
        check("../litigation/index.md#status", "file ../litigation/index.md status");
        check("#status", "anchor status");
        check("https://example.org/a:b", "external https://example.org/a:b");
        check("mailto:a@example.org", "external mailto");
    }

    #[test]
    fn refuses_what_means_nothing() {
        check("fact:a#b?as=words", "malformed `#b?as=words` is not a claim's id; `?as=…` comes");
        check("fact:A", "malformed `fact:` must be followed by an id");
        check("fact:", "malformed");
        check("fact:a?as=asof", "malformed `?as=asof` is no form; did you mean `as-of`?");
        check("term:a#b", "malformed `term:` takes no `#`");
        check("javascript:alert(1)", "forbidden javascript");
        check("data:text/html,x", "forbidden data");
        check("//example.org/x", "forbidden //");
    }
}
