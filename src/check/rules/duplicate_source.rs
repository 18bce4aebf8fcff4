//! `duplicate-source`: one work under two ids.

use std::collections::BTreeMap;

use crate::check::{Context, urls};
use crate::diag::Diagnostic;
use crate::model::Source;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in context.registry().sources.values() {
        let doi = source.fields.iter().find(|(name, _)| name == "DOI");
        let address = source.url.as_ref().map(|url| (urls::same_page(&url.value), url.span));
        let doi = doi.map(|(_, doi)| (format!("doi:{}", bare(&doi.value)), doi.span));
        // The DOI is the surer name, and one report is enough.
        for (name, span) in doi.into_iter().chain(address) {
            let others = seen.entry(name).or_default();
            let twin = others.iter().find(|other| same_piece(other, source)).copied();
            others.push(source);
            let Some(twin) = twin else { continue };
            let message = format!("`{}` and `{}` are one work", source.id.value, twin.id.value);
            problems.push(
                Diagnostic::warning("duplicate-source", span, message)
                    .label(twin.id.span, "the other is here")
                    .help("keep one of the two, and cite its pages with locators"),
            );
            break;
        }
    }
}

/// `10.1000/xyz` of `https://doi.org/10.1000/XYZ`.
fn bare(doi: &str) -> String {
    let doi = doi.to_lowercase();
    doi.find("10.").and_then(|at| doi.get(at..)).unwrap_or(&doi).to_owned()
}

/// Whether both are the same piece of what stands at an address: an exhibit or a section of one
/// file may be a source of its own.
fn same_piece(a: &Source, b: &Source) -> bool {
    let entry = |source: &Source| source.entry.as_ref().map(|entry| entry.value.clone());
    let pieces = ["section", "chapter-number", "page", "number", "volume", "issue"];
    entry(a) == entry(b) && pieces.iter().all(|name| a.field(name) == b.field(name))
}
