//! How the cost of a build grows with the site, against the least that any generator must do.
//!
//! `cargo bench --no-default-features --bench scale -- [--pages 100,1000,10000] [--runs 5]
//! [--folder DIR] [--hugo PROGRAM]` writes made-up sites (see `corpus/`), then runs the program, the
//! floor and Hugo, where it is installed, in turn, each as a process of its own, and prints medians
//! and ratios. The floor reads, parses, renders and writes every page with the same Markdown parser
//! on all cores, and does nothing else. `README.md` beside this file has what was measured.
//!
//! With default features every article gets a picture, drawn once in its life; that is a measure of
//! the drawing.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark writes sites, starts programs, looks at the clock and tells what it found"
)]

mod corpus;
mod measure;
mod peer;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use corpus::Shape;
use measure::{Cost, median};
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

/// What the benchmark was told.
struct Told {
    pages: Vec<usize>,
    runs: usize,
    folder: PathBuf,
    hugo: Option<PathBuf>,
}

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["floor", root, out] => return floor(Path::new(root), Path::new(out)),
        ["corpus", pages, root] => {
            let pages = pages.parse().map_err(io::Error::other)?;
            return corpus::write(Path::new(root), Shape::full(pages));
        }
        _ => {}
    }
    let told = told(&args)?;
    println!(
        "| pages | what | wall s | cpu s | peak MiB | of the floor | of Hugo | µs of wall a page |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut colds = vec![];
    for &pages in &told.pages {
        colds.push((pages, rows(&told, pages)?));
    }
    plot("µs of CPU a page, cold", &colds, |cost| cost.cpu * 1e6);
    plot("KiB of memory a page, cold", &colds, |cost| cost.peak * 1024.0);
    Ok(())
}

fn told(args: &[String]) -> io::Result<Told> {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let mut told = Told {
        pages: vec![100, 1000, 10_000],
        runs: 5,
        folder: parent.join("plainfact-scale"),
        hugo: None,
    };
    let mut asked = None;
    for pair in args.chunks(2) {
        let [name, value] = pair else { return Err(io::Error::other("a name without a value")) };
        match name.as_str() {
            "--pages" => {
                let numbers = value.split(',').map(|number| number.parse::<usize>());
                told.pages = numbers.collect::<Result<_, _>>().map_err(io::Error::other)?;
            }
            "--runs" => told.runs = value.parse().map_err(io::Error::other)?,
            "--folder" => told.folder = PathBuf::from(value),
            "--hugo" => asked = Some(PathBuf::from(value)),
            _ => return Err(io::Error::other(format!("unknown option `{name}`"))),
        }
    }
    told.hugo = peer::hugo(asked.as_deref());
    Ok(told)
}

/// Draws what each page of each size takes, as bars.
fn plot(title: &str, colds: &[(usize, Cost)], figure: fn(&Cost) -> f64) {
    let of_a_page = |(pages, cost): &(usize, Cost)| figure(cost) / *pages as f64;
    let most = colds.iter().map(of_a_page).fold(f64::EPSILON, f64::max);
    println!("\n{title}\n");
    for cold in colds {
        let each = of_a_page(cold);
        let bar = "█".repeat((each / most * 40.0).round() as usize);
        println!("{:>9} {bar} {each:.0}", cold.0);
    }
}

/// Measures one size, prints its rows, and gives back the cost of a cold build of all that pages
/// may hold.
fn rows(told: &Told, pages: usize) -> io::Result<Cost> {
    let shapes = [
        ("", Shape::full(pages)),
        (", no code blocks", Shape { code: false, ..Shape::full(pages) }),
    ];
    let mut first = None;
    for (words, shape) in shapes {
        let root = told.folder.join("site");
        let out = told.folder.join("public");
        clear(&told.folder)?;
        corpus::write(&root, shape)?;
        let peer_root = told.folder.join("hugo");
        if told.hugo.is_some() {
            peer::write(&peer_root, shape, &root)?;
        }
        let mut hugos = vec![];
        let [mut floors, mut cold, mut remembered] = [vec![], vec![], vec![]];
        let [mut again, mut checks] = [vec![], vec![]];
        for _ in 0..told.runs {
            clear(&out)?;
            let own = std::env::current_exe()?;
            floors.push(measure::run(Command::new(own).arg("floor").arg(&root).arg(&out))?);
            clear(&out)?;
            clear(&root.join(".plainfact"))?;
            cold.push(measure::run(&mut plainfact("build", &root, &out))?);
            clear(&out)?;
            remembered.push(measure::run(&mut plainfact("build", &root, &out))?);
            again.push(measure::run(&mut plainfact("build", &root, &out))?);
            checks.push(measure::run(&mut plainfact("check", &root, &out))?);
            if let Some(hugo) = &told.hugo {
                clear(&out)?;
                hugos.push(measure::run(&mut peer::build(hugo, &peer_root, &out))?);
            }
        }
        let rivals =
            Rivals { floor: median(floors), hugo: told.hugo.as_ref().map(|_| median(hugos)) };
        print_row(pages, &format!("floor{words}"), rivals.floor, rivals);
        if let Some(hugo) = rivals.hugo {
            print_row(pages, &format!("Hugo{words}"), hugo, rivals);
        }
        let cold = median(cold);
        first.get_or_insert(cold);
        print_row(pages, &format!("build, cold{words}"), cold, rivals);
        print_row(pages, &format!("build, code remembered{words}"), median(remembered), rivals);
        print_row(pages, &format!("build, nothing changed{words}"), median(again), rivals);
        print_row(pages, &format!("check{words}"), median(checks), rivals);
    }
    clear(&told.folder)?;
    first.ok_or_else(|| io::Error::other("nothing was measured"))
}

fn plainfact(command: &str, root: &Path, out: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_plainfact"));
    program.arg(command).arg("--quiet").arg("--root").arg(root).arg("--out").arg(out);
    program.args(["--today", "2026-11-24"]);
    program
}

/// What a cost is set against.
#[derive(Clone, Copy)]
struct Rivals {
    floor: Cost,
    hugo: Option<Cost>,
}

fn print_row(pages: usize, what: &str, cost: Cost, rivals: Rivals) {
    let of_hugo =
        rivals.hugo.map_or("–".to_owned(), |hugo| format!("1/{:.1}", hugo.wall / cost.wall));
    println!(
        "| {pages} | {what} | {:.3} | {:.3} | {:.0} | {:.1} | {of_hugo} | {:.0} |",
        cost.wall,
        cost.cpu,
        cost.peak,
        cost.wall / rivals.floor.wall,
        cost.wall * 1e6 / pages as f64,
    );
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Reads, parses, renders and writes every Markdown file below `root`.
fn floor(root: &Path, out: &Path) -> io::Result<()> {
    let content = root.join("content");
    let files: Vec<PathBuf> = walkdir::WalkDir::new(&content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.par_iter().try_for_each(|path| {
        let text = fs::read_to_string(path)?;
        let body = text.splitn(3, "---\n").nth(2).unwrap_or("");
        let mut page = String::with_capacity(text.len() * 2);
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        html::push_html(&mut page, Parser::new_ext(body, options));
        let name = path.strip_prefix(&content).map_err(io::Error::other)?.with_extension("");
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), page)
    })
}
