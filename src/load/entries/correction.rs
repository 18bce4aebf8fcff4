//! `registry/corrections.yaml`.

use crate::load::decode::Decoder;
use crate::load::yaml::Node;
use crate::model::{Correction, CorrectionKind, Gravity, Id};
use crate::text::Spanned;

/// Decodes one correction. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Correction> {
    let mut fields = decoder.fields(node, id.span, "a correction")?;
    let date = decoder.required(&mut fields, "date").and_then(|node| decoder.date(node));
    let kind = decoder.required(&mut fields, "kind");
    let kind = kind.and_then(|node| decoder.choice(node, &CorrectionKind::ALL));
    let severity = fields.take("severity").and_then(|node| decoder.choice(node, &Gravity::ALL));
    let pages = fields.take("pages");
    let pages = decoder.strings(pages);
    let facts = fields.take("facts");
    let facts = decoder.ids(facts);
    let was = fields.take("was").and_then(|node| decoder.string(node));
    let is = fields.take("is").and_then(|node| decoder.string(node));
    let text = decoder.required_text(&mut fields, "text");
    let wrong_since = fields.take("wrong_since").and_then(|node| decoder.date(node));
    if !decoder.finish(fields) {
        return None;
    }
    Some(Correction {
        id,
        date: date?,
        kind: kind?,
        severity,
        pages,
        facts,
        was,
        is,
        text,
        wrong_since,
    })
}
