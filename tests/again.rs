//! A build that remembers gives what a clean one gives, whatever was edited before.

#![expect(clippy::disallowed_methods, reason = "sites are edited and published on the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use proptest::prelude::*;

/// What an editor does, or something else does to the published site.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes a page anew.
    Page(u8, u8),
    /// Takes a page away.
    Remove(u8),
    /// Gives a page another name.
    Rename(u8, u8),
    /// Changes a fact.
    Fact(u8),
    /// Changes a template of the site's own, or takes it away.
    Template(Option<u8>),
    /// Changes what is only passed on.
    Asset(u8),
    /// Changes, adds or takes away a published file.
    Harm(u8),
    /// Nothing.
    Nothing,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..4_u8, 0..4_u8).prop_map(|(page, text)| Edit::Page(page, text)),
        (0..4_u8).prop_map(Edit::Remove),
        (0..4_u8, 0..4_u8).prop_map(|(from, to)| Edit::Rename(from, to)),
        (0..3_u8).prop_map(Edit::Fact),
        prop::option::of(0..2_u8).prop_map(Edit::Template),
        (0..2_u8).prop_map(Edit::Asset),
        (0..3_u8).prop_map(Edit::Harm),
        Just(Edit::Nothing),
    ];
    prop::collection::vec(edit, 1..6)
}

fn content(root: &Path, path: &str) -> PathBuf {
    root.join("content").join(path)
}

fn page(root: &Path, page: u8) -> PathBuf {
    content(root, &format!("policy/page-{page}.md"))
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn write_fact(root: &Path, value: u8) {
    let fact = format!(
        "units:\n  label: Units counted\n  kind: count\n  unit: {{one: unit, other: units}}\n  claims:\n    \
         census: {{value: 391{value}, as_of: 2021-06-02, sources: [report]}}\n"
    );
    write(&content(root, "registry/facts/all.yaml"), &fact);
}

fn new_site(root: &Path) {
    write(&content(root, "site.yaml"), "title: Tiny\nbase_url: https://example.org\n");
    write(
        &content(root, "index.md"),
        "---\ntitle: Home\ndescription: The first page.\n---\n\nHello.\n",
    );
    let index = "---\ntitle: Policy\ndescription: Pages.\n---\n\n[](fact:units) were counted.\n";
    write(&content(root, "policy/index.md"), index);
    write(
        &content(root, "registry/sources/all.yaml"),
        "report: {type: report, title: Report, issued: 2021-06-02, URL: https://example.org/r, accessed: 2026-01-02}\n",
    );
    write_fact(root, 0);
}

fn apply(edit: &Edit, root: &Path, out: &Path) {
    match edit {
        Edit::Page(number, text) => {
            let code = format!("```rust\nlet a = {text}; // <{number}>\n```\n");
            let front = "description: About it.\ndate: 2021-06-02\nsources: [report]";
            let text = format!(
                "---\ntitle: Page {number}\n{front}\n---\n\n[](fact:units) [x](index.md)\n\n{code}"
            );
            write(&page(root, *number), &text);
        }
        Edit::Remove(number) => drop(fs::remove_file(page(root, *number))),
        Edit::Rename(from, to) => drop(fs::rename(page(root, *from), page(root, *to))),
        Edit::Fact(value) => write_fact(root, *value),
        Edit::Template(Some(number)) => {
            write(
                &root.join("templates/article.html"),
                &format!("<p>{number} {{{{ head.title }}}}</p>{{{{ page.body }}}}"),
            );
        }
        Edit::Template(None) => drop(fs::remove_file(root.join("templates/article.html"))),
        Edit::Asset(byte) => write(&content(root, "policy/data.bin"), &format!("same size {byte}")),
        Edit::Harm(0) => drop(fs::remove_file(out.join("policy/index.html"))),
        Edit::Harm(1) => write(&out.join("policy/index.html"), "other"),
        Edit::Harm(_) => write(&out.join("policy/added.html"), "added"),
        Edit::Nothing => {}
    }
}

fn build(root: &Path, out: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_plainfact"));
    program
        .args(["build", "--timings", "--format", "json", "--today", "2026-11-24", "--root"])
        .arg(root);
    program.arg("--out").arg(out).output().unwrap()
}

/// Every file below a folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    };
    files.map(file).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]
    #[test]
    fn memory_changes_nothing(edits in edits()) {
        let folder = tempfile::tempdir().unwrap();
        let (root, out) = (folder.path().join("site"), folder.path().join("public"));
        new_site(&root);
        prop_assert!(build(&root, &out).status.success());
        for (index, edit) in edits.iter().enumerate() {
            apply(edit, &root, &out);
            let with_memory = build(&root, &out);
            fs::remove_dir_all(root.join(".plainfact")).unwrap_or(());
            let clean = folder.path().join(format!("clean-{index}"));
            let without = build(&root, &clean);
            prop_assert_eq!(with_memory.stdout, without.stdout);
            prop_assert_eq!(with_memory.status.code(), without.status.code());
            if without.status.success() {
                prop_assert!(tree(&out) == tree(&clean), "after {:?}", edit);
            }
            // So that the next edit meets a memory of this site.
            build(&root, &out);
        }
    }
}

#[test]
fn what_stands_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (root, out) = (folder.path().join("site"), folder.path().join("public"));
    new_site(&root);
    let first = build(&root, &out);
    assert!(first.status.success(), "{first:?}");
    let before = fs::metadata(out.join("index.html")).unwrap().modified().unwrap();
    let second = build(&root, &out);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(!said.contains("render") && said.contains("check"), "{said}");
    assert_eq!(fs::metadata(out.join("index.html")).unwrap().modified().unwrap(), before);
    assert_eq!(first.stdout, second.stdout);
}
