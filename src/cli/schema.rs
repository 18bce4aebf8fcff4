//! `schema`: the JSON Schemas, and the settings that make an editor use them.

use std::fs;
use std::io;

use super::args::Common;
use super::outcome::Outcome;
use super::screen;
use crate::edge::save;
use crate::schema::{Kind, json, vscode};

/// Prints the schema of a kind of file.
pub(super) fn print(name: &str) -> io::Result<Outcome> {
    let kind = Kind::named(name).ok_or_else(|| {
        let names: Vec<&str> = Kind::all().map(|(name, _)| name).collect();
        let message = format!("there is no schema `{name}`; there are {}", names.join(", "));
        io::Error::new(io::ErrorKind::NotFound, message)
    })?;
    screen::print(&vscode::pretty(&json::schema(kind)))?;
    Ok(Outcome::Clean)
}

/// Writes the schemas and the settings of VS Code into the site. Settings that are there already
/// belong to the editor: they stay, and what to add to them is printed.
pub(super) fn vscode(common: &Common) -> io::Result<Outcome> {
    let root = common.root()?;
    for (path, text) in vscode::schemas() {
        save::save(&root, &path, &text)?;
        screen::closing(common, &format!("wrote `{path}`"))?;
    }
    let settings = vscode::settings();
    match fs::read_to_string(root.join(vscode::SETTINGS)) {
        Ok(text) if text == settings => {}
        Ok(_) => {
            screen::closing(common, &format!("add this to `{}`:", vscode::SETTINGS))?;
            screen::print(&settings)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            save::save(&root, vscode::SETTINGS, &settings)?;
            screen::closing(common, &format!("wrote `{}`", vscode::SETTINGS))?;
        }
        Err(error) => return Err(named(error, vscode::SETTINGS)),
    }
    Ok(Outcome::Clean)
}

fn named(error: io::Error, path: &str) -> io::Error {
    io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
