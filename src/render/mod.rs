//! From a site to bytes.

mod output;

pub use output::{Content, Output};
