//! What happens to the published site when a build dies, the disk says no, or the ground moves:
//! the old site or the new one stands, whole, and nothing else is left behind.
//!
//! `PLAINFACT_KILLS=500 cargo test --test faults` cuts as many builds short as it is told.

#![expect(clippy::disallowed_methods, reason = "it kills processes and looks at the disk")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use support::{Site, say};

/// How many builds are cut short where nobody says otherwise.
const KILLS: usize = 25;
/// How many pages the site has, so that there is something to be cut short.
const PAGES: usize = 60;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A site of some pages, all of which say a word.
fn site(word: &str) -> Site {
    let site = Site::new();
    say_everywhere(&site, word);
    site
}

fn say_everywhere(site: &Site, word: &str) {
    for number in 0..PAGES {
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let name = format!("p{}{}", letter(number / 26), letter(number));
        let page = format!(
            "---\ntitle: Page {name}\ndescription: It says {word}.\nkind: page\n---\n\n\
             It says {word}, and that there were [3,913 children](fact:children).\n"
        );
        site.write(&format!("content/many/{name}.md"), page);
    }
    let index = format!("---\ntitle: Many\ndescription: All of them say {word}.\n---\n");
    site.write("content/many/index.md", index);
}

/// What stands in the site's folder besides its sources and the published site.
fn left_behind(site: &Site) -> Vec<String> {
    let names = fs::read_dir(site.root()).unwrap().map(|e| e.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    names.filter(|name| name != "content" && name != "public" && name != ".plainfact").collect()
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same moments on every run, as far as a machine
/// allows it.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let kills = std::env::var("PLAINFACT_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let site = site("old");
    let words = ["old", "new"];
    let mut trees: Vec<Tree> = Vec::new();
    let mut reach = Duration::ZERO;
    for word in words {
        say_everywhere(&site, word);
        let start = Instant::now();
        site.run(&["build", "--quiet"]).expect(0, &[]);
        reach = reach.max(start.elapsed());
        trees.push(site.listing("public"));
    }
    assert_ne!(trees[0], trees[1]);
    let mut state = 3913;
    let (mut tried, mut cut_short, mut cut_after) = (0, 0, 0);
    while cut_short < kills {
        tried += 1;
        assert!(tried < 10 * kills, "of {tried} builds only {cut_short} were cut short");
        let before = site.listing("public");
        // Each build is to publish what does not stand yet.
        say_everywhere(&site, words[usize::from(before == trees[0])]);
        let mut command = site.command(&["build", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let moment = reach.mul_f64(0.5 + (next(&mut state) % 1_000) as f64 / 1_000.0);
        let start = Instant::now();
        while start.elapsed() < moment && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        let _ = child.kill();
        let was_cut = child.wait().unwrap().code().is_none();
        let after = site.listing("public");
        assert!(trees.contains(&after), "a kill after {moment:?} left a torn site");
        let published = after != before;
        cut_short += usize::from(was_cut);
        cut_after += usize::from(was_cut && published);
        // Now it is slow and now quick: the moments stay around that at which it publishes.
        reach = reach.mul_f64(if published { 0.85 } else { 1.1 });
    }
    let before = cut_short - cut_after;
    say(&format!(
        "{tried} builds, {cut_short} cut short: {before} before they published, {cut_after} after; \
         none torn"
    ));
    say_everywhere(&site, "old");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    assert_eq!(site.listing("public"), trees[0]);
    assert_eq!(left_behind(&site), Vec::<String>::new());
}

#[test]
fn a_folder_that_may_not_be_written_leaves_the_site_that_stands() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site("old");
    site.run(&["build", "--out", "out/public"]).expect(0, &[]);
    let before = site.listing("out/public");
    say_everywhere(&site, "new");
    let mode = |mode| fs::set_permissions(site.path("out"), fs::Permissions::from_mode(mode));
    mode(0o555).unwrap();
    if fs::write(site.path("out/probe"), "x").is_ok() {
        mode(0o755).unwrap();
        say("skipped: whoever runs this may write everywhere");
        return;
    }
    let run = site.run(&["build", "--out", "out/public"]);
    mode(0o755).unwrap();
    run.expect(2, &["out", "make it writable"]);
    assert_eq!(site.listing("out/public"), before);
}

#[test]
fn a_target_that_is_taken_away_is_made_anew() {
    let site = site("old");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    let before = site.listing("public");
    fs::remove_dir_all(site.path("public")).unwrap();
    site.run(&["build", "--quiet"]).expect(0, &[]);
    assert_eq!(site.listing("public"), before);
    assert_eq!(left_behind(&site), Vec::<String>::new());
}

/// A file-size limit stands for a full disk: the write fails in the middle of a file.
#[test]
fn a_write_that_fails_midway_leaves_the_site_that_stands() {
    let site = site("old");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    let before = site.listing("public");
    say_everywhere(&site, "new");
    // Two blocks of 1,024 bytes; ignoring the signal makes the write itself fail.
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$0\" --today 2026-12-01 build --quiet";
    let mut shell = std::process::Command::new("bash");
    shell.current_dir(site.root()).args(["-c", script, env!("CARGO_BIN_EXE_plainfact")]);
    let Ok(output) = shell.output() else {
        say("skipped: there is no bash");
        return;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write"), "{told}");
    assert_eq!(site.listing("public"), before);
    assert_eq!(left_behind(&site), Vec::<String>::new());
}

#[test]
fn files_that_change_during_a_build_do_no_harm() {
    let site = site("old");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    for _ in 0..5 {
        let mut command = site.command(&["build", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            say_everywhere(&site, "new");
            let _ = fs::remove_file(site.path("content/memo.pdf"));
            site.write("content/memo.pdf", "%PDF-1.7");
        }
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0..=2)), "{code:?}");
        assert!(site.path("public/index.html").is_file());
    }
    say_everywhere(&site, "new");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    assert_eq!(left_behind(&site), Vec::<String>::new());
}

/// Each of several builds at once publishes, or says that another does; the site is whole.
#[test]
fn builds_at_once_wait_for_no_one_and_harm_nothing() {
    let site = site("old");
    site.run(&["build", "--quiet"]).expect(0, &[]);
    let before = site.listing("public");
    say_everywhere(&site, "new");
    let start = || {
        let mut command = site.command(&["build", "--quiet"]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let builds: Vec<_> = (0..6).map(|_| start()).collect();
    let (mut published, mut refused) = (0, 0);
    for build in builds {
        let output = build.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => published += 1,
            Some(2) if told.contains("another build is publishing to") => refused += 1,
            code => panic!("{code:?}: {told}"),
        }
    }
    say(&format!("{published} builds published, {refused} were refused"));
    assert!(published > 0);
    let after = site.listing("public");
    assert_ne!(after, before);
    assert_eq!(left_behind(&site), Vec::<String>::new());
    site.run(&["build", "--quiet"]).expect(0, &[]);
    assert_eq!(site.listing("public"), after);
}

/// What happens on a disk of four megabytes when a file of five comes: the site that stands is the
/// one that stood, nothing else is left, and with the file gone the next build succeeds. `$0` is the
/// program.
const SMALL_DISK: &str = r#"
build() { "$0" --today 2026-12-01 build --quiet --out disk/public; }
sums() { (cd disk && find . -type f -not -path '*/.plainfact/*' -exec sha256sum {} + | sort); }
mount -t tmpfs -o size=4m plainfact disk 2>/dev/null || { echo cannot mount; exit 77; }
build || exit 10
before=$(sums)
head -c 5000000 /dev/urandom > content/large.pdf
build 2> told && exit 11
cat told
grep -q 'free some space' told || exit 12
[ "$(sums)" = "$before" ] || exit 13
rm content/large.pdf
build || exit 14
[ "$(sums)" = "$before" ] || exit 15
[ "$(ls -A disk)" = public ] || exit 16
"#;

#[test]
fn a_full_disk_leaves_the_site_that_stands() {
    let site = Site::new();
    fs::create_dir(site.path("disk")).unwrap();
    let program = env!("CARGO_BIN_EXE_plainfact");
    let mut shell = std::process::Command::new("unshare");
    shell.args(["--mount", "--map-root-user", "bash", "-c", SMALL_DISK, program]);
    let output = match shell.current_dir(site.root()).output() {
        Ok(output) => output,
        Err(error) => return say(&format!("skipped: no unshare ({error})")),
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = told + &String::from_utf8_lossy(&output.stderr);
    if told.contains("cannot mount") || told.contains("unshare:") {
        return say(&format!("skipped: {told}"));
    }
    assert_eq!(output.status.code(), Some(0), "{told}");
}

/// Rights taken away while a build runs: it fails, or it was quicker; the next one finds its way.
#[test]
fn rights_revoked_during_a_build_do_no_harm() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site("old");
    site.run(&["build", "--out", "out/public", "--quiet"]).expect(0, &[]);
    let old = site.listing("out/public");
    say_everywhere(&site, "new");
    site.run(&["build", "--out", "out/public", "--quiet"]).expect(0, &[]);
    let new = site.listing("out/public");
    let mode = |mode| fs::set_permissions(site.path("out"), fs::Permissions::from_mode(mode));
    for round in 0..6 {
        say_everywhere(&site, "old");
        site.run(&["build", "--out", "out/public", "--quiet"]).expect(0, &[]);
        say_everywhere(&site, "new");
        let mut command = site.command(&["build", "--out", "out/public", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(30 * round));
        mode(0o555).unwrap();
        let code = child.wait().unwrap().code();
        mode(0o755).unwrap();
        assert!(matches!(code, Some(0 | 2)), "{code:?}");
        let after = site.listing("out/public");
        assert!(after == new || (after == old && code == Some(2)), "{code:?}");
    }
    say_everywhere(&site, "old");
    site.run(&["build", "--out", "out/public", "--quiet"]).expect(0, &[]);
    assert_eq!(site.listing("out/public"), old);
    let names = fs::read_dir(site.path("out")).unwrap().count();
    assert_eq!(names, 1, "nothing but the site is left");
}
