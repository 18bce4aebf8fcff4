//! How others cite a page of this site, in the styles that they are asked for.

use super::words::{legal_date, words};
use super::{Citation, Piece};
use crate::model::{Date, Lang};

/// What a citation of one of our own pages needs.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The page's title.
    pub title: &'a str,
    /// The site's title; it stands for the author where none is named.
    pub site: &'a str,
    /// Who wrote it, by the names as they stand.
    pub authors: &'a [String],
    /// The day to which it was checked.
    pub date: Option<Date>,
    /// Its whole address.
    pub url: &'a str,
}

/// A page in each style, by the style's name: Chicago (18th ed., 14.104), APA (7th ed., 10.16), MLA
/// (9th ed., 5.128), Bluebook (rule 18.2.2), and as an entry for BibLaTeX.
pub fn own(page: &Own<'_>, lang: &Lang) -> Vec<(&'static str, Citation)> {
    let Own { title, site, authors, date, url } = *page;
    let by = authors.join(", ");
    let text = |text: String| Piece::Text(text);
    let italic = |text: &str| Piece::Italic(text.to_owned());
    let named = |after: &str| if by.is_empty() { String::new() } else { format!("{by}{after}") };
    let quoted = match title.ends_with(['?', '!', '.']) {
        true => format!("“{title}”"),
        false => format!("“{title}.”"),
    };
    let words_of = words(lang);
    let modified = |date| format!(" {} {}.", words_of.modified, words_of.date(date));
    let modified = date.map(modified);
    let chicago = format!("{}{quoted} {site}.{} {url}.", named(". "), modified.unwrap_or_default());
    let author = if by.is_empty() { site } else { &by };
    let apa = format!(
        "{author}. ({}). ",
        date.map_or(words_of.undated.to_owned(), |date| apa_date(date, lang))
    );
    let apa_site = if by.is_empty() { String::new() } else { format!(" {site}.") };
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let mla_day = date.map(|date| format!("{}, ", mla_date(date, lang))).unwrap_or_default();
    let law_day = date.map(|date| format!(" ({})", legal_date(date))).unwrap_or_default();
    let stop = if title.ends_with(['?', '!', '.']) { "" } else { "." };
    vec![
        ("Chicago", Citation { pieces: vec![text(chicago)] }),
        (
            "APA",
            Citation {
                pieces: vec![text(apa), italic(title), text(format!("{stop}{apa_site} {url}"))],
            },
        ),
        (
            "MLA",
            Citation {
                pieces: vec![
                    text(format!("{}{quoted} ", named(". "))),
                    italic(site),
                    text(format!(", {mla_day}{bare}.")),
                ],
            },
        ),
        (
            "Bluebook",
            Citation {
                pieces: vec![
                    text(named(", ")),
                    italic(title),
                    text(format!(", {}{law_day}, {url}.", site.to_uppercase())),
                ],
            },
        ),
        ("BibTeX", Citation { pieces: vec![text(bibtex(page))] }),
    ]
}

/// The year first, then the day as the language writes it.
fn apa_date(date: Date, lang: &Lang) -> String {
    let full = words(lang).date(Date { approximate: false, ..date });
    let year = date.year.to_string();
    let day = full.strip_suffix(&year).map(|day| day.trim_end_matches([',', ' ']));
    match day.map(|day| day.strip_suffix(" de").unwrap_or(day)) {
        Some("") => year,
        Some(day) => format!("{year}, {day}"),
        None => full,
    }
}

/// The day first and the month shortened, as in English; elsewhere as the language writes a date.
fn mla_date(date: Date, lang: &Lang) -> String {
    if !lang.as_str().starts_with("en") {
        return words(lang).date(Date { approximate: false, ..date });
    }
    let law = legal_date(date);
    match (law.split_once(' '), date.day) {
        (Some((month, _)), Some(day)) => format!("{day} {month} {}", date.year),
        (_, _) => law,
    }
}

