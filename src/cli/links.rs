//! `links`: whether what the site links to is still there.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;
use std::time::Duration;

use super::args::Common;
use super::build;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::{links, save};
use crate::load;
use crate::model::{Reach, Site, Target, VISITS, Visit, Visits};
use crate::text::{Files, Span};

/// For how many days a link that was there is taken to be there.
const FRESH: i32 = 30;

/// How to visit.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// Visit every link, also those that were there in the last 30 days
    #[arg(long)]
    all: bool,
    /// Seconds between two questions to one host
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0, value_parser = seconds)]
    pause: f32,
    /// Seconds that one question may take
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds)]
    timeout: f32,
}

fn seconds(text: &str) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|_| "it is a number of seconds".to_owned())?;
    let fits = (0.0..=600.0).contains(&number);
    fits.then_some(number).ok_or_else(|| "it lies between 0 and 600 seconds".to_owned())
}

/// Visits the external links, remembers the answers for `check`, and lists what is gone.
pub(super) fn links(common: &Common, asked: &Asked) -> io::Result<Outcome> {
    let root = common.root()?;
    let (files, config) = (build::read(common)?, common.config()?);
    let (site, _) = load::site(&files, &config);
    let places = places(&site);
    let mut visits =
        files.find(VISITS).map(|file| Visits::parse(files.text(file))).unwrap_or_default();
    // What is linked no longer is forgotten.
    visits.0.retain(|address, _| places.contains_key(address.as_str()));
    let fresh = |visit: &Visit| {
        let age = config.today.since(visit.day).map_or(i32::MAX, |span| span.get_days());
        visit.state == Reach::Alive && age <= FRESH && !asked.all
    };
    let due: Vec<&str> = places
        .keys()
        .copied()
        .filter(|address| !visits.0.get(*address).is_some_and(fresh))
        .collect();
    screen::progress(common, &format!("visiting {}", counted(due.len(), "link")));
    let base = common.base_url.as_deref().unwrap_or(&site.settings.base_url);
    let manners = links::Manners {
        name: format!("plainfact-links/{} (+{base})", env!("CARGO_PKG_VERSION")),
        pause: Duration::from_secs_f32(asked.pause),
        timeout: Duration::from_secs_f32(asked.timeout.max(0.1)),
    };
    let answers = Mutex::new(BTreeMap::new());
    links::visit(&due, &manners, &|address, answer| {
        screen::progress(common, &format!("{} {address}", word(answer)));
        if let Ok(mut answers) = answers.lock() {
            answers.insert(address.to_owned(), answer);
        }
    });
    for (address, answer) in answers.into_inner().unwrap_or_default() {
        let visit = Visit { state: reach(answer), day: config.today, answer: word(answer) };
        visits.0.insert(address, visit);
    }
    save::save(&root, VISITS, &visits.to_string())?;
    tell(&visits, &places, &files)
}

/// Every address that a reader can follow, with the places that lead there.
fn places(site: &Site) -> BTreeMap<&str, BTreeSet<Span>> {
    let mut places: BTreeMap<&str, BTreeSet<Span>> = BTreeMap::new();
    let registry = &site.registry;
    let urls = registry.sources.values().flat_map(|source| {
        let copy = source.snapshot.as_ref().and_then(|snapshot| snapshot.url.as_ref());
        source.url.iter().chain(copy)
    });
    let urls = urls.chain(registry.parties.values().filter_map(|party| party.url.as_ref()));
    for url in urls {
        places.entry(url.value.as_str()).or_default().insert(url.span);
    }
    site.each_doc(&mut |doc| {
        doc.each_target(&mut |link| {
            if let Target::External(address) = &link.target.value {
                places.entry(address.as_str()).or_default().insert(link.target.span);
            }
        });
    });
    places.retain(|address, _| address.starts_with("http://") || address.starts_with("https://"));
    places
}

/// A refusal, or a host that is out of order, says nothing of the page.
fn reach(answer: links::Answer) -> Reach {
    match answer {
        links::Answer::Status(200..=299) => Reach::Alive,
        links::Answer::Status(404 | 410) => Reach::Dead,
        _ => Reach::Unknown,
    }
}

fn word(answer: links::Answer) -> String {
    match answer {
        links::Answer::Status(status) => status.to_string(),
        links::Answer::Forbidden => "robots.txt".to_owned(),
        links::Answer::Timeout => "timeout".to_owned(),
        links::Answer::Redirects => "redirects".to_owned(),
        links::Answer::Unreachable => "unreachable".to_owned(),
    }
}

/// Lists what is gone with its places, and counts the rest.
fn tell(
    visits: &Visits,
    places: &BTreeMap<&str, BTreeSet<Span>>,
    files: &Files,
) -> io::Result<Outcome> {
    let mut text = String::new();
    let count = |state| visits.0.values().filter(|visit| visit.state == state).count();
    let dead = visits.0.iter().filter(|(_, visit)| visit.state == Reach::Dead);
    for (address, visit) in dead {
        text.push_str(&format!("{} {address}\n", visit.answer));
        for span in places.get(address.as_str()).into_iter().flatten() {
            let at = files.locate(*span);
            text.push_str(&format!("  {}:{}:{}\n", files.path(span.file), at.line, at.column));
        }
    }
    let (alive, dead, unknown) = (count(Reach::Alive), count(Reach::Dead), count(Reach::Unknown));
    text.push_str(&format!("{alive} there, {dead} gone, {unknown} not to be told\n"));
    screen::print(&text)?;
    Ok(if dead == 0 { Outcome::Clean } else { Outcome::Wrong })
}
