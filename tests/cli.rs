//! The program end to end: what it writes, what it says, how it ends.

#![expect(clippy::disallowed_methods, reason = "the program's edges are tested from outside")]

mod support;

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use support::Site;

#[test]
fn a_clean_site_is_published() {
    let site = Site::new();
    let run = site.run(&["build"]);
    run.expect(0, &["1 fact", "0 errors, 0 warnings", "published to `"]);
    let public = site.listing("public");
    let home = String::from_utf8_lossy(&public[std::path::Path::new("index.html")]);
    assert!(home.contains("3,913 children"), "{home}");
    assert_eq!(public[std::path::Path::new("memo.pdf")], b"%PDF-1.7");
    // The folder of the program itself is nowhere needed: templates and styles are built in.
    assert!(!site.path("templates").exists() && !site.path("static").exists());
}

#[test]
fn an_error_leaves_the_published_site() {
    let site = Site::new();
    site.run(&["build"]).expect(0, &[]);
    let before = site.listing(".");
    site.replace("content/index.md", "3,913", "3,931");
    let run = site.run(&["build"]);
    run.expect(1, &["error[stale-figure]", "content/index.md:5:13", "stands as it was"]);
    site.replace("content/index.md", "3,931", "3,913");
    assert_eq!(site.listing("."), before);
}

#[test]
fn nothing_is_published_that_never_was_clean() {
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    site.run(&["build"]).expect(1, &["nothing was published"]);
    assert!(!site.path("public").exists());
}

/// Publishes a good site, breaks it, and wants a message with these words, exit 1 or 2, and the
/// published site as it was.
#[track_caller]
fn check(break_it: impl FnOnce(&Site), code: i32, words: &[&str]) {
    let site = Site::new();
    site.run(&["build"]).expect(0, &[]);
    let before = site.listing("public");
    break_it(&site);
    site.run(&["build"]).expect(code, words);
    site.run(&["check"]).expect(code, words);
    assert_eq!(site.listing("public"), before);
}

#[test]
fn bad_input_is_named() {
    let no_content = |site: &Site| {
        fs::remove_dir_all(site.path("content")).unwrap();
    };
    check(no_content, 2, &["there is no `content/site.yaml` in `", "`--root`"]);
    let write = |path: &'static str, text: &'static [u8]| move |site: &Site| site.write(path, text);
    let page = b"---\ntitle: [\n---\nWords.\n";
    check(write("content/a.md", page), 1, &["error[bad-front-matter]", "content/a.md:"]);
    let page = b"---\ntitle: A\xf1o\n---\nWords.\n";
    let words = ["error[unreadable-file]", "content/a.md", "is not UTF-8", "line 2"];
    check(write("content/a.md", page), 1, &words);
    let facts = b"two words:\n  label: x\n  kind: count\n  claims: {a: {value: 1}}\n";
    let path = "content/registry/facts/bad.yaml";
    check(write(path, facts), 1, &["error[bad-id]", "content/registry/facts/bad.yaml:1:1"]);
    let large = |site: &Site| {
        site.write("content/large.md", vec![b' '; 40 << 20]);
    };
    let words = ["content/large.md", "is too large for a text: 40 MiB", "split it"];
    check(large, 1, &words);
}

/// Only a build runs templates.
#[test]
fn a_template_that_fails_is_named() {
    let site = Site::new();
    site.run(&["build"]).expect(0, &[]);
    let before = site.listing("public");
    site.write("templates/home.html", "{{ no_such_variable }}");
    site.run(&["build"]).expect(1, &["error[template-error]", "templates/home.html:1"]);
    assert_eq!(site.listing("public"), before);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let words = ["error[unreadable-file]", "content/loop", "is a symbolic link"];
    check(|site| symlink(".", site.path("content/loop")).unwrap(), 1, &words);
    let words = ["content/passwd.txt", "is a symbolic link"];
    check(|site| symlink("/etc/passwd", site.path("content/passwd.txt")).unwrap(), 1, &words);
}

