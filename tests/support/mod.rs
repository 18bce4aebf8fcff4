//! What the tests of the program share: a small site on disk, and the program to run on it.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub(crate) mod editor;
pub(crate) mod preview;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a site in it, taken away at the end.
pub(crate) struct Site {
    folder: tempfile::TempDir,
}

const SITE: &str = "title: Tiny\nbase_url: https://example.org\n";

const HOME: &str = "\
---
title: Tiny
description: A site of one figure.
---
There were [3,913 children](fact:children).
";

const FACTS: &str = "\
children:
  label: Children separated
  kind: count
  unit: {one: child, other: children}
  claims:
    first:
      value: 3913
      as_of: 2021-06-02
      sources: [report]
";

const SOURCES: &str = "\
report:
  type: report
  title: Initial Progress Report
  publisher: Task Force
  issued: 2021-06-02
  accessed: 2026-11-24
  URL: https://example.org/report
  reliability: primary-official
";

impl Site {
    /// A small site without a fault.
    pub(crate) fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.write("content/site.yaml", SITE);
        site.write("content/index.md", HOME);
        site.write("content/registry/facts/counts.yaml", FACTS);
        site.write("content/registry/sources/all.yaml", SOURCES);
        site.write("content/memo.pdf", "%PDF-1.7");
        site
    }

    /// A folder without anything in it.
    pub(crate) fn empty() -> Site {
        Site { folder: tempfile::tempdir().unwrap() }
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, its folders included.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts one text in the place of another in a file.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{old:?} is not in {path}");
        self.write(path, text.replace(old, new));
    }

    /// The program, to be run on this site on a fixed day.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainfact"));
        command.current_dir(self.root()).env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
        command.args(["--today", "2026-12-01"]).args(args);
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(&self.command(args).output().unwrap())
    }

    /// Git makes a commit of it as it is now, on the branch `main`, or is not there.
    pub(crate) fn commit(&self) -> Option<()> {
        let git = |arguments: &[&str]| {
            let done = Command::new("git")
                .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
                .args(["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"])
                .args(["-c", "init.defaultBranch=main"])
                .args(arguments)
                .current_dir(self.root())
                .output();
            done.is_ok_and(|done| done.status.success())
        };
        let all: [&[&str]; 3] =
            [&["init", "--quiet"], &["add", "."], &["commit", "--quiet", "-mOne"]];
        let done = all.into_iter().all(git);
        assert!(done || std::env::var_os("PLAINFACT_TOOLS").is_none(), "there is no git");
        done.then_some(())
    }

    /// Every file below a folder of it, with what it holds.
    pub(crate) fn listing(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let top = self.path(folder);
        let files = walkdir::WalkDir::new(&top).into_iter().flatten();
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&top).unwrap().to_owned();
                (path, fs::read(entry.path()).unwrap())
            })
            .collect()
    }
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it printed.
    pub(crate) out: String,
    /// What it complained of.
    pub(crate) err: String,
}

impl Run {
    fn of(output: &Output) -> Run {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let run = Run {
            code: output.status.code().expect("no signal ended it"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    /// Checks the exit code and that some words are in what was printed.
    #[track_caller]
    pub(crate) fn expect(&self, code: i32, words: &[&str]) -> &Run {
        assert_eq!(self.code, code, "{self:#?}");
        for words in words {
            assert!(self.out.contains(words) || self.err.contains(words), "{words:?}: {self:#?}");
        }
        self
    }
}

/// Tells whoever runs the tests something.
#[expect(clippy::print_stderr, reason = "a test has nowhere else to say it")]
pub(crate) fn say(words: &str) {
    eprintln!("{words}");
}
