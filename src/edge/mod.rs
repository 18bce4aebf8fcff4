//! The windows: disk, watcher, server.
//!
//! Here alone the program meets the outside world. What comes in becomes [`Files`], what goes out
//! was an [`Output`], or [`Pages`] still to be made; an edge knows nothing of facts, checks or reports.
//!
//! [`Files`]: crate::text::Files
//! [`Output`]: crate::render::Output
//! [`Pages`]: crate::render::Pages

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is where disk and network belong"
)]

pub mod clock;
pub mod disk;
mod drawings;
pub mod embedded;
#[cfg(feature = "links")]
pub mod links;
pub mod publish;
pub mod revision;
pub mod save;
#[cfg(feature = "serve")]
pub mod serve;
pub mod sources;
#[cfg(feature = "serve")]
pub mod watch;
