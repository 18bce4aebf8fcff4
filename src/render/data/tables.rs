//! The tables: one row for each thing, one thing in each cell.

use super::shared::{days, locator_word, word};
use super::table::{Cells, Join, Table, column};
use crate::cite;
use crate::figure;
use crate::model::{
    Author, CaseKind, CaseStatus, Claim, EntryKind, Fact, Flag, Id, Period, Reliability, Source,
    Text, Unit, Value,
};
use crate::render::world::World;
use crate::text::Spanned;

/// Every table but those of series.
pub(super) const ALL: &[Table] = &[
    Table {
        name: "facts",
        title: "Facts",
        row: "A question with a number, a date or a few words for an answer.",
        columns: &[
            column("fact", Cells::Key, "The id of the fact."),
            column("label", Cells::Text, "What is counted or measured."),
            column("kind", Cells::Key, "count, money, percent, ratio, duration, date or text."),
            column("unit", Cells::Text, "What is counted, or the currency."),
            column("per", Cells::Text, "What an amount of money is for."),
            column("formula", Cells::Text, "How it follows from others, where it does."),
            column("topics", Cells::Text, "The topics, separated by semicolons."),
            column("reviewed", Cells::Text, "When it was last reviewed (EDTF)."),
            column("url", Cells::Address, "Its page."),
        ],
        key: &["fact"],
        joins: &[],
        rows: facts,
    },
    Table {
        name: "claims",
        title: "Claims",
        row: "An answer to the question of a fact: who counted what, when.",
        columns: &[
            column("fact", Cells::Key, "The id of the fact."),
            column("claim", Cells::Key, "The id of the claim within the fact."),
            column("value", Cells::Key, "The value as the registry has it."),
            column("number", Cells::Number, "The value, where it is a single number."),
            column("low", Cells::Number, "The lower end of a range."),
            column("high", Cells::Number, "The upper end of a range."),
            column("modifier", Cells::Key, "exact, or what the source says of its exactness."),
            column("text", Cells::Key, "The value as the site writes it."),
            column("as_of", Cells::Text, "When it was true (EDTF)."),
            column("period", Cells::Text, "The window counted (EDTF)."),
            column("period_from", Cells::Day, "The first day of the window."),
            column("period_to", Cells::Day, "The last day of the window."),
            column("counted_by", Cells::Text, "Who counted."),
            column("scope", Cells::Text, "What was counted."),
            column("status", Cells::Key, "current, superseded, disputed or withdrawn."),
            column("flags", Cells::Text, "What is special about it, separated by semicolons."),
            column("preferred", Cells::Truth, "Whether it is the answer that the site uses."),
            column("url", Cells::Address, "Its place on the page of the fact."),
        ],
        key: &["fact", "claim"],
        joins: &[Join { columns: &["fact"], table: "facts", there: &["fact"] }],
        rows: claims,
    },
    Table {
        name: "claim-sources",
        title: "Sources of claims",
        row: "A source that a claim rests on.",
        columns: &[
            column("fact", Cells::Key, "The id of the fact."),
            column("claim", Cells::Key, "The id of the claim."),
            column("source", Cells::Key, "The id of the source."),
            column("locator", Cells::Text, "What the place is counted in: page, paragraph, …"),
            column("place", Cells::Text, "The place within the source."),
        ],
        key: &[],
        joins: &[
            Join { columns: &["fact", "claim"], table: "claims", there: &["fact", "claim"] },
            Join { columns: &["source"], table: "sources", there: &["source"] },
        ],
        rows: claim_sources,
    },
    Table {
        name: "sources",
        title: "Sources",
        row: "A cited work.",
        columns: &[
            column("source", Cells::Key, "The id of the source."),
            column("type", Cells::Key, "Its type in the Citation Style Language."),
            column("title", Cells::Key, "Its title."),
            column("authors", Cells::Text, "Who wrote it, separated by semicolons."),
            column("issued", Cells::Text, "When it came out (EDTF)."),
            column("accessed", Cells::Text, "When it was last seen (EDTF)."),
            column("publisher", Cells::Text, "Who published it."),
            column("container", Cells::Text, "What it stands in: a newspaper, a reporter."),
            column("url", Cells::Address, "Its address."),
            column("reliability", Cells::Text, "How near it is to what it reports."),
            column("snapshot", Cells::Address, "The address of a saved copy."),
            column("captured", Cells::Text, "When that was made (EDTF)."),
            column("sha256", Cells::Text, "The SHA-256 sum of the saved copy."),
            column("case", Cells::Text, "The case, for a paper filed in court."),
            column("entry", Cells::Text, "Its number on the docket."),
            column("citation", Cells::Key, "The whole citation."),
            column("page", Cells::Address, "Its page on this site."),
        ],
        key: &["source"],
        joins: &[Join { columns: &["case"], table: "cases", there: &["case"] }],
        rows: sources,
    },
    Table {
        name: "cases",
        title: "Cases",
        row: "A lawsuit.",
        columns: &[
            column("case", Cells::Key, "The id of the case."),
            column("caption", Cells::Key, "Its full caption."),
            column("short", Cells::Text, "Its short name."),
            column("court", Cells::Key, "The court, as citations name it."),
            column("docket", Cells::Text, "The docket number."),
            column("kind", Cells::Text, "class-action, damages, habeas, states, …"),
            column("filed", Cells::Text, "When it was filed (EDTF)."),
            column("closed", Cells::Text, "When it ended (EDTF)."),
            column("status", Cells::Key, "Where it stands."),
            column("status_as_of", Cells::Key, "As of when it stands there (EDTF)."),
            column("summary", Cells::Text, "It in a line."),
            column("url", Cells::Address, "Its page."),
        ],
        key: &["case"],
        joins: &[],
        rows: cases,
    },
    Table {
        name: "docket-events",
        title: "Docket events",
        row: "An event on the docket of a case.",
        columns: &[
            column("case", Cells::Key, "The id of the case."),
            column("event", Cells::Key, "The id of the event within the case."),
            column("date", Cells::Key, "When (EDTF)."),
            column("from", Cells::Day, "The first day it can mean."),
            column("to", Cells::Day, "The last day it can mean."),
            column("entry", Cells::Text, "Its number on the docket."),
            column("kind", Cells::Text, "complaint, order, settlement, …"),
            column("title", Cells::Key, "What, in a line."),
            column("summary", Cells::Text, "What, in a few sentences."),
            column("major", Cells::Truth, "Whether it is on the timeline."),
            column("sources", Cells::Text, "The ids of its sources, separated by semicolons."),
        ],
        key: &["case", "event"],
        joins: &[Join { columns: &["case"], table: "cases", there: &["case"] }],
        rows: docket_events,
    },
    Table {
        name: "events",
        title: "Events",
        row: "Something that happened outside the dockets.",
        columns: &[
            column("event", Cells::Key, "The id of the event."),
            column("date", Cells::Key, "When (EDTF)."),
            column("from", Cells::Day, "The first day it can mean."),
            column("to", Cells::Day, "The last day it can mean."),
            column("title", Cells::Key, "What, in a line."),
            column("summary", Cells::Text, "What, in a few sentences."),
            column("topics", Cells::Text, "The topics, separated by semicolons."),
            column("major", Cells::Truth, "Whether it is a milestone."),
            column("sources", Cells::Text, "The ids of its sources, separated by semicolons."),
        ],
        key: &["event"],
        joins: &[],
        rows: events,
    },
];

