//! Pictures that were drawn, kept so that none is drawn twice.
//!
//! They stand in `.plainfact/cards/` below the site's sources, each under a name that says what it
//! shows. The folder may be taken away at any time; what cannot be kept is drawn again.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::{clock, save};
use crate::render::{Content, Raster};

/// Where they are kept, below the site's sources.
const FOLDER: &str = ".plainfact/cards";

/// The pictures of a site that is being published.
#[derive(Debug)]
pub(super) struct Drawings {
    /// None where a symbolic link stands in its place, which would lead who knows where.
    folder: Option<PathBuf>,
    /// The names of those that the site has.
    used: Mutex<BTreeSet<String>>,
    /// Nanoseconds of CPU that drawing took.
    spent: AtomicU64,
}

impl Drawings {
    /// Those kept below a folder of sources.
    pub(super) fn of(root: &Path) -> Drawings {
        let folder = root.join(FOLDER);
        let is_ours = save::link_on_the_way(root, FOLDER).is_none() && !folder.is_symlink();
        Drawings {
            folder: is_ours.then_some(folder),
            used: Mutex::default(),
            spent: AtomicU64::new(0),
        }
    }

    /// What stands at a route, with a picture drawn if it is one.
    ///
    /// # Errors
    ///
    /// When it cannot be drawn.
    pub(super) fn done(&self, content: Content) -> io::Result<Content> {
        let Content::Raster(raster) = content else { return Ok(content) };
        let Some(folder) = &self.folder else {
            return Ok(Content::Bytes(self.draw(&raster)?.into()));
        };
        let name = format!("{}.png", raster.key());
        let path = folder.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        let is_kept = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        if let (true, Ok(kept)) = (is_kept, fs::read(&path)) {
            return Ok(Content::Bytes(kept.into()));
        }
        let png = self.draw(&raster)?;
        // Whole or not at all: another build may read it at this moment.
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let kept = fs::create_dir_all(folder)
            .and_then(|()| File::create_new(&beside)?.write_all(&png))
            .and_then(|()| fs::rename(&beside, &path));
        if kept.is_err() {
            let _ = fs::remove_file(&beside);
        }
        Ok(Content::Bytes(png.into()))
    }

    fn draw(&self, raster: &Raster) -> io::Result<Vec<u8>> {
        let before = clock::thread();
        let drawn = draw(raster);
        let took = clock::thread().saturating_sub(before).as_nanos();
        self.spent.fetch_add(u64::try_from(took).unwrap_or(u64::MAX), Ordering::Relaxed);
        drawn
    }

    /// The CPU time that drawing took.
    pub(super) fn spent(&self) -> Duration {
        Duration::from_nanos(self.spent.load(Ordering::Relaxed))
    }

    /// Takes away what the site does not have any more. What stays for some reason does no harm.
    pub(super) fn prune(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        for file in folder.into_iter().flatten().flatten() {
            if !used.contains(&*file.file_name().to_string_lossy()) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

/// The points of a picture.
///
/// # Errors
///
/// When it cannot be drawn.
pub(super) fn draw(raster: &Raster) -> io::Result<Vec<u8>> {
    raster.png().map_err(|reason| io::Error::other(format!("cannot draw a picture: {reason}")))
}

#[cfg(all(test, feature = "cards"))]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_drawn_once_and_taken_away_with_its_use() {
        let root = tempfile::tempdir().unwrap();
        let names = || {
            let files = fs::read_dir(root.path().join(FOLDER)).into_iter().flatten();
            files.map(|file| file.unwrap().file_name()).collect::<Vec<_>>()
        };
        let picture = |colour: &str| {
            Content::Raster(Raster::new(
                format!(
                    "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'>\
                     <rect width='4' height='4' fill='{colour}'/></svg>"
                ),
                4,
                4,
            ))
        };
        let drawings = Drawings::of(root.path());
        let Content::Bytes(first) = drawings.done(picture("red")).unwrap() else { panic!() };
        assert_eq!(&first[1..4], b"PNG");
        let kept = names();
        // What is kept is taken as it is, and not drawn again.
        fs::write(root.path().join(FOLDER).join(&kept[0]), "kept").unwrap();
        assert_eq!(drawings.done(picture("red")).unwrap(), Content::Bytes(b"kept".into()));
        let later = Drawings::of(root.path());
        later.done(picture("blue")).unwrap();
        assert_eq!(names().len(), 2);
        later.prune();
        assert!(names().len() == 1 && names() != kept, "{:?}", names());
        let text = Content::Bytes(b"text".into());
        assert_eq!(later.done(text.clone()).unwrap(), text);
    }
}
