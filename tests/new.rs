//! `new`, end to end: what is written, what is refused, and what is told.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use support::{Run, Site};

const FACTS: &str = "content/registry/facts/counts.yaml";
const SOURCES: &str = "content/registry/sources/all.yaml";

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap()
}

/// Runs `new` with the words of a line; quotation marks hold some together.
fn new(site: &Site, line: &str) -> Run {
    let mut args = vec!["new".to_owned()];
    for (at, part) in line.split('\'').enumerate() {
        match at % 2 {
            0 => args.extend(part.split_whitespace().map(str::to_owned)),
            _ => args.push(part.to_owned()),
        }
    }
    site.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A new entry of each kind: what it is told, what stands in the file, and a site without error.
#[test]
fn each_kind_is_written_and_passes() {
    let site = Site::new();
    let check = |line: &str, told: &str, path: &str, expected: &str| {
        new(&site, line).expect(0, &[told]);
        let text = read(&site, path);
        assert!(text.ends_with(expected), "{line}: {text}");
    };
    check(
        "source --type report --title 'The Harbor: 2025' --author 'Holm, Ida' --author 'Harbor Office' \
         --issued 2026-01 --url https://example.org/h",
        "cite it: `[@the-harbor-2025-2026]`",
        SOURCES,
        "reliability: primary-official\n\nthe-harbor-2025-2026:\n  type: report\n  title: \"The Harbor: \
         2025\"\n  author: [{family: Holm, given: Ida}, {literal: Harbor Office}]\n  issued: 2026-01\n  \
         URL: https://example.org/h\n  accessed: 2026-12-01\n",
    );
    check(
        "fact --label Fare --kind money --currency USD --value 2.50 --as-of 2025 \
         --source 'report, page 4' --source the-harbor-2025-2026",
        "use it: `[$2.50](fact:fare)`",
        FACTS,
        "\n\nfare:\n  label: Fare\n  kind: money\n  unit: {currency: USD}\n  claims:\n    report:\n      \
         value: 2.50\n      as_of: 2025\n      sources: [{id: report, page: 4}, the-harbor-2025-2026]\n",
    );
    check(
        "fact --label 'Four in five' --kind count --one child --other children \
         --formula 'a - a / 5' --where a=children#first --round 0",
        "use it: `[3,130 children](fact:four-in-five)`",
        FACTS,
        "\nfour-in-five:\n  label: Four in five\n  kind: count\n  unit: {one: child, other: children}\n  \
         derived:\n    formula: a - a / 5\n    where: {a: children#first}\n    round: 0\n",
    );
    check(
        "party --type organization --name 'Town of Halden' --private",
        "`[](party:town-of-halden)`",
        "content/registry/parties/parties.yaml",
        "town-of-halden:\n  type: organization\n  name: Town of Halden\n  private: true\n",
    );
    check(
        "case --caption 'Holm v. Halden' --short Holm --court 'D. Mass.' --source report",
        "`[](case:holm)`",
        "content/registry/cases/cases.yaml",
        "holm:\n  caption: Holm v. Halden\n  short: Holm\n  court: D. Mass.\n  status: unknown\n  \
         status_as_of: 2026-12-01\n  sources: [report]\n",
    );
    check(
        "term --term 'class action' --plain 'A suit for many.' --aka 'mass suit'",
        "`[](term:class-action)`",
        "content/registry/terms/terms.yaml",
        "class-action:\n  term: class action\n  plain: A suit for many.\n  aka: [mass suit]\n",
    );
    check(
        "event --date 2018-04-06 --title 'The memo' --source report --major",
        "/timeline/",
        "content/registry/events/events.yaml",
        "the-memo:\n  date: 2018-04-06\n  title: The memo\n  sources: [report]\n  major: true\n",
    );
    check(
        "series --title Held --column 'a=At the border' --column b --one child --other children \
         --point 2024=5,7 --point 2025=,8 --source report",
        "`![Held](series:held)`",
        "content/registry/series/series.yaml",
        "held:\n  title: Held\n  columns: {a: At the border, b: b}\n  points:\n    - {date: 2024, a: 5, b: \
         7}\n    - {date: 2025, b: 8}\n  unit: {one: child, other: children}\n  sources: [report]\n",
    );
    check(
        "article news/stop --title 'The stop' --description 'Why it stopped.' --source report",
        "`plainfact serve`, then /news/stop/",
        "content/news/stop.md",
        "---\ntitle: The stop\ndescription: Why it stopped.\nsources: [report]\ndate: 2026-12-01\ndraft: \
         true\n---\n",
    );
    check(
        "article news/index --title News --description 'All news.'",
        "wrote content/news/index.md",
        "content/news/index.md",
        "---\ntitle: News\ndescription: All news.\ndraft: true\n---\n",
    );
    site.run(&["check", "--drafts"]).expect(0, &[" 0 errors"]);
}

#[test]
fn what_is_missing_is_named_by_its_flag() {
    let site = Site::new();
    let before = site.listing(".");
    let check = |line: &str, words: &[&str]| {
        new(&site, line).expect(2, words);
    };
    check("fact --label X", &["`--kind`, `--value`, `--as-of`, `--source`", "on a terminal"]);
    check(
        "fact --label X --kind count --value 1 --as-of 2020 --source report",
        &["`--one`, `--other`"],
    );
    check("fact --label X --kind money --value 1 --period 2020 --source report", &["`--currency`"]);
    let derived = "fact --label X --kind ratio --formula 'a / b'";
    check(derived, &["`--where`"]);
    check(&format!("{derived} --where a=childern"), &["no fact `childern`", "`children`?"]);
    check(&format!("{derived} --where a=children#x"), &["no claim `x`; it has `first`"]);
    check(&format!("{derived} --where a"), &["`all=children`"]);
    check(&format!("{derived} --where a=children --value 1"), &["cannot be used with"]);
    check("fact --label X --kind ratio --round 1", &["--formula"]);
    check("source --title X", &["`--type`"]);
    check("event --title X --date 2020", &["`--source`"]);
    check("article x --title X --description X", &["`--source`"]);
    check("article", &["<PATH>", "`policy/memo`"]);
    check("correction", &["`--fact`"]);
    // What is given is looked at.
    check("source --title X --type newspaper", &["invalid value 'newspaper'", "article-newspaper"]);
    check("event --title X --date yesterday --source report", &["is not a date"]);
    check("event --title X --date 2020 --source reprot", &["no source `reprot`", "`report`?"]);
    check("event --title X --date 2020 --source zzz", &["plainfact new source --id zzz"]);
    check("term --id 'Not So' --term X --plain X", &["`not-so`"]);
    check(
        "fact --label X --kind count --one a --other as --value 1,200 --as-of 2020 --source report",
        &["`1200`"],
    );
    check("article Bad/Path --title X --description X --source report", &["`bad/path`"]);
    check("article x --lang xx --title X --description X", &["not a language of this site"]);
    check("series --title X --column a --point 2020=1,2 --source report", &["2 numbers"]);
    assert!(site.listing(".") == before);
}

#[test]
fn what_is_there_stays_as_it_is() {
    let site = Site::new();
    site.replace(FACTS, "children:\n", "# Counts, by hand.\r\nchildren:   \n");
    let before = read(&site, FACTS);
    let line = "fact --label X --kind text --value so --as-of 2020 --source report";
    new(&site, line).expect(0, &[&format!("wrote `x` to {FACTS}:12")]);
    assert!(read(&site, FACTS).starts_with(&before));
    // Neither an id nor a page is used twice.
    let listing = site.listing(".");
    new(&site, &format!("{line} --id children")).expect(2, &["already a fact `children`", FACTS]);
    new(&site, "article index --title X --description X").expect(2, &["is there already"]);
    assert!(site.listing(".") == listing);
    // An id made from a name is a free one.
    new(&site, line).expect(0, &["wrote `x-2`"]);
    // A value that cannot be read is not written.
    let line =
        "fact --label Y --kind count --one a --other as --value many --as-of 2020 --source report";
    new(&site, line).expect(2, &["--value: `many` is no number"]);
    for (wrong, right) in [
        ("--kind percent --value 42%", "`42`"),
        ("--kind money --currency dollars --value 42", "three capitals"),
        ("--kind duration --value 'eight years'", "`P8Y`"),
        ("--kind date --value yesterday", "is not a date"),
    ] {
        let line = format!("fact --label Y --as-of 2020 --source report {wrong}");
        new(&site, &line).expect(2, &[right]);
    }
    let row = "series --title X --column a --point yesterday=1 --source report";
    new(&site, row).expect(2, &["--point: `yesterday` is not a date"]);
    let range =
        "fact --label Z --kind percent --value '{from: 4, to: 5}' --as-of 2020 --source report";
    new(&site, range).expect(0, &["wrote `z`"]);
    // A file that cannot take lines at its end is left alone.
    site.write("content/registry/terms/flow.yaml", "{a: {term: a, plain: b}}\n");
    new(&site, "term --term c --plain d").expect(2, &["flow.yaml"]);
}

#[test]
fn a_file_is_chosen_where_there_are_several() {
    let site = Site::new();
    let line = "source --type book --title X";
    new(&site, &format!("{line} --file books")).expect(0, &["registry/sources/books.yaml:1"]);
    new(&site, "source --type book --title Y").expect(2, &["`--file`: `all.yaml`, `books.yaml`"]);
    new(&site, &format!("{line} --id y --file {SOURCES}")).expect(0, &[SOURCES]);
    new(&site, &format!("{line} --id z --file ../x")).expect(2, &["`../x` is none"]);
}

#[test]
fn a_translation_is_of_its_original() {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: {en: T, es: T}\nbase_url: https://example.org\nlanguages: {en: {name: English}, es: \
         {name: Español}}\n",
    );
    new(&site, "article stop --title Stop --description Why. --source report --order 7");
    new(&site, "article stop --lang es --title Parada --description 'Por qué.'")
        .expect(0, &["wrote content/stop.es.md", "/es/stop/"]);
    let text = read(&site, "content/stop.es.md");
    for line in ["sources: [report]\n", "date: 2026-12-01\n", "order: 7\n", "translated_from: \""] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    let run = site.run(&["check", "--drafts", "--format", "json"]);
    assert!(!run.out.contains("stale-translation"), "{}", run.out);
    new(&site, "article gone --lang es --title X --description X")
        .expect(2, &["no `content/gone.md` to translate"]);
}

