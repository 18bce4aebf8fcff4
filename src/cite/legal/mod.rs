//! Legal sources in the forms of the Indigo Book: cases and court papers (R11–R18), statutes and
//! bills (R19–R21), regulations and executive orders (R22–R24), hearings (R33).

mod court;
mod names;

use super::locator::in_document;
use super::names as authors;
use super::piece::{Citation, typographic};
use super::words::legal_date;
use crate::model::{Locator, LocatorKind, Registry, Source, SourceKind};
use court::Paper;
pub(super) use court::{decision, docket};

/// The forms in which law is cited.
#[derive(Clone, Copy)]
enum Form {
    Paper,
    Order,
    Statute,
    Bill,
    Regulation,
    Hearing,
    Treaty,
}

/// The form of a source; none for what is no law.
fn form(source: &Source) -> Option<Form> {
    match source.kind.value {
        SourceKind::LegalCase => Some(Form::Paper),
        SourceKind::Legislation if is_presidential(source) => Some(Form::Order),
        SourceKind::Legislation => Some(Form::Statute),
        SourceKind::Bill => Some(Form::Bill),
        SourceKind::Regulation => Some(Form::Regulation),
        SourceKind::Hearing => Some(Form::Hearing),
        SourceKind::Treaty => Some(Form::Treaty),
        SourceKind::ArticleJournal
        | SourceKind::ArticleMagazine
        | SourceKind::ArticleNewspaper
        | SourceKind::Book
        | SourceKind::Broadcast
        | SourceKind::Chapter
        | SourceKind::Dataset
        | SourceKind::Document
        | SourceKind::Interview
        | SourceKind::PostWeblog
        | SourceKind::Report
        | SourceKind::Speech
        | SourceKind::Thesis
        | SourceKind::Webpage => None,
    }
}

/// Whether a source is cited in a legal form.
pub(super) fn is_law(source: &Source) -> bool {
    form(source).is_some()
}

/// The citation of a legal source in a note; none for other sources.
pub(super) fn note(
    source: &Source,
    locator: Option<&Locator>,
    registry: &Registry,
) -> Option<Citation> {
    Some(match form(source)? {
        Form::Paper => Paper::of(source, registry).full(locator),
        Form::Order => order(source, locator),
        Form::Statute => statute(source, locator),
        Form::Bill => bill(source, locator),
        Form::Regulation => regulation(source, locator),
        Form::Hearing => hearing(source, locator),
        Form::Treaty => treaty(source, locator),
    })
}

/// The short form of a legal source; none for other sources.
pub(super) fn short(
    source: &Source,
    locator: Option<&Locator>,
    registry: &Registry,
) -> Option<Citation> {
    match form(source)? {
        Form::Paper => Some(Paper::of(source, registry).short(locator)),
        Form::Order
        | Form::Statute
        | Form::Bill
        | Form::Regulation
        | Form::Hearing
        | Form::Treaty => note(source, locator, registry),
    }
}

/// The form for a legal source that the note before cites alone (R6.2.1): `*Id.* at 1144`. None for
/// other sources, and where another paper of the docket is meant.
pub(super) fn same(source: &Source, locator: Option<&Locator>) -> Option<Citation> {
    form(source)?;
    let mut citation = Citation::in_italics("Id.");
    match locator {
        Some(Locator { kind: LocatorKind::Entry, .. }) => return None,
        Some(locator) => citation.text(&format!(" {}", in_document(locator))),
        None => {}
    }
    Some(citation)
}

/// What running text calls a legal source; none for other sources.
pub(super) fn name(source: &Source, registry: &Registry) -> Option<Citation> {
    Some(match form(source)? {
        Form::Paper => Paper::of(source, registry).name(),
        Form::Order => Citation::of(&order_name(source)),
        Form::Statute | Form::Bill | Form::Regulation | Form::Hearing | Form::Treaty => {
            Citation::of(&typographic(source.field("title-short").unwrap_or(&source.title)))
        }
    })
}

/// Whether the text is an act of the President.
fn is_presidential(source: &Source) -> bool {
    matches!(genre(source).as_str(), "executive order" | "proclamation" | "presidential memorandum")
}

fn genre(source: &Source) -> String {
    source.field("genre").unwrap_or_default().replace('-', " ")
}

