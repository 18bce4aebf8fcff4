//! Where in a YAML text a caret stands: the keys that lead there.
//!
//! A text that is being typed is no YAML most of the time, so nothing is parsed: the way is read
//! from the indentation of the lines above, and from the brackets of the caret's own line.

use crate::schema::Kind;

/// Where a caret stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// The keys from the root down to the map or the value.
    pub(super) keys: Vec<String>,
    /// What is being typed there.
    pub(super) spot: Spot,
    /// The keys that the innermost map has already, the one being typed left out.
    pub(super) taken: Vec<String>,
}

/// What is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// A key of the map the way leads to, as far as it goes; in a list perhaps a plain item.
    Key(String),
    /// The value the way leads to, as far as it goes.
    Value(String),
}

/// The way to a byte of a file, if YAML stands there.
pub(super) fn in_file(kind: Kind, text: &str, offset: usize) -> Option<Way> {
    let (before, after) = text.split_at_checked(offset)?;
    if kind != Kind::Page {
        return Some(find(before, after));
    }
    let before = before.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = before.split('\n').map(str::trim_end).collect();
    let (_, above) = lines.split_last()?;
    let is_open = above.first() == Some(&"---") && !above[1..].contains(&"---");
    let front = before.split_once('\n').filter(|_| is_open)?.1;
    Some(find(front, after.split("\n---").next().unwrap_or("")))
}

/// Finds the way to the end of `before`, in a text that goes on with `after`.
pub(super) fn find(before: &str, after: &str) -> Way {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = &before[start..];
    let (indent, content) = content(line);
    let above: Vec<&str> = before[..start].lines().collect();
    let mut keys = parents(&above, indent, dash(line).unwrap_or(indent));
    let mut inner = Inner::default();
    inner.read(content);
    let (spot, taken) = if let Some(open) = inner.opened.last() {
        keys.extend(inner.way());
        let mut taken = open.taken.clone();
        taken.extend(flow_keys(after));
        (inner.spot(), taken)
    } else if let Some(key) = &inner.key {
        keys.push(key.clone());
        (Spot::Value(inner.word.clone()), Vec::new())
    } else {
        (
            Spot::Key(inner.word.clone()),
            siblings(if dash(line).is_some() { &[] } else { &above }, after, indent),
        )
    };
    Way { keys, spot, taken }
}

/// The column of a line's first dash, if it begins a list item.
fn dash(line: &str) -> Option<usize> {
    let lead = line.len() - line.trim_start_matches(' ').len();
    line[lead..].starts_with("- ").then_some(lead)
}

/// The column at which a line's content begins, dashes left out, and the content.
fn content(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
    }
    (line.len() - rest.len(), rest)
}

/// The key that a line begins with.
fn key_of(content: &str) -> Option<&str> {
    let (key, rest) = content.split_once(':')?;
    let whole = rest.is_empty() || rest.starts_with([' ', '\r']);
    let key = key.trim_matches(['"', '\'']);
    let plain = !key.is_empty() && !key.starts_with(['#', '{', '[']) && !key.contains(['{', ',']);
    (whole && plain).then_some(key)
}

/// The keys of the lines above that lead to content in a column; `edge` is where its line begins.
fn parents(above: &[&str], column: usize, edge: usize) -> Vec<String> {
    let mut keys = Vec::new();
    // What stands left of `limit` is around us; a list may stand right below its key.
    let mut limit = if edge < column { edge + 1 } else { column };
    for line in above.iter().rev() {
        let (at, text) = content(line);
        if text.trim().is_empty() || text.starts_with('#') || at >= limit {
            let outer = dash(line).filter(|dash| *dash < limit && !text.trim().is_empty());
            if let Some(dash) = outer {
                limit = dash + 1;
            }
            continue;
        }
        if let Some(key) = key_of(text) {
            keys.push(key.to_owned());
        }
        limit = dash(line).map_or(at, |dash| dash + 1);
        if limit == 0 {
            break;
        }
    }
    keys.reverse();
    keys
}

/// The keys of the same map in the lines around: those in the same column, with nothing further
/// left between.
fn siblings(above: &[&str], after: &str, column: usize) -> Vec<String> {
    let mut keys = Vec::new();
    let mut gather = |lines: &mut dyn Iterator<Item = &str>| {
        for line in lines {
            let (at, text) = content(line);
            if text.trim().is_empty() {
                continue;
            }
            if at < column {
                break;
            }
            if at == column {
                keys.extend(key_of(text).map(str::to_owned));
                // An item of the same list begins another map.
                if dash(line).is_some() {
                    break;
                }
            }
        }
    };
    gather(&mut above.iter().rev().copied());
    gather(&mut after.lines().skip(1).take_while(|line| dash(line).is_none()));
    keys
}

