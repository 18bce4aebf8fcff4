//! Replays what the fuzzer has kept: inputs that each reach something the others do not, and those
//! that once broke something. `tests/fuzz/run` finds more.

#![cfg(feature = "lsp")]
#![expect(clippy::disallowed_methods, reason = "it reads the corpora")]

#[path = "support/dockets.rs"]
mod dockets;
#[path = "fuzz/drive.rs"]
mod drive;
#[path = "support/harmless.rs"]
mod harmless;
#[allow(dead_code, reason = "other tests look between texts")]
#[path = "support/memory.rs"]
mod memory;
#[cfg(all(unix, feature = "serve"))]
mod support;
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

#[test]
fn the_corpora_are_small() {
    let files = walkdir::WalkDir::new(corpora()).into_iter().flatten();
    let weight: u64 = files.filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    assert!(weight < MOST as u64, "{weight} bytes");
}

/// The same requests that the fuzzer sends, to the program itself.
#[cfg(all(unix, feature = "serve"))]
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
