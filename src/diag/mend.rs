//! Applying the mends that are certain: files in, files out.
//!
//! It goes in rounds. A round takes every mend that does not get in the way of one before it, then
//! checks again; what overlapped waits for the next round. What would leave the site worse is
//! undone: a round is halved until the mends that did it are found, and these are refused.
//!
//! What keeps something from being read or found comes before what is wrong with it: to mend a
//! misspelt name is progress even if it uncovers that the figure behind it is stale.

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
/// `hides` says of a code whether its problem keeps something from being read or found. Every round
/// leaves fewer of these, or as many and fewer others; so there is a last one.
pub fn all(
    files: &Files,
    check: impl Fn(&Files) -> Report,
    hides: impl Fn(&str) -> bool,
) -> Mended {
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
            hides: &hides,
            kept: Vec::new(),
            refused: Vec::new(),
            best: None,
            before: &mended.report,
        };
        let (hiding, plain): (Vec<_>, Vec<_>) = chosen.iter().partition(|mend| hides(mend.code));
        round.settle(&plain, false);
        round.settle(&hiding, true);
        let Round { kept, refused: worse, best, .. } = round;
        refused.extend(worse.iter().map(|mend| name(mend, &mended.files)));
        let made = made(&kept, &mended.files);
        if let Some((files, report)) = best {
            mended = Mended { files, report, mends: [mended.mends, made].concat() };
        }
    }
}

/// A round: the mends tried over the same files.
struct Round<'a, C, H> {
    base: &'a Files,
    before: &'a Report,
    check: &'a C,
    hides: &'a H,
    kept: Vec<&'a Diagnostic>,
    refused: Vec<&'a Diagnostic>,
    best: Option<(Files, Report)>,
}

impl<'a, C: Fn(&Files) -> Report, H: Fn(&str) -> bool> Round<'a, C, H> {
    /// Keeps of `mends` those that help, and refuses those that harm. `uncovering` says whether all
    /// of them mend what hides other problems.
    fn settle(&mut self, mends: &[&'a Diagnostic], uncovering: bool) {
        if mends.is_empty() {
            return;
        }
        let tried = [&self.kept, mends].concat();
        let files = apply(self.base, tried.iter().flat_map(|mend| &mend.fix));
        let report = (self.check)(&files);
        let before = self.best.as_ref().map_or(self.before, |(_, report)| report);
        if self.is_better(before, &report, uncovering) {
            self.kept = tried;
            self.best = Some((files, report));
        } else if mends.len() > 1 {
            let (first, second) = mends.split_at(mends.len() / 2);
            self.settle(first, uncovering);
            self.settle(second, uncovering);
        } else {
            self.refused.extend(mends);
        }
    }

    /// Whether there are fewer problems, no more of any kind as severe in any file, and nothing that
    /// was read before is no longer read: a page that is lost has no problems of its own. Of mends that
    /// uncover others this is asked for those that hide alone.
    fn is_better(&self, before: &Report, after: &Report, uncovering: bool) -> bool {
        let counts =
            |report: &Report| [report.counts.pages, report.counts.facts, report.counts.claims];
        if counts(before).iter().zip(counts(after)).any(|(before, after)| after < *before) {
            return false;
        }
        let found = |report: &'_ Report| {
            let mut kinds: BTreeMap<(Severity, FileId, &str), usize> = BTreeMap::new();
            for found in &report.diagnostics {
                if !uncovering || (self.hides)(found.code) {
                    *kinds.entry((found.severity, found.span.file, found.code)).or_default() += 1;
                }
            }
            kinds
        };
        let (before, after) = (found(before), found(after));
        let rank = |kinds: &BTreeMap<(Severity, FileId, &str), usize>| {
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
                let of = kinds.iter().filter(|((other, ..), _)| *other == severity);
                of.map(|(_, count)| count).sum::<usize>()
            })
        };
        let (was, is) = (rank(&before), rank(&after));
        // What fell outweighs what is less severe: an error may leave a warning behind it.
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let fell = severities.into_iter().zip(was.iter().zip(&is)).find(|(_, (was, is))| was != is);
        let Some((least, _)) = fell.filter(|(_, (was, is))| is < was) else { return false };
        let grown = after.iter().any(|(kind @ (severity, ..), count)| {
            *severity != Severity::Note
                && *severity >= least
                && before.get(kind).is_none_or(|before| count > before)
        });
        !grown
    }
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
mod tests;
