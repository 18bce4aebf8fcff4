//! The report as workflow commands, which GitHub shows as annotations beside the changed lines.
//!
//! Source: GitHub, *Workflow commands for GitHub Actions*; the escapes are those of `toCommandValue`
//! in `@actions/core` and of `ActionCommand` in the runner, which undoes them.

use std::fmt::Write as _;

use super::human::clean;
use super::{Diagnostic, Report, Severity};
use crate::text::Files;

/// The report, a line per problem. Nothing is left out.
///
/// Columns count Unicode scalar values from 1. The end of one line is given as a column, that of
/// several as a line alone: annotations know nothing else.
pub fn print(report: &Report, files: &Files) -> String {
    report.diagnostics.iter().map(|found| command(found, files)).collect()
}

fn command(found: &Diagnostic, files: &Files) -> String {
    let name = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let at = files.locate(found.span);
    let mut line = format!("::{name} file={},line={}", property(&at.path), at.line);
    let _ = write!(line, ",endLine={},col={}", at.end_line, at.column);
    if at.line == at.end_line {
        let _ = write!(line, ",endColumn={}", at.end_column);
    }
    let mut message = clean(&found.message);
    for label in &found.labels {
        let at = files.locate(label.span);
        let _ = write!(message, "\n{}:{}:{}: ", at.path, at.line, at.column);
        message.push_str(&clean(&label.message));
    }
    if let Some(help) = &found.help {
        let _ = write!(message, "\nhelp: {}", clean(help));
    }
    let _ = writeln!(line, ",title={}::{}", property(found.code), data(&message));
    line
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value among the properties of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Counts;
    use crate::text::Span;

    /// Name, properties and message.
    type Parsed = (String, Vec<(String, String)>, String);

    /// A command as the runner reads it: `ActionCommand.TryParseV2` of actions/runner.
    fn parse(line: &str) -> Option<Parsed> {
        let rest = line.trim_start().strip_prefix("::")?;
        let (info, data) = rest.split_once("::")?;
        let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
        let unescaped = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
        let properties = properties.trim().split(',').filter(|pair| !pair.is_empty());
        let properties = properties.filter_map(|pair| pair.split_once('=')).map(|(key, value)| {
            let value = unescaped(value).replace("%3A", ":").replace("%2C", ",");
            (key.to_owned(), value.replace("%25", "%"))
        });
        Some((name.to_owned(), properties.collect(), unescaped(data).replace("%25", "%")))
    }

    #[test]
    fn gives_lines_columns_and_the_whole_story() {
        let mut files = Files::new();
        let page = files.insert_text("content/a,b.md", "año\nniños 3,931\n100%\n");
        let at = "año\nniños ".len();
        let stale = Diagnostic::error("stale-figure", Span::new(page, at..at + 5), "not 100%")
            .label(Span::new(page, 0..4), "see: here")
            .help("write `3,913`");
        let long = Diagnostic::note("long", Span::new(page, 0..at), "x");
        let report = Report::new(vec![stale, long], &files, Counts::default());
        let expected = "\
::notice file=content/a%2Cb.md,line=1,endLine=2,col=1,title=long::x
::error file=content/a%2Cb.md,line=2,endLine=2,col=7,endColumn=12,title=stale-figure::not 100%25%0Acontent/a,b.md:1:1: see: here%0Ahelp: write `3,913`
";
        assert_eq!(print(&report, &files), expected);
    }

    proptest! {
        #[test]
        fn the_runner_reads_what_was_written(
            path in "[a-z ,:%=ñ\n\r]{1,20}",
            message in "[a-z ,:%=ñ\n\r0-9A-F]{0,40}",
        ) {
            let mut files = Files::new();
            let page = files.insert_text(&path, "x\n");
            let wrong = Diagnostic::warning("code", Span::new(page, 0..1), message.clone());
            let report = Report::new(vec![wrong], &files, Counts::default());
            let printed = print(&report, &files);
            prop_assert_eq!(printed.matches(['\n', '\r']).count(), 1);
            let (name, properties, data) = parse(printed.trim_end_matches('\n')).unwrap();
            prop_assert_eq!(name, "warning");
            prop_assert_eq!(&properties[0], &("file".to_owned(), path));
            prop_assert_eq!(data, message);
        }
    }
}
