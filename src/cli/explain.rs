//! `explain`: the page of one check.

use std::io;

use super::outcome::Outcome;
use super::screen;
use crate::check;
use crate::diag::nearest;

/// Prints what a check finds, why it matters and how to mend it.
pub(super) fn explain(code: &str) -> io::Result<Outcome> {
    if let Some(check) = check::find(code) {
        screen::print(&format!("{}\n", check.docs.trim_end()))?;
        return Ok(Outcome::Clean);
    }
    let codes = check::ALL.iter().map(|check| check.code);
    let message = match nearest(code, codes) {
        Some(near) => format!("there is no check `{code}`; did you mean `{near}`?"),
        None => {
            let all: Vec<_> = check::ALL
                .iter()
                .map(|check| format!("  {:<24}{}", check.code, check.summary))
                .collect();
            format!("there is no check `{code}`; there are\n{}", all.join("\n"))
        }
    };
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}
