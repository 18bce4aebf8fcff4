//! Puts the default templates and static files into the program, and the site that `init` makes;
//! tells it the version of the highlighter.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use walkdir::WalkDir;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut text = table(&root, "DEFAULTS", "The default files", &["static", "templates"], "");
    text.push_str(&table(&root, "BEGINNING", "The site of `init`", &[BEGINNING], BEGINNING));
    fs::write(out.join("embedded.rs"), text).expect("OUT_DIR can be written");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let lock =
        fs::read_to_string(root.join("Cargo.lock")).expect("the lock file is in the repository");
    let syntect = version(&lock, "syntect").expect("it is a dependency");
    println!("cargo::rustc-env=SYNTECT_VERSION={syntect}");
}

/// The version of a package, by the lock file.
fn version<'l>(lock: &'l str, name: &str) -> Option<&'l str> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next()
}

/// The folder of the site that `init` makes.
const BEGINNING: &str = "src/cli/init/site";

/// A table of the files below some folders, sorted by path. Their paths are told from `base` on.
///
/// ```text
/// pub const DEFAULTS: &[(&str, &str)] = &[
///     ("templates/base.html", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/base.html"))),
/// ];
/// ```
///
/// The table names no folder of this machine, so it stays true when the checkout is moved.
///
/// `include_str!` refuses what is not UTF-8, so a file that cannot be a default stops the build.
/// As on reading a site, names that begin with a dot or end with `~` are left out.
fn table(root: &Path, name: &str, meaning: &str, folders: &[&str], base: &str) -> String {
    let mut text = format!(
        "/// {meaning}: (path, text), sorted by path.\npub const {name}: &[(&str, &str)] = &[\n"
    );
    for folder in folders {
        println!("cargo::rerun-if-changed={folder}");
        for entry in WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().flatten() {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_file() && !name.starts_with('.') && !name.ends_with('~') {
                let path = entry.path().strip_prefix(root).expect("it lies below the root");
                let path = path.to_str().expect("default files have plain names");
                let path = path.replace('\\', "/");
                let name = path.strip_prefix(base).unwrap_or(&path).trim_start_matches('/');
                let place = format!("/{path}");
                writeln!(
                    text,
                    "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?}))),"
                )
                .expect("a string takes everything");
            }
        }
    }
    text.push_str("];\n");
    text
}
