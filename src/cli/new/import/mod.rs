//! `new source --from`: what Zotero, Pandoc and this program export, as entries of the registry.
//!
//! `bibtex` and `csl` read a file into items; what follows is the same for both. What cannot be
//! carried over is said, and what is there already is passed over.

mod bibtex;
mod bounds;
mod csl;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

use super::answers::{Answers, usage};
use super::entry::{slug, suggested};
use super::yaml::{scalar, within};
use super::{Stub, place};
use crate::model::{Config, Date, EntryKind, Id, Site, Source, SourceKind};
use crate::schema::SOURCE;
use crate::text::Files;

/// A work that was read.
#[derive(Debug, Default)]
struct Item {
    /// Its name in the file.
    key: String,
    /// The fields of the registry, as YAML.
    fields: BTreeMap<String, String>,
    /// What could not be carried over, a phrase each.
    lost: Vec<String>,
}

impl Item {
    /// Sets a field; an empty one says nothing.
    fn set(&mut self, name: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.fields.insert(name.to_owned(), scalar(&text));
        }
    }

    /// Sets a date. A time of day is left out; of a stretch of time the first day stays.
    fn set_date(&mut self, name: &str, text: &str) {
        let (first, rest) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        let day = first.split('T').next().unwrap_or(first).trim();
        match Date::parse(day) {
            Ok(date) => {
                self.set(name, &date.to_string());
                if let Some(rest) = rest {
                    self.lost.push(format!("`{name}` ends with {rest}"));
                }
            }
            Err(_) => self.lost.push(format!("`{name}`: {text}")),
        }
    }

    fn set_lang(&mut self, text: &str) {
        let code = match text.to_lowercase().as_str() {
            "english" | "american" | "british" | "usenglish" | "ukenglish" => "en".to_owned(),
            "spanish" => "es".to_owned(),
            other => other.split(['-', '_']).next().unwrap_or_default().to_owned(),
        };
        match code.len() {
            2 | 3 => self.set("lang", &code),
            _ => self.lost.push(format!("`language`: {text}")),
        }
    }

    fn set_authors(&mut self, authors: &[String]) {
        if !authors.is_empty() {
            self.fields.insert("author".to_owned(), format!("[{}]", authors.join(", ")));
        }
    }

    /// Sets a remark; the number of a docket entry stands at its head in what we export.
    fn set_note(&mut self, text: &str) {
        let mut text = text.trim();
        if let Some(rest) = text.strip_prefix("ECF No. ") {
            let (entry, rest) = rest.split_once(". ").unwrap_or((rest, ""));
            self.set("entry", entry);
            text = rest;
        }
        self.set("note", text);
    }

    /// Keeps an address that is one.
    fn set_address(&mut self, text: &str) {
        match text.starts_with("https://") || text.starts_with("http://") {
            true => self.set("URL", text),
            false => self.lost.push(format!("`URL`: {text}")),
        }
    }

    fn plain(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim_matches('"'))
    }

    /// The entry, its fields in the order in which they are best written.
    fn entry(&self, id: &str) -> String {
        let fields = SOURCE.fields.iter().filter_map(|field| {
            Some(format!("  {}: {}\n", field.name, self.fields.get(field.name)?))
        });
        format!("{id}:\n{}", fields.collect::<String>())
    }
}

/// An author in the form of the registry; without given names it is a body.
fn author(family: &str, given: &str) -> String {
    match given.is_empty() {
        true => format!("{{literal: {}}}", within(family)),
        false => format!("{{family: {}, given: {}}}", within(family), within(given)),
    }
}

/// Whether the registry has a plain field of this name.
fn is_plain_field(name: &str) -> bool {
    Source::FIELDS.contains(&name)
}

