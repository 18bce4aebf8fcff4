//! Holds the table of checks against its files, its pages and its folders of good and bad sites.
//!
//! A folder `tests/checks/CODE/` has a site `good/` in which the check finds nothing, a site `bad/`
//! in which nothing else finds anything, and `bad.txt`, the exact report on it. Both sites are laid
//! over `tests/checks/base/`, which is without fault. The examples and the message on the page of
//! the check are taken from there, to the letter.
//!
//! `UPDATE=1 cargo test --test checks` writes reports, and the messages on the pages, anew.

#![expect(clippy::disallowed_methods, reason = "it reads fixtures and pages")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plainfact::check::{self, ALL, Check, Scope};
use plainfact::diag::{Counts, Report, Severity, human};
use plainfact::model::{Config, Id};
use plainfact::text::{Body, Files};
use plainfact::{edge, load};

/// The sections of a page but the last one, in order.
const SECTIONS: [&str; 4] = ["What it finds", "Why it matters", "Bad", "Good"];

/// Plain, and with nothing left out.
const OPTIONS: human::Options =
    human::Options { color: false, limit: usize::MAX, note_limit: usize::MAX };

/// The last section: of a check that an editor may exempt from, and of any other.
const EXEMPT: [&str; 2] = ["How to exempt", "This cannot be exempted"];

/// What examples are written in.
const LANGUAGES: [&str; 3] = ["markdown", "yaml", "html"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> PathBuf {
    root().join("content/about/checks")
}

fn fixtures() -> PathBuf {
    root().join("tests/checks")
}

fn is_updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in a folder, without an ending that all of them have.
fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    entries.filter_map(|name| name.to_str()?.strip_suffix(ending).map(str::to_owned)).collect()
}

fn codes() -> BTreeSet<String> {
    ALL.iter().map(|check| check.code.to_owned()).collect()
}

/// Gathers what is wrong with each check, so that one run tells everything.
fn for_each_check(fault: impl Fn(&Check) -> Result<(), String>) {
    let faults: Vec<String> = ALL
        .iter()
        .filter_map(|check| fault(check).err().map(|fault| format!("{}: {fault}", check.code)))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n\n"));
}

#[test]
fn the_table_is_sorted_and_its_codes_are_ids() {
    for pair in ALL.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} after {}", pair[1].code, pair[0].code);
    }
    for_each_check(|check| {
        let begins = check.summary.chars().next().is_some_and(char::is_lowercase);
        let phrase = begins && !check.summary.ends_with('.');
        let whole = Id::is_valid(check.code) && phrase;
        whole.then_some(()).ok_or_else(|| format!("`{}` is no phrase", check.summary))
    });
}

#[test]
fn every_rule_page_and_folder_is_of_a_check_and_every_check_has_them() {
    let rules = names(&root().join("src/check/rules"), ".rs");
    let rules: BTreeSet<_> = rules.iter().map(|name| name.replace('_', "-")).collect();
    let unknown: Vec<_> = rules.iter().filter(|code| *code != "mod").collect();
    let unknown: Vec<_> = unknown.into_iter().filter(|code| !codes().contains(*code)).collect();
    assert!(unknown.is_empty(), "rules that are not in the table: {unknown:?}");

    let with_index = |name: &str| codes().into_iter().chain([name.to_owned()]).collect();
    let (of_pages, of_folders): (BTreeSet<_>, BTreeSet<_>) =
        (with_index("index"), with_index("base"));
    assert_eq!(names(&pages(), ".md"), of_pages);
    assert_eq!(names(&fixtures(), ""), of_folders);
    let parts = BTreeSet::from(["bad", "bad.txt", "good"].map(str::to_owned));
    for_each_check(|check| {
        let found = names(&fixtures().join(check.code), "");
        (found == parts).then_some(()).ok_or_else(|| format!("its folder has {found:?}"))
    });
}

#[test]
fn the_index_lists_every_page() {
    let index = read(&pages().join("index.md"));
    for_each_check(|check| {
        let line = format!("- [`{0}`]({0}.md): {1}", check.code, check.summary);
        let listed = index.lines().any(|other| other == line);
        listed.then_some(()).ok_or_else(|| format!("index.md has no line `{line}`"))
    });
}

/// A fixture's site: `base` with the files of a folder laid over it.
fn site(folder: &Path) -> Result<Files, String> {
    let read = |folder: &Path| edge::disk::read(folder).map_err(|error| error.to_string());
    let mut files = read(&fixtures().join("base"))?;
    let over = read(folder)?;
    for (id, path, body) in over.iter() {
        let laid = files.insert(path, body.clone());
        if let Some(sum) = over.sum(id) {
            files.set_sum(laid, sum.to_owned());
        }
    }
    Ok(files)
}