fn facts(world: &World<'_>) -> Vec<Vec<String>> {
    let facts = world.site.registry.facts.values();
    facts
        .map(|fact| {
            let (unit, per) = unit_of(world, fact.unit.as_ref().map(|unit| &unit.value));
            vec![
                fact.id.to_string(),
                plain(world, Some(&fact.label)),
                fact.kind.word().to_owned(),
                unit,
                per,
                fact.derived.as_ref().map(|d| d.formula.value.clone()).unwrap_or_default(),
                ids(&fact.topics),
                optional(&fact.reviewed),
                world.entry_url(EntryKind::Fact, &fact.id).unwrap_or_default(),
            ]
        })
        .collect()
}

/// What is counted, or the currency; and what an amount is for.
pub(super) fn unit_of(world: &World<'_>, unit: Option<&Unit>) -> (String, String) {
    match unit {
        Some(Unit::Things(things)) => {
            let word = things.plural(world.table_lang()).or(things.singular(world.table_lang()));
            (word.unwrap_or_default().to_owned(), String::new())
        }
        Some(Unit::Money { currency, per }) => {
            let per = per.as_ref().map(|per| per.first().to_owned());
            (currency.value.clone(), per.unwrap_or_default())
        }
        None => (String::new(), String::new()),
    }
}

