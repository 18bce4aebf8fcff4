//! What the server knows: the files of the site, with the editor's unsaved texts laid over them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lsp_types::{Location, Uri};

use super::position::Encoding;
use super::uri;
use crate::diag::Diagnostic;
use crate::edge::{disk, embedded};
use crate::load;
use crate::model::{Config, Site};
use crate::text::{Body, FileId, Files, Span};

/// A text that is open in the editor.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// The address by which the editor names it.
    pub(super) uri: Uri,
    /// The editor's count of its changes.
    pub(super) version: i32,
    /// What stands in it.
    pub(super) text: String,
}

/// The site as it was loaded at some moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The state of the files it was loaded from.
    pub(super) generation: u64,
    /// The files.
    pub(super) files: Files,
    /// What they say.
    pub(super) site: Site,
    /// Whether every file could be read, so that no mention is missing.
    pub(super) whole: bool,
}

impl Snapshot {
    /// Loads the site; tells what is wrong with its files, too.
    pub(super) fn load(
        files: Files,
        config: &Config,
        generation: u64,
        remembered: &Mutex<load::Remembered>,
    ) -> (Snapshot, Vec<Diagnostic>) {
        // A load that broke off has left nothing by halves.
        let mut remembered = remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let (site, problems) = load::again(&files, config, &mut remembered);
        drop(remembered);
        let unread = problems.iter().any(|problem| problem.code == "bad-yaml");
        let whole = !unread && site.unpublished.is_empty() && site.registry.broken.is_empty();
        (Snapshot { generation, files, site, whole }, problems)
    }
}

/// What the server knows.
pub(super) struct World {
    /// The folder of the site.
    pub(super) root: PathBuf,
    /// What a build is told besides the files.
    pub(super) config: Config,
    /// What columns count.
    pub(super) encoding: Encoding,
    /// The files, open texts included.
    pub(super) files: Files,
    /// The open texts by path.
    pub(super) open: BTreeMap<String, Open>,
    /// Grows with every change.
    pub(super) generation: u64,
    snapshot: Option<Arc<Snapshot>>,
    /// What was made of the files, for the next load.
    pub(super) remembered: Arc<Mutex<load::Remembered>>,
}

impl World {
    /// The site below `root`, as it stands on disk.
    pub(super) fn new(root: PathBuf, config: Config, encoding: Encoding) -> World {
        let mut world = World {
            root,
            config,
            encoding,
            files: Files::new(),
            open: BTreeMap::new(),
            generation: 0,
            snapshot: None,
            remembered: Arc::default(),
        };
        world.read();
        world
    }

    /// Reads the disk again. Without a site there, only the open texts are known.
    pub(super) fn read(&mut self) {
        self.files = disk::read(&self.root).unwrap_or_default();
        embedded::add_defaults(&mut self.files);
        for (path, open) in &self.open {
            self.files.insert(path, Body::Text(open.text.as_str().into()));
        }
        self.generation += 1;
    }

    /// The path of a file from the root, if it is one that the site is made of.
    pub(super) fn path(&self, uri: &Uri) -> Option<String> {
        let path = uri::path(uri)?;
        let parts: Option<Vec<&str>> =
            path.strip_prefix(&self.root).ok()?.iter().map(|part| part.to_str()).collect();
        let parts = parts?;
        let known = parts.first().is_some_and(|folder| disk::FOLDERS.contains(folder));
        let hidden = parts.iter().any(|part| part.starts_with('.') || part.ends_with('~'));
        (known && parts.len() > 1 && !hidden).then(|| parts.join("/"))
    }

    /// The address of a file by its path from the root; the editor's own, where it is open.
    pub(super) fn uri(&self, path: &str) -> Option<Uri> {
        match self.open.get(path) {
            Some(open) => Some(open.uri.clone()),
            None => uri::of(&self.root.join(path)),
        }
    }

    /// Takes up a text that was opened, or changed as a whole.
    pub(super) fn put(&mut self, path: String, open: Open) {
        self.files.insert(&path, Body::Text(open.text.as_str().into()));
        self.open.insert(path, open);
        self.generation += 1;
    }

    /// The site as it stands now, loaded again if it has changed.
    pub(super) fn fresh(&mut self) -> Arc<Snapshot> {
        match &self.snapshot {
            Some(snapshot) if snapshot.generation == self.generation => snapshot.clone(),
            _ => {
                let files = self.files.clone();
                let (snapshot, _) =
                    Snapshot::load(files, &self.config, self.generation, &self.remembered);
                let snapshot = Arc::new(snapshot);
                self.snapshot = Some(snapshot.clone());
                snapshot
            }
        }
    }

    /// The site as it was last loaded: what is typed at the moment changes no ids.
    pub(super) fn recent(&mut self) -> Arc<Snapshot> {
        match &self.snapshot {
            Some(snapshot) => snapshot.clone(),
            None => self.fresh(),
        }
    }

    /// Takes up a site that was loaded elsewhere.
    pub(super) fn keep(&mut self, snapshot: Arc<Snapshot>) {
        if self.snapshot.as_ref().is_none_or(|own| own.generation < snapshot.generation) {
            self.snapshot = Some(snapshot);
        }
    }

    /// A place, as the editor names it.
    pub(super) fn location(&self, files: &Files, span: Span) -> Option<Location> {
        let uri = self.uri(files.path(span.file))?;
        Some(Location { uri, range: self.range(files, span) })
    }

    /// A place in its file.
    pub(super) fn range(&self, files: &Files, span: Span) -> lsp_types::Range {
        self.encoding.range_of(files, span)
    }

    /// The file at an address, in a snapshot, and the byte of a position in it.
    pub(super) fn find(
        &self,
        snapshot: &Snapshot,
        uri: &Uri,
        position: lsp_types::Position,
    ) -> Option<(FileId, usize)> {
        let file = snapshot.files.find(&self.path(uri)?)?;
        Some((file, self.encoding.offset(snapshot.files.text(file), position)))
    }
}