fn order_name(source: &Source) -> String {
    let number = source.field("number").map(separated);
    match (genre(source).as_str(), number) {
        ("proclamation", Some(number)) => format!("Proclamation No. {number}"),
        ("executive order", Some(number)) => format!("Exec. Order No. {number}"),
        (_, _) => typographic(&source.title),
    }
}

/// `Exec. Order No. 14,011, 86 Fed. Reg. 8273 (Feb. 2, 2021)` (R24).
fn order(source: &Source, locator: Option<&Locator>) -> Citation {
    let mut citation = Citation::of(&order_name(source));
    if let Some(section) = locator.filter(|l| l.kind == LocatorKind::Section) {
        citation.item(Citation::of(&in_document(section)));
    }
    citation.item(Citation::of(&gazette(source, "Fed. Reg.", locator)));
    citation.text(&parenthesis(None, day(source)));
    citation
}

/// `8 U.S.C. § 1325(a)`, or `Name, Pub. L. No. 110-457, § 235, 122 Stat. 5044 (2008)` (R19).
fn statute(source: &Source, locator: Option<&Locator>) -> Citation {
    let number = source.field("number").unwrap_or_default();
    if let Some(code) = code(source, "U.S.C.") {
        return Citation::of(&with_section(&code, locator));
    }
    let mut citation = Citation::of(&typographic(&source.title));
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        citation.item(Citation::of(&format!("Pub. L. No. {number}")));
    } else {
        citation.item(Citation::of(number));
    }
    if let Some(section) = locator.filter(|l| l.kind == LocatorKind::Section) {
        citation.item(Citation::of(&in_document(section)));
    }
    citation.item(Citation::of(&gazette(source, "Stat.", locator)));
    citation.text(&parenthesis(None, year(source)));
    citation
}

/// `Name, S. 3202, 117th Cong. § 2 (2021)` (R20). A title that only says that it is a bill is
/// left out.
fn bill(source: &Source, locator: Option<&Locator>) -> Citation {
    let mut citation = Citation::default();
    let title = source.field("title-short").unwrap_or(&source.title);
    let is_name = !["A bill", "A BILL", "An act", "A resolution", "A joint resolution"]
        .iter()
        .any(|start| title.starts_with(start));
    let number = source.field("number").unwrap_or_default().replace("Congress", "Cong.");
    if is_name || number.is_empty() {
        citation.item(Citation::of(&typographic(title)));
    }
    citation.item(Citation::of(&number));
    if let Some(congress) = congress(source).filter(|_| !number.contains("Cong.")) {
        citation.item(Citation::of(&congress));
    }
    if let Some(locator) = locator {
        citation.text(&format!(" {}", in_document(locator)));
    }
    citation.text(&parenthesis(None, year(source)));
    citation
}

/// `32 C.F.R. § 750.36`, or `Title, 86 Fed. Reg. 70,512 (Dec. 10, 2021)` (R22).
fn regulation(source: &Source, locator: Option<&Locator>) -> Citation {
    if let Some(code) = code(source, "C.F.R.") {
        let mut citation = Citation::of(&with_section(&code, locator));
        if source.issued.is_some() {
            citation.text(&parenthesis(None, year(source)));
        }
        return citation;
    }
    let mut citation = Citation::of(&typographic(&source.title));
    citation.item(Citation::of(&gazette(source, "Fed. Reg.", locator)));
    citation.text(&parenthesis(None, day(source)));
    citation
}

/// `*Title: Hearing Before the Committee*, 116th Cong. 12 (2019) (statement of Name)` (R33).
fn hearing(source: &Source, locator: Option<&Locator>) -> Citation {
    let title = typographic(&source.title);
    let before = source
        .field("authority")
        .or(source.field("section"))
        .filter(|_| !title.contains("Hearing"));
    let mut citation = Citation::in_italics(&match before {
        Some(committee) => format!("{title}: Hearing Before the {committee}"),
        None => title,
    });
    citation.item(Citation::of(&congress(source).unwrap_or_default()));
    match locator {
        Some(Locator { kind: LocatorKind::Page, value }) => citation.text(&format!(" {value}")),
        Some(locator) => citation.text(&format!(" {}", in_document(locator))),
        None => {}
    }
    citation.text(&parenthesis(None, year(source)));
    if let Some(witness) = source.authors.first() {
        citation.text(&format!(" (statement of {})", authors::direct(witness)));
    }
    citation
}

