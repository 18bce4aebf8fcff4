//! The same site for Hugo, where it is installed: the same pages under its own layouts (`hugo/`),
//! figures from a data file through a shortcode, links checked. Notes of sources, which it has no
//! means for, are left out, so it has less to do.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex::Regex;
use walkdir::WalkDir;

use crate::corpus::{Shape, folder, values};

/// Where its layouts and settings lie.
const LAYOUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/scale/hugo");

/// Hugo: the program asked for, or the one on the path; nothing where there is none.
pub(crate) fn hugo(asked: Option<&Path>) -> Option<PathBuf> {
    let program = asked.map_or_else(|| PathBuf::from("hugo"), Path::to_owned);
    let mut version = Command::new(&program);
    version.arg("version").stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success()).then_some(program)
}

/// The command that builds the site at `root` into `out`.
pub(crate) fn build(program: &Path, root: &Path, out: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("--quiet").arg("--noBuildLock").arg("--source").arg(root);
    command.arg("--destination").arg(out);
    command
}

/// Writes the site for Hugo below `root`, from the pages that were written for us.
///
/// # Errors
///
/// When the disk says no.
pub(crate) fn write(root: &Path, shape: Shape, ours: &Path) -> io::Result<()> {
    for (path, file) in files(Path::new(LAYOUTS)) {
        put(&root.join(file), &fs::read_to_string(path)?)?;
    }
    let sections = (0..shape.sections().min(10)).map(folder);
    let menu: String = sections
        .map(|section| format!("[[params.nav]]\nname = \"{section}\"\nurl = \"/{section}/\"\n"))
        .collect();
    let settings = fs::read_to_string(root.join("hugo.toml"))?;
    put(&root.join("hugo.toml"), &(settings + &menu))?;
    let facts: Vec<String> = values()
        .map(|(id, value)| format!("\"{id}\": {{\"value\": \"{value}\", \"as_of\": \"2021\"}}"))
        .collect();
    put(&root.join("data/facts.json"), &format!("{{{}}}", facts.join(",\n")))?;
    let figure = pattern(r"\[[^\]]*\]\(fact:([a-z0-9-]+)\)")?;
    let cited = pattern(r" \[@[^\]]*\]")?;
    for (path, file) in files(&ours.join("content")) {
        if file.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = fs::read_to_string(path)?;
        let text = figure.replace_all(&text, "{{< fact \"$1\" >}}");
        let text = cited.replace_all(&text, "");
        let index = file.file_name().is_some_and(|name| name == "index.md");
        let file = if index { file.with_file_name("_index.md") } else { file };
        put(&root.join("content").join(file), &text)?;
    }
    Ok(())
}

fn pattern(pattern: &str) -> io::Result<Regex> {
    Regex::new(pattern).map_err(io::Error::other)
}

/// Every file below a folder, with its path in it.
fn files(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files =
        entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files
        .filter_map(|path| {
            let within = path.strip_prefix(folder).ok()?.to_owned();
            Some((path, within))
        })
        .collect()
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}
