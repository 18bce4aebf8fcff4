//! The report as people read it: the look of rustc, with the lines that are meant.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{Diagnostic, Edit, Report, Severity};
use crate::text::{FileId, Files, Span};

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether to colour it for a terminal.
    pub color: bool,
    /// How many errors or warnings of one code are shown; the rest are counted.
    pub limit: usize,
    /// The same for notes, which nobody waits for.
    pub note_limit: usize,
}

impl Default for Options {
    /// Plain, and short enough to read: a hundred problems of one kind are one problem.
    fn default() -> Options {
        Options { color: false, limit: 20, note_limit: 3 }
    }
}

/// A longer line than this is named but not shown: it is data, and nobody wants it on a terminal.
const LONGEST_LINE: usize = 20_000;

/// A label this near to the problem is shown in the same excerpt.
const SAME_EXCERPT: usize = 6;

/// The report as text, one problem after the other with an empty line between them. Notes come
/// first: what keeps a site from being published stands last, where a terminal stops.
pub fn print(report: &Report, files: &Files, options: Options) -> String {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let is_note = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Note;
    let (notes, others): (Vec<_>, Vec<_>) = report.diagnostics.iter().partition(is_note);
    let mut text = String::new();
    for (diagnostics, limit) in [(notes, options.note_limit), (others, options.limit)] {
        print_some(&mut text, &diagnostics, limit, files, &renderer);
    }
    text
}

fn print_some(
    text: &mut String,
    diagnostics: &[&Diagnostic],
    limit: usize,
    files: &Files,
    renderer: &Renderer,
) {
    let mut seen: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let seen = seen.entry((diagnostic.code, diagnostic.severity)).or_default();
        *seen += 1;
        if *seen <= limit {
            text.push_str(&renderer.render(&groups(diagnostic, files)));
            text.push_str("\n\n");
        } else {
            *left_out.entry(diagnostic.code).or_default() += 1;
        }
    }
    for (code, count) in left_out {
        let words = format!("{count} more of `{code}` are not shown");
        text.push_str(&renderer.render(&[Group::with_title(Level::NOTE.primary_title(words))]));
        text.push_str("\n\n");
    }
}

fn groups<'a>(diagnostic: &'a Diagnostic, files: &Files) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(clean(&diagnostic.message)).id(diagnostic.code);
    let mut problem = Group::with_title(title);
    for marks in excerpts(diagnostic, files) {
        problem = match excerpt(&marks, files) {
            Some(snippet) => problem.element(snippet),
            None => marks.iter().fold(problem, |problem, mark| unshown(mark, files, problem)),
        };
    }
    let mut patches = patches(&diagnostic.fix, files).into_iter().peekable();
    let help = match &diagnostic.help {
        Some(help) => Some(clean(help)),
        None => patches.peek().map(|_| "this mends it".to_owned()),
    };
    let help = help.map(|help| {
        let help = Group::with_title(Level::HELP.secondary_title(help));
        patches.fold(help, |help, patch| help.element(patch))
    });
    std::iter::once(problem).chain(help).collect()
}

/// The lines that a mend changes, before and after, a piece for each file.
fn patches<'a>(edits: &[Edit], files: &Files) -> Vec<Snippet<'a, Patch<'a>>> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    by_file.into_iter().filter_map(|(file, edits)| patch(file, &edits, files)).collect()
}

fn patch<'a>(file: FileId, edits: &[&Edit], files: &Files) -> Option<Snippet<'a, Patch<'a>>> {
    let text = files.text(file);
    let first = edits.iter().min_by_key(|edit| edit.span.start)?;
    let from = first.span.start as usize;
    let to = edits.iter().map(|edit| edit.span.end as usize).max()?;
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(to..)?.find('\n').map_or(text.len(), |at| to + at);
    let window = text.get(start..end).filter(|window| window.len() <= LONGEST_LINE)?;
    let (mut source, offsets) = clean_with_offsets(window);
    source.push('\n');
    let mut snippet = Snippet::source(source)
        .path(clean(files.path(file)))
        .line_start(files.locate(first.span).line);
    for edit in edits {
        let place = |at: u32| offsets.get((at as usize).checked_sub(start)?).copied();
        let range = place(edit.span.start)?..place(edit.span.end)?;
        snippet = snippet.patch(Patch::new(range, clean(&edit.text)));
    }
    Some(snippet)
}

