//! `new`: a page, or an entry of the registry, in the right place.
//!
//! `forms` says what is asked for each kind, `answers` gets it from flags or from whoever sits at
//! the terminal, and `entry`, `article`, `correction` and `import` make text of it. What all of
//! them do stands below: text is added at the end of a file, and never over what is there.

mod answers;
mod article;
mod correction;
mod entry;
mod fits;
mod form;
mod forms;
mod import;
mod place;
mod yaml;

use std::collections::BTreeSet;
use std::io;

use clap::{ArgMatches, Args as _, Command, FromArgMatches, Subcommand};

use super::args::Common;
use super::outcome::Outcome;
use super::{build, screen};
use crate::diag::{Diagnostic, Severity};
use crate::edge::save;
use crate::figure::write;
use crate::load;
use crate::model::{Config, EntryKind, Id, Registry, Site};
use crate::text::{Body, Files, Span, Spanned};
use answers::Answers;
use form::Form;
use forms::FORMS;

/// What can be new.
#[derive(Debug)]
pub(super) enum Entry {
    /// What was wrong with a published figure, or that there is a newer one.
    Correction(correction::Asked),
    /// Anything else, with the answers given as flags.
    Of(&'static Form, Answers),
}

impl Subcommand for Entry {
    fn augment_subcommands(command: Command) -> Command {
        // The arguments bring a description of their own, which is not for people.
        let correction = correction::Asked::augment_args(Command::new("correction"))
            .about("Say what was wrong with a published figure, or that there is a newer one")
            .long_about(None)
            .after_help(
                "Examples:\n  plainfact new correction --fact children --severity significant",
            );
        command
            .subcommands(FORMS.iter().map(Form::command))
            .subcommand(correction)
            .subcommand_required(true)
            .arg_required_else_help(true)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Entry::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        name == "correction" || FORMS.iter().any(|form| form.word == name)
    }
}

impl FromArgMatches for Entry {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Entry, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        if name == "correction" {
            return correction::Asked::from_arg_matches(matches).map(Entry::Correction);
        }
        let form = FORMS.iter().find(|form| form.word == name).ok_or_else(missing)?;
        Ok(Entry::Of(form, Answers::given(form, matches)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Entry::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Entries to be added to a file of the registry.
struct Stub {
    kind: EntryKind,
    ids: Vec<Id>,
    /// The file, from the root.
    path: String,
    /// What stands at the head of the file when there was none.
    head: &'static str,
    /// The lines of the entries.
    text: String,
    /// What the editor has still to do, a sentence each.
    todo: Vec<String>,
}

/// Writes what is asked for and says where it is.
pub(super) fn new(common: &Common, entry: &Entry) -> io::Result<Outcome> {
    let root = common.root()?;
    // Drafts are read, too: a new page is one.
    let (files, config) = (build::read(common)?, Config { drafts: true, ..common.config()? });
    // What else is wrong with the site is for `check` to say.
    let (site, _) = load::site(&files, &config);
    let stub = match entry {
        Entry::Correction(asked) => correction::stub(asked, &site, &config)?,
        Entry::Of(form, answers) => match (form.kind, answers.one("from")) {
            (None, _) => {
                let draft = article::draft(form, answers, &site, &files, &config)?;
                let (path, text) = (&draft.path, &draft.text);
                return write_file(
                    &Written { root: &root, path, line: 1, files: &files },
                    text,
                    |after| {
                        let route = page_route(after, &config, path);
                        let see =
                            route.map(|route| format!("see it: `plainfact serve`, then {route}"));
                        (format!("wrote {path}"), draft.todo.iter().cloned().chain(see).collect())
                    },
                    &config,
                );
            }
            (Some(_), Some(from)) => import::stub(from, answers, &site, &files, &config)?,
            (Some(kind), None) => entry::stub(form, kind, answers, &site, &files, &config)?,
        },
    };
    refuse_existing(&stub, &site, &files)?;
    let (text, line) = appended(&files, &stub);
    refuse_harm(&stub, &files, &text, &config)?;
    let written = Written { root: &root, path: &stub.path, line, files: &files };
    let ids = stub.ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let told = format!("wrote {ids} to {}:{line}", stub.path);
    write_file(
        &written,
        &text,
        |after| {
            let site = load::site(after, &config).0;
            (told, stub.todo.iter().cloned().chain(next(&stub, &site)).collect())
        },
        &config,
    )
}

/// A file that is written, and from which line on it is new.
struct Written<'a> {
    root: &'a std::path::Path,
    path: &'a str,
    line: usize,
    /// The site before.
    files: &'a Files,
}

/// Writes the file, then tells what was written, what is still owed and where, and the next step.
fn write_file(
    written: &Written<'_>,
    text: &str,
    told: impl FnOnce(&Files) -> (String, Vec<String>),
    config: &Config,
) -> io::Result<Outcome> {
    let mut after = written.files.clone();
    after.insert_text(written.path, text);
    save::save(written.root, written.path, text)?;
    let (first, steps) = told(&after);
    let mut lines = vec![first];
    for owed in crate::check(&after, config).diagnostics {
        let place = after.locate(owed.span);
        if owed.severity > Severity::Note
            && place.path.as_ref() == written.path
            && place.line >= written.line
        {
            let help = owed.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            lines.push(format!("owed at {}:{}: {}{help}", place.path, place.line, owed.message));
        }
    }
    lines.extend(steps);
    screen::print(&format!("{}\n", lines.join("\n")))?;
    Ok(Outcome::Clean)
}

/// The address of a page.
fn page_route(files: &Files, config: &Config, path: &str) -> Option<String> {
    let site = load::site(files, config).0;
    Some(site.page_at(path.strip_prefix("content/")?)?.route.to_string())
}

/// How the new entry is used.
fn next(stub: &Stub, site: &Site) -> Option<String> {
    let [id] = stub.ids.as_slice() else { return None };
    let lang = &site.settings.default_language;
    Some(match stub.kind {
        EntryKind::Fact => {
            let fact = site.registry.facts.get(id)?;
            let words = write::value(fact, fact.preferred_claim()?, lang);
            format!("use it: `[{words}](fact:{id})`")
        }
        EntryKind::Source => format!("cite it: `[@{id}]`, or in `sources: [{id}]`"),
        EntryKind::Case => format!("refer to it: `[](case:{id})`"),
        EntryKind::Party => format!("refer to it: `[](party:{id})`"),
        EntryKind::Term => format!("refer to it: `[](term:{id})`"),
        EntryKind::Series => {
            let title = site.registry.series.get(id)?.title.plain(lang);
            format!("show it, alone in a paragraph: `![{title}](series:{id})`")
        }
        EntryKind::Event => "it stands on /timeline/".to_owned(),
        EntryKind::Correction => return None,
    })
}

/// An entry that is there is never written over.
fn refuse_existing(stub: &Stub, site: &Site, files: &Files) -> io::Result<()> {
    let word = stub.kind.word();
    let there = |message| Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    for id in &stub.ids {
        if let Some(span) = place_of(&site.registry, stub.kind, id) {
            let place = files.locate(span);
            return there(format!(
                "there is already a {word} `{id}`, at {}:{}:{}; change that one",
                place.path, place.line, place.column
            ));
        }
        if let Some(now) = site.registry.renamed(stub.kind, id) {
            return there(format!(
                "`{id}` was the id of the {word} `{now}`, and its address leads there; take another"
            ));
        }
        if site.registry.is_broken(stub.kind, id) {
            return there(format!(
                "there is already a {word} `{id}`, which `check` has to say about"
            ));
        }
    }
    let reason = match files.find(&stub.path).map(|file| files.body(file)) {
        None | Some(Body::Text(_)) if !site.registry.unread.contains(&stub.kind) => return Ok(()),
        Some(Body::Unreadable(reason)) => reason.as_str(),
        _ => "cannot be read; `check` says why",
    };
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("`{}` {reason}", stub.path)))
}

fn place_of(registry: &Registry, kind: EntryKind, id: &Id) -> Option<Span> {
    ids(registry, kind).into_iter().find(|known| known.value == *id).map(|known| known.span)
}

/// The ids of a kind, with their places.
fn ids(registry: &Registry, kind: EntryKind) -> Vec<&Spanned<Id>> {
    match kind {
        EntryKind::Fact => registry.facts.values().map(|entry| &entry.id).collect(),
        EntryKind::Source => registry.sources.values().map(|entry| &entry.id).collect(),
        EntryKind::Case => registry.cases.values().map(|entry| &entry.id).collect(),
        EntryKind::Party => registry.parties.values().map(|entry| &entry.id).collect(),
        EntryKind::Event => registry.events.values().map(|entry| &entry.id).collect(),
        EntryKind::Term => registry.terms.values().map(|entry| &entry.id).collect(),
        EntryKind::Series => registry.series.values().map(|entry| &entry.id).collect(),
        EntryKind::Correction => registry.corrections.values().map(|entry| &entry.id).collect(),
    }
}

/// The text of the file with the stub at its end, and the line where the stub begins. All that was
/// there stays as it was, comments and line ends included.
fn appended(files: &Files, stub: &Stub) -> (String, usize) {
    let before = files.find(&stub.path).map(|file| files.text(file));
    let break_ = if before.is_some_and(|text| text.contains("\r\n")) { "\r\n" } else { "\n" };
    let mut text = before.unwrap_or(stub.head).to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(break_);
    }
    if !text.trim().is_empty() && !text.ends_with(&format!("{break_}{break_}")) {
        text.push_str(break_);
    }
    let line = text.matches('\n').count() + 1;
    text.push_str(&stub.text.replace('\n', break_));
    (text, line)
}

