//! BibTeX and BibLaTeX.

use biblatex::{
    Bibliography, ChunksExt, DateValue, Entry, EntryType, ParseError, PermissiveType,
    RawBibliography,
};

use super::{Item, author, bounds, is_plain_field, kind};
use crate::model::SourceKind;

/// What is never worth a word: it belongs to the program that wrote the file.
const NOISE: [&str; 8] =
    ["entrysubtype", "year", "month", "day", "urlyear", "urlmonth", "file", "langid"];

/// Reads every entry, in the order of the file.
pub(super) fn read(text: &str) -> Result<Vec<Item>, String> {
    let told = |error: ParseError| {
        let before = text.get(..error.span.start).unwrap_or_default();
        format!("line {}: {error}", before.matches('\n').count() + 1)
    };
    bounds::braces(text)?;
    let raw = RawBibliography::parse(text).map_err(told)?;
    bounds::unfolded(&raw)?;
    let bibliography = Bibliography::from_raw(raw).map_err(told)?;
    Ok(bibliography.iter().map(one).collect())
}

fn one(entry: &Entry) -> Item {
    let mut item = Item { key: entry.key.clone(), ..Item::default() };
    let subtype = text(entry, "entrysubtype").unwrap_or_default();
    let kind = of_type(&entry.entry_type, &subtype);
    item.set("type", kind.word());
    authors(&mut item, entry);
    issued(&mut item, entry);
    for name in entry.fields.keys().map(String::as_str) {
        if NOISE.contains(&name) || matches!(name, "author" | "date") {
            continue;
        }
        let Some(value) = text(entry, name) else { continue };
        match name {
            "url" => item.set_address(&value),
            "urldate" => item.set_date("accessed", &value),
            "note" => item.set_note(&value),
            "language" => item.set_lang(&value),
            "pages" => item.set("page", &value.replace("--", "–")),
            name => match field_name(name, kind) {
                Some(field) => item.set(field, &value),
                None => item.lost.push(format!("`{name}`")),
            },
        }
    }
    if let Some(lang) = text(entry, "langid").filter(|_| !entry.fields.contains_key("language")) {
        item.set_lang(&lang);
    }
    item
}

fn text(entry: &Entry, name: &str) -> Option<String> {
    let text = entry.get(name)?.format_verbatim();
    Some(text).filter(|text| !text.trim().is_empty())
}

fn of_type(entry: &EntryType, subtype: &str) -> SourceKind {
    if let Some(kind) = kind(subtype) {
        return kind;
    }
    match (entry, subtype) {
        (EntryType::Article, "newspaper") => SourceKind::ArticleNewspaper,
        (EntryType::Article, "magazine") => SourceKind::ArticleMagazine,
        (EntryType::Article | EntryType::SuppPeriodical | EntryType::Periodical, _) => {
            SourceKind::ArticleJournal
        }
        (EntryType::Book | EntryType::MvBook | EntryType::Collection, _) => SourceKind::Book,
        (EntryType::InBook | EntryType::InCollection | EntryType::InProceedings, _) => {
            SourceKind::Chapter
        }
        (EntryType::TechReport | EntryType::Report | EntryType::Manual, _) => SourceKind::Report,
        (EntryType::PhdThesis | EntryType::MastersThesis | EntryType::Thesis, _) => {
            SourceKind::Thesis
        }
        (EntryType::Online, _) => SourceKind::Webpage,
        (EntryType::Dataset, _) => SourceKind::Dataset,
        (EntryType::Unknown(word), _) => match word.as_str() {
            "jurisdiction" | "legal" => SourceKind::LegalCase,
            "legislation" => SourceKind::Legislation,
            "video" | "movie" | "audio" => SourceKind::Broadcast,
            "letter" | "commentary" => SourceKind::Document,
            _ => SourceKind::Document,
        },
        _ => SourceKind::Document,
    }
}

/// Our field for one of BibTeX; a field under its CSL name is taken as it is.
fn field_name(name: &str, kind: SourceKind) -> Option<&str> {
    let is_article = matches!(
        kind,
        SourceKind::ArticleJournal | SourceKind::ArticleMagazine | SourceKind::ArticleNewspaper
    );
    Some(match name {
        "title" => "title",
        "shorttitle" => "title-short",
        "publisher" | "institution" | "school" | "howpublished" => "publisher",
        "organization" => "authority",
        "journal" | "journaltitle" | "booktitle" => "container-title",
        "address" | "location" => "publisher-place",
        "series" => "collection-title",
        "number" if is_article => "issue",
        "eid" => "number",
        "chapter" => "chapter-number",
        "type" => "genre",
        "doi" => "DOI",
        "isbn" => "ISBN",
        "pagetotal" => "number-of-pages",
        "eventtitle" => "event-title",
        "library" => "archive",
        name => return is_plain_field(name).then_some(name),
    })
}

