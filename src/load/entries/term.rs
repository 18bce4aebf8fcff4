//! `registry/terms/*.yaml`.

use crate::load::decode::Decoder;
use crate::load::yaml::Node;
use crate::model::{Id, Term};
use crate::text::Spanned;

/// Decodes one term. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Term> {
    let mut fields = decoder.fields(node, id.span, "a term")?;
    let term = decoder.required_text(&mut fields, "term");
    let aka = fields.take("aka");
    let aka = decoder.list(aka, Decoder::text);
    let plain = decoder.required_text(&mut fields, "plain");
    let legal = decoder.text_field(&mut fields, "legal");
    let sources = decoder.source_uses(&mut fields);
    let avoid = fields.take("avoid");
    let avoid = decoder.strings(avoid);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Term { id, term, aka, plain, legal, sources, avoid })
}
