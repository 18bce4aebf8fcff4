//! Says which of a site's sources have changed.
//!
//! A change is told as soon as it is complete: when the system says that a file was closed by whoever
//! wrote it, or was put in place of another. What may be half done (a file that is still open, one
//! that was taken away and may come back) is waited for. See [`Changes`] for how the two are told
//! apart.

mod changes;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk::FOLDERS;
pub use changes::Changes;

/// How long what may be half done must be left alone before it counts: editors save in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long what is complete waits for others that were saved with it.
const SOON: Duration = Duration::from_millis(2);

/// Where something changes all the time, so much of it is told at once.
const LONGEST: Duration = Duration::from_millis(500);

/// Watches the folders of a site until it is dropped.
pub struct Watcher {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

/// Calls `changed`, on a thread of its own, whenever something in the sources below `root` has
/// changed.
///
/// # Errors
///
/// When the system cannot watch so much; the message says what to do.
pub fn start(root: &Path, changed: impl Fn(Changes) + Send + 'static) -> io::Result<Watcher> {
    // Events carry full paths.
    let root = std::fs::canonicalize(root)?;
    let (tell, events) = channel();
    let watcher = notify::recommended_watcher(move |event| tell.send(event).unwrap_or(()));
    let watcher = watcher.map_err(failed)?;
    let from = root.clone();
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || settle(&from, &events, changed))?;
    let mut watcher = Watcher { watcher, root };
    // Tells of a folder that comes later; not recursive, for `target/` and `.git/` may be in there.
    watcher.watcher.watch(&watcher.root, RecursiveMode::NonRecursive).map_err(failed)?;
    watcher.refresh()?;
    Ok(watcher)
}

/// Gathers events into changes, until the watcher is gone.
fn settle(root: &Path, events: &Receiver<notify::Result<Event>>, changed: impl Fn(Changes)) {
    while let Ok(event) = events.recv() {
        let mut changes = Changes::default();
        changes.add(root, event);
        let start = Instant::now();
        while !changes.is_empty() && start.elapsed() < LONGEST {
            let wait = if changes.are_complete() { SOON } else { QUIET };
            match events.recv_timeout(wait) {
                Ok(event) => changes.add(root, event),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        if !changes.is_empty() {
            changes.look(root);
            changed(changes);
        }
    }
}

impl Watcher {
    /// Looks again which of the folders are there. To be called before everything is read again: a
    /// folder that was taken away and put back, as `git checkout` does, is a new one to the system.
    ///
    /// # Errors
    ///
    /// As for [`start`].
    pub fn refresh(&mut self) -> io::Result<()> {
        for folder in FOLDERS {
            let top = self.root.join(folder);
            // It fails where nothing was watched, which is as good.
            let _ = self.watcher.unwatch(&top);
            let watched = self.watcher.watch(&top, RecursiveMode::Recursive);
            if let Err(error) = watched
                && top.is_dir()
            {
                return Err(failed(error));
            }
        }
        Ok(())
    }
}

fn failed(error: notify::Error) -> io::Error {
    let mend = match error.kind {
        notify::ErrorKind::MaxFilesWatch => "; raise the limit `fs.inotify.max_user_watches`",
        notify::ErrorKind::Generic(_)
        | notify::ErrorKind::Io(_)
        | notify::ErrorKind::PathNotFound
        | notify::ErrorKind::WatchNotFound
        | notify::ErrorKind::InvalidConfig(_) => "",
    };
    io::Error::other(format!("cannot watch the sources: {error}{mend}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn tells_of_sources_and_of_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        let (tell, told) = channel();
        let mut watcher =
            start(root.path(), move |changes| tell.send(changes).unwrap_or(())).unwrap();
        let soon = Duration::from_secs(5);
        let has =
            |changes: &Changes, path: &str| changes.known().unwrap().contains(&Path::new(path));

        fs::write(root.path().join("content/a.md"), "a").unwrap();
        let changes = told.recv_timeout(soon).expect("a new page is news");
        assert!(has(&changes, "content/a.md"), "{changes:?}");
        fs::create_dir_all(root.path().join("templates/parts")).unwrap();
        let changes = told.recv_timeout(soon).expect("a new folder is news");
        assert!(changes.known().is_none(), "{changes:?}");
        watcher.refresh().unwrap();
        fs::write(root.path().join("templates/parts/a.html"), "a").unwrap();
        let changes = told.recv_timeout(soon).expect("what is in it is news");
        assert!(has(&changes, "templates/parts/a.html"), "{changes:?}");

        while told.recv_timeout(QUIET * 4).is_ok() {}
        fs::read(root.path().join("content/a.md")).unwrap();
        fs::write(root.path().join("README.md"), "a").unwrap();
        fs::write(root.path().join("content/.a.md.swp"), "a").unwrap();
        fs::write(root.path().join("content/a.md~"), "a").unwrap();
        told.recv_timeout(QUIET * 6).expect_err("reading and other files are no news");
    }
}
