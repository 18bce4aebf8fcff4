//! `sources.ris`: the bibliography as RIS, which nearly every reference manager reads
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>, tags of 2011).

use super::csl;
use crate::model::{Author, Date, Registry, Source, SourceKind};
use crate::render::world::World;

/// Every source, in the order of the ids.
pub(super) fn all(world: &World<'_>) -> String {
    let registry = &world.site.registry;
    let entries = registry.sources.values().map(|source| entry(source, registry));
    entries.collect::<Vec<_>>().join("\r\n")
}

fn entry(source: &Source, registry: &Registry) -> String {
    let mut out = String::new();
    let mut tag = |name: &str, value: &str| {
        // A tag is a line: what is on several goes on one.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            out.push_str(&format!("{name}  - {value}\r\n"));
        }
    };
    tag("TY", reference_type(source.kind.value));
    tag("ID", source.id.as_str());
    tag("TI", &source.title.value);
    for author in &source.authors {
        tag("AU", &name(author));
    }
    if let Some(issued) = &source.issued {
        tag("PY", &issued.value.year.to_string());
        tag("DA", &day(issued.value));
    }
    for (csl, value) in csl::fields(source, registry) {
        match csl {
            "page" => {
                let (first, last) = value.split_once(['-', '–']).unwrap_or((value, ""));
                tag("SP", first);
                tag("EP", last);
            }
            csl => tag_of(csl).into_iter().for_each(|name| tag(name, value)),
        }
    }
    if let Some(url) = &source.url {
        tag("UR", &url.value);
    }
    if let Some(accessed) = &source.accessed {
        tag("Y2", &day(accessed.value));
    }
    tag("N1", &csl::note(source).unwrap_or_default());
    tag("LA", source.lang.as_ref().map_or("", |lang| lang.as_str()));
    out.push_str("ER  - \r\n");
    out
}

fn reference_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::ArticleJournal => "JOUR",
        SourceKind::ArticleMagazine => "MGZN",
        SourceKind::ArticleNewspaper => "NEWS",
        SourceKind::Bill => "BILL",
        SourceKind::Book => "BOOK",
        SourceKind::Broadcast => "VIDEO",
        SourceKind::Chapter => "CHAP",
        SourceKind::Dataset => "DATA",
        SourceKind::Hearing => "HEAR",
        SourceKind::LegalCase => "CASE",
        SourceKind::Legislation | SourceKind::Regulation => "STAT",
        SourceKind::PostWeblog => "BLOG",
        SourceKind::Report => "RPRT",
        SourceKind::Thesis => "THES",
        SourceKind::Webpage => "ELEC",
        SourceKind::Document | SourceKind::Interview | SourceKind::Speech | SourceKind::Treaty => {
            "GEN"
        }
    }
}

/// The tag for a CSL field; none where RIS has nothing like it.
fn tag_of(csl: &str) -> Option<&'static str> {
    Some(match csl {
        "title-short" => "ST",
        "publisher" | "authority" => "PB",
        "publisher-place" => "CY",
        "container-title" => "T2",
        "collection-title" => "T3",
        "volume" => "VL",
        "issue" => "IS",
        "number" => "M1",
        "edition" => "ET",
        "genre" | "medium" => "M3",
        "ISBN" => "SN",
        "DOI" => "DO",
        "section" => "SE",
        _ => return None,
    })
}

fn name(author: &Author) -> String {
    match author {
        Author::Literal(name) => name.value.clone(),
        Author::Person { family, given: Some(given) } => {
            format!("{}, {}", family.value, given.value)
        }
        Author::Person { family, given: None } => family.value.clone(),
    }
}

/// A date in three parts, those that are not known left empty.
fn day(date: Date) -> String {
    let two = |part: Option<i8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", date.year, two(date.month), two(date.day))
}