/// `Convention on the Rights of the Child, Nov. 20, 1989, 1577 U.N.T.S. 3` (R35).
fn treaty(source: &Source, locator: Option<&Locator>) -> Citation {
    let mut citation = Citation::of(&typographic(&source.title));
    if let Some(locator) = locator {
        citation.item(Citation::of(&in_document(locator)));
    }
    citation.item(Citation::of(&day(source).unwrap_or_default()));
    citation.item(Citation::of(&gazette(source, "", None)));
    citation
}

/// A section of a code: `28 U.S.C. § 2675`, from a number that says so or from volume and section.
fn code(source: &Source, abbreviation: &str) -> Option<String> {
    if let Some(number) = source.field("number").filter(|number| number.contains('§')) {
        return Some(number.to_owned());
    }
    let section = source.field("section")?;
    let title = source.field("volume").map(|volume| format!("{volume} ")).unwrap_or_default();
    let name = match source.field("container-title") {
        Some("United States Code" | "Code of Federal Regulations") | None => abbreviation,
        Some(name) => name,
    };
    Some(format!("{title}{name} § {}", section.trim_start_matches("§ ")))
}

/// A code section with the subsection that a locator names: as a whole (`1325(a)`) or as what
/// follows (`(a)`).
fn with_section(code: &str, locator: Option<&Locator>) -> String {
    let Some(locator) = locator else { return code.to_owned() };
    let section = code.rsplit_once("§ ").map_or("", |(_, section)| section);
    match locator.kind {
        LocatorKind::Section if locator.value.starts_with('(') => {
            format!("{code}{}", locator.value)
        }
        LocatorKind::Section if !section.is_empty() && locator.value.starts_with(section) => {
            format!("{code}{}", &locator.value[section.len()..])
        }
        LocatorKind::Section
        | LocatorKind::Page
        | LocatorKind::Paragraph
        | LocatorKind::Entry
        | LocatorKind::Note
        | LocatorKind::Chapter
        | LocatorKind::Other => format!("{code} {}", in_document(locator)),
    }
}

/// Volume, gazette and page: `86 Fed. Reg. 70,512`, with the page cited after it.
fn gazette(source: &Source, known_as: &str, locator: Option<&Locator>) -> String {
    let (Some(volume), Some(page)) = (source.field("volume"), source.field("page")) else {
        return String::new();
    };
    let name = match source.field("container-title") {
        Some("Federal Register") => "Fed. Reg.",
        Some("Statutes at Large" | "United States Statutes at Large") => "Stat.",
        Some(name) => name,
        None => known_as,
    };
    let pin = locator.filter(|locator| locator.kind == LocatorKind::Page);
    let pin = pin.map(|pin| format!(", {}", separated(&pin.value))).unwrap_or_default();
    format!("{volume} {name} {}{pin}", separated(page))
}

/// `116th Cong.`, from whichever field says so.
fn congress(source: &Source) -> Option<String> {
    let fields = ["chapter-number", "container-title", "collection-title"];
    let mut said = fields.into_iter().filter_map(|name| source.field(name));
    Some(said.find(|text| text.contains("Cong"))?.replace("Congress", "Cong."))
}

/// Numbers of five digits and more with commas, as the Indigo Book sets them: `14,011`, but `8273`.
fn separated(number: &str) -> String {
    if number.len() < 5 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in number.chars().enumerate() {
        if index > 0 && (number.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// ` (S.D. Cal. 2018)`, or nothing when neither is known.
fn parenthesis(court: Option<&str>, date: Option<String>) -> String {
    match (court, date) {
        (Some(court), Some(date)) => format!(" ({court} {date})"),
        (Some(court), None) => format!(" ({court})"),
        (None, Some(date)) => format!(" ({date})"),
        (None, None) => String::new(),
    }
}

/// The year in which a source came out.
fn year(source: &Source) -> Option<String> {
    source.issued.as_ref().map(|date| date.year.to_string())
}

/// The day on which a source came out, as precisely as it is known.
fn day(source: &Source) -> Option<String> {
    source.issued.as_ref().map(|date| legal_date(date.value))
}
