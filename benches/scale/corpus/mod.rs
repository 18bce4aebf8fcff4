//! A made-up site of any size, the same on every machine and run.
//!
//! Every page has about 600 words, nine headings, two links to other pages, a list, a table, a
//! footnote, a code block of its own, five figures and two citations. Pages stand in a hundredth as
//! many sections (at least five) and carry three of fifty topics.

mod code;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use words::{HEADINGS, TOPIC_ENDS, TOPIC_STARTS, WORDS};

/// How many facts the registry has.
const FACTS: usize = 50;
/// How many sources the registry has.
const SOURCES: usize = 40;

/// What a corpus is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many pages.
    pub(crate) pages: usize,
    /// Whether every page has a code block.
    pub(crate) code: bool,
    /// Whether every page uses figures and cites sources; without them the same words stand there.
    pub(crate) facts: bool,
}

impl Shape {
    /// A corpus with all there is.
    pub(crate) fn full(pages: usize) -> Shape {
        Shape { pages, code: true, facts: true }
    }

    /// How many sections it has.
    pub(crate) fn sections(self) -> usize {
        (self.pages / 100).max(5)
    }
}

/// Writes the corpus below `root`.
///
/// # Errors
///
/// When the disk says no.
pub(crate) fn write(root: &Path, shape: Shape) -> io::Result<()> {
    let content = root.join("content");
    let put = |path: &str, text: String| {
        let path = content.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    put("site.yaml", settings(shape))?;
    put("index.md", index("Home", "The first page of a made-up site"))?;
    put("registry/facts/all.yaml", facts())?;
    put("registry/sources/all.yaml", sources())?;
    for section in 0..shape.sections() {
        let title = format!("Section {}", spelled(section));
        put(&format!("{}/index.md", folder(section)), index(&title, "Pages that belong together"))?;
    }
    for number in 0..shape.pages {
        put(&path(shape, number), page(shape, number))?;
    }
    Ok(())
}

/// The path of a page, below `content/`.
pub(crate) fn path(shape: Shape, number: usize) -> String {
    format!("{}/{}.md", folder(number % shape.sections()), slug(number))
}

/// The folder of a section.
pub(crate) fn folder(section: usize) -> String {
    format!("s{section:03}")
}

fn slug(number: usize) -> String {
    format!("p{number:06}")
}

/// A number in letters, so that titles hold no figures.
fn spelled(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}

fn settings(shape: Shape) -> String {
    let mut text = String::from(
        "title: A made-up site\nbase_url: https://example.org\ndescription: Words without end\n",
    );
    let shown: Vec<String> = (0..shape.sections().min(10)).map(folder).collect();
    let _ = writeln!(text, "navigation: [{}]\ntopics:", shown.join(", "));
    for topic in topics() {
        let _ = writeln!(text, "  {topic}: {}", topic.replace('-', " "));
    }
    text
}

fn topics() -> Vec<String> {
    let pairs = TOPIC_STARTS.iter().flat_map(|a| TOPIC_ENDS.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| format!("{a}-{b}")).collect()
}

fn index(title: &str, description: &str) -> String {
    format!("---\ntitle: {title}\ndescription: {description}\n---\n\nSome words to begin with.\n")
}

/// A value no other fact has, nor one slip away from another's.
fn value(fact: usize) -> usize {
    112_000 + fact * 11_111
}

fn grouped(value: usize) -> String {
    format!("{},{:03}", value / 1000, value % 1000)
}

/// The facts with their values, as pages write them.
pub(crate) fn values() -> impl Iterator<Item = (String, String)> {
    (0..FACTS).map(|fact| (format!("fact-{fact}"), grouped(value(fact))))
}

fn facts() -> String {
    let mut text = String::new();
    for fact in 0..FACTS {
        let _ = writeln!(
            text,
            "fact-{fact}:\n  label: Things counted by method {letters}\n  kind: count\n  \
             unit: {{one: unit, other: units}}\n  claims:\n    census:\n      value: {value}\n      \
             as_of: 2021-06-{day:02}\n      scope: All that were found\n      \
             sources: [{{id: source-{source}, page: 3}}]\n",
            letters = spelled(fact),
            value = value(fact),
            day = 1 + fact % 28,
            source = fact % SOURCES,
        );
    }
    text
}

fn sources() -> String {
    let mut text = String::new();
    for source in 0..SOURCES {
        let _ = writeln!(
            text,
            "source-{source}:\n  type: report\n  title: Report {letters}\n  \
             author: [{{literal: Bureau of {letters}}}]\n  issued: 2021-07-{day:02}\n  \
             publisher: The Press\n  URL: https://example.org/reports/{source}.pdf\n  \
             accessed: 2026-01-02\n  number-of-pages: 90\n  reliability: primary-official\n",
            letters = spelled(source),
            day = 1 + source % 28,
        );
    }
    text
}

/// One page, front matter and all.
pub(crate) fn page(shape: Shape, number: usize) -> String {
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (number as u64).wrapping_mul(0x2545_f491));
    let topics = topics();
    let (title, description) = (random.words(3), random.sentence(14));
    let tagged: Vec<&str> =
        (0..3).map(|k| &*topics[(number * 7 + k * 17) % topics.len()]).collect();
    let mut text = format!(
        "---\ntitle: {title} {}\ndescription: {description}\ndate: {:04}-{:02}-{:02}\n\
         topics: [{}]\nsources: [source-{}]\n---\n\n",
        spelled(number),
        2010 + number % 14,
        1 + number % 12,
        1 + number % 28,
        tagged.join(", "),
        number % SOURCES,
    );
    for (k, heading) in HEADINGS.iter().enumerate() {
        let _ = writeln!(text, "## {heading} of {}\n", random.word());
        section(&mut text, &mut random, shape, number, k);
        if k < 4 {
            let _ =
                writeln!(text, "### {} {heading}\n\n{}\n", random.words(2), random.sentence(34));
        }
    }
    let _ = writeln!(text, "[^1]: {}", random.sentence(12));
    text
}