/// A place to point at.
struct Mark<'a> {
    span: Span,
    line: usize,
    kind: AnnotationKind,
    label: &'a str,
}

/// The places of a problem, those shown in one excerpt together.
fn excerpts<'a>(diagnostic: &'a Diagnostic, files: &Files) -> Vec<Vec<Mark<'a>>> {
    let mark = |span: Span, kind, label| Mark { span, line: files.locate(span).line, kind, label };
    let mut all = vec![vec![mark(diagnostic.span, AnnotationKind::Primary, "")]];
    for label in &diagnostic.labels {
        let mark = mark(label.span, AnnotationKind::Context, &label.message);
        let near = all.iter_mut().find(|marks| {
            marks.iter().any(|other| {
                other.span.file == mark.span.file && other.line.abs_diff(mark.line) <= SAME_EXCERPT
            })
        });
        match near {
            Some(marks) => marks.push(mark),
            None => all.push(vec![mark]),
        }
    }
    all
}

/// The lines of some places in one file, or nothing when there is no text to show.
fn excerpt<'a>(
    marks: &[Mark<'a>],
    files: &Files,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let file = marks.first()?.span.file;
    let text = files.text(file);
    let from = marks.iter().map(|mark| mark.span.start as usize).min()?;
    let to = marks.iter().map(|mark| mark.span.start as usize).max()?;
    if text.is_empty() || to > text.len() {
        return None;
    }
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(to..)?.find('\n').map_or(text.len(), |at| to + at);
    let window = &text[start..end];
    if window.len() > LONGEST_LINE {
        return None;
    }
    let (mut source, offsets) = clean_with_offsets(window);
    // So that an empty last line is a line, too.
    source.push('\n');
    let mut snippet = Snippet::source(source)
        .path(clean(files.path(file)))
        .line_start(marks.iter().map(|mark| mark.line).min()?);
    for mark in marks {
        let first = mark.span.start as usize - start;
        // A place over several lines is shown by its first one.
        let line_end = window.get(first..)?.find('\n').map_or(window.len(), |at| first + at);
        let last = (mark.span.end as usize).saturating_sub(start).clamp(first, line_end);
        let place = *offsets.get(first)?..*offsets.get(last)?;
        let label = Some(clean(mark.label)).filter(|label| !label.is_empty());
        snippet = snippet.annotation(mark.kind.span(place).label(label));
    }
    Some(snippet)
}

/// Adds a place that cannot be shown: its name, and what is said of it.
fn unshown<'a>(mark: &Mark<'_>, files: &Files, problem: Group<'a>) -> Group<'a> {
    let place = files.locate(mark.span);
    let origin = Origin::path(clean(&place.path)).line(place.line).char_column(place.column);
    let problem = problem.element(origin);
    if mark.label.is_empty() {
        problem
    } else {
        problem.element(Level::NOTE.message(clean(mark.label)))
    }
}

/// Text that cannot move the cursor, recolour the terminal or turn the reading direction.
pub fn clean(text: &str) -> String {
    clean_with_offsets(text).0
}

/// Clean text, and where each byte of the original went, its end included.
fn clean_with_offsets(text: &str) -> (String, Vec<usize>) {
    let mut cleaned = String::with_capacity(text.len() + 1);
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for c in text.chars() {
        offsets.extend((0..c.len_utf8()).map(|_| cleaned.len()));
        cleaned.push(if is_unsafe(c) { char::REPLACEMENT_CHARACTER } else { c });
    }
    offsets.push(cleaned.len());
    (cleaned, offsets)
}

