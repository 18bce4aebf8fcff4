//! From a folder to [`Files`].

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use super::{embedded, save};
use crate::text::{Asset, Body, Files, SAVED, hexadecimal};

/// The folders of a site that are read.
pub const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// The endings of files that are read as text, in lowercase; anything else is only passed on.
const TEXT: [&str; 13] =
    ["md", "yaml", "yml", "csv", "html", "xml", "css", "js", "svg", "txt", "lock", "json", "ftl"];

/// The endings of pictures whose size is read, in lowercase.
const PICTURES: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// Largest text: a book is 1 MiB, and everything read stays in memory.
const LARGEST_TEXT: u64 = 8 << 20;

/// Reads `content/`, `static/` and `templates/` below `root`.
///
/// A file that cannot be read becomes [`Body::Unreadable`], so that it is reported with all other
/// problems. Left out are names that begin with a dot or end with `~`: what tools and editors leave
/// behind. Symbolic links are not followed, so nothing outside `root` is published and no loop is
/// entered.
///
/// # Errors
///
/// When there is no `content` folder.
pub fn read(root: &Path) -> io::Result<Files> {
    let content = root.join("content");
    match fs::symlink_metadata(&content) {
        Ok(found) if found.is_dir() => {}
        Ok(found) if found.is_symlink() => {
            return Err(io::Error::other(format!(
                "`{}` is a symbolic link; give the folder that holds the real one with `--root`",
                content.display()
            )));
        }
        Ok(_) => {
            return Err(io::Error::other(format!("`{}` is not a folder", content.display())));
        }
        Err(error) => {
            return Err(io::Error::new(
                error.kind(),
                format!(
                    "there is no folder `{}` ({error}); run this in a site, or name one with \
                     `--root`",
                    content.display()
                ),
            ));
        }
    }
    let mut files = Files::new();
    for folder in FOLDERS {
        let top = root.join(folder);
        if fs::symlink_metadata(&top).is_ok() {
            read_folder(root, &top, &mut files);
        }
    }
    Ok(files)
}

/// The text of a file below `root` that the site does not depend on: what an earlier run left. Nothing
/// where there is none, or none that can be read.
pub fn read_left(root: &Path, path: &str) -> Option<String> {
    let file = root.join(path);
    let is_plain = fs::symlink_metadata(&file).is_ok_and(|found| found.is_file());
    let is_ours = is_plain && save::link_on_the_way(root, path).is_none();
    is_ours.then(|| fs::read_to_string(file).ok()).flatten()
}

fn read_folder(root: &Path, top: &Path, files: &mut Files) {
    let walk = WalkDir::new(top).follow_links(false).follow_root_links(false);
    let walk =
        walk.sort_by_file_name().into_iter().filter_entry(|entry| !is_left_out(entry.file_name()));
    let entries: Vec<_> = walk
        .filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir()))
        .collect();
    let read: Vec<Found> = entries.par_iter().map(|entry| one(root, top, entry)).collect();
    // Ids are given in the order of the walk, whichever file is read first.
    read.into_iter().for_each(|read| read.put(files));
}

/// The site after some of its files changed: reads these again, by their paths below `root`; where one
/// is gone, what the program carries takes its place. Tells the paths where something else stands now.
/// It knows of no file in a folder that is new.
pub fn reread(root: &Path, paths: &[&Path], before: &Files) -> (Files, Vec<String>) {
    let mut files = before.clone();
    let mut touched = Vec::new();
    for path in paths {
        let path = root.join(path);
        let key = relative(root, &path).0;
        // Nothing behind a link is ours, nor any more what was there before it was one.
        let is_ours = save::link_on_the_way(root, &key).is_none();
        let mut walk = WalkDir::new(&path).max_depth(0).follow_root_links(false).into_iter();
        let entry = walk.next().filter(|entry| match entry {
            Ok(_) => is_ours,
            Err(error) => is_ours && !error.io_error().is_some_and(is_missing),
        });
        let is_folder = matches!(&entry, Some(Ok(entry)) if entry.file_type().is_dir());
        let mut gone = vec![key.clone()];
        if !is_folder {
            gone.extend(files.below(&format!("{key}/")).map(|(_, path, _)| path.to_owned()));
        }
        gone.iter().for_each(|path| files.remove(path));
        touched.extend(gone);
        if let Some(entry) = entry.filter(|_| !is_folder) {
            one(root, &path, &entry).put(&mut files);
        }
    }
    embedded::add_defaults(&mut files);
    touched.sort();
    touched.dedup();
    touched.retain(|path| {
        let stood = |files: &Files| {
            files.find(path).map(|id| (files.body(id).clone(), files.sum(id).map(str::to_owned)))
        };
        stood(before) != stood(&files)
    });
    (files, touched)
}