/// The keys of what is left of a map in braces.
fn flow_keys(after: &str) -> Vec<String> {
    let rest = after.lines().next().unwrap_or("").split('}').next().unwrap_or("");
    let pairs = rest.split(',').filter_map(|pair| pair.split_once(':'));
    pairs.map(|(key, _)| key.trim().to_owned()).collect()
}

/// The brackets of a line, as far as they are open at its end.
#[derive(Debug, Default)]
struct Inner {
    /// The key before all brackets.
    key: Option<String>,
    opened: Vec<Bracket>,
    /// What is being typed.
    word: String,
}

#[derive(Debug, Default)]
struct Bracket {
    is_map: bool,
    /// The key whose value is being typed.
    key: Option<String>,
    taken: Vec<String>,
}

impl Inner {
    fn read(&mut self, line: &str) {
        let mut quote = None;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if let Some(mark) = quote {
                if c == mark {
                    quote = None;
                } else {
                    self.word.push(c);
                }
                continue;
            }
            match c {
                '"' | '\'' if self.word.is_empty() => quote = Some(c),
                '{' | '[' if self.word.is_empty() => {
                    self.opened.push(Bracket { is_map: c == '{', ..Bracket::default() });
                }
                '}' | ']' if !self.opened.is_empty() => {
                    self.opened.pop();
                    self.word.clear();
                }
                ',' if !self.opened.is_empty() => {
                    self.word.clear();
                    if let Some(bracket) = self.opened.last_mut() {
                        bracket.taken.extend(bracket.key.take());
                    }
                }
                ':' if chars.peek().is_none_or(|next| *next == ' ') => self.colon(),
                ' ' if self.word.is_empty() => {}
                c => self.word.push(c),
            }
        }
    }

    fn colon(&mut self) {
        match self.opened.last_mut() {
            Some(bracket) if bracket.is_map && bracket.key.is_none() => {
                bracket.key = Some(std::mem::take(&mut self.word));
            }
            None if self.key.is_none() => self.key = Some(std::mem::take(&mut self.word)),
            Some(_) | None => self.word.push(':'),
        }
    }

    /// The keys down to the innermost bracket, and to the value in it.
    fn way(&self) -> impl Iterator<Item = String> {
        let keys = self.opened.iter().filter_map(|bracket| bracket.key.clone());
        self.key.iter().cloned().chain(keys).collect::<Vec<_>>().into_iter()
    }

    fn spot(&self) -> Spot {
        let is_key = self.opened.last().is_some_and(|open| open.is_map && open.key.is_none());
        let word = self.word.clone();
        if is_key { Spot::Key(word) } else { Spot::Value(word) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `|` stands for the caret.
    fn check(text: &str, expected: &str) {
        let (before, after) = text.split_once('|').unwrap();
        let Way { keys, spot, taken } = find(before, after);
        let (what, word) = match spot {
            Spot::Key(word) => ("key", word),
            Spot::Value(word) => ("value", word),
        };
        let found = format!("{} {what} `{word}` not {}", keys.join("/"), taken.join(","));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_lines_above_lead_to_a_key() {
        check("titl|", " key `titl` not ");
        check("title: A\nda|\norder: 1\n", " key `da` not title,order");
        check("a:\n  label: B\n  |\nb:\n  kind: c\n", "a key `` not label");
        check("a:\n  claims:\n    first:\n      val|", "a/claims/first key `val` not ");
        check("a:\n  x: 1\n  claims:\n    first:\n      v: 1\n  la|", "a key `la` not claims,x");
    }

    #[test]
    fn a_line_leads_to_a_value() {
        check("kind: art|", "kind value `art` not ");
        check("sources: [a, b|", "sources value `b` not ");
        check("sources:\n  - a\n  - b|", "sources key `b` not ");
        check("sources:\n- b|", "sources key `b` not ");
        check("a:\n  sources: [{id: x, pa|ge: 1}]", "a/sources key `pa` not id,ge");
        check("a:\n  sources: [{id: x|", "a/sources/id value `x` not ");
        check("a: {claims: {first: {value: 1, as|", "a/claims/first key `as` not value");
    }

    #[test]
    fn items_of_a_list_are_maps_of_their_own() {
        check("a:\n  points:\n    - date: 2021\n      n|", "a/points key `n` not date");
        check("a:\n  points:\n    - date: 2021\n    - n|", "a/points key `n` not ");
        check("a:\n  s:\n    - id: |", "a/s/id value `` not ");
    }

    proptest! {
        #[test]
        fn nothing_panics(before in "[ a:\\-{}\\[\\],\"'\\n#ñ]{0,60}", after in "[ a:}\\n]{0,20}") {
            find(&before, &after);
        }
    }
}
