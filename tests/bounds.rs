//! Inputs made to take for ever: work grows with their length and hardly faster, and memory with it.
//!
//! Work is the CPU time of one thread, which other programs do not lengthen much. Every shape is
//! tried at two lengths; for each doubling there may be at most two and a half times the work. A
//! quadratic step somewhere would ask for four times as much. What seems to ask for too much is
//! looked at again, longer, where such a step only stands out more, and as often as it takes: a
//! machine that others use as well runs at half its speed for seconds, and only the least of all
//! times tells of the work.

#![cfg(unix)]

#[allow(dead_code, reason = "other tests look between texts")]
#[path = "support/memory.rs"]
mod memory;
mod support;

use std::fmt::Write as _;
use std::sync::Mutex;

use plainfact::model::Config;
use plainfact::text::Files;
use rustix::time::{ClockId, clock_gettime};

/// Bytes of the shorter input; the longer has four times as many.
const SHORT: usize = 8_000;

/// How often a shape is tried at each pair of lengths before it is said to grow too fast.
const TRIES: [(usize, usize); 2] = [(SHORT, 3), (4 * SHORT, 20)];

/// The most work for each doubling.
const MOST: f64 = 2.5;

/// What is done with a site.
type Do = fn(&Files);

fn today() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

fn checked(files: &Files) {
    drop(plainfact::check(files, &today()));
}

fn built(files: &Files) {
    drop(plainfact::build(files, &today()));
}

/// Seconds of CPU that the thread has had.
fn clock() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The work of doing something with a site, in seconds, on one thread.
fn work(files: &Files, act: Do) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let start = clock();
        act(files);
        clock() - start
    })
}

/// A shape: its name, what comes first, a piece that is repeated, with a number for `{}` that
/// differs each time, and what comes last.
type Shape<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Held by whoever measures: two at once would disturb each other.
static ALONE: Mutex<()> = Mutex::new(());

/// Tries shapes, and tells of all that grow too fast.
fn check(shapes: &[Shape<'_>], make: impl Fn(&str) -> Files, act: Do) {
    let alone = ALONE.lock();
    let growth = |shape: &Shape<'_>, length: usize, tries: usize| {
        let lengths = [0, length, 4 * length];
        let sites = lengths.map(|length| make(&written(shape, length)));
        let mut least = [f64::INFINITY; 3];
        let mut growth = f64::INFINITY;
        // The lengths take turns, so that a slow while is not one length's alone.
        for _ in 0..tries {
            for (least, site) in least.iter_mut().zip(&sites) {
                *least = least.min(work(site, act));
            }
            let [none, short, long] = least;
            growth = ((long - none).max(0.004) / (short - none).max(0.004)).sqrt();
            if growth <= MOST {
                break;
            }
        }
        let (name, [none, short, long]) = (shape.0, least);
        say(&format!("{name}: {none:.3} s, {short:.3}, {long:.3}: {growth:.2} for a doubling"));
        growth
    };
    let grows_too_fast = |shape: &&Shape<'_>| {
        TRIES.iter().all(|&(length, tries)| growth(shape, length, tries) > MOST)
    };
    let bad: Vec<&str> = shapes.iter().filter(grows_too_fast).map(|shape| shape.0).collect();
    drop(alone);
    assert!(bad.is_empty(), "these grow too fast, see above: {bad:?}");
}

/// A shape written out, at least this long.
fn written(&(_, before, piece, after): &Shape<'_>, length: usize) -> String {
    let mut text = String::from(before);
    let mut number = 0;
    while text.len() < length {
        text.push_str(&piece.replace("{}", &number.to_string()));
        number += 1;
    }
    text + after
}

#[expect(clippy::print_stdout, reason = "the figures are told with `--nocapture`")]
fn say(words: &str) {
    println!("{words}");
}

fn page(text: &str) -> Files {
    memory::site(text)
}

fn facts(text: &str) -> Files {
    let mut files = memory::site("Text.\n");
    files.insert_text("content/registry/facts/many.yaml", text);
    files
}

