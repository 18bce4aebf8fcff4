//! Pages that editors write.

use super::{Making, Rendered};
use crate::model::{Page, PageKind};
use crate::render::context::{Link, PageCorrections, WrittenPage};
use crate::render::world::World;
use crate::render::writer::Writer;

/// A contents list helps from this many headings on.
const LONG: usize = 3;
/// How many articles the home page calls its latest.
const LATEST: usize = 6;

/// A page with its notes, contents and neighbours.
pub(super) fn page(world: &World<'_>, page: &Page) -> Rendered {
    let front = &page.front;
    let lang = &page.lang;
    let mut writer = Writer::new(world, lang);
    // The title is a heading already linked to nothing: marks there would come before the text.
    let title = writer.title(&front.title.doc);
    let lead = writer.line(&front.description.doc);
    let top = world.page_corrections(&mut writer, page, true);
    let body = match page.kind {
        PageKind::Home => writer.front(&page.body),
        PageKind::Section | PageKind::Article | PageKind::Page => writer.blocks(&page.body),
    };
    let end = world.page_corrections(&mut writer, page, false);
    let written = writer.finish();
    let (previous, next) = world.map.neighbours(page);
    let (items, sections) = match page.kind {
        PageKind::Home => {
            let latest = world.map.latest(lang).iter().take(LATEST);
            let listed = world.navigation(lang);
            let filled = listed.into_iter().map(|section| world.section_item(section));
            (latest.map(|page| world.item(page)).collect(), filled.collect())
        }
        PageKind::Section => {
            let members = world.map.members(page.folder(), lang);
            let below = world.map.subsections(page.folder(), lang);
            (
                members.iter().map(|page| world.item(page)).collect(),
                below.iter().map(|section| world.section_item(section)).collect(),
            )
        }
        PageKind::Article | PageKind::Page => (Vec::new(), Vec::new()),
    };
    let sources = front.sources.iter().filter_map(|id| world.site.registry.sources.get(&id.value));
    let topics = front.topics.iter().filter_map(|id| {
        let (_, name) = world.site.settings.topics.get(&id.value)?;
        Some(Link { title: name.plain(lang), url: world.topic(id, lang)? })
    });
    let authors = front.authors.iter().filter_map(|id| {
        world.site.registry.parties.get(&id.value).map(|party| party.name.plain(lang))
    });
    let authors: Vec<String> = authors.collect();
    let checked = front.updated.as_ref().or(front.date.as_ref()).map(|date| date.value);
    // A template that is not there has been reported; the page is set in that of its kind.
    let templates = world.templates.get(lang);
    let own = front.template.as_ref().map(|template| template.value.as_str());
    let own = own.filter(|name| templates.is_some_and(|templates| templates.has(name)));
    let template = own.unwrap_or(page.kind.template());
    let making = Making { world, route: &page.route, lang, place: Some(front.title.span) };
    let mut head = world.head(page);
    head.linked = world.linked_page(page, &head);
    making.fill_written(template, &head, written, |written| WrittenPage {
        title,
        lead,
        body,
        corrections: PageCorrections::new(world, top, end, lang),
        notes: written.notes,
        toc: if written.toc.len() >= LONG { written.toc } else { Vec::new() },
        published: front.date.as_ref().map(|date| world.day(date.value, lang)),
        updated: front.updated.as_ref().map(|date| world.day(date.value, lang)),
        authors: authors.clone(),
        topics: topics.collect(),
        source_kinds: world.source_kinds(&front.sources, lang),
        cite: world.cite_forms(&world.title(page), &authors, checked, page.route.as_str(), lang),
        sources: sources.map(|source| world.listed(source, lang)).collect(),
        previous: previous.map(|page| world.link(page)),
        next: next.map(|page| world.link(page)),
        items,
        sections,
    })
}
