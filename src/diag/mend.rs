//! Applying the mends that are certain: files in, files out.
//!
//! It goes in rounds. A round takes every mend that does not get in the way of one before it, then
//! checks again; what overlapped waits for the next round. What would leave the site worse is
//! undone: a round is halved until the mends that did it are found, and these are refused.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Edit, Report, Severity};
use crate::text::{Body, FileId, Files, Location};

/// The folder whose files are mended. Everything else is the program's own or made by hand for it.
const FOLDER: &str = "content/";

/// The check whose mends come first: what the registry says is what a site is for.
const FIRST: &str = "stale-figure";

/// One edit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The check that asked for it.
    pub code: &'static str,
    /// Where, in the file as it was before the round.
    pub place: Location,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// What came of mending.
#[derive(Debug, Clone)]
pub struct Mended {
    /// The files, mended.
    pub files: Files,
    /// Every edit, in the order of the rounds and of places within each.
    pub mends: Vec<Mend>,
    /// What is left for a person.
    pub report: Report,
}

/// Applies every mend that the reports of `check` offer, until a report offers none that helps.
///
/// Every round leaves fewer problems or lets more of the site be read, so there is a last one.
pub fn all(files: &Files, check: impl Fn(&Files) -> Report) -> Mended {
    let report = check(files);
    let mut mended = Mended { files: files.clone(), mends: Vec::new(), report };
    let mut refused = BTreeSet::new();
    loop {
        let chosen = choose(&mended.report, &mended.files, &refused);
        if chosen.is_empty() {
            return mended;
        }
        let mut round = Round {
            base: &mended.files,
            check: &check,
            kept: Vec::new(),
            refused: Vec::new(),
            best: None,
            before: &mended.report,
        };
        round.settle(&chosen);
        let Round { kept, refused: worse, best, .. } = round;
        refused.extend(worse.iter().map(|mend| name(mend, &mended.files)));
        let made = made(&kept, &mended.files);
        if let Some((files, report)) = best {
            mended = Mended { files, report, mends: [mended.mends, made].concat() };
        }
    }
}

/// A round: the mends tried over the same files.
struct Round<'a, C> {
    base: &'a Files,
    before: &'a Report,
    check: &'a C,
    kept: Vec<&'a Diagnostic>,
    refused: Vec<&'a Diagnostic>,
    best: Option<(Files, Report)>,
}

impl<'a, C: Fn(&Files) -> Report> Round<'a, C> {
    /// Keeps of `mends` those that help, and refuses those that harm.
    fn settle(&mut self, mends: &[&'a Diagnostic]) {
        let tried = [&self.kept, mends].concat();
        let files = apply(self.base, tried.iter().flat_map(|mend| &mend.fix));
        let report = (self.check)(&files);
        let before = self.best.as_ref().map_or(self.before, |(_, report)| report);
        if is_better(before, &report, self.base) {
            self.kept = tried;
            self.best = Some((files, report));
        } else if mends.len() > 1 {
            let (first, second) = mends.split_at(mends.len() / 2);
            self.settle(first);
            self.settle(second);
        } else {
            self.refused.extend(mends);
        }
    }
}

/// Whether more could be read, or as much with fewer problems and with no more of any kind in any
/// file: a page that can no longer be read has no problems of its own.
fn is_better(before: &Report, after: &Report, files: &Files) -> bool {
    let counts = |report: &Report| [report.counts.pages, report.counts.facts, report.counts.claims];
    let pairs = || counts(before).into_iter().zip(counts(after));
    if pairs().any(|(before, after)| after < before) {
        return false;
    }
    if pairs().any(|(before, after)| after > before) {
        return true;
    }
    let rank = |report: &Report| {
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| report.count(severity))
    };
    // Ids of files are the same in both: nothing is added by an edit.
    let kinds = |report: &Report| {
        let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for found in report.diagnostics.iter().filter(|found| found.severity != Severity::Note) {
            *kinds.entry((files.path(found.span.file), found.code)).or_default() += 1;
        }
        kinds
    };
    let known = kinds(before);
    rank(after) < rank(before)
        && kinds(after).iter().all(|(kind, count)| known.get(kind).is_some_and(|n| count <= n))
}

