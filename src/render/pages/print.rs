//! `/print/`: all articles one after the other, with their notes, to be printed or saved as one.

use super::{Making, Rendered};
use crate::model::{Page, PageKind};
use crate::render::context::{PageCorrections, PrintArticle, PrintPage, PrintSection};
use crate::render::writer::Writer;

/// A site of more articles has no such page: nobody prints them all, and no browser would open it.
pub(in crate::render) const MOST: usize = 500;

impl Making<'_> {
    /// The articles in the order of the menu; those of other sections come last.
    pub(super) fn print(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut problems = Vec::new();
        let mut sections = Vec::new();
        let mut number = 0;
        for section in self.sections() {
            let pages = world.map.members(section.folder(), lang);
            let mut articles = Vec::new();
            for page in pages.iter().filter(|page| page.kind == PageKind::Article) {
                number += 1;
                articles.push(self.print_article(page, number, &mut problems));
            }
            if !articles.is_empty() {
                sections.push(PrintSection { title: world.title(section), articles });
            }
        }
        let checked = world.map.latest(lang).first().and_then(|page| {
            page.front.updated.as_ref().or(page.front.date.as_ref()).map(|date| date.value)
        });
        let page = PrintPage { sections, updated: checked.map(|date| world.day(date, lang)) };
        self.fill("print.html", &self.list_head("print", "print-lead"), &page, problems)
    }

    /// The sections of the menu, then the others.
    fn sections(&self) -> Vec<&Page> {
        let Making { world, lang, .. } = *self;
        let mut sections: Vec<&Page> = world.navigation(lang);
        let all = world.site.pages.iter();
        for page in all.filter(|page| page.kind == PageKind::Section && page.lang == *lang) {
            if !sections.iter().any(|known| known.file == page.file) {
                sections.push(page);
            }
        }
        sections
    }

    fn print_article(
        &self,
        page: &Page,
        number: usize,
        problems: &mut Vec<tera::Error>,
    ) -> PrintArticle {
        let Making { world, lang, .. } = *self;
        let id = format!("_{number}");
        let mut writer = Writer::one_of_several(world, lang, format!("{id}-"));
        let title = writer.title(&page.front.title.doc);
        let lead = writer.line(&page.front.description.doc);
        let top = world.page_corrections(&mut writer, page, true);
        let body = writer.blocks(&page.body);
        let end = world.page_corrections(&mut writer, page, false);
        let written = writer.finish();
        problems.extend(written.problems);
        let checked = page.front.updated.as_ref().or(page.front.date.as_ref());
        PrintArticle {
            id,
            address: world.absolute(page.route.as_str()),
            title,
            lead,
            body,
            corrections: PageCorrections::new(world, top, end, lang),
            notes: written.notes,
            updated: checked.map(|date| world.day(date.value, lang)),
        }
    }
}
