use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::model::Route;
use crate::render::{Content, Output};

/// A site's folder with sources in it.
fn site() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/deep")).unwrap();
    fs::write(root.path().join("content/memo.pdf"), "memo").unwrap();
    root
}

fn output(entries: &[(&str, &'static str)]) -> Output {
    let mut output = Output::new();
    for &(route, text) in entries {
        output.insert(Route::from(route), Content::Bytes(text.as_bytes().into()));
    }
    output
}

/// Every file below a folder, marker and helpers included.
fn listing(folder: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn publish(output: &Output, root: &Path, target: &Path) -> io::Result<Published> {
    stage(output, root, target, false)?.0.publish()
}

fn refusal(output: &Output, root: &Path, target: impl Into<PathBuf>) -> String {
    publish(output, root, &target.into()).unwrap_err().to_string()
}

#[test]
fn holds_the_output_and_nothing_else() {
    let root = site();
    let target = root.path().join("public");
    let mut first = output(&[("/", "home"), ("/a/", "a"), ("/feed.xml", "feed")]);
    first.insert(Route::from("/memo.pdf"), Content::File(root.path().join("content/memo.pdf")));
    let published = publish(&first, root.path(), &target).unwrap();
    assert_eq!(published, Published { written: 4, unchanged: 0, removed: 0 });

    let time = |file: &str| fs::metadata(target.join(file)).unwrap().modified().unwrap();
    let before = [time("index.html"), time("memo.pdf")];
    let mut second = output(&[("/", "home"), ("/a/", "b"), ("/new/", "new")]);
    second.insert(Route::from("/memo.pdf"), Content::File(root.path().join("content/memo.pdf")));
    let published = publish(&second, root.path(), &target).unwrap();
    assert_eq!(published, Published { written: 2, unchanged: 2, removed: 1 });
    assert_eq!([time("index.html"), time("memo.pdf")], before);

    let expected = [
        (MARKER, MARKER_TEXT),
        ("a/index.html", "b"),
        ("index.html", "home"),
        ("memo.pdf", "memo"),
        ("new/index.html", "new"),
    ];
    let expected = expected.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let mut found = listing(&target);
    let manifest = found.remove(MANIFEST).unwrap();
    let listed: Vec<&str> = manifest.lines().filter_map(|line| line.split("  ").nth(1)).collect();
    assert_eq!(listed, ["a/index.html", "index.html", "memo.pdf", "new/index.html"]);
    assert_eq!(found, BTreeMap::from(expected));
    let beside: Vec<_> = fs::read_dir(root.path()).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
}

#[test]
fn replaces_only_what_it_made() {
    let root = site();
    let new = output(&[("/", "new")]);
    let foreign = root.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thesis.doc"), "years of work").unwrap();
    assert!(refusal(&new, root.path(), &foreign).contains("did not write; move them"));
    assert_eq!(listing(&foreign).len(), 1);

    let file = root.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(refusal(&new, root.path(), &file).contains("it is a file; move it"));
    assert!(refusal(&new, root.path(), file.join("public")).contains("cannot find"));

    assert!(refusal(&new, root.path(), root.path()).contains("own sources are in it"));
    let above = root.path().parent().unwrap();
    assert!(refusal(&new, root.path(), above).contains("own sources are in it"));
    let within = root.path().join("content/deep/../new");
    assert!(refusal(&new, root.path(), within).contains("among the site's own sources"));

    let empty = root.path().join("empty");
    fs::create_dir(&empty).unwrap();
    publish(&new, root.path(), &empty).unwrap();
    fs::create_dir(empty.join(".git")).unwrap();
    assert!(refusal(&new, root.path(), &empty).contains("git work tree"));

    #[cfg(unix)]
    {
        let link = root.path().join("link");
        std::os::unix::fs::symlink(&empty, &link).unwrap();
        assert!(refusal(&new, root.path(), &link).contains("symbolic link"));
    }
}

#[test]
fn no_route_leaves_the_target() {
    let root = site();
    for route in ["/../x", "/a/../../x", "/a\0b", "/./x", "/.plainfact-site", "/a\\b"] {
        let message = refusal(&output(&[(route, "x")]), root.path(), root.path().join("public"));
        assert!(message.contains("its path may not be written"), "{route}: {message}");
    }
    let message = refusal(&output(&[("/a", "x"), ("/a/b", "y")]), root.path(), "public");
    assert!(message.contains("`/a` is a file there and a folder here"), "{message}");
}

#[test]
fn a_failure_leaves_the_published_site() {
    let root = site();
    let target = root.path().join("public");
    publish(&output(&[("/", "old")]), root.path(), &target).unwrap();
    let before = listing(root.path());
    let mut broken = output(&[("/", "new")]);
    broken.insert(Route::from("/x.pdf"), Content::File(root.path().join("content/gone.pdf")));
    let message = refusal(&broken, root.path(), &target);
    assert!(message.contains("gone.pdf"), "{message}");
    assert_eq!(listing(root.path()), before);
}

#[test]
fn mends_what_an_earlier_run_left() {
    let root = site();
    let target = root.path().join("public");
    publish(&output(&[("/", "old")]), root.path(), &target).unwrap();
    fs::rename(&target, root.path().join(".public.plainfact-old")).unwrap();
    fs::create_dir(root.path().join(".public.plainfact-staging")).unwrap();
    let published = publish(&output(&[("/", "old")]), root.path(), &target).unwrap();
    assert_eq!(published, Published { written: 0, unchanged: 1, removed: 0 });
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

#[test]
fn one_build_at_a_time() {
    let root = site();
    let target = root.path().join("public");
    let lock = Lock::take(&target::check(root.path(), &target).unwrap()).unwrap();
    let message = refusal(&output(&[("/", "x")]), root.path(), &target);
    assert!(message.starts_with("another build is publishing to"), "{message}");
    drop(lock);
    publish(&output(&[("/", "x")]), root.path(), &target).unwrap();
}

#[test]
fn packed_siblings_are_made_once() {
    let root = site();
    let target = root.path().join("public");
    let long: &'static str = Box::leak("<p>3,913 children</p>\n".repeat(100).into_boxed_str());
    let publish = |entries: &[(&str, &'static str)], compress| {
        stage(&output(entries), root.path(), &target, compress).unwrap().0.publish().unwrap()
    };
    publish(&[("/", long), ("/a/", "short"), ("/own.css", long), ("/own.css.gz", "own")], true);
    let there = |file: &str| target.join(file).exists();
    assert!(there("index.html.br") && there("index.html.gz") && there("own.css.br"));
    assert!(!there("a/index.html.br"));
    assert_eq!(fs::read(target.join("own.css.gz")).unwrap(), b"own");
    let time = || fs::metadata(target.join("index.html.br")).unwrap().modified().unwrap();
    let before = time();
    let done = publish(&[("/", long), ("/own.css", long)], true);
    assert_eq!((time(), done.removed), (before, 1));
    // What was the site's own file is now ours to make.
    assert_ne!(fs::read(target.join("own.css.gz")).unwrap(), b"own");
    assert_eq!(verify(&target).unwrap(), (6, Vec::new()));
    let done = publish(&[("/", long)], false);
    assert_eq!((there("index.html.br"), done.removed), (false, 5));
}