/// Markdown that parsers and checks have choked on.
#[test]
fn long_pages_take_work_as_they_are_long() {
    let shapes = [
        ("words", "", "word ", ""),
        ("one word", "", "a", ""),
        ("digits", "", "3,913", ""),
        ("numbers", "", "{} children ", ""),
        ("numbers in words", "", "three hundred and ", ""),
        ("dashes", "", "-- ", ""),
        ("brackets", "", "[", ""),
        ("closed brackets", "", "[]", ""),
        ("broken links", "", "[a][b{}] ", ""),
        ("images", "", "![", ""),
        ("citations", "", "[@report, p. {}] ", ""),
        ("unknown citations", "", "[@x{}] ", ""),
        ("open citations", "", "[@", ""),
        ("references", "", "[3,913 children](fact:children#task-force) ", ""),
        ("unknown references", "", "[3,913](fact:x{}) ", ""),
        ("inserted figures", "", "[](fact:children) ", ""),
        ("quotation marks", "", "\"", ""),
        ("quotations", "", "\"he said\" ", ""),
        ("emphasis", "", "*a **b ", ""),
        ("underscores", "", "_a", ""),
        ("code marks", "", "`a ``b ", ""),
        ("entities", "", "&amp;", ""),
        ("open entities", "", "&#x", ""),
        ("comments", "", "<!-- ", ""),
        ("exemptions", "", "<!-- allow(unsourced-figure): x -->\n\n7\n\n", ""),
        ("tags", "", "<b>", ""),
        ("angles", "", "<", ""),
        ("quotation signs", "", ">", ""),
        ("nested lists", "", "- ", ""),
        ("headings", "", "## A{}\n\n", ""),
        ("equal headings", "", "## A\n\n", ""),
        ("notes", "", "[^{}]\n\n[^{}]: x\n\n", ""),
        ("one note", "", "[^a] ", "\n\n[^a]: x\n"),
        ("missing notes", "", "[^a{}] ", ""),
        ("definitions", "", "[a{}]: x\n", ""),
        ("rows", "| a | b |\n|---|---|\n", "| {} | x |\n", ""),
        ("cards", "", "![](fact:children)\n\n", ""),
        ("schemes", "", "fact:a ", ""),
        ("hidden", "", "a\u{200b}", ""),
        ("lookalikes", "", "\u{441}a", ""),
        ("links", "", "[a](../index.md) ", ""),
        ("broken anchors", "", "[a](#x{}) ", ""),
        ("mail", "", "a@b", ""),
        ("acronyms", "", "ABC{} ", ""),
    ];
    check(&shapes, page, checked);
}

/// What is looked for around every figure is looked for once in a passage.
#[test]
fn figures_with_conditions_take_work_as_they_are_many() {
    let conditions = |text: &str| {
        let mut files = memory::site(text);
        let facts = "guarded: {label: G, kind: count, unit: {one: child, other: children}, \
             requires: [the Journal said], avoid: [missing children], \
             claims: {first: {value: 3000, as_of: 2019, sources: [news], status: superseded}}}\n\
             half: {label: H, kind: percent, claims: {first: {value: 50, as_of: 2019, sources: [news]}}}\n\
             third: {label: T, kind: percent, claims: {first: {value: 33, as_of: 2019, sources: [news]}}}\n";
        files.insert_text("content/registry/facts/guarded.yaml", facts);
        files
    };
    let shapes = [
        ("without a qualifier", "", "[3,000](fact:guarded) ", ""),
        ("with a qualifier", "The Journal said ", "[3,000](fact:guarded) ", ""),
        ("wordings to be avoided", "", "“missing children [](fact:guarded)” ", ""),
        ("differences", "", "rose [50%](fact:half) [33%](fact:third) 17% ", ""),
        ("changes", "[50%](fact:half) [33%](fact:third) ", "fell 6% ", ""),
    ];
    check(&shapes, conditions, checked);
}

/// And so with what is made of them.
#[test]
fn long_pages_are_written_as_they_are_long() {
    let shapes = [
        ("citations", "", "[@report, p. {}] ", ""),
        ("references", "", "[3,913 children](fact:children#task-force) ", ""),
        ("inserted figures", "", "[](fact:children#court) ", ""),
        ("headings", "", "## A{}\n\n", ""),
        ("notes", "", "[^{}]\n\n[^{}]: x\n\n", ""),
        ("one note", "", "[^a] ", "\n\n[^a]: x\n"),
        ("rows", "| a | b |\n|---|---|\n", "| {} | x |\n", ""),
        ("cards", "", "![](fact:children#court)\n\n", ""),
        ("code", "```rust\n", "let a = \"", "\n```\n"),
        ("code lines", "```rust\n", "let a = 1;\n", "\n```\n"),
        ("emphasis", "", "*a* **b** ", ""),
    ];
    check(&shapes, page, built);
}

/// A table may be wide as well as long.
#[test]
fn wide_tables_take_work_as_they_are_wide() {
    let wide = |text: &str| {
        let columns = text.len() / 4;
        memory::site(&format!(
            "|{}\n|{}\n|{}\n",
            " a |".repeat(columns),
            "---|".repeat(columns),
            text
        ))
    };
    check(&[("columns", "", " x |", "")], wide, checked);
}