/// The mends of a report that can be applied together, stale figures first and then in its order.
fn choose<'a>(
    report: &'a Report,
    files: &Files,
    refused: &BTreeSet<Vec<String>>,
) -> Vec<&'a Diagnostic> {
    let mends = || report.diagnostics.iter().filter(|found| !found.fix.is_empty());
    let first = mends().filter(|found| found.code == FIRST);
    let rest = mends().filter(|found| found.code != FIRST);
    let mut taken: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for mend in first.chain(rest) {
        let own = |at: usize| mend.fix.iter().skip(at + 1);
        let free = mend.fix.iter().enumerate().all(|(at, edit)| {
            let others = taken.get(&edit.span.file).into_iter().flatten().copied();
            is_possible(edit, files) && !others.chain(own(at)).any(|other| meet(edit, other))
        });
        if free && !refused.contains(&name(mend, files)) {
            for edit in &mend.fix {
                taken.entry(edit.span.file).or_default().push(edit);
            }
            chosen.push(mend);
        }
    }
    chosen
}

/// Whether there is text at the place of an edit, in a file of the writers.
fn is_possible(edit: &Edit, files: &Files) -> bool {
    let file = edit.span.file;
    matches!(files.body(file), Body::Text(text) if text.get(edit.span.range()).is_some())
        && files.path(file).starts_with(FOLDER)
}

/// Whether two edits touch the same text; where one inserts, it must not be clear of the other by
/// chance of order alone.
fn meet(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (a.span, b.span);
    let inserts = a.start == a.end || b.start == b.end;
    let apart = |first: u32, second: u32| first < second || (!inserts && first == second);
    a.file == b.file && !apart(a.end, b.start) && !apart(b.end, a.start)
}

/// What a mend is known by once its place has moved.
fn name(mend: &Diagnostic, files: &Files) -> Vec<String> {
    let head = [mend.code.to_owned(), mend.message.clone(), files.path(mend.span.file).to_string()];
    let edits = mend.fix.iter().map(|edit| format!("{}>{}", files.snippet(edit.span), edit.text));
    head.into_iter().chain(edits).collect()
}

/// The files with some edits made, none of which overlap. Line breaks are written as the file has
/// them.
fn apply<'a>(files: &Files, edits: impl Iterator<Item = &'a Edit>) -> Files {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let mut changed = files.clone();
    for (file, mut edits) in by_file {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let old = files.text(file);
        let windows = old.find('\n').is_some_and(|at| old[..at].ends_with('\r'));
        let mut text = String::with_capacity(old.len());
        let mut at = 0;
        for edit in edits {
            let range = edit.span.range();
            text.push_str(old.get(at..range.start).unwrap_or(""));
            match windows {
                true => text.push_str(&edit.text.replace('\n', "\r\n")),
                false => text.push_str(&edit.text),
            }
            at = range.end;
        }
        text.push_str(old.get(at..).unwrap_or(""));
        changed.insert_text(&files.path(file).clone(), &text);
    }
    changed
}

