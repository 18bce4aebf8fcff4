//! Checking a whole state of the site, on threads of its own, while it is already shown.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::edition::{Edition, Loaded};
use crate::check::Scope;
use crate::diag::{Diagnostic, Report};
use crate::model::Config;
use crate::render::Colours;

/// What checks states of the site. Of two that are asked for only the later one is told of.
pub(super) struct Checker {
    /// Its own threads: a change that comes meanwhile must not wait for them.
    pool: Arc<rayon::ThreadPool>,
    newest: Arc<AtomicU64>,
}

/// A state that was checked.
pub(super) struct Checked {
    number: u64,
    pub(super) report: Report,
    /// The colours of its code, which the next state may have, too.
    pub(super) colours: Colours,
    pub(super) took: Duration,
}

impl Checker {
    /// # Errors
    ///
    /// When the system gives it no threads.
    pub(super) fn new() -> io::Result<Checker> {
        let pool = rayon::ThreadPoolBuilder::new()
            .thread_name(|_| "checker".to_owned())
            .start_handler(|_| stand_back())
            .build();
        Ok(Checker { pool: Arc::new(pool.map_err(io::Error::other)?), newest: Arc::default() })
    }

    /// Whether nothing else was asked for since.
    pub(super) fn is_newest(&self, checked: &Checked) -> bool {
        self.newest.load(Ordering::Relaxed) == checked.number
    }

    /// Gives up what is being checked.
    pub(super) fn stop(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Checks a state with what loading it has `found`, and waits for the report.
    pub(super) fn check(
        &self,
        edition: &Edition,
        config: &Config,
        found: Vec<Diagnostic>,
    ) -> Checked {
        let number = self.stop();
        let start = Instant::now();
        let is_outdated = self.is_outdated(number);
        let (report, colours) = whole(&self.pool, edition, config, found, &is_outdated);
        Checked { number, report, colours, took: start.elapsed() }
    }

    /// The same on another thread, which calls `tell` at the end unless it was given up.
    ///
    /// # Errors
    ///
    /// When the system gives it no thread.
    pub(super) fn start(
        &self,
        edition: Arc<Edition>,
        config: Config,
        found: Vec<Diagnostic>,
        tell: impl FnOnce(Checked) + Send + 'static,
    ) -> io::Result<()> {
        let number = self.stop();
        let (pool, is_outdated) = (self.pool.clone(), self.is_outdated(number));
        let run = move || {
            let start = Instant::now();
            let (report, colours) = whole(&pool, &edition, &config, found, &is_outdated);
            // The last one to hold an edition waits for its end, which is no work for the loop.
            drop(edition);
            if !is_outdated() {
                tell(Checked { number, report, colours, took: start.elapsed() });
            }
        };
        thread::Builder::new().name("check".to_owned()).spawn(run).map(|_| ())
    }

    fn is_outdated(&self, number: u64) -> impl Fn() -> bool + Clone + Send + Sync + 'static {
        let newest = self.newest.clone();
        move || newest.load(Ordering::Relaxed) != number
    }
}

/// Lets all other threads go first: a page that somebody waits for, and the editor itself. On Linux
/// a thread's own priority is set so; elsewhere it would be the whole program's.
fn stand_back() {
    #[cfg(target_os = "linux")]
    // A check at full priority is as good, only more in the way.
    let _ = rustix::process::setpriority_process(None, 19);
}

/// The report that a build would give. Worth nothing if it was given up.
fn whole(
    pool: &Arc<rayon::ThreadPool>,
    edition: &Edition,
    config: &Config,
    mut found: Vec<Diagnostic>,
    is_outdated: &(impl Fn() -> bool + Clone + Send + Sync + 'static),
) -> (Report, Colours) {
    let (of_templates, colours) = edition.problems(pool, is_outdated.clone());
    found.extend(of_templates);
    let Loaded { files, site } = &*edition.loaded;
    let scope = Scope { files: None, is_outdated };
    let report = pool.install(|| crate::report(site, files, config, found, edition.pages, &scope));
    (report, colours)
}
