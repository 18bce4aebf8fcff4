//! What programs read: facts, cases and the timeline as JSON, tables as CSV, the bibliography in
//! three formats, and the descriptions that let a program use them unseen.
//!
//! Every export is a function of the site alone. Its shape is promised: [`VERSION`] grows when a
//! field changes its meaning or goes, and `schema/` says what each has.

mod bibtex;
mod case;
mod csl;
mod fact;
mod package;
mod ris;
mod schema;
mod series;
mod shared;
mod table;
mod tables;
mod timeline;

use serde::Serialize;

use super::world::World;
use crate::model::{Fact, Id, Route, Series, Site};
use table::Table;

pub(super) use package::licenses;

/// The version of the JSON formats.
pub(super) const VERSION: u32 = 1;

/// The folder of the data.
const FOLDER: &str = "/data";

/// One file for programs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Export<'a> {
    /// All facts.
    Facts,
    /// A fact.
    Fact(&'a Fact),
    /// All lawsuits with their dockets.
    Cases,
    /// What happened, and the major docket events.
    Timeline,
    /// A table.
    Table(&'static Table),
    /// The table of a series.
    Series(&'a Series),
    /// The tables and how they belong together.
    Package,
    /// The bibliography as CSL-JSON.
    Csl,
    /// The bibliography as BibTeX.
    Bibtex,
    /// The bibliography as RIS.
    Ris,
    /// The JSON Schema of an export.
    Schema(&'static schema::Schema),
}

/// Every export and where it stands.
pub(super) fn exports(site: &Site) -> Vec<(Route, Export<'_>)> {
    let registry = &site.registry;
    let mut exports = vec![
        (Route::from("/facts.json"), Export::Facts),
        (Route::from("/cases.json"), Export::Cases),
        (Route::from("/timeline.json"), Export::Timeline),
        (Route::from("/data/datapackage.json"), Export::Package),
        (Route::from("/data/sources.csl.json"), Export::Csl),
        (Route::from("/data/sources.bib"), Export::Bibtex),
        (Route::from("/data/sources.ris"), Export::Ris),
    ];
    for table in tables() {
        exports.push((Route::from(format!("{FOLDER}/{}.csv", table.name)), Export::Table(table)));
    }
    for schema in schema::ALL {
        let route = Route::from(format!("{FOLDER}/schema/{}.json", schema.name));
        exports.push((route, Export::Schema(schema)));
    }
    let series = registry.series.values();
    exports.extend(series.map(|one| (series_route(&one.id), Export::Series(one))));
    for (id, fact) in &registry.facts {
        exports.push((fact_route(id), Export::Fact(fact)));
    }
    exports
}

/// Every table, but those that each series has by itself.
pub(super) fn tables() -> impl Iterator<Item = &'static Table> {
    tables::ALL.iter().chain(series::TABLES)
}

/// Where the table of a series stands: in a folder of its own, for its name is an editor's.
pub(super) fn series_route(id: &Id) -> Route {
    Route::from(format!("{FOLDER}/series/{id}.csv"))
}

/// Where a fact stands for programs.
pub(super) fn fact_route(id: &Id) -> Route {
    Route::from(format!("/facts/{id}.json"))
}

/// The text of an export.
pub(super) fn render(world: &World<'_>, export: Export<'_>) -> String {
    match export {
        Export::Facts => json(&fact::all(world)),
        Export::Fact(fact) => json(&fact::one(world, fact)),
        Export::Cases => json(&case::all(world)),
        Export::Timeline => json(&timeline::all(world)),
        Export::Table(table) => table.csv(world),
        Export::Series(one) => series::csv(world, one),
        Export::Package => json(&package::package(world)),
        Export::Csl => json(&csl::all(world)),
        Export::Bibtex => bibtex::all(world),
        Export::Ris => ris::all(world),
        Export::Schema(schema) => schema.text(world),
    }
}

/// A value as JSON, one field a line, so that two versions can be compared line by line.
fn json<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
