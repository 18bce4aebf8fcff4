//! Characters that turn text around, that hide in it, or that look like others.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Something that is not what it seems, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) what: What,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A mark that changes the direction of writing.
    Turns(char),
    /// A character without width or shape.
    Hidden(char),
    /// A letter or digit that passes for a plain one; `whole` is the word in plain ones.
    Lookalike { letter: char, seems: char, whole: String },
    /// `3,9l3`.
    LetterInNumber { letter: char, digit: char, whole: String },
}

/// Letters of other alphabets, each followed by the plain one that it passes for (Unicode Technical
/// Standard 39, *confusables*, those that a print shows alike).
const LOOKALIKES: &str = "аaсcԁdеeһhіiјjӏlоoрpԛqѕsυuѵvԝwхxуyАAВBЕEНHІIЈJКKМMОOРPЅSТTХXУYҮY\
                          αaοoνvρpιiκkΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXօoսuհhոnցgԼLՕOᎪAᎬEᎳWᏚS";

/// Entities and escapes that stand for a character: `&#x202e;`, `&rlm;`, `"\u202e"`.
static WRITTEN_OUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = NAMES.map(|(name, _)| name).join("|");
    Regex::new(&format!(
        r"&#[xX]([0-9a-fA-F]{{1,6}});|&#([0-9]{{1,7}});|&({names});|\\(?:x([0-9a-fA-F]{{2}})|u([0-9a-fA-F]{{4}})|U([0-9a-fA-F]{{8}}))"
    ))
    .ok()
});

/// The names that HTML has for such characters.
const NAMES: [(&str, char); 8] = [
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NoBreak", '\u{2060}'),
    ("ApplyFunction", '\u{2061}'),
];

/// A number in which a letter passes for a digit.
static SPOILT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b[0-9](?:[0-9OolI]|[,.][0-9OolI])*\b").ok());

/// Everything of the kind in a text, in its order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.is_ascii() {
        characters(text, &mut found);
        lookalikes(text, &mut found);
    } else if text.bytes().any(|byte| byte.is_ascii_control() && !is_layout(char::from(byte))) {
        characters(text, &mut found);
    }
    written_out(text, &mut found);
    spoilt(text, &mut found);
    found.sort_by_key(|found| found.range.start);
    found
}

fn is_layout(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

/// What is wrong with a character wherever it stands.
fn judge(c: char) -> Option<What> {
    match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(What::Turns(c))
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Some(What::Hidden(c)),
        c if c.is_control() && !is_layout(c) => Some(What::Hidden(c)),
        _ => None,
    }
}

/// Scripts of the world and emoji are joined by these; among plain letters and digits nobody sees
/// them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn characters(text: &str, found: &mut Vec<Found>) {
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map_or(' ', |(_, after)| *after);
        // A mark of byte order may begin a file.
        let what = match c {
            '\u{feff}' if at == 0 => None,
            c if is_joiner(c) && (is_plain(before) || is_plain(after)) => Some(What::Hidden(c)),
            c => judge(c),
        };
        found.extend(what.map(|what| Found { range: at..at + c.len_utf8(), what }));
        before = c;
    }
}

/// A letter of ours, with or without an accent, or a digit.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&c)
}

/// The plain character that another passes for.
fn seems(c: char) -> Option<char> {
    let fallen = |start: u32, first: char| {
        char::from_u32(u32::from(first) + u32::from(c).checked_sub(start)?)
    };
    match c {
        '\u{ff10}'..='\u{ff19}' => fallen(0xff10, '0'),
        '\u{ff21}'..='\u{ff3a}' => fallen(0xff21, 'A'),
        '\u{ff41}'..='\u{ff5a}' => fallen(0xff41, 'a'),
        '\u{1d7ce}'..='\u{1d7ff}' => fallen(0x1d7ce, '0').map(|_| digit(c, 0x1d7ce)),
        '\u{660}'..='\u{669}' => Some(digit(c, 0x660)),
        '\u{6f0}'..='\u{6f9}' => Some(digit(c, 0x6f0)),
        '\u{966}'..='\u{96f}' => Some(digit(c, 0x966)),
        // Mathematical letters: bold, italic and so on, alphabet after alphabet.
        '\u{1d400}'..='\u{1d6a3}' => {
            let within = u8::try_from((u32::from(c) - 0x1d400) % 52).ok()?;
            Some(char::from(if within < 26 { b'A' + within } else { b'a' + within - 26 }))
        }
        c if c.is_ascii() => None,
        c => {
            let mut pairs = LOOKALIKES.chars();
            while let (Some(other), Some(plain)) = (pairs.next(), pairs.next()) {
                if other == c {
                    return Some(plain);
                }
            }
            None
        }
    }
}

/// A digit of another script, whose ten stand in order, one set after another.
fn digit(c: char, zero: u32) -> char {
    let value = u32::from(c).saturating_sub(zero) % 10;
    char::from_digit(value, 10).unwrap_or('0')
}

