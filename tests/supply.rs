//! Where the code of others comes from, and under which licences: the same rules as
//! `.ci/deny.toml`, in the short form that needs no tool but Cargo.

#![expect(clippy::disallowed_methods, reason = "it runs Cargo and reads its files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The one place that packages come from.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Packages that must not come in again, and why.
const BANNED: [(&str, &str); 7] = [
    ("openssl-sys", "nothing here speaks to the network"),
    ("reqwest", "nothing here speaks to the network"),
    ("serde_yaml", "archived; keeps the last of two entries with one id"),
    ("serde_yml", "RUSTSEC-2025-0068, unsound"),
    ("libyml", "RUSTSEC-2025-0067, unsound"),
    ("yaml-rust", "RUSTSEC-2024-0320, unmaintained"),
    ("proc-macro-error", "RUSTSEC-2024-0370, unmaintained"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The one package that speaks to other machines, for a feature that is off by default.
const NETWORK: &str = "ureq";

/// The package whose licence is allowed to it alone: a list of certificates.
const CERTIFICATES: (&str, &str) = ("webpki-roots", "CDLA-Permissive-2.0");

/// Every package that is built with any feature, our own left out; with the default ones, where the
/// others have never been fetched.
fn packages() -> Vec<Value> {
    packages_with(&["--all-features"]).unwrap_or_else(default_packages)
}

/// What is built where nobody asks for more.
fn default_packages() -> Vec<Value> {
    packages_with(&[]).expect("what was built was fetched")
}

fn packages_with(features: &[&str]) -> Option<Vec<Value>> {
    // What is built for other systems need not be here.
    let version = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", host])
        .args(features)
        .output()
        .unwrap();
    if !output.status.success() {
        return None;
    }
    let mut metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let Value::Array(packages) = metadata["packages"].take() else { panic!("no packages") };
    Some(packages.into_iter().filter(|package| package["name"] != "plainfact").collect())
}

/// What `.ci/deny.toml` lists under a key: the strings between its brackets.
fn listed(key: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(".ci/deny.toml")).unwrap();
    let (_, rest) = text.split_once(&format!("\n{key} = [")).unwrap();
    let (list, _) = rest.split_once("\n]").unwrap();
    let strings = list.lines().filter_map(|line| line.trim().strip_prefix('"')?.split('"').next());
    strings.map(str::to_owned).collect()
}

/// Whether an SPDX expression can be met with the licences that are allowed.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // `MIT/Apache-2.0` is how it was written once.
    let text = expression.replace('/', " OR ").replace(['(', ')'], " ");
    // Each side of every OR would do; in what is left, all parts are needed. Brackets only ever
    // group an OR within an AND here, so each part of the AND is looked at by itself.
    let any = |part: &str| part.split(" OR ").any(|license| allowed.contains(license.trim()));
    text.split(" AND ").all(any)
}

#[test]
fn every_licence_is_allowed() {
    let allowed = listed("allow");
    assert!(allowed.len() > 5, "{allowed:?}");
    let packages = packages();
    let licence = |package: &Value| package["license"].as_str().unwrap_or("none").to_owned();
    let bad: Vec<String> = packages
        .iter()
        .filter(|package| package["name"] != CERTIFICATES.0 || licence(package) != CERTIFICATES.1)
        .filter(|package| !is_met(&licence(package), &allowed))
        .map(|package| format!("{}: {}", package["name"], licence(package)))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
    // What is allowed and nobody needs would let something in unseen.
    let used = |license: &&String| packages.iter().any(|p| licence(p).contains(license.as_str()));
    let unused: Vec<&String> = allowed.iter().filter(|license| !used(license)).collect();
    assert!(unused.is_empty(), "no package has {unused:?}");
}

#[test]
fn expressions_are_read() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0"].map(str::to_owned));
    let check = |expression: &str, met: bool| {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    };
    check("MIT", true);
    check("MIT/Apache-2.0", true);
    check("GPL-3.0 OR MIT", true);
    check("(MIT OR GPL-3.0) AND Apache-2.0", true);
    check("MIT AND GPL-3.0", false);
    check("none", false);
}

#[test]
fn every_package_is_of_the_registry_with_a_sum() {
    let bad: Vec<String> = packages()
        .iter()
        .filter(|package| package["source"] != SOURCE)
        .map(|package| format!("{}: {}", package["name"], package["source"]))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for package in lock.split("[[package]]\n").skip(1) {
        let own = package.starts_with("name = \"plainfact\"");
        assert!(own || package.contains("\nchecksum = \""), "{package}");
    }
}

#[test]
fn nothing_banned_is_there() {
    // Under the name serde_yaml the project calls another crate; the package is what counts.
    let packages = packages();
    let deny = fs::read_to_string(root().join(".ci/deny.toml")).unwrap();
    for (name, why) in BANNED {
        assert!(packages.iter().all(|package| package["name"] != name), "{name}: {why}");
        assert!(deny.contains(&format!("\"{name}\"")), "`.ci/deny.toml` does not ban {name}");
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for (name, why) in BANNED {
        assert!(!lock.contains(&format!("\nname = \"{name}\"\n")), "{name}: {why}");
    }
    // What most are given has nothing to speak to the network with.
    assert!(default_packages().iter().all(|package| package["name"] != NETWORK), "{NETWORK}");
    assert!(deny.contains(&format!("crate = \"{NETWORK}\", wrappers = [\"plainfact\"]")));
}

/// The build script embeds files and does nothing else: it starts no program, and asks nobody.
#[test]
fn the_build_script_reaches_nowhere() {
    let script = fs::read_to_string(root().join("build.rs")).unwrap();
    for word in ["Command", "TcpStream", "net::", "curl", "http"] {
        assert!(!script.contains(word), "build.rs has `{word}`");
    }
}

/// Nothing in the program is taken on trust by the compiler.
#[test]
fn unsafe_code_is_forbidden() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"));
}
