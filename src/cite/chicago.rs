//! Everything that is no law, as notes of the Chicago Manual of Style (chapters 13 and 14).

use super::piece::{Citation, quoted, typographic};
use super::{Words, locator, names};
use crate::model::{Author, Locator, LocatorKind, Source, SourceKind};

/// The parts of a citation before they are joined.
#[derive(Default)]
struct Parts {
    title: Citation,
    /// What follows the title after commas.
    details: Vec<Citation>,
    /// What stands in parentheses in a note.
    imprint: Vec<String>,
    /// The locator, where it has not found its place among the details.
    locator: Option<String>,
}

/// The citation in a note.
pub(super) fn note(source: &Source, locator: Option<&Locator>, words: &Words<'_>) -> Citation {
    let parts = parts(source, locator, words);
    let mut citation = Citation::of(&names::in_note(authors(source), words));
    citation.item(parts.title);
    parts.details.into_iter().for_each(|detail| citation.item(detail));
    if !parts.imprint.is_empty() {
        citation.text(&format!(" ({})", parts.imprint.join(", ")));
    }
    citation.item(Citation::of(&parts.locator.unwrap_or_default()));
    citation
}

/// The citation in a list of sources, without its last full stop.
pub(super) fn entry(source: &Source, words: &Words<'_>) -> Citation {
    let parts = parts(source, None, words);
    let mut citation = Citation::of(&names::in_list(authors(source), words));
    sentence(&mut citation, parts.title);
    let mut rest = Citation::default();
    parts.details.into_iter().for_each(|detail| rest.item(detail));
    rest.item(Citation::of(&parts.imprint.join(", ")));
    sentence(&mut citation, rest);
    citation
}

/// The citation in a later note: family name, short title, locator.
pub(super) fn short(source: &Source, locator: Option<&Locator>, words: &Words<'_>) -> Citation {
    let mut citation = Citation::of(&names::family_names(authors(source), words));
    if citation.is_empty() {
        // Without an author the outlet tells one report from another.
        citation.item(outlet(source));
    }
    citation.item(name(source));
    citation.item(Citation::of(&locator.map(|l| locator::in_note(l, words)).unwrap_or_default()));
    citation
}

/// The title that running text uses: the short one, or the title before its colon.
pub(super) fn name(source: &Source) -> Citation {
    let title = match source.field("title-short") {
        Some(short) => short,
        None => source
            .title
            .split_once(": ")
            .filter(|(head, _)| head.len() > 12)
            .map_or(source.title.as_str(), |(head, _)| head),
    };
    set_title(source.kind.value, title)
}

fn sentence(citation: &mut Citation, next: Citation) {
    if next.is_empty() {
        return;
    }
    if !citation.is_empty() {
        citation.punctuate('.');
        citation.text(" ");
    }
    let mut next = next;
    if let Some(super::Piece::Text(text)) = next.pieces.first_mut() {
        *text = super::piece::capitalized(text);
    }
    citation.extend(next);
}

/// The authors, unless the outlet is named in their place anyway.
fn authors(source: &Source) -> &[Author] {
    let outlet = source.field("container-title");
    match source.authors.as_slice() {
        [Author::Literal(name)] if Some(name.as_str()) == outlet => &[],
        authors => authors,
    }
}

