//! Pages as plain Markdown, from the same tree as their HTML: figures resolved, references as links
//! with whole addresses, sources as footnotes. For language models, archives, and who copies text.

mod block;
mod card;
mod escape;
mod inline;
mod llms;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::notes::Key;
use super::world::World;
use crate::cite::{self, Piece};
use crate::figure;
use crate::model::{Doc, Footnote, Id, Lang, Page, PageKind, SourceUse, Text};
use escape::escaped;

pub(super) use llms::llms;

/// A page being written.
struct Writer<'a> {
    world: &'a World<'a>,
    lang: &'a Lang,
    /// The footnotes at the end; what each says.
    notes: Vec<String>,
    numbers: BTreeMap<Key, usize>,
    /// Sources that an earlier note cites in full.
    cited: BTreeSet<&'a Id>,
    /// The footnotes of the text being written.
    footnotes: &'a [Footnote],
    /// Tells the footnotes of one text from those of another.
    text: usize,
    /// The notes marked in the block being written; a figure does not mark one twice.
    marked: BTreeSet<usize>,
    /// Whether what is embedded is written out; see the writer of HTML.
    draws: bool,
}

/// A page that an editor wrote.
pub(super) fn page(world: &World<'_>, page: &Page) -> String {
    let (front, lang) = (&page.front, &page.lang);
    let mut writer = Writer {
        world,
        lang,
        notes: Vec::new(),
        numbers: BTreeMap::new(),
        cited: BTreeSet::new(),
        footnotes: &[],
        text: 0,
        marked: BTreeSet::new(),
        draws: true,
    };
    let mut parts = vec![format!("# {}", escaped(&world.title(page)))];
    parts.push(writer.line(&front.description.doc));
    parts.push(writer.about(page));
    parts.extend(writer.corrections(page));
    parts.push(writer.doc(&page.body));
    parts.extend(writer.members(page));
    let registry = &world.site.registry;
    let sources = front.sources.iter().filter_map(|id| registry.sources.get(&id.value));
    let sources: Vec<String> = sources
        .map(|source| format!("- {}", pieces(&cite::bibliography(source, registry, lang).pieces)))
        .collect();
    if !sources.is_empty() {
        parts.push(format!("## {}", world.own(lang, "sources")));
        parts.push(sources.join("\n"));
    }
    let notes = writer.notes.iter().enumerate();
    let notes = notes.map(|(index, note)| format!("[^{}]: {}", index + 1, indented(note, "    ")));
    parts.extend(notes);
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

impl<'a> Writer<'a> {
    /// When it was written and checked, and where it stands.
    fn about(&self, page: &Page) -> String {
        let (front, lang) = (&page.front, self.lang);
        let dates = [("published", &front.date), ("checked-to", &front.updated)];
        let dates = dates.into_iter().filter_map(|(key, date)| {
            let date = figure::write::date(date.as_ref()?.value, lang);
            Some(format!("{} {date}.", self.world.own(lang, key)))
        });
        let address = format!("<{}>", self.world.absolute(page.route.as_str()));
        dates.chain([address]).collect::<Vec<_>>().join(" ")
    }

    /// What was corrected on the page, and what is newer.
    fn corrections(&mut self, page: &Page) -> Option<String> {
        let found = self.world.corrections.get(page.path.as_str())?;
        let items = found.iter().map(|correction| {
            let kind = self.world.own(self.lang, super::history::kind_key(correction.kind.value));
            let date = figure::write::date(correction.date.value, self.lang);
            format!("> **{kind}, {date}.** {}", self.passage_line(&correction.text))
        });
        Some(items.collect::<Vec<_>>().join("\n>\n"))
    }

    /// The pages of a section, and the sections of the home page.
    fn members(&self, page: &Page) -> Option<String> {
        let map = &self.world.map;
        let pages: Vec<&Page> = match page.kind {
            PageKind::Home => self.world.navigation(self.lang),
            PageKind::Section => {
                let below = map.subsections(page.folder(), self.lang);
                map.members(page.folder(), self.lang).iter().chain(below).copied().collect()
            }
            PageKind::Article | PageKind::Page => Vec::new(),
        };
        let items = pages.into_iter().map(|page| self.world.listed_page(page));
        let list = items.collect::<Vec<_>>().join("\n");
        (!list.is_empty()).then(|| format!("## {}\n\n{list}", self.world.own(self.lang, "pages")))
    }

    /// A text with its blocks.
    fn doc(&mut self, doc: &'a Doc) -> String {
        self.within(doc, |writer| writer.blocks(&doc.blocks))
    }

    /// A text as one line.
    fn line(&mut self, doc: &'a Doc) -> String {
        self.within(doc, |writer| {
            let mut lines = Vec::new();
            doc.each_run(&mut |run| lines.push(writer.inlines(run.inlines)));
            lines.join(" ")
        })
    }

    fn passage_line(&mut self, text: &'a Text) -> String {
        self.of_registry(text, Self::line)
    }

    fn passage(&mut self, text: &'a Text) -> String {
        self.of_registry(text, Self::doc)
    }

    fn of_registry(
        &mut self,
        text: &'a Text,
        write: impl FnOnce(&mut Self, &'a Doc) -> String,
    ) -> String {
        let Some(passage) = text.get(self.lang) else { return String::new() };
        let outer = mem::replace(&mut self.draws, false);
        let text = write(self, &passage.doc);
        self.draws = outer;
        text
    }

    fn within(&mut self, doc: &'a Doc, write: impl FnOnce(&mut Self) -> String) -> String {
        let outer = mem::replace(&mut self.footnotes, &doc.footnotes);
        let marked = mem::take(&mut self.marked);
        self.text += 1;
        let text = write(self);
        self.footnotes = outer;
        self.marked = marked;
        text
    }

    /// The mark of the note with these sources; nothing where none of them is known.
    fn sources_mark(&mut self, sources: &'a [SourceUse]) -> String {
        let cited = sources.iter().map(|used| {
            let locator = used.locator.as_ref().map(|locator| &locator.value);
            (String::new(), &used.id.value, locator)
        });
        self.cite(cited.collect(), true)
    }
}

impl World<'_> {
    /// A page in a list: its Markdown, and it in a sentence.
    fn listed_page(&self, page: &Page) -> String {
        let url = self.absolute(&format!("{}index.md", page.route));
        let about = self.plain_doc(&page.front.description.doc, &page.lang);
        format!("- [{}]({url}): {}", escaped(&self.title(page)), escaped(&about))
    }
}

/// A citation as Markdown.
fn pieces(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => escaped(text),
            Piece::Italic(text) => format!("*{}*", escaped(text)),
            Piece::Link(url) => format!("<{}>", escape::address(url)),
        })
        .collect()
}

/// Every line but the first moved in.
fn indented(text: &str, by: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(by);
        }
        out.push_str(line);
    }
    out
}
