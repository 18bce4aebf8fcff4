//! `translation-drift`: a figure, claim, citation, link or embed that one language of a page has
//! and the other has not.

use std::collections::BTreeMap;

use crate::check::texts::Owner;
use crate::check::{Context, translations};
use crate::diag::Diagnostic;
use crate::model::{Citation, Destination, FactRef, Form, Page, Query, Target, TargetUse};
use crate::text::{FileId, Span};

/// What a page refers to, each with the first place where it does.
type References = BTreeMap<String, Span>;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let versions = translations::all(context.site);
    if versions.is_empty() {
        return;
    }
    let of_pages = references(context);
    let nothing = References::new();
    let of = |page: &Page| of_pages.get(&page.file).unwrap_or(&nothing);
    for versions in versions {
        let Some(original) = versions.original else { continue };
        for page in versions.translations {
            for (here, there) in [(original, page), (page, original)] {
                let missing = of(here).iter().filter(|(key, _)| !of(there).contains_key(*key));
                problems.extend(missing.map(|(key, &span)| problem(context, key, span, there)));
            }
        }
    }
}

fn problem(context: &Context<'_>, key: &str, span: Span, there: &Page) -> Diagnostic {
    let lang = translations::name(&context.site.settings, &there.lang);
    Diagnostic::error("translation-drift", span, format!("the page in {lang} does not have {key}"))
        .label(there.front.title.span, "this is the page")
        .help("say the same in both languages, with the same references")
}

/// What every page refers to, by its file.
fn references(context: &Context<'_>) -> BTreeMap<FileId, References> {
    let mut of_pages: BTreeMap<FileId, References> = BTreeMap::new();
    let mut add = |page: &Page, key: String, span: Span| {
        let references = of_pages.entry(page.file).or_default();
        // Footnotes are read last and may stand first.
        let first = references.entry(key).or_insert(span);
        *first = (*first).min(span);
    };
    for (text, target) in &context.targets {
        if let Owner::Page(page, _) = text.owner
            && let Some(key) = key(context, page, target)
        {
            add(page, key, target.span);
        }
    }
    for (text, citation) in &context.citations {
        if let Owner::Page(page, _) = text.owner {
            add(page, key_of_citation(citation), citation.source.span);
        }
    }
    of_pages
}

/// What a reference is called, the same in every language. Anchors are words, and differ.
fn key(context: &Context<'_>, page: &Page, target: &TargetUse<'_>) -> Option<String> {
    let bang = if target.embedded { "!" } else { "" };
    let name = match &target.target.value {
        Target::Fact(reference) => fact(reference),
        Target::Source(id) => format!("source:{}", id.value),
        Target::Term(id) => format!("term:{}", id.value),
        Target::Party(id) => format!("party:{}", id.value),
        Target::Case(id) => format!("case:{}", id.value),
        Target::Series(id, query) => format!("series:{}{}", id.value, words(query)),
        Target::Timeline(query) => format!("timeline:{}", words(query)),
        Target::Cases(query) => format!("cases:{}", words(query)),
        Target::External(address) => address.clone(),
        Target::File { path, .. } => match context.site.resolve(&page.path, path) {
            Destination::Page(other) => format!("{}.md", other.key),
            Destination::Asset(route, _) => route.to_string(),
            // These are reported as broken links.
            Destination::Unpublished(_)
            | Destination::Missing(_)
            | Destination::Outside
            | Destination::Absolute => return None,
        },
        Target::Anchor(_) | Target::Malformed(_) | Target::Forbidden(_) => return None,
    };
    Some(format!("`{bang}{name}`"))
}

fn fact(reference: &FactRef) -> String {
    let form = Form::ALL.iter().find(|(_, form)| *form == reference.form);
    let form = form.map_or(String::new(), |(word, _)| format!("?as={word}"));
    let claim = reference.claim.as_ref().map_or(String::new(), |c| format!("#{}", c.value));
    // A number in words is the number: languages differ in which they spell out.
    let form =
        if matches!(reference.form, Form::Number | Form::Words) { String::new() } else { form };
    format!("fact:{}{form}{claim}", reference.fact.value)
}

fn words(query: &Query) -> String {
    let pairs = query.iter().map(|(name, value)| format!("{}={}", name.value, value.value));
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

fn key_of_citation(citation: &Citation) -> String {
    let locator = citation.locator.as_ref();
    let locator = locator.map_or(String::new(), |locator| format!(", {}", locator.value.value));
    format!("`@{}{locator}`", citation.source.value)
}