fn made(kept: &[&Diagnostic], files: &Files) -> Vec<Mend> {
    let edits = kept.iter().flat_map(|mend| mend.fix.iter().map(|edit| (mend.code, edit)));
    let mend = |(code, edit): (_, &Edit)| Mend {
        code,
        place: files.locate(edit.span),
        before: files.snippet(edit.span).to_owned(),
        after: edit.text.clone(),
    };
    edits.map(mend).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Counts;
    use crate::text::Span;

    /// A check that wants every word of `rules` to be another.
    fn checker<'a>(rules: &'a [(&'static str, &'a str)]) -> impl Fn(&Files) -> Report + 'a {
        move |files| {
            let mut found = Vec::new();
            for (file, _, body) in files.iter() {
                let Body::Text(text) = body else { continue };
                for (wrong, right) in rules {
                    for (at, _) in text.match_indices(wrong) {
                        let span = Span::new(file, at..at + wrong.len());
                        let problem = Diagnostic::error(wrong, span, *wrong);
                        found.push(match *right {
                            "" => problem,
                            right => problem.fix(span, right),
                        });
                    }
                }
            }
            Report::new(found, files, Counts::default())
        }
    }

    #[track_caller]
    fn check(before: &str, rules: &[(&'static str, &str)], after: &str) -> Mended {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", before);
        let template = files.insert_text("templates/a.html", before);
        let mended = all(&files, checker(rules));
        assert_eq!(mended.files.text(page), after);
        assert_eq!(mended.files.text(template), before, "only content is mended");
        let again = all(&mended.files, checker(rules));
        assert_eq!((again.files.text(page), again.mends.len()), (after, 0), "once is enough");
        mended
    }

    #[test]
    fn mends_everything_in_as_many_rounds_as_it_takes() {
        let mended = check("aaaa b\n", &[("aa", "a"), ("b", "c")], "a c\n");
        assert_eq!(mended.mends.len(), 4);
        assert_eq!(mended.mends[0].place.column, 1);
        // What overlaps waits, and may no longer be needed.
        check("abc", &[("ab", "x"), ("bc", "y")], "xc");
        check("none", &[("a", "b")], "none");
    }

    #[test]
    fn stale_figures_come_first() {
        check("in 3,913", &[("n 3", "n 4"), (FIRST, "x")], "in 4,913");
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "abc");
        let both = |files: &Files| {
            let text = files.text(page);
            let at = |words: &str| text.find(words).map(|at| Span::new(page, at..at + words.len()));
            let early = at("ab").map(|span| Diagnostic::error("early", span, "x").fix(span, "1"));
            let stale = at("bc").map(|span| Diagnostic::error(FIRST, span, "x").fix(span, "2"));
            Report::new(early.into_iter().chain(stale).collect(), files, Counts::default())
        };
        assert_eq!(all(&files, both).files.text(page), "a2");
    }

    #[test]
    fn what_makes_it_worse_is_undone_alone() {
        let rules = [("good", "fine"), ("bad", "w w"), ("w", "")];
        let mended = check("good bad good bad", &rules, "fine bad fine bad");
        let left = mended.report.diagnostics.iter();
        let left = left.filter(|found| mended.files.path(found.span.file).ends_with(".md"));
        assert_eq!(left.count(), 2);
        // As many problems as before, but of another kind.
        check("bad", &[("bad", "w"), ("w", "")], "bad");
    }

    #[test]
    fn what_can_be_read_stays_readable() {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "3 3 3 good");
        let pages = |files: &Files| {
            let text = files.text(page);
            let readable = !text.contains('[');
            let wrong = |word: &'static str, right: &'static str| {
                let places = text.match_indices(word).filter(move |_| readable);
                places.map(move |(at, _)| {
                    let span = Span::new(page, at..at + word.len());
                    Diagnostic::error(word, span, "x").fix(span, right)
                })
            };
            let found = wrong("3", "[3]").chain(wrong("good", "fine")).collect();
            Report::new(found, files, Counts { pages: usize::from(readable), ..Counts::default() })
        };
        assert_eq!(all(&files, pages).files.text(page), "3 3 3 fine");
    }

    #[test]
    fn edits_of_one_mend_are_all_or_none() {
        let mut files = Files::new();
        let page = files.insert_text("content/a.md", "\u{feff}one\r\ntwo\r\n");
        let at = |files: &Files, word: &str| {
            let at = files.text(page).find(word)?;
            Some(Span::new(page, at..at + word.len()))
        };
        let both = |files: &Files| {
            let mut found = Vec::new();
            if let (Some(one), Some(two)) = (at(files, "one"), at(files, "two")) {
                let wrong = Diagnostic::error("a", one, "x").fix(one, "1\n1").fix(two, "2");
                found.push(wrong);
                found.push(Diagnostic::error("b", two, "x").fix(two, "zwei"));
                // Beyond the text, and over itself.
                found.push(Diagnostic::error("c", two, "x").fix(Span::new(page, 0..99), ""));
                found.push(Diagnostic::error("d", one, "x").fix(one.before(), "").fix(one, ""));
                found.push(Diagnostic::error("e", one, "x").fix(Span::new(page, 1..2), ""));
            }
            Report::new(found, files, Counts::default())
        };
        let mended = all(&files, both);
        assert_eq!(mended.files.text(page), "\u{feff}1\r\n1\r\n2\r\n");
        assert_eq!(mended.mends.len(), 2);
    }

    proptest! {
        #[test]
        fn any_edits_end_and_leave_text(
            text in "[a-dñ\r\n]{0,30}",
            edits in prop::collection::vec((0usize..40, 0usize..40, "[a-d\n]{0,3}"), 0..8),
        ) {
            let mut files = Files::new();
            let page = files.insert_text("content/a.md", &text);
            let any = |files: &Files| {
                // Fewer edits are offered the longer the text is, more or less at random.
                let n = files.text(page).len() % (edits.len() + 1);
                let found = edits.iter().take(n).map(|(from, to, text)| {
                    let span = Span::new(page, *from..*to);
                    Diagnostic::error("x", span, "x").fix(span, text.clone())
                });
                Report::new(found.collect(), files, Counts::default())
            };
            let mended = all(&files, any);
            prop_assert!(mended.report.diagnostics.len() <= edits.len());
        }
    }
}
