//! The CPU time that has been used so far; nought where the system is not asked.

use std::time::Duration;

/// By this program, on all its threads.
pub fn process() -> Duration {
    #[cfg(unix)]
    return used(rustix::time::ClockId::ProcessCPUTime);
    #[cfg(not(unix))]
    Duration::ZERO
}

/// By the thread that asks.
pub fn thread() -> Duration {
    #[cfg(unix)]
    return used(rustix::time::ClockId::ThreadCPUTime);
    #[cfg(not(unix))]
    Duration::ZERO
}

#[cfg(unix)]
fn used(by: rustix::time::ClockId) -> Duration {
    Duration::try_from(rustix::time::clock_gettime(by)).unwrap_or_default()
}
