//! `/timeline/`: what happened, by year; and what of it belongs to a topic.

use super::{Making, Rendered};
use crate::model::{Happening, Id, TimelineView};
use crate::render::context::{Choice, Choices, HappeningItem, TimelinePage, YearGroup};
use crate::render::writer::{Place, Writer};

impl Making<'_> {
    /// The timeline of a topic, or of all.
    pub(super) fn timeline(&self, topic: Option<&Id>) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let lead = self.list_lead(&mut writer, "timeline");
        let place = if topic.is_some() { Place::Elsewhere } else { Place::Timeline };
        let mut years: Vec<YearGroup> = Vec::new();
        for happening in self.happenings().filter(|happening| belongs(*happening, topic)) {
            let year = happening.first().map(|date| date.year.to_string()).unwrap_or_default();
            let item: HappeningItem = writer.happening(happening, place);
            match years.last_mut().filter(|group| group.title == year) {
                Some(group) => group.items.push(item),
                None => {
                    years.push(YearGroup {
                        id: format!("_{year}"),
                        title: year,
                        items: vec![item],
                    });
                }
            }
        }
        let name = topic.and_then(|id| world.site.settings.topics.get(id));
        let title = match name {
            Some((_, name)) => format!("{}: {}", world.own(lang, "timeline"), name.plain(lang)),
            None => world.own(lang, "timeline").to_owned(),
        };
        let described = world.own(lang, "timeline-lead").to_owned();
        let under = topic.map(|_| ("timeline", "timeline"));
        let head = world.made_head(self.route, title, described, under, lang);
        let topics = self.timeline_topics(topic);
        self.fill_written("timeline.html", &head, writer.finish(), |written| TimelinePage {
            lead,
            topics,
            years,
            notes: written.notes,
        })
    }

    /// The events and the milestones of the dockets, by date.
    fn happenings(&self) -> impl Iterator<Item = Happening<'_>> {
        let view = TimelineView::default();
        let all = self.world.site.registry.happenings();
        all.into_iter().filter(move |happening| view.shows(*happening))
    }

    fn timeline_topics(&self, chosen: Option<&Id>) -> Choices {
        let Making { world, lang, .. } = *self;
        let url = world.list("timeline", lang).unwrap_or_default();
        let title = world.own(lang, "all").to_owned();
        let count = None;
        let mut options =
            vec![Choice { title, url, current: chosen.is_none(), value: String::new(), count }];
        for (id, (_, name)) in &world.site.settings.topics {
            let Some(url) = world.list(&format!("timeline/topic/{id}"), lang) else { continue };
            let happenings = self.happenings();
            options.push(Choice {
                title: name.plain(lang),
                url,
                current: chosen == Some(id),
                value: id.to_string(),
                count: Some(happenings.filter(|h| belongs(*h, Some(id))).count()),
            });
        }
        Choices::new(world.own(lang, "topics"), "topic", options)
    }
}

fn belongs(happening: Happening<'_>, topic: Option<&Id>) -> bool {
    topic.is_none_or(|id| happening.topics().iter().any(|topic| topic.value == *id))
}
