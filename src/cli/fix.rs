//! `fix`: applies what is certain, and says what is left for a person.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::time::Instant;

use similar::TextDiff;

use super::args::Common;
use super::build::read;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::diag::human::clean;
use crate::diag::mend::{self, Mended};
use crate::edge::sources::{self, Change};
use crate::text::Files;

/// Mends the sources and reports what is left.
pub(super) fn fix(common: &Common) -> io::Result<Outcome> {
    let start = Instant::now();
    let (files, mended) = mended(common)?;
    sources::write(&common.root()?, &changes(&files, &mended.files))?;
    screen::closing(common, list(&mended, "mended").trim_end())?;
    screen::report(common, &mended.report, &mended.files)?;
    screen::summary(common, &mended.report, start.elapsed())?;
    Ok(Outcome::of(&mended.report, common.strict))
}

/// Prints what [`fix`] would change as a unified diff, and nothing else on standard output, so that
/// `git apply` takes it.
pub(super) fn dry_run(common: &Common) -> io::Result<Outcome> {
    let (files, mended) = mended(common)?;
    let diffs = changes(&files, &mended.files).into_iter().map(diff).collect::<String>();
    screen::print(&diffs)?;
    if !common.quiet {
        let left = mended.report.by_code();
        let left = left.iter().map(|(code, count)| format!("\n  {code}: {count}"));
        let left = left.collect::<String>();
        let left = if left.is_empty() { " nothing" } else { &left };
        let list = list(&mended, "would mend");
        screen::note(&format!("{}\nleft for a person:{left}", list.trim_end()));
    }
    Ok(Outcome::of(&mended.report, common.strict))
}

fn mended(common: &Common) -> io::Result<(Files, Mended)> {
    let (files, config) = (read(common)?, common.config()?);
    screen::progress(common, &format!("mending {}", counted(files.iter().count(), "file")));
    let mended = crate::mend(&files, &config);
    Ok((files, mended))
}

fn changes<'a>(before: &'a Files, after: &'a Files) -> Vec<Change<'a>> {
    let changed = before.iter().filter(|(file, ..)| before.text(*file) != after.text(*file));
    let change =
        |(file, path, _)| Change { path, before: before.text(file), after: after.text(file) };
    changed.map(change).collect()
}

/// What was mended, by check, with places.
fn list(mended: &Mended, done: &str) -> String {
    let mut by_code: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for mend::Mend { code, place, before, after } in &mended.mends {
        let said = match (before.as_str(), after.as_str()) {
            ("", after) => format!("`{after}` put in"),
            (before, "") => format!("`{before}` taken out"),
            (before, after) => format!("`{before}` is now `{after}`"),
        };
        // An edit over several lines is told in one.
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{}:{}:{}: {said}", place.path, place.line, place.column);
        by_code.entry(code).or_default().push(line);
    }
    if by_code.is_empty() {
        return "nothing can be mended for certain\n".to_owned();
    }
    let mut text = String::new();
    for (code, lines) in by_code {
        let _ = writeln!(text, "{done} {} of `{code}`:", counted(lines.len(), "place"));
        for line in lines {
            let _ = writeln!(text, "  {}", clean(&line));
        }
    }
    text
}

/// The change of one file as a unified diff in the form of git.
fn diff(change: Change<'_>) -> String {
    let diff = TextDiff::from_lines(change.before, change.after);
    let name = |side: &str| {
        let name = format!("{side}/{}", change.path);
        // As git writes names: quoted when they hold quotes, and with a tab to end those that hold
        // spaces, so that no time is read out of them.
        if name.contains(['"', '\\']) {
            format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
        } else if name.contains(' ') {
            format!("{name}\t")
        } else {
            name
        }
    };
    diff.unified_diff().header(&name("a"), &name("b")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, before: &str, after: &str, expected: &str) {
        assert_eq!(diff(Change { path, before, after }), expected);
    }

    #[test]
    fn diffs_are_those_of_git() {
        check("a.md", "x\n1\n", "x\n2\n", "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n x\n-1\n+2\n");
        let expected = "--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1 +1 @@\n-1\r\n+2\r\n";
        check("a b.md", "1\r\n", "2\r\n", expected);
        let expected = "--- \"a/\\\"\\\\.md\"\n+++ \"b/\\\"\\\\.md\"\n@@ -1 +1 @@\n-1\n\\ No newline at end \
                        of file\n+2\n\\ No newline at end of file\n";
        check("\"\\.md", "1", "2", expected);
    }
}
