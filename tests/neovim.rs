//! The language server with a client that somebody else wrote: Neovim, without a screen.

#![cfg(feature = "lsp")]
#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use support::{Site, say};

/// What the client saw; none where there is no Neovim.
fn session(site: &Site) -> Option<Value> {
    if Command::new("nvim").arg("--version").output().is_err() {
        let why = "no `nvim` is installed";
        assert!(std::env::var_os("PLAINFACT_TOOLS").is_none(), "{why}");
        say(&format!("skipped: {why}"));
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/neovim/session.lua");
    let seen = site.path("seen.json");
    let output = Command::new("nvim")
        .current_dir(site.root())
        .args(["--headless", "--clean", "-n", "-i", "NONE", "-c"])
        .arg(format!("luafile {}", script.display()))
        .env("PLAINFACT", env!("CARGO_BIN_EXE_plainfact"))
        .env("SEEN", &seen)
        .env("XDG_STATE_HOME", site.path("state"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let text = fs::read_to_string(seen).unwrap_or_else(|_| panic!("nothing was seen: {told}"));
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn an_editor_of_today_gets_along() {
    let site = Site::new();
    let Some(seen) = session(&site) else { return };
    let is_empty = |key: &str| seen[key].as_array().is_some_and(Vec::is_empty);
    assert_eq!(seen["failed"], Value::Null, "{seen:#}");
    assert!(is_empty("clean") && is_empty("clean_again"), "{seen:#}");
    assert_eq!(seen["wrong"], json!(["stale-figure"]));
    assert_eq!(seen["misspelt"], json!(["unknown-fact"]));
    assert!(seen["actions"][0].as_str().unwrap().contains("children"), "{seen:#}");
    assert_eq!(seen["mended"], "There were [3,913 children](fact:children).");
    assert!(seen["hover"]["contents"]["value"].as_str().unwrap().contains("Children separated"));
    let definition = seen["definition"].to_string();
    assert!(definition.contains("registry/facts/counts.yaml"), "{definition}");
    assert_eq!(seen["references"].as_array().map(Vec::len), Some(2), "{:#}", seen["references"]);
    assert!(seen["symbols"].is_array());
    let offered = seen["completion"]["items"].to_string();
    assert!(offered.contains("3,913 children](fact:children)"), "{offered}");
    assert_eq!(seen["renamed"], "There were [3,913 children](fact:minors).");
}
