//! From what the system tells of files to what has changed, and whether it is complete.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind};

use crate::edge::disk::{self, FOLDERS};

/// What has changed since it was last told.
///
/// A file is complete once it was closed after writing or was moved to its place whole. Until then
/// it may be half written, and one that is gone may be about to be written anew. Systems that tell of
/// no closing leave everything incomplete, which costs a moment and nothing else.
#[derive(Debug, Default)]
pub struct Changes {
    /// By their paths below the root.
    paths: BTreeMap<PathBuf, State>,
    /// Events may be missing, or a folder of the site came or went: nothing is known of what changed.
    lost: bool,
}

/// How things stand with one path.
#[derive(Debug, Clone, Copy)]
struct State {
    is_complete: bool,
    /// Whether it came after the last changes were told.
    is_new: bool,
}

impl Changes {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.lost
    }

    /// The files that have changed, or are gone, by their paths below the root; nothing where only a
    /// look at everything can tell.
    pub fn known(&self) -> Option<Vec<&Path>> {
        (!self.lost).then(|| self.paths.keys().map(PathBuf::as_path).collect())
    }

    /// Adds the changes that were told after these.
    pub fn append(&mut self, mut later: Changes) {
        self.paths.append(&mut later.paths);
        self.lost |= later.lost;
    }

    pub(super) fn are_complete(&self) -> bool {
        self.paths.values().all(|state| state.is_complete)
    }

    /// Looks for folders: in one that is new there may be files that nobody told of.
    pub(super) fn look(&mut self, root: &Path) {
        self.lost |= self.paths.keys().any(|path| root.join(path).is_dir());
    }

    /// Takes up an event about files below `root`.
    pub(super) fn add(&mut self, root: &Path, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.lost = true;
            return;
        };
        self.lost |= event.need_rescan();
        let paths: Vec<_> = event.paths.iter().map(|path| source(root, path)).collect();
        // Whoever reads a folder opens it, and we do.
        let is_change = !matches!(event.kind, EventKind::Access(_));
        for path in paths.iter().flatten() {
            self.lost |= is_change && FOLDERS.iter().any(|folder| *path == Path::new(folder));
            self.note(path, event.kind);
        }
        // What became another source is not about to come back. What became a copy of an editor is.
        if let (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), [Some(from), Some(_)]) =
            (event.kind, paths.as_slice())
            && let Some(state) = self.paths.get_mut(*from)
        {
            state.is_complete = true;
        }
    }

    fn note(&mut self, path: &Path, kind: EventKind) {
        let known = self.paths.get(path).copied();
        let is_new = known.is_some_and(|state| state.is_new);
        let state = match kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) if known.is_some() => {
                State { is_complete: true, is_new }
            }
            EventKind::Access(_) => return,
            // It came and went: nobody has seen it.
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From))
                if is_new =>
            {
                self.paths.remove(path);
                return;
            }
            EventKind::Create(_) => State { is_complete: false, is_new: known.is_none() || is_new },
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => return,
            EventKind::Modify(ModifyKind::Name(mode)) => {
                State { is_complete: mode == RenameMode::To, is_new }
            }
            EventKind::Modify(ModifyKind::Metadata(_)) => {
                let is_complete = known.is_none_or(|state| state.is_complete);
                State { is_complete, is_new }
            }
            EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any | EventKind::Other => {
                State { is_complete: false, is_new }
            }
        };
        self.paths.insert(path.to_owned(), state);
    }
}

/// The path below `root` of what a site is made of, going by its name; nothing for anything else.
fn source<'p>(root: &Path, path: &'p Path) -> Option<&'p Path> {
    let path = path.strip_prefix(root).ok()?;
    let mut parts = path.iter();
    let is_below = parts.next().is_some_and(|top| FOLDERS.iter().any(|folder| top == *folder));
    (is_below && !parts.any(disk::is_left_out)).then_some(path)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, RemoveKind};

    use super::*;

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Any);
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);
    const fn renamed(mode: RenameMode) -> EventKind {
        EventKind::Modify(ModifyKind::Name(mode))
    }

    /// The changes that some events come to, and whether they are complete.
    #[track_caller]
    fn check(events: &[(EventKind, &[&str])], expected: &[&str], are_complete: bool) {
        let content = Path::new("/site/content");
        let mut changes = Changes::default();
        for (kind, names) in events {
            let paths = names.iter().map(|name| content.join(name));
            let event = paths.fold(Event::new(*kind), Event::add_path);
            changes.add(Path::new("/site"), Ok(event));
        }
        let expected: Vec<_> =
            expected.iter().map(|name| Path::new("content").join(name)).collect();
        assert_eq!(changes.known().unwrap(), expected);
        assert_eq!(changes.are_complete(), are_complete, "{changes:?}");
    }

    #[test]
    fn a_file_is_complete_when_it_is_closed() {
        check(&[(WRITTEN, &["a.md"])], &["a.md"], false);
        check(&[(WRITTEN, &["a.md"]), (WRITTEN, &["a.md"]), (CLOSED, &["a.md"])], &["a.md"], true);
        check(&[(WRITTEN, &["a.md"]), (CLOSED, &["b.md"])], &["a.md"], false);
        check(&[(CLOSED, &["a.md"])], &[], true);
    }

    #[test]
    fn editors_save_by_rename() {
        // Vim tries whether it may write, keeps the old text beside it, and writes the new one.
        let mut steps: Vec<(EventKind, &[&str])> = vec![
            (CREATED, &["4913"]),
            (CLOSED, &["4913"]),
            (REMOVED, &["4913"]),
            (renamed(RenameMode::From), &["a.md"]),
            (renamed(RenameMode::To), &["a.md~"]),
            (renamed(RenameMode::Both), &["a.md", "a.md~"]),
        ];
        let written: [(EventKind, &[&str]); 3] =
            [(CREATED, &["a.md"]), (WRITTEN, &["a.md"]), (CLOSED, &["a.md"])];
        check(&steps[..3], &[], true);
        check(&steps, &["a.md"], false);
        steps.extend(written);
        check(&steps, &["a.md"], true);
        // Others write beside it and put the whole in its place.
        let steps: &[(EventKind, &[&str])] = &[
            (CREATED, &["sedZ"]),
            (WRITTEN, &["sedZ"]),
            (CLOSED, &["sedZ"]),
            (renamed(RenameMode::From), &["sedZ"]),
            (renamed(RenameMode::To), &["a.md"]),
            (renamed(RenameMode::Both), &["sedZ", "a.md"]),
        ];
        check(steps, &["a.md"], true);
        check(&[(renamed(RenameMode::Both), &["a.md", "../other"])], &[], true);
    }

    #[test]
    fn what_came_and_went_is_no_news_and_what_is_lost_is_all() {
        check(&[(CREATED, &["a"]), (REMOVED, &["a"])], &[], true);
        check(&[(REMOVED, &["a"]), (CREATED, &["a"]), (REMOVED, &["a"])], &["a"], false);
        check(&[(WRITTEN, &[".git/x", "a/.b/c", "a~", "../target/x"])], &[], true);
        let mut changes = Changes::default();
        let read = Event::new(EventKind::Access(AccessKind::Open(AccessMode::Any)));
        changes.add(Path::new("/site"), Ok(read.add_path("/site/content".into())));
        assert!(changes.is_empty());
        let top = Event::new(REMOVED).add_path("/site/content".into());
        changes.add(Path::new("/site"), Ok(top));
        assert!(!changes.is_empty() && changes.known().is_none());
    }
}
