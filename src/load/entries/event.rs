//! `registry/events/*.yaml`.

use crate::load::decode::Decoder;
use crate::load::yaml::Node;
use crate::model::{Event, Id};
use crate::text::Spanned;

/// Decodes one event. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Event> {
    let mut fields = decoder.fields(node, id.span, "an event")?;
    let date = decoder.required(&mut fields, "date").and_then(|node| decoder.period(node));
    let title = decoder.required_text(&mut fields, "title");
    let summary = decoder.text_field(&mut fields, "summary");
    let sources = decoder.required(&mut fields, "sources");
    let sources = decoder.list(sources, Decoder::source_use);
    let topics = fields.take("topics");
    let topics = decoder.ids(topics);
    let major = fields.take("major").and_then(|node| decoder.boolean(node)).unwrap_or(false);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Event { id, date: date?, title, summary, sources, topics, major })
}
