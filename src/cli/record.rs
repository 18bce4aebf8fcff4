//! `record`: what readers were told, written down after a publish.

use std::fmt::Write as _;
use std::io;

use super::args::{Common, Format};
use super::build;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::save;
use crate::figure::write;
use crate::load;
use crate::model::{Fact, Id, Lang, Lock, Locked, Registry, State, Told};
use crate::text::Files;

/// Where the lock stands.
const PATH: &str = "content/registry/facts.lock";

/// Writes the lock, unless something keeps the site from being published: what was not published
/// is not recorded.
pub(super) fn record(common: &Common) -> io::Result<Outcome> {
    let root = common.root()?;
    let (files, config) = (build::read(common)?, common.config()?);
    let (_, report) = crate::build(&files, &config);
    let outcome = Outcome::of(&report, common.strict);
    if outcome != Outcome::Clean {
        screen::report(common, &report, &files)?;
        screen::closing(common, "nothing was recorded: publish first, then record")?;
        return Ok(outcome);
    }
    let (site, _) = load::site(&files, &config);
    let lang = &site.settings.default_language;
    let before = site.registry.lock.as_ref();
    if let Some(last) = before.and_then(Lock::last_record)
        && config.today < last
    {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("it is {}, but the last record is of {last}; see `--today`", config.today),
        ));
    }
    let after = Lock::after(before, &site.registry, lang, config.today);
    let changes = Changes::between(before, &after, &site.registry, lang);
    let text = after.to_string();
    let done = if before.is_some() && text == current(&files) {
        "nothing has changed since the last record".to_owned()
    } else {
        save::save(&root, PATH, &text)?;
        format!(
            "recorded {} in {PATH}: {}",
            counted(after.claims.len(), "claim"),
            changes.summary()
        )
    };
    if common.format == Format::Json {
        screen::report(common, &report, &files)?;
    }
    screen::closing(common, &format!("{}{done}", changes.lines))?;
    Ok(outcome)
}

/// The text of the lock as it stands.
fn current(files: &Files) -> &str {
    files.find(PATH).map_or("", |file| files.text(file))
}

/// What a record adds to the one before it.
#[derive(Default)]
struct Changes {
    new: usize,
    changed: usize,
    gone: usize,
    corrections: usize,
    /// A line for each change; of a first record none, since everything in it is new.
    lines: String,
}

impl Changes {
    fn between(before: Option<&Lock>, after: &Lock, registry: &Registry, lang: &Lang) -> Changes {
        let mut changes = Changes::default();
        for (key, now) in &after.claims {
            let (fact_id, claim) = key;
            let fact = registry.facts.get(fact_id);
            let words = |state| write::recorded(fact, state, lang);
            let old = before.and_then(|lock| lock.claims.get(key));
            let (word, told) = match old {
                Some(old) if old.state == now.state => continue,
                Some(_) if now.state.gone.is_some() => {
                    changes.gone += 1;
                    ("gone", words(&now.state))
                }
                Some(old) if old.state.gone.is_none() => {
                    changes.changed += 1;
                    ("changed", difference(fact, &old.state, &now.state, lang))
                }
                None if before.is_some_and(|lock| was_renamed(lock, after, key, now)) => {
                    changes.changed += 1;
                    ("renamed", words(&now.state))
                }
                Some(_) | None => {
                    changes.new += 1;
                    ("new", words(&now.state))
                }
            };
            if before.is_some() {
                let _ = writeln!(changes.lines, "{word} {fact_id}#{claim}: {told}");
            }
        }
        let known = |id: &&Id| before.is_some_and(|lock| lock.corrections.contains_key(*id));
        for id in after.corrections.keys().filter(|id| !known(id)) {
            changes.corrections += 1;
            if before.is_some() {
                let _ = writeln!(changes.lines, "new correction {id}");
            }
        }
        changes
    }

    fn summary(&self) -> String {
        let corrections = counted(self.corrections, "new correction");
        let Changes { new, changed, gone, .. } = self;
        format!("{new} new, {changed} changed, {gone} gone, {corrections}")
    }
}

/// Whether a claim took over the memory of one that is no longer in the lock at all: what is gone
/// stays there.
fn was_renamed(before: &Lock, after: &Lock, key: &(Id, Id), now: &Locked) -> bool {
    let mut others = before.of_fact(&key.0);
    others.any(|(id, old)| {
        old.state == now.state && !after.claims.contains_key(&(key.0.clone(), id.clone()))
    })
}

/// What is another now: the figure in words, or the fields that tell when and whence.
fn difference(fact: Option<&Fact>, old: &State, new: &State, lang: &Lang) -> String {
    let mut told = Vec::new();
    let words = [old, new].map(|state| write::recorded(fact, state, lang));
    if words[0] != words[1] {
        told.push(words.join(" -> "));
    }
    let source = |state: &State| state.source.as_ref().map(Id::to_string).unwrap_or_default();
    let fields = [
        ("as_of", [old.part(Told::AsOf), new.part(Told::AsOf)]),
        ("period", [old.part(Told::Period), new.part(Told::Period)]),
        ("status", [old.status.word().to_owned(), new.status.word().to_owned()]),
        ("source", [source(old), source(new)]),
    ];
    let others = fields.into_iter().filter(|(_, [old, new])| old != new);
    told.extend(others.map(|(field, values)| format!("{field} {}", values.join(" -> "))));
    if told.is_empty() {
        told.push([old, new].map(|state| state.value.as_str()).join(" -> "));
    }
    told.join("; ")
}
