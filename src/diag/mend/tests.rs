use proptest::prelude::*;

use super::*;
use crate::diag::Counts;
use crate::text::Span;

fn all(files: &Files, check: impl Fn(&Files) -> Report) -> Mended {
    super::all(files, check, |code| code.starts_with("unknown"))
}

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
fn what_hides_others_comes_first() {
    // The name is mended though three problems come to light, and they are mended then.
    check("unknown x", &[("unknown", "w w w"), ("w", "v")], "v v v x");
    // But not if something would be hidden that was not.
    check("unknown x", &[("unknown", "unknowns"), ("unknowns", "")], "unknown x");
    check(
        "bad unknown",
        &[("bad", "unknown2"), ("unknown2", ""), ("unknown ", "y ")],
        "bad unknown",
    );
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
