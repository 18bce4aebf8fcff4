//! `/corrections/` and `/changes/`: what was wrong, what is new, and the feeds of both.

use std::collections::BTreeMap;

use jiff::civil;

use super::machine::instant;
use super::{Making, Rendered};
use crate::model::{Correction, CorrectionKind, Gravity, Lang, Page};
use crate::render::cited;
use crate::render::context::{
    Baseline, ChangeDay, ChangesPage, CorrectionItem, CorrectionsPage, FeedEntry, FeedPage,
    FigureChange, Link, PageCorrections,
};
use crate::render::history::{self, Step, kind_key};
use crate::render::world::World;
use crate::render::writer::Writer;

/// How many entries a feed holds: those before have been read, or are on the page.
const FEED_LENGTH: usize = 100;

impl Making<'_> {
    /// All corrections but the updates.
    pub(super) fn corrections(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let shown = history::newest(world.site, |kind| kind != CorrectionKind::Update);
        let mut head = self.list_head("corrections", "corrections-lead");
        head.linked = world.linked_corrections(&shown, &head, lang);
        let items = shown.into_iter().map(|found| item(world, &mut writer, found, lang)).collect();
        self.fill_written("corrections.html", &head, writer.finish(), |written| CorrectionsPage {
            items,
            feed: self.beside("corrections/feed.xml"),
            changes: self.beside("changes/"),
            notes: written.notes,
        })
    }

    /// What is new by day: updates, figures, pages.
    pub(super) fn changes(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let mut days: BTreeMap<civil::Date, Day<'_>> = BTreeMap::new();
        for update in history::newest(world.site, |kind| kind == CorrectionKind::Update) {
            days.entry(update.date.earliest()).or_default().updates.push(update);
        }
        let first = world.first_record;
        for step in world.lock.iter().flat_map(history::steps) {
            if Some(step.day) != first {
                days.entry(step.day).or_default().steps.push(step);
            }
        }
        for (day, page) in self.revised() {
            days.entry(day).or_default().pages.push(page);
        }
        let days = days.into_iter().rev().map(|(day, found)| ChangeDay {
            day: world.day(history::as_date(day), lang),
            updates: found
                .updates
                .into_iter()
                .map(|update| item(world, &mut writer, update, lang))
                .collect(),
            figures: found.steps.into_iter().map(|step| world.change(step, lang)).collect(),
            pages: found.pages.into_iter().map(|page| world.link(page)).collect(),
        });
        let days = days.collect();
        let baseline = world.lock.as_ref().zip(first).map(|(lock, day)| Baseline {
            day: world.day(history::as_date(day), lang),
            count: history::steps(lock).filter(|step| step.day == day).count(),
            url: self.beside("facts/"),
        });
        let head = self.list_head("changes", "changes-lead");
        self.fill_written("changes.html", &head, writer.finish(), |written| ChangesPage {
            days,
            baseline,
            feed: self.beside("changes/feed.xml"),
            corrections: self.beside("corrections/"),
            notes: written.notes,
        })
    }

    /// The Atom feed of corrections (RFC 4287).
    pub(super) fn corrections_feed(&self) -> Rendered {
        let found = history::newest(self.world.site, |kind| kind != CorrectionKind::Update);
        let entries = found.into_iter().map(|found| self.correction_entry(found)).collect();
        self.changes_feed_of("corrections", "corrections-lead", entries)
    }

    /// The Atom feed of changes (RFC 4287).
    pub(super) fn changes_feed(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let updates = history::newest(world.site, |kind| kind == CorrectionKind::Update);
        let mut entries: Vec<FeedEntry> =
            updates.into_iter().map(|found| self.correction_entry(found)).collect();
        let first = world.first_record;
        let steps = world.lock.iter().flat_map(history::steps);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for step in steps.filter(|step| Some(step.day) != first) {
            let change = world.change(step, lang);
            let mut path = format!("/changes/{}/{}", step.fact, step.claim);
            // What changed twice on a day has two entries; the first keeps its id.
            let times = seen.entry(format!("{} {path}", step.day)).or_default();
            *times += 1;
            if *times > 1 {
                path.push_str(&format!("/{times}"));
            }
            let url = self.absolute(change.url.as_deref(), "changes/");
            entries.push(self.entry_of(step.day, &path, title(&change), words(&change), url));
        }
        for (day, page) in self.revised() {
            let Link { title, url } = world.link(page);
            let path = format!("/changes{}", page.route);
            let what = world.own(lang, "change-page").to_owned();
            let title = format!("{what}: {title}");
            let summary = world.plain_doc(&page.front.description.doc, lang);
            entries.push(self.entry_of(day, &path, title, summary, self.absolute(Some(&url), "")));
        }
        entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
        self.changes_feed_of("changes", "changes-lead", entries)
    }

    fn changes_feed_of(
        &self,
        title: &'static str,
        lead: &'static str,
        mut entries: Vec<FeedEntry>,
    ) -> Rendered {
        let Making { world, route, .. } = *self;
        entries.truncate(FEED_LENGTH);
        // A feed without entries needs a date all the same: that of the site's first record.
        let recorded = world.first_record.unwrap_or(world.today);
        let newest = entries.iter().map(|entry| entry.updated.clone()).max();
        let url = world.absolute(route.as_str());
        let page = FeedPage {
            id: url.clone(),
            home: url.trim_end_matches("feed.xml").to_owned(),
            url,
            updated: newest.unwrap_or_else(|| instant(recorded)),
            entries,
        };
        self.fill("changes-feed.xml", &self.list_head(title, lead), &page, Vec::new())
    }

    /// A correction as an entry of a feed. Its id never changes, whatever its text.
    fn correction_entry(&self, correction: &Correction) -> FeedEntry {
        let Making { world, lang, .. } = *self;
        let kind = world.own(lang, kind_key(correction.kind.value));
        let about = facts(world, correction, lang).into_iter().chain(pages(world, correction));
        let title = match about.map(|link| link.title).next() {
            Some(about) => format!("{kind}: {about}"),
            None => kind.to_owned(),
        };
        let mut summary = Vec::new();
        for (key, words) in [("was", &correction.was), ("is", &correction.is)] {
            summary.extend(
                words.as_ref().map(|words| format!("{}: {}.", world.own(lang, key), words.value)),
            );
        }
        summary.push(world.plain_doc_of(&correction.text, lang));
        let path = format!("/corrections/{}", correction.id.value);
        let url = format!("{}{}", world.base_url, world.correction_route(correction, lang));
        self.entry_of(correction.date.earliest(), &path, title, summary.join(" "), url)
    }

    /// An entry of a feed with the permanent id that belongs to a day and a path.
    pub(super) fn entry_of(
        &self,
        day: civil::Date,
        path: &str,
        title: String,
        summary: String,
        url: String,
    ) -> FeedEntry {
        let prefix = self.world.site.language_prefix(self.lang);
        FeedEntry {
            // A permanent id that survives a change of the address scheme (RFC 4151).
            id: format!("tag:{},{day}:{prefix}{path}", cited::host(&self.world.base_url)),
            title,
            url,
            summary,
            published: instant(day),
            updated: instant(day),
            authors: Vec::new(),
            topics: Vec::new(),
        }
    }

    /// The pages of this language that were revised, with the day. The day on which a page came
    /// out is no revision; where it does not say when, the first record counts as that day.
    fn revised(&self) -> Vec<(civil::Date, &Page)> {
        let Making { world, lang, .. } = *self;
        let first = world.first_record;
        let pages = world.site.pages.iter().filter(|page| page.lang == *lang);
        let day = |page: &Page| {
            let updated = page.front.updated.as_ref()?.earliest();
            let published = page.front.date.as_ref().map(|date| date.earliest()).or(first);
            published.is_none_or(|published| published < updated).then_some(updated)
        };
        pages.filter_map(|page| Some((day(page)?, page))).collect()
    }

    /// The way to a page of this language.
    fn beside(&self, path: &str) -> String {
        self.world.href(&format!("{}/{path}", self.world.site.language_prefix(self.lang)))
    }

    /// The whole address of a way on this site, or of a page of this language where there is none.
    fn absolute(&self, way: Option<&str>, otherwise: &str) -> String {
        let beside = self.beside(otherwise);
        let way = way.unwrap_or(&beside);
        let base = self.world.href("");
        self.world.absolute(way.strip_prefix(base.as_str()).unwrap_or(way))
    }
}

