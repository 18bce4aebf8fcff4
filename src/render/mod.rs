//! From a site to bytes.

mod output;

pub use output::{Content, Output};
/// Stand-in.
pub fn site(
    _: &crate::model::Site,
    _: &crate::text::Files,
    _: &crate::model::Config,
) -> (Output, Vec<crate::diag::Diagnostic>) {
    (Output::new(), Vec::new())
}
