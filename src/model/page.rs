//! Pages: what an editor writes.

use jiff::civil;

use super::{Date, Doc, Id, Lang, Passage, Route, Unpublished};
use crate::text::{FileId, Span, Spanned};

/// One Markdown page in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The file it stands in.
    pub file: FileId,
    /// Path of the file below `content/`: `policy/zero-tolerance.es.md`.
    pub path: String,
    /// The same path without language and ending: `policy/zero-tolerance`, `policy/index`. The
    /// translations of a page share it.
    pub key: String,
    /// Its language.
    pub lang: Lang,
    /// Where it is published.
    pub route: Route,
    /// What sort of page it is.
    pub kind: PageKind,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub body: Doc,
    /// The whole text after the front matter.
    pub body_span: Span,
}

impl Page {
    /// The folder it stands in, below `content/`: `policy`, or nothing at the top.
    pub fn folder(&self) -> &str {
        self.key.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// The sorts of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// `content/index.md`
    Home,
    /// The `index.md` of a folder.
    Section,
    /// A page that reports: it needs a date and sources.
    Article,
    /// A page about the site.
    Page,
}

impl PageKind {
    /// The template it is rendered with when its front matter names none.
    pub fn template(self) -> &'static str {
        match self {
            PageKind::Home => "home.html",
            PageKind::Section => "section.html",
            PageKind::Article => "article.html",
            PageKind::Page => "page.html",
        }
    }
}

/// The front matter of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// All of it, without the `---` lines.
    pub span: Span,
    /// The title.
    pub title: Passage,
    /// One sentence for lists, feeds and previews.
    pub description: Passage,
    /// When it was first published.
    pub date: Option<Spanned<Date>>,
    /// When it was last changed in substance.
    pub updated: Option<Spanned<Date>>,
    /// What it rests on.
    pub sources: Vec<Spanned<Id>>,
    /// Who wrote it: parties.
    pub authors: Vec<Spanned<Id>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<Id>>,
    /// Its place among its neighbours.
    pub order: Option<Spanned<i64>>,
    /// Not to be published yet.
    pub draft: bool,
    /// Not published before this day.
    pub publish: Option<Spanned<Date>>,
    /// Not published after this day.
    pub expires: Option<Spanned<Date>>,
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<Route>>,
    /// The template, where it is not that of its kind.
    pub template: Option<Spanned<String>>,
    /// For a translation, the digest of the original it was made from.
    pub translated_from: Option<Spanned<String>>,
    /// Checks that title, description and body are exempted from: (code, reason).
    pub allow: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Front {
    /// Why the page is not published on a day, if it is not.
    pub fn held_back(&self, today: civil::Date) -> Option<Unpublished> {
        if self.draft {
            return Some(Unpublished::Draft);
        }
        // Days that exclude each other would keep the page back for ever, and nobody would be told.
        let (publish, expires) =
            (self.publish.map(|day| day.value), self.expires.map(|day| day.value));
        let excluded = publish.zip(expires).is_some_and(|(from, to)| to.latest() < from.earliest());
        if excluded {
            return None;
        }
        if publish.is_some_and(|day| day.earliest() > today) {
            return Some(Unpublished::Early);
        }
        if expires.is_some_and(|day| day.latest() < today) {
            return Some(Unpublished::Expired);
        }
        None
    }
}
