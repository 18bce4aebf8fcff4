//! `fix`: that it mends what is certain and nothing else, and that a changed value goes everywhere.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the program's edges are tested from outside; counts are told with `--nocapture`"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use plainfact::diag::mend::Mended;
use plainfact::diag::{Diagnostic, Severity};
use plainfact::edge;
use plainfact::model::{Claim, Config, Fact, Target, Value, plain};
use plainfact::text::{Body, Files, Span};
use support::Site;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

fn fixed(files: &Files) -> Mended {
    plainfact::mend(files, &config())
}

/// Every site below `tests/checks/`, laid over the base, with its name.
fn fixtures(kind: &str) -> Vec<(String, Files)> {
    let folder = root().join("tests/checks");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names.retain(|name| folder.join(name).join(kind).is_dir());
    let site = |name: String| {
        let mut files = edge::disk::read(&folder.join("base")).unwrap();
        let over = edge::disk::read(&folder.join(&name).join(kind)).unwrap();
        for (_, path, body) in over.iter() {
            files.insert(path, body.clone());
        }
        (name, files)
    };
    names.into_iter().map(site).collect()
}

fn texts(files: &Files) -> Vec<(String, String)> {
    files.iter().map(|(id, path, _)| (path.to_owned(), files.text(id).to_owned())).collect()
}

#[test]
fn good_sites_stay_as_they_are() {
    let sites = fixtures("good");
    assert!(sites.len() > 50, "there are fixtures");
    for (name, files) in sites {
        let mended = fixed(&files);
        assert_eq!(texts(&mended.files), texts(&files), "{name}");
        assert!(mended.mends.is_empty(), "{name}: {:?}", mended.mends);
    }
}

/// What a mend is called in the lists of exceptions: the check and the message.
fn named(found: &Diagnostic) -> String {
    format!("{}: {}", found.code, found.message)
}

#[test]
fn bad_sites_keep_no_problem_that_could_be_mended() {
    let (mut mends, mut by_code) = (0, BTreeMap::<_, usize>::new());
    for (name, files) in fixtures("bad") {
        let before = plainfact::check(&files, &config());
        let mended = fixed(&files);
        for mend in &mended.mends {
            *by_code.entry(mend.code).or_default() += 1;
        }
        mends += mended.mends.len();
        let left: Vec<String> =
            mended.report.diagnostics.iter().filter(|d| !d.fix.is_empty()).map(named).collect();
        assert!(left.is_empty(), "{name} keeps {left:#?}");
        // Everything that was read before is read after.
        assert!(mended.report.counts.pages >= before.counts.pages, "{name}");
        assert!(mended.report.counts.facts >= before.counts.facts, "{name}");
        assert!(mended.report.counts.claims >= before.counts.claims, "{name}");
        let again = fixed(&mended.files);
        assert_eq!(texts(&again.files), texts(&mended.files), "{name}: once is enough");
        assert!(again.mends.is_empty(), "{name}");
    }
    println!("{mends} mends: {by_code:?}");
    assert!(mends > 20, "the bad sites have something to mend");
}

fn real_site() -> Files {
    let mut files = edge::disk::read(root()).unwrap();
    edge::embedded::add_defaults(&mut files);
    files
}

/// The files with other text at some places.
fn with(files: &Files, changes: &BTreeMap<Span, String>) -> Files {
    let mut changed = files.clone();
    let touched: BTreeSet<_> = changes.keys().map(|span| span.file).collect();
    for file in touched {
        let mut text = files.text(file).to_owned();
        for (span, new) in changes.iter().rev().filter(|(span, _)| span.file == file) {
            text.replace_range(span.range(), new);
        }
        changed.insert(files.path(file).clone().as_ref(), Body::Text(text.into()));
    }
    changed
}

/// The real site with other values of some claims, given as `fact#claim`.
fn with_values(files: &Files, values: &[(&str, &str)]) -> Files {
    let (site, _) = plainfact::load::site(files, &config());
    let changes = values.iter().map(|(name, value)| {
        let (fact, claim) = name.split_once('#').unwrap();
        let fact = site.registry.facts.get(fact).unwrap();
        let claim = fact.claims.iter().find(|c| c.id.as_str() == claim).unwrap();
        (claim.value.span, (*value).to_owned())
    });
    with(files, &changes.collect())
}

