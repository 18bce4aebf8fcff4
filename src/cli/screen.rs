//! What is printed, and where: reports and answers on standard output, progress and failures on
//! standard error.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};

use super::args::{Color, Common, Format};
use super::explain::without_front_matter;
use crate::check;
use crate::diag::human::{self, Options};
use crate::diag::{Report, Severity, github, json, sarif};
use crate::text::Files;

/// Prints an answer.
pub(super) fn print(text: &str) -> io::Result<()> {
    print_to(io::stdout().lock(), text)
}

fn print_to(mut out: impl Write, text: &str) -> io::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // A reader that went away has seen enough; the work and its outcome stay the same.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Prints a report in the form asked for.
pub(super) fn report(common: &Common, report: &Report, files: &Files) -> io::Result<()> {
    match common.format {
        Format::Json => print(&json::print(report, files)),
        Format::Sarif => print(&sarif::print(report, files, &rules(common, files)?)),
        Format::Github => print(&github::print(report, files)),
        Format::Human => {
            let choice = choice(common);
            let options = Options { color: choice != ColorChoice::Never, ..Options::default() };
            let out = AutoStream::new(io::stdout().lock(), choice);
            print_to(out, &human::print(report, files, options))
        }
    }
}

/// Whether what goes to standard output is coloured.
pub(super) fn choice(common: &Common) -> ColorChoice {
    match common.color {
        Color::Auto => AutoStream::choice(&io::stdout()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
}

/// How many columns running text may have: those of the terminal, but no more than are easily read.
pub(super) fn width() -> usize {
    const WIDEST: usize = 100;
    const USUAL: usize = 80;
    let terminal = terminal_size::terminal_size_of(io::stdout());
    terminal.map_or(USUAL, |(width, _)| usize::from(width.0).clamp(20, WIDEST))
}

/// Every check as SARIF tells of it. Its address is known where the site has a page about it.
fn rules(common: &Common, files: &Files) -> io::Result<Vec<sarif::Rule<'static>>> {
    let base = crate::load::settings(files, &common.config()?).base_url;
    let rule = |check: &'static check::Check| {
        let page = format!("about/checks/{}", check.code);
        let has_page = files.find(&format!("content/{page}.md")).is_some();
        sarif::Rule {
            code: check.code,
            summary: check.summary,
            severity: check.severity,
            help: without_front_matter(check.docs).trim(),
            address: has_page.then(|| format!("{}/{page}/", base.trim_end_matches('/'))),
        }
    };
    Ok(check::ALL.iter().map(rule).collect())
}

/// Closes a report for people with a line that sums up. In the other form the report itself does.
pub(super) fn summary(common: &Common, report: &Report, took: Duration) -> io::Result<()> {
    let wrong = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| counted(report.count(severity), severity.word()))
        .join(", ");
    let counts = &report.counts;
    closing(
        common,
        &format!(
            "{}, {}, {} in {} ms: {wrong}",
            counted(counts.pages, "page"),
            counted(counts.facts, "fact"),
            counted(check::ALL.len(), "check"),
            took.as_millis(),
        ),
    )
}

/// A line after a report for people.
pub(super) fn closing(common: &Common, line: &str) -> io::Result<()> {
    match common.format {
        Format::Human if !common.quiet => print(&format!("{line}\n")),
        Format::Human | Format::Json | Format::Sarif | Format::Github => Ok(()),
    }
}

/// Says what is being done, to whoever is watching.
pub(super) fn progress(common: &Common, line: &str) {
    if !common.quiet && io::stderr().is_terminal() {
        note(line);
    }
}

/// Says why the program gives up.
pub(super) fn complain(common: &Common, message: &str) {
    let choice = match common.color {
        Color::Auto => AutoStream::choice(&io::stderr()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    let (on, off) = match choice {
        ColorChoice::Never => ("", ""),
        ColorChoice::Auto | ColorChoice::AlwaysAnsi | ColorChoice::Always => {
            ("\u{1b}[1;91m", "\u{1b}[0m")
        }
    };
    note(&format!("{on}error{off}: {message}"));
}

/// A line on standard error; if nobody can read it, there is nobody to tell.
pub(super) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// `1 page`, `2 pages`.
pub(super) fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
