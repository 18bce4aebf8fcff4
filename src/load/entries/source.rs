//! `registry/sources/*.yaml`: the field names of the Citation Style Language, and ours.

use crate::diag::Diagnostic;
use crate::load::decode::Decoder;
use crate::load::yaml::Node;
use crate::model::{Author, Id, Lang, Reliability, Snapshot, Source, SourceKind};
use crate::text::Spanned;

/// Decodes one source. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Source> {
    let mut fields = decoder.fields(node, id.span, "a source")?;
    let kind = decoder.required(&mut fields, "type");
    let kind = kind.and_then(|node| decoder.choice(node, SourceKind::ALL));
    let title = decoder.required(&mut fields, "title").and_then(|node| decoder.string(node));
    fields.broken |= kind.is_none() || title.is_none();
    let authors = fields.take("author");
    let authors = decoder.list(authors, author);
    let issued = fields.take("issued").and_then(|node| decoder.date(node));
    let accessed = fields.take("accessed").and_then(|node| decoder.date(node));
    let url = fields.take("URL").and_then(|node| address(decoder, node));
    let mut plain = Vec::new();
    for name in Source::FIELDS {
        if let Some(value) = fields.take(name).and_then(|node| decoder.string(node)) {
            plain.push((name.to_owned(), value));
        }
    }
    let reliability =
        fields.take("reliability").and_then(|node| decoder.choice(node, &Reliability::ALL));
    let snapshot = fields.take("snapshot").and_then(|node| snapshot(decoder, node));
    let lang = fields.take("lang").and_then(|node| decoder.string(node));
    let note = fields.take("note").and_then(|node| decoder.string(node));
    let case = fields.take("case").and_then(|node| decoder.id(node));
    let entry = fields.take("entry").and_then(|node| decoder.string(node));
    let aliases = decoder.aliases(&mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Source {
        id,
        aliases,
        kind: kind?,
        title: title?,
        authors,
        issued,
        accessed,
        url,
        fields: plain,
        reliability,
        snapshot,
        lang: lang.map(|lang| lang.map(Lang::from)),
        note,
        case,
        entry,
    })
}

fn author(decoder: &mut Decoder<'_>, node: &Node) -> Option<Author> {
    let mut fields = decoder.fields(node, node.span, "an author")?;
    let literal = fields.take("literal").and_then(|node| decoder.string(node));
    let family = fields.take("family").and_then(|node| decoder.string(node));
    let given = fields.take("given").and_then(|node| decoder.string(node));
    decoder.finish(fields);
    match (literal, family) {
        (Some(literal), _) => Some(Author::Literal(literal)),
        (None, Some(family)) => Some(Author::Person { family, given }),
        (None, None) => {
            decoder.report(
                Diagnostic::error("missing-field", node.span, "an author needs a name")
                    .help("write {literal: the name of a body} or {family: …, given: …}"),
            );
            None
        }
    }
}

/// A web address, kept as written.
pub(super) fn address(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<String>> {
    let help = "write the whole address, beginning with https://";
    decoder.scalar(node, "bad-link", help, |text| {
        let host = text.strip_prefix("https://").or(text.strip_prefix("http://"));
        let clean = |rest: &str| {
            !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
        };
        if host.is_some_and(clean) {
            Ok(text.to_owned())
        } else {
            Err(format!("`{text}` is not a web address"))
        }
    })
}

fn snapshot(decoder: &mut Decoder<'_>, node: &Node) -> Option<Snapshot> {
    let mut fields = decoder.fields(node, node.span, "a snapshot")?;
    let url = fields.take("url").and_then(|node| address(decoder, node));
    let captured = fields.take("captured").and_then(|node| decoder.date(node));
    let sha256 = fields.take("sha256").and_then(|node| {
        decoder.scalar(node, "wrong-type", "write the 64 digits that sha256sum prints", |text| {
            if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
                Ok(text.to_ascii_lowercase())
            } else {
                Err(format!("`{text}` is not a SHA-256 sum"))
            }
        })
    });
    decoder.finish(fields);
    Some(Snapshot { span: node.span, url, captured, sha256 })
}