/// The words of every use of a fact, in pages, titles, descriptions and registry texts, by what the
/// program itself says of its uses: their places.
fn uses(files: &Files, wanted: &[&str]) -> Vec<(String, String)> {
    let (site, _) = plainfact::load::site(files, &config());
    let mut found = Vec::new();
    let mut look = |doc: &plainfact::model::Doc| {
        doc.each_target(&mut |link| {
            if let Target::Fact(reference) = &link.target.value
                && wanted.contains(&reference.fact.as_str())
            {
                found.push((reference.fact.to_string(), plain(link.content)));
            }
        });
    };
    for page in &site.pages {
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            look(doc);
        }
    }
    for event in site.registry.events.values() {
        let texts = std::iter::once(&event.title).chain(&event.summary);
        texts.flat_map(|text| text.passages()).for_each(|(_, passage)| look(&passage.doc));
    }
    found
}

/// The acceptance of the whole: the registry changes, `fix` runs, the site says the new values.
#[test]
fn a_changed_value_goes_everywhere() {
    let files = real_site();
    let values = [
        ("children-separated#task-force-2021", "3921"),
        ("children-reunified#task-force-2021", "1801"),
    ];
    let changed = with_values(&files, &values);
    let before = plainfact::check(&changed, &config());
    assert!(before.diagnostics.iter().filter(|d| d.code == "stale-figure").count() > 15);
    let mended = fixed(&changed);
    let all = ["children-separated", "children-reunified", "children-not-confirmed-reunified"];
    let (old, new) = (uses(&files, &all), uses(&mended.files, &all));
    assert_eq!(old.len(), new.len());
    let mut seen = BTreeSet::new();
    for ((_, old), (fact, new)) in old.iter().zip(&new) {
        // 3,921 - 1,801
        let expected =
            old.replace("3,913", "3,921").replace("1,786", "1,801").replace("2,127", "2,120");
        assert_eq!(*new, expected, "{fact}");
        seen.extend((old != new).then_some(new.clone()));
    }
    assert!(seen.len() > 4, "{seen:?}");
    // What a document published is not for `fix` to change: a person looks at it.
    let left: Vec<&Diagnostic> =
        mended.report.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    let for_a_person = ["formula-mismatch", "silent-change"];
    assert!(left.iter().all(|d| for_a_person.contains(&d.code)), "{left:#?}");
    assert!(left.iter().any(|d| d.code == "formula-mismatch"), "`expect` is reported");
}

