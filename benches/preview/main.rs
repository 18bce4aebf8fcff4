//! How long an editor waits: from the saving of a file to the page that has it.
//!
//! `cargo bench --bench preview -- [--pages 1000] [--runs 9] [--folder DIR]` writes a made-up site,
//! starts the preview as a process of its own, and saves a page, a fact that a tenth of the pages
//! use and the template of all pages, over and over. Measured is what a browser does: it is told of
//! a new version and asks for its page again, until what was saved is in there. Each kind of change
//! is measured at rest, and while the change before it is still being checked.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark writes sites, starts programs, looks at the clock and tells what it found"
)]

#[allow(dead_code, reason = "the benchmark of whole builds needs more of it")]
#[path = "../scale/corpus/mod.rs"]
mod corpus;
mod server;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use corpus::Shape;
use server::Server;

/// What the benchmark was told.
struct Told {
    pages: usize,
    runs: usize,
    folder: PathBuf,
}

/// A kind of change, and how long it may take.
#[derive(Debug, Clone, Copy)]
enum Change {
    Page,
    Fact,
    Template,
}

impl Change {
    const ALL: [Change; 3] = [Change::Page, Change::Fact, Change::Template];

    fn name(self, pages: usize) -> String {
        match self {
            Change::Page => "a page".to_owned(),
            Change::Fact => format!("a fact on {} pages", pages / 10),
            Change::Template => "the base template".to_owned(),
        }
    }

    fn bar(self) -> u128 {
        match self {
            Change::Page => 50,
            Change::Fact | Change::Template => 100,
        }
    }

    /// Saves the change of this number; gives the words that the page is to have then.
    fn save(self, site: &Site, number: usize) -> io::Result<String> {
        // A number in letters: one in digits would want a source.
        let letters: String =
            number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        let (path, text, words) = match self {
            Change::Page => {
                let words = format!("An edit {letters}.");
                (&site.page, format!("{}\n\n{words}\n", site.words), words)
            }
            // The page of the source on which the first fact is found stands in the notes.
            Change::Fact => {
                let page = 10 + number % 80;
                let text = site.registry.replacen("page: 3}", &format!("page: {page}}}"), 1);
                (&site.facts, text, format!("p. {page}<"))
            }
            Change::Template => {
                let words = format!("<!-- edit {letters} -->");
                let text = site.base.replacen("</body>", &format!("{words}</body>"), 1);
                (&site.template, text, words)
            }
        };
        fs::write(path, text)?;
        Ok(words)
    }
}

/// The files that are changed, and what stood in them first.
struct Site {
    page: PathBuf,
    words: String,
    facts: PathBuf,
    registry: String,
    template: PathBuf,
    base: String,
}

impl Site {
    fn write(root: &Path, pages: usize) -> io::Result<Site> {
        let shape = Shape::full(pages);
        corpus::write(root, shape)?;
        let page = root.join("content").join(corpus::path(shape, 0));
        let facts = root.join("content/registry/facts/all.yaml");
        let template = root.join("templates/base.html");
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/base.html");
        fs::create_dir_all(root.join("templates"))?;
        fs::copy(&own, &template)?;
        Ok(Site {
            words: fs::read_to_string(&page)?,
            registry: fs::read_to_string(&facts)?,
            base: fs::read_to_string(&template)?,
            page,
            facts,
            template,
        })
    }
}

fn main() -> io::Result<()> {
    let told = told()?;
    clear(&told.folder)?;
    let root = told.folder.join("site");
    let site = Site::write(&root, told.pages)?;
    let shape = Shape::full(told.pages);
    let address = format!("/{}/", corpus::path(shape, 0).trim_end_matches(".md"));
    let start = Instant::now();
    let server = Server::start(&root)?;
    let ready = start.elapsed();
    let first = server.memory()?;
    server.get(&address)?;
    println!("{} pages; ready after {} ms\n", told.pages, ready.as_millis());
    println!("| saved | when | median ms | worst ms | bar ms |");
    println!("|---|---|---|---|---|");
    let mut number = 0;
    for change in Change::ALL {
        for at_rest in [true, false] {
            let mut took = Vec::new();
            for _ in 0..told.runs {
                number += 1;
                took.push(measure(&server, &site, change, &address, number)?);
                if at_rest {
                    server.wait_for_report()?;
                }
            }
            server.wait_for_rest();
            took.sort();
            let when = if at_rest { "at rest" } else { "amid a check" };
            let ms = |took: Option<&Duration>| took.map_or(0.0, |t| t.as_secs_f64() * 1e3);
            println!(
                "| {} | {when} | {:.1} | {:.1} | {} |",
                change.name(told.pages),
                ms(took.get(took.len() / 2)),
                ms(took.last()),
                change.bar()
            );
        }
    }
    println!("\nmemory: {first} MiB when ready, {} MiB after {number} changes", server.memory()?);
    drop(server);
    clear(&told.folder)
}

/// From the saving of a change to the page that has it.
fn measure(
    server: &Server,
    site: &Site,
    change: Change,
    address: &str,
    number: usize,
) -> io::Result<Duration> {
    server.forget_news();
    let start = Instant::now();
    let words = change.save(site, number)?;
    loop {
        server.wait_for_news()?;
        if server.get(address)?.contains(&words) {
            return Ok(start.elapsed());
        }
    }
}

fn told() -> io::Result<Told> {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let mut told = Told { pages: 1000, runs: 9, folder: parent.join("plainfact-preview") };
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    for pair in args.chunks(2) {
        let [name, value] = pair else { return Err(io::Error::other("a name without a value")) };
        match name.as_str() {
            "--pages" => told.pages = value.parse().map_err(io::Error::other)?,
            "--runs" => told.runs = value.parse().map_err(io::Error::other)?,
            "--folder" => told.folder = PathBuf::from(value),
            _ => return Err(io::Error::other(format!("unknown option `{name}`"))),
        }
    }
    Ok(told)
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}
