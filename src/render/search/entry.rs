//! What can be found: sections of pages, answers, misprints, cases, terms, people.

use std::iter;

use serde::Serialize;

use super::words::bare_value;
use crate::figure::write;
use crate::model::{
    BlockKind, Case, Claim, EntryKind, Fact, Lang, Page, PageKind, Part, Party, Role, Site, Status,
    Term, Value,
};
use crate::render::world::World;

/// How many facts stand on one shelf.
const FACTS: usize = 8;
/// How many cases, terms or people stand on one shelf.
const OTHERS: usize = 16;

/// The groups that results are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Group {
    /// Answers and misprints.
    Figures,
    /// Lawsuits.
    Cases,
    /// The glossary.
    Terms,
    /// People and organisations.
    People,
    /// Sections of articles.
    Articles,
    /// Sections of pages about the site.
    About,
}

/// Entries that are fetched together. What stands on which is known before anything is written.
#[derive(Debug, Clone)]
pub(in crate::render) enum Shelf<'a> {
    /// The answers of a few facts.
    Facts(Vec<&'a Fact>),
    /// A few cases.
    Cases(Vec<&'a Case>),
    /// A few terms.
    Terms(Vec<&'a Term>),
    /// A few people and organisations.
    People(Vec<&'a Party>),
    /// The sections of a page.
    Page(&'a Page),
}

/// Every shelf of a language, those of one group together.
pub(in crate::render) fn shelves<'a>(site: &'a Site, lang: &Lang) -> Vec<Shelf<'a>> {
    let registry = &site.registry;
    let facts: Vec<&Fact> = registry.facts.values().collect();
    let cases: Vec<&Case> = registry.cases.values().collect();
    let terms: Vec<&Term> = registry.terms.values().collect();
    let people: Vec<&Party> = registry.parties.values().filter(|party| !party.private).collect();
    let pages = |about: bool| {
        let pages = site.pages.iter().filter(move |page| page.lang == *lang);
        pages.filter(move |page| (page.kind == PageKind::Page) == about).map(Shelf::Page)
    };
    facts
        .chunks(FACTS)
        .map(|facts| Shelf::Facts(facts.to_vec()))
        .chain(cases.chunks(OTHERS).map(|cases| Shelf::Cases(cases.to_vec())))
        .chain(terms.chunks(OTHERS).map(|terms| Shelf::Terms(terms.to_vec())))
        .chain(people.chunks(OTHERS).map(|people| Shelf::People(people.to_vec())))
        .chain(pages(false))
        .chain(pages(true))
        .collect()
}

impl Shelf<'_> {
    /// The group of its entries.
    pub(super) fn group(&self) -> Group {
        match self {
            Shelf::Facts(_) => Group::Figures,
            Shelf::Cases(_) => Group::Cases,
            Shelf::Terms(_) => Group::Terms,
            Shelf::People(_) => Group::People,
            Shelf::Page(page) if page.kind == PageKind::Page => Group::About,
            Shelf::Page(_) => Group::Articles,
        }
    }

    /// Its entries in their order.
    pub(super) fn entries(&self, world: &World<'_>, lang: &Lang) -> Vec<Entry> {
        match self {
            Shelf::Facts(facts) => {
                facts.iter().flat_map(|fact| answers(world, fact, lang)).collect()
            }
            Shelf::Cases(cases) => cases.iter().map(|case| of_case(world, case, lang)).collect(),
            Shelf::Terms(terms) => terms.iter().map(|term| of_term(world, term, lang)).collect(),
            Shelf::People(people) => {
                people.iter().map(|party| of_party(world, party, lang)).collect()
            }
            Shelf::Page(page) => sections(world, page),
        }
    }
}

/// Something that can be found, as the browser shows it. Keys are single letters because there are
/// many of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    /// What it is called.
    #[serde(rename = "t")]
    pub(super) title: String,
    /// The way to it; empty when it has no page, and then it is not found.
    #[serde(rename = "u")]
    pub(super) url: String,
    /// The figure.
    #[serde(rename = "v", skip_serializing_if = "String::is_empty")]
    pub(super) value: String,
    /// What it belongs to: the page of a section, the day and the counter of an answer.
    #[serde(rename = "c", skip_serializing_if = "String::is_empty")]
    pub(super) context: String,
    /// Its text, from which an excerpt is cut.
    #[serde(rename = "x", skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    /// What was printed in its place, if this is a misprint.
    #[serde(rename = "w", skip_serializing_if = "String::is_empty")]
    pub(super) wrong: String,
    /// What it is found by, with the weight of it: 1 to 7.
    #[serde(skip)]
    pub(super) keys: Vec<(String, u8)>,
    /// The weights of its title, text and context, where it is found by these.
    #[serde(skip)]
    pub(super) weights: Option<[u8; 3]>,
}

