//! From a text to HTML: one recursive writer into one string.
//!
//! Everything that is written is escaped; there is no way for HTML through a text. A page is
//! written by one [`Writer`], however many texts it is made of, so that its notes are numbered in
//! one row.

mod block;
mod card;
mod chart;
mod docket;
mod inline;
mod reference;
mod words;

pub(super) use docket::{Place, docket, kind_name, relief_name, status_name};

use std::collections::BTreeSet;
use std::mem;

use serde::Serialize;

use super::context::{NoteItem, TocItem};
use super::html::Html;
use super::notes::Notes;
use super::world::World;
use crate::model::{Doc, Footnote, Lang, Text};

/// A page being written.
pub(super) struct Writer<'a> {
    world: &'a World<'a>,
    lang: &'a Lang,
    out: String,
    notes: Notes,
    headings: Vec<TocItem>,
    /// The footnotes of the text being written.
    footnotes: &'a [Footnote],
    /// Tells the footnotes of one text from those of another.
    text: usize,
    /// How many texts have been begun.
    texts: usize,
    /// The notes marked in the block being written; a figure does not mark one twice.
    marked: BTreeSet<usize>,
    /// Whether notes are marked.
    marks: bool,
    /// Whether the page stands in a frame, in which notes are read.
    framed: bool,
    /// Whether figures are embedded as tiles, which stand side by side.
    tiles: bool,
    /// Whether what is embedded is drawn. In a text of the registry it is not: it would be made of
    /// such texts, of this one perhaps.
    draws: bool,
    problems: Vec<tera::Error>,
}

/// What a page has besides its texts.
pub(super) struct Written {
    /// The notes at its end.
    pub(super) notes: Vec<NoteItem>,
    /// Its contents list.
    pub(super) toc: Vec<TocItem>,
    /// Components that failed.
    pub(super) problems: Vec<tera::Error>,
}

impl<'a> Writer<'a> {
    /// A writer for a page in a language.
    pub(super) fn new(world: &'a World<'a>, lang: &'a Lang) -> Writer<'a> {
        Writer {
            world,
            lang,
            out: String::new(),
            notes: Notes::default(),
            headings: Vec::new(),
            footnotes: &[],
            text: 0,
            texts: 0,
            marked: BTreeSet::new(),
            marks: true,
            framed: false,
            tiles: false,
            draws: true,
            problems: Vec::new(),
        }
    }

    /// A writer for one of several articles on a page, whose anchors all begin alike.
    pub(super) fn one_of_several(
        world: &'a World<'a>,
        lang: &'a Lang,
        prefix: String,
    ) -> Writer<'a> {
        Writer { notes: Notes::new(prefix), ..Writer::new(world, lang) }
    }

    /// A writer for a page in a frame, whose links lead out of it, but for those to its notes.
    pub(super) fn framed(world: &'a World<'a>, lang: &'a Lang) -> Writer<'a> {
        Writer { framed: true, ..Writer::new(world, lang) }
    }

    /// A text with its blocks.
    pub(super) fn blocks(&mut self, doc: &'a Doc) -> Html {
        self.within(doc, |writer| writer.write_blocks(&doc.blocks))
    }

    /// The text of a home page: its figures stand side by side, each as its number alone.
    pub(super) fn front(&mut self, doc: &'a Doc) -> Html {
        self.tiles = true;
        let html = self.blocks(doc);
        self.tiles = false;
        html
    }

    /// A text as one line, for headings and cells: its paragraphs run on.
    pub(super) fn line(&mut self, doc: &'a Doc) -> Html {
        self.within(doc, |writer| {
            let mut first = true;
            doc.each_run(&mut |run| {
                if !mem::replace(&mut first, false) {
                    writer.out.push(' ');
                }
                writer.write_inlines(run.inlines);
            });
        })
    }

    /// A title: one line without marks of notes.
    pub(super) fn title(&mut self, doc: &'a Doc) -> Html {
        self.marks = false;
        let html = self.line(doc);
        self.marks = true;
        html
    }

    /// A text of the registry in the page's language, with its blocks; nothing where there is none.
    pub(super) fn passage(&mut self, text: Option<&'a Text>) -> Html {
        self.of_registry(text, Self::blocks)
    }

    /// A text of the registry in the page's language as one line.
    pub(super) fn passage_line(&mut self, text: Option<&'a Text>) -> Html {
        self.of_registry(text, Self::line)
    }

    /// The end of the page.
    pub(super) fn finish(self) -> Written {
        Written {
            notes: self.notes.into_list(),
            toc: nested(self.headings),
            problems: self.problems,
        }
    }

    fn of_registry(
        &mut self,
        text: Option<&'a Text>,
        write: impl FnOnce(&mut Self, &'a Doc) -> Html,
    ) -> Html {
        let Some(passage) = text.and_then(|text| text.get(self.lang)) else {
            return Html::default();
        };
        let outer = mem::replace(&mut self.draws, false);
        let html = write(self, &passage.doc);
        self.draws = outer;
        html
    }

    /// Writes a component of the templates, given its one argument.
    fn write_part<T: Serialize>(&mut self, component: &str, argument: &'static str, value: &T) {
        self.marked.clear();
        let Some(templates) = self.world.templates.get(self.lang) else { return };
        match templates.part(component, argument, value) {
            Ok(html) => self.out.push_str(&html.0),
            Err(error) => self.problems.push(error),
        }
    }

    /// Writes a text with footnotes of its own.
    fn within(&mut self, doc: &'a Doc, write: impl FnOnce(&mut Self)) -> Html {
        let outer = (mem::replace(&mut self.footnotes, &doc.footnotes), self.text);
        self.texts += 1;
        self.text = self.texts;
        self.marked.clear();
        let html = self.capture(write);
        (self.footnotes, self.text) = outer;
        Html(html)
    }

    /// Adds markup as it is.
    fn put(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }

    /// What a step writes, apart from the rest.
    fn capture(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let outer = mem::take(&mut self.out);
        write(self);
        mem::replace(&mut self.out, outer)
    }
}

/// Headings of level 3 below the heading of level 2 before them; deeper ones are left out.
fn nested(headings: Vec<TocItem>) -> Vec<TocItem> {
    let mut toc: Vec<TocItem> = Vec::new();
    for heading in headings {
        match (heading.level, toc.last_mut()) {
            (3, Some(parent)) => parent.items.push(heading),
            (2 | 3, _) => toc.push(heading),
            (_, _) => {}
        }
    }
    toc
}