/// Changes every number of the registry a little, all at once, and wants every use of it either to
/// hold after `fix` or to be reported: nothing is silently wrong.
#[test]
fn whatever_value_changes_every_use_holds_or_is_reported() {
    let files = real_site();
    let (site, _) = plainfact::load::site(&files, &config());
    let other = |fact: &Fact, claim: &Claim| match claim.value.value {
        Value::Number(number) if fact.derived.is_none() => {
            // A hundredth more, and at least one.
            let step = (number / rust_decimal::Decimal::ONE_HUNDRED).trunc().max(1.into());
            Some((claim.value.span, (number + step).normalize().to_string()))
        }
        _ => None,
    };
    let claims = site.registry.facts.values();
    let claims = claims.flat_map(|fact| fact.claims.iter().map(move |claim| (fact, claim)));
    let changes: BTreeMap<Span, String> =
        claims.filter_map(|(fact, claim)| other(fact, claim)).collect();
    let changed = with(&files, &changes);
    let before = plainfact::check(&changed, &config());
    let mended = fixed(&changed);
    let count = |report: &plainfact::diag::Report, code: &str| {
        report.diagnostics.iter().filter(|d| d.code == code).count()
    };
    let figures = ["stale-figure", "hedge-mismatch", "unit-mismatch"];
    let [was, is] = [&before, &mended.report].map(|report| figures.map(|code| count(report, code)));
    println!("{} values changed; {figures:?}: {was:?} before, {is:?} after", changes.len());
    for left in mended.report.diagnostics.iter().filter(|d| figures.contains(&d.code)) {
        let place = mended.files.locate(left.span);
        println!("{}:{}: {} {:?}", place.path, place.line, named(left), left.help);
    }
    assert!(changes.len() > 100 && was[0] > 100);
    assert!(is[0] * 5 < was[0], "most of them are mended");
    // What was changed by hand stays as it is.
    let values: Vec<&str> = changes.values().map(String::as_str).collect();
    let (after, _) = plainfact::load::site(&mended.files, &config());
    let spans = after.registry.facts.values().filter(|fact| fact.derived.is_none());
    let now: Vec<String> = spans
        .flat_map(|fact| &fact.claims)
        .filter_map(|claim| match claim.value.value {
            Value::Number(number) => Some(number.normalize().to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(now.len(), values.len());
}

#[test]
fn the_program_mends_and_says_what() {
    let site = Site::new();
    site.replace("content/registry/facts/counts.yaml", "3913", "3921");
    let page = "---\r\ntitle: Two\r\ndescription: About [nearly 4,000](fact:children).\r\nkind: page\r\n---\r\n\
                There were **[3,913](fact:childern) *of* them** and [nearly 3,920](fact:children).\r\n";
    site.write("content/two.md", format!("\u{feff}{page}"));
    let before = site.listing("content");
    let run = site.run(&["fix", "--dry-run"]);
    run.expect(
        1,
        &["--- a/content/index.md\n+++ b/content/index.md\n", "-There were [3,913 children"],
    );
    assert_eq!(site.listing("content"), before, "a dry run writes nothing");
    let run = site.run(&["fix"]);
    let words = [
        "mended 2 places of `stale-figure`:",
        "content/index.md:5:13: `3,913 children` is now `3,921 children`",
        "mended 1 place of `unknown-fact`:",
        "error[sense-flip]",
        "1 error, 0 warnings",
    ];
    run.expect(1, &words);
    let two = fs::read_to_string(site.path("content/two.md")).unwrap();
    let expected = page.replace("3,913", "3,921").replace("childern", "children");
    assert_eq!(two, format!("\u{feff}{expected}"));
    site.replace("content/two.md", "nearly 3,920", "more than 3,920");
    site.run(&["fix"]).expect(0, &["nothing can be mended for certain", "0 errors"]);
    site.run(&["fix", "--root", "nowhere"]).expect(2, &["nowhere"]);
}

/// The diff is one that the tools of others take: `git apply` where there is git, else `patch`.
#[test]
fn the_diff_of_a_dry_run_applies() {
    let site = Site::new();
    site.replace("content/registry/facts/counts.yaml", "3913", "3921");
    site.write(
        "content/no-end.md",
        "---\ntitle: A\ndescription: B.\nkind: page\n---\n[3,913](fact:children)",
    );
    site.write("content/two words.md", "---\ntitle: A\ndescription: B.\nkind: page\n---\nx\r\n");
    site.write(
        "content/crlf.md",
        "---\r\ntitle: A [3,913](fact:children)\r\ndescription: B.\r\nkind: page\r\n---\r\nx\r\n",
    );
    let diff = site.run(&["fix", "--dry-run", "--quiet"]).out;
    let commands: [&[&str]; 2] = [&["git", "apply", "-p1"], &["patch", "-p1", "--binary"]];
    let mut applied = 0;
    for command in commands {
        let copy = Site::new();
        for (path, bytes) in site.listing("content") {
            copy.write(&format!("content/{}", path.display()), bytes);
        }
        let mut tool = Command::new(command[0]);
        tool.args(&command[1..]).current_dir(copy.root());
        let child = tool.stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
        let Ok(mut child) = child else { continue };
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), diff.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{command:?} refuses:\n{diff}");
        for file in ["index.md", "no-end.md", "crlf.md"] {
            let text = fs::read_to_string(copy.path(&format!("content/{file}"))).unwrap();
            assert!(
                text.contains("3,921") && !text.contains("3,913"),
                "{command:?} {file}:\n{text}"
            );
        }
        applied += 1;
    }
    println!("{applied} tools took the diff");
}
