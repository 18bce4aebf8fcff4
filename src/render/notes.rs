//! The notes of one page: numbered in the order of first use, each once.

use std::collections::{BTreeMap, BTreeSet};

use super::cited::Depth;
use super::context::{Back, NoteItem};
use super::html::Html;
use crate::model::{Id, Locator};

/// What a note says, as far as it tells one note from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// These sources.
    Cited(Vec<Cited>),
    /// The footnote with this label in the text with this number.
    Footnote(usize, String),
}

/// One source of a note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cited {
    /// Words before it: `see`.
    pub(super) prefix: String,
    /// The source.
    pub(super) source: Id,
    /// Where in it.
    pub(super) locator: Option<Locator>,
}

/// The notes of one page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What their anchors begin with, where a page has the notes of several texts.
    prefix: String,
    list: Vec<Note>,
    numbers: BTreeMap<Key, usize>,
    /// Sources that an earlier note cites in full.
    cited: BTreeSet<Id>,
}

#[derive(Debug, Default)]
struct Note {
    html: Html,
    /// The only source it cites; none where it cites several, or has words of its own.
    alone: Option<Id>,
    uses: usize,
}

impl Notes {
    /// No notes yet.
    pub(super) fn new(prefix: String) -> Notes {
        Notes { prefix, ..Notes::default() }
    }

    /// What their anchors begin with.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The number of a note, and whether it is new and has to be filled.
    pub(super) fn number(&mut self, key: Key) -> (usize, bool) {
        let next = self.list.len() + 1;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.list.push(Note::default());
        }
        (number, number == next)
    }

    /// Says what a note says.
    pub(super) fn fill(&mut self, number: usize, html: Html) {
        if let Some(note) = number.checked_sub(1).and_then(|index| self.list.get_mut(index)) {
            note.html = html;
        }
    }

    /// One more use of a note; gives back the anchor that the note links back to.
    pub(super) fn use_once(&mut self, number: usize) -> String {
        let note = number.checked_sub(1).and_then(|index| self.list.get_mut(index));
        let uses = note.map_or(1, |note| {
            note.uses += 1;
            note.uses
        });
        format!("{}_r{number}{}", self.prefix, letters(uses))
    }

    /// How fully a note has to cite a source, which is its only one or not.
    pub(super) fn depth(&mut self, number: usize, source: &Id, alone: bool) -> Depth {
        let at = number.saturating_sub(1);
        let before = at.checked_sub(1).and_then(|before| self.list.get(before));
        let same = before.is_some_and(|note| note.alone.as_ref() == Some(source));
        if let Some(note) = self.list.get_mut(at).filter(|_| alone) {
            note.alone = Some(source.clone());
        }
        match (self.cited.insert(source.clone()), same) {
            (true, _) => Depth::Full,
            (false, true) => Depth::Same,
            (false, false) => Depth::Short,
        }
    }

    /// The notes as they stand at the page's end.
    pub(super) fn into_list(self) -> Vec<NoteItem> {
        let prefix = self.prefix;
        let item = |(index, note): (usize, Note)| {
            let number = index + 1;
            let backs = (1..=note.uses).map(|n| Back {
                href: format!("#{prefix}_r{number}{}", letters(n)),
                label: if note.uses == 1 { "↩".to_owned() } else { letters(n) },
            });
            let backs = backs.collect();
            NoteItem { id: format!("{prefix}_n{number}"), html: note.html, backs }
        };
        self.list.into_iter().enumerate().map(item).collect()
    }
}

/// `a`, `b`, …, `z`, `aa`, `ab`, …
fn letters(number: usize) -> String {
    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut text = String::new();
    let mut rest = number;
    while rest > 0 {
        text.insert(0, char::from(ALPHABET[(rest - 1) % 26]));
        rest = (rest - 1) / 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<String> = [1, 2, 26, 27, 28, 703].into_iter().map(letters).collect();
        assert_eq!(all, ["a", "b", "z", "aa", "ab", "aaa"]);
    }

    #[test]
    fn a_note_has_one_number_and_a_way_back_for_each_use() {
        let mut notes = Notes::default();
        let key = |label: &str| Key::Footnote(1, label.to_owned());
        assert_eq!(notes.number(key("x")), (1, true));
        assert_eq!(notes.number(key("y")), (2, true));
        assert_eq!(notes.number(key("x")), (1, false));
        assert_eq!(notes.use_once(1), "_r1a");
        assert_eq!(notes.use_once(1), "_r1b");
        let list = notes.into_list();
        let backs: Vec<&str> = list[0].backs.iter().map(|back| back.href.as_str()).collect();
        assert_eq!(backs, ["#_r1a", "#_r1b"]);
        assert!(list[1].backs.is_empty());
    }
}
