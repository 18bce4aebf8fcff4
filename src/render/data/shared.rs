//! What the JSON exports have in common: texts by language, sources, parties, values.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::VERSION;
use super::table::Table;
use crate::model::{
    EntryKind, Id, Lang, Locator, LocatorKind, Page, Period, SourceUse, Text, Value,
};
use crate::render::world::World;

/// The words of a text by language, without markup.
pub(super) type Words<'a> = BTreeMap<&'a str, String>;

/// What stands at the top of every JSON export.
#[derive(Serialize)]
pub(super) struct Top {
    #[serde(rename = "$schema")]
    schema: String,
    version: u32,
    site: String,
    url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<String>,
}

/// A source that something rests on.
#[derive(Serialize)]
pub(super) struct SourceRef<'a> {
    id: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<Place<'a>>,
}

/// A place within a source.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    kind: &'static str,
    value: &'a str,
}

/// Somebody who acts: with an id where there is an entry.
#[derive(Serialize)]
pub(super) struct Actor {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    pub(super) name: String,
    /// The name by language, where it is given in more than one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, String>,
}

/// A page of the site.
#[derive(Serialize)]
pub(super) struct PageRef<'a> {
    url: String,
    title: String,
    lang: &'a str,
}

/// A value with all its digits.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Exact {
    /// A number.
    Number(Box<RawValue>),
    /// Any number between two, both included.
    Range { from: Box<RawValue>, to: Box<RawValue> },
    /// A date or a stretch of time (EDTF), a duration (ISO 8601), words.
    Text(String),
}

impl Exact {
    pub(super) fn of(value: &Value) -> Exact {
        match value {
            Value::Number(number) => Exact::number(*number),
            Value::Range(from, to) => match (raw(*from), raw(*to)) {
                (Some(from), Some(to)) => Exact::Range { from, to },
                (_, _) => Exact::Text(value.to_string()),
            },
            Value::Date(_) | Value::Duration(_) | Value::Text(_) => Exact::Text(value.to_string()),
        }
    }

    pub(super) fn number(number: Decimal) -> Exact {
        raw(number).map_or_else(|| Exact::Text(number.to_string()), Exact::Number)
    }
}

/// A decimal as a JSON number with just the digits that the registry has.
fn raw(number: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(number.to_string()).ok()
}

/// The word for what a locator counts.
pub(super) fn locator_word(locator: &Locator) -> &'static str {
    let named = LocatorKind::KEYS.iter().find(|(_, kind)| *kind == locator.kind);
    named.map_or("at", |(word, _)| word)
}

/// The word that names a choice in the registry.
pub(super) fn word<T: PartialEq>(all: &[(&'static str, T)], chosen: &T) -> &'static str {
    all.iter().find(|(_, one)| one == chosen).map_or("", |(word, _)| word)
}

/// The first and the last day that a date or a stretch of time can mean, where both are known.
pub(super) fn days(period: Period) -> (Option<String>, Option<String>) {
    let from = period.start().map(|date| date.earliest().to_string());
    (from, period.end().map(|date| date.latest().to_string()))
}

impl<'a> World<'a> {
    /// The top of a JSON export.
    pub(super) fn top(&self, schema: &str) -> Top {
        let settings = &self.site.settings;
        Top {
            schema: self.absolute(&format!("/data/schema/{schema}.json")),
            version: VERSION,
            site: settings.title.plain(&settings.default_language),
            url: self.absolute("/"),
            licenses: super::licenses(settings).map(|license| license.url).collect(),
        }
    }

    /// The words of a text in every language that it is written in.
    pub(super) fn words<'t>(&self, text: &'t Text) -> Words<'t> {
        let passages = text.passages();
        passages
            .map(|(lang, passage)| (lang.as_str(), self.plain_doc(&passage.doc, lang)))
            .collect()
    }

    /// The whole address of an entry's page in the default language; none where it has no page.
    pub(in crate::render) fn entry_url(&self, kind: EntryKind, id: &Id) -> Option<String> {
        let lang = &self.site.settings.default_language;
        self.entry(kind, id, lang)?;
        Some(self.absolute(self.site.entry_route(kind, id, lang).as_str()))
    }

    /// Sources with their places; those that are not there are left out.
    pub(super) fn source_refs<'s>(&self, uses: &'s [SourceUse]) -> Vec<SourceRef<'s>> {
        let known = uses
            .iter()
            .filter_map(|used| Some((used, self.entry_url(EntryKind::Source, &used.id.value)?)));
        known
            .map(|(used, url)| SourceRef {
                id: used.id.value.as_str(),
                url,
                locator: used.locator.as_ref().map(|locator| Place {
                    kind: locator_word(&locator.value),
                    value: &locator.value.value,
                }),
            })
            .collect()
    }

    /// Somebody by the id of a party, or by the words where there is no such party. Of a private
    /// person only the name that the courts use is told.
    pub(super) fn actor(&self, name: &str) -> Actor {
        let lang = &self.site.settings.default_language;
        let Some(party) = self.site.registry.parties.get(name) else {
            return Actor { id: None, name: name.to_owned(), names: BTreeMap::new() };
        };
        let by_lang = party.name.passages().map(|(lang, name)| (lang.to_string(), name.plain()));
        Actor {
            id: (!party.private).then(|| name.to_owned()),
            name: party.name.plain(lang),
            names: by_lang.filter(|_| party.name.by_lang.len() > 1).collect(),
        }
    }

    /// A page by its whole address.
    pub(super) fn page_ref(&self, page: &'a Page) -> PageRef<'a> {
        PageRef {
            url: self.absolute(page.route.as_str()),
            title: self.title(page),
            lang: page.lang.as_str(),
        }
    }

    /// What a row of a table is, in the language of a page; in English where nobody has said it.
    pub(in crate::render) fn row_of(&self, table: &Table, lang: &Lang) -> &str {
        let key = format!("data-row-{}", table.name);
        self.strings.text(lang, &key).unwrap_or(table.row)
    }

    /// The language that tables are written in.
    pub(super) fn table_lang(&self) -> &Lang {
        &self.site.settings.default_language
    }
}
