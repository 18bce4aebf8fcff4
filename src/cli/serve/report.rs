//! The report as a page of the preview.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::super::screen::counted;
use super::editor::{Desk, Place};
use crate::diag::{Diagnostic, Report, Severity};
use crate::text::{Files, Span};

/// A longer line than this is not shown: it is data.
const LONGEST_LINE: usize = 2_000;

/// The whole report, with links that open each place in an editor.
pub(super) fn html(report: &Report, files: &Files, desk: &Desk) -> String {
    let mut body = String::from("<ol>\n");
    // The worst first; the order of places stays within.
    let mut diagnostics: Vec<&Diagnostic> = report.diagnostics.iter().collect();
    diagnostics.sort_by_key(|diagnostic| Reverse(diagnostic.severity));
    for diagnostic in diagnostics {
        item(diagnostic, files, desk, &mut body);
    }
    body.push_str("</ol>\n");
    let title = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| counted(report.count(severity), severity.word()))
        .join(", ");
    page(&title, &body)
}

/// What kept the sources from being read.
pub(super) fn failure(message: &str) -> String {
    page("The sources cannot be read", &format!("<p>{}</p>\n", escaped(message)))
}

fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"/__plainfact/report.css\">\n</head>\n\
         <body class=\"plainfact-report\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n\
         </html>\n"
    )
}

fn item(diagnostic: &Diagnostic, files: &Files, desk: &Desk, html: &mut String) {
    let Diagnostic { code, severity, message, span, labels, help, fix: _ } = diagnostic;
    let severity = severity.word();
    let _ = write!(
        html,
        "<li class=\"{severity}\">\n<p><strong>{severity}</strong> <code>{code}</code> {}</p>\n\
         <p>{}</p>\n{}",
        marked_up(message),
        place(*span, files, desk),
        excerpt(*span, files),
    );
    for label in labels {
        let place = place(label.span, files, desk);
        let _ = writeln!(html, "<p>{place}: {}</p>", marked_up(&label.message));
    }
    if let Some(help) = help {
        let _ = writeln!(html, "<p>help: {}</p>", marked_up(help));
    }
    html.push_str("</li>\n");
}

/// A place, as a link that opens it in the editor if there is one.
fn place(span: Span, files: &Files, desk: &Desk) -> String {
    let Place { text, link } = desk.place(files, span);
    let text = escaped(&text);
    match link {
        Some(link) => format!("<a href=\"{}\">{text}</a>", escaped(&link)),
        None => text,
    }
}

/// The line of a place with the place marked, if there is a line to show.
fn excerpt(span: Span, files: &Files) -> String {
    let text = files.text(span.file);
    let Some((before, after)) = text.split_at_checked(span.start as usize) else {
        return String::new();
    };
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let after = after.lines().next().unwrap_or("");
    if before.len() + after.len() > LONGEST_LINE || (before.is_empty() && after.is_empty()) {
        return String::new();
    }
    let length = (span.end.saturating_sub(span.start) as usize).min(after.len());
    let Some((marked, after)) = after.split_at_checked(length) else { return String::new() };
    format!(
        "<pre><code>{}<mark>{}</mark>{}</code></pre>\n",
        escaped(before),
        escaped(marked),
        escaped(after)
    )
}

/// A message with what stands in backticks as code.
fn marked_up(message: &str) -> String {
    let escaped = escaped(message);
    let parts: Vec<&str> = escaped.split('`').collect();
    // Without a partner a backtick is a backtick.
    if parts.len().is_multiple_of(2) {
        return escaped;
    }
    let wrapped = parts.iter().enumerate().map(|(at, part)| {
        if at % 2 == 1 { format!("<code>{part}</code>") } else { (*part).to_owned() }
    });
    wrapped.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Counts;

    #[test]
    fn leads_to_the_place_and_lets_nothing_through() {
        let mut files = Files::new();
        let id = files.insert_text("content/a b.md", "one\n<b>Año</b> 3,931\n");
        let at = "one\n<b>".len();
        let wrong = Diagnostic::error("stale-figure", Span::new(id, at..at + 4), "`<i>` is wrong")
            .label(Span::new(id, 0..3), "see <here>")
            .help("write `&`");
        let report = Report::new(vec![wrong], &files, Counts::default());
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("content")).unwrap();
        std::fs::write(root.path().join("content/a b.md"), "").unwrap();
        let desk = Desk::new(root.path().to_owned(), "vscode".parse().unwrap());
        let page = html(&report, &files, &desk);
        let folder = root.path().display();
        let expected = format!(
            "\
<li class=\"error\">
<p><strong>error</strong> <code>stale-figure</code> <code>&lt;i&gt;</code> is wrong</p>
<p><a href=\"vscode://file{folder}/content/a%20b.md:2:4\">content/a b.md:2:4</a></p>
<pre><code>&lt;b&gt;<mark>Año</mark>&lt;/b&gt; 3,931</code></pre>
<p><a href=\"vscode://file{folder}/content/a%20b.md:1:1\">content/a b.md:1:1</a>: see &lt;here&gt;</p>
<p>help: write <code>&amp;</code></p>
</li>
"
        );
        assert!(page.contains(&expected), "{page}");
    }

    #[test]
    fn shows_only_lines_that_are_there() {
        let mut files = Files::new();
        let id = files.insert_text("a.md", "ñ\n");
        for (range, expected) in [(1..2, ""), (9..12, ""), (3..3, ""), (0..9, "<mark>ñ</mark>")] {
            let html = excerpt(Span::new(id, range.clone()), &files);
            assert_eq!(html.contains("<mark>"), !expected.is_empty(), "{range:?}: {html}");
        }
    }
}