/// What stands below the heading number `k`.
fn section(text: &mut String, random: &mut Random, shape: Shape, number: usize, k: usize) {
    let fact = (number * 5 + k) % FACTS;
    let figure = match shape.facts {
        true => format!("[{} units](fact:fact-{fact})", grouped(value(fact))),
        false => "some number of units".to_owned(),
    };
    let (before, after) = (random.sentence(36), random.sentence(12));
    let _ = writeln!(text, "{before} The figure was {figure}. {after}\n");
    if k < 2 {
        let other = (number * (7 + 4 * k) + 13 + 16 * k) % shape.pages;
        let cited = match shape.facts {
            true => format!(" [@source-{}, p. {}]", (number + k) % SOURCES, 1 + number % 80),
            false => String::new(),
        };
        let (before, after) = (random.sentence(12), random.sentence(12));
        let words = random.words(2);
        let to = path(shape, other);
        let _ = writeln!(text, "{before} See [{words}](../{to}) for more{cited}. {after}\n");
    }
    match k {
        0 => {
            for _ in 0..4 {
                let _ = writeln!(text, "- {}", random.sentence(8));
            }
            text.push('\n');
        }
        1 => table(text, random, number),
        2 if shape.code => {
            let (language, code) = code::block(number);
            let _ = writeln!(text, "```{language}\n{code}\n```\n");
        }
        3 => {
            let sentence = random.sentence(16);
            let _ = writeln!(text, "{sentence}[^1]\n");
        }
        _ => {}
    }
}

fn table(text: &mut String, random: &mut Random, number: usize) {
    text.push_str("<!-- allow(unsourced-figure): made up -->\n\n");
    text.push_str("| Year | Region | Value | Share |\n|------|:------:|------:|-------|\n");
    for k in 0..5 {
        let year = 2000 + (number + k) % 25;
        let (value, share) = (100 + random.below(899), 11 + random.below(60));
        let _ = writeln!(text, "| {year} | {} | {value}.5 | {share}% |", random.word());
    }
    text.push('\n');
}

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn word(&mut self) -> &'static str {
        WORDS[usize::try_from(self.below(WORDS.len() as u64)).unwrap_or(0)]
    }

    /// Words, the first with a capital.
    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.word()).collect();
        let joined = words.join(" ");
        joined[..1].to_uppercase() + &joined[1..]
    }

    /// A sentence; a long one is two, with some words set apart.
    fn sentence(&mut self, count: usize) -> String {
        let mut words: Vec<String> = (0..count).map(|_| self.word().to_owned()).collect();
        words[0] = words[0][..1].to_uppercase() + &words[0][1..];
        if count > 30 {
            words[7] = format!("**{}**", words[7]);
            words[15] = format!("*{}*", words[15]);
            words[22] = format!("`{}`", words[22]);
            words[11].push('.');
            words[12] = words[12][..1].to_uppercase() + &words[12][1..];
            words[19].push(',');
        }
        words.join(" ") + "."
    }
}
