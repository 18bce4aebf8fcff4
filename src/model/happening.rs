//! What happened: events of the timeline and of the dockets, seen as one.

use jiff::civil;

use super::{Case, Date, DocketEvent, Event, Id, Period, SourceUse, Text};
use crate::text::Spanned;

/// An event, or an event on a docket.
#[derive(Debug, Clone, Copy)]
pub enum Happening<'a> {
    /// An event of the registry.
    Event(&'a Event),
    /// An event on the docket of a case.
    Docket(&'a Case, &'a DocketEvent),
}

impl<'a> Happening<'a> {
    /// When.
    pub fn date(self) -> Period {
        match self {
            Happening::Event(event) => event.date.value,
            Happening::Docket(_, event) => event.date.value,
        }
    }

    /// What, in a line.
    pub fn title(self) -> &'a Text {
        match self {
            Happening::Event(event) => &event.title,
            Happening::Docket(_, event) => &event.title,
        }
    }

    /// What, in a few sentences.
    pub fn summary(self) -> Option<&'a Text> {
        match self {
            Happening::Event(event) => event.summary.as_ref(),
            Happening::Docket(_, event) => event.summary.as_ref(),
        }
    }

    /// Where it is found.
    pub fn sources(self) -> &'a [SourceUse] {
        match self {
            Happening::Event(event) => &event.sources,
            Happening::Docket(_, event) => &event.sources,
        }
    }

    /// The topics it belongs to; an event on a docket belongs to those of its case.
    pub fn topics(self) -> &'a [Spanned<Id>] {
        match self {
            Happening::Event(event) => &event.topics,
            Happening::Docket(case, _) => &case.topics,
        }
    }

    /// Whether it is a milestone.
    pub fn major(self) -> bool {
        match self {
            Happening::Event(event) => event.major,
            Happening::Docket(_, event) => event.major,
        }
    }

    /// The case on whose docket it stands.
    pub fn case(self) -> Option<&'a Case> {
        match self {
            Happening::Event(_) => None,
            Happening::Docket(case, _) => Some(case),
        }
    }

    /// Its anchor on a page that holds all of them. No id has a full stop in it, so that an event
    /// on a docket never takes the anchor of another.
    pub fn anchor(self) -> String {
        match self {
            Happening::Event(event) => event.id.to_string(),
            Happening::Docket(case, event) => format!("{}.{}", case.id.value, event.id.value),
        }
    }

    /// The first date it is known by.
    pub fn first(self) -> Option<Date> {
        self.date().start().or(self.date().end())
    }

    /// What it is sorted by: the first day it can mean, what is known to the year before what is
    /// known to the day, then the name.
    pub fn order(self) -> (civil::Date, bool, bool, String) {
        let first = self.first();
        let day = first.map_or(civil::Date::MIN, Date::earliest);
        let [month, exact] = [first.and_then(|d| d.month), first.and_then(|d| d.day)];
        (day, month.is_some(), exact.is_some(), self.anchor())
    }
}