/// What is found of a day before it is written.
#[derive(Default)]
struct Day<'a> {
    updates: Vec<&'a Correction>,
    steps: Vec<Step<'a>>,
    pages: Vec<&'a Page>,
}

impl<'a> World<'a> {
    /// The corrections of a page, where their gravity puts them. Updates stand at the end.
    pub(super) fn page_corrections(
        &'a self,
        writer: &mut Writer<'a>,
        page: &Page,
        at_top: bool,
    ) -> Vec<CorrectionItem> {
        let is_top = |correction: &&Correction| {
            correction.gravity() > Gravity::Minor && correction.kind.value != CorrectionKind::Update
        };
        let found = self.corrections.get(page.path.as_str()).into_iter().flatten().copied();
        found
            .filter(|correction| is_top(correction) == at_top)
            .map(|correction| item(self, writer, correction, &page.lang))
            .collect()
    }
}

impl PageCorrections {
    /// The corrections of a page, with the mark beside the title that the gravest of them asks for.
    pub(super) fn new(
        world: &World<'_>,
        top: Vec<CorrectionItem>,
        end: Vec<CorrectionItem>,
        lang: &Lang,
    ) -> Self {
        let major = top.iter().find(|item| item.severity == Gravity::Major.word());
        let mark = major.map(|item| {
            let withdrawn = item.class == CorrectionKind::Withdrawal.word();
            let key = if withdrawn { "status-withdrawn" } else { "corrected" };
            Link { title: world.own(lang, key).to_owned(), url: format!("#_{}", item.id) }
        });
        PageCorrections { mark, top, end }
    }
}

