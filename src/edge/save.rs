//! Back to the site's own sources: one text file, in one step.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Makes `path`, below `root`, hold `text`: the old text or the new one, never half of it.
///
/// # Errors
///
/// When the disk says no, and when something other than a plain file stands there, or a symbolic link
/// on the way. What stood there then still does. The message names the path.
pub fn save(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let target = root.join(path);
    let failed = |error: io::Error| {
        io::Error::new(error.kind(), format!("cannot write `{}`: {error}", target.display()))
    };
    if fs::symlink_metadata(&target).is_ok_and(|found| !found.is_file()) {
        return Err(failed(io::Error::other("it is not a plain file")));
    }
    if let Some(link) = link_on_the_way(root, path) {
        let why = format!("`{}` is a symbolic link, which are not followed", link.display());
        return Err(failed(io::Error::other(why)));
    }
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(failed(io::Error::other("it has no folder")));
    };
    fs::create_dir_all(folder).map_err(failed)?;
    // A name that begins with a dot is never read as part of the site.
    let beside = folder.join(format!(".{}.plainfact-new", name.to_string_lossy()));
    let written = write(&beside, text).and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // If it cannot be taken away now, the next run writes over it.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}

/// The first symbolic link among the folders of a path below `root`: whoever wrote the site chose
/// where it leads.
pub(super) fn link_on_the_way(root: &Path, path: &str) -> Option<PathBuf> {
    let folders = path.match_indices('/').map(|(at, _)| root.join(&path[..at]));
    folders.into_iter().find(|folder| folder.is_symlink())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    // What stands there was left by a run that was cut short, or laid there by somebody: a link
    // would be followed.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_text_or_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let read = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
        save(folder.path(), "a/b/x.yaml", "one\n").unwrap();
        save(folder.path(), "a/b/x.yaml", "two\n").unwrap();
        assert_eq!(read("a/b/x.yaml"), "two\n");
        assert_eq!(fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
        let error = save(folder.path(), "a/b", "three").unwrap_err().to_string();
        assert!(error.contains("a/b`: it is not a plain file"), "{error}");
        assert!(save(folder.path(), "a/b/x.yaml/c", "four").is_err());
        assert_eq!(read("a/b/x.yaml"), "two\n");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let precious = outside.path().join("x.yaml");
        fs::write(&precious, "precious").unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        symlink(&precious, folder.path().join("a/.x.yaml.plainfact-new")).unwrap();
        symlink(&precious, folder.path().join("a/y.yaml")).unwrap();
        symlink(outside.path(), folder.path().join("b")).unwrap();
        save(folder.path(), "a/x.yaml", "one").unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a/x.yaml")).unwrap(), "one");
        assert!(save(folder.path(), "a/y.yaml", "two").is_err());
        for path in ["b/x.yaml", "b/c/x.yaml", "b/z.yaml"] {
            let error = save(folder.path(), path, "three").unwrap_err().to_string();
            assert!(error.contains("b` is a symbolic link"), "{error}");
        }
        assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}