fn authors(item: &mut Item, entry: &Entry) {
    let people = entry.author().unwrap_or_default();
    let names = people.iter().map(|person| {
        let parts = [&person.prefix, &person.name, &person.suffix];
        let family = parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str());
        author(&family.collect::<Vec<_>>().join(" "), &person.given_name)
    });
    item.set_authors(&names.collect::<Vec<_>>());
}

fn issued(item: &mut Item, entry: &Entry) {
    if let Some(date) = text(entry, "date") {
        return item.set_date("issued", &date);
    }
    match entry.date() {
        Ok(PermissiveType::Typed(date)) => {
            let (DateValue::At(at)
            | DateValue::After(at)
            | DateValue::Before(at)
            | DateValue::Between(at, _)) = date.value;
            // The crate counts months and days from nought.
            let part = |number: Option<u8>| match number {
                Some(number) => format!("-{:02}", number + 1),
                None => String::new(),
            };
            let text = format!("{:04}{}{}", at.year, part(at.month), part(at.day));
            item.set_date("issued", &text);
        }
        Ok(PermissiveType::Chunks(chunks)) => item.set_date("issued", &chunks.format_verbatim()),
        Err(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What leads in circles, or unfolds to more than anybody has written.
    #[test]
    fn what_has_no_end_is_refused() {
        let check = |text: &str, why: &str| {
            let error = read(text).err().unwrap_or_default();
            assert!(error.contains(why), "{why}: {error}");
        };
        let book = |title: &str| format!("@book{{x, title = {title}, year = 2020}}\n");
        check(&format!("@string{{a = a}}\n{}", book("a")), "`a` has no end");
        check(&format!("@string{{a = b}}\n@string{{b = a}}\n{}", book("b # a")), "has no end");
        let doubled: String =
            (0..40).map(|n| format!("@string{{a{} = a{n} # a{n}}}\n", n + 1)).collect();
        check(&format!("@string{{a0 = \"x\"}}\n{doubled}{}", book("a40")), "`a40` has no end");
        let deep = format!("{}{}", "{".repeat(100_000), "}".repeat(100_000));
        check(&book(&deep), "line 1: more than 32 open braces");
        let circle = "@book{x, title = {a}, crossref = {y}}\n@book{y, crossref = {x}, title = {b}}";
        check(circle, "the references of `x` have no end");
        check("@book{x, title = {a}, xdata = {{\\y}}}", "no plain key");
        let parent = "@collection{p, title = {P}, year = 2020}\n\
                      @incollection{x, title = {a}, crossref = {p}}";
        assert_eq!(read(parent).map(|items| items.len()), Ok(2));
    }

    #[track_caller]
    fn check(bib: &str, expected: &str, lost: &[&str]) {
        let items = read(bib).unwrap();
        assert_eq!(items[0].entry("id"), expected);
        assert_eq!(items[0].lost, lost);
    }

    #[test]
    fn what_managers_write() {
        check(
            "@article{Holm_2026, author = {van Holm, Ida and {Staff, All}}, title = {A {Ferry} \\& \
             its \\'Etat}, journal = {The Gazette}, year = 2026, month = feb, number = {4}, pages = \
             {1--7}, keywords = {ferry}, langid = {spanish}}",
            "id:\n  type: article-journal\n  title: A Ferry & its État\n  author: [{family: van \
             Holm, given: Ida}, {literal: \"Staff, All\"}]\n  issued: 2026-02\n  container-title: \
             The Gazette\n  issue: 4\n  page: 1–7\n  lang: es\n",
            &["`keywords`"],
        );
        check(
            "@jurisdiction{roe, title = {Roe v. Doe}, date = {2019-03-04}, number = {1:19-cv-1}}",
            "id:\n  type: legal_case\n  title: Roe v. Doe\n  issued: 2019-03-04\n  number: 1:19-cv-1\n",
            &[],
        );
    }

    #[test]
    fn a_broken_file_is_told_by_its_line() {
        let error = read("@misc{a, title = {x}}\n\n@misc{b, title = {y}").err().unwrap();
        assert!(error.starts_with("line 3: "), "{error}");
    }
}