/// Nothing is written that cannot be read back, or that takes something else with it: lines added
/// at the end of a map in braces, or after the end of the document, would spoil it.
fn refuse_harm(stub: &Stub, files: &Files, text: &str, config: &Config) -> io::Result<()> {
    let mut after = files.clone();
    after.insert_text(&stub.path, text);
    let (before, (site, problems)) = (load::site(files, config).0, load::site(&after, config));
    let names = |registry: &Registry| -> BTreeSet<Id> {
        ids(registry, stub.kind).into_iter().map(|id| id.value.clone()).collect()
    };
    let mut wanted = names(&before.registry);
    wanted.extend(stub.ids.iter().cloned());
    let broken = |site: &Site| site.registry.broken.len();
    if names(&site.registry) == wanted && broken(&site) == broken(&before) {
        return Ok(());
    }
    let is_ours = |problem: &&Diagnostic| {
        let place = after.locate(problem.span);
        place.path.as_ref() == stub.path && problem.severity == Severity::Error
    };
    let message = match problems.iter().rfind(is_ours) {
        Some(problem) if stub.ids.iter().any(|id| site.registry.is_broken(stub.kind, id)) => {
            let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            format!("nothing was written: {}{help}", problem.message)
        }
        _ => format!(
            "an entry cannot be added at the end of `{}`: write its entries as `id:` lines with \
             their fields indented below, then try again",
            stub.path
        ),
    };
    Err(io::Error::new(io::ErrorKind::InvalidData, message))
}
