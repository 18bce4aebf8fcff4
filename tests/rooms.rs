//! The house rules: imports go down only, and no file grows beyond what can be read at a sitting.

#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, and what each may import besides itself: a room, or some items of one.
const ROOMS: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("diag", &["text"]),
    ("model", &["text"]),
    ("figure", &["text", "model"]),
    ("load", &["text", "diag", "model", "figure"]),
    ("check", &["text", "diag", "model", "figure"]),
    ("schema", &["model", "check::ALL"]),
    ("cite", &["text", "model", "figure"]),
    ("render", &["text", "diag", "model", "figure", "cite"]),
    (
        "edge",
        &[
            "text",
            "render::Output",
            "render::Content",
            "render::Pages",
            "render::Raster",
            "model::Route",
        ],
    ),
    ("lib", &["text", "diag", "model", "figure", "load", "check", "cite", "render"]),
    ("cli", TOP),
    ("lsp", ALL),
    ("main", &["cli"]),
];

/// What the command line may import: it starts the language server, too.
const TOP: &[&str] = &[
    "text", "diag", "model", "figure", "load", "check", "schema", "cite", "render", "edge", "lib",
    "lsp",
];

/// What those at the top may import.
const ALL: &[&str] = &[
    "text", "diag", "model", "figure", "load", "check", "schema", "cite", "render", "edge", "lib",
];

/// Longest file below `src/`, in lines.
const LONGEST_FILE: usize = 400;

#[test]
fn imports_go_down() {
    let mut bad = String::new();
    for (path, text) in sources() {
        for import in forbidden(&path, &text) {
            let _ = writeln!(bad, "src/{}: {import}", path.display());
        }
    }
    assert!(bad.is_empty(), "see the table of rooms in tests/rooms.rs:\n{bad}");
}

#[test]
fn files_are_short() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("src/{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines, split at a seam:\n{long:#?}");
}

#[test]
fn every_folder_is_a_room() {
    for (path, _) in sources() {
        let room = room_of(&path);
        assert!(ROOMS.iter().any(|(name, _)| *name == room), "{}: which room?", path.display());
    }
}

#[test]
fn bad_imports_are_caught() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        assert_eq!(forbidden(Path::new(path), text), expected, "{path}: {text}");
    };
    let page = "check/links.rs";
    let wall = ["`check` imports `render::Output`"];
    check(page, "use crate::render::Output;", &wall);
    check(page, "use crate::{text::Files, render::{Output}};", &wall);
    check(
        page,
        "use crate::{render::{self as r, Output}, text};",
        &["`check` imports `render`", "`check` imports `render::Output`"],
    );
    check(page, "fn f(o: &crate::render::Output<'_>) {}", &wall);
    check(page, "fn f() { crate::render::Output::<u8>::new(); }", &wall);
    check(page, "use super::super::render::Output as O;", &wall);
    check("check/mod.rs", "mod tests { use super::super::render::Output; }", &wall);
    let deep = "mod tests { mod deep { use super::super::super::render::Output; } }";
    check("check/mod.rs", deep, &wall);
    check(page, "use crate::*;", &["`check` imports `*`"]);
    check(
        "render/page.rs",
        "pub(super) use crate::check::ALL;",
        &["`render` imports `check::ALL`"],
    );
    check("text.rs", "use crate::model::Id;", &["`text` imports `model::Id`"]);
    check("load/mod.rs", "fn f() { crate::build() }", &["`load` imports `build`"]);
    check("edge/disk.rs", "use crate::model::{Route, Page};", &["`edge` imports `model::Page`"]);
    check("main.rs", "fn main() { plainfact::build() }", &["`main` imports `build`"]);
}

#[test]
fn good_imports_are_let_through() {
    let check = |path: &str, text: &str| {
        assert_eq!(forbidden(Path::new(path), text), Vec::<String>::new(), "{path}: {text}");
    };
    let page = "check/links.rs";
    check(page, "use crate::model::{Site, Page}; use super::Check; use crate::check::ALL;");
    check(page, "// use crate::render::Output;\n/* crate::render /* nested */ crate::render */");
    check(page, r##"const A: &str = "\"crate::render"; const B: &str = r#"" crate::render"#;"##);
    check(
        page,
        "const A: char = '\"'; const B: char = '\\''; fn f<'a>(x: &'a str) {} // crate::render",
    );
    check(page, "mod tests { use super::*; use crate::text::Files; }");
    check("edge/disk.rs", "use crate::render::{Content, Output}; use crate::model::Route;");
    check("cli/mod.rs", "fn f() { crate::build(); crate::check::ALL; }");
    check(
        "load/yaml/mod.rs",
        "pub(crate) fn f() {} pub(in crate::load) fn g(&self) {} use super::x;",
    );
    check("main.rs", "fn main() { plainfact::cli::run() }");
}

/// Every Rust file below `src/`, by its path from there.
fn sources() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(&src).unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn room_of(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The imports of a file that its room may not have.
fn forbidden(path: &Path, text: &str) -> Vec<String> {
    let room = room_of(path);
    let allowed = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, rooms)| rooms);
    imports(path, text)
        .into_iter()
        .filter(|import| {
            // What is in no room stands in lib.rs; a glob brings all rooms.
            let in_room = import[0] == "*" || ROOMS.iter().any(|(name, _)| *name == import[0]);
            let home = if in_room { import[0].as_str() } else { "lib" };
            let import = import.join("::");
            let listed = |room: &&str| {
                *room == home
                    || import.strip_prefix(*room).is_some_and(|rest| rest.starts_with("::"))
                    || *room == import
            };
            home != room && !allowed.iter().any(listed)
        })
        .map(|import| format!("`{room}` imports `{}`", import.join("::")))
        .collect()
}

