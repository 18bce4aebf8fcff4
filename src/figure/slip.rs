//! Slips of the hand: how a number that was copied wrong differs from the right one.

/// The one slip that turns a number into another, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Two digits changed places.
    Transposed,
    /// The digits are right, the point among them is not.
    Separator,
    /// One digit was written twice.
    Doubled,
    /// One digit is another.
    Changed,
    /// One digit was left out.
    Dropped,
    /// One digit was put in.
    Added,
}

impl Slip {
    /// What happened, in a phrase for people.
    pub fn phrase(self) -> &'static str {
        match self {
            Slip::Transposed => "two digits changed places",
            Slip::Changed => "one digit is another",
            Slip::Dropped => "a digit is missing",
            Slip::Added => "there is a digit too many",
            Slip::Doubled => "a digit stands twice",
            Slip::Separator => "the digits are right, the point among them is not",
        }
    }
}

/// The slip that turned the number `value` into what was written, if a single one did.
///
/// Only the digits and the decimal point of both are looked at. Numbers of fewer than three digits
/// are too near to one another for a slip to be told from a difference, except that two digits may
/// have changed places.
pub fn slip(written: &str, value: &str) -> Option<Slip> {
    /// Digits that a number must have for one of them to be missed.
    const TELLING: usize = 3;
    let count = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    // Most pairs are told apart by this alone.
    if count(written).abs_diff(count(value)) > 1 {
        return None;
    }
    let (w, v) = (digits(written), digits(value));
    let (w_point, v_point) = (decimals(written), decimals(value));
    if w == v {
        return (w_point != v_point && w.len() > 1).then_some(Slip::Separator);
    }
    // Another point as well as another digit would be two slips.
    if w_point != v_point {
        return None;
    }
    if w.len() == v.len() {
        let differ: Vec<usize> = (0..w.len()).filter(|&at| w.get(at) != v.get(at)).collect();
        return match differ.as_slice() {
            [_] if w.len() >= TELLING => Some(Slip::Changed),
            &[a, b] if w.get(a) == v.get(b) && w.get(b) == v.get(a) => Some(Slip::Transposed),
            _ => None,
        };
    }
    if w.len() + 1 == v.len() && v.len() >= TELLING {
        return added(&w, &v).map(|_| Slip::Dropped);
    }
    if v.len() + 1 == w.len() && v.len() >= TELLING {
        return added(&v, &w).map(|doubled| if doubled { Slip::Doubled } else { Slip::Added });
    }
    None
}

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).collect()
}

/// How many digits stand after the point.
fn decimals(text: &str) -> usize {
    text.rsplit_once('.').map_or(0, |(_, decimals)| digits(decimals).len())
}

/// Whether `long` is `short` with one digit more, and if so, whether that one repeats a neighbour.
fn added(short: &[u8], long: &[u8]) -> Option<bool> {
    let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let same_rest = short.get(at..)? == long.get(at + 1..)?;
    let extra = long.get(at);
    let before = at.checked_sub(1).and_then(|before| long.get(before));
    same_rest.then_some(before == extra || long.get(at + 1) == extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, value: &str, expected: Option<Slip>) {
        assert_eq!(slip(written, value), expected, "{written} for {value}");
    }

    #[test]
    fn knows_single_slips() {
        check("3,931", "3,913", Some(Slip::Transposed));
        check("2,217", "2,127", Some(Slip::Transposed));
        check("2,137", "2127", Some(Slip::Changed));
        check("391", "3,913", Some(Slip::Dropped));
        check("39,113", "3,913", Some(Slip::Doubled));
        check("39,213", "3,913", Some(Slip::Added));
        check("54.6%", "45.6", Some(Slip::Transposed));
        check("3.913", "3,913", Some(Slip::Separator));
        check("21", "12", Some(Slip::Transposed));
    }

    #[test]
    fn knows_when_there_is_none_or_more() {
        check("3,913", "3,913", None);
        check("3,924", "3,913", None);
        check("7", "8", None);
        check("17", "18", None);
        check("", "3", None);
        check("4,000", "3,913", None);
    }
}