/// A registry with all that the exports can say.
fn library() -> Site {
    let site = Site::new();
    site.write(
        "content/registry/cases/c.yaml",
        "jp: {caption: J.P. v. U.S., court: D. Ariz., docket: 2:22-cv-00683, status: unknown, status_as_of: 2023}\n",
    );
    let mut text = read(&site, SOURCES);
    text.push_str(
        "
press:
  type: article-newspaper
  title: 'A \"Ferry\" & its {Braces}: 100% of $5 #1'
  author: [{family: van Holm, given: Ida B.}, {literal: 'Staff, All'}, {family: Cher}]
  issued: 2018-06~
  accessed: 2026-11-24
  URL: https://example.org/a_b?c=%7Ed
  container-title: The Gazette
  issue: 4
  page: A1
  lang: es
  note: Redacted copy
paper:
  type: legal_case
  title: Order
  issued: 2022-06-26
  case: jp
  entry: '83'
  note: Sealed
  snapshot: {url: https://web.archive.org/web/1, captured: 2026-11-24}
law:
  type: legislation
  title: Executive Order
  genre: executive-order
  number: 13767
  issued: 2018
  jurisdiction: us
  references: 85 Fed. Reg. 1
  section: 3(d)
",
    );
    site.write(SOURCES, text);
    site
}

#[test]
fn what_we_export_comes_back_the_same() {
    let site = library();
    let exports = |site: &Site| {
        site.run(&["build"]).expect(0, &[]);
        ["sources.csl.json", "sources.bib"].map(|name| read(site, &format!("public/data/{name}")))
    };
    let [csl, bib] = exports(&site);
    for (from, text) in [("x.json", &csl), ("x.bib", &bib)] {
        site.write(from, text);
        site.write(SOURCES, "");
        new(&site, &format!("source --from {from}"))
            .expect(0, &["`law`, `paper`, `press`, `report`"]);
        let [csl_again, bib_again] = exports(&site);
        // What a filing has from its case comes back as its own, in another order.
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&bib_again), sorted(&bib), "{from}");
        // BibTeX has no word for how near a source is, nor for saved copies.
        if from == "x.json" {
            assert_eq!(csl_again, csl);
            assert!(read(&site, SOURCES).contains("  case: jp\n"));
        }
    }
}

