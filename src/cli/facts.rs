//! `facts`: the registry's figures, and where they are used.

use std::fmt::Write as _;
use std::io;

use super::args::Common;
use super::outcome::Outcome;
use super::{build, screen, uses};
use crate::diag::nearest;
use crate::figure::write;
use crate::load;
use crate::model::{Claim, EntryKind, Fact, Id, LocatorKind, Registry, Site, Status};
use crate::text::Files;

/// Lists all facts, or shows one.
pub(super) fn facts(common: &Common, id: Option<&str>) -> io::Result<Outcome> {
    let files = build::read(common)?;
    // What is wrong with the site is for `check` to say; here what could be read is shown.
    let (site, _) = load::site(&files, &common.config()?);
    let text = match id {
        None => list(&site),
        Some(id) => match found(&site.registry, id) {
            Some(fact) if fact.id.as_str() == id => show(fact, &site, &files),
            Some(fact) => {
                format!("`{id}` is `{}` today\n{}", fact.id.value, show(fact, &site, &files))
            }
            None => {
                let ids = site.registry.facts.keys().map(|id| id.as_str());
                let near = nearest(id, ids).map(|near| format!("; did you mean `{near}`?"));
                let message = format!("there is no fact `{id}`{}", near.unwrap_or_default());
                return Err(io::Error::new(io::ErrorKind::NotFound, message));
            }
        },
    };
    screen::print(&text)?;
    Ok(Outcome::Clean)
}

/// The fact that has an id, or had it before.
fn found<'a>(registry: &'a Registry, id: &str) -> Option<&'a Fact> {
    let today = || registry.facts.get(registry.renamed(EntryKind::Fact, &Id::from(id))?);
    registry.facts.get(id).or_else(today)
}

/// A table: id, value, as of, source.
fn list(site: &Site) -> String {
    let lang = &site.settings.default_language;
    let rows: Vec<[String; 4]> = site
        .registry
        .facts
        .values()
        .map(|fact| match fact.preferred_claim() {
            Some(claim) => [
                fact.id.to_string(),
                write::value(fact, claim, lang),
                time(claim),
                claim.sources.first().map(|source| source.id.to_string()).unwrap_or_default(),
            ],
            None => {
                let claims = screen::counted(fact.claims.len(), "claim");
                [
                    fact.id.to_string(),
                    format!("({claims}, none preferred)"),
                    String::new(),
                    String::new(),
                ]
            }
        })
        .collect();
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let (ids, values, times) = (width(0), width(1), width(2));
    let mut text = String::new();
    for [id, value, time, source] in &rows {
        let line = format!("{id:<ids$}  {value:<values$}  {time:<times$}  {source}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// One fact with its claims and every place that uses it.
fn show(fact: &Fact, site: &Site, files: &Files) -> String {
    let lang = &site.settings.default_language;
    let mut text =
        format!("{}: {} ({})\n", fact.id.value, fact.label.plain(lang), fact.kind.word());
    let mut line = |depth: usize, name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{:depth$}{name} {value}", "");
        }
    };
    let place = |span| {
        let place = files.locate(span);
        format!("{}:{}:{}", place.path, place.line, place.column)
    };
    line(2, "written in", &place(fact.id.span));
    let before: Vec<&str> = fact.aliases.iter().map(|old| old.as_str()).collect();
    line(2, "was called", &before.join(", "));
    if let Some(derived) = &fact.derived {
        line(2, "derived as", &derived.formula.value);
        for (name, claim) in &derived.terms {
            let id = claim.claim.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
            line(4, &name.value, &format!("= {}{id}", claim.fact));
        }
    }
    let preferred = fact.preferred_claim().map(|claim| &claim.id.value);
    for claim in &fact.claims {
        let mark = if preferred == Some(&claim.id.value) { " (preferred)" } else { "" };
        line(2, "claim", &format!("{}{mark}: {}", claim.id.value, write::value(fact, claim, lang)));
        line(4, "as of", &claim.as_of.as_ref().map(|date| date.to_string()).unwrap_or_default());
        line(4, "period", &claim.period.as_ref().map(|p| p.to_string()).unwrap_or_default());
        let counted_by = claim.counted_by.as_ref().map(|id| id.to_string());
        line(4, "counted by", &counted_by.unwrap_or_default());
        line(4, "scope", &claim.scope.as_ref().map(|s| s.plain(lang)).unwrap_or_default());
        line(4, "status", status(claim));
        for source in &claim.sources {
            let locator = source.locator.as_ref().map(|locator| {
                let kinds = LocatorKind::KEYS.iter().find(|(_, kind)| *kind == locator.kind);
                format!(", {} {}", kinds.map_or("at", |(word, _)| word), locator.value.value)
            });
            let locator = locator.unwrap_or_default();
            line(4, "source", &format!("{}{locator}", source.id.value));
        }
    }
    let places = uses::of_fact(site, &fact.id);
    line(2, "used in", &screen::counted(places.len(), "place"));
    for span in places {
        line(4, &place(span), &format!("{:?}", files.snippet(span)));
    }
    text
}

fn time(claim: &Claim) -> String {
    let as_of = claim.as_of.as_ref().map(|date| date.to_string());
    as_of.or(claim.period.as_ref().map(|period| period.to_string())).unwrap_or_default()
}

fn status(claim: &Claim) -> &'static str {
    match claim.status.value {
        Status::Current => "",
        Status::Superseded => "superseded",
        Status::Disputed => "disputed",
        Status::Withdrawn => "withdrawn",
    }
}
