//! Says when a site's sources change.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

use super::disk::FOLDERS;

/// How long a file must be left alone before a change counts: editors save in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// Watches the folders of a site until it is dropped.
pub struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    root: PathBuf,
}

/// Calls `changed`, on a thread of its own, whenever something in the sources below `root` has
/// changed.
///
/// # Errors
///
/// When the system cannot watch so much; the message says what to do.
pub fn start(root: &Path, changed: impl Fn() + Send + 'static) -> io::Result<Watcher> {
    // Events carry full paths.
    let root = std::fs::canonicalize(root)?;
    let tops = FOLDERS.map(|folder| root.join(folder));
    let tell = move |result: DebounceEventResult| {
        let is_news = |event: &DebouncedEvent| {
            !matches!(event.kind, EventKind::Access(_))
                && (event.paths.is_empty()
                    || event.paths.iter().any(|path| tops.iter().any(|top| path.starts_with(top))))
        };
        // After an error events may be missing, which is a reason to look again, too.
        if result.is_err() || result.is_ok_and(|events| events.iter().any(is_news)) {
            changed();
        }
    };
    let mut debouncer = new_debouncer(QUIET, None, tell).map_err(failed)?;
    // Tells of a folder that comes later; not recursive, for `target/` and `.git/` may be in there.
    debouncer.watch(&root, RecursiveMode::NonRecursive).map_err(failed)?;
    let mut watcher = Watcher { debouncer, root };
    watcher.refresh()?;
    Ok(watcher)
}

impl Watcher {
    /// Looks again which of the folders are there. To be called before the sources are read again:
    /// one that was taken away and put back, as `git checkout` does, is a new one to the system.
    ///
    /// # Errors
    ///
    /// As for [`start`].
    pub fn refresh(&mut self) -> io::Result<()> {
        for folder in FOLDERS {
            let top = self.root.join(folder);
            // It fails where nothing was watched, which is as good.
            let _ = self.debouncer.unwatch(&top);
            let watched = self.debouncer.watch(&top, RecursiveMode::Recursive);
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
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn tells_of_sources_and_of_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        let (tell, told) = mpsc::channel();
        let mut watcher = start(root.path(), move || tell.send(()).unwrap_or(())).unwrap();
        let soon = Duration::from_secs(5);

        fs::write(root.path().join("content/a.md"), "a").unwrap();
        told.recv_timeout(soon).expect("a new page is news");
        fs::create_dir_all(root.path().join("templates/parts")).unwrap();
        told.recv_timeout(soon).expect("a new folder is news");
        watcher.refresh().unwrap();
        fs::write(root.path().join("templates/parts/a.html"), "a").unwrap();
        told.recv_timeout(soon).expect("what is in it is news");

        while told.recv_timeout(QUIET * 4).is_ok() {}
        fs::read(root.path().join("content/a.md")).unwrap();
        fs::write(root.path().join("README.md"), "a").unwrap();
        told.recv_timeout(QUIET * 6).expect_err("reading and other files are no news");
    }
}