/// Every claim with its fact.
fn each_claim<'a>(world: &World<'a>) -> impl Iterator<Item = (&'a Fact, &'a Claim)> {
    let facts = world.site.registry.facts.values();
    facts.flat_map(|fact| fact.claims.iter().map(move |claim| (fact, claim)))
}

fn claims(world: &World<'_>) -> Vec<Vec<String>> {
    let row = |(fact, claim): (&Fact, &Claim)| {
        let (number, low, high) = match &claim.value.value {
            Value::Number(number) => (number.to_string(), String::new(), String::new()),
            Value::Range(from, to) => (String::new(), from.to_string(), to.to_string()),
            Value::Date(_) | Value::Duration(_) | Value::Text(_) => Default::default(),
        };
        let (from, to) = claim.period.map(|period| days(period.value)).unwrap_or_default();
        let flags = claim.flags.iter().map(|flag| word(&Flag::ALL, &flag.value));
        let counted_by = claim.counted_by.as_ref().map(|id| world.actor(id.as_str()).name);
        let preferred = fact.preferred_claim().is_some_and(|one| one.id.value == claim.id.value);
        vec![
            fact.id.to_string(),
            claim.id.to_string(),
            claim.value.to_string(),
            number,
            low,
            high,
            claim.modifier.value.word().to_owned(),
            figure::write::value(fact, claim, world.table_lang()),
            optional(&claim.as_of),
            optional(&claim.period),
            from.unwrap_or_default(),
            to.unwrap_or_default(),
            counted_by.unwrap_or_default(),
            plain(world, claim.scope.as_ref()),
            claim.status.value.word().to_owned(),
            flags.collect::<Vec<_>>().join(";"),
            preferred.to_string(),
            world.claim_url(fact, claim).unwrap_or_default(),
        ]
    };
    each_claim(world).map(row).collect()
}

fn claim_sources(world: &World<'_>) -> Vec<Vec<String>> {
    let rows = each_claim(world).flat_map(|(fact, claim)| {
        let known = |id: &Id| world.site.registry.sources.contains_key(id);
        let uses = claim.sources.iter().filter(move |used| known(&used.id.value));
        uses.map(move |used| {
            let locator = used.locator.as_ref().map(|locator| &locator.value);
            vec![
                fact.id.to_string(),
                claim.id.to_string(),
                used.id.to_string(),
                locator.map(locator_word).unwrap_or_default().to_owned(),
                locator.map(|locator| locator.value.clone()).unwrap_or_default(),
            ]
        })
    });
    rows.collect()
}

