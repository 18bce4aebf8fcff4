//! Which folders may be replaced.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{MARKER, failed, refused};
use crate::edge::disk;

/// A folder that may be replaced, and where its helpers stand.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder as the caller named it, for messages.
    pub(super) shown: PathBuf,
    /// Its full path.
    pub(super) path: PathBuf,
    /// The folder it stands in.
    pub(super) parent: PathBuf,
    name: OsString,
}

impl Target {
    /// A hidden name beside the target: same disk, so that it can change places with it.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".plainfact-");
        name.push(what);
        self.parent.join(name)
    }

    /// Whether something stands there.
    pub(super) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }
}

/// Says why `target` may not be replaced, or what it is in full.
pub(super) fn check(root: &Path, shown: &Path) -> io::Result<Target> {
    if fs::symlink_metadata(shown).is_ok_and(|found| found.is_symlink()) {
        return Err(refused(shown, "it is a symbolic link; name the folder it leads to"));
    }
    let path = full(shown)?;
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(refused(shown, "it is the top of the disk; choose a folder with `--out`"));
    };
    let root = fs::canonicalize(root).map_err(|error| failed(error, "find", root))?;
    if root.starts_with(&path) {
        let reason = "the site's own sources are in it; choose another folder with `--out`";
        return Err(refused(shown, reason));
    }
    if disk::FOLDERS.iter().any(|folder| path.starts_with(root.join(folder))) {
        let reason = "it is among the site's own sources; choose another folder with `--out`";
        return Err(refused(shown, reason));
    }
    check_content(shown, &path)?;
    let (parent, name) = (parent.to_owned(), name.to_owned());
    Ok(Target { shown: shown.to_owned(), path, parent, name })
}

/// Only nothing, an empty folder and what we wrote ourselves may be replaced.
fn check_content(shown: &Path, path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error, "look at", shown)),
        Ok(found) if !found.is_dir() => {
            return Err(refused(shown, "it is a file; move it, or choose a folder with `--out`"));
        }
        Ok(_) => {}
    }
    let names: Vec<OsString> = fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect())
        .map_err(|error| failed(error, "read", shown))?;
    check_names(shown, &names)
}

fn check_names(shown: &Path, names: &[OsString]) -> io::Result<()> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has(".git") {
        let reason = "it is a git work tree, whose history would be lost; choose another folder \
                      with `--out`";
        return Err(refused(shown, reason));
    }
    if !names.is_empty() && !has(MARKER) {
        let reason = "it holds files that this program did not write; move them, or choose another \
                      folder with `--out`";
        return Err(refused(shown, reason));
    }
    Ok(())
}

/// The full path, links in what exists of it followed.
fn full(shown: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(shown).map_err(|error| failed(error, "find", shown))?;
    let mut known = absolute.as_path();
    // Ends: the top of the disk is always there.
    loop {
        match fs::canonicalize(known) {
            Ok(mut path) => {
                let rest = absolute.strip_prefix(known).unwrap_or(Path::new(""));
                if rest.components().any(|part| !matches!(part, Component::Normal(_))) {
                    let reason = "`..` after a folder that does not exist; write the path out";
                    return Err(refused(shown, reason));
                }
                // `join` with nothing would add a slash.
                path.extend(rest.components());
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                known = known.parent().ok_or_else(|| failed(error, "find", shown))?;
            }
            Err(error) => return Err(failed(error, "find", shown)),
        }
    }
}
