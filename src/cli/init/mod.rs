//! `init`: a small site to learn from, in a folder of its own.
//!
//! Its files stand in `site/` beside this one, as they are written; only the name of `.gitignore`
//! goes without its dot there, so that it ignores nothing of this repository.

use std::fs;
use std::io;
use std::path::Path;

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::{embedded, save};
use crate::schema::vscode;

/// Writes the site.
pub(super) fn init(common: &Common, dir: &Path) -> io::Result<Outcome> {
    refuse_full(dir)?;
    let site = embedded::BEGINNING.iter().map(|&(path, text)| match path {
        "gitignore" => (".gitignore".to_owned(), text.to_owned()),
        path => (path.to_owned(), text.to_owned()),
    });
    let settings = (vscode::SETTINGS.to_owned(), vscode::settings());
    let files: Vec<(String, String)> = site.chain(vscode::schemas()).chain([settings]).collect();
    for (path, text) in &files {
        save::save(dir, path, text)?;
    }
    let place = dir.display();
    screen::print(&format!("wrote {} to `{place}`\n", counted(files.len(), "file")))?;
    screen::closing(
        common,
        &format!(
            "see it: `plainfact serve --root {place}`; what is where: `{}`",
            dir.join("README.md").display()
        ),
    )?;
    Ok(Outcome::Clean)
}

/// Nothing that is there is touched.
fn refuse_full(dir: &Path) -> io::Result<()> {
    let refused = |kind, why: &str| {
        let message = format!("`{}` {why}; name a folder that is new or empty", dir.display());
        Err(io::Error::new(kind, message))
    };
    match fs::read_dir(dir) {
        Ok(mut entries) => match entries.next() {
            Some(_) => refused(io::ErrorKind::AlreadyExists, "is not empty"),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => refused(error.kind(), &format!("cannot be used ({error})")),
    }
}
