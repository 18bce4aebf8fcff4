//! Back from [`Files`] to the sources: what was mended in memory is written where it was read.
//!
//! [`Files`]: crate::text::Files

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// A text that is to stand in the place of another.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The path of the file below the root, with `/` between its parts.
    pub path: &'a str,
    /// What was read from it.
    pub before: &'a str,
    /// What is to stand there.
    pub after: &'a str,
}

/// Writes all changes, or none: nothing is put in place before every file has been looked at and
/// its new text lies beside it on the disk. Each file is replaced in one step and keeps its
/// permissions and, where the system lets us, its owner.
///
/// # Errors
///
/// When a file is no longer what was read, when its path leads out of the root or over a symbolic
/// link, and when the disk fails. Only when the disk fails during the last step may some files have
/// been replaced and others not; each is whole.
pub fn write(root: &Path, changes: &[Change<'_>]) -> io::Result<()> {
    for change in changes {
        look(root, change)?;
    }
    let mut staged = Vec::with_capacity(changes.len());
    for change in changes {
        staged.push(Staged::new(&root.join(change.path), change.after)?);
    }
    for (change, staged) in changes.iter().zip(staged) {
        // Once more: staging many files takes its time.
        look(root, change)?;
        staged.put_in_place()?;
    }
    Ok(())
}

/// Refuses a file that is not the one that was read.
fn look(root: &Path, change: &Change<'_>) -> io::Result<()> {
    let named = |reason: &str| io::Error::other(format!("`{}` {reason}", change.path));
    let mut place = root.to_owned();
    for part in Path::new(change.path).components() {
        let Component::Normal(part) = part else { return Err(named("leads out of the site")) };
        place.push(part);
        let found = fs::symlink_metadata(&place)
            .map_err(|error| named(&format!("cannot be looked at: {error}")))?;
        if found.is_symlink() {
            return Err(named("leads over a symbolic link; nothing was written"));
        }
    }
    let there = fs::read(&place).map_err(|error| named(&format!("cannot be read: {error}")))?;
    if there == change.before.as_bytes() {
        Ok(())
    } else {
        Err(named("was changed while it was being mended; nothing more was written, run it again"))
    }
}

/// A new text beside the file it is for; taken away again unless it is put in place.
struct Staged {
    beside: PathBuf,
    target: PathBuf,
}

impl Staged {
    fn new(target: &Path, text: &str) -> io::Result<Staged> {
        let found = fs::metadata(target)?;
        if found.permissions().readonly() {
            let message = format!("`{}` may not be written", target.display());
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        // A name with a dot before it is read by nobody, should it be left behind.
        let beside = target.with_file_name(format!(".{name}.{}~", std::process::id()));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        let staged = Staged { beside, target: target.to_owned() };
        file.write_all(text.as_bytes())?;
        keep_owner(&file, &found);
        file.set_permissions(found.permissions())?;
        file.sync_all()?;
        Ok(staged)
    }

    fn put_in_place(self) -> io::Result<()> {
        fs::rename(&self.beside, &self.target)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // After it was put in place there is nothing to take away.
        let _ = fs::remove_file(&self.beside);
    }
}

/// A file that belongs to somebody else can only be given back by those who may; for all others it
/// becomes their own, as with any editor.
#[cfg(unix)]
fn keep_owner(file: &File, found: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(found.uid()), Some(found.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn texts(root: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names.iter().map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
    }

    const TWO: [Change<'_>; 2] = [
        Change { path: "a.md", before: "one\r\n", after: "eins\r\n" },
        Change { path: "b.md", before: "\u{feff}two", after: "\u{feff}zwei" },
    ];

    #[test]
    fn writes_byte_for_byte_and_leaves_nothing_behind() {
        let root = site(&[("a.md", "one\r\n"), ("b.md", "\u{feff}two")]);
        write(root.path(), &TWO).unwrap();
        assert_eq!(texts(root.path()), ["eins\r\n", "\u{feff}zwei"]);
    }

    #[test]
    fn touches_nothing_when_one_file_was_changed_meanwhile() {
        let root = site(&[("a.md", "one\r\n"), ("b.md", "two, edited")]);
        let message = write(root.path(), &TWO).unwrap_err().to_string();
        assert!(message.contains("`b.md` was changed while"), "{message}");
        assert_eq!(texts(root.path()), ["one\r\n", "two, edited"]);
    }

    #[test]
    fn stays_within_the_root() {
        let root = site(&[("in/a.md", "x"), ("b.md", "x")]);
        let check = |path: &str, reason: &str| {
            let change = Change { path, before: "x", after: "y" };
            let message = write(&root.path().join("in"), &[change]).unwrap_err().to_string();
            assert!(message.contains(reason), "{message}");
        };
        check("../b.md", "leads out of the site");
        check("/etc/passwd", "leads out of the site");
        check("none.md", "cannot be looked at");
        assert_eq!(fs::read_to_string(root.path().join("b.md")).unwrap(), "x");
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_and_follows_no_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let root = site(&[("a.md", "x"), ("folder/b.md", "x")]);
        let change = |path| Change { path, before: "x", after: "y" };
        let mode = |path| fs::metadata(root.path().join(path)).unwrap().permissions().mode();
        let set = |mode| fs::Permissions::from_mode(mode);
        fs::set_permissions(root.path().join("a.md"), set(0o640)).unwrap();
        write(root.path(), &[change("a.md")]).unwrap();
        assert_eq!(mode("a.md") & 0o777, 0o640);

        symlink("a.md", root.path().join("link.md")).unwrap();
        symlink("folder", root.path().join("other")).unwrap();
        for path in ["link.md", "other/b.md"] {
            let message = write(root.path(), &[change(path)]).unwrap_err().to_string();
            assert!(message.contains("symbolic link"), "{message}");
        }
        fs::set_permissions(root.path().join("folder/b.md"), set(0o440)).unwrap();
        let message = write(root.path(), &[change("folder/b.md")]).unwrap_err().to_string();
        assert!(message.contains("may not be written"), "{message}");
    }
}
