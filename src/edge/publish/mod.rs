//! From [`Pages`] to a folder, in one step.
//!
//! The whole site is first put into a staging folder beside the target, files that have not changed
//! as hard links to the published ones. Then the two folders change places. Whatever fails before
//! that leaves the published site as it was; what fails after it leaves rubbish that the next run
//! clears away.

mod compress;
mod lock;
mod manifest;
mod staging;
mod target;

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use lock::Lock;
use staging::Staging;

pub use manifest::{Difference, MANIFEST, verify};

use super::drawings::Drawings;
use crate::render::Pages;

/// What publishing did, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// New or changed.
    pub written: usize,
    /// Left as they were, times included.
    pub unchanged: usize,
    /// No longer part of the site.
    pub removed: usize,
}

/// The file that marks a folder as ours to replace.
const MARKER: &str = ".plainfact-site";

/// The files of a published folder that are no part of the site.
const OWN: [&str; 2] = [MARKER, MANIFEST];

/// What it says to whoever finds it.
const MARKER_TEXT: &str = "This folder is written by plainfact. Everything in it is replaced.\n";

/// A site that is ready beside its target, and takes its place when it is told to. Dropped without
/// that, it leaves no trace.
#[derive(Debug)]
pub struct Staged {
    staging: Staging,
    published: Published,
    drawing: Duration,
    _lock: Lock,
}

/// Puts `pages` and nothing else beside `target`, each page made, written and forgotten, on all
/// cores. `root` is the folder of the site's sources. With `compress`, files of text get packed
/// siblings. A manifest lists every file with its sum. Gives back the failures, in the order of the
/// routes.
///
/// # Errors
///
/// When the target may not be replaced: it is, holds or lies in what the site is made from, is a
/// link, or holds files that this program did not write. When a route would leave the target, when
/// another build is publishing there, and when the disk says no. The message names the path and the
/// mend; the target is as it was.
pub fn stage<P: Pages>(
    pages: &P,
    root: &Path,
    target: &Path,
    compress: bool,
) -> io::Result<(Staged, Vec<P::Failure>)> {
    let target = target::check(root, target)?;
    let routes = pages.routes();
    staging::check_routes(&routes)?;
    fs::create_dir_all(&target.parent)
        .map_err(|error| failed(error, "make the folder", &target.parent))?;
    let lock = Lock::take(&target)?;
    staging::recover(&target)?;
    let staging = Staging::new(target)?;
    let drawings = Drawings::of(root);
    let (published, failures) = staging.fill(pages, &routes, &drawings, compress)?;
    drawings.prune();
    let drawing = drawings.spent();
    Ok((Staged { staging, published, drawing, _lock: lock }, failures))
}

impl Staged {
    /// The CPU time that drawing pictures took; none where all were drawn before.
    pub fn drawing(&self) -> Duration {
        self.drawing
    }

    /// Puts the site in the place of the one that stands.
    ///
    /// # Errors
    ///
    /// When the disk says no; the target is as it was.
    pub fn publish(self) -> io::Result<Published> {
        self.staging.swap_in()?;
        Ok(self.published)
    }
}

/// Whether `target` could be replaced: known before a long build rather than after it.
///
/// # Errors
///
/// As for [`stage`].
pub fn check_target(root: &Path, target: &Path) -> io::Result<()> {
    target::check(root, target).map(|_| ())
}

/// Clears away what a run left beside `target` when it was cut short, where nothing is to be staged.
///
/// # Errors
///
/// As for [`stage`].
pub fn clear(root: &Path, target: &Path) -> io::Result<()> {
    let target = target::check(root, target)?;
    let _lock = Lock::take(&target)?;
    staging::recover(&target)
}

/// An error of the outside world, with the path and, where there is one, the mend.
fn failed(error: io::Error, doing: &str, path: &Path) -> io::Error {
    let mend = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; make it writable, or choose another folder with `--out`"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space",
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => {
            "; it may be a mount point: choose a folder inside it with `--out`"
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "; a file stands in the way: choose another folder with `--out`"
        }
        io::ErrorKind::InvalidFilename => "; shorten the name of the page or file it comes from",
        _ => "",
    };
    io::Error::new(error.kind(), format!("cannot {doing} `{}`: {error}{mend}", path.display()))
}

/// A refusal, with its reason and mend.
fn refused(path: &Path, reason: &str) -> io::Error {
    io::Error::other(format!("will not publish to `{}`: {reason}", path.display()))
}

#[cfg(test)]
mod tests;
