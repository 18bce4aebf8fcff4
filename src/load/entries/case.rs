//! `registry/cases/*.yaml`.

use crate::load::decode::{Decoder, Fields};
use crate::load::yaml::{Node, NodeKind};
use crate::model::{
    Case, CaseKind, CaseStatus, DocketEvent, Id, Relief, ReliefKind, Reported, Text, Wording,
};
use crate::text::Spanned;

/// Decodes one case. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Case> {
    let mut fields = decoder.fields(node, id.span, "a case")?;
    let caption = decoder.required(&mut fields, "caption").and_then(|node| decoder.string(node));
    let short = fields.take("short").and_then(|node| decoder.string(node));
    let court = decoder.required(&mut fields, "court").and_then(|node| decoder.string(node));
    let docket = fields.take("docket").and_then(|node| decoder.string(node));
    let judges = fields.take("judges");
    let judges = decoder.ids(judges);
    let filed = fields.take("filed").and_then(|node| decoder.date(node));
    let closed = fields.take("closed").and_then(|node| decoder.date(node));
    let kind = fields.take("kind").and_then(|node| decoder.choice(node, &CaseKind::ALL));
    let status = decoder.required(&mut fields, "status");
    let status = status.and_then(|node| decoder.choice(node, &CaseStatus::ALL));
    let status_as_of = decoder.required(&mut fields, "status_as_of");
    let status_as_of = status_as_of.and_then(|node| decoder.date(node));
    let [tiny, summary, full] = summaries(decoder, &mut fields);
    let claims = fields.take("claims");
    let claims = decoder.list(claims, Decoder::text);
    let [plaintiffs, defendants, counsel] = parties(decoder, &mut fields);
    let relief = fields.take("relief").and_then(|node| relief(decoder, node));
    let related = fields.take("related");
    let related = decoder.list(related, related_case);
    let reported = fields.take("reported");
    let reported = decoder.list(reported, reporter);
    let sources = decoder.source_uses(&mut fields);
    let topics = fields.take("topics");
    let topics = decoder.ids(topics);
    let events = events(decoder, &mut fields);
    let aliases = decoder.aliases(&mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Case {
        id,
        aliases,
        caption: caption?,
        short,
        court: court?,
        docket,
        judges,
        filed,
        closed,
        kind,
        status: status?,
        status_as_of: status_as_of?,
        tiny,
        summary,
        full,
        claims,
        plaintiffs,
        defendants,
        counsel,
        relief,
        related,
        reported,
        sources,
        topics,
        events,
    })
}

/// `summary: {tiny: …, short: …, full: …}`, or one text that serves as the short one.
fn summaries(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> [Option<Text>; 3] {
    let Some(node) = fields.take("summary") else { return [None, None, None] };
    if let NodeKind::Scalar(_) = node.kind {
        return [None, decoder.text(node), None];
    }
    let Some(mut inner) = decoder.fields(node, node.span, "a summary") else {
        return [None, None, None];
    };
    let texts = ["tiny", "short", "full"].map(|key| decoder.text_field(&mut inner, key));
    decoder.finish(inner);
    texts
}

/// `parties: {plaintiffs: […], defendants: […], counsel: […]}`; a name may be there by language.
fn parties(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> [Vec<Spanned<Wording>>; 3] {
    let Some(node) = fields.take("parties") else { return Default::default() };
    let Some(mut inner) = decoder.fields(node, node.span, "the parties") else {
        return Default::default();
    };
    let lists = ["plaintiffs", "defendants", "counsel"].map(|key| {
        let node = inner.take(key);
        decoder.list(node, Decoder::wording)
    });
    decoder.finish(inner);
    lists
}

fn relief(decoder: &mut Decoder<'_>, node: &Node) -> Option<Relief> {
    let mut fields = decoder.fields(node, node.span, "relief")?;
    let kinds = fields.take("kinds");
    let kinds = decoder.list(kinds, |decoder, node| decoder.choice(node, &ReliefKind::ALL));
    let from = fields.take("from").and_then(|node| decoder.date(node));
    let until = fields.take("until").and_then(|node| decoder.date(node));
    let text = decoder.text_field(&mut fields, "text");
    let sources = decoder.source_uses(&mut fields);
    decoder.finish(fields);
    Some(Relief { span: node.span, kinds, from, until, text, sources })
}

/// `{case: mmm, how: settled together}`
fn related_case(decoder: &mut Decoder<'_>, node: &Node) -> Option<(Spanned<Id>, Option<Text>)> {
    if let NodeKind::Scalar(_) = node.kind {
        return Some((decoder.id(node)?, None));
    }
    let mut fields = decoder.fields(node, node.span, "a related case")?;
    let case = decoder.required(&mut fields, "case").and_then(|node| decoder.id(node));
    let how = decoder.text_field(&mut fields, "how");
    decoder.finish(fields);
    Some((case?, how))
}

fn reporter(decoder: &mut Decoder<'_>, node: &Node) -> Option<Reported> {
    let mut fields = decoder.fields(node, node.span, "a reported decision")?;
    let volume = decoder.required(&mut fields, "volume").and_then(|node| decoder.string(node));
    let reporter = decoder.required(&mut fields, "reporter").and_then(|node| decoder.string(node));
    let page = decoder.required(&mut fields, "page").and_then(|node| decoder.string(node));
    let year = fields.take("year").and_then(|node| decoder.whole(node));
    decoder.finish(fields);
    Some(Reported { volume: volume?, reporter: reporter?, page: page?, year })
}

fn events(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> Vec<DocketEvent> {
    let Some(node) = fields.take("events") else { return Vec::new() };
    let entries = decoder.entries(node, "docket events").unwrap_or_default();
    let mut events = Vec::new();
    for entry in decoder.without_duplicates(entries, "duplicate-id") {
        let id = decoder.valid_id(&entry.key).map(|id| Spanned::new(id, entry.key.span));
        events.extend(id.and_then(|id| event(decoder, id, &entry.value)));
    }
    events
}

fn event(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<DocketEvent> {
    let mut fields = decoder.fields(node, id.span, "a docket event")?;
    let date = decoder.required(&mut fields, "date").and_then(|node| decoder.period(node));
    let entry = fields.take("entry").and_then(|node| decoder.string(node));
    let kind = fields.take("type").and_then(|node| decoder.string(node));
    let title = decoder.required_text(&mut fields, "title");
    let summary = decoder.text_field(&mut fields, "summary");
    let sources = decoder.source_uses(&mut fields);
    let major = fields.take("major").and_then(|node| decoder.boolean(node)).unwrap_or(false);
    if !decoder.finish(fields) {
        return None;
    }
    Some(DocketEvent { id, date: date?, entry, kind, title, summary, sources, major })
}
