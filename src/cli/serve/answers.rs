//! What the panel in the page is told: one value for each state of the site, asked when a page needs it.

use std::sync::Arc;

use jiff::civil;
use serde_json::json;

use super::edition::Loaded;
use super::editor::Desk;
use super::{figure, page};
use crate::diag::Report;

/// What is known of a site after a change.
pub(super) struct Known {
    pub(super) loaded: Arc<Loaded>,
    pub(super) report: Arc<Report>,
    /// What keeps this state from being shown, in a phrase; the pages shown are older then.
    pub(super) wrong: Option<String>,
    pub(super) today: civil::Date,
    pub(super) desk: Desk,
}

impl Known {
    /// The document of this name, about a page (by the path of its address) or a fact (by its id).
    pub(super) fn answer(&self, name: &str, about: &str) -> Option<String> {
        match name {
            "page" => serde_json::to_string(&page::about(self, about)).ok(),
            "fact" => serde_json::to_string(&figure::about(self, about)?).ok(),
            _ => None,
        }
    }

    /// The address of a route in the preview.
    pub(super) fn address(&self, route: &str) -> String {
        format!("{}{route}", self.loaded.site.settings.base_path())
    }
}

/// What is told when the sources cannot be read.
pub(super) fn of_failure(message: String) -> impl Fn(&str, &str) -> Option<String> + Send + Sync {
    move |name, _| {
        let told = json!({
            "wrong": message,
            "counts": {"error": 1, "warning": 0, "note": 0},
            "here": [],
            "numbers": [],
            "allowed": [],
            "elsewhere": [],
            "more": 0,
            "unpublished": [],
        });
        (name == "page").then(|| told.to_string())
    }
}