fn item<'a>(
    world: &'a World<'a>,
    writer: &mut Writer<'a>,
    correction: &'a Correction,
    lang: &Lang,
) -> CorrectionItem {
    CorrectionItem {
        id: correction.id.to_string(),
        url: world.correction_link(correction, lang).url,
        day: world.day(correction.date.value, lang),
        kind: world.own(lang, kind_key(correction.kind.value)).to_owned(),
        class: correction.kind.value.word(),
        severity: correction.gravity().word(),
        was: correction.was.as_ref().map(|words| words.value.clone()),
        is: correction.is.as_ref().map(|words| words.value.clone()),
        since: correction.wrong_since.as_ref().map(|date| world.day(date.value, lang)),
        text: writer.passage(Some(&correction.text)),
        pages: pages(world, correction),
        facts: facts(world, correction, lang),
    }
}

/// The pages that a correction names and that are still there.
fn pages(world: &World<'_>, correction: &Correction) -> Vec<Link> {
    let found = correction.pages.iter().filter_map(|route| world.site.page_on(route));
    found.map(|page| world.link(page)).collect()
}

/// The figures that a correction names and that are still there.
fn facts(world: &World<'_>, correction: &Correction, lang: &Lang) -> Vec<Link> {
    let facts = correction.facts.iter().filter_map(|id| {
        let fact = world.site.registry.facts.get(&id.value)?;
        let url = world.entry(crate::model::EntryKind::Fact, &id.value, lang)?;
        Some(Link { title: world.plain_doc_of(&fact.label, lang), url })
    });
    facts.collect()
}

fn title(change: &FigureChange) -> String {
    format!("{}: {}", change.what, change.label)
}

fn words(change: &FigureChange) -> String {
    let words = [change.was.as_deref(), change.is.as_deref()].into_iter().flatten();
    words.collect::<Vec<_>>().join(" \u{2192} ")
}