#[test]
fn what_is_there_is_not_imported_twice() {
    let site = Site::new();
    site.write(
        "a.json",
        r#"[{"id": "report", "type": "book", "title": "Other"},
            {"id": "same", "type": "book", "title": "Same", "URL": "https://example.org/report"},
            {"id": "New One", "type": "patent", "title": "New", "keyword": "x"},
            {"id": "nameless", "type": "book"}]"#,
    );
    let before = read(&site, SOURCES);
    new(&site, "source --from a.json").expect(
        0,
        &[
            "wrote `new-one` to",
            "left out `report`: there is already a source of this id, at content/registry/sources/all.yaml:1:1",
            "left out `same`: it is there already as `report`",
            "`new-one` could not keep the type `patent`, which became `document`; `keyword`",
            "left out `nameless`: it has no title",
        ],
    );
    assert!(read(&site, SOURCES).starts_with(&before));
    new(&site, "source --from a.json").expect(2, &["nothing new", "`New One`"]);
    new(&site, "source --from gone.bib").expect(2, &["gone.bib"]);
    site.write("bad.bib", "@misc{a, title = {x}}\n@misc{b, title = {y}");
    new(&site, "source --from bad.bib").expect(2, &["line 2: "]);
    new(&site, "source --from a.json --title X").expect(2, &["cannot be used with"]);
}