fn sources(world: &World<'_>) -> Vec<Vec<String>> {
    let registry = &world.site.registry;
    let row = |source: &Source| {
        let field = |name| source.field(name).unwrap_or_default().to_owned();
        let saved = source.snapshot.as_ref();
        let case = source.case.as_ref().filter(|id| registry.cases.contains_key(&id.value));
        let reliability = source.reliability.as_ref();
        vec![
            source.id.to_string(),
            source.kind.value.word().to_owned(),
            source.title.value.clone(),
            source.authors.iter().map(name).collect::<Vec<_>>().join("; "),
            optional(&source.issued),
            optional(&source.accessed),
            field("publisher"),
            field("container-title"),
            optional(&source.url),
            reliability.map(|r| word(&Reliability::ALL, &r.value)).unwrap_or_default().to_owned(),
            saved.map(|saved| optional(&saved.url)).unwrap_or_default(),
            saved.map(|saved| optional(&saved.captured)).unwrap_or_default(),
            saved.map(|saved| optional(&saved.sha256)).unwrap_or_default(),
            case.map(|id| id.value.to_string()).unwrap_or_default(),
            optional(&source.entry),
            cite::bibliography(source, registry, world.table_lang()).plain(),
            world.entry_url(EntryKind::Source, &source.id).unwrap_or_default(),
        ]
    };
    registry.sources.values().map(row).collect()
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

fn cases(world: &World<'_>) -> Vec<Vec<String>> {
    let cases = world.site.registry.cases.values();
    cases
        .map(|case| {
            let kind = case.kind.as_ref().map(|kind| word(&CaseKind::ALL, &kind.value));
            vec![
                case.id.to_string(),
                case.caption.value.clone(),
                optional(&case.short),
                case.court.value.clone(),
                optional(&case.docket),
                kind.unwrap_or_default().to_owned(),
                optional(&case.filed),
                optional(&case.closed),
                word(&CaseStatus::ALL, &case.status.value).to_owned(),
                case.status_as_of.to_string(),
                plain(world, case.tiny.as_ref()),
                world.entry_url(EntryKind::Case, &case.id).unwrap_or_default(),
            ]
        })
        .collect()
}

fn docket_events(world: &World<'_>) -> Vec<Vec<String>> {
    let cases = world.site.registry.cases.values();
    let rows = cases.flat_map(|case| {
        case.events.iter().map(move |event| {
            let [date, from, to] = dates(event.date.value);
            vec![
                case.id.to_string(),
                event.id.to_string(),
                date,
                from,
                to,
                optional(&event.entry),
                optional(&event.kind),
                plain(world, Some(&event.title)),
                plain(world, event.summary.as_ref()),
                event.major.to_string(),
                event.sources.iter().map(|s| s.id.to_string()).collect::<Vec<_>>().join(";"),
            ]
        })
    });
    rows.collect()
}

fn events(world: &World<'_>) -> Vec<Vec<String>> {
    let events = world.site.registry.events.values();
    events
        .map(|event| {
            let [date, from, to] = dates(event.date.value);
            vec![
                event.id.to_string(),
                date,
                from,
                to,
                plain(world, Some(&event.title)),
                plain(world, event.summary.as_ref()),
                ids(&event.topics),
                event.major.to_string(),
                event.sources.iter().map(|s| s.id.to_string()).collect::<Vec<_>>().join(";"),
            ]
        })
        .collect()
}

/// A date as written, and the days between which it lies.
fn dates(period: Period) -> [String; 3] {
    let (from, to) = days(period);
    [period.to_string(), from.unwrap_or_default(), to.unwrap_or_default()]
}

fn optional<T: std::fmt::Display>(value: &Option<Spanned<T>>) -> String {
    value.as_ref().map(|value| value.value.to_string()).unwrap_or_default()
}

fn ids(list: &[Spanned<Id>]) -> String {
    list.iter().map(|id| id.value.as_str()).collect::<Vec<_>>().join(";")
}

/// A text without markup, in the language of the tables.
pub(super) fn plain(world: &World<'_>, text: Option<&Text>) -> String {
    text.map(|text| world.plain_doc_of(text, world.table_lang())).unwrap_or_default()
}
