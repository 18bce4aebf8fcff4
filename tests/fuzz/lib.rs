//! What the targets share with the tests that replay their corpora.

#![allow(dead_code, reason = "the tests use more of it")]

#[path = "../support/dockets.rs"]
mod dockets;
pub mod drive;
#[path = "../support/harmless.rs"]
mod harmless;
#[path = "../support/memory.rs"]
mod memory;
mod whole;
