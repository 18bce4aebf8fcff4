//! `/cases/ID/feed.xml`: what happened in a case.

use jiff::civil;

use super::machine::instant;
use super::{Making, Rendered};
use crate::model::{Case, DocketEvent, Happening};
use crate::render::context::{FeedEntry, FeedPage};

impl Making<'_> {
    /// The Atom feed of a case (RFC 4287), what happened last first.
    pub(super) fn case_feed(&self, case: &Case) -> Rendered {
        let Making { world, lang, route, .. } = *self;
        let mut entries: Vec<FeedEntry> =
            case.events.iter().filter_map(|event| self.docket_entry(case, event)).collect();
        entries.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.id.cmp(&b.id)));
        let seen = case.status_as_of.value.earliest();
        let url = world.absolute(route.as_str());
        let home = url.trim_end_matches("feed.xml").to_owned();
        let title = case.name().to_owned();
        let description = match case.summary.as_ref().or(case.tiny.as_ref()) {
            Some(text) => world.plain_doc_of(text, lang),
            None => case.caption.value.clone(),
        };
        let head = world.made_head(route, title, description, None, lang);
        let page = FeedPage { id: url.clone(), url, home, updated: instant(seen), entries };
        self.fill("changes-feed.xml", &head, &page, Vec::new())
    }

    /// An event with the day on which it happened. What is still to come is dated to the day on
    /// which the docket was last seen: a feed tells of no future. Without a beginning there is no
    /// place for it in an order of days.
    fn docket_entry(&self, case: &Case, event: &DocketEvent) -> Option<FeedEntry> {
        let Making { world, lang, .. } = *self;
        let seen = case.status_as_of.value.earliest();
        let day: civil::Date = event.date.value.start()?.earliest();
        let path = format!("/cases/{}/{}", case.id.value, event.id.value);
        let title = world.plain_doc_of(&event.title, lang);
        let summary = match &event.summary {
            Some(text) => world.plain_doc_of(text, lang),
            None => title.clone(),
        };
        let anchor = Happening::Docket(case, event).anchor();
        let url = format!("{}#{anchor}", world.absolute(&self.page_of(case)));
        Some(FeedEntry {
            published: instant(day.min(seen)),
            updated: instant(day.min(seen)),
            ..self.entry_of(day, &path, title, summary, url)
        })
    }

    /// The route of the page of a case.
    pub(super) fn page_of(&self, case: &Case) -> String {
        let route =
            self.world.site.entry_route(crate::model::EntryKind::Case, &case.id.value, self.lang);
        route.to_string()
    }
}
