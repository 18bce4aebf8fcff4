//! `/sources/` and a page for each source.

use super::{Making, Rendered};
use crate::cite;
use crate::figure;
use crate::model::{EntryKind, Reliability, Source};
use crate::render::cited;
use crate::render::context::{ClaimItem, Link, SourceGroup, SourcePage, SourcesPage};
use crate::render::html::Html;

impl Making<'_> {
    /// A source: its citation and what rests on it.
    pub(super) fn source(&self, source: &Source) -> Rendered {
        let Making { world, lang, .. } = *self;
        let registry = &world.site.registry;
        // Editors write notes in the language of the registry alone.
        let default = &world.site.settings.default_language;
        let theirs = world.foreign(source, lang);
        let note = cite::note(source, None, registry, lang);
        let mut citation = cited::plain(&note.pieces, theirs);
        if !citation.ends_with('.') {
            citation.push('.');
        }
        let uses = world.usage.source(&source.id);
        let url = source.url.as_ref().map(|url| url.value.clone());
        let saved = source.snapshot.as_ref();
        let claims = uses.claims.iter().map(|(fact, claim)| ClaimItem {
            value: figure::write::value(fact, claim, lang),
            label: world.plain_doc_of(&fact.label, lang),
            url: world.claim_page(fact, claim, lang).unwrap_or_default(),
        });
        let cases = uses.cases.iter().filter_map(|case| {
            let url = world.entry(EntryKind::Case, &case.id, lang)?;
            Some(Link { title: case.caption.value.clone(), url })
        });
        let timeline = world.list("timeline", lang);
        let events = uses.events.iter().filter_map(|event| {
            let url = format!("{}#{}", timeline.as_ref()?, event.anchor());
            Some(Link { title: world.plain_doc_of(event.title(), lang), url })
        });
        let page = SourcePage {
            title: source.title.value.clone(),
            lang: theirs.map(str::to_owned),
            note_lang: (*lang != *default).then(|| default.to_string()),
            citation: Html(citation),
            host: url.as_deref().map(cited::host).unwrap_or_default().to_owned(),
            url,
            issued: source.issued.as_ref().map(|date| world.day(date.value, lang)),
            accessed: source.accessed.as_ref().map(|date| world.day(date.value, lang)),
            archived: saved.and_then(|saved| Some(saved.url.as_ref()?.value.clone())),
            captured: saved
                .and_then(|saved| saved.captured.as_ref())
                .map(|date| world.day(date.value, lang)),
            reliability: source
                .reliability
                .as_ref()
                .map(|degree| world.own(lang, reliability_key(degree.value)).to_owned()),
            note: source.note.as_ref().map(|note| note.value.clone()),
            pages: self.used_on(EntryKind::Source, &source.id),
            claims: claims.collect(),
            cases: cases.collect(),
            events: events.collect(),
        };
        let title = source.title.value.clone();
        let description = cite::bibliography(source, registry, lang).plain();
        let under = Some(("sources", "sources"));
        let mut head = world.made_head(self.route, title, description, under, lang);
        head.linked = world.linked_source_page(source, &head, lang);
        self.fill("source.html", &head, &page, Vec::new())
    }

    /// All sources, nearest to the matter first.
    pub(super) fn sources(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let sources = &world.site.registry.sources;
        let degrees = Reliability::ALL.iter().map(|(word, degree)| (*word, Some(*degree)));
        let groups = degrees.chain([("elsewhere", None)]).map(|(word, degree)| {
            let kind = |source: &&Source| source.reliability.as_ref().map(|r| r.value) == degree;
            let mut entries: Vec<&Source> = sources.values().filter(kind).collect();
            world.sort(&mut entries, lang, |source| cite::sort_key(source));
            let key = degree.map_or("elsewhere", reliability_key);
            SourceGroup {
                id: word.to_owned(),
                title: world.own(lang, key).to_owned(),
                sources: entries.into_iter().map(|source| world.listed(source, lang)).collect(),
            }
        });
        let groups: Vec<_> = groups.filter(|group| !group.sources.is_empty()).collect();
        let head = self.list_head("sources", "sources-lead");
        let page = SourcesPage { groups, count: sources.len() };
        self.fill("sources.html", &head, &page, Vec::new())
    }
}

fn reliability_key(degree: Reliability) -> &'static str {
    match degree {
        Reliability::PrimaryOfficial => "reliability-primary-official",
        Reliability::PrimaryCourt => "reliability-primary-court",
        Reliability::PrimaryParty => "reliability-primary-party",
        Reliability::Press => "reliability-press",
        Reliability::Scholarly => "reliability-scholarly",
        Reliability::Advocacy => "reliability-advocacy",
    }
}
