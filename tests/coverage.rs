//! What the site holds: floors under the registry, so that a loss shows, and what each article owes
//! its readers.

use std::collections::BTreeMap;
use std::path::Path;

use plainfact::edge;
use plainfact::model::{BlockKind, Config, Id, Page, PageKind, Site, plain};

fn site() -> Site {
    let files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (site, _) = plainfact::load::site(&files, &Config::on(jiff::civil::date(2026, 11, 24)));
    site
}

fn articles(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages.iter().filter(|page| page.kind == PageKind::Article && !page.key.contains("checks/"))
}

/// The fewest entries of each kind that the registry may hold. Whoever adds entries raises the
/// floor; whoever takes one out lowers it, and says why in the commit.
const FLOORS: [(&str, usize); 10] = [
    ("articles", 84),
    ("cases", 37),
    ("claims", 326),
    ("docket events", 104),
    ("events", 136),
    ("facts", 279),
    ("parties", 143),
    ("series", 25),
    ("sources", 401),
    ("terms", 70),
];

fn counts(site: &Site) -> BTreeMap<&'static str, usize> {
    let registry = &site.registry;
    BTreeMap::from([
        ("articles", articles(site).count()),
        ("cases", registry.cases.len()),
        ("claims", registry.facts.values().map(|fact| fact.claims.len()).sum()),
        ("docket events", registry.cases.values().map(|case| case.events.len()).sum()),
        ("events", registry.events.len()),
        ("facts", registry.facts.len()),
        ("parties", registry.parties.len()),
        ("series", registry.series.len()),
        ("sources", registry.sources.len()),
        ("terms", registry.terms.len()),
    ])
}

#[test]
fn nothing_is_lost_from_the_registry() {
    let counts = counts(&site());
    let lost: Vec<String> = FLOORS
        .iter()
        .filter(|(kind, floor)| counts[kind] < *floor)
        .map(|(kind, floor)| format!("{} {kind} where there were {floor}", counts[kind]))
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
    assert_eq!(counts.len(), FLOORS.len(), "every kind that is counted has a floor");
}

/// An article rests on several sources, each of them in the registry.
#[test]
fn every_article_names_five_sources() {
    let site = site();
    let known = |id: &Id| site.registry.sources.contains_key(id);
    let few: Vec<(&str, usize)> = articles(&site)
        .map(|page| {
            (page.path.as_str(), page.front.sources.iter().filter(|id| known(&id.value)).count())
        })
        .filter(|(_, sources)| *sources < 5)
        .collect();
    assert!(few.is_empty(), "{few:?}");
}

/// An article ends by saying what is not known.
#[test]
fn every_article_ends_with_what_is_not_known() {
    let site = site();
    let other: Vec<(&str, String)> = articles(&site)
        .map(|page| {
            let last = page.body.blocks.iter().rev().find_map(|block| match &block.kind {
                BlockKind::Heading { content, .. } => Some(plain(content)),
                _ => None,
            });
            (page.path.as_str(), last.unwrap_or_default())
        })
        .filter(|(_, last)| !["What is not known", "Lo que no se sabe"].contains(&&**last))
        .collect();
    assert!(other.is_empty(), "{other:#?}");
}
