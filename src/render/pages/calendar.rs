//! `calendar.ics`: the days of a case, or of all of them, for calendars (RFC 5545).

use chrono::NaiveDate;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::civil;

use super::{Making, Rendered};
use crate::model::{Case, Date};
use crate::render::cited;

impl Making<'_> {
    /// What happened on a known day, what is set for one, and the day on which an order ends.
    /// Whatever is known by its month alone has no place in a calendar.
    pub(super) fn calendar(&self, case: Option<&Case>) -> Rendered {
        let Making { world, lang, .. } = *self;
        let site = world.site.settings.title.plain(lang);
        let name = match case {
            Some(case) => format!("{} · {site}", case.name()),
            None => format!("{} · {site}", world.own(lang, "cases")),
        };
        let mut calendar = Calendar::empty();
        calendar.append_property(Property::new("VERSION", "2.0"));
        calendar.append_property(Property::new("PRODID", "-//Plainfact//EN"));
        calendar.append_property(Property::new("X-WR-CALNAME", &name));
        let all = world.site.registry.cases.values();
        for case in all.filter(|other| case.is_none_or(|case| case.id == other.id)) {
            for event in self.days(case) {
                calendar.push(event);
            }
        }
        Rendered::ready(calendar.done().to_string())
    }

    fn days(&self, case: &Case) -> Vec<Event> {
        let Making { world, lang, .. } = *self;
        let mut days: Vec<(civil::Date, civil::Date, &str, String, String)> = Vec::new();
        for event in &case.events {
            let period = event.date.value;
            let first = period.start().and_then(day);
            let Some((first, last)) = first.zip(period.end().and_then(day)) else { continue };
            let title = world.plain_doc_of(&event.title, lang);
            let text = event.summary.as_ref().map(|text| world.plain_doc_of(text, lang));
            days.push((first, last, event.id.as_str(), title, text.unwrap_or_default()));
        }
        let until = case.relief.as_ref().and_then(|relief| relief.until.as_ref());
        if let Some(last) = until.and_then(|until| day(until.value)) {
            // No id begins with a hyphen.
            days.push((
                last,
                last,
                "-relief",
                world.own(lang, "relief-ends").to_owned(),
                String::new(),
            ));
        }
        days.sort_by(|a, b| (a.0, a.2).cmp(&(b.0, b.2)));
        let event = |(first, last, id, title, text)| self.event(case, first, last, id, title, text);
        days.into_iter().filter_map(event).collect()
    }

    fn event(
        &self,
        case: &Case,
        first: civil::Date,
        last: civil::Date,
        id: &str,
        title: String,
        text: String,
    ) -> Option<Event> {
        let Making { world, lang, .. } = *self;
        let host = cited::host(&world.base_url);
        let mut event = Event::new();
        event
            .uid(&format!("{}.{id}.{lang}@{host}", case.id.value))
            // When it was last held against the docket.
            .timestamp(
                naive(case.status_as_of.value.earliest())?.and_time(Default::default()).and_utc(),
            )
            .summary(&format!("{}: {title}", case.name()))
            .starts(naive(first)?)
            // The end of a span of days is the first day that is not in it.
            .ends(naive(last.tomorrow().ok()?)?)
            .url(&world.absolute(&self.page_of(case)));
        if !text.is_empty() {
            event.description(&text);
        }
        Some(event.done())
    }
}

/// A date as a day, if it is known to the day.
fn day(date: Date) -> Option<civil::Date> {
    (date.day.is_some() && !date.approximate).then(|| date.earliest())
}

/// A day in the types of the calendar's library.
fn naive(day: civil::Date) -> Option<NaiveDate> {
    let (month, of_month) = (day.month().try_into().ok()?, day.day().try_into().ok()?);
    NaiveDate::from_ymd_opt(day.year().into(), month, of_month)
}
