//! What a process costs, as the system counts it.

use std::io;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4 as _;

/// The cost of a process.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds from its start to its end.
    pub(crate) wall: f64,
    /// Seconds of all cores together, user and system.
    pub(crate) cpu: f64,
    /// The most memory it held at one time, in MiB.
    pub(crate) peak: f64,
}

/// Runs a process to its end.
///
/// # Errors
///
/// When it cannot be started, or ends badly.
pub(crate) fn run(command: &mut Command) -> io::Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let ended = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    if !ended.status.success() {
        return Err(io::Error::other(format!("{command:?} ended with {}", ended.status)));
    }
    let cpu = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    Ok(Cost { wall, cpu, peak: ended.rusage.maxrss as f64 / (1 << 20) as f64 })
}

/// The middle of several costs, each figure by itself.
pub(crate) fn median(costs: Vec<Cost>) -> Cost {
    let middle = |figure: fn(&Cost) -> f64| {
        let mut all: Vec<f64> = costs.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Cost { wall: middle(|c| c.wall), cpu: middle(|c| c.cpu), peak: middle(|c| c.peak) }
}
