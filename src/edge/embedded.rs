//! The templates and static files that the program carries with it.

use crate::text::{Body, Files};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Adds every file that the site does not have itself, so that a site may override them one by one
/// and the program alone is enough to build one.
pub fn add_defaults(files: &mut Files) {
    for &(path, text) in DEFAULTS {
        if files.find(path).is_none() {
            files.insert(path, Body::Text(text.into()));
        }
    }
}
