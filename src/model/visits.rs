//! What external links answered when they were last visited: `content/registry/links.lock`, which
//! the program writes and nobody edits.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use jiff::civil;

/// Where the visits are kept, from the root of the site.
pub const VISITS: &str = "content/registry/links.lock";

/// The visits of the site's external links, by address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visits(pub BTreeMap<String, Visit>);

/// How an address answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Whether what it led to is there.
    pub state: Reach,
    /// The day of the visit.
    pub day: civil::Date,
    /// What the answer was, in a word: a status of HTTP, or what went wrong: `timeout`.
    pub answer: String,
}

/// Whether what an address leads to is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It is.
    Alive,
    /// It is not: the host says that there is no such page (any more).
    Dead,
    /// Nobody can tell: the host refuses machines, is out of order, or did not answer.
    Unknown,
}

impl Reach {
    /// Every state and its word.
    pub const ALL: [(&str, Reach); 3] =
        [("alive", Reach::Alive), ("dead", Reach::Dead), ("unknown", Reach::Unknown)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Reach::ALL.iter().find(|(_, reach)| *reach == self).map_or("", |(word, _)| word)
    }
}

impl Visits {
    /// Reads what [`Display`](fmt::Display) writes. A line that is none is passed over: the next
    /// visit writes it anew.
    pub fn parse(text: &str) -> Visits {
        Visits(text.lines().filter_map(line).collect())
    }
}

fn line(line: &str) -> Option<(String, Visit)> {
    let [state, day, answer, address] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else {
        return None;
    };
    let (_, state) = Reach::ALL.into_iter().find(|(word, _)| *word == state)?;
    let visit = Visit { state, day: day.parse().ok()?, answer: answer.to_owned() };
    Some((address.to_owned(), visit))
}

impl fmt::Display for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("# What external links answered. `plainfact links` writes this file.\n")?;
        for (address, Visit { state, day, answer }) in &self.0 {
            // A line is an entry, and its words are parted by spaces.
            let answer = answer.replace(char::is_whitespace, "-");
            write!(f, "{} {day} {answer} {address}", state.word())?;
            f.write_char('\n')?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let visit = |state, answer: &str| Visit {
            state,
            day: civil::date(2026, 11, 24),
            answer: answer.to_owned(),
        };
        let visits = Visits(BTreeMap::from([
            ("https://a.example/x?y=1 2".to_owned(), visit(Reach::Dead, "404")),
            ("https://b.example/".to_owned(), visit(Reach::Unknown, "timeout")),
        ]));
        assert_eq!(Visits::parse(&visits.to_string()), visits);
        assert_eq!(
            Visits::parse("dead soon 404 https://a.example/\nnonsense\n"),
            Visits::default()
        );
    }
}
