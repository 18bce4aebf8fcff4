//! `sources.bib`: the bibliography as BibTeX, in UTF-8, with the fields `url`, `urldate` and `date`
//! that current styles and managers know.

use super::csl;
use crate::model::{Author, Date, Registry, Source, SourceKind};
use crate::render::world::World;

/// Every source, in the order of the ids.
pub(super) fn all(world: &World<'_>) -> String {
    let registry = &world.site.registry;
    let entries = registry.sources.values().map(|source| entry(source, registry));
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(source: &Source, registry: &Registry) -> String {
    let kind = source.kind.value;
    let mut out = format!("@{}{{{},\n", entry_type(kind), source.id.value);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    // What the entry type does not tell; BibLaTeX has a field for it, and others pass it over.
    field("entrysubtype", entry_subtype(kind));
    let authors: Vec<String> = source.authors.iter().map(name).collect();
    field("author", &authors.join(" and "));
    // A second pair of braces keeps styles from changing capitals: `Ms. L. v.` must stay so.
    field("title", &format!("{{{}}}", escaped(&source.title.value)));
    if let Some(issued) = &source.issued {
        let Date { year, month, .. } = issued.value;
        field("date", &issued.value.to_string());
        field("year", &year.to_string());
        field("month", &month.map(|month| month.to_string()).unwrap_or_default());
    }
    for (csl, value) in csl::fields(source, registry) {
        field(field_name(csl, kind), &escaped(value));
    }
    if let Some(url) = &source.url {
        // Addresses are read letter by letter; braces alone could end the field.
        field("url", &url.value.replace('{', "%7B").replace('}', "%7D"));
    }
    if let Some(accessed) = &source.accessed {
        field("urldate", accessed.value.to_string().trim_end_matches('~'));
    }
    field("note", &csl::note(source).map(|note| escaped(&note)).unwrap_or_default());
    if let Some(lang) = &source.lang {
        field("language", lang.as_str());
    }
    out.push_str("}\n");
    out
}

fn entry_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::ArticleJournal | SourceKind::ArticleMagazine | SourceKind::ArticleNewspaper => {
            "article"
        }
        SourceKind::Book => "book",
        SourceKind::Chapter => "incollection",
        SourceKind::Report => "techreport",
        SourceKind::Thesis => "phdthesis",
        SourceKind::Bill
        | SourceKind::Broadcast
        | SourceKind::Dataset
        | SourceKind::Document
        | SourceKind::Hearing
        | SourceKind::Interview
        | SourceKind::LegalCase
        | SourceKind::Legislation
        | SourceKind::PostWeblog
        | SourceKind::Regulation
        | SourceKind::Speech
        | SourceKind::Treaty
        | SourceKind::Webpage => "misc",
    }
}

/// The CSL type, where the entry type can stand for several.
fn entry_subtype(kind: SourceKind) -> &'static str {
    match (entry_type(kind), kind) {
        ("misc", _) | (_, SourceKind::ArticleMagazine | SourceKind::ArticleNewspaper) => {
            kind.word()
        }
        _ => "",
    }
}

/// The field for a CSL field; where BibTeX has nothing like it, the name of CSL, which styles pass
/// over and `new source --from` knows.
fn field_name(csl: &str, kind: SourceKind) -> &str {
    let is_article = entry_type(kind) == "article";
    match csl {
        "publisher" => match kind {
            SourceKind::Report => "institution",
            SourceKind::Thesis => "school",
            SourceKind::Webpage | SourceKind::PostWeblog | SourceKind::Document => "howpublished",
            _ => "publisher",
        },
        "authority" => "organization",
        "container-title" => match kind {
            SourceKind::Chapter => "booktitle",
            _ => "journal",
        },
        "publisher-place" => "address",
        "collection-title" => "series",
        "volume" => "volume",
        "issue" if is_article => "number",
        "number" if is_article => "eid",
        "page" => "pages",
        "edition" => "edition",
        "chapter-number" => "chapter",
        "genre" => "type",
        "DOI" => "doi",
        "ISBN" => "isbn",
        "number-of-pages" => "pagetotal",
        "event-title" => "eventtitle",
        "title-short" => "shorttitle",
        _ => csl,
    }
}

/// A name; a body's in braces of its own, so that it is not taken apart.
fn name(author: &Author) -> String {
    match author {
        Author::Literal(name) => format!("{{{}}}", escaped(&name.value)),
        Author::Person { family, given: Some(given) } => {
            format!("{}, {}", escaped(&family.value), escaped(&given.value))
        }
        Author::Person { family, given: None } => format!("{{{}}}", escaped(&family.value)),
    }
}

/// Text with what means something to TeX taken care of. Straight double quotes would all become
/// closing ones, so they are set as the pairs that they stand for.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' if before.is_whitespace() || matches!(before, '(' | '[' | '-') => out.push('“'),
            '"' => out.push('”'),
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_left_to_tex() {
        assert_eq!(
            escaped("\"A\" & (\"B\") 100% of $5 #1 a_b {c} ~ ^ \\"),
            "“A” \\& (“B”) 100\\% of \\$5 \\#1 a\\_b \\{c\\} \\textasciitilde{} \
             \\textasciicircum{} \\textbackslash{}"
        );
    }
}