/// Words in which a letter passes for another: beside plain ones, or throughout.
fn lookalikes(text: &str, found: &mut Vec<Found>) {
    let is_word = |c: char| c.is_alphanumeric();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_word).map(|gap| at + gap) {
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |len| start + len);
        at = end;
        let word = &text[start..end];
        // A Greek letter by itself is a symbol.
        let mut letters = word.chars();
        let is_symbol = letters.next().is_some_and(|c| ('\u{370}'..='\u{3ff}').contains(&c))
            && letters.next().is_none();
        if word.is_ascii() || is_symbol {
            continue;
        }
        let first = word.char_indices().find_map(|(at, c)| Some((at, c, seems(c)?)));
        let Some((within, letter, plain)) = first else { continue };
        // A word of another alphabet has letters that look like none of ours.
        if word.chars().all(|c| is_plain(c) || seems(c).is_some()) {
            let whole = word.chars().map(|c| seems(c).unwrap_or(c)).collect();
            let range = start + within..start + within + letter.len_utf8();
            let what = What::Lookalike { letter, seems: plain, whole };
            found.push(Found { range, what });
        }
    }
}

fn written_out(text: &str, found: &mut Vec<Found>) {
    let Some(pattern) = WRITTEN_OUT.as_ref().filter(|_| text.contains(['&', '\\'])) else { return };
    for captures in pattern.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let number = |group: usize, radix| {
            let digits = captures.get(group)?.as_str();
            u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
        };
        let name = captures.get(3).map(|name| name.as_str());
        let by_name = || NAMES.iter().find(|(other, _)| Some(*other) == name).map(|(_, c)| *c);
        let sixteen = [1, 4, 5, 6].into_iter().find_map(|group| number(group, 16));
        let Some(c) = sixteen.or_else(|| number(2, 10)).or_else(by_name) else { continue };
        let hidden = || is_joiner(c).then_some(What::Hidden(c));
        let alike = || {
            let plain = seems(c)?;
            Some(What::Lookalike { letter: c, seems: plain, whole: plain.to_string() })
        };
        if let Some(what) = judge(c).or_else(hidden).or_else(alike) {
            found.push(Found { range: whole.range(), what });
        }
    }
}

fn spoilt(text: &str, found: &mut Vec<Found>) {
    let Some(pattern) = SPOILT.as_ref() else { return };
    for number in pattern.find_iter(text) {
        let written = number.as_str();
        let letter = written.chars().find(|c| c.is_ascii_alphabetic());
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        // One letter among digits: `1l` may be a litre, `10I` an article.
        let (Some(letter), true) = (letter, digits >= 2) else { continue };
        if written.ends_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let digit = if letter.eq_ignore_ascii_case(&'o') { '0' } else { '1' };
        let whole = written.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
        let what = What::LetterInNumber { letter, digit, whole };
        found.push(Found { range: number.range(), what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text, in short.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text)
            .iter()
            .map(|found| match &found.what {
                What::Turns(c) => format!("turns {:x} at {}", u32::from(*c), found.range.start),
                What::Hidden(c) => format!("hidden {:x} at {}", u32::from(*c), found.range.start),
                What::Lookalike { seems, whole, .. } => format!("{seems} in {whole}"),
                What::LetterInNumber { letter, whole, .. } => format!("{letter} in {whole}"),
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn finds_what_turns_and_what_hides() {
        check("a\u{202e}b", &["turns 202e at 1"]);
        check("3\u{200b}913", &["hidden 200b at 1"]);
        check("a\u{200d}b \u{7}", &["hidden 200d at 1", "hidden 7 at 6"]);
        check(
            "a &#x202E; &#8238; &rlm; &#8205;",
            &["turns 202e at 2", "turns 202e at 11", "turns 200f at 19", "hidden 200d at 25"],
        );
        check(
            "\"\\u202e\\x07\\U000E0041\"",
            &["turns 202e at 1", "hidden 7 at 7", "hidden e0041 at 11"],
        );
        check("\u{feff}---\ntab\tand\r\n", &[]);
    }

    #[test]
    fn finds_what_looks_alike() {
        check("сhildren", &["c in children"]);
        check("3,9\u{ff11}3", &["1 in 913"]);
        check("\u{665}\u{1d7cf}", &["5 in 51"]);
        check("ра\u{443}", &["p in pay"]);
        check("\u{1d400}bc &#x430;", &["A in Abc", "a in a"]);
        check("3,9l3 and 1O0 and 2,I57", &["l in 3,913", "O in 100", "I in 2,157"]);
    }

    #[test]
    fn leaves_what_is_what_it_seems() {
        for text in [
            "El niño, ½ de 3.913; § 3(d), 2º, 1ª, 10²",
            "Война и мир",
            "α and Δt, Ω",
            "I-589, O3, l, 1l, 10I, B1O2, 0xIO",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f}",
            "می\u{200c}خواهم",
            "&amp; &lt; &#233; C:\\users \\d+ \\xyz",
            "10\u{a0}000 \u{2009}\u{202f}",
        ] {
            check(text, &[]);
        }
    }
}
