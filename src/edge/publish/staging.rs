//! The folder beside the target in which the next site is put together.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{MANIFEST, Sums, files_below};
use super::target::Target;
use super::{MARKER, MARKER_TEXT, OWN, Published, compress, failed};
use crate::edge::drawings::{self, Drawings};
use crate::model::Route;
use crate::render::{Content, Pages};

/// The staging folder; taken away when dropped, whatever it holds by then.
#[derive(Debug)]
pub(super) struct Staging {
    target: Target,
    path: PathBuf,
    /// Whether there is a published site, whose files may serve again.
    replaces: bool,
}

/// Says which route would leave the target, take the marker's place, or need one name for a file
/// and a folder.
pub(super) fn check_routes(routes: &[&Route]) -> io::Result<()> {
    let files: BTreeSet<String> = routes.iter().map(|route| route.file()).collect();
    for route in routes {
        let file = route.file();
        let plain = |part: &str| {
            !matches!(part, "" | "." | "..")
                && !part.contains(['\\', '\0'])
                && part != MARKER
                && file != MANIFEST
        };
        if !file.split('/').all(plain) || !is_relative(Path::new(&file)) {
            return Err(bad_route(route, "its path may not be written; rename what it comes from"));
        }
        let mut folders = file.match_indices('/').map(|(at, _)| &file[..at]);
        if let Some(folder) = folders.find(|folder| files.contains(*folder)) {
            let reason = format!("`/{folder}` is a file there and a folder here; rename one");
            return Err(bad_route(route, &reason));
        }
    }
    Ok(())
}

fn is_relative(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn bad_route(route: &Route, reason: &str) -> io::Error {
    io::Error::other(format!("will not publish `{}`: {reason}", route.as_str().escape_debug()))
}

/// Clears away what an earlier run left when it was cut short, and puts back the site if it was cut
/// short between taking the old one away and putting the new one in its place.
pub(super) fn recover(target: &Target) -> io::Result<()> {
    let old = target.beside("old");
    if old.is_dir() && !target.exists() {
        fs::rename(&old, &target.path).map_err(|error| failed(error, "put back", &target.path))?;
    }
    for path in [old, target.beside("staging")] {
        remove(&path).map_err(|error| failed(error, "clear away", &path))?;
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

impl Staging {
    /// An empty staging folder.
    pub(super) fn new(target: Target) -> io::Result<Staging> {
        let path = target.beside("staging");
        fs::create_dir(&path).map_err(|error| failed(error, "make the folder", &path))?;
        let replaces = target.exists();
        Ok(Staging { target, path, replaces })
    }

    /// Makes every page, puts it in its place and forgets it, on all cores. Ends at the first error
    /// of the disk.
    pub(super) fn fill<P: Pages>(
        &self,
        pages: &P,
        routes: &[&Route],
        drawings: &Drawings,
        compress: bool,
    ) -> io::Result<(Published, Vec<P::Failure>)> {
        self.put(MARKER, &Content::Bytes(MARKER_TEXT.as_bytes().into()))?;
        let taken: BTreeSet<String> = routes.iter().map(|route| route.file()).collect();
        let put = |route: &&Route| {
            let (content, failures) = pages.make(route);
            let Some(content) = content else { return Ok((None, Vec::new(), failures)) };
            let content = drawings.done(content)?;
            let file = route.file();
            let fresh = self.put(&file, &content)?;
            let mut sums = Sums::default();
            sums.add(&file, &content)?;
            if compress && compress::pays(&file) {
                self.put_packed(&file, &content, fresh, &taken, &mut sums)?;
            }
            Ok((Some(fresh), sums.0, failures))
        };
        let done: Vec<_> = routes.par_iter().map(put).collect::<io::Result<_>>()?;
        let mut published = Published::default();
        let mut failures = Vec::new();
        let mut sums = Sums::default();
        for (fresh, of_route, failed) in done {
            match fresh {
                Some(true) => published.written += 1,
                Some(false) => published.unchanged += 1,
                None => {}
            }
            sums.0.extend(of_route);
            failures.extend(failed);
        }
        let text = sums.text();
        self.put(MANIFEST, &Content::Bytes(text.into_bytes().into()))?;
        published.removed = self.count_removed(&sums);
        Ok((published, failures))
    }

    /// Puts the packed forms of a file beside it. Those of an unchanged file serve again; a name
    /// that the site itself has taken stays its own.
    fn put_packed(
        &self,
        file: &str,
        content: &Content,
        fresh: bool,
        taken: &BTreeSet<String>,
        sums: &mut Sums,
    ) -> io::Result<()> {
        let plain = bytes_of(content)?;
        for form in compress::FORMS {
            let sibling = format!("{file}.{}", form.ending);
            if taken.contains(&sibling) {
                continue;
            }
            let old = self.target.path.join(&sibling);
            let kept = if self.replaces && !fresh { fs::read(&old).ok() } else { None };
            let kept = kept.filter(|packed| compress::holds(form, packed, &plain));
            if let Some(packed) = kept.or_else(|| compress::packed(form, &plain)) {
                let packed = Content::Bytes(packed.into());
                self.put(&sibling, &packed)?;
                sums.add(&sibling, &packed)?;
            }
        }
        Ok(())
    }

    /// Puts one file into it; false if that is the published one, unchanged.
    fn put(&self, file: &str, content: &Content) -> io::Result<bool> {
        let path = self.path.join(file);
        let published = self.target.path.join(file);
        if self.replaces
            && holds(&published, content)
            && in_folder(&path, |path| reuse(&published, path)).is_ok()
        {
            return Ok(false);
        }
        let written = match content {
            Content::Bytes(bytes) => {
                in_folder(&path, |path| File::create(path)).and_then(|mut f| f.write_all(bytes))
            }
            Content::File(source) => {
                let mut source =
                    File::open(source).map_err(|error| failed(error, "read", source))?;
                // Not `fs::copy`, which would hand on that only the writer may read the original.
                in_folder(&path, |path| File::create(path))
                    .and_then(|mut f| io::copy(&mut source, &mut f).map(|_| ()))
            }
            Content::Raster(raster) => {
                let png = drawings::draw(raster)?;
                in_folder(&path, |path| File::create(path)).and_then(|mut f| f.write_all(&png))
            }
        };
        written.map_err(|error| failed(error, "write", &published))?;
        Ok(true)
    }

    /// How many published files are not there any more.
    fn count_removed(&self, sums: &Sums) -> usize {
        let kept: BTreeSet<&str> = sums.0.iter().map(|(file, _)| file.as_str()).collect();
        let published = files_below(&self.target.path);
        published
            .filter(|file| !OWN.contains(&file.as_str()) && !kept.contains(file.as_str()))
            .count()
    }

    /// Lets it and the target change places. What was published is taken away with `self`.
    pub(super) fn swap_in(self) -> io::Result<()> {
        let target = &self.target.path;
        let swapped = if self.target.exists() {
            exchange(&self.path, target, &self.target.beside("old"))
        } else {
            fs::rename(&self.path, target)
        };
        swapped.map_err(|error| failed(error, "put the new site in the place of", target))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // If it cannot be taken away now, the next run tries again.
        let _ = remove(&self.path);
    }
}

/// Does something that makes a file, and the folder it stands in where that is missing: most folders
/// are there already, so asking first would cost more.
fn in_folder<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    match make(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            make(path)
        }
        result => result,
    }
}

/// The bytes of a file, wherever they are.
fn bytes_of(content: &Content) -> io::Result<std::borrow::Cow<'_, [u8]>> {
    match content {
        Content::Bytes(bytes) => Ok(std::borrow::Cow::Borrowed(bytes)),
        Content::File(source) => {
            fs::read(source).map(Into::into).map_err(|error| failed(error, "read", source))
        }
        Content::Raster(raster) => drawings::draw(raster).map(Into::into),
    }
}