impl Entry {
    /// Everything that it is found by, with the weight of it.
    pub(super) fn each_key(&self, visit: &mut dyn FnMut(&str, u8)) {
        self.keys.iter().for_each(|(text, weight)| visit(text, *weight));
        if let Some([title, text, context]) = self.weights {
            visit(&self.title, title);
            visit(&self.text, text);
            visit(&self.context, context);
        }
    }
}

/// The answers of a fact, the preferred one first, then its misprints.
fn answers(world: &World<'_>, fact: &Fact, lang: &Lang) -> Vec<Entry> {
    let preferred = fact.preferred_claim();
    let is_preferred = |claim: &&Claim| preferred.is_some_and(|p| p.id.value == claim.id.value);
    let others = fact.claims.iter().filter(|claim| !is_preferred(claim));
    let claims = preferred.into_iter().chain(others).map(|claim| {
        let weight = if is_preferred(&claim) { 5 } else { 4 };
        answer(world, fact, claim, weight, lang)
    });
    let page = world.entry(EntryKind::Fact, &fact.id, lang).unwrap_or_default();
    let label = world.plain_doc_of(&fact.label, lang);
    let misprints = fact.misprints.iter().map(|misprint| Entry {
        title: label.clone(),
        url: format!("{page}#_misprints"),
        value: world.preferred_value(fact, lang).unwrap_or_default(),
        wrong: misprint.says.value.clone(),
        keys: vec![(misprint.says.value.clone(), 7), (label.clone(), 1)],
        ..Entry::default()
    });
    claims.chain(misprints).collect()
}

/// A claim: found by the words of its fact, by its numbers, and by those of its source.
fn answer(world: &World<'_>, fact: &Fact, claim: &Claim, weight: u8, lang: &Lang) -> Entry {
    let value = write::value(fact, claim, lang);
    let counter = claim.counted_by.as_ref().and_then(|id| world.party_name(id, lang));
    let as_of = claim.as_of.as_ref().map(|date| {
        let text = world.own(lang, "as-of-the-day");
        write::with_date(text, "{date}", &write::date(date.value, lang), lang)
    });
    let period = claim.period.as_ref().map(|window| write::period(window.value, lang));
    let standing = match claim.status.value {
        Status::Current => None,
        Status::Superseded => Some("status-superseded"),
        Status::Disputed => Some("status-disputed"),
        Status::Withdrawn => Some("status-withdrawn"),
    };
    let standing = standing.map(|key| world.own(lang, key).to_owned());
    let label = world.plain_doc_of(&fact.label, lang);
    let scope = claim.scope.as_ref().map(|scope| world.plain_doc_of(scope, lang));
    let numbers: Vec<String> = match &claim.value.value {
        Value::Number(number) => vec![bare_value(*number)],
        Value::Range(from, to) => vec![bare_value(*from), bare_value(*to)],
        Value::Date(_) | Value::Duration(_) | Value::Text(_) => Vec::new(),
    };
    let parts = claim.parts.iter().filter_map(|part| match &part.value {
        Part::Number(number) => Some((bare_value(*number), 2)),
        Part::Claim(_) => None,
    });
    let mut keys = vec![(label.clone(), weight), (value.clone(), weight)];
    keys.extend(numbers.into_iter().map(|number| (number, 7)));
    keys.extend(claim.says.as_ref().map(|says| (says.value.clone(), 3)));
    keys.extend(parts);
    let details = [&counter, &as_of, &period, &scope].into_iter().flatten();
    keys.extend(details.map(|words| (words.clone(), 2)));
    let context: Vec<String> = [standing, counter, as_of].into_iter().flatten().collect();
    Entry {
        title: label,
        url: world.claim_page(fact, claim, lang).unwrap_or_default(),
        value,
        context: context.join(" \u{b7} "),
        keys,
        ..Entry::default()
    }
}

fn of_case(world: &World<'_>, case: &Case, lang: &Lang) -> Entry {
    let text = |text: &Option<crate::model::Text>| {
        text.as_ref().map(|text| world.plain_doc_of(text, lang)).unwrap_or_default()
    };
    let caption = case.caption.value.clone();
    let summary = text(&case.summary);
    let docket = case.docket.as_ref().map(|docket| docket.value.clone());
    let mut keys = vec![(caption.clone(), 7), (summary.clone(), 2), (text(&case.full), 1)];
    keys.extend(case.short.as_ref().map(|short| (short.value.clone(), 7)));
    keys.extend(docket.clone().map(|docket| (docket, 6)));
    keys.push((case.court.value.clone(), 3));
    keys.extend(case.events.iter().map(|event| (world.plain_doc_of(&event.title, lang), 1)));
    let context: Vec<String> = iter::once(case.court.value.clone()).chain(docket).collect();
    Entry {
        title: caption,
        url: world.entry(EntryKind::Case, &case.id, lang).unwrap_or_default(),
        context: context.join(" \u{b7} "),
        text: summary,
        keys,
        ..Entry::default()
    }
}

