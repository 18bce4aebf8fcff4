//! `home.html`, `section.html`, `article.html`, `page.html`.

use serde::Serialize;

use super::{CiteForm, Day, Item, Link, NoteItem, PageCorrections};
use crate::render::html::Html;

/// `page` in the four templates of pages that editors write. It is one type, so that `template:`
/// in the front matter may name any of them.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct WrittenPage {
    /// The title with its markup.
    pub(in crate::render) title: Html,
    /// The description with its markup.
    pub(in crate::render) lead: Html,
    /// The text.
    pub(in crate::render) body: Html,
    /// What was corrected on it, and what is newer.
    pub(in crate::render) corrections: PageCorrections,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
    /// The contents list; empty for a short page.
    pub(in crate::render) toc: Vec<TocItem>,
    /// When it was first published.
    pub(in crate::render) published: Option<Day>,
    /// When it was last changed in substance.
    pub(in crate::render) updated: Option<Day>,
    /// Who wrote it.
    pub(in crate::render) authors: Vec<String>,
    /// Its topics.
    pub(in crate::render) topics: Vec<Link>,
    /// What it rests on, by the front matter.
    pub(in crate::render) sources: Vec<Html>,
    /// Of which kinds these sources are, and how many of each.
    pub(in crate::render) source_kinds: Vec<String>,
    /// How others cite the page.
    pub(in crate::render) cite: Vec<CiteForm>,
    /// The page before it in its section.
    pub(in crate::render) previous: Option<Link>,
    /// The page after it in its section.
    pub(in crate::render) next: Option<Link>,
    /// The pages of this section; the newest articles on the home page.
    pub(in crate::render) items: Vec<Item>,
    /// The sections below this one, with their pages.
    pub(in crate::render) sections: Vec<SectionItem>,
}

/// `page` in `print.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PrintPage {
    /// The sections in the order of the menu, each with its articles.
    pub(in crate::render) sections: Vec<PrintSection>,
    /// The day to which the newest of the articles is checked.
    pub(in crate::render) updated: Option<Day>,
}

/// A section that is to be printed.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PrintSection {
    /// Its title without markup.
    pub(in crate::render) title: String,
    /// Its articles.
    pub(in crate::render) articles: Vec<PrintArticle>,
}

/// An article that is to be printed.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PrintArticle {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// Where it stands by itself.
    pub(in crate::render) address: String,
    /// The title with its markup.
    pub(in crate::render) title: Html,
    /// The description with its markup.
    pub(in crate::render) lead: Html,
    /// The text.
    pub(in crate::render) body: Html,
    /// What was corrected on it, and what is newer.
    pub(in crate::render) corrections: PageCorrections,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
    /// When it was last changed in substance, or first published.
    pub(in crate::render) updated: Option<Day>,
}

/// A section in a list of sections.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SectionItem {
    /// Its title without markup.
    pub(in crate::render) title: String,
    /// Where it is.
    pub(in crate::render) url: String,
    /// It in a sentence.
    pub(in crate::render) description: String,
    /// Its pages.
    pub(in crate::render) items: Vec<Item>,
}

/// A heading in the contents list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TocItem {
    /// 1 to 6.
    pub(in crate::render) level: u8,
    /// Its anchor.
    pub(in crate::render) id: String,
    /// Its words.
    pub(in crate::render) text: String,
    /// The headings below it.
    pub(in crate::render) items: Vec<TocItem>,
}