/// Registries of many entries, and entries of many fields.
#[test]
fn long_registries_take_work_as_they_are_long() {
    let claims =
        "f:\n  label: L\n  kind: count\n  unit: {one: child, other: children}\n  claims:\n";
    let shapes = [
        ("bad entries", "", "a{}: x\n", ""),
        ("equal entries", "", "a: {label: L, kind: text}\n", ""),
        ("unknown fields", "f:\n", "  x{}: y\n", ""),
        ("equal fields", "f:\n", "  x: y\n", ""),
        ("facts", "", "a{}: {label: L, kind: count, claims: {c: {value: {}, as_of: 2021}}}\n", ""),
        ("claims", claims, "    c{}: {value: {}, as_of: 2021, sources: [report]}\n", ""),
        ("lists", "f: {label: L, kind: text, requires: [", "a{}, ", "]}\n"),
        ("parts", "f: {label: L, kind: count, claims: {c: {value: 1, parts: [", "{}, ", "]}}}\n"),
        ("escapes", "f: {kind: text, label: \"", "\\u0061", "\"}\n"),
        ("folded lines", "f:\n  kind: text\n  label: >-\n", "    a b\n", ""),
        ("comments", "", "# a\n", ""),
        (
            "chain",
            "a: {label: L, kind: count, claims: {c: {value: 1, as_of: 2021}}}\n",
            "d{}: {label: L, kind: count, derived: {formula: x + 1, where: {x: a}}}\n",
            "",
        ),
    ];
    check(&shapes, facts, checked);
}

/// What a few bytes unfold to is refused before it is.
#[test]
fn bombs_do_not_go_off() {
    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = format!("*a{}, ", level - 1).repeat(10);
        let _ = writeln!(laughs, "a{level}: &a{level} [{inner}]");
    }
    let text = "x".repeat(100_000);
    let repeated = format!("a: &a {text}\nb: [{}]\n", "*a, ".repeat(20_000));
    let deep = format!("a: {}", "[".repeat(1_000_000));
    let maps = format!("a: {}", "{a: ".repeat(200_000));
    let keys = format!("? {}", "? ".repeat(200_000));
    let exponent = "f: {label: L, kind: count, claims: {c: {value: 1e999999999, as_of: 2021}}}\n";
    let days = "f: {label: L, kind: text, review_every: 99999999999999999999d}\n";
    let formula = format!(
        "f: {{label: L, kind: count, derived: {{formula: \"{}1\", where: {{a: b}}}}}}\n",
        "(".repeat(900)
    );
    let product = format!(
        "f: {{label: L, kind: count, derived: {{formula: \"9{}\", where: {{}}}}}}\n",
        " * 9".repeat(200)
    );
    for text in [&laughs, &repeated, &deep, &maps, &keys, exponent, days, &formula, &product] {
        let files = facts(text);
        let start = clock();
        let report = plainfact::check(&files, &today());
        let shown: String = text.chars().take(40).collect();
        assert!(report.has_errors(), "{shown} is not reported");
        assert!(clock() - start < 10.0, "{shown} took {:.1} s", clock() - start);
    }
}

/// Recursion has a bottom.
#[test]
fn deep_nesting_ends() {
    for piece in ["> ", "- ", "* > ", "1. ", "*a ", "[a](b ", "![", "**", "[^a]: > ", ": a\n\n"] {
        let text = piece.repeat(4_000);
        let report = plainfact::check(&page(&text), &today());
        let _ = report.by_code();
    }
    let mut strong = String::new();
    for level in 0..2_000 {
        strong.push_str(if level % 2 == 0 { "*a " } else { "**a " });
    }
    for level in (0..2_000).rev() {
        strong.push_str(if level % 2 == 0 { "*" } else { "**" });
    }
    let (_, found) = memory::build(&page(&strong));
    drop(found);
}

/// The most memory for a file of a mebibyte, in bytes. What is asked most is a node for each byte.
const MEMORY: u64 = 600 << 20;

/// What the program needs for a page, or for a file of facts.
#[test]
fn memory_is_bounded() {
    use std::process::{Command, Stdio};
    use wait4::Wait4 as _;
    let front = "---\ntitle: A\ndescription: B\n---\n";
    let long = |piece: &str| piece.repeat((1 << 20) / piece.len());
    let bomb = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(20_000));
    for (path, text) in [
        ("content/index.md", format!("{front}{}", long("["))),
        ("content/index.md", format!("{front}{}", long("words and "))),
        ("content/registry/facts/a.yaml", bomb),
        ("content/registry/facts/a.yaml", format!("a: {}", long("["))),
    ] {
        let site = support::Site::new();
        site.write(path, text);
        let mut command: Command = site.command(&["check", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let used = child.wait4().unwrap();
        let told = format!("{path}: {} MiB, {:?}", used.rusage.maxrss >> 20, used.rusage.utime);
        say(&told);
        assert!(matches!(used.status.code(), Some(0 | 1)), "{told}");
        assert!(used.rusage.maxrss < MEMORY, "{told}");
    }
}