fn bibtex(page: &Own<'_>) -> String {
    let path = page.url.split_once("://").map_or(page.url, |(_, path)| path);
    let key = path.trim_end_matches('/').rsplit('/').next().unwrap_or("page");
    let plain =
        |text: &str| text.replace(['{', '}', '\\'], "").replace('%', "\\%").replace('&', "\\&");
    let author = match page.authors {
        [] => format!("{{{}}}", plain(page.site)),
        authors => authors.iter().map(|name| plain(name)).collect::<Vec<_>>().join(" and "),
    };
    let date = page.date.map(|date| {
        let date = Date { approximate: false, ..date };
        format!("  date = {{{date}}},\n")
    });
    format!(
        "@online{{{key},\n  author = {{{author}}},\n  title = {{{}}},\n  organization = {{{}}},\n{}  \
         url = {{{}}},\n}}",
        plain(page.title),
        plain(page.site),
        date.unwrap_or_default(),
        page.url
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(authors: &[&str], date: Option<&str>, title: &str, expected: [&str; 4]) {
        let authors: Vec<String> = authors.iter().map(|name| (*name).to_owned()).collect();
        let date = date.map(|date| Date::parse(date).unwrap());
        let url = "https://x.org/numbers/how-many/";
        let page = Own { title, site: "A Site", authors: &authors, date, url };
        let forms = own(&page, &Lang::from("en"));
        let plain: Vec<String> = forms.iter().take(4).map(|(_, form)| form.plain()).collect();
        assert_eq!(plain, expected);
    }

    #[test]
    fn pages_are_cited_in_every_style() {
        check(
            &[],
            Some("2026-11-24"),
            "How many?",
            [
                "“How many?” A Site. Last modified November 24, 2026. https://x.org/numbers/how-many/.",
                "A Site. (2026, November 24). How many? https://x.org/numbers/how-many/",
                "“How many?” A Site, 24 Nov. 2026, x.org/numbers/how-many/.",
                "How many?, A SITE (Nov. 24, 2026), https://x.org/numbers/how-many/.",
            ],
        );
        check(
            &["Ann Roe"],
            None,
            "Counts",
            [
                "Ann Roe. “Counts.” A Site. https://x.org/numbers/how-many/.",
                "Ann Roe. (n.d.). Counts. A Site. https://x.org/numbers/how-many/",
                "Ann Roe. “Counts.” A Site, x.org/numbers/how-many/.",
                "Ann Roe, Counts, A SITE, https://x.org/numbers/how-many/.",
            ],
        );
    }

    #[test]
    fn a_title_that_ends_with_a_stop_gets_no_other() {
        let title = "The fees of Ms. L.";
        let page = Own { title, site: "S", authors: &[], date: None, url: "https://x.org/" };
        let forms = own(&page, &Lang::from("en"));
        assert_eq!(forms[0].1.plain(), "“The fees of Ms. L.” S. https://x.org/.");
        assert_eq!(forms[1].1.plain(), "S. (n.d.). The fees of Ms. L. https://x.org/");
    }

    #[test]
    fn dates_are_in_the_language_of_the_page() {
        let day = |date: &str| Date::parse(date).unwrap();
        let es = Lang::from("es");
        assert_eq!(apa_date(day("2026-11-24"), &es), "2026, 24 de noviembre");
        assert_eq!(apa_date(day("2026-11"), &es), "2026, noviembre");
        assert_eq!(apa_date(day("2026"), &es), "2026");
        assert_eq!(apa_date(day("2026-11"), &Lang::from("en")), "2026, November");
        assert_eq!(mla_date(day("2026-11-24"), &es), "24 de noviembre de 2026");
    }

    #[test]
    fn entries_keep_their_braces() {
        let url = "https://x.org/a/";
        let page = Own { title: "R&D {x}", site: "S", authors: &[], date: None, url };
        assert_eq!(
            bibtex(&page),
            "@online{a,\n  author = {{S}},\n  title = {R\\&D x},\n  organization = {S},\n  \
             url = {https://x.org/a/},\n}"
        );
    }
}