/// Whether a path leads to nothing: there is no such name, or what should be a folder is a file.
fn is_missing(error: &io::Error) -> bool {
    [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind())
}

/// A file that was read.
struct Found {
    path: String,
    body: Body,
    /// Of saved sources the sum.
    sum: Option<String>,
}

impl Found {
    fn put(self, files: &mut Files) {
        let id = files.insert(&self.path, self.body);
        if let Some(sum) = self.sum {
            files.set_sum(id, sum);
        }
    }
}

/// Reads what a walk from `top` came upon.
fn one(root: &Path, top: &Path, entry: &walkdir::Result<DirEntry>) -> Found {
    match entry {
        Ok(entry) => {
            let (path, body) = body(root, entry);
            // A link would lead anywhere, and a pipe or a device may never end.
            let is_copy = path.starts_with(SAVED) && !matches!(body, Body::Unreadable(_));
            let sum = is_copy.then(|| sum(entry.path()).ok()).flatten();
            Found { path, body, sum }
        }
        Err(error) => {
            let path = error.path().unwrap_or(top);
            let reason = error.io_error().map_or_else(|| error.to_string(), reason);
            Found { path: relative(root, path).0, body: Body::Unreadable(reason), sum: None }
        }
    }
}

/// Whether what has this name is passed over, with all that is in it.
pub(super) fn is_left_out(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

fn body(root: &Path, entry: &DirEntry) -> (String, Body) {
    let (path, is_plain) = relative(root, entry.path());
    let kind = entry.file_type();
    let body = if kind.is_symlink() {
        Body::Unreadable(
            "is a symbolic link; put the file itself here, links are not followed".to_owned(),
        )
    } else if !kind.is_file() {
        Body::Unreadable("is neither a file nor a folder; take it away".to_owned())
    } else if !is_plain {
        Body::Unreadable(
            "has a name that is not plain text; use letters, digits and hyphens".to_owned(),
        )
    } else if is_read(&path) {
        text(entry.path()).map_or_else(Body::Unreadable, |text| Body::Text(text.into()))
    } else {
        Body::Asset(asset(entry.path()))
    };
    (path, body)
}

/// The path below `root` with `/` between its parts, and whether that is its exact name. Bytes that
/// are no UTF-8 and control characters are shown in another way: names end up in reports and URLs.
fn relative(root: &Path, path: &Path) -> (String, bool) {
    let mut exact = true;
    let mut parts = Vec::new();
    for component in path.strip_prefix(root).unwrap_or(path).components() {
        if let Component::Normal(part) = component {
            let shown: String = part
                .to_string_lossy()
                .chars()
                .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
                .collect();
            exact &= part.to_str() == Some(&shown);
            parts.push(shown);
        }
    }
    (parts.join("/"), exact)
}

/// Whether a file is read as text. Of the copies of sources only what they say is.
pub(super) fn is_read(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
    TEXT.contains(&ending.to_ascii_lowercase().as_str())
        && (!path.starts_with(SAVED) || path.ends_with(".txt"))
}

/// What is known of a file without reading all of it. What is no picture, or is broken, has no
/// width and height.
fn asset(path: &Path) -> Asset {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    let is_picture = PICTURES.contains(&ending.to_ascii_lowercase().as_str());
    let found = if is_picture { imagesize::size(path).ok() } else { None };
    let side = |pixels: usize| u32::try_from(pixels).ok();
    Asset {
        place: path.to_owned(),
        size: fs::metadata(path).map_or(0, |found| found.len()),
        pixels: found.and_then(|found| Some((side(found.width)?, side(found.height)?))),
    }
}

/// The text of a file, or why it cannot be had.
fn text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| reason(&error))?;
    let size = file.metadata().map_or(0, |found| found.len());
    if size <= LARGEST_TEXT {
        // One byte more than allowed, in case the file grows meanwhile.
        file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    }
    if size > LARGEST_TEXT || bytes.len() as u64 > LARGEST_TEXT {
        let (size, largest) = (size >> 20, LARGEST_TEXT >> 20);
        return Err(format!(
            "is too large for a text: {size} MiB, where at most {largest} are read; split it"
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..good].iter().filter(|&&byte| byte == b'\n').count();
        format!("is not UTF-8: see byte {good} in line {line}; save it as UTF-8")
    })
}