/// Makes the published file the new one as well. Its time is kept: caches and uploads go by it.
fn reuse(published: &Path, path: &Path) -> io::Result<()> {
    // Some disks have no hard links; then a copy with the old time will do.
    fs::hard_link(published, path).or_else(|_| {
        let modified = fs::metadata(published)?.modified()?;
        fs::copy(published, path)?;
        File::options().write(true).open(path)?.set_modified(modified)
    })
}

/// Whether a published file holds just this.
fn holds(published: &Path, content: &Content) -> bool {
    let Ok(found) = fs::symlink_metadata(published) else { return false };
    let same = |size: u64| found.is_file() && found.len() == size;
    match content {
        Content::Bytes(bytes) => {
            same(bytes.len() as u64) && fs::read(published).is_ok_and(|old| old == **bytes)
        }
        Content::File(source) => {
            fs::metadata(source).is_ok_and(|source| same(source.len()))
                && equal(published, source).unwrap_or(false)
        }
        // What it looks like is not known yet.
        Content::Raster(_) => false,
    }
}

fn equal(one: &Path, other: &Path) -> io::Result<bool> {
    const CHUNK: usize = 1 << 16;
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut a, mut b) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK));
    loop {
        a.clear();
        b.clear();
        (&mut one).take(CHUNK as u64).read_to_end(&mut a)?;
        (&mut other).take(CHUNK as u64).read_to_end(&mut b)?;
        if a != b || a.is_empty() {
            return Ok(a == b);
        }
    }
}

/// Lets two folders change places in one step, where the system can.
#[cfg(target_os = "linux")]
fn exchange(staging: &Path, target: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, staging, CWD, target, RenameFlags::EXCHANGE) {
        // This disk, or an old kernel, cannot.
        Err(Errno::INVAL | Errno::NOSYS) => rename_pair(staging, target, old),
        result => Ok(result?),
    }
}

/// Lets two folders change places.
#[cfg(not(target_os = "linux"))]
fn exchange(staging: &Path, target: &Path, old: &Path) -> io::Result<()> {
    rename_pair(staging, target, old)
}

/// Moves the target away and the new site in; if the second step fails, the first is undone. A run
/// cut short between them is mended by [`recover`].
fn rename_pair(staging: &Path, target: &Path, old: &Path) -> io::Result<()> {
    fs::rename(target, old)?;
    if let Err(error) = fs::rename(staging, target) {
        fs::rename(old, target)?;
        return Err(error);
    }
    // If it cannot be taken away now, the next run tries again.
    let _ = remove(old);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_of_renames_does_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["new", "site"] {
            fs::create_dir(path(name)).unwrap();
            fs::write(path(name).join("name"), name).unwrap();
        }
        rename_pair(&path("new"), &path("site"), &path("old")).unwrap();
        assert_eq!(fs::read_to_string(path("site").join("name")).unwrap(), "new");
        assert!(!path("new").exists() && !path("old").exists());
    }
}