#[test]
fn only_our_own_folder_is_replaced() {
    let site = Site::new();
    site.write("thesis/chapter.txt", "years of work");
    let foreign = "holds files that this program did not write";
    site.run(&["build", "--out", "thesis"]).expect(2, &["`thesis`", foreign]);
    site.write("file", "x");
    site.run(&["build", "--out", "file"]).expect(2, &["`file`: it is a file"]);
    site.run(&["build", "--out", "file/public"]).expect(2, &["file/public"]);
    site.run(&["build", "--out", "."]).expect(2, &["own sources are in it"]);
    site.run(&["build", "--out", "content/public"]).expect(2, &["among the site's own sources"]);
    assert_eq!(site.listing("thesis").len(), 1);
}

/// Where even the administrator may not write, on Linux: below `/proc`.
#[cfg(target_os = "linux")]
#[test]
fn a_target_that_may_not_be_written_is_named() {
    let site = Site::new();
    site.run(&["build", "--out", "/proc/public"]).expect(2, &["/proc"]);
}

#[test]
fn two_builds_are_the_same() {
    let (one, other) = (Site::new(), Site::new());
    one.run(&["build"]).expect(0, &[]);
    other.run(&["build"]).expect(0, &[]);
    assert_eq!(one.listing("public"), other.listing("public"));
}

#[test]
fn unchanged_files_keep_their_times() {
    let site = Site::new();
    site.run(&["build"]).expect(0, &[]);
    let time = |file: &str| fs::metadata(site.path(file)).unwrap().modified().unwrap();
    let files = ["public/memo.pdf", "public/index.html"];
    let before = files.map(time);
    site.run(&["build"]).expect(0, &["0 files written"]);
    assert_eq!(files.map(time), before);
    site.replace("content/index.md", "There were", "Once there were");
    site.run(&["build"]).expect(0, &[]);
    assert_eq!(time("public/memo.pdf"), before[0]);
    assert_ne!(time("public/index.html"), before[1]);
}

#[test]
fn the_report_is_for_programs_too() {
    let site = Site::new();
    site.replace("content/index.md", "3,913", "3,931");
    let run = site.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(run.code, 1);
    assert_eq!(report["version"], 1);
    let of_code = |d: &&serde_json::Value| d["code"] == "stale-figure";
    let stale = report["diagnostics"].as_array().unwrap().iter().find(of_code).unwrap();
    assert_eq!((&stale["file"], &stale["line"]), (&"content/index.md".into(), &5.into()));
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn warnings_fail_when_strict() {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: T\nbase_url: https://example.org\nchecks: {stale-figure: warn}\n",
    );
    site.replace("content/index.md", "3,913", "3,931");
    site.run(&["check"]).expect(0, &["warning[stale-figure]"]);
    site.run(&["check", "--strict"]).expect(1, &["warning[stale-figure]"]);
    site.run(&["build", "--strict"]).expect(1, &["nothing was published"]);
}

#[test]
fn wrong_usage_is_two() {
    let site = Site::new();
    site.run(&["biuld"]).expect(2, &["build"]);
    site.run(&["build", "--today", "tomorrow"]).expect(2, &["tomorrow"]);
    site.run(&["--help"]).expect(0, &["facts", "--strict"]);
    site.run(&["--version"]).expect(0, &["plainfact"]);
}

#[test]
fn checks_are_explained() {
    let site = Site::new();
    site.run(&["explain", "stale-figure"]).expect(0, &["error[stale-figure]: "]);
    site.run(&["explain"]).expect(0, &["stale-figure ", "a figure that is not what"]);
    site.run(&["explain", "nonsense"]).expect(2, &["no check `nonsense`"]);
    site.run(&["explain", "stale-figures"]).expect(2, &["did you mean `stale-figure`?"]);
}

