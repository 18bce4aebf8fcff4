//! Which pages belong together and in which order, worked out once before the first is written.

use std::collections::BTreeMap;

use super::world::World;
use crate::model::{Lang, Page, PageKind};
use crate::text::FileId;

/// Something for each folder of each language.
type ByFolder<'a, T> = BTreeMap<&'a Lang, BTreeMap<&'a str, T>>;

/// The order of the pages.
#[derive(Debug, Default)]
pub(super) struct Map<'a> {
    sections: ByFolder<'a, &'a Page>,
    subsections: ByFolder<'a, Vec<&'a Page>>,
    members: ByFolder<'a, Vec<&'a Page>>,
    positions: BTreeMap<FileId, usize>,
    latest: BTreeMap<&'a Lang, Vec<&'a Page>>,
}

impl<'a> Map<'a> {
    /// Sorts the pages by their `order`, those without one last, then by title.
    pub(super) fn of(world: &World<'a>) -> Map<'a> {
        let mut pages: Vec<&Page> = world.site.pages.iter().collect();
        pages.sort_by_cached_key(|page| {
            let order = page.front.order.as_ref().map_or(i64::MAX, |order| order.value);
            (order, world.title(page))
        });
        let mut map = Map::default();
        for page in pages {
            let (lang, folder) = (&page.lang, page.folder());
            match page.kind {
                PageKind::Home => {}
                PageKind::Section => {
                    map.sections.entry(lang).or_default().entry(folder).or_insert(page);
                    if let Some(above) = above(folder) {
                        let below = map.subsections.entry(lang).or_default();
                        below.entry(above).or_default().push(page);
                    }
                }
                PageKind::Article | PageKind::Page => {
                    let members = map.members.entry(lang).or_default().entry(folder).or_default();
                    map.positions.insert(page.file, members.len());
                    members.push(page);
                }
            }
            if page.kind == PageKind::Article {
                map.latest.entry(lang).or_default().push(page);
            }
        }
        for pages in map.latest.values_mut() {
            pages.sort_by_key(|page| {
                let changed = page.front.updated.as_ref().or(page.front.date.as_ref());
                std::cmp::Reverse(changed.map(|date| date.earliest()))
            });
        }
        map
    }

    /// The page of a section.
    pub(super) fn section(&self, folder: &str, lang: &Lang) -> Option<&'a Page> {
        self.sections.get(lang)?.get(folder).copied()
    }

    /// The sections directly below a folder, in their order.
    pub(super) fn subsections(&self, folder: &str, lang: &Lang) -> &[&'a Page] {
        listed(&self.subsections, folder, lang)
    }

    /// The pages of a section, without its own and without sections, in their order.
    pub(super) fn members(&self, folder: &str, lang: &Lang) -> &[&'a Page] {
        listed(&self.members, folder, lang)
    }

    /// The members before and after a page in its section.
    pub(super) fn neighbours(&self, page: &Page) -> (Option<&'a Page>, Option<&'a Page>) {
        let Some(&at) = self.positions.get(&page.file) else { return (None, None) };
        let members = self.members(page.folder(), &page.lang);
        let before = at.checked_sub(1).and_then(|at| members.get(at));
        (before.copied(), members.get(at + 1).copied())
    }

    /// The articles of a language, the last changed first.
    pub(super) fn latest(&self, lang: &Lang) -> &[&'a Page] {
        self.latest.get(lang).map_or(&[], Vec::as_slice)
    }

    /// The pages about the site, for the foot of every page; what lies in a folder within a section
    /// is reached from there.
    pub(super) fn about(&self, lang: &Lang) -> Vec<&'a Page> {
        let folders = self.members.get(lang).into_iter().flatten();
        let near_the_top = folders.filter(|(folder, _)| !folder.contains('/'));
        let pages = near_the_top.flat_map(|(_, pages)| pages).copied();
        let mut pages: Vec<&Page> = pages.filter(|page| page.kind == PageKind::Page).collect();
        pages.sort_by_key(|page| page.front.order.as_ref().map_or(i64::MAX, |order| order.value));
        pages
    }
}

fn listed<'m, 'a>(
    map: &'m ByFolder<'a, Vec<&'a Page>>,
    folder: &str,
    lang: &Lang,
) -> &'m [&'a Page] {
    map.get(lang).and_then(|folders| folders.get(folder)).map_or(&[], Vec::as_slice)
}

/// The folder above a folder; `""` above a top one, none above `""`.
pub(super) fn above(folder: &str) -> Option<&str> {
    match folder.rsplit_once('/') {
        Some((above, _)) => Some(above),
        None if folder.is_empty() => None,
        None => Some(""),
    }
}