/// The whole report on a site; templates are run only where the check is about them.
fn report(check: &Check, files: &mut Files) -> Report {
    let config = Config::on(jiff::civil::date(2026, 11, 24));
    if check.code == "template-error" {
        edge::embedded::add_defaults(files);
        plainfact::build(files, &config).1
    } else {
        plainfact::check(files, &config)
    }
}

/// The report as it is printed, with nothing left out.
fn printed(report: &Report, files: &Files) -> String {
    let text = human::print(report, files, OPTIONS);
    if text.is_empty() { text } else { format!("{}\n", text.trim_end()) }
}

/// The report without what does not count: another check's notes, which only the world can mend.
fn of_note(report: Report, code: &str) -> Report {
    let Report { mut diagnostics, counts } = report;
    diagnostics.retain(|found| found.code == code || found.severity != Severity::Note);
    Report { diagnostics, counts }
}

#[test]
fn nothing_is_found_in_good_sites() {
    let found = |check: &Check, folder: &Path| {
        let mut files = site(folder)?;
        let report = of_note(report(check, &mut files), check.code);
        let found = printed(&report, &files);
        if found.is_empty() { Ok(()) } else { Err(format!("found in a good site:\n{found}")) }
    };
    for_each_check(|check| found(check, &fixtures().join("base")));
    for_each_check(|check| found(check, &fixtures().join(check.code).join("good")));
}

#[test]
fn bad_sites_give_their_reports() {
    for_each_check(|check| {
        let folder = fixtures().join(check.code);
        let mut files = site(&folder.join("bad"))?;
        let report = of_note(report(check, &mut files), check.code);
        let found = printed(&report, &files);
        if found.is_empty() {
            return Err("finds nothing in its bad site".to_owned());
        }
        if let Some(other) = report.diagnostics.iter().find(|found| found.code != check.code) {
            return Err(format!("its bad site has a `{}`:\n{found}", other.code));
        }
        let file = folder.join("bad.txt");
        if is_updating() {
            fs::write(&file, &found).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found == expected {
            return Ok(());
        }
        Err(format!("finds\n\n{found}\nand bad.txt says\n\n{expected}"))
    });
}

/// While somebody writes in a file it is checked alone, and must be told what a whole report says.
#[test]
fn a_file_alone_is_told_what_the_whole_report_says() {
    let config = Config::on(jiff::civil::date(2026, 11, 24));
    let told = |files: &Files, scope: &Scope<'_>| {
        let (site, found) = load::site(files, &config);
        let problems = check::site(&site, files, &config, found, scope);
        Report::new(problems, files, Counts::default()).diagnostics
    };
    let differs = |folder: &Path| {
        let files = site(folder)?;
        let all = told(&files, &Scope::WHOLE);
        for (file, path, _) in files.below("content/") {
            let focus = BTreeSet::from([file]);
            let alone = told(&files, &Scope { files: Some(&focus), ..Scope::WHOLE });
            let mut expected = all.clone();
            expected.retain(|problem| problem.span.file == file);
            if alone != expected {
                return Err(format!("{path} alone: {alone:#?}\n\nand of all: {expected:#?}"));
            }
        }
        Ok(())
    };
    for part in ["bad", "good"] {
        for_each_check(|check| differs(&fixtures().join(check.code).join(part)));
    }
}

/// A section of a page: its heading, and the fenced blocks below it with their languages.
#[derive(Default)]
struct Section {
    heading: String,
    blocks: Vec<(String, Vec<String>)>,
}

/// The sections of a page; a heading within a block is part of an example.
fn sections(page: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut in_block = false;
    for line in page.lines() {
        let section = sections.last_mut();
        match (line.strip_prefix("```"), line.strip_prefix("## "), section) {
            (Some(_), _, Some(_)) if in_block => in_block = false,
            (Some(language), _, Some(section)) => {
                section.blocks.push((language.to_owned(), Vec::new()));
                in_block = true;
            }
            (None, _, Some(section)) if in_block => {
                section.blocks.last_mut().unwrap().1.push(line.to_owned());
            }
            (None, Some(heading), _) => {
                sections.push(Section { heading: heading.to_owned(), ..Section::default() });
            }
            _ => {}
        }
    }
    sections
}

/// The fenced blocks of a section.
fn blocks(page: &str, heading: &str) -> Vec<(String, String)> {
    let section = sections(page).into_iter().find(|section| section.heading == heading);
    let blocks = section.unwrap_or_default().blocks.into_iter();
    blocks.map(|(language, lines)| (language, lines.join("\n"))).collect()
}

