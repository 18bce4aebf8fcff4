//! `build --timings`: what each stage of a build costs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::edge::clock;
use crate::model::Route;
use crate::render::{Content, Pages, SEARCH};

/// What had been spent when something began.
#[derive(Debug, Clone, Copy)]
struct Spent {
    at: Instant,
    cpu: Duration,
}

impl Spent {
    fn now() -> Spent {
        Spent { at: Instant::now(), cpu: clock::process() }
    }
}

/// The stage in which pages are made and written.
pub(super) const RENDER: &str = "render";

/// What a stage cost.
#[derive(Debug, Clone, Copy)]
struct Cost {
    name: &'static str,
    wall: Duration,
    cpu: Duration,
    /// The most memory held until its end, in bytes; nothing where the system does not tell.
    peak: Option<u64>,
}

/// A clock that is stopped between the stages of a build.
#[derive(Debug)]
pub(super) struct Timings {
    start: Spent,
    running: Option<(&'static str, Spent)>,
    stages: Vec<Cost>,
}

impl Timings {
    /// A clock that runs from now on.
    pub(super) fn start() -> Timings {
        Timings { start: Spent::now(), running: None, stages: Vec::new() }
    }

    /// Ends the stage that runs, and begins the next.
    pub(super) fn begin(&mut self, name: &'static str) {
        self.end();
        self.running = Some((name, Spent::now()));
    }

    /// Ends the stage that runs.
    pub(super) fn end(&mut self) {
        if let Some((name, from)) = self.running.take() {
            self.stages.push(cost(name, from));
        }
    }

    /// How long it has run.
    pub(super) fn wall(&self) -> Duration {
        self.start.at.elapsed()
    }

    /// The stages and their sum as a table. Below the stage in which pages are made and written
    /// stands what the making took.
    pub(super) fn table(&self, pages: usize, making: &Making) -> String {
        let mut table = format!(
            "{:<10}{:>9}{:>9}{:>10}{:>11}\n",
            "stage", "wall s", "cpu s", "pages/s", "peak MiB"
        );
        for stage in self.stages.iter().copied().chain([cost("all", self.start)]) {
            let rate = pages as f64 / stage.wall.as_secs_f64().max(f64::EPSILON);
            let peak = stage.peak.map_or("?".to_owned(), |bytes| (bytes >> 20).to_string());
            table.push_str(&format!(
                "{:<10}{:>9.3}{:>9.3}{rate:>10.0}{peak:>11}\n",
                stage.name,
                stage.wall.as_secs_f64(),
                stage.cpu.as_secs_f64(),
            ));
            if stage.name == RENDER {
                for (name, cpu) in making.parts(stage.cpu) {
                    table.push_str(&format!("  {name:<17}{:>9.3}\n", cpu.as_secs_f64()));
                }
            }
        }
        table
    }
}

fn cost(name: &'static str, from: Spent) -> Cost {
    let now = Spent::now();
    let cpu = now.cpu.saturating_sub(from.cpu);
    Cost { name, wall: now.at.duration_since(from.at), cpu, peak: peak() }
}

/// The CPU time that the making of what is published took, in nanoseconds.
#[derive(Debug, Default)]
pub(super) struct Making {
    pages: AtomicU64,
    search: AtomicU64,
    cards: AtomicU64,
}

impl Making {
    /// Pictures were drawn.
    pub(super) fn drew(&self, took: Duration) {
        add(&self.cards, took);
    }

    /// What each kind took of the stage in which all are made, and what was left for writing.
    fn parts(&self, all: Duration) -> [(&'static str, Duration); 4] {
        let of = |part: &AtomicU64| Duration::from_nanos(part.load(Ordering::Relaxed));
        let [pages, search, cards] = [&self.pages, &self.search, &self.cards].map(of);
        let writing = all.saturating_sub(pages + search + cards);
        [("pages", pages), ("search", search), ("cards", cards), ("writing", writing)]
    }
}

fn add(part: &AtomicU64, took: Duration) {
    let nanoseconds = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
    part.fetch_add(nanoseconds, Ordering::Relaxed);
}

/// Pages whose making is timed: they are written as they are made, on all cores.
#[derive(Debug)]
pub(super) struct Timed<'p, P> {
    pages: &'p P,
    making: &'p Making,
}

impl<'p, P: Pages> Timed<'p, P> {
    /// Adds what the making of each page takes to `making`.
    pub(super) fn new(pages: &'p P, making: &'p Making) -> Timed<'p, P> {
        Timed { pages, making }
    }
}

impl<P: Pages> Pages for Timed<'_, P> {
    type Failure = P::Failure;

    fn routes(&self) -> Vec<&Route> {
        self.pages.routes()
    }

    fn has(&self, route: &str) -> bool {
        self.pages.has(route)
    }

    fn make(&self, route: &Route) -> (Option<Content>, Vec<P::Failure>) {
        let before = clock::thread();
        let made = self.pages.make(route);
        let took = clock::thread().saturating_sub(before);
        let folder = route.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        let part = match made.0 {
            Some(Content::Raster(_)) => &self.making.cards,
            _ if folder.ends_with(SEARCH.trim_end_matches('/')) => &self.making.search,
            _ => &self.making.pages,
        };
        add(part, took);
        made
    }
}

/// The most memory held so far, in bytes, where the system tells it in `/proc`.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kib| kib << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_stand_in_order_with_their_sum() {
        let mut timings = Timings::start();
        timings.begin("load");
        timings.begin(RENDER);
        timings.end();
        let table = timings.table(3, &Making::default());
        let names: Vec<&str> =
            table.lines().filter_map(|line| line.split_whitespace().next()).collect();
        let parts = ["pages", "search", "cards", "writing"];
        assert_eq!(names[..3], ["stage", "load", RENDER]);
        assert_eq!(names[3..7], parts);
        assert_eq!(names[7..], ["all"]);
    }
}