/// The SHA-256 of a file's bytes, in hexadecimal digits.
///
/// # Errors
///
/// When it cannot be read.
pub fn sum(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hexadecimal(&hasher.finalize()))
}

/// The day on which a file below `root` was last changed, in UTC.
///
/// # Errors
///
/// When the file cannot be looked at.
pub fn changed(root: &Path, path: &str) -> io::Result<jiff::civil::Date> {
    let time = fs::metadata(root.join(path))?.modified()?;
    let time = jiff::Timestamp::try_from(time).map_err(io::Error::other)?;
    Ok(jiff::tz::Offset::UTC.to_datetime(time).date())
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "may not be read; give yourself the right to read it".to_owned()
        }
        _ => format!("cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a file, or of what `make` puts there, in a phrase.
    fn check(name: &str, make: impl FnOnce(&Path), expected: &str) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        make(&root.path().join("content").join(name));
        let files = read(root.path()).unwrap();
        let found = files.iter().next().map_or(String::from("nothing"), |(_, path, body)| {
            let body = match body {
                Body::Text(text) => format!("text {text:?}"),
                Body::Asset(Asset { size, pixels: None, .. }) => format!("{size} bytes"),
                Body::Asset(Asset { size, pixels: Some((width, height)), .. }) => {
                    format!("{size} bytes, {width} by {height}")
                }
                Body::Unreadable(reason) => reason.clone(),
            };
            format!("{path}: {body}")
        });
        assert_eq!(found, expected);
    }

    fn with(bytes: &[u8]) -> impl FnOnce(&Path) {
        move |path| fs::write(path, bytes).unwrap()
    }

    #[test]
    fn reads_each_file_as_what_it_is() {
        check("a.md", with("año".as_bytes()), "content/a.md: text \"año\"");
        check("A.MD", with(b""), "content/A.MD: text \"\"");
        check("fr.ftl", with(b"home = Accueil"), "content/fr.ftl: text \"home = Accueil\"");
        check("memo.pdf", with(b"\xff"), "content/memo.pdf: 1 bytes");
        let gif = b"GIF89a\x40\x01\xf0\0\0\0\0";
        check("a.gif", with(gif), "content/a.gif: 13 bytes, 320 by 240");
        check("b.png", with(b"no picture"), "content/b.png: 10 bytes");
        check(".hidden.md", with(b"x"), "nothing");
        check("a.md~", with(b"x"), "nothing");
        let latin = "content/a.md: is not UTF-8: see byte 4 in line 2; save it as UTF-8";
        check("a.md", with(b"ok\na\xf1o"), latin);
        let large = "content/a.md: is too large for a text: 40 MiB, where at most 8 are read; \
                     split it";
        check("a.md", |path| File::create(path).unwrap().set_len(40 << 20).unwrap(), large);
    }

    #[test]
    fn sums_saved_sources_alone() {
        let root = tempfile::tempdir().unwrap();
        let saved = root.path().join(SAVED);
        fs::create_dir_all(&saved).unwrap();
        for name in ["a.html", "a.txt", "a.pdf"] {
            fs::write(saved.join(name), "abc").unwrap();
        }
        fs::write(root.path().join("content/a.md"), "abc").unwrap();
        let files = read(root.path()).unwrap();
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for (id, path, body) in files.iter() {
            let sum = Some(of_abc).filter(|_| path.starts_with(SAVED));
            assert_eq!(files.sum(id), sum, "{path}");
            let is_text = matches!(body, Body::Text(_));
            assert_eq!(is_text, path.ends_with(".md") || path.ends_with(".txt"), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn follows_no_link_and_keeps_names_plain() {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let link = "is a symbolic link; put the file itself here, links are not followed";
        check("loop", |path| symlink(".", path).unwrap(), &format!("content/loop: {link}"));
        let name = "has a name that is not plain text; use letters, digits and hyphens";
        let odd = |path: &Path| {
            let bytes = OsStr::from_bytes(b"a\xff.md");
            fs::write(path.with_file_name(bytes), "x").unwrap();
        };
        check("x", odd, &format!("content/a\u{fffd}.md: {name}"));
        check("a\nb.md", with(b"x"), &format!("content/a\u{fffd}b.md: {name}"));
    }

    #[test]
    fn wants_a_content_folder() {
        let root = tempfile::tempdir().unwrap();
        let message = read(root.path()).unwrap_err().to_string();
        assert!(message.contains("there is no folder `"), "{message}");
        fs::write(root.path().join("content"), "").unwrap();
        let message = read(root.path()).unwrap_err().to_string();
        assert!(message.ends_with("content` is not a folder"), "{message}");
    }
}
