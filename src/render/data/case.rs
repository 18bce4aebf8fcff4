//! `cases.json`: every lawsuit with its docket.

use serde::Serialize;

use super::shared::{Actor, SourceRef, Top, Words, days, word};
use crate::model::{Case, CaseKind, CaseStatus, DocketEvent, EntryKind, Relief, Wording};
use crate::render::world::World;

/// `cases.json`
#[derive(Serialize)]
pub(super) struct Cases<'a> {
    #[serde(flatten)]
    top: Top,
    cases: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    caption: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    court: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    docket: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    judges: Vec<Actor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
    status: &'static str,
    status_as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tiny: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Words<'a>>,
    claims: Vec<Words<'a>>,
    plaintiffs: Vec<Actor>,
    defendants: Vec<Actor>,
    counsel: Vec<Actor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relief: Option<ReliefJson<'a>>,
    related: Vec<RelatedJson<'a>>,
    reported: Vec<String>,
    topics: Vec<&'a str>,
    sources: Vec<SourceRef<'a>>,
    events: Vec<EventJson<'a>>,
}

#[derive(Serialize)]
struct ReliefJson<'a> {
    kinds: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Words<'a>>,
    sources: Vec<SourceRef<'a>>,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    case: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<Words<'a>>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: &'a str,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Words<'a>>,
    major: bool,
    sources: Vec<SourceRef<'a>>,
}

/// All cases, in the order of their ids.
pub(super) fn all<'a>(world: &World<'a>) -> Cases<'a> {
    let cases = world.site.registry.cases.values();
    Cases { top: world.top("cases"), cases: cases.map(|case| world.case_json(case)).collect() }
}

impl<'a> World<'a> {
    fn case_json(&self, case: &'a Case) -> CaseJson<'a> {
        let words = |text: &'a Option<_>| text.as_ref().map(|text| self.words(text));
        let actors = |names: &[crate::text::Spanned<Wording>]| -> Vec<Actor> {
            names.iter().map(|name| self.actor(name.value.first())).collect()
        };
        let reported = case.reported.iter().map(|reported| {
            let year = reported.year.as_ref().map(|year| format!(" ({})", year.value));
            let (volume, reporter) = (&reported.volume.value, &reported.reporter.value);
            format!("{volume} {reporter} {}{}", reported.page.value, year.unwrap_or_default())
        });
        CaseJson {
            id: case.id.as_str(),
            url: self.entry_url(EntryKind::Case, &case.id),
            caption: &case.caption,
            short: case.short.as_ref().map(|short| short.as_str()),
            court: &case.court,
            docket: case.docket.as_ref().map(|docket| docket.as_str()),
            kind: case.kind.as_ref().map(|kind| word(&CaseKind::ALL, &kind.value)),
            judges: case.judges.iter().map(|id| self.actor(id.as_str())).collect(),
            filed: case.filed.as_ref().map(|date| date.to_string()),
            closed: case.closed.as_ref().map(|date| date.to_string()),
            status: word(&CaseStatus::ALL, &case.status.value),
            status_as_of: case.status_as_of.to_string(),
            tiny: words(&case.tiny),
            summary: words(&case.summary),
            claims: case.claims.iter().map(|claim| self.words(claim)).collect(),
            plaintiffs: actors(&case.plaintiffs),
            defendants: actors(&case.defendants),
            counsel: actors(&case.counsel),
            relief: case.relief.as_ref().map(|relief| self.relief_json(relief)),
            related: case
                .related
                .iter()
                .map(|(id, how)| RelatedJson { case: id.as_str(), how: words(how) })
                .collect(),
            reported: reported.collect(),
            topics: case.topics.iter().map(|topic| topic.as_str()).collect(),
            sources: self.source_refs(&case.sources),
            events: case.events.iter().map(|event| self.docket_json(event)).collect(),
        }
    }

    fn relief_json(&self, relief: &'a Relief) -> ReliefJson<'a> {
        ReliefJson {
            kinds: relief.kinds.iter().map(|kind| kind.word()).collect(),
            from: relief.from.as_ref().map(|date| date.to_string()),
            until: relief.until.as_ref().map(|date| date.to_string()),
            text: relief.text.as_ref().map(|text| self.words(text)),
            sources: self.source_refs(&relief.sources),
        }
    }

    fn docket_json(&self, event: &'a DocketEvent) -> EventJson<'a> {
        let (from, to) = days(event.date.value);
        EventJson {
            id: event.id.as_str(),
            date: event.date.to_string(),
            from,
            to,
            entry: event.entry.as_ref().map(|entry| entry.as_str()),
            kind: event.kind.as_ref().map(|kind| kind.as_str()),
            title: self.words(&event.title),
            summary: event.summary.as_ref().map(|text| self.words(text)),
            major: event.major,
            sources: self.source_refs(&event.sources),
        }
    }
}