#[test]
fn a_bibliography_is_taken_from_standard_input() {
    let site = Site::new();
    let mut command = site.command(&["new", "source", "--from", "-"]);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(b"@book{Holm2026, title = {Ferries}}").unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(read(&site, SOURCES).ends_with("holm2026:\n  type: book\n  title: Ferries\n"));
}

/// On a terminal what is missing is asked for. `script` (util-linux) lends one.
#[test]
fn questions_are_put_on_a_terminal() {
    if !has_terminal() {
        return;
    }
    let site = Site::new();
    let check = |line: &str, keys: &str, words: &str, path: &str, expected: &str| {
        let told = typed(&site, line, keys);
        assert!(told.contains(words), "{line}: {told}");
        let text = read(&site, path);
        assert!(text.ends_with(expected), "{line}: {text}");
    };
    // plain; sources (left out); the id offered.
    check(
        "new term --term ferry",
        "A boat that crosses.\r\r\r",
        "What it means, in plain words",
        "content/registry/terms/terms.yaml",
        "ferry:\n  term: ferry\n  plain: A boat that crosses.\n",
    );
    // Where there is a formula, nothing is asked of a claim.
    check(
        "new fact --label Half --kind ratio",
        "a / a / 2\ra=children\r\r",
        "What a name in the formula stands for",
        FACTS,
        "half:\n  label: Half\n  kind: ratio\n  derived:\n    formula: a / a / 2\n    where: {a: children}\n",
    );
    // formula (left out); value; period (left out); as of; scope (left out); sources; the id.
    check(
        "new fact --label Rate --kind ratio",
        "\r0.5\r\r2020\r\rreport\r\r",
        "When the count was true",
        FACTS,
        "rate:\n  label: Rate\n  kind: ratio\n  claims:\n    report:\n      value: 0.5\n      as_of: \
         2020\n      sources: [report]\n",
    );
}

