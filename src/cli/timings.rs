//! `build --timings`: what each stage of a build costs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::model::Route;
use crate::render::{Content, Pages};

/// What had been spent when something began.
#[derive(Debug, Clone, Copy)]
struct Spent {
    at: Instant,
    cpu: Duration,
}

impl Spent {
    fn now() -> Spent {
        Spent { at: Instant::now(), cpu: cpu(Clock::Process) }
    }
}

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

    /// The stages and their sum as a table; `making` is the CPU time that the making of pages took
    /// of the stage in which they are made and written.
    pub(super) fn table(&self, pages: usize, making: Duration) -> String {
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
        }
        let making = making.as_secs_f64();
        table.push_str(&format!(
            "pages are made and written in one stage: {making:.3} s of its CPU time made them\n"
        ));
        table
    }
}

fn cost(name: &'static str, from: Spent) -> Cost {
    let now = Spent::now();
    let cpu = now.cpu.saturating_sub(from.cpu);
    Cost { name, wall: now.at.duration_since(from.at), cpu, peak: peak() }
}

/// Pages whose making is timed: they are written as they are made, on all cores.
#[derive(Debug)]
pub(super) struct Timed<'p, P> {
    pages: &'p P,
    /// Nanoseconds of CPU.
    making: &'p AtomicU64,
}

impl<'p, P: Pages> Timed<'p, P> {
    /// Adds what the making of each page takes to `making`, in nanoseconds.
    pub(super) fn new(pages: &'p P, making: &'p AtomicU64) -> Timed<'p, P> {
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
        let before = cpu(Clock::Thread);
        let made = self.pages.make(route);
        let took = cpu(Clock::Thread).saturating_sub(before).as_nanos();
        self.making.fetch_add(u64::try_from(took).unwrap_or(u64::MAX), Ordering::Relaxed);
        made
    }
}

/// Whose time is meant.
#[derive(Debug, Clone, Copy)]
enum Clock {
    Process,
    Thread,
}

/// The CPU time used so far.
#[cfg(unix)]
fn cpu(of: Clock) -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(match of {
        Clock::Process => ClockId::ProcessCPUTime,
        Clock::Thread => ClockId::ThreadCPUTime,
    });
    Duration::try_from(time).unwrap_or_default()
}

/// Where the system is not asked.
#[cfg(not(unix))]
fn cpu(_: Clock) -> Duration {
    Duration::ZERO
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
        timings.begin("check");
        timings.end();
        let table = timings.table(3, Duration::ZERO);
        let names: Vec<&str> = table.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(names, ["stage", "load", "check", "all", "pages"]);
    }
}
