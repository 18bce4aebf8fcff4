//! The language server: messages in, answers out.
//!
//! ```text
//! editor ──changes──▶ World ──Files──▶ check, load, build ──▶ diagnostics ──▶ editor
//!        ──question─▶ Snapshot (the site, loaded) ──▶ answer ──▶
//! ```
//!
//! The editor's unsaved texts are laid over the files of the disk, and what stands then is checked
//! by the same functions that build the site. One thread talks to the editor; others check: at each
//! stroke the file that is written in, when the writer pauses the site, when nobody writes the
//! templates as well. They give up when newer text has come. Every place in an answer is a span of
//! the model.

mod abilities;
mod about;
mod actions;
mod alias;
mod complete;
mod diagnose;
mod hover;
mod mentions;
mod navigate;
mod position;
mod rename;
mod server;
mod symbols;
mod uri;
mod world;
mod yaml_way;

pub use server::{Setup, serve};
