//! The digits of a locale and what stands between them, for those who read numbers.

/// The marks that a number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// Stands between groups of digits.
    pub(super) group: char,
    /// Stands before the decimals.
    pub(super) decimal: char,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks { group: ',', decimal: '.' }
    }
}

/// How numbers in digits look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numerals {
    /// The first of the ten digits that the locale writes.
    pub(super) zero: char,
    /// The marks between them.
    pub(super) native: Marks,
    /// The marks between the digits that every keyboard has.
    pub(super) latin: Marks,
    /// How many digits stand in a group that is not the last: `12,34,567` in India.
    pub(super) inner: usize,
}

impl Default for Numerals {
    fn default() -> Numerals {
        Numerals { zero: '0', native: Marks::default(), latin: Marks::default(), inner: GROUP }
    }
}

/// Spaces that part groups of digits: whichever of them a locale has, writers type another.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];
/// Apostrophes that do the same.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// Digits in a group, in the last one everywhere.
pub(super) const GROUP: usize = 3;

/// The first digits of the scripts whose languages still write numbers with them, as CLDR has it:
/// Latin, Arabic, Persian, Devanagari, Bengali, Tibetan, Burmese.
const ZEROS: [char; 7] = ['0', '٠', '۰', '०', '০', '༠', '၀'];

/// What a digit is worth.
pub(super) fn digit(c: char) -> Option<u8> {
    if c < '\u{80}' {
        return c.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    let value = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|v| *v < 10);
    ZEROS.iter().find_map(value).and_then(|value| u8::try_from(value).ok())
}

/// Digits as ASCII has them; any other character stays.
pub(super) fn ascii(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

impl Numerals {
    /// Whether a number needs nothing but ASCII digits, points and commas.
    pub(super) fn is_plain(&self) -> bool {
        let plain = |mark: char| matches!(mark, '.' | ',');
        self.zero == '0' && plain(self.latin.group) && plain(self.latin.decimal)
    }

    /// A digit of this line as the locale writes it; any other character as it is.
    pub(super) fn native_digit(&self, c: char) -> char {
        let digit = c.to_digit(10).and_then(|value| char::from_u32(u32::from(self.zero) + value));
        digit.unwrap_or(c)
    }

    /// The marks that go with the digits of a text.
    pub(super) fn marks(&self, text: &str) -> Marks {
        if text.starts_with(|c: char| c.is_ascii_digit()) { self.latin } else { self.native }
    }

    /// A number with ASCII digits, commas between groups and a point before decimals, whatever it
    /// is written with; what is no mark here becomes one that no number has.
    pub(super) fn even(&self, text: &str) -> String {
        let marks = self.marks(text);
        let even = |c: char| match digit(c) {
            Some(value) => char::from(b'0' + value),
            None if c == marks.decimal => '.',
            None if is_like(c, marks.group) => ',',
            None => '?',
        };
        text.chars().map(even).collect()
    }

    /// The bytes of the number that a text begins with: digits, and single marks between digits. A
    /// space is one only between groups of the right size, so that a year before a count stays apart
    /// from it.
    pub(super) fn length(&self, text: &str) -> usize {
        let (mut run, mut end) = (0, 0);
        for (at, c) in text.char_indices() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or("");
            if digit(c).is_some() {
                (run, end) = (run + 1, at + c.len_utf8());
                continue;
            }
            let group = self.marks(text).group;
            let digits = rest.chars().take_while(|c| digit(*c).is_some()).count();
            let parts = match c {
                _ if is_like(c, group) && SPACES.contains(&c) => {
                    (1..=GROUP).contains(&run) && digits == GROUP
                }
                '.' | ',' => digits > 0,
                _ => digits > 0 && (is_like(c, group) || c == self.marks(text).decimal),
            };
            if !parts {
                break;
            }
            run = 0;
        }
        end
    }
}

/// Whether a mark is another, or one that is typed for it.
fn is_like(c: char, mark: char) -> bool {
    let alike = |set: &[char]| set.contains(&c) && set.contains(&mark);
    c == mark || alike(&SPACES) || alike(&APOSTROPHES)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: Marks = Marks { group: '\u{202f}', decimal: ',' };
    const ARABIC: Marks = Marks { group: '٬', decimal: '٫' };

    fn read(numerals: Numerals, text: &str) -> String {
        numerals.even(&text[..numerals.length(text)])
    }

    #[test]
    fn a_number_ends_where_its_marks_do() {
        let french = Numerals { native: FRENCH, latin: FRENCH, ..Numerals::default() };
        for (text, expected) in [
            ("3\u{202f}913 enfants", "3,913"),
            ("3 913 enfants", "3,913"),
            ("1\u{a0}234\u{a0}567,50 euros", "1,234,567.50"),
            ("45,6\u{202f}%", "45.6"),
            ("2018 400 enfants", "2018"),
            ("12 mars", "12"),
            ("3.913", "3?913"),
            ("5 5000", "5"),
        ] {
            assert_eq!(read(french, text), expected, "{text}");
        }
        let arabic = Numerals { zero: '٠', native: ARABIC, ..Numerals::default() };
        assert_eq!(read(arabic, "٣٬٩١٣ طفلاً"), "3,913");
        assert_eq!(read(arabic, "٤٥٫٦"), "45.6");
        assert_eq!(read(arabic, "3,913 طفلاً"), "3,913");
    }
}