/// Every path of a file that leads through the crate's root, from there.
fn imports(path: &Path, text: &str) -> Vec<Vec<String>> {
    let tokens = tokens(text);
    let file: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .filter(|part| !["mod", "lib", "main"].contains(&part.as_str()))
        .collect();
    // The modules around the current token: (name, depth of its braces).
    let mut inner: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut at) = (0, 0);
    let mut found = Vec::new();
    while at < tokens.len() {
        let begins_path = at == 0 || tokens[at - 1] != "::";
        let mut base = Vec::new();
        match tokens[at].as_str() {
            "{" => depth += 1,
            "}" => {
                inner.retain(|(_, of)| *of < depth);
                depth -= 1;
            }
            "mod" if tokens.get(at + 2).is_some_and(|brace| brace == "{") => {
                inner.push((tokens[at + 1].clone(), depth + 1));
            }
            "crate" | "plainfact" if begins_path => {
                follow(&tokens, &mut at, base, &mut found);
                continue;
            }
            "super" if begins_path => {
                base.clone_from(&file);
                base.extend(inner.iter().map(|(name, _)| name.clone()));
                base.pop();
                follow(&tokens, &mut at, base, &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found.retain(|path| !path.is_empty());
    found
}

/// Reads a path from its first part on, which `base` already holds, and all that its groups spread
/// out to.
fn follow(tokens: &[String], at: &mut usize, mut base: Vec<String>, found: &mut Vec<Vec<String>>) {
    *at += 1;
    while tokens.get(*at).is_some_and(|token| token == "::") {
        match tokens.get(*at + 1).map(String::as_str) {
            Some("{") => {
                *at += 2;
                while tokens.get(*at).is_some_and(|token| token != "}") {
                    match tokens[*at].as_str() {
                        "," => *at += 1,
                        "as" => *at += 2,
                        _ => {
                            let mut base = base.clone();
                            step(&mut base, &tokens[*at]);
                            follow(tokens, at, base, found);
                        }
                    }
                }
                *at += 1;
                return;
            }
            Some(name) if is_name(name) => {
                step(&mut base, name);
                *at += 2;
            }
            // Generic arguments: `crate::f::<T>`.
            Some(_) | None => break,
        }
    }
    found.push(base);
}

fn step(base: &mut Vec<String>, name: &str) {
    match name {
        "self" => {}
        "super" => drop(base.pop()),
        name => base.push(name.to_owned()),
    }
}

fn is_name(token: &str) -> bool {
    token == "*" || token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The words and marks of a Rust text, without comments, strings and characters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if is_name(&first.to_string()) || first.is_alphanumeric() {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let length =
                if first == '*' { 1 } else { rest.find(|c| !word(c)).unwrap_or(rest.len()) };
            tokens.push(rest[..length].to_owned());
            length
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a block comment, those within it included.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        (depth, at) = match text.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth - 1, at + 2),
            _ => (depth, at + 1),
        };
        if depth == 0 {
            break;
        }
    }
    // The end may be within a character.
    (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// The length of the string or character that a text begins with, if it begins with one.
fn string(text: &str) -> Option<usize> {
    let plain = text.strip_prefix(['b', 'c']).unwrap_or(text);
    let prefix = text.len() - plain.len();
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw[hashes..].strip_prefix('"')?;
        let end = inner.find(&format!("\"{}", "#".repeat(hashes)))?;
        return Some(prefix + 1 + hashes + 1 + end + 1 + hashes);
    }
    let quote = plain.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let mut chars = plain.char_indices().skip(1);
    if quote == '\'' {
        let (_, first) = chars.next()?;
        let (at, second) = chars.next()?;
        if first != '\\' {
            // A lifetime has no quote after its first letter.
            return (second == '\'').then_some(prefix + at + 1);
        }
        // `'\''` and `'\u{e9}'`: the quote after what is escaped.
        return chars.find(|(_, c)| *c == '\'').map(|(at, _)| prefix + at + 1);
    }
    let mut escaped = false;
    chars
        .find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        })
        .map(|(at, _)| prefix + at + 1)
}