#[test]
fn facts_are_listed_and_shown() {
    let site = Site::new();
    site.run(&["facts"]).expect(0, &["children  3,913 children  2021-06-02  report"]);
    let words = ["Children separated", "source report", "content/index.md:5:12"];
    site.run(&["facts", "children"]).expect(0, &words);
    site.run(&["facts", "childern"]).expect(2, &["did you mean `children`?"]);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let site = Site::new();
    let front = "---\ntitle: Long\ndescription: Long.\nkind: page\n---\n";
    site.write("content/long.md", front.to_owned() + &"[3](fact:nothing)\n\n".repeat(5000));
    let mut command = site.command(&["check", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    drop(out);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(ended.status.code(), Some(1));
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let site = Site::new();
    let help = site.run(&["--help"]).out;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"completions") && commands.contains(&"man"), "{commands:?}");
    let (bash, manual) = (site.run(&["completions", "bash"]), site.run(&["man"]));
    for command in commands {
        bash.expect(0, &[command]);
        manual.expect(0, &[command]);
    }
    for shell in ["elvish", "fish", "powershell", "zsh"] {
        site.run(&["completions", shell]).expect(0, &["plainfact", "schema"]);
    }
    site.run(&["man", "schema"]).expect(0, &["\\-\\-vscode", "corrections"]);
    site.run(&["man", "biuld"]).expect(2, &["there is no command `biuld`"]);
    site.run(&["completions", "cmd"]).expect(2, &["bash"]);
}

/// The tool that every Linux has reads the manifest, too. Where it is not there, nothing is held to it.
#[track_caller]
fn sums_of_others(public: &std::path::Path, good: bool) {
    let mut tool = Command::new("sha256sum");
    tool.args(["--check", "--strict", "--quiet", "manifest.sha256"]).current_dir(public);
    if let Ok(done) = tool.output() {
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert_eq!(done.status.success(), good, "{told}");
        assert_eq!(told, if good { "" } else { "facts.json: FAILED\n" });
    }
}

#[test]
fn a_published_folder_is_compared_with_its_manifest() {
    let site = Site::new();
    site.run(&["build", "--compress"]).expect(0, &[]);
    let public = site.path("public");
    let dir = public.to_str().unwrap();
    site.run(&["verify", dir]).expect(0, &["all as published"]);
    assert!(public.join("facts.json.br").exists() && public.join("facts.json.gz").exists());
    sums_of_others(&public, true);
    fs::write(public.join("facts.json"), "{}").unwrap();
    sums_of_others(&public, false);
    fs::remove_file(public.join("robots.txt")).unwrap();
    fs::write(public.join("stranger.html"), "").unwrap();
    let words =
        ["changed: facts.json", "lost: robots.txt", "added: stranger.html", "3 differences"];
    site.run(&["verify", dir]).expect(1, &words);
    site.run(&["build", "--verify", dir]).expect(1, &words);
    site.run(&["build", "--verify", dir, "--compress"]).expect(2, &["cannot be used with"]);
    site.run(&["verify", site.path("content").to_str().unwrap()]).expect(2, &["manifest.sha256"]);
}

#[test]
fn changed_figures_are_listed_with_their_pages() {
    let (before, after) = (Site::new(), Site::new());
    let root = before.path(".");
    let root = root.to_str().unwrap();
    after
        .run(&["facts", "--diff", root])
        .expect(0, &["0 figures changed, 0 renamed, 0 new, 0 gone"]);
    after.replace("content/registry/facts/counts.yaml", "3913", "3921");
    let words =
        ["3,913 children → 3,921 children", "on /", "1 figure changed, 0 renamed, 0 new, 0 gone"];
    after.run(&["facts", "--diff", root]).expect(0, &words);
}

