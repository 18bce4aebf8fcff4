//! `facts --diff`: what an editor reads before approving a change: every figure that is other than in
//! another state of the site, and the pages it is on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::{disk, embedded, revision};
use crate::figure::write;
use crate::load;
use crate::model::{Claim, Config, EntryKind, Fact, Id, Lang, Registry, Site, State, Target, Told};
use crate::text::Files;

/// Lists what changed since the state `before`: a folder, or else a revision.
///
/// # Errors
///
/// When one of the two cannot be read.
pub(super) fn diff(common: &Common, before: &Path) -> io::Result<Outcome> {
    let (root, config) = (common.root()?, common.config()?);
    let old = match before.is_dir() {
        true => disk::read(before)?,
        false => at(&root, before)?,
    };
    let (old, new) = (site(old, &config), site(disk::read(&root)?, &config));
    let changes = changes(&old, &new, &config);
    let mut text = String::new();
    for change in &changes {
        let _ = writeln!(text, "{} {}", change.kind.word(), change.name);
        for line in &change.lines {
            let _ = writeln!(text, "  {line}");
        }
    }
    let number = |kind| changes.iter().filter(|change| change.kind == kind).count();
    let _ = writeln!(
        text,
        "{} changed, {} renamed, {} new, {} gone",
        counted(number(Kind::Changed), "figure"),
        number(Kind::Renamed),
        number(Kind::New),
        number(Kind::Gone)
    );
    screen::print(&text)?;
    Ok(Outcome::Clean)
}

fn at(root: &Path, revision: &Path) -> io::Result<Files> {
    let name = revision.to_string_lossy();
    revision::read(root, &name).map_err(|error| {
        let told = format!("there is no folder `{name}`, and no such revision: {error}");
        io::Error::new(error.kind(), told)
    })
}

fn site(mut files: Files, config: &Config) -> Site {
    embedded::add_defaults(&mut files);
    // What is wrong with either is for `check` to say; what could be read is compared.
    load::site(&files, config).0
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Changed,
    Renamed,
    New,
    Gone,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Changed => "changed",
            Kind::Renamed => "renamed",
            Kind::New => "new",
            Kind::Gone => "gone",
        }
    }
}

/// A figure that is not as it was.
#[derive(Debug)]
struct Change {
    kind: Kind,
    /// `fact#claim`; the fact alone where it uses another claim, both ids where it has another.
    name: String,
    /// What was and is, and where.
    lines: Vec<String>,
}

/// Every change, in the order of the ids.
fn changes(old: &Site, new: &Site, config: &Config) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, (before, after)) in paired(&old.registry, &new.registry) {
        let states =
            before.map(|fact| (old, fact)).into_iter().chain(after.map(|fact| (new, fact)));
        let pages = pages(states);
        let mut found = Vec::new();
        if let (Some(before), Some(after)) = (before, after) {
            found.extend(renamed(before, after));
            found.extend(preferred(before, after));
        }
        let claims = before.into_iter().chain(after).flat_map(|fact| &fact.claims);
        let claims: BTreeSet<&Id> = claims.map(|claim| &claim.id.value).collect();
        for claim in claims {
            let pair = (claim_of(before, claim), claim_of(after, claim));
            found.extend(change(id, claim, pair, &new.settings.default_language, config));
        }
        for change in &mut found {
            change.lines.extend(pages.clone());
        }
        changes.extend(found);
    }
    changes
}

/// Every fact as it was and as it is, by the id that it has today, or had last.
fn paired<'a>(
    was: &'a Registry,
    is: &'a Registry,
) -> BTreeMap<&'a Id, (Option<&'a Fact>, Option<&'a Fact>)> {
    let mut pairs: BTreeMap<&Id, (Option<&Fact>, Option<&Fact>)> = BTreeMap::new();
    for (id, fact) in &was.facts {
        let today = is.renamed(EntryKind::Fact, id);
        let today = today.filter(|new| !is.facts.contains_key(id) && !was.facts.contains_key(*new));
        pairs.entry(today.unwrap_or(id)).or_default().0 = Some(fact);
    }
    for (id, fact) in &is.facts {
        pairs.entry(id).or_default().1 = Some(fact);
    }
    pairs
}

