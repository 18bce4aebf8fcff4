//! What the inspector says of a figure: its entry in the registry, its rivals, and where it is used.

use serde::Serialize;

use super::super::uses;
use super::answers::Known;
use super::edition::Loaded;
use super::editor::Place;
use super::plain;
use crate::figure::write;
use crate::model::{Claim, Fact, Lang, LocatorKind, SourceUse, Status};
use crate::text::Span;

/// What is known of one fact.
#[derive(Serialize)]
pub(super) struct About<'a> {
    id: &'a str,
    label: String,
    kind: &'static str,
    place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'a str>,
    claims: Vec<Answer<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    differ: Option<String>,
    uses: Vec<Use>,
    /// What prints all this in a terminal.
    command: String,
}

/// A claim.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    preferred: bool,
    value: String,
    /// When, over which period, by whom, of what: a name and what is said.
    particulars: Vec<(&'static str, String)>,
    sources: Vec<String>,
    place: Place,
    /// How to refer to it.
    markdown: String,
}

/// A place that refers to it.
#[derive(Serialize)]
struct Use {
    words: String,
    place: Place,
    /// The address and title of the page, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<(String, String)>,
}

/// What is known of the fact with an id.
pub(super) fn about<'a>(known: &'a Known, id: &str) -> Option<About<'a>> {
    let Known { loaded, desk, .. } = known;
    let Loaded { files, site } = &**loaded;
    let fact = site.registry.facts.get(id)?;
    let lang = &site.settings.default_language;
    let uses = uses::of_fact(site, &fact.id.value);
    Some(About {
        id: fact.id.as_str(),
        label: fact.label.plain(lang),
        kind: fact.kind.value.word(),
        place: desk.place(files, fact.id.span),
        formula: fact.derived.as_ref().map(|derived| derived.formula.value.as_str()),
        claims: fact.claims.iter().map(|claim| answer(known, fact, claim, lang)).collect(),
        differ: fact.differ.as_ref().map(|differ| differ.plain(lang)),
        uses: uses.into_iter().map(|span| used(known, span)).collect(),
        command: format!("plainfact facts {id}"),
    })
}

fn answer<'a>(known: &'a Known, fact: &'a Fact, claim: &'a Claim, lang: &Lang) -> Answer<'a> {
    let value = write::value(fact, claim, lang);
    let preferred = fact.preferred_claim().is_some_and(|preferred| preferred.id == claim.id);
    let id = fact.id.as_str();
    let reference = match preferred {
        true => format!("fact:{id}"),
        false => format!("fact:{id}#{}", claim.id.value),
    };
    Answer {
        id: claim.id.as_str(),
        preferred,
        particulars: particulars(known, claim, lang),
        sources: claim.sources.iter().map(|source| cited(known, source)).collect(),
        place: known.desk.place(&known.loaded.files, claim.id.span),
        markdown: format!("[{value}]({reference})"),
        value,
    }
}

fn particulars(known: &Known, claim: &Claim, lang: &Lang) -> Vec<(&'static str, String)> {
    let by = claim.counted_by.as_ref().map(|id| {
        let party = known.loaded.site.registry.parties.get(&id.value);
        party.map_or_else(|| id.value.to_string(), |party| party.name.plain(lang))
    });
    let status = Status::ALL.iter().find(|(_, status)| *status == claim.status.value);
    let status = status.filter(|(_, status)| *status != Status::Current);
    let said = [
        ("as of", claim.as_of.as_ref().map(|date| write::date(date.value, lang))),
        ("period", claim.period.as_ref().map(|period| write::period(period.value, lang))),
        ("counted by", by),
        ("scope", claim.scope.as_ref().map(|scope| scope.plain(lang))),
        ("status", status.map(|(word, _)| (*word).to_owned())),
    ];
    said.into_iter().filter_map(|(name, said)| Some((name, said?))).collect()
}

fn cited(known: &Known, source: &SourceUse) -> String {
    let title = known.loaded.site.registry.sources.get(&source.id.value);
    let title =
        title.map_or_else(|| source.id.value.to_string(), |source| source.title.value.clone());
    let locator = source.locator.as_ref().map(|locator| {
        let kind = LocatorKind::KEYS.iter().find(|(_, kind)| *kind == locator.kind);
        format!(", {} {}", kind.map_or("at", |(word, _)| word), locator.value.value)
    });
    format!("{title}{}", locator.unwrap_or_default())
}

fn used(known: &Known, span: Span) -> Use {
    let Known { loaded, desk, .. } = known;
    let Loaded { files, site } = &**loaded;
    let page = site.pages.iter().find(|page| page.file == span.file);
    Use {
        words: plain::words(files.snippet(span)).trim().to_owned(),
        place: desk.place(files, span),
        page: page.map(|page| (known.address(page.route.as_str()), page.front.title.plain())),
    }
}