#[test]
fn pages_have_their_sections_in_order() {
    for_each_check(|check| {
        let page = read(&pages().join(check.code).with_extension("md"));
        for line in ["---", "title: ", "description: ", "kind: page", "order: "] {
            if !page.lines().any(|other| other.starts_with(line)) {
                return Err(format!("its page has no `{line}`"));
            }
        }
        let sections = sections(&page);
        let found: Vec<&str> = sections.iter().map(|section| &*section.heading).collect();
        let last = EXEMPT[usize::from(!check.exemptable)];
        let expected: Vec<&str> = SECTIONS.into_iter().chain([last]).collect();
        if found == expected { Ok(()) } else { Err(format!("its page has {found:?}")) }
    });
}

/// Whether some text below a folder has these lines.
fn has_lines(folder: &Path, lines: &str) -> bool {
    let files = edge::disk::read(folder).unwrap();
    files.iter().any(|(_, _, body)| match body {
        Body::Text(text) => format!("\n{text}\n").contains(&format!("\n{lines}\n")),
        Body::Asset(_) | Body::Unreadable(_) => false,
    })
}

#[test]
fn examples_on_pages_are_those_of_the_fixtures() {
    for_each_check(|check| {
        let file = pages().join(check.code).with_extension("md");
        let page = read(&file);
        let folder = fixtures().join(check.code);
        let (bad, good) = (blocks(&page, "Bad"), blocks(&page, "Good"));
        let ([wrong, message], [right]) = (&bad[..], &good[..]) else {
            return Err("it wants an example and a message under Bad, an example under Good".into());
        };
        for (site, (language, lines)) in [("bad", wrong), ("good", right)] {
            if !LANGUAGES.contains(&&**language) {
                return Err(format!("an example in `{language}`; it is one of {LANGUAGES:?}"));
            }
            if !has_lines(&folder.join(site), lines) {
                return Err(format!("its {site} site does not have these lines:\n{lines}"));
            }
        }
        let report = read(&folder.join("bad.txt"));
        // Notes come first in a report, but a page shows the worst that its check finds.
        let mut messages = report.split("\n\n").map(str::trim_end);
        let worst = messages.clone().find(|message| !message.starts_with("note["));
        let first = worst.or(messages.next()).unwrap_or("");
        if is_updating() {
            let (old, new) = (&message.1, first);
            let page = page.replacen(&format!("```text\n{old}"), &format!("```text\n{new}"), 1);
            fs::write(&file, page).unwrap();
        } else if *message != ("text".to_owned(), first.to_owned()) {
            return Err(format!("its page says\n{}\nand bad.txt\n{first}", message.1));
        }
        Ok(())
    });
}

/// The front matter and the blocks of a site's pages, and the entries of its registry: each is a
/// case that the check has to leave alone.
fn cases(folder: &Path) -> usize {
    let files = edge::disk::read(folder).unwrap();
    let in_file = |path: &str, text: &str| match path.rsplit_once('.') {
        Some((_, "md")) => {
            let (front, body) = match text.strip_prefix("---\n") {
                Some(text) => (1, text.split_once("\n---\n").map_or("", |(_, body)| body)),
                None => (0, text),
            };
            let blocks = body.split("\n\n").map(str::trim);
            let own = blocks.filter(|block| !block.is_empty() && !block.starts_with("<!--"));
            front + own.count()
        }
        Some((_, "yaml")) => {
            text.lines().filter(|line| line.starts_with(char::is_alphanumeric)).count()
        }
        _ => 1,
    };
    let count = |(_, path, body): (_, &str, &Body)| match body {
        Body::Text(text) => in_file(path, text),
        Body::Asset(_) | Body::Unreadable(_) => 1,
    };
    files.iter().map(count).sum()
}

/// One bad case may be found by luck, and one good case left alone by it. `--nocapture` prints how
/// many there are.
#[test]
#[expect(clippy::print_stdout, reason = "the counts are for people")]
fn every_check_has_several_cases_of_both_kinds() {
    let (mut all_bad, mut all_good) = (0, 0);
    let mut counts = Vec::new();
    for check in ALL {
        let folder = fixtures().join(check.code);
        let mut files = site(&folder.join("bad")).unwrap();
        let found = report(check, &mut files).by_code().get(check.code).copied();
        let (bad, good) = (found.unwrap_or(0), cases(&folder.join("good")));
        println!("{:<24} {bad:>3} bad {good:>3} good", check.code);
        (all_bad, all_good) = (all_bad + bad, all_good + good);
        counts.push((check.code, bad, good));
    }
    println!("{:<24} {all_bad:>3} bad {all_good:>3} good", format!("{} checks", ALL.len()));
    counts.retain(|(_, bad, good)| *bad < 2 || *good < 2);
    assert!(counts.is_empty(), "fewer than two cases (check, bad, good): {counts:?}");
}