/// A fact that was only given another id is the same one.
fn renamed(before: &Fact, after: &Fact) -> Option<Change> {
    let (old, new) = (&before.id.value, &after.id.value);
    (old != new).then(|| Change {
        kind: Kind::Renamed,
        name: format!("{old} → {new}"),
        lines: Vec::new(),
    })
}

type Both<'a> = (&'a Fact, &'a Claim);

fn claim_of<'a>(fact: Option<&'a Fact>, claim: &Id) -> Option<Both<'a>> {
    fact.and_then(|fact| Some((fact, fact.claim(claim.as_str())?)))
}

/// Another claim is used where a page names none.
fn preferred(before: &Fact, after: &Fact) -> Option<Change> {
    let name = |fact: &Fact| fact.preferred_claim().map(|claim| claim.id.value.to_string());
    let (old, new) = (name(before), name(after));
    let told = |name: Option<String>| name.unwrap_or_else(|| "none".to_owned());
    (old != new).then(|| Change {
        kind: Kind::Changed,
        name: after.id.value.to_string(),
        lines: vec![format!("preferred: {} → {}", told(old), told(new))],
    })
}

fn change(
    fact: &Id,
    claim: &Id,
    pair: (Option<Both<'_>>, Option<Both<'_>>),
    lang: &Lang,
    config: &Config,
) -> Option<Change> {
    let value = |(fact, claim): Both<'_>| write::value(fact, claim, lang);
    let (kind, lines) = match pair {
        (None, None) => return None,
        (None, Some(new)) => (Kind::New, vec![value(new)]),
        (Some(old), None) => (Kind::Gone, vec![value(old)]),
        (Some(old), Some(new)) => {
            let state = |(fact, claim): Both<'_>| State::of(fact, claim, lang, config.today);
            let lines = differences(&state(old), &state(new), &value(old), &value(new));
            if lines.is_empty() {
                return None;
            }
            (Kind::Changed, lines)
        }
    };
    Some(Change { kind, name: format!("{fact}#{claim}"), lines })
}

/// What differs between two states, one part a line; the value as the site writes it.
fn differences(old: &State, new: &State, was: &str, is: &str) -> Vec<String> {
    let parts = old.differs(new);
    let mut lines = Vec::new();
    if was != is {
        lines.push(format!("{was} → {is}"));
    }
    for part in parts {
        let seen = matches!(part, Told::Value | Told::Modifier | Told::Unit) && was != is;
        if !seen {
            let named = Told::ALL.iter().find(|(_, one)| *one == part);
            let name = named.map_or("", |(name, _)| name);
            lines.push(format!("{name}: {}", arrow(&old.part(part), &new.part(part))));
        }
    }
    if old.status != new.status {
        lines.push(format!("status: {}", arrow(old.status.word(), new.status.word())));
    }
    if old.source != new.source {
        let word = |state: &State| state.source.as_ref().map(ToString::to_string);
        let (was, is) = (word(old).unwrap_or_default(), word(new).unwrap_or_default());
        lines.push(format!("source: {}", arrow(&was, &is)));
    }
    lines
}

fn arrow(old: &str, new: &str) -> String {
    let told = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    format!("{} → {}", told(old), told(new))
}

/// The pages that use a fact, in either state.
fn pages<'a>(states: impl Iterator<Item = (&'a Site, &'a Fact)>) -> Option<String> {
    let mut routes: BTreeSet<&str> = BTreeSet::new();
    let pages =
        states.flat_map(|(site, fact)| site.pages.iter().map(|page| (page, &fact.id.value)));
    for (page, id) in pages {
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            doc.each_target(&mut |link| {
                if let Target::Fact(figure) = &link.target.value
                    && figure.fact.value == *id
                {
                    routes.insert(page.route.as_str());
                }
            });
        }
    }
    let routes: Vec<&str> = routes.into_iter().collect();
    (!routes.is_empty()).then(|| format!("on {}", routes.join(", ")))
}
