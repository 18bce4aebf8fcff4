//! `datapackage.json`: the tables and how they belong together (Frictionless Data Package 1.0,
//! <https://specs.frictionlessdata.io/data-package/>).

use std::borrow::Cow;

use serde::Serialize;

use super::table::{Cells, Join, Table};
use super::tables::plain;
use super::{series, tables};
use crate::model::{Series, Settings};
use crate::render::cited::host;
use crate::render::world::World;

/// The whole package.
#[derive(Serialize)]
pub(super) struct Package<'a> {
    profile: &'static str,
    name: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    homepage: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    resources: Vec<Resource<'a>>,
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
struct Resource<'a> {
    profile: &'static str,
    name: Cow<'a, str>,
    title: Cow<'a, str>,
    description: Cow<'a, str>,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    schema: Schema<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<Field<'a>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Field<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: Cow<'a, str>,
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
pub(super) fn package<'a>(world: &World<'a>) -> Package<'a> {
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
        resources: tables()
            .map(resource)
            .chain(world.site.registry.series.values().map(|one| of_series(world, one)))
            .collect(),
    }
}

/// The licences of a site, each with the page of the SPDX list about it.
pub(in crate::render) fn licenses(settings: &Settings) -> impl Iterator<Item = License> {
    settings.licenses.iter().map(|id| License {
        id: id.value.clone(),
        url: format!("https://spdx.org/licenses/{}.html", id.value),
    })
}

fn resource<'a>(table: &'static Table) -> Resource<'a> {
    let columns = table.columns.iter();
    Resource {
        name: table.name.into(),
        title: table.title.into(),
        description: table.row.into(),
        path: format!("{}.csv", table.name),
        ..csv(Schema {
            fields: columns.map(|one| field(one.name, one.kind, one.about.into())).collect(),
            missing_values: [""],
            primary_key: table.key,
            foreign_keys: table.joins.iter().map(foreign_key).collect(),
        })
    }
}

/// The table that a series has by itself. Names of tables are unique, and its id is an editor's.
fn of_series<'a>(world: &World<'a>, one: &'a Series) -> Resource<'a> {
    let columns = series::own_columns(world, one).into_iter();
    Resource {
        name: format!("series.{}", one.id.value).into(),
        title: plain(world, Some(&one.title)).into(),
        description: plain(world, one.caution.as_ref()).into(),
        path: format!("series/{}.csv", one.id.value),
        ..csv(Schema {
            fields: columns.map(|one| field(one.name, one.kind, one.about)).collect(),
            missing_values: [""],
            primary_key: &[],
            foreign_keys: Vec::new(),
        })
    }
}

fn csv(schema: Schema<'_>) -> Resource<'_> {
    Resource {
        profile: "tabular-data-resource",
        name: Cow::default(),
        title: Cow::default(),
        description: Cow::default(),
        path: String::new(),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        schema,
    }
}

fn field<'a>(name: &'a str, kind: Cells, description: Cow<'a, str>) -> Field<'a> {
    let required = kind == Cells::Key;
    let (kind, format) = kind.frictionless();
    Field {
        name,
        kind,
        format,
        description,
        constraints: required.then_some(Constraints { required }),
    }
}

fn foreign_key(join: &Join) -> ForeignKey {
    ForeignKey {
        fields: join.columns,
        reference: Reference { resource: join.table, fields: join.there },
    }
}
