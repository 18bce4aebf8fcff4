//! What the tables of a language are made of: phrases that the table owns.

use super::Sense;

/// A phrase of one or more words, parted by single spaces, in lower case.
pub type Phrase = Box<str>;

/// Phrases, and what each means.
pub type Phrases<T> = Box<[(Phrase, T)]>;

/// Phrases that all mean the same.
pub type Words = Box<[Phrase]>;

/// What has two wordings.
pub type Pairs<T> = Box<[(T, Phrase, Phrase)]>;

/// Where the words of each letter begin in a sorted table; after the last letter those that begin
/// with none of ASCII's.
pub(super) fn starts(senses: &[(impl AsRef<str>, Sense)]) -> [usize; 27] {
    std::array::from_fn(|letter| {
        let before =
            |word: &str| word.bytes().next().map(usize::from) < Some(usize::from(b'a') + letter);
        senses.partition_point(|(word, _)| before(word.as_ref()))
    })
}

/// A list of phrases as a language of the program has it.
pub(super) fn words(list: &[&str]) -> Words {
    list.iter().map(|phrase| Phrase::from(*phrase)).collect()
}

/// A table of phrases as a language of the program has it.
pub(super) fn phrases<T: Copy>(table: &[(&str, T)]) -> Phrases<T> {
    table.iter().map(|(phrase, t)| (Phrase::from(*phrase), *t)).collect()
}

/// A table of pairs as a language of the program has it.
pub(super) fn pairs<T: Copy>(table: &[(T, &str, &str)]) -> Pairs<T> {
    table.iter().map(|(t, one, other)| (*t, Phrase::from(*one), Phrase::from(*other))).collect()
}