fn of_term(world: &World<'_>, term: &Term, lang: &Lang) -> Entry {
    let title = world.plain_doc_of(&term.term, lang);
    let plain = world.plain_doc_of(&term.plain, lang);
    let mut keys = vec![(title.clone(), 7), (plain.clone(), 2)];
    keys.extend(term.aka.iter().map(|name| (name.plain(lang), 6)));
    keys.extend(term.legal.as_ref().map(|legal| (world.plain_doc_of(legal, lang), 1)));
    Entry {
        title,
        url: world.entry(EntryKind::Term, &term.id, lang).unwrap_or_default(),
        text: plain,
        keys,
        ..Entry::default()
    }
}

fn of_party(world: &World<'_>, party: &Party, lang: &Lang) -> Entry {
    let title = world.plain_doc_of(&party.name, lang);
    let role = party.role.as_ref().map(|role| world.plain_doc_of(role, lang)).unwrap_or_default();
    let mut keys = vec![(title.clone(), 7), (role.clone(), 2)];
    keys.extend(party.short.as_ref().map(|short| (short.plain(lang), 7)));
    Entry {
        title,
        url: world.entry(EntryKind::Party, &party.id, lang).unwrap_or_default(),
        context: role,
        keys,
        ..Entry::default()
    }
}

/// Adds words without the spaces that citations, which are no words, leave before a full stop.
fn push_closed(text: &mut String, words: &str) {
    let may_close = |pair: &[u8]| {
        (pair[0] <= b' ' || !pair[0].is_ascii()) && matches!(pair[1], b'.' | b',' | b';' | b':')
    };
    if !words.as_bytes().windows(2).any(may_close) {
        return text.push_str(words);
    }
    let mut rest = words;
    while let Some(at) = rest.find(char::is_whitespace) {
        let spaces = rest.len() - at - rest[at..].trim_start().len();
        let after = &rest[at + spaces..];
        let mut next = after.chars();
        let mark = next.next().is_some_and(|c| matches!(c, '.' | ',' | ';' | ':'));
        let closes = mark && next.next().is_none_or(|next| next == ' ');
        let end = if closes { at } else { at + spaces };
        text.push_str(&rest[..end]);
        rest = after;
    }
    text.push_str(rest);
}

/// The sections of a page: what stands before its first heading, and under each of level 2 or 3.
fn sections(world: &World<'_>, page: &Page) -> Vec<Entry> {
    let lang = &page.lang;
    let url = world.href(page.route.as_str());
    let title = world.title(page);
    let description = world.plain_doc(&page.front.description.doc, lang);
    let mut headings = page.body.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level: ..=3, id, .. } => Some((block.span, id.as_str())),
        _ => None,
    });
    let mut next = headings.next();
    // A section is found with the words of its page before those of other pages.
    let weights = Some([6, 1, 2]);
    let mut sections = vec![Entry {
        title: title.clone(),
        url: url.clone(),
        text: description.clone(),
        weights,
        keys: vec![(description, 4)],
        ..Entry::default()
    }];
    let mut words = String::new();
    page.body.each_run(&mut |run| {
        words.clear();
        world.plain_into(run.inlines, lang, &mut words);
        match next {
            Some((span, id)) if matches!(run.role, Role::Heading(_)) && run.block == span => {
                next = headings.next();
                sections.push(Entry {
                    title: words.clone(),
                    url: format!("{url}#{id}"),
                    context: title.clone(),
                    weights,
                    ..Entry::default()
                });
            }
            Some(_) | None => {
                let Some(section) = sections.last_mut() else { return };
                if !section.text.is_empty() && !words.is_empty() {
                    section.text.push(' ');
                }
                push_closed(&mut section.text, &words);
            }
        }
    });
    sections
}

#[cfg(test)]
mod tests {
    use super::push_closed;

    #[test]
    fn sentences_are_closed() {
        let check = |words, expected| {
            let mut text = String::new();
            push_closed(&mut text, words);
            assert_eq!(text, expected);
        };
        check("halted . Then", "halted. Then");
        check("it said , and", "it said, and");
        check("rose .5 points", "rose .5 points");
        check("in 2018 .", "in 2018.");
    }
}
