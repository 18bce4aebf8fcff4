//! The words and dates of citations, by language. Another language is another table.

use crate::model::{Date, Lang};

/// The words a citation needs in one language.
pub(super) struct Words {
    months: [&'static str; 12],
    /// Between the parts of a date: day and month, before the year.
    write_date: fn(&Words, Date) -> String,
    /// Between two names.
    pub(super) and: &'static str,
    /// After the first of many names.
    pub(super) et_al: &'static str,
    /// Before the book that holds a chapter.
    pub(super) within: &'static str,
    /// Before the day on which an undated source was seen.
    pub(super) accessed: &'static str,
    /// Before the day on which a copy was saved.
    pub(super) archived: &'static str,
    /// Before a copy whose day is not known.
    pub(super) archived_once: &'static str,
    /// Before the address of a saved copy.
    pub(super) at: &'static str,
    /// Before the heading that is cited.
    pub(super) under: &'static str,
    /// One page and several.
    pub(super) pages: (&'static str, &'static str),
    /// Before the number of a note.
    pub(super) note: &'static str,
    /// Before the number of a chapter.
    pub(super) chapter: &'static str,
    /// Before the number of an issue.
    pub(super) issue: &'static str,
    /// For a work without a date.
    pub(super) undated: &'static str,
    /// What a data set is called.
    pub(super) dataset: &'static str,
    /// What a thesis is called.
    pub(super) thesis: &'static str,
    /// What an interview is called.
    pub(super) interview: &'static str,
    /// What a blog is called.
    pub(super) blog: &'static str,
    /// Before the day on which a page was last changed.
    pub(super) modified: &'static str,
    /// Genres that sources are given in English, and what they are called.
    genres: &'static [(&'static str, &'static str)],
}

impl Words {
    /// A date in full: `June 2, 2021`.
    pub(super) fn date(&self, date: Date) -> String {
        (self.write_date)(self, date)
    }

    /// What a genre is called; one that the table lacks keeps its name.
    pub(super) fn genre(&self, genre: &str) -> String {
        let named = self.genres.iter().find(|(english, _)| genre.eq_ignore_ascii_case(english));
        named.map_or(genre, |(_, named)| named).to_owned()
    }

    fn month(&self, date: Date) -> Option<&'static str> {
        nth(&self.months, date)
    }
}

/// The table of a language; English where there is none.
pub(super) fn words(lang: &Lang) -> &'static Words {
    TABLES.iter().find(|(code, _)| *code == lang.as_str()).map_or(&ENGLISH, |(_, words)| words)
}

const TABLES: [(&str, &Words); 2] = [("en", &ENGLISH), ("es", &SPANISH)];

static ENGLISH: Words = Words {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    write_date: english_date,
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
};

static SPANISH: Words = Words {
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    write_date: spanish_date,
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
};

fn spanish_date(words: &Words, date: Date) -> String {
    let text = match (words.month(date), date.day) {
        (Some(month), Some(day)) => format!("{day} de {month} de {}", date.year),
        (Some(month), None) => format!("{month} de {}", date.year),
        (None, _) => date.year.to_string(),
    };
    if date.approximate { format!("ca. {text}") } else { text }
}

fn english_date(words: &Words, date: Date) -> String {
    let text = match (words.month(date), date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => date.year.to_string(),
    };
    if date.approximate { format!("ca. {text}") } else { text }
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