/// What is answered wrongly is asked again before the next question is put.
#[test]
fn a_wrong_answer_is_refused_at_its_question() {
    if !has_terminal() {
        return;
    }
    let site = Site::new();
    let told = typed(&site, "new term --term gate", "\rA way in.\r\r\r");
    assert!(told.contains("this one is needed"), "{told}");
    let keys = "\r42%\r42\r\r2020\r\rreprot\rreport\r\r";
    let told = typed(&site, "new fact --label Share --kind percent", keys);
    for words in ["write digits alone: `42`", "did you mean `report`?", "like `report`"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(read(&site, FACTS).contains("      value: 42\n"), "{told}");
    // A page whose place was not given; an id that no name gives.
    let told = typed(&site, "new article --title Año --description X", "Año\raño\rano\rreport\r\r");
    assert!(told.contains("like `ano`") && told.contains("wrote content/ano.md"), "{told}");
    let told = typed(&site, "new party --type person", "渡\r\r\r\rwatari\r");
    assert!(told.contains("small letters and digits"), "{told}");
    assert!(told.contains("wrote `watari`"), "{told}");
    let told = typed(&site, "new correction", "childern\rchildren\r");
    assert!(told.contains("did you mean `children`?"), "{told}");
    // Without any source no fact can be written: that is told before anything is asked.
    fs::remove_file(site.path(SOURCES)).unwrap();
    new(&site, "event --date 2020 --title X").expect(2, &["`--source`"]);
    let mut process = terminal(&site, "new event --date 2020 --title X");
    let (told, code) = ended(&mut process);
    assert!(told.contains("`plainfact new source` adds one") && code == Some(2), "{told}");
}

/// Whoever leaves with Ctrl-C is told what it means, and has the caret back.
#[test]
fn leaving_writes_nothing_and_says_so() {
    if !has_terminal() {
        return;
    }
    let site = Site::new();
    let before = site.listing(".");
    for (line, asked) in [("new fact", "label:"), ("new fact --label X", "kind:")] {
        let mut process = terminal(&site, line);
        let (mut seen, mut byte) = (Vec::new(), [0]);
        let screen = process.stdout.as_mut().unwrap();
        while !String::from_utf8_lossy(&seen).contains(asked) {
            assert_eq!(screen.read(&mut byte).unwrap(), 1, "{line}: {seen:?}");
            seen.push(byte[0]);
        }
        // Keys are read one by one once the question stands there.
        std::thread::sleep(std::time::Duration::from_millis(300));
        process.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
        let (rest, code) = ended(&mut process);
        let told = String::from_utf8_lossy(&seen).into_owned() + &rest;
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains("error: nothing was written"), "{told}");
        assert!(told.rfind("\x1b[?25l") <= told.rfind("\x1b[?25h"), "{told:?}");
    }
    assert!(site.listing(".") == before);
}

/// Whether there is a program that lends a terminal; where there must be, it is an error that there
/// is none.
fn has_terminal() -> bool {
    if Command::new("script").arg("--version").output().is_ok() {
        return true;
    }
    let why = "nothing lends a terminal: there is no `script` (util-linux)";
    assert!(std::env::var_os("PLAINFACT_TOOLS").is_none(), "{why}");
    support::say(&format!("skipped: {why}"));
    false
}

/// What stands on the screen once the program has ended, and how it ended.
fn ended(process: &mut std::process::Child) -> (String, Option<i32>) {
    let mut told = Vec::new();
    process.stdout.as_mut().unwrap().read_to_end(&mut told).unwrap();
    (String::from_utf8_lossy(&told).into_owned(), process.wait().unwrap().code())
}

/// Runs the program on a terminal, with keys typed ahead; gives what stands on the screen.
fn typed(site: &Site, line: &str, keys: &str) -> String {
    let mut process = terminal(site, line);
    process.stdin.take().unwrap().write_all(keys.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{told}");
    told
}

/// The program on a terminal.
fn terminal(site: &Site, line: &str) -> std::process::Child {
    let program = env!("CARGO_BIN_EXE_plainfact");
    Command::new("script")
        .current_dir(site.root())
        .args(["-qec", &format!("{program} --today 2026-12-01 {line}"), "/dev/null"])
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}
