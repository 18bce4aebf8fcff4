//! Where a new entry goes: a file of its kind's folder.

use std::io;

use super::answers::{self, usage};
use crate::model::EntryKind;
use crate::text::Files;

/// The file for an entry, from the root of the site: the one named, the only one there is, or a new
/// one.
pub(super) fn file(
    kind: EntryKind,
    named: Option<&str>,
    asked: bool,
    files: &Files,
) -> io::Result<String> {
    let folder = folder(kind);
    if let Some(named) = named {
        return from_name(&folder, named);
    }
    let is_yaml = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
    let there = files.iter().map(|(_, path, _)| path);
    let mut there: Vec<String> = there
        .filter(|path| path.starts_with(&folder) && is_yaml(path))
        .map(str::to_owned)
        .collect();
    match there.len() {
        0 => Ok(new(&folder)),
        1 => Ok(there.remove(0)),
        _ if asked => Ok(there.swap_remove(answers::choose("file: where it goes", &there)?)),
        _ => {
            let names = there.iter().map(|path| format!("`{}`", &path[folder.len()..]));
            let names = names.collect::<Vec<_>>().join(", ");
            Err(usage(format!("`{folder}` has several files; name one with `--file`: {names}")))
        }
    }
}

fn folder(kind: EntryKind) -> String {
    let name =
        EntryKind::ALL.iter().find(|(other, ..)| *other == kind).map_or("", |(_, name, _)| name);
    format!("content/registry/{name}/")
}

/// The first file of a folder.
fn new(folder: &str) -> String {
    let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    format!("{folder}{name}.yaml")
}

/// A file by its name in the folder, or by its path from the root.
fn from_name(folder: &str, named: &str) -> io::Result<String> {
    let name = named.strip_prefix("./").unwrap_or(named);
    let name = name.strip_prefix(folder).unwrap_or(name);
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    if !name.split('/').all(is_plain) || name.starts_with("content/") {
        return Err(usage(format!("`--file` names a file in `{folder}`; `{named}` is none")));
    }
    let has_ending = name.ends_with(".yaml") || name.ends_with(".yml");
    Ok(if has_ending { format!("{folder}{name}") } else { format!("{folder}{name}.yaml") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stays_in_its_folder() {
        let folder = folder(EntryKind::Fact);
        let check = |named: &str, expected: Option<&str>| {
            let path = from_name(&folder, named).ok();
            assert_eq!(path, expected.map(|name| format!("{folder}{name}")), "{named}");
        };
        check("traffic", Some("traffic.yaml"));
        check("sub/traffic.yml", Some("sub/traffic.yml"));
        check("content/registry/facts/traffic.yaml", Some("traffic.yaml"));
        check("../sources/traffic.yaml", None);
        check("/etc/passwd", None);
        check("content/index.md", None);
        check(".hidden", None);
        check("", None);
    }
}
