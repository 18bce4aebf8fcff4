//! `datapackage.json`: the tables and how they belong together (Frictionless Data Package 1.0,
//! <https://specs.frictionlessdata.io/data-package/>).

use serde::Serialize;

use super::table::{Cells, Column, Join, Table};
use super::tables;
use crate::model::Settings;
use crate::render::cited::host;
use crate::render::world::World;

/// The whole package.
#[derive(Serialize)]
pub(super) struct Package {
    profile: &'static str,
    name: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    homepage: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    resources: Vec<Resource>,
}

/// A licence.
#[derive(Serialize)]
pub(in crate::render) struct License {
    /// Its id in the list of SPDX.
    #[serde(rename = "name")]
    pub(in crate::render) id: String,
    /// The address of its text.
    #[serde(rename = "path")]
    pub(in crate::render) url: String,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    required: bool,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static [&'static str],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static [&'static str],
}

/// The package of all tables.
pub(super) fn package(world: &World<'_>) -> Package {
    let settings = &world.site.settings;
    let lang = &settings.default_language;
    // Names of packages have small letters, digits and three marks.
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let name = host(&world.base_url).chars().filter(|c| plain(*c)).collect::<String>();
    Package {
        profile: "tabular-data-package",
        name: name.to_ascii_lowercase(),
        title: settings.title.plain(lang),
        description: settings.description.as_ref().map(|d| d.plain(lang)).unwrap_or_default(),
        homepage: world.absolute("/"),
        licenses: licenses(settings).collect(),
        resources: tables::ALL.iter().map(resource).collect(),
    }
}

/// The licences of a site, each with the page of the SPDX list about it.
pub(in crate::render) fn licenses(settings: &Settings) -> impl Iterator<Item = License> {
    settings.licenses.iter().map(|id| License {
        id: id.value.clone(),
        url: format!("https://spdx.org/licenses/{}.html", id.value),
    })
}

fn resource(table: &Table) -> Resource {
    Resource {
        profile: "tabular-data-resource",
        name: table.name,
        title: table.title,
        description: table.row,
        path: format!("{}.csv", table.name),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        schema: Schema {
            fields: table.columns.iter().map(field).collect(),
            missing_values: [""],
            primary_key: table.key,
            foreign_keys: table.joins.iter().map(foreign_key).collect(),
        },
    }
}

fn field(column: &Column) -> Field {
    let (kind, format) = column.kind.frictionless();
    let required = column.kind == Cells::Key;
    Field {
        name: column.name,
        kind,
        format,
        description: column.about,
        constraints: required.then_some(Constraints { required }),
    }
}

fn foreign_key(join: &Join) -> ForeignKey {
    ForeignKey {
        fields: join.columns,
        reference: Reference { resource: join.table, fields: join.there },
    }
}