/// The entries of a file.
pub(super) fn stub(
    from: &str,
    answers: &Answers,
    site: &Site,
    files: &Files,
    config: &Config,
) -> io::Result<Stub> {
    let text = read(from)?;
    let is_json = from.ends_with(".json") || text.trim_start().starts_with(['[', '{']);
    let items = if is_json { csl::read(&text) } else { bibtex::read(&text) };
    let items = items
        .map_err(|why| io::Error::new(io::ErrorKind::InvalidData, format!("`{from}`: {why}")))?;
    let (mut ids, mut told, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let mut taken = BTreeSet::new();
    for mut item in items {
        drop_what_the_case_says(&mut item, site);
        if item.plain("title").is_empty() {
            told.push(format!("left out `{}`: it has no title", item.key));
            continue;
        }
        let id = id(&item, &taken);
        if let Some(there) = there(&id, &item, site, files) {
            told.push(format!("left out `{}`: {there}", item.key));
            continue;
        }
        if !taken.insert(id.clone()) {
            told.push(format!("left out a second `{}` of the same file", item.key));
            continue;
        }
        if item.fields.contains_key("URL") && !item.fields.contains_key("accessed") {
            item.set("accessed", &config.today.to_string());
        }
        if !item.lost.is_empty() {
            told.push(format!("`{id}` could not keep {}", item.lost.join("; ")));
        }
        entries.push(item.entry(&id));
        ids.push(Id::from(id));
    }
    if ids.is_empty() {
        let why = if told.is_empty() { "it has no entries".to_owned() } else { told.join("\n") };
        return Err(usage(format!("`{from}` has nothing new: {why}")));
    }
    let asked = super::answers::somebody();
    let path = place::file(EntryKind::Source, answers.one("file"), asked, files)?;
    Ok(Stub { kind: EntryKind::Source, ids, path, head: "", text: entries.join("\n"), todo: told })
}

fn read(from: &str) -> io::Result<String> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{from}`: {error}"));
    if from != "-" {
        return std::fs::read_to_string(from).map_err(named);
    }
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(named)?;
    Ok(text)
}

/// The id of an item: its key, unless that is an address or nothing but a number; else who, when
/// and what.
fn id(item: &Item, taken: &BTreeSet<String>) -> String {
    let key = slug(&item.key);
    if !item.key.contains('/') && key.contains(|c: char| c.is_ascii_alphabetic()) {
        return key;
    }
    let year = item.plain("issued").get(..4);
    suggested(item.plain("title"), year, |id| !taken.contains(id))
}

/// Where it is already, by its id or its address.
fn there(id: &str, item: &Item, site: &Site, files: &Files) -> Option<String> {
    let sources = &site.registry.sources;
    let (what, source) = if let Some(source) = sources.get(id) {
        ("there is already a source of this id".to_owned(), source)
    } else {
        let same = |source: &&Source| {
            let url = source.url.as_ref().map_or("", |url| url.value.as_str());
            (!url.is_empty() && url == item.plain("URL"))
                || source
                    .field("DOI")
                    .is_some_and(|doi| doi.eq_ignore_ascii_case(item.plain("DOI")))
        };
        let source = sources.values().find(same)?;
        (format!("it is there already as `{}`", source.id.value), source)
    };
    let place = files.locate(source.id.span);
    Some(format!("{what}, at {}:{}:{}", place.path, place.line, place.column))
}

/// A filing of a known case has court and docket number from it.
fn drop_what_the_case_says(item: &mut Item, site: &Site) {
    let Some(case) = site.registry.cases.get(item.plain("case")) else {
        if let Some(case) = item.fields.remove("case") {
            item.lost.push(format!("`case`: there is no case {case}"));
        }
        return;
    };
    let docket = case.docket.as_ref().map(|docket| docket.value.as_str());
    for (name, value) in [("authority", Some(case.court.as_str())), ("number", docket)] {
        if value.is_some_and(|value| value == item.plain(name)) {
            item.fields.remove(name);
        }
    }
}

/// The kind for a word of CSL.
fn kind(word: &str) -> Option<SourceKind> {
    SourceKind::ALL.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}
