//! The settings that make the YAML extension of VS Code use the schemas.

use serde_json::{Map, Value, json};

use super::{Kind, json};
use crate::model::EntryKind;

/// The folder of the schemas, from the root of the site.
const FOLDER: &str = ".vscode/plainfact";

/// The file of the settings, from the root of the site.
pub const SETTINGS: &str = ".vscode/settings.json";

/// The settings: which schema is for which files.
pub fn settings() -> String {
    let schemas: Map<String, Value> = kinds()
        .map(|(name, kind)| (format!("./{FOLDER}/{name}.json"), Value::String(files(name, kind))))
        .collect();
    pretty(&json!({"yaml.schemas": schemas}))
}

/// The schemas: path and text. Front matter has none here, for the extension reads no Markdown; the
/// language server completes and checks it.
pub fn schemas() -> Vec<(String, String)> {
    let file = |(name, kind)| (format!("{FOLDER}/{name}.json"), pretty(&json::schema(kind)));
    kinds().map(file).collect()
}

fn kinds() -> impl Iterator<Item = (&'static str, Kind)> {
    Kind::all().filter(|(_, kind)| *kind != Kind::Page)
}

/// The files a schema is for.
fn files(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Page => "content/**/*.md".to_owned(),
        Kind::Site => "content/site.yaml".to_owned(),
        Kind::Registry(EntryKind::Correction) => format!("content/registry/{name}.yaml"),
        Kind::Registry(_) => format!("content/registry/{name}/**/*.{{yaml,yml}}"),
    }
}

/// JSON as people read it.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
