//! What was made of files, kept for the next time.

use std::sync::Arc;

use super::{Body, FileId, Files};

/// What a pure function made of some files, and those files as they were then.
///
/// It is used again where [`Made::still`] says that they are the same, so nothing that is kept can
/// be out of date. Whoever keeps it drops what the last run had no use for, so nothing piles up.
#[derive(Debug, Clone)]
pub struct Made<T> {
    of: Vec<(FileId, Arc<str>, Body)>,
    /// What was made.
    pub value: T,
}

impl<T> Made<T> {
    /// A value that was made of these files, and of nothing else that ever changes.
    pub fn new(files: &Files, of: impl IntoIterator<Item = FileId>, value: T) -> Made<T> {
        let of = of.into_iter().map(|id| (id, files.path(id).clone(), files.body(id).clone()));
        Made { of: of.collect(), value }
    }

    /// Whether these are the files it was made of, and say the same as then.
    pub fn still(&self, files: &Files, of: impl IntoIterator<Item = FileId>) -> bool {
        let same = |(id, path, body): &(FileId, Arc<str>, Body), now: FileId| {
            *id == now && path == files.path(now) && is_same(body, files.body(now))
        };
        let mut then = self.of.iter();
        of.into_iter().all(|now| then.next().is_some_and(|then| same(then, now)))
            && then.next().is_none()
    }
}

/// Whether two files say the same; most often it is the very same text.
fn is_same(one: &Body, other: &Body) -> bool {
    match (one, other) {
        (Body::Text(one), Body::Text(other)) => Arc::ptr_eq(one, other) || one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_for_just_the_files_it_was_made_of() {
        let mut files = Files::new();
        let (a, b) = (files.insert_text("a", "1"), files.insert_text("b", "2"));
        let made = Made::new(&files, [a, b], ());
        assert!(made.still(&files, [a, b]));
        files.insert_text("a", "1");
        assert!(made.still(&files, [a, b]), "the same words again");
        for others in [vec![], vec![a], vec![b, a], vec![a, b, a]] {
            assert!(!made.still(&files, others));
        }
        files.insert_text("b", "3");
        assert!(!made.still(&files, [a, b]));
        let mut others = Files::new();
        let (x, y) = (others.insert_text("x", "1"), others.insert_text("b", "2"));
        assert!(!made.still(&others, [x, y]), "the ids of other files mean nothing");
    }
}
