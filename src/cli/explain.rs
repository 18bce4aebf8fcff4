//! `explain`: the page of one check.

use std::io;

use super::outcome::Outcome;
use super::screen;
use crate::check;
use crate::diag::nearest;

/// Prints what a check finds, why it matters and how to mend it.
pub(super) fn explain(code: &str) -> io::Result<Outcome> {
    if let Some(check) = check::find(code) {
        let text = without_front_matter(check.docs).trim();
        screen::print(&format!("{}: {}\n\n{text}\n", check.code, check.summary))?;
        return Ok(Outcome::Clean);
    }
    let codes = check::ALL.iter().map(|check| check.code);
    let message = match nearest(code, codes) {
        Some(near) => format!("there is no check `{code}`; did you mean `{near}`?"),
        None => format!("there is no check `{code}`; `plainfact explain` lists them"),
    };
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

/// Prints every check with what it finds, in a line.
pub(super) fn list() -> io::Result<Outcome> {
    let lines = check::ALL.iter().map(|check| format!("{:<24}{}\n", check.code, check.summary));
    screen::print(&lines.collect::<String>())?;
    Ok(Outcome::Clean)
}

/// The page's text; what stands before it is for the site, which has the page, too.
pub(super) fn without_front_matter(page: &str) -> &str {
    let rest = page.strip_prefix("---\n").and_then(|page| page.split_once("\n---\n"));
    rest.map_or(page, |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_for_the_site() {
        let check = |page: &str, expected: &str| assert_eq!(without_front_matter(page), expected);
        check("---\ntitle: A\n---\nWords\n---\n", "Words\n---\n");
        check("Words\n", "Words\n");
        check("---\ntitle: A\n", "---\ntitle: A\n");
    }
}
