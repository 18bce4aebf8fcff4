//! From a revision that git keeps to [`Files`]: the site as it was, without touching what is there.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use super::disk;
use crate::text::{Asset, Body, Files};

/// Reads the site below `root` as it stood in a revision: a commit, a branch, a tag.
///
/// # Errors
///
/// When git is not there, or knows no such revision.
pub fn read(root: &Path, revision: &str) -> io::Result<Files> {
    // Whatever begins with a hyphen stays a name.
    let commit = format!("{revision}^{{commit}}");
    let found = git(root, &["rev-parse", "--verify", "--end-of-options", &commit])?;
    let commit = String::from_utf8_lossy(&found).trim().to_owned();
    let mut arguments = vec!["ls-tree", "-r", "-z", &commit, "--"];
    arguments.extend(disk::FOLDERS);
    let listed = git(root, &arguments)?;
    let entries: Vec<Entry<'_>> = listed.split(|byte| *byte == 0).filter_map(entry).collect();
    let mut contents = contents(root, &entries)?.into_iter();
    let mut files = Files::new();
    for entry in entries {
        let bytes = contents.next().unwrap_or_default();
        files.insert(entry.path, body(entry.path, bytes));
    }
    Ok(files)
}

/// A file of a revision.
struct Entry<'a> {
    object: &'a str,
    path: &'a str,
}

/// `100644 blob 0a1b…\tcontent/index.md`. Links and other repositories are passed over, and names
/// that are no text.
fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let (about, path) = std::str::from_utf8(line).ok()?.split_once('\t')?;
    let mut words = about.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (kind == "blob" && mode.starts_with("100")).then_some(Entry { object, path })
}

fn body(path: &str, bytes: Vec<u8>) -> Body {
    let size = bytes.len() as u64;
    match String::from_utf8(bytes) {
        Ok(text) if disk::is_read(path) => Body::Text(text.into()),
        Ok(_) | Err(_) => Body::Asset(Asset { place: PathBuf::new(), size, pixels: None }),
    }
}

/// What stands in each file, asked of one git for all of them.
fn contents(root: &Path, entries: &[Entry<'_>]) -> io::Result<Vec<Vec<u8>>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["cat-file", "--batch"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (asked, answers) = (child.stdin.take(), child.stdout.take());
    let (Some(mut asked), Some(mut answers)) = (asked, answers) else { return Ok(Vec::new()) };
    let objects: String = entries.iter().map(|entry| format!("{}\n", entry.object)).collect();
    // It answers while it is asked: neither side may wait for the other.
    let writer = thread::spawn(move || asked.write_all(objects.as_bytes()));
    let mut all = Vec::new();
    answers.read_to_end(&mut all)?;
    child.wait()?;
    writer.join().map_err(|_| io::Error::other("git could not be asked"))??;
    let mut rest = all.as_slice();
    Ok(entries.iter().map_while(|_| next(&mut rest)).collect())
}

/// `0a1b… blob 12\n`, that many bytes, and the end of a line.
fn next(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let size = std::str::from_utf8(&rest[..end]).ok()?.rsplit(' ').next()?.parse::<usize>().ok()?;
    let bytes = rest.get(end + 1..)?.get(..size)?.to_vec();
    *rest = rest.get(end + size + 2..)?;
    Some(bytes)
}

/// What git prints.
fn git(root: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let done = Command::new("git").arg("-C").arg(root).args(arguments).output();
    let done = done.map_err(|error| io::Error::new(error.kind(), format!("no git: {error}")))?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    let told = String::from_utf8_lossy(&done.stderr);
    let told = told.lines().next().unwrap_or("no word on why").trim_start_matches("fatal: ");
    Err(io::Error::other(told.to_owned()))
}
