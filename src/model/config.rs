//! What a build is told besides the files: everything else the outside world decides.

use jiff::civil;

/// The inputs of a build that are no files. It is passed, never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The day the build takes place; decides what is published and what is due for review.
    pub today: civil::Date,
    /// Whether drafts, and pages before or after their time, are built.
    pub drafts: bool,
    /// Replaces the base address of `site.yaml`.
    pub base_url: Option<String>,
}

impl Config {
    /// A build on a given day, with nothing else out of the ordinary.
    pub fn on(today: civil::Date) -> Config {
        Config { today, drafts: false, base_url: None }
    }
}
