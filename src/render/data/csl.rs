//! `sources.csl.json`: the bibliography as CSL-JSON, which Zotero and Pandoc read
//! (<https://github.com/citation-style-language/schema>, version 1.0.2).

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::model::{Author, Date, Registry, Reliability, Source};
use crate::render::world::World;

/// Every source, in the order of the ids.
pub(super) fn all(world: &World<'_>) -> Vec<impl Serialize + use<>> {
    let registry = &world.site.registry;
    registry.sources.values().map(|source| item(source, registry)).collect()
}

/// A source as an item.
fn item(source: &Source, registry: &Registry) -> Map<String, Value> {
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| drop(item.insert(name.to_owned(), value));
    set("id", json!(source.id.as_str()));
    set("type", json!(source.kind.value.word()));
    set("title", json!(source.title.value));
    if !source.authors.is_empty() {
        set("author", source.authors.iter().map(name).collect());
    }
    if let Some(issued) = &source.issued {
        set("issued", date(issued.value));
    }
    if let Some(accessed) = &source.accessed {
        set("accessed", date(accessed.value));
    }
    for (name, value) in fields(source, registry) {
        set(name, json!(value));
    }
    if let Some(url) = &source.url {
        set("URL", json!(url.value));
    }
    if let Some(lang) = &source.lang {
        set("language", json!(lang.as_str()));
    }
    if let Some(note) = note(source) {
        set("note", json!(note));
    }
    let custom = custom(source);
    if !custom.is_empty() {
        set("custom", Value::Object(custom));
    }
    item
}

/// The plain fields by their CSL names. A paper filed in court has court and docket number from its
/// case, where it does not say so itself.
pub(super) fn fields<'a>(source: &'a Source, registry: &'a Registry) -> Vec<(&'a str, &'a str)> {
    let own = source.fields.iter().map(|(name, value)| (name.as_str(), value.value.as_str()));
    let mut fields: Vec<(&str, &str)> = own.collect();
    if let Some(case) = source.case.as_ref().and_then(|id| registry.cases.get(&id.value)) {
        let docket = case.docket.as_ref().map(|docket| docket.value.as_str());
        for (name, value) in [("authority", Some(case.court.as_str())), ("number", docket)] {
            if let Some(value) = value.filter(|_| source.field(name).is_none()) {
                fields.push((name, value));
            }
        }
    }
    fields
}

/// The docket entry and the remark on the copy read.
pub(super) fn note(source: &Source) -> Option<String> {
    let entry = source.entry.as_ref().map(|entry| format!("ECF No. {}", entry.value));
    let parts: Vec<String> =
        entry.into_iter().chain(source.note.as_ref().map(|note| note.value.clone())).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// What CSL has no field for.
fn custom(source: &Source) -> Map<String, Value> {
    let mut custom = Map::new();
    if let Some(degree) = &source.reliability {
        let word = super::shared::word(&Reliability::ALL, &degree.value);
        custom.insert("reliability".to_owned(), json!(word));
    }
    if let Some(case) = &source.case {
        custom.insert("case".to_owned(), json!(case.value.as_str()));
    }
    if let Some(saved) = &source.snapshot {
        let fields = [
            ("snapshot-url", saved.url.as_ref().map(|url| url.value.clone())),
            ("snapshot-captured", saved.captured.map(|date| date.value.to_string())),
            ("snapshot-sha256", saved.sha256.as_ref().map(|sum| sum.value.clone())),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                custom.insert(name.to_owned(), json!(value));
            }
        }
    }
    custom
}

fn name(author: &Author) -> Value {
    match author {
        Author::Literal(name) => json!({ "literal": name.value }),
        Author::Person { family, given: Some(given) } => {
            json!({ "family": family.value, "given": given.value })
        }
        Author::Person { family, given: None } => json!({ "family": family.value }),
    }
}

fn date(date: Date) -> Value {
    let mut parts = vec![i64::from(date.year)];
    parts.extend([date.month, date.day].into_iter().flatten().map(i64::from));
    match date.approximate {
        true => json!({ "date-parts": [parts], "circa": true }),
        false => json!({ "date-parts": [parts] }),
    }
}
