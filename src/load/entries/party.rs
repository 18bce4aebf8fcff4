//! `registry/parties/*.yaml`.

use super::source::address;
use crate::load::decode::Decoder;
use crate::load::yaml::Node;
use crate::model::{Id, Party, PartyKind};
use crate::text::Spanned;

/// Decodes one party. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Party> {
    let mut fields = decoder.fields(node, id.span, "a party")?;
    let kind = decoder.required(&mut fields, "type");
    let kind = kind.and_then(|node| decoder.choice(node, &PartyKind::ALL));
    let name = decoder.required_text(&mut fields, "name");
    let short = decoder.text_field(&mut fields, "short");
    let role = decoder.text_field(&mut fields, "role");
    let url = fields.take("url").and_then(|node| address(decoder, node));
    let from = fields.take("from").and_then(|node| decoder.date(node));
    let until = fields.take("until").and_then(|node| decoder.date(node));
    let parent = fields.take("parent").and_then(|node| decoder.id(node));
    let private = fields.take("private").and_then(|node| decoder.boolean(node)).unwrap_or(false);
    let sources = decoder.source_uses(&mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Party { id, kind: kind?, name, short, role, url, from, until, parent, private, sources })
}
