//! The words and dates of citations, by language. English and Spanish have tables; another language
//! brings its words in its file of words.

use crate::figure::write;
use crate::model::{Date, Lang};

/// The words a citation needs in one language.
pub(super) struct Words<'a> {
    /// The language, which says how dates are written.
    lang: &'a Lang,
    /// Between two names.
    pub(super) and: &'a str,
    /// After the first of many names.
    pub(super) et_al: &'a str,
    /// Before the book that holds a chapter.
    pub(super) within: &'a str,
    /// Before the day on which an undated source was seen.
    pub(super) accessed: &'a str,
    /// Before the day on which a copy was saved.
    pub(super) archived: &'a str,
    /// Before a copy whose day is not known.
    pub(super) archived_once: &'a str,
    /// Before the address of a saved copy.
    pub(super) at: &'a str,
    /// Before the heading that is cited.
    pub(super) under: &'a str,
    /// One page and several.
    pub(super) pages: (&'a str, &'a str),
    /// Before the number of a note.
    pub(super) note: &'a str,
    /// Before the number of a chapter.
    pub(super) chapter: &'a str,
    /// Before the number of an issue.
    pub(super) issue: &'a str,
    /// For a work without a date.
    pub(super) undated: &'a str,
    /// What a data set is called.
    pub(super) dataset: &'a str,
    /// What a thesis is called.
    pub(super) thesis: &'a str,
    /// What an interview is called.
    pub(super) interview: &'a str,
    /// What a blog is called.
    pub(super) blog: &'a str,
    /// Before the day on which a page was last changed.
    pub(super) modified: &'a str,
    /// Genres that sources are given in English, and what they are called.
    genres: &'static [(&'static str, &'static str)],
}

impl Words<'_> {
    /// A date in full: `June 2, 2021`.
    pub(super) fn date(&self, date: Date) -> String {
        let text = write::date(Date { approximate: false, ..date }, self.lang);
        if date.approximate { format!("ca. {text}") } else { text }
    }

    /// What a genre is called; one that the table lacks keeps its name.
    pub(super) fn genre(&self, genre: &str) -> String {
        let named = self.genres.iter().find(|(english, _)| genre.eq_ignore_ascii_case(english));
        named.map_or(genre, |(_, named)| named).to_owned()
    }
}

/// The words of a language. One without a table here has what its site's file of words says, and
/// English where that says nothing.
pub(super) fn words(lang: &Lang) -> Words<'_> {
    match lang.as_str() {
        "es" => spanish(lang),
        _ => given(lang),
    }
}

/// What the site's file of words says.
fn given(lang: &Lang) -> Words<'_> {
    let english = english(lang);
    let or = |key, english| lang.word(key).unwrap_or(english);
    let pages = lang.word("cite-pages").and_then(|pages| pages.split_once('|'));
    Words {
        and: or("cite-and", english.and),
        within: or("cite-in", english.within),
        accessed: or("cite-accessed", english.accessed),
        archived: or("cite-archived", english.archived),
        archived_once: or("cite-archived-once", english.archived_once),
        at: or("cite-at", english.at),
        under: or("cite-under", english.under),
        pages: pages.map_or(english.pages, |(one, several)| (one.trim(), several.trim())),
        note: or("cite-note", english.note),
        chapter: or("cite-chapter", english.chapter),
        issue: or("cite-issue", english.issue),
        undated: or("cite-undated", english.undated),
        dataset: or("cite-dataset", english.dataset),
        thesis: or("cite-thesis", english.thesis),
        interview: or("cite-interview", english.interview),
        blog: or("cite-blog", english.blog),
        modified: or("cite-modified", english.modified),
        ..english
    }
}

fn english(lang: &Lang) -> Words<'_> {
    Words {
        lang,
        and: "and",
        et_al: "et al.",
        within: "in",
        accessed: "accessed",
        archived: "archived",
        archived_once: "archived",
        at: "at",
        under: "under",
        pages: ("p.", "pp."),
        note: "note",
        chapter: "ch.",
        issue: "no.",
        undated: "n.d.",
        dataset: "data set",
        thesis: "thesis",
        interview: "interview",
        blog: "blog",
        modified: "Last modified",
        genres: &[],
    }
}

fn spanish(lang: &Lang) -> Words<'_> {
    Words {
        lang,
        and: "y",
        et_al: "et al.",
        within: "en",
        accessed: "consultado el",
        archived: "archivado el",
        archived_once: "archivado",
        at: "en",
        under: "apartado",
        pages: ("p.", "pp."),
        note: "nota",
        chapter: "cap.",
        issue: "n.º",
        undated: "s. f.",
        dataset: "conjunto de datos",
        thesis: "tesis",
        interview: "entrevista",
        blog: "blog",
        modified: "Última modificación:",
        genres: &[
            ("press release", "comunicado de prensa"),
            ("fact sheet", "hoja informativa"),
            ("statement", "declaración"),
            ("letter", "carta"),
            ("memorandum", "memorando"),
            ("transcript", "transcripción"),
            ("testimony", "testimonio"),
            ("map", "mapa"),
            ("podcast", "pódcast"),
            ("video", "video"),
            ("web page", "página web"),
        ],
    }
}

/// A date as American legal citations write it: `Feb. 2, 2021` (Indigo Book, table 12).
pub(super) fn legal_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
        "Dec.",
    ];
    match (nth(&MONTHS, date), date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => date.year.to_string(),
    }
}

fn nth(months: &[&'static str; 12], date: Date) -> Option<&'static str> {
    let index = usize::try_from(date.month?).ok()?.checked_sub(1)?;
    months.get(index).copied()
}
