//! `/cases/ID/`: a case.

use std::collections::BTreeSet;

use super::{Making, Rendered};
use crate::cite;
use crate::figure;
use crate::model::{Case, EntryKind, Id, Relief, Source, Wording};
use crate::render::cited;
use crate::render::context::{
    Alternate, CasePage, ClaimItem, Link, PartyRow, RelatedItem, ReliefItem,
};
use crate::render::html::Html;
use crate::render::plan::CALENDAR;
use crate::render::writer::{Place, Writer, docket, relief_name};
use crate::text::Spanned;

impl Making<'_> {
    /// A case: what it is about, where it stands, its docket and its papers.
    pub(super) fn case(&self, case: &Case) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let row = writer.case_head(case);
        let full = case.full.as_ref().or(case.summary.as_ref()).or(case.tiny.as_ref());
        let summary = writer.passage(full);
        let claims = case.claims.iter().map(|claim| writer.passage_line(Some(claim))).collect();
        let relief = case.relief.as_ref().map(|relief| self.relief(&mut writer, relief));
        let events =
            docket(case).into_iter().map(|event| writer.happening(event, Place::Case)).collect();
        let related = case
            .related
            .iter()
            .filter_map(|(id, how)| {
                let other = world.site.registry.cases.get(&id.value)?;
                let url = world.entry(EntryKind::Case, id, lang)?;
                let case = Link { title: other.name().to_owned(), url };
                Some(RelatedItem { case, how: writer.passage_line(how.as_ref()) })
            })
            .collect();
        let papers = self.papers(case);
        let own_papers: BTreeSet<&Id> = papers.iter().map(|source| &source.id.value).collect();
        let others = case
            .sources
            .iter()
            .filter(|source| !own_papers.contains(&source.id.value))
            .filter_map(|source| world.site.registry.sources.get(&source.id.value));
        let reported = case.reported.iter().map(|reported| cite::decision(case, reported));
        let pieces = |citation: cite::Citation| Html(cited::plain(&citation.pieces, None));
        let title = case.caption.value.clone();
        let stands = world.own(lang, "stands").replace("{status}", &row.status);
        let described = match &case.tiny {
            None => {
                format!(
                    "{}: {}.",
                    case.caption.value,
                    figure::write::with_date(&stands, "{date}", &row.as_of.text, lang)
                )
            }
            Some(tiny) => world.plain_doc_of(tiny, lang),
        };
        let mut head =
            world.made_head(self.route, title, described, Some(("cases", "cases")), lang);
        let feed = world.href(&format!("{}feed.xml", self.route));
        head.alternates.push(Alternate { media: "application/atom+xml", url: feed });
        let page = CasePage {
            cite: world.cite_forms(
                &case.caption.value,
                &[],
                Some(case.status_as_of.value),
                self.route.as_str(),
                lang,
            ),
            judges: case
                .judges
                .iter()
                .map(|judge| writer.party(&Wording::from(judge.as_str())))
                .collect(),
            closed: case.closed.as_ref().map(|date| world.day(date.value, lang)),
            parties: self.sides(case, &writer),
            documents: papers.iter().map(|source| world.listed(source, lang)).collect(),
            sources: others.map(|source| world.listed(source, lang)).collect(),
            facts: self.facts_of(&own_papers),
            reported: reported.map(pieces).collect(),
            citation: pieces(cite::docket(case)),
            pages: self.used_on(EntryKind::Case, &case.id),
            topics: self.topic_links(case.topics.iter().map(|topic| &topic.value)),
            follow: self.follow(),
            case: row,
            summary,
            claims,
            relief,
            events,
            related,
            notes: Vec::new(),
        };
        self.fill_written("case.html", &head, writer.finish(), |written| CasePage {
            notes: written.notes,
            ..page
        })
    }

    /// Where programs learn what happens in the case.
    fn follow(&self) -> Vec<Link> {
        let Making { world, lang, route, .. } = *self;
        let link = |key, file| Link {
            title: world.own(lang, key).to_owned(),
            url: world.href(&format!("{route}{file}")),
        };
        vec![link("case-feed", "feed.xml"), link("case-calendar", CALENDAR)]
    }

    fn relief<'b>(&'b self, writer: &mut Writer<'b>, relief: &'b Relief) -> ReliefItem {
        let Making { world, lang, .. } = *self;
        let kinds = relief.kinds.iter().map(|kind| relief_name(world, kind.value, lang));
        let kinds = kinds.map(str::to_owned).collect();
        let value = |date: &Option<Spanned<crate::model::Date>>| date.as_ref().map(|d| d.value);
        let mark = writer.sources_mark(&relief.sources);
        ReliefItem {
            kinds,
            term: self.in_force(value(&relief.from), value(&relief.until)),
            text: writer.passage(relief.text.as_ref()),
            mark,
        }
    }

    /// Who sues, who is sued, who represents them.
    fn sides(&self, case: &Case, writer: &Writer<'_>) -> Vec<PartyRow> {
        let sides = [
            ("plaintiffs", &case.plaintiffs),
            ("defendants", &case.defendants),
            ("counsel", &case.counsel),
        ];
        sides
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(key, names)| PartyRow {
                title: self.world.own(self.lang, key).to_owned(),
                names: names.iter().map(|name| writer.party(&name.value)).collect(),
            })
            .collect()
    }

    /// The papers of a case that the site cites, by date.
    fn papers(&self, case: &Case) -> Vec<&Source> {
        let sources = self.world.site.registry.sources.values();
        let of_case =
            |source: &&Source| source.case.as_ref().is_some_and(|id| id.value == case.id.value);
        let mut papers: Vec<&Source> = sources.filter(of_case).collect();
        papers.sort_by_key(|source| {
            (source.issued.as_ref().map(|date| date.earliest()), source.id.value.clone())
        });
        papers
    }

    /// The claims that rest on some of these sources.
    fn facts_of(&self, sources: &BTreeSet<&Id>) -> Vec<ClaimItem> {
        let Making { world, lang, .. } = *self;
        let facts = world.site.registry.facts.values();
        let claims = facts.flat_map(|fact| fact.claims.iter().map(move |claim| (fact, claim)));
        claims
            .filter(|(_, claim)| claim.sources.iter().any(|s| sources.contains(&s.id.value)))
            .map(|(fact, claim)| ClaimItem {
                value: figure::write::value(fact, claim, lang),
                label: world.plain_doc_of(&fact.label, lang),
                url: world.claim_page(fact, claim, lang).unwrap_or_default(),
            })
            .collect()
    }
}
