//! What browsers make of a site: accessibility, policy, HTML, and the preview that follows edits.
//!
//! The scripts in `tests/browser/` need Chromium, Node.js with what `npm ci` installs there, and
//! Java for the HTML checker. Where one of them is missing, the tests say so and pass, unless
//! `PLAINFACT_BROWSER=required`.

#![cfg(all(unix, feature = "serve"))]
#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

#[path = "support/attack.rs"]
mod attack;
#[path = "support/dockets.rs"]
mod dockets;
#[allow(dead_code, reason = "other tests look between texts")]
#[path = "support/memory.rs"]
mod memory;
mod support;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use support::Site;
use support::preview::Preview;

/// The folder of the scripts.
fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// The tools, or nothing if they may be missing and are.
struct Tools {
    node: PathBuf,
    chromium: PathBuf,
    java: PathBuf,
}

fn tools() -> Option<Tools> {
    match find_tools() {
        Ok(tools) => Some(tools),
        Err(missing) if !required() => {
            support::say(&format!("skipped: there is no {missing}"));
            None
        }
        Err(missing) => panic!("there is no {missing}; `.ci/run` installs it"),
    }
}

/// Whether nothing may be missing.
fn required() -> bool {
    env::var_os("PLAINFACT_BROWSER").is_some_and(|value| value == "required")
}

fn find_tools() -> Result<Tools, String> {
    let find = |names: &[&str]| {
        let path = env::var_os("PATH").unwrap_or_default();
        let found = env::split_paths(&path)
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
            .find(|file| file.is_file());
        found.ok_or_else(|| names.join(" or "))
    };
    let packages = scripts().join("node_modules");
    if !packages.is_dir() {
        return Err(format!("{}; run `npm ci` beside it", packages.display()));
    }
    Ok(Tools {
        node: find(&["node"])?,
        chromium: find(&["chromium", "chromium-browser", "google-chrome"])?,
        java: find(&["java"])?,
    })
}

/// Runs a command and wants it to succeed.
#[track_caller]
fn succeed(command: &mut Command) {
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].map(|t| String::from_utf8_lossy(&t).into_owned());
    assert!(output.status.success(), "{command:?}\n{}", text.concat());
}

/// The site of this repository, published once for all tests.
fn published() -> &'static Path {
    static PUBLISHED: OnceLock<PathBuf> = OnceLock::new();
    PUBLISHED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
        succeed(
            Command::new(env!("CARGO_BIN_EXE_plainfact"))
                .args(["build", "--root", env!("CARGO_MANIFEST_DIR"), "--out"])
                .arg(&folder),
        );
        folder
    })
}

/// Lets a script look at the published site, where the tools are there for it.
#[track_caller]
fn look(script: &str) {
    let Some(tools) = tools() else { return };
    let script = scripts().join(script);
    succeed(Command::new(tools.node).arg(script).arg(published()).arg(tools.chromium));
}

#[test]
fn pages_are_good_in_a_browser() {
    look("pages.mjs");
}

#[test]
fn menu_languages_print_and_manifest_work() {
    look("frame.mjs");
}

#[test]
fn cards_open_by_key_pointer_and_hover() {
    look("cards.mjs");
}

#[test]
fn the_table_of_cases_is_filtered_in_place_and_without_scripts() {
    look("choose.mjs");
}

/// The published site as nginx hands it out, with what it asks of a host, and as Python does, which
/// knows nothing of that: one page of each kind, frames, and whatever scripts do.
#[test]
fn servers_of_others_do_it_justice() {
    let Some(tools) = tools() else { return };
    // What Debian keeps for those who administer a machine.
    let mut places: Vec<PathBuf> =
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    places.push(PathBuf::from("/usr/sbin"));
    let site = published();
    // What reaches a browser without headers is what every other test of pages looks at.
    let all: &[&str] = &["hosts", "cards", "choose", "search", "pages"];
    let some: &[&str] = &["hosts", "cards", "choose"];
    for (host, program, scripts_of) in [("nginx", "nginx", all), ("python", "python3", some)] {
        if !places.iter().any(|folder| folder.join(program).is_file()) {
            assert!(!required(), "there is no {program}; `.ci/run` installs it");
            support::say(&format!("skipped: there is no {program}"));
            continue;
        }
        for &script in scripts_of {
            succeed(
                Command::new(&tools.node)
                    .arg(scripts().join(format!("{script}.mjs")))
                    .arg(site)
                    .arg(&tools.chromium)
                    .args((script == "pages").then_some("few"))
                    .env("PLAINFACT_HOST", host)
                    .env("PATH", env::join_paths(&places).unwrap()),
            );
        }
    }
}

#[test]
fn pages_and_styles_are_valid() {
    let Some(tools) = tools() else { return };
    let checker = scripts().join("node_modules/vnu-jar/build/dist/vnu.jar");
    for only in ["--skip-non-html", "--skip-non-css", "--skip-non-svg"] {
        succeed(
            Command::new(&tools.java)
                .arg("-jar")
                .arg(&checker)
                .args(["--format", "gnu", "--Werror", only])
                // It takes our policy to forbid what stands on the same disk, and linked data, which no
                // browser runs.
                .args([
                    "--filterpattern",
                    ".*(Resource|Inline script) violates Content Security Policy.*",
                ])
                .arg(published()),
        );
    }
}

#[test]
fn the_first_article_is_light() {
    look("load.mjs");
}

#[test]
fn linked_data_and_manifests_fit_their_types() {
    look("types.mjs");
}

#[test]
fn the_search_finds_in_a_browser() {
    look("search.mjs");
}

/// Nothing of it would be published; here it is, to see that even then nothing runs and nothing is
/// asked for elsewhere.
#[test]
fn a_hostile_site_does_nothing() {
    let Some(tools) = tools() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (route, content) in memory::build(&attack::site()).0.iter() {
        let plainfact::render::Content::Bytes(bytes) = content else { continue };
        let path = folder.path().join(route.file());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let script = scripts().join("hostile.mjs");
    succeed(Command::new(tools.node).arg(script).arg(folder.path()).arg(tools.chromium));
}

#[test]
fn the_preview_follows_edits() {
    let Some(tools) = tools() else { return };
    let site = Site::new();
    site.replace("content/site.yaml", "title:", "checks: {unsourced-figure: warn}\ntitle:");
    let page = |title: &str, front: &str, text: &str| {
        format!("---\ntitle: {title}\ndescription: A page.\nkind: page\n{front}---\n{text}\n")
    };
    site.write("content/b/index.md", "---\ntitle: B\ndescription: A section.\n---\nWords.\n");
    site.write("content/b/draft.md", page("Unfinished", "draft: true\n", "Not yet."));
    site.write("content/b/later.md", page("To come", "publish: 2027-01-01\n", "Not yet."));
    let preview = Preview::start(&site);
    succeed(
        Command::new(tools.node)
            .arg(scripts().join("preview.mjs"))
            .arg(format!("http://{}", preview.address))
            .arg(site.root())
            .arg(tools.chromium),
    );
}

#[test]
fn the_preview_recovers_from_errors_and_from_its_own_end() {
    let Some(tools) = tools() else { return };
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    succeed(
        Command::new(tools.node)
            .arg(scripts().join("recovery.mjs"))
            .arg(env!("CARGO_BIN_EXE_plainfact"))
            .arg(site.root())
            .arg(tools.chromium),
    );
}
