//! One build at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::PathBuf;

use super::failed;
use super::target::Target;

/// A lock on a target, given back when dropped; the system gives it back if the program dies.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says that somebody has it.
    pub(super) fn take(target: &Target) -> io::Result<Lock> {
        let path = target.beside("lock");
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            let reason = io::Error::other("something other than a plain file stands there");
            return Err(failed(reason, "write beside the target", &path));
        }
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .map_err(|error| failed(error, "write beside the target", &path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(io::Error::new(
                        io::ErrorKind::WouldBlock,
                        format!(
                            "another build is publishing to `{}`; wait until it has finished",
                            target.shown.display()
                        ),
                    ));
                }
                Err(TryLockError::Error(error)) => return Err(failed(error, "lock", &path)),
            }
            // Whoever had the lock before may have taken the file away between the two calls; a
            // lock on a file that nobody else can find protects nothing.
            if is_still(&file, &path) {
                return Ok(Lock { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // If it stays, it is in nobody's way.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_still(file: &File, path: &std::path::Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: fs::Metadata, b: fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().is_ok_and(|a| fs::symlink_metadata(path).is_ok_and(|b| same(a, b)))
}

/// Where an open file cannot be taken away.
#[cfg(not(unix))]
fn is_still(_: &File, _: &std::path::Path) -> bool {
    true
}