#[test]
fn a_figure_under_another_id_is_the_same_one() {
    const FACTS: &str = "content/registry/facts/counts.yaml";
    let (before, after) = (Site::new(), Site::new());
    let root = before.path(".");
    let root = root.to_str().unwrap();
    after.replace(FACTS, "children:\n", "minors:\n  aliases: [children]\n");
    after.replace("content/index.md", "fact:children", "fact:minors");
    let words =
        ["renamed children → minors\n  on /", "0 figures changed, 1 renamed, 0 new, 0 gone"];
    after.run(&["facts", "--diff", root]).expect(0, &words);
    after.replace(FACTS, "3913", "3921");
    let words = ["changed minors#first\n  3,913 children → 3,921 children\n  on /", "1 renamed"];
    after.run(&["facts", "--diff", root]).expect(0, &words);
    // It is found by both ids.
    let words =
        ["`children` is `minors` today", "minors: ", "was called children", "used in 1 place"];
    after.run(&["facts", "children"]).expect(0, &words);
    after.run(&["facts", "minors"]).expect(0, &words[1..]);
}

#[test]
fn a_revision_stands_for_the_state_before() {
    let site = Site::new();
    let Some(()) = site.commit() else { return support::say("skipped: there is no git") };
    site.run(&["facts", "--diff", "HEAD"])
        .expect(0, &["0 figures changed, 0 renamed, 0 new, 0 gone"]);
    site.replace("content/registry/facts/counts.yaml", "3913", "3921");
    // An asset, a name with letters of others, and a link that leads away are no hindrance.
    site.write("content/año.md", "---\ntitle: A\ndescription: B.\nkind: page\n---\nText.\n");
    std::os::unix::fs::symlink("/etc/passwd", site.path("content/link.md")).unwrap();
    site.commit().unwrap();
    site.run(&["facts", "--diff", "HEAD"])
        .expect(0, &["0 figures changed, 0 renamed, 0 new, 0 gone"]);
    let words =
        ["3,913 children → 3,921 children", "on /", "1 figure changed, 0 renamed, 0 new, 0 gone"];
    site.run(&["facts", "--diff", "HEAD~1"]).expect(0, &words);
    // From a folder within, as well; nothing of the checkout is touched.
    let before = site.listing("content");
    let within = ["facts", "--root", "content/..", "--diff", "HEAD~1"];
    site.run(&within).expect(0, &words);
    assert!(site.listing("content") == before);
    for strange in ["--diff=HEAD~7", "--diff=--help", "--diff=no such"] {
        let run = site.run(&["facts", strange]);
        run.expect(2, &["there is no folder", "no such revision"]);
    }
}

/// The same files on the same day give the same bytes, whatever the machine is like.
#[test]
fn the_machine_leaves_no_mark() {
    let site = Site::empty();
    site.run(&["init", "ferry"]).expect(0, &[]);
    let machines = [
        ("one", "UTC", "C", "022", "1", "public"),
        ("two/deeper/ferry", "Pacific/Kiritimati", "de_DE.UTF-8", "077", "5", "out"),
        ("año três", "America/St_Johns", "tr_TR.UTF-8", "002", "2", "public"),
    ];
    let mut built = Vec::new();
    for (folder, zone, locale, mask, threads, out) in machines {
        let root = site.path(folder);
        // Copied file by file, the last one first: in another order on the disk.
        for (path, bytes) in site.listing("ferry").into_iter().rev() {
            site.write(&format!("{folder}/{}", path.display()), bytes);
        }
        let done = Command::new("sh")
            .args(["-c", "umask \"$0\" && exec \"$@\"", mask, env!("CARGO_BIN_EXE_plainfact")])
            .args(["build", "--compress", "--strict", "--today", "2026-11-24", "--out"])
            .arg(root.join(out))
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(&root)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        built.push(site.listing(&format!("{folder}/{out}")));
    }
    assert!(built[0].len() > 100, "{} files", built[0].len());
    for other in &built[1..] {
        let names = |files: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| {
            files.keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(names(&built[0]), names(other));
        for (path, bytes) in &built[0] {
            assert!(other[path] == *bytes, "{} differs", path.display());
        }
    }
}
