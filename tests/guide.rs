//! The guide for editors, tried out: its examples are written into a site in the order in which
//! they stand, its commands are run, its messages are looked for in the report, and each page ends
//! with a site that has nothing wrong. What it lists is held against what there is.
//!
//! In the guide a block of code that names a file behind its language is that file, or an entry of
//! it; a block that begins with the code of a check is what the report says at that point; a block
//! of `sh` is run. Each page goes on from the first one.
//!
//! Messages, and the pages of keys and of commands, are made from the program; `UPDATE=1 cargo test --test guide`
//! writes them.

#![expect(clippy::disallowed_methods, reason = "it reads the guide, and may write its lists")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plainfact::schema::{self, Shape, Table};
use support::Site;

/// The pages with examples, besides the first one.
const PAGES: [&str; 7] =
    ["syntax", "facts", "hedges", "sources", "corrections", "charts", "publishing"];

/// What stands above a list that is made from the program.
const MADE: &str = "<!-- made -->";

/// Commands that end only when told to.
const ENDLESS: [&str; 2] = ["plainfact serve", "plainfact lsp"];

fn guide(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/about/editing");
    fs::read_to_string(path.join(format!("{name}.md"))).unwrap()
}

/// A block of code: what stands behind its fence, and its lines.
struct Block<'a> {
    info: &'a str,
    text: &'a str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("\n```") {
        let (info, after) = rest[start + 4..].split_once('\n').unwrap();
        let end = after.find("```\n").expect("every block has an end");
        blocks.push(Block { info, text: &after[..end] });
        rest = &after[end + 3..];
    }
    blocks
}

/// Plays a page of the guide on a site.
fn play(site: &Site, name: &str) {
    let page = guide(name);
    let mut made = page.clone();
    for block in blocks(&page) {
        let words: Vec<&str> = block.info.split(' ').collect();
        match words[..] {
            [_, file] => write(site, file, block.text),
            ["sh"] => block.text.lines().for_each(|line| run(site, name, line)),
            ["text"] => made = made.replacen(block.text, &message(site, name, block.text), 1),
            _ => panic!("{name}: `{}` is no file, no command and no message", block.info),
        }
    }
    let end = site.run(&["check", "--strict"]);
    assert_eq!(end.code, 0, "{name} leaves something wrong\n{}", end.out);
    hold(name, &made);
}

/// What the report says under the code that a block begins with.
fn message(site: &Site, name: &str, block: &str) -> String {
    let (code, _) = block.split_once(']').expect("a message begins with its code");
    let report = site.run(&["check", "--color", "never"]).out;
    let mut messages = report.split("\n\n").filter(|message| message.starts_with(code));
    let found = messages.next().unwrap_or_else(|| panic!("{name}: no {code}] in\n{report}"));
    format!("{}\n", found.trim_end())
}

/// Pages are written anew; an entry is put in the place of the one with its id, or else at the end.
fn write(site: &Site, file: &str, text: &str) {
    let before = fs::read_to_string(site.path(file)).unwrap_or_default();
    if file.ends_with(".md") || file.ends_with("site.yaml") || before.is_empty() {
        return site.write(file, text);
    }
    let id = text.lines().next().unwrap();
    let after = match before.find(&format!("{id}\n")) {
        Some(start) if !id.starts_with(' ') => {
            let body = start + id.len() + 1;
            let next = before[body..].split_inclusive('\n').scan(body, |at, line| {
                *at += line.len();
                Some((*at - line.len(), line))
            });
            let mut next = next.filter(|(_, line)| !line.starts_with([' ', '\n']));
            let end = next.next().map_or(before.len(), |(at, _)| at);
            format!("{}{text}{}", &before[..start], &before[end..])
        }
        _ => format!("{before}{text}"),
    };
    site.write(file, after);
}

/// Runs a line of the guide. What is wrong with the site is no fault of the command.
fn run(site: &Site, page: &str, line: &str) {
    if ENDLESS.iter().any(|endless| line.starts_with(endless)) {
        return;
    }
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("plainfact"), "{page}: {line}");
    let args: Vec<&str> = words.collect();
    let run = site.run(&args);
    assert_ne!(run.code, 2, "{page}: {line}\n{run:#?}");
}

