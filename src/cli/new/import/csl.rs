//! CSL-JSON, as Zotero, Pandoc and this program write it
//! (<https://github.com/citation-style-language/schema>, version 1.0.2).

use serde_json::{Map, Value};

use super::{Item, author, is_plain_field, kind};
use crate::cli::new::yaml::within;

/// What is never worth a word: it belongs to the program that wrote the file.
const NOISE: [&str; 5] = ["id", "citation-key", "citation-label", "source", "categories"];

/// Reads a list of items, or one.
pub(super) fn read(text: &str) -> Result<Vec<Item>, String> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("this is no JSON: {error}"))?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut map) => match map.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(map)],
        },
        _ => return Err("CSL-JSON is a list of items".to_owned()),
    };
    items
        .iter()
        .enumerate()
        .map(|(at, item)| match item {
            Value::Object(map) => Ok(one(map)),
            _ => Err(format!("item {} is not an object", at + 1)),
        })
        .collect()
}

fn one(map: &Map<String, Value>) -> Item {
    let key = ["citation-key", "id"].iter().find_map(|key| plain(map.get(*key)?));
    let mut item = Item { key: key.unwrap_or_default(), ..Item::default() };
    let word = of_type(map, &mut item.lost);
    item.set("type", &word);
    for (name, value) in map {
        match (name.as_str(), plain(value)) {
            ("type", _) => {}
            (name, _) if NOISE.contains(&name) => {}
            ("author", _) => {
                let names = value.as_array().map(Vec::as_slice).unwrap_or_default();
                let authors: Vec<String> = names.iter().filter_map(person).collect();
                item.set_authors(&authors);
            }
            ("issued" | "accessed", _) => date(&mut item, name, value),
            ("URL", Some(text)) => item.set_address(&text),
            ("language", Some(text)) => item.set_lang(&text),
            ("note", Some(text)) => item.set_note(&text),
            ("shortTitle", Some(text)) => item.set("title-short", &text),
            ("custom", _) => custom(&mut item, value),
            (name, Some(text)) if name == "title" || is_plain_field(name) => item.set(name, &text),
            (name, _) => item.lost.push(format!("`{name}`")),
        }
    }
    item
}

/// A word or a number.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The kind of a work; for one that we do not know, the nearest.
fn of_type(map: &Map<String, Value>, lost: &mut Vec<String>) -> String {
    let word = map.get("type").and_then(Value::as_str).unwrap_or_default();
    if kind(word).is_some() {
        return word.to_owned();
    }
    let near = match word {
        "paper-conference" | "entry" | "entry-dictionary" | "entry-encyclopedia" => "chapter",
        "motion_picture" | "song" | "performance" => "broadcast",
        "post" => "post-weblog",
        "review" | "review-book" | "article" => "article-journal",
        _ => "document",
    };
    lost.push(format!("the type `{word}`, which became `{near}`"));
    near.to_owned()
}

fn person(name: &Value) -> Option<String> {
    let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    if !part("literal").is_empty() {
        return Some(author(part("literal"), ""));
    }
    let join = |parts: &[&str]| {
        parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let family = join(&[
        part("dropping-particle"),
        part("non-dropping-particle"),
        part("family"),
        part("suffix"),
    ]);
    match (family.is_empty(), part("given")) {
        (true, "") => None,
        (true, given) => Some(author(given, "")),
        (false, "") => Some(format!("{{family: {}}}", within(&family))),
        (false, given) => Some(author(&family, given)),
    }
}

/// `{"date-parts": [[2021, 6, 2]], "circa": true}`, or the date as text.
fn date(item: &mut Item, name: &str, value: &Value) {
    let parts = value.get("date-parts").and_then(Value::as_array);
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
        let text = ["raw", "literal"].iter().find_map(|key| value.get(*key)?.as_str());
        if let Some(text) = text.or(value.as_str()) {
            item.set_date(name, text);
        }
        return;
    };
    let written = parts.iter().map(|parts| {
        let numbers = parts.as_array().map(Vec::as_slice).unwrap_or_default();
        let numbers = numbers.iter().filter_map(plain).zip([4, 2, 2]);
        let numbers: Vec<String> =
            numbers.map(|(number, width)| format!("{number:0>width$}")).collect();
        numbers.join("-")
    });
    let written: Vec<String> = written.filter(|date| !date.is_empty()).collect();
    let circa = match value.get("circa") {
        None | Some(Value::Null | Value::Bool(false)) => "",
        Some(_) => "~",
    };
    if !written.is_empty() {
        item.set_date(name, &format!("{}{circa}", written.join("/")));
    }
}

/// What we export besides the fields of CSL.
fn custom(item: &mut Item, value: &Value) {
    let Some(map) = value.as_object() else { return };
    let mut snapshot = Vec::new();
    for (name, value) in map {
        match (name.as_str(), plain(value)) {
            ("reliability" | "case", Some(text)) => item.set(name, &text),
            ("snapshot-url" | "snapshot-captured" | "snapshot-sha256", Some(text)) => {
                let name = name.trim_start_matches("snapshot-");
                snapshot.push(format!("{name}: {}", within(&text)));
            }
            (name, _) => item.lost.push(format!("`custom.{name}`")),
        }
    }
    if !snapshot.is_empty() {
        item.fields.insert("snapshot".to_owned(), format!("{{{}}}", snapshot.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str, lost: &[&str]) {
        let items = read(json).unwrap();
        assert_eq!(items[0].entry("id"), expected);
        assert_eq!(items[0].lost, lost);
    }

    #[test]
    fn what_zotero_writes() {
        check(
            r#"[{"id": "http://zotero.org/users/1/items/A", "type": "article-newspaper",
                "title": "A Ferry: Stops", "container-title": "The Gazette", "abstract": "…",
                "language": "en-US", "URL": "https://example.org/a",
                "author": [{"family": "Holm", "given": "Ida", "suffix": "Jr."}, {"literal": "Staff, All"}],
                "issued": {"date-parts": [["2026", 2, 1]]}, "accessed": {"date-parts": [[2026, 3]]}}]"#,
            "id:\n  type: article-newspaper\n  title: \"A Ferry: Stops\"\n  author: [{family: Holm \
             Jr., given: Ida}, {literal: \"Staff, All\"}]\n  issued: 2026-02-01\n  accessed: \
             2026-03\n  URL: https://example.org/a\n  container-title: The Gazette\n  lang: en\n",
            &["`abstract`"],
        );
    }

    #[test]
    fn dates_of_every_form() {
        let check = |date: &str, issued: &str, lost: usize| {
            let items = read(&format!(r#"{{"title": "T", "type": "book", "issued": {date}}}"#));
            let items = items.unwrap();
            assert_eq!((items[0].plain("issued"), items[0].lost.len()), (issued, lost), "{date}");
        };
        check(r#"{"date-parts": [[2018, 6]], "circa": true}"#, "2018-06~", 0);
        check(r#"{"date-parts": [[2018], [2019]]}"#, "2018", 1);
        check(r#"{"raw": "2018-06-05T10:00:00Z"}"#, "2018-06-05", 0);
        check(r#"{"literal": "last spring"}"#, "", 1);
        check(r#"{"date-parts": [[2018, 13]]}"#, "", 1);
        check(r#"{"date-parts": [[null]]}"#, "", 0);
        check("7", "", 0);
    }

    #[test]
    fn what_is_no_item_is_refused() {
        assert!(read("{").is_err() && read("7").is_err() && read("[7]").is_err());
    }
}
