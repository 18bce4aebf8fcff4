//! `data.html`.

use serde::Serialize;

use super::Link;

/// `page` in `data.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DataPage {
    /// The files, by what they are for.
    pub(in crate::render) groups: Vec<DataGroup>,
    /// The licences, any of them at the reader's choice; empty when the site names none.
    pub(in crate::render) licenses: Vec<Link>,
    /// How to cite the data.
    pub(in crate::render) citation: String,
    /// The version of the JSON formats.
    pub(in crate::render) version: u32,
}

/// Files of one sort.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DataGroup {
    /// The anchor of the group.
    pub(in crate::render) id: &'static str,
    /// What they are.
    pub(in crate::render) title: String,
    /// The files.
    pub(in crate::render) files: Vec<DataFile>,
}

/// A file.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DataFile {
    /// Its name.
    pub(in crate::render) name: String,
    /// The way to it.
    pub(in crate::render) url: String,
    /// What is in it.
    pub(in crate::render) about: String,
    /// Its media type.
    pub(in crate::render) media: &'static str,
}