#[test]
fn every_example_of_the_guide_works() {
    let first = || {
        let site = Site::empty();
        play(&site, "index");
        site
    };
    first();
    for page in PAGES {
        play(&first(), page);
    }
}

/// Holds what the program makes of a page of the guide against the page.
fn hold(name: &str, made: &str) {
    if std::env::var_os("UPDATE").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/about/editing");
        fs::write(folder.join(format!("{name}.md")), made).unwrap();
    } else {
        let same = guide(name) == made;
        assert!(same, "{name}.md is not up to date: UPDATE=1 cargo test --test guide");
    }
}

#[test]
fn the_list_of_keys_is_that_of_the_schemas() {
    let mut text = String::new();
    let mut told: Vec<&str> = Vec::new();
    for (name, kind) in schema::Kind::all() {
        let mut waiting = vec![("##", name, kind.table())];
        while let Some((mark, name, table)) = waiting.pop() {
            if told.contains(&table.name) {
                continue;
            }
            told.push(table.name);
            writeln!(text, "{mark} `{name}` {{#{}}}\n\n{}", table.name, keys(table)).unwrap();
            let below = table.fields.iter().rev().filter_map(|field| nested(field.shape));
            waiting.extend(below.map(|table| ("###", table.name, table)));
        }
    }
    hold_list("keys", &text);
}

/// Holds a list made from the program against the one on a page of the guide.
fn hold_list(name: &str, made: &str) {
    let page = guide(name);
    let (head, _) = page.split_once(MADE).expect("the page says where its list begins");
    hold(name, &format!("{head}{MADE}\n\n{}\n", made.trim_end()));
}

/// The maps that a value is made of.
fn nested(shape: Shape) -> Option<&'static Table> {
    match shape {
        Shape::Entries(_, shape) => nested(*shape),
        shape => shape.table(),
    }
}

/// The rows of a table's keys.
fn keys(table: &Table) -> String {
    let mut text = format!("{}\n\n| Key | Meaning | For example |\n|---|---|---|\n", table.meaning);
    for field in table.fields {
        let needed = if field.required { " **Required.**" } else { "" };
        let good = field.good.replace('|', "\\|");
        writeln!(text, "| `{}` | {}{needed} | `{good}` |", field.name, field.meaning).unwrap();
    }
    text
}

#[test]
fn the_list_of_commands_is_that_of_the_program() {
    let mut text = String::new();
    for command in commands(&["--help"]) {
        let below = commands(&[&command, "--help"]);
        writeln!(text, "## `{command}` {{#{command}}}\n\n{}", help(&[&command, "-h"])).unwrap();
        for under in below {
            let help = help(&[&command, &under, "-h"]);
            writeln!(text, "### `{command} {under}` {{#{command}-{under}}}\n\n{help}").unwrap();
        }
    }
    let build = program(&["build", "-h"]);
    let (_, common) = build.split_once(COMMON).unwrap();
    let common = common.split("\n\n").next().unwrap().trim_matches('\n');
    writeln!(text, "## Common options {{#common}}\n\n```text\n{common}\n```").unwrap();
    hold_list("commands", &text);
}

/// What the help of every command calls the options that all have.
const COMMON: &str = "Common options:";

fn program(args: &[&str]) -> String {
    Site::empty().run(args).expect(0, &[]).out.clone()
}

/// The names of the commands in a help.
fn commands(args: &[&str]) -> Vec<String> {
    let help = program(args);
    let Some((_, list)) = help.split_once("Commands:\n") else { return Vec::new() };
    let list = list.split("\n\n").next().unwrap().lines();
    let names = list.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

/// The short help of a command, without the options that all have.
fn help(args: &[&str]) -> String {
    let help = program(args);
    let (own, rest) = help.split_once(COMMON).unwrap_or((&help, ""));
    let after = rest.split_once("\n\n").map_or("", |(_, after)| after.trim_end());
    let after = if after.is_empty() { String::new() } else { format!("\n\n{after}") };
    let (about, usage) = own.split_once("\n\n").unwrap();
    format!("{}.\n\n```text\n{}{after}\n```\n", about.replace('\n', " "), usage.trim_end())
}
