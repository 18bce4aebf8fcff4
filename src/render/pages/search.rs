//! `/search/` and the parts of its index.

use super::{Making, Rendered};
use crate::render::search::Part;

impl Making<'_> {
    /// The search page. All it needs is in the frame: where to search, and the lists for those who
    /// cannot.
    pub(super) fn search(&self) -> Rendered {
        self.fill("search.html", &self.list_head("search", "search-lead"), &(), Vec::new())
    }

    /// A part of the search index, as JSON.
    pub(super) fn search_part(&self, part: &Part<'_>) -> Rendered {
        let text = self.world.search_part(part, self.lang);
        Rendered { text: Some(text), failures: Vec::new() }
    }
}