/// Whether a character steers a terminal instead of standing on it: controls but line break, tab
/// and carriage return (which the renderer shows or expands), line and paragraph separators, and
/// the marks of the Unicode bidirectional algorithm (UAX #9).
fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' | '\r' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Counts;
    use crate::text::Body;

    fn check(diagnostic: Diagnostic, files: &Files, expected: &str) {
        let report = Report::new(vec![diagnostic], files, Counts::default());
        assert_eq!(print(&report, files, Options::default()).trim_end(), expected);
    }

    #[test]
    fn shows_both_files() {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "---\ntitle: A\n---\nAño: [3,931](fact:x)\n");
        let facts = files.insert_text("content/registry/facts/a.yaml", "x:\n  value: 3913\n");
        let span = |text: &str, of: &str| {
            let start = text.find(of).unwrap();
            start..start + of.len()
        };
        let wrong = Diagnostic::error(
            "stale-figure",
            Span::new(page, span(files.text(page), "3,931")),
            "`3,931` is not what the registry says",
        )
        .label(Span::new(facts, span(files.text(facts), "3913")), "the registry says 3,913")
        .help("write `3,913`");
        let expected = "\
error[stale-figure]: `3,931` is not what the registry says
 --> content/a.md:4:7
  |
4 | Año: [3,931](fact:x)
  |       ^^^^^
  |
 ::: content/registry/facts/a.yaml:2:10
  |
2 |   value: 3913
  |          ---- the registry says 3,913
  |
help: write `3,913`";
        check(wrong, &files, expected);
    }

    #[test]
    fn shows_the_mend() {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "Año: [3,931][fact:x]\n");
        let at = "Año: [".len();
        let wrong = Diagnostic::error("x", Span::new(page, at..at + 5), "wrong")
            .fix(Span::new(page, at..at + 5), "3,913")
            .fix(Span::new(page, at + 5..at + 14), "](fact:x)");
        let expected = "\
error[x]: wrong
 --> content/a.md:1:7
  |
1 | Año: [3,931][fact:x]
  |       ^^^^^
  |
help: this mends it
  |
1 - Año: [3,931][fact:x]
1 + Año: [3,913](fact:x)
  |";
        check(wrong, &files, expected);
    }

    #[test]
    fn needs_no_text() {
        let mut files = Files::new();
        let id = files.insert("a\u{7}.md", Body::Unreadable("is not UTF-8".into()));
        let wrong = Diagnostic::error("unreadable-file", Span::new(id, 0..0), "`a.md`\u{1b}[2J");
        check(wrong, &files, "error[unreadable-file]: `a.md`\u{fffd}[2J\n--> a\u{fffd}.md:1:1");
    }

    #[test]
    fn counts_what_it_leaves_out() {
        let mut files = Files::new();
        let id = files.insert_text("a.md", &"x\n".repeat(25));
        let all = (0..25).map(|n| Diagnostic::warning("bad", Span::new(id, n * 2..n * 2 + 1), "x"));
        let text = print(
            &Report::new(all.collect(), &files, Counts::default()),
            &files,
            Options::default(),
        );
        assert_eq!(text.matches("warning[bad]").count(), 20);
        assert!(text.ends_with("note: 5 more of `bad` are not shown\n\n"), "{text}");
    }

    #[test]
    fn what_keeps_a_site_back_stands_last() {
        let mut files = Files::new();
        let (a, b) = (files.insert_text("a.md", "x"), files.insert_text("b.md", "x"));
        let all = vec![
            Diagnostic::error("bad", Span::new(a, 0..1), "x"),
            Diagnostic::note("odd", Span::new(b, 0..1), "x"),
        ];
        let report = Report::new(all, &files, Counts::default());
        let text = print(&report, &files, Options::default());
        assert!(text.find("note[odd]") < text.find("error[bad]"), "{text}");
    }

    proptest! {
        #[test]
        fn no_place_makes_it_panic(
            text in "[a-zñ\u{1b}\u{202e}\u{85}\r\n\t]{0,60}",
            places in prop::collection::vec((0usize..80, 0usize..80), 1..5),
            color: bool,
        ) {
            let mut files = Files::new();
            let id = files.insert_text("a.md", &text);
            let mut all = Diagnostic::error("bad", Span::new(id, places[0].0..places[0].1), "x");
            for place in &places {
                all = all.label(Span::new(id, place.0..place.1), "l\u{9b}");
                all = all.fix(Span::new(id, place.0..place.1), "f\u{9b}\n");
            }
            let report = Report::new(vec![all], &files, Counts::default());
            let text = print(&report, &files, Options::default());
            prop_assert!(!text.chars().any(|c| is_unsafe(c) || c == '\r'), "{text:?}");
            print(&report, &files, Options { color, ..Options::default() });
        }
    }
}
