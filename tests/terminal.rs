//! Manners: what `--help` teaches works, and colours and progress are for terminals alone.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::path::Path;
use std::process::{Command, Output};

use support::{Site, say};

/// Commands that end only when told to, or ask the network; that they take their options is tried
/// all the same, as of one that needs git where there is none.
const ENDLESS: [&str; 3] = ["plainfact serve", "plainfact lsp", "plainfact links"];

/// What `--help` of a command says.
fn help(site: &Site, command: &[&str]) -> String {
    let args: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
    let run = site.run(&args);
    assert_eq!(run.code, 0, "{run:?}");
    run.out
}

/// The commands that a help lists.
fn commands(help: &str) -> Vec<String> {
    let list = help.split("\nCommands:\n").nth(1).unwrap_or_default();
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

/// Every command with the examples of its help.
fn examples(site: &Site) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    let mut queue: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(command) = queue.pop() {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        let help = help(site, &words);
        for name in commands(&help) {
            queue.push(command.iter().cloned().chain([name]).collect());
        }
        let lines = help.split("\nExamples:\n").nth(1).unwrap_or_default();
        let lines = lines.replace("\\\n", " ");
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        all.push((command.join(" "), lines.map(str::to_owned).collect()));
    }
    all
}

/// A site on which every example can be run.
fn prepared() -> Site {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: Tiny\nbase_url: https://example.org\nlanguages: {en: {name: English}, es: {name: \
         Español}}\nchecks: {missing-translation: allow}\n",
    );
    site.write("library.bib", "@book{holm, title = {Ferries}}");
    site
}

fn shell(site: &Site, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_plainfact"));
    let path = std::env::var("PATH").unwrap();
    Command::new("sh")
        .current_dir(site.root())
        .env("PATH", format!("{}:{path}", program.parent().unwrap().display()))
        .env("SOURCE_DATE_EPOCH", "1796083200")
        .args(["-c", line])
        .output()
        .unwrap()
}

#[test]
#[cfg(unix)]
fn what_help_teaches_works() {
    let before = Site::new();
    let all = examples(&before);
    assert!(all.len() > 18, "{all:?}");
    for (command, examples) in all {
        // The protocol is for editors, and a list of commands teaches by those.
        assert!(!examples.is_empty() || ["lsp", "new"].contains(&command.as_str()), "{command}");
        let site = prepared();
        let has_revisions = site.commit().is_some();
        for example in examples {
            let lacks_git = !has_revisions && example.ends_with("--diff main");
            let endless = ENDLESS.iter().any(|endless| example.starts_with(endless));
            let line = match endless || lacks_git {
                true => format!("{example} --help"),
                false => example.replace("../before", before.root().to_str().unwrap()),
            };
            let output = shell(&site, &line);
            let told = String::from_utf8_lossy(&output.stdout).into_owned()
                + &String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{line}: {told}");
        }
    }
}

/// What the program prints on a terminal, errors included. `script` (util-linux) lends one.
fn on_terminal(site: &Site, args: &str, no_color: bool) -> Option<String> {
    if Command::new("script").arg("--version").output().is_err() {
        let why = "nothing lends a terminal: there is no `script` (util-linux)";
        assert!(std::env::var_os("PLAINFACT_TOOLS").is_none(), "{why}");
        say(&format!("skipped: {why}"));
        return None;
    }
    let line = format!("{} --today 2026-12-01 {args}", env!("CARGO_BIN_EXE_plainfact"));
    let mut command = Command::new("script");
    command.current_dir(site.root()).args(["-qec", &line, "/dev/null"]).env("TERM", "xterm");
    command.env_remove("NO_COLOR").env_remove("CI");
    if no_color {
        command.env("NO_COLOR", "1");
    }
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn colours_and_progress_are_for_terminals() {
    const ESCAPE: char = '\u{1b}';
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    let run = site.run(&["build"]);
    run.expect(1, &["error[stale-figure]"]);
    assert!(!run.out.contains(ESCAPE) && run.err.is_empty(), "{run:?}");
    assert!(site.run(&["build", "--color", "always"]).out.contains(ESCAPE));
    site.run(&["facts", "gone"]).expect(2, &["error: "]);
    let Some(told) = on_terminal(&site, "build", false) else { return };
    assert!(told.contains(ESCAPE) && told.contains("building "), "{told}");
    let plain = on_terminal(&site, "build", true).unwrap();
    assert!(!plain.contains(ESCAPE) && plain.contains("building "), "{plain}");
    let quiet = on_terminal(&site, "build --quiet --color never", false).unwrap();
    assert!(!quiet.contains(ESCAPE) && !quiet.contains("building "), "{quiet}");
    for args in ["facts gone", "build --nonsense", "explain stale-figure", "facts"] {
        let told = on_terminal(&site, args, true).unwrap();
        assert!(!told.contains(ESCAPE), "{args}: {told}");
    }
}
