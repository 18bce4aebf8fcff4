//! A build of what is published already.
//!
//! A build is a function of its files, its options and the program. When none of these has changed
//! since a site was published, and every published file still has the sum of the manifest, there is
//! nothing to render and nothing to write; the report is made as ever.

use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::edge::{disk, publish, save};
use crate::model::Config;
use crate::text::{Body, Files, hexadecimal};

/// Where the last publication is noted.
const NOTE: &str = ".plainfact/published";

/// What a build is made from, as one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inputs(String);

/// What was published last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Last {
    /// How many pages.
    pub(super) pages: usize,
    /// How many files.
    pub(super) files: usize,
}

impl Inputs {
    /// The sum of everything that a build depends on.
    ///
    /// # Errors
    ///
    /// When the program or a file that is passed on cannot be read.
    pub(super) fn of(files: &Files, config: &Config, compress: bool) -> io::Result<Inputs> {
        let mut sum = Sha256::new();
        // The program by its time and size: in a debug build its bytes take as long as a small site.
        let program = fs::metadata(std::env::current_exe()?)?;
        let program = (env!("CARGO_PKG_VERSION"), program.len(), program.modified()?);
        sum.update(format!("{program:?} {config:?} {compress}"));
        for (_, path, body) in files.iter() {
            // With lengths, so that no two lists of files give the same bytes.
            sum.update(format!("\0{} {path} {} ", path.len(), body.size()));
            match body {
                Body::Text(text) => sum.update(text.as_bytes()),
                Body::Asset(asset) => {
                    sum.update(format!("{:?} {}", asset.pixels, disk::sum(&asset.place)?));
                }
                Body::Unreadable(reason) => sum.update(reason),
            }
        }
        Ok(Inputs(hexadecimal(&sum.finalize())))
    }

    /// What is published at `out`, if it is what these inputs give, unharmed.
    pub(super) fn published(&self, root: &Path, out: &Path) -> Option<Last> {
        let note = disk::read_left(root, NOTE)?;
        let mut words = note.split_whitespace();
        let (inputs, manifest) = (words.next()?, words.next()?);
        let (pages, files) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let stands = inputs == self.0
            && manifest_sum(out).is_some_and(|sum| sum == manifest)
            && publish::verify(out).is_ok_and(|(_, differences)| differences.is_empty());
        stands.then_some(Last { pages, files })
    }

    /// Notes that these inputs gave what now stands at `out`.
    pub(super) fn note(&self, root: &Path, out: &Path, last: Last) {
        let Some(manifest) = manifest_sum(out) else { return };
        let note = format!("{} {manifest} {} {}\n", self.0, last.pages, last.files);
        // A folder that may not be written only makes the next build slower.
        let _ = save::save(root, NOTE, &note);
    }
}

fn manifest_sum(out: &Path) -> Option<String> {
    let manifest = fs::read(out.join(publish::MANIFEST)).ok()?;
    Some(hexadecimal(&Sha256::digest(manifest)))
}
