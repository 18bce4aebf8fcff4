//! `timeline.json`: what happened, with the major events of every docket among it.

use serde::Serialize;

use super::shared::{SourceRef, Top, Words, days};
use crate::model::{Case, DocketEvent, EntryKind, Event, Period};
use crate::render::world::World;

/// `timeline.json`
#[derive(Serialize)]
pub(super) struct Timeline<'a> {
    #[serde(flatten)]
    top: Top,
    events: Vec<EventJson<'a>>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: &'a str,
    /// The case on whose docket it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Words<'a>>,
    topics: Vec<&'a str>,
    major: bool,
    sources: Vec<SourceRef<'a>>,
}

/// Everything in the order of time; what began on one day in the order of case and id.
pub(super) fn all<'a>(world: &World<'a>) -> Timeline<'a> {
    let registry = &world.site.registry;
    let events = registry.events.values().map(|event| world.event_json(event));
    let dockets = registry.cases.values().flat_map(|case| {
        let major = case.events.iter().filter(|event| event.major);
        major.map(|event| world.major_json(case, event))
    });
    let mut events: Vec<EventJson<'_>> = events.chain(dockets).collect();
    // What has no known beginning stands by its end.
    let key = |event: &EventJson<'_>| event.from.clone().or(event.to.clone());
    events.sort_by(|a, b| (key(a), a.case, a.id).cmp(&(key(b), b.case, b.id)));
    Timeline { top: world.top("timeline"), events }
}

impl<'a> World<'a> {
    fn event_json(&self, event: &'a Event) -> EventJson<'a> {
        let url = self.entry_url(EntryKind::Event, &event.id);
        EventJson {
            summary: event.summary.as_ref().map(|text| self.words(text)),
            topics: event.topics.iter().map(|topic| topic.as_str()).collect(),
            major: event.major,
            sources: self.source_refs(&event.sources),
            ..dated(event.id.as_str(), url, event.date.value, self.words(&event.title))
        }
    }

    fn major_json(&self, case: &'a Case, event: &'a DocketEvent) -> EventJson<'a> {
        let url = self.entry_url(EntryKind::Case, &case.id);
        EventJson {
            case: Some(case.id.as_str()),
            summary: event.summary.as_ref().map(|text| self.words(text)),
            topics: case.topics.iter().map(|topic| topic.as_str()).collect(),
            major: event.major,
            sources: self.source_refs(&event.sources),
            ..dated(event.id.as_str(), url, event.date.value, self.words(&event.title))
        }
    }
}

fn dated<'a>(id: &'a str, url: Option<String>, date: Period, title: Words<'a>) -> EventJson<'a> {
    let (from, to) = days(date);
    EventJson {
        id,
        case: None,
        url,
        date: date.to_string(),
        from,
        to,
        title,
        summary: None,
        topics: Vec::new(),
        major: false,
        sources: Vec::new(),
    }
}
