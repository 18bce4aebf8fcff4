//! What is known of something, in Markdown: what hovering and completion show.

use std::fmt::Write as _;

use super::mentions::Symbol;
use super::world::Snapshot;
use crate::cite;
use crate::figure::write;
use crate::model::{
    CaseStatus, Claim, EntryKind, Fact, Id, Lang, LocatorKind, Page, Registry, Site, SourceUse,
    Status,
};
use crate::text::FileId;

/// The language of a file: that of its page, or the site's own.
pub(super) fn language(site: &Site, file: FileId) -> &Lang {
    let page: Option<&Page> = site.pages.iter().find(|page| page.file == file);
    page.map_or(&site.settings.default_language, |page| &page.lang)
}

/// What a name stands for, in Markdown, in the language of the file it stands in.
pub(super) fn symbol(snapshot: &Snapshot, file: FileId, symbol: &Symbol) -> Option<String> {
    let site = &snapshot.site;
    let lang = language(site, file);
    match symbol {
        Symbol::Claim(id, claim) => {
            let about = site.registry.facts.get(id)?;
            Some(fact(site, lang, about, about.claim(claim.as_str())))
        }
        Symbol::Topic(id) => {
            let (_, name) = site.settings.topics.get(id)?;
            Some(format!("**{}**\n\ntopic `{id}`", name.plain(lang)))
        }
        Symbol::Entry(kind, id) => entry(site, lang, *kind, id),
    }
}

/// An entry of the registry, in Markdown.
pub(super) fn entry(site: &Site, lang: &Lang, kind: EntryKind, id: &Id) -> Option<String> {
    let registry = &site.registry;
    let mut text = String::new();
    match kind {
        EntryKind::Fact => {
            let about = registry.facts.get(id)?;
            return Some(fact(site, lang, about, about.preferred_claim()));
        }
        EntryKind::Source => {
            let source = registry.sources.get(id)?;
            let _ = write!(text, "{}", cite::bibliography(source, registry, lang).plain());
            if let Some(note) = &source.note {
                let _ = write!(text, "\n\n{}", note.value);
            }
        }
        EntryKind::Case => {
            let case = registry.cases.get(id)?;
            let docket = case.docket.as_ref().map(|docket| format!(", No. {}", docket.value));
            let docket = docket.unwrap_or_default();
            let status = CaseStatus::ALL
                .iter()
                .find(|(_, status)| *status == case.status.value)
                .map_or("", |(word, _)| word);
            let as_of = write::date(case.status_as_of.value, lang);
            let _ = write!(text, "**{}**{docket} ({})\n\n", case.caption.value, case.court.value);
            let _ = write!(text, "{status}, as of {as_of}");
            if let Some(summary) = case.summary.as_ref().or(case.tiny.as_ref()) {
                let _ = write!(text, "\n\n{}", summary.plain(lang));
            }
        }
        EntryKind::Party => {
            let party = registry.parties.get(id)?;
            let _ = write!(text, "**{}**", party.name.plain(lang));
            if let Some(role) = &party.role {
                let _ = write!(text, "\n\n{}", role.plain(lang));
            }
        }
        EntryKind::Event => {
            let event = registry.events.get(id)?;
            let date = write::period(event.date.value, lang);
            let _ = write!(text, "**{}**\n\n{date}", event.title.plain(lang));
        }
        EntryKind::Term => {
            let term = registry.terms.get(id)?;
            let _ = write!(text, "**{}**\n\n{}", term.term.plain(lang), term.plain.plain(lang));
        }
        EntryKind::Series => {
            let series = registry.series.get(id)?;
            let points = series.points.len();
            let _ = write!(text, "**{}**\n\n{points} points", series.title.plain(lang));
        }
        EntryKind::Correction => {
            let correction = registry.corrections.get(id)?;
            let date = write::date(correction.date.value, lang);
            let _ = write!(text, "{date}\n\n{}", correction.text.plain(lang));
        }
    }
    Some(text)
}

/// A fact: the claim that is meant, and its rivals.
pub(super) fn fact(site: &Site, lang: &Lang, fact: &Fact, claim: Option<&Claim>) -> String {
    let registry = &site.registry;
    let mut text = String::new();
    if let Some(claim) = claim {
        let _ = write!(text, "**{}**", write::value(fact, claim, lang));
        let _ = write!(text, "\n\n{}", fact.label.plain(lang));
        for line in particulars(registry, lang, claim) {
            let _ = write!(text, "\n- {line}");
        }
    } else {
        let _ = write!(text, "**{}**\n\nName a claim: none is preferred.", fact.label.plain(lang));
    }
    if let Some(derived) = &fact.derived {
        let _ = write!(text, "\n- worked out: `{}`", derived.formula.value);
    }
    let rivals = fact.claims.iter().filter(|other| claim.is_none_or(|own| own.id != other.id));
    let mut rivals = rivals.peekable();
    if rivals.peek().is_some() {
        text.push_str(if claim.is_some() { "\n\nRivals:\n" } else { "\n\nClaims:\n" });
    }
    for rival in rivals {
        let value = write::value(fact, rival, lang);
        let _ = write!(text, "\n- `#{}` **{value}**", rival.id.value);
        let said: Vec<String> = particulars(registry, lang, rival).collect();
        if !said.is_empty() {
            let _ = write!(text, ", {}", said.join("; "));
        }
    }
    if let (Some(differ), true) = (&fact.differ, fact.claims.len() > 1) {
        let _ = write!(text, "\n\n{}", differ.plain(lang));
    }
    text
}

/// When, by whom and by which sources.
fn particulars<'a>(
    registry: &'a Registry,
    lang: &'a Lang,
    claim: &'a Claim,
) -> impl Iterator<Item = String> + 'a {
    let as_of = claim.as_of.as_ref().map(|date| format!("as of {}", write::date(date.value, lang)));
    let period = claim.period.as_ref();
    let period = period.map(|period| format!("counted over {}", write::period(period.value, lang)));
    let counter = claim.counted_by.as_ref().map(|id| {
        let party = registry.parties.get(&id.value);
        let name = party.map_or_else(|| id.value.to_string(), |party| party.name.plain(lang));
        format!("counted by {name}")
    });
    let status = Status::ALL.iter().find(|(_, status)| *status == claim.status.value);
    let status = status.filter(|(_, status)| *status != Status::Current);
    let status = status.map(|(word, _)| (*word).to_owned());
    let sources = claim.sources.iter().map(|source| cited(registry, source));
    [as_of, period, counter, status].into_iter().flatten().chain(sources)
}

fn cited(registry: &Registry, source: &SourceUse) -> String {
    let id = &source.id.value;
    let title = registry.sources.get(id).map(|source| format!(": {}", source.title.value));
    let locator = source.locator.as_ref().map(|locator| {
        let kind = LocatorKind::KEYS.iter().find(|(_, kind)| *kind == locator.kind);
        format!(", {} {}", kind.map_or("at", |(word, _)| word), locator.value.value)
    });
    format!("source `{id}`{}{}", title.unwrap_or_default(), locator.unwrap_or_default())
}
