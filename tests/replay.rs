//! Replays what the fuzzer has kept: inputs that each reach something the others do not, and those
//! that once broke something. `tests/fuzz/run` finds more.

#![cfg(all(feature = "lsp", feature = "serve"))]
#![expect(clippy::disallowed_methods, reason = "it reads the corpora, and a clock")]

#[allow(dead_code, reason = "other tests embed more")]
#[path = "support/dockets.rs"]
mod dockets;
#[allow(dead_code, unreachable_pub, reason = "the package of the fuzzer shares it")]
#[path = "fuzz/drive.rs"]
mod drive;
#[path = "support/harmless.rs"]
mod harmless;
#[allow(dead_code, reason = "other tests look between texts")]
#[path = "support/memory.rs"]
mod memory;
#[cfg(unix)]
mod support;
#[allow(unreachable_pub, reason = "the package of the fuzzer shares it")]
#[path = "fuzz/whole.rs"]
mod whole;

use std::fs;
use std::path::{Path, PathBuf};

/// The most that the corpora may weigh, in bytes.
const MOST: usize = 2 << 20;

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus")
}

/// The inputs of a target, in the order of their names.
fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = corpora().join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn nothing_that_was_found_breaks_anything() {
    for (target, drive) in drive::ALL {
        let inputs = inputs(target);
        assert!(!inputs.is_empty(), "{target} has no inputs");
        for (path, bytes) in inputs {
            let run = std::panic::catch_unwind(|| drive(&bytes));
            assert!(run.is_ok(), "{} breaks {target}", path.display());
        }
    }
}

/// SplitMix64, as in the tests of faults.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) as usize
}

/// Pieces that break what they are put into.
const PIECES: [&str; 26] = [
    "[",
    "](",
    "]",
    "[@",
    "](fact:",
    "\n\n",
    "\u{200d}",
    "\u{301}",
    "é",
    "\u{1f468}",
    "\"",
    "'",
    "`",
    "<",
    "&#0;",
    "|",
    "\r",
    "\0",
    "- ",
    "9999999999999999999999999999",
    "½",
    "$",
    "%",
    "1e9",
    ": ",
    "{{",
];

/// Another input made of one or two that are known.
fn changed(inputs: &[(PathBuf, Vec<u8>)], state: &mut u64) -> Vec<u8> {
    let mut bytes = inputs[next(state) % inputs.len()].1.clone();
    for _ in 0..1 + next(state) % 4 {
        let at = next(state) % (bytes.len() + 1);
        let to = (at + next(state) % 12).min(bytes.len());
        match next(state) % 5 {
            0 => drop(bytes.splice(at..to, PIECES[next(state) % PIECES.len()].bytes())),
            1 => drop(bytes.drain(at..to)),
            2 => drop(bytes.splice(at..at, bytes[at..to].to_vec())),
            3 => drop(bytes.splice(at..to, [next(state) as u8])),
            _ => {
                let other = &inputs[next(state) % inputs.len()].1;
                let from = next(state) % (other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
        }
    }
    bytes
}

/// The fuzzer's work in short and without its compiler: known inputs, changed at random. For
/// `PLAINFACT_FUZZ` seconds on each target, or the same few changes on every run.
#[test]
fn what_is_near_to_it_breaks_nothing() {
    let seconds: Option<u64> =
        std::env::var("PLAINFACT_FUZZ").ok().and_then(|text| text.parse().ok());
    let only = std::env::var("PLAINFACT_TARGET").unwrap_or_default();
    for (target, drive) in drive::ALL.iter().filter(|(name, _)| name.contains(&only)) {
        let inputs = inputs(target);
        let start = std::time::Instant::now();
        let mut state = seconds.map_or(3913, |_| u64::from(std::process::id()));
        let mut tries = 0;
        while match seconds {
            Some(seconds) => start.elapsed().as_secs() < seconds,
            None => tries < 20,
        } {
            let bytes = changed(&inputs, &mut state);
            let run = std::panic::catch_unwind(|| drive(&bytes));
            if run.is_err() {
                let path = std::env::temp_dir().join(format!("once-{target}"));
                fs::write(&path, &bytes).unwrap();
                panic!("{target} breaks on {}", path.display());
            }
            tries += 1;
        }
        say(&format!("{target}: {tries} inputs"));
    }
}

#[expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]
fn say(words: &str) {
    println!("{words}");
}

#[test]
fn the_corpora_are_small() {
    let files = walkdir::WalkDir::new(corpora()).into_iter().flatten();
    let weight: u64 = files.filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    assert!(weight < MOST as u64, "{weight} bytes");
}

/// The same requests that the fuzzer sends, to the program itself.
#[cfg(unix)]
#[test]
fn the_preview_survives_every_request() {
    use std::io::{Read as _, Write as _};
    use std::net::{Shutdown, TcpStream};
    use std::time::Duration;

    let site = support::Site::new();
    let preview = support::preview::Preview::start(&site);
    for (path, bytes) in inputs("preview") {
        let mut stream = TcpStream::connect(&preview.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
        // It may hang up before it has read all.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = [0; 32];
        let read = stream.read(&mut answer).unwrap_or(0);
        assert!(!answer[..read].starts_with(b"HTTP/1.1 5"), "{}", path.display());
    }
    assert!(preview.get("/").starts_with("HTTP/1.1 200"));
}
