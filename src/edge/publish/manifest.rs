//! `manifest.sha256`: the sum of every published file, in the form that `sha256sum -c` reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::{OWN, failed};
use crate::edge::{disk, drawings};
use crate::render::Content;
use crate::text::hexadecimal;

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.sha256";

/// Files and their sums, in hexadecimal.
#[derive(Debug, Default)]
pub(super) struct Sums(pub(super) Vec<(String, String)>);

impl Sums {
    /// Adds what stands at a path.
    pub(super) fn add(&mut self, file: &str, content: &Content) -> io::Result<()> {
        let sum = match content {
            Content::Bytes(bytes) => hexadecimal(&Sha256::digest(bytes)),
            Content::File(source) => {
                disk::sum(source).map_err(|error| failed(error, "read", source))?
            }
            Content::Raster(raster) => hexadecimal(&Sha256::digest(drawings::draw(raster)?)),
        };
        self.0.push((file.to_owned(), sum));
        Ok(())
    }

    /// The manifest, in the order of the paths. A path that would break the line is written with
    /// the signs of `sha256sum`.
    pub(super) fn text(&mut self) -> String {
        self.0.sort();
        let line = |(file, sum): &(String, String)| {
            let escaped = file.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
            let mark = if escaped == *file { "" } else { "\\" };
            format!("{mark}{sum}  {escaped}\n")
        };
        self.0.iter().map(line).collect()
    }
}

/// What is not as the manifest has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It has other bytes.
    Changed(String),
    /// It is not there.
    Lost(String),
    /// The manifest does not know it.
    Added(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Changed(file) => write!(f, "changed: {file}"),
            Difference::Lost(file) => write!(f, "lost: {file}"),
            Difference::Added(file) => write!(f, "added: {file}"),
        }
    }
}

/// Compares a published folder with its manifest: how many files it lists, and what is not so.
///
/// # Errors
///
/// When there is no manifest that can be read, and when the disk says no.
pub fn verify(folder: &Path) -> io::Result<(usize, Vec<Difference>)> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|error| failed(error, "read", &path))?;
    let mut sums: BTreeMap<String, &str> = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let (file, sum) = read(line).ok_or_else(|| {
            let place = format!("`{}`, line {}", path.display(), index + 1);
            io::Error::new(io::ErrorKind::InvalidData, format!("{place} is no line of a manifest"))
        })?;
        sums.insert(file, sum);
    }
    let difference = |(file, sum): (&String, &&str)| match disk::sum(&folder.join(file)) {
        Ok(found) if found == **sum => None,
        Ok(_) => Some(Ok(Difference::Changed(file.clone()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Some(Ok(Difference::Lost(file.clone())))
        }
        Err(error) => Some(Err(failed(error, "read", &folder.join(file)))),
    };
    let mut differences: Vec<_> =
        sums.par_iter().filter_map(difference).collect::<io::Result<_>>()?;
    let there: BTreeSet<String> = files_below(folder).collect();
    let strange = there.into_iter().filter(|file| !sums.contains_key(file));
    differences.extend(strange.filter(|file| !OWN.contains(&file.as_str())).map(Difference::Added));
    Ok((sums.len(), differences))
}

/// A line of the manifest: the file, and its sum. A path may not lead out of the folder.
fn read(line: &str) -> Option<(String, &str)> {
    let (line, escaped) = match line.strip_prefix('\\') {
        Some(line) => (line, true),
        None => (line, false),
    };
    let (sum, file) = line.split_once("  ")?;
    let is_sum = sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
    let file = if escaped { unescaped(file) } else { file.to_owned() };
    let within = !file.split('/').any(|part| matches!(part, "" | "." | ".."));
    (is_sum && within).then_some((file, sum))
}

fn unescaped(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    let mut chars = file.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => out.push(c),
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other) => out.push(other),
                None => out.push(c),
            },
        }
    }
    out
}

/// Every file below a folder by its path in it, with `/` between the parts.
pub(super) fn files_below(folder: &Path) -> impl Iterator<Item = String> {
    let files = WalkDir::new(folder).into_iter().flatten();
    files.filter(|entry| !entry.file_type().is_dir()).filter_map(move |entry| {
        let path = entry.path().strip_prefix(folder).ok()?;
        let parts: Option<Vec<_>> = path.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_written() {
        let sum = "0".repeat(64);
        let names = ["a/index.html", "two  spaces.txt", "back\\slash", "line\nbreak"];
        let mut sums = Sums(names.map(|name| (name.to_owned(), sum.clone())).into());
        let text = sums.text();
        let read: Vec<_> = text.lines().map(|line| read(line).unwrap().0).collect();
        let mut names = names.to_vec();
        names.sort_unstable();
        assert_eq!(read, names);
        for bad in ["", "abc  file", &format!("{sum}  ../out"), &format!("{sum}  /etc/passwd")] {
            assert!(super::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn every_difference_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let mut sums = Sums::default();
        for name in ["a", "b", "c"] {
            fs::write(folder.path().join(name), name).unwrap();
            sums.add(name, &Content::File(folder.path().join(name))).unwrap();
        }
        fs::write(folder.path().join(MANIFEST), sums.text()).unwrap();
        assert_eq!(verify(folder.path()).unwrap(), (3, Vec::new()));
        fs::write(folder.path().join("a"), "x").unwrap();
        fs::remove_file(folder.path().join("b")).unwrap();
        fs::write(folder.path().join("d"), "d").unwrap();
        let found =
            verify(folder.path()).unwrap().1.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found, ["changed: a", "lost: b", "added: d"]);
    }
}