fn parts(source: &Source, locator: Option<&Locator>, words: &Words<'_>) -> Parts {
    let field = |name| source.field(name).map(str::to_owned);
    let genre = source.field("genre").map(|genre| words.genre(&genre.replace('-', " ")));
    let date = source.issued.as_ref().map(|date| words.date(date.value));
    let publisher = field("publisher").filter(|publisher| !wrote(source, publisher));
    let plain = |text: Option<String>| text.map(|text| Citation::of(&text));
    let place = locator.map(|locator| locator::in_note(locator, words));
    let kind = source.kind.value;
    let mut parts =
        Parts { title: set_title(kind, &source.title), locator: place, ..Parts::default() };
    match kind {
        SourceKind::ArticleNewspaper | SourceKind::ArticleMagazine => {
            parts.details.extend(plain(genre));
            parts.details.push(outlet(source));
            parts.details.extend(plain(date));
        }
        SourceKind::ArticleJournal => {
            let page = locator.filter(|l| l.kind == LocatorKind::Page).map(|l| l.value.clone());
            if page.is_some() {
                parts.locator = None;
            }
            parts.details.push(journal(source, page.or(field("page")), words));
        }
        SourceKind::Webpage | SourceKind::PostWeblog => {
            let blog = (kind == SourceKind::PostWeblog).then(|| format!(" ({})", words.blog));
            let mut outlet = outlet(source);
            outlet.text(&blog.filter(|_| !outlet.is_empty()).unwrap_or_default());
            parts.details.push(outlet);
            parts.details.extend(plain(publisher));
            parts.details.extend(plain(genre));
            parts.details.extend(plain(date));
        }
        SourceKind::Broadcast | SourceKind::Interview => {
            let said = match kind {
                SourceKind::Interview => genre.or(Some(words.interview.to_owned())),
                _ => genre.or(field("medium")),
            };
            parts.details.extend(plain(said));
            parts.details.push(outlet(source));
            parts.details.extend(plain(publisher));
            parts.details.extend(plain(date));
        }
        SourceKind::Dataset => {
            parts.details.push(Citation::of(&genre.unwrap_or_else(|| words.dataset.to_owned())));
            parts.details.extend(plain(field("version")));
            parts.details.extend(plain(publisher));
            parts.details.extend(plain(date));
        }
        SourceKind::Report => {
            parts.details.extend(plain(field("number")));
            parts.imprint.extend(publisher);
            parts.imprint.push(date.unwrap_or_else(|| words.undated.to_owned()));
        }
        SourceKind::Book => {
            parts.details.extend(plain(field("edition")));
            parts.imprint.extend(publisher);
            parts.imprint.push(year(source, words));
        }
        SourceKind::Chapter => {
            let mut book = Citation::of(&format!("{} ", words.within));
            book.italic(&typographic(source.field("container-title").unwrap_or_default()));
            parts.details.push(book);
            parts.imprint.extend(publisher);
            parts.imprint.push(year(source, words));
        }
        SourceKind::Document | SourceKind::Speech | SourceKind::Thesis => {
            let said = genre.or((kind == SourceKind::Thesis).then(|| words.thesis.to_owned()));
            parts.imprint.extend(said);
            parts.imprint.extend(field("event-title"));
            parts.imprint.extend(publisher);
            parts.imprint.extend(date);
        }
        SourceKind::Bill
        | SourceKind::Hearing
        | SourceKind::LegalCase
        | SourceKind::Legislation
        | SourceKind::Regulation
        | SourceKind::Treaty => parts.details.extend(plain(date)),
    }
    parts
}

/// `*Journal* 12, no. 3 (2021): 45`
fn journal(source: &Source, page: Option<String>, words: &Words<'_>) -> Citation {
    let mut citation = outlet(source);
    if let Some(volume) = source.field("volume") {
        citation.text(&format!(" {volume}"));
    }
    if let Some(issue) = source.field("issue") {
        citation.text(&format!(", {} {issue}", words.issue));
    }
    citation.text(&format!(" ({})", year(source, words)));
    if let Some(page) = page {
        citation.text(&format!(": {page}"));
    }
    citation
}

fn year(source: &Source, words: &Words<'_>) -> String {
    source.issued.as_ref().map_or_else(|| words.undated.to_owned(), |date| date.year.to_string())
}

/// The newspaper, journal, programme or site; news agencies are set upright.
fn outlet(source: &Source) -> Citation {
    const AGENCIES: [&str; 5] =
        ["Associated Press", "Agence France-Presse", "Reuters", "dpa-AFX", "CNN Wire"];
    let name = source.field("container-title").unwrap_or_default();
    if AGENCIES.contains(&name) || source.kind.value == SourceKind::Webpage {
        Citation::of(name)
    } else {
        Citation::in_italics(&typographic(name))
    }
}

/// Whether the publisher is the author as well, and need not be named twice.
fn wrote(source: &Source, publisher: &str) -> bool {
    source.authors.iter().any(|author| match author {
        Author::Literal(name) => publisher == name.as_str(),
        Author::Person { .. } => false,
    })
}

/// A title in italics where the work stands alone, in quotation marks where it is part of another.
fn set_title(kind: SourceKind, title: &str) -> Citation {
    match kind {
        SourceKind::Book | SourceKind::Report => Citation::in_italics(&typographic(title)),
        SourceKind::ArticleJournal
        | SourceKind::ArticleMagazine
        | SourceKind::ArticleNewspaper
        | SourceKind::Bill
        | SourceKind::Broadcast
        | SourceKind::Chapter
        | SourceKind::Dataset
        | SourceKind::Document
        | SourceKind::Hearing
        | SourceKind::Interview
        | SourceKind::LegalCase
        | SourceKind::Legislation
        | SourceKind::PostWeblog
        | SourceKind::Regulation
        | SourceKind::Speech
        | SourceKind::Thesis
        | SourceKind::Treaty
        | SourceKind::Webpage => Citation::of(&quoted(title)),
    }
}
