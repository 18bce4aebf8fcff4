//! Every form, in one table.

mod law;
mod spanish;
mod traps;
mod works;

use super::{Citation, Piece, bibliography, name, note, short};
use crate::model::{
    Author, Case, CaseStatus, Date, Lang, Locator, LocatorKind, Registry, Snapshot, Source,
    SourceKind,
};
use crate::text::{FileId, Files, Span, Spanned};

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(file(), 0..0))
}

fn file() -> FileId {
    Files::new().insert_text("x", "")
}

fn date(text: &str) -> Spanned<Date> {
    at(Date::parse(text).unwrap())
}

/// A source from pairs of CSL names and values; `author` is a body, `by` a person (`Family, Given`).
fn source(kind: &str, title: &str, fields: &[(&str, &str)]) -> Source {
    let kind = SourceKind::ALL.iter().find(|(word, _)| *word == kind).unwrap().1;
    let mut source = Source {
        id: at("x".into()),
        aliases: Vec::new(),
        kind: at(kind),
        title: at(title.to_owned()),
        authors: Vec::new(),
        issued: None,
        accessed: None,
        url: None,
        fields: Vec::new(),
        reliability: None,
        snapshot: None,
        lang: None,
        note: None,
        case: None,
        entry: None,
    };
    for &(name, value) in fields {
        match name {
            "author" => source.authors.push(Author::Literal(at(value.to_owned()))),
            "by" => {
                let (family, given) = value.split_once(", ").unwrap();
                let (family, given) = (at(family.to_owned()), Some(at(given.to_owned())));
                source.authors.push(Author::Person { family, given });
            }
            "issued" => source.issued = Some(date(value)),
            "accessed" => source.accessed = Some(date(value)),
            "URL" => source.url = Some(at(value.to_owned())),
            "case" => source.case = Some(at(value.into())),
            "entry" => source.entry = Some(at(value.to_owned())),
            "saved" => {
                source.snapshot = Some(Snapshot {
                    span: at(()).span,
                    url: Some(at(value.to_owned())),
                    captured: Some(date("2026-11-24")),
                    sha256: None,
                });
            }
            _ => source.fields.push((name.to_owned(), at(value.to_owned()))),
        }
    }
    source
}

fn registry() -> Registry {
    let case = Case {
        id: at("ms-l".into()),
        aliases: Vec::new(),
        caption: at("Ms. L. v. U.S. Immigration and Customs Enforcement".to_owned()),
        short: Some(at("Ms. L.".to_owned())),
        court: at("S.D. Cal.".to_owned()),
        docket: Some(at("3:18-cv-00428".to_owned())),
        judges: Vec::new(),
        filed: None,
        closed: None,
        kind: None,
        status: at(CaseStatus::Closed),
        status_as_of: date("2026"),
        tiny: None,
        summary: None,
        full: None,
        claims: Vec::new(),
        plaintiffs: Vec::new(),
        defendants: Vec::new(),
        counsel: Vec::new(),
        relief: None,
        related: Vec::new(),
        reported: Vec::new(),
        sources: Vec::new(),
        topics: Vec::new(),
        events: Vec::new(),
    };
    let mut registry = Registry::default();
    registry.cases.insert("ms-l".into(), case);
    registry
}

/// The pieces with italics between asterisks and addresses between angle brackets.
fn marked(citation: &Citation) -> String {
    citation
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Italic(text) => format!("*{text}*"),
            Piece::Link(url) => format!("<{url}>"),
        })
        .collect()
}

/// `p. 4` as a locator.
fn locator(text: &str) -> Option<Locator> {
    let (mark, value) = text.split_once(' ')?;
    let kind = match mark {
        "p" => LocatorKind::Page,
        "para" => LocatorKind::Paragraph,
        "sec" => LocatorKind::Section,
        "entry" => LocatorKind::Entry,
        "note" => LocatorKind::Note,
        "ch" => LocatorKind::Chapter,
        _ => LocatorKind::Other,
    };
    Some(Locator { kind, value: value.to_owned() })
}

#[track_caller]
fn check(source: &Source, place: &str, expected: &str) {
    check_in("en", source, place, expected);
}

#[track_caller]
fn check_in(lang: &str, source: &Source, place: &str, expected: &str) {
    let citation = note(source, locator(place).as_ref(), &registry(), &Lang::from(lang));
    assert_eq!(marked(&citation), expected);
}

const MS_L: &str = "Ms. L. v. U.S. Immigration & Customs Enforcement";

fn reported() -> Source {
    source(
        "legal_case",
        MS_L,
        &[
            ("container-title", "F. Supp. 3d"),
            ("volume", "310"),
            ("page", "1133"),
            ("issued", "2018-06-26"),
            ("authority", "S.D. Cal."),
            ("case", "ms-l"),
            ("entry", "83"),
        ],
    )
}

fn filing() -> Source {
    let title = "Order Granting Plaintiffs' Motion for Classwide Preliminary Injunction";
    source("legal_case", title, &[("issued", "2018-06-26"), ("case", "ms-l"), ("entry", "83")])
}

fn report() -> Source {
    source(
        "report",
        "Initial Progress Report",
        &[
            ("author", "Interagency Task Force"),
            ("publisher", "U.S. Department of Homeland Security"),
            ("issued", "2021-06-02"),
        ],
    )
}

#[test]
fn later_notes_and_names() {
    let registry = registry();
    let lang = Lang::from("en");
    let later = |source: &Source, place: &str| {
        marked(&short(source, locator(place).as_ref(), &registry, &lang))
    };
    assert_eq!(later(&reported(), "p 1143"), "*Ms. L.*, 310 F. Supp. 3d at 1143");
    assert_eq!(later(&reported(), ""), "*Ms. L.*, 310 F. Supp. 3d 1133");
    let title = "Order Granting Plaintiffs’ Motion for Classwide Preliminary Injunction";
    assert_eq!(later(&filing(), "p 3"), format!("{title} at 3, *Ms. L.*, ECF No. 83"));
    assert_eq!(later(&report(), "p i"), "Interagency Task Force, *Initial Progress Report*, p. i");
    assert_eq!(marked(&name(&reported(), &registry)), "*Ms. L.*");
    assert_eq!(marked(&name(&report(), &registry)), "*Initial Progress Report*");
}

#[test]
fn lists_of_sources() {
    let registry = registry();
    let listed = |source: &Source| marked(&bibliography(source, &registry, &Lang::from("en")));
    assert_eq!(
        listed(&report()),
        "Interagency Task Force. *Initial Progress Report*. U.S. Department of Homeland Security, \
         June 2, 2021."
    );
    let news = source(
        "article-newspaper",
        "In Talks",
        &[
            ("by", "Hackman, Michelle"),
            ("by", "Viswanatha, Aruna"),
            ("container-title", "The Wall Street Journal"),
            ("issued", "2021-10-28"),
            ("URL", "https://wsj.com/a"),
        ],
    );
    assert_eq!(
        listed(&news),
        "Hackman, Michelle, and Aruna Viswanatha. “In Talks.” *The Wall Street Journal*, October \
         28, 2021. <https://wsj.com/a>."
    );
    assert_eq!(
        listed(&reported()),
        "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, 310 F. Supp. 3d 1133 (S.D. Cal. 2018)."
    );
}
