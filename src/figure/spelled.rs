//! Numbers in words.

use rust_decimal::Decimal;

use super::lexicon::{After, Lexicon, Sense};
use super::number::{Draft, Style, power, skip_hyphen};
use super::piece::{Piece, any, longest};

/// Reads a number in words that begins at a piece: `three thousand nine hundred and thirteen`,
/// `a hundred`, `two dozen`, `half a million`.
pub(super) fn number(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<Draft> {
    half_a_magnitude(pieces, at, lexicon).or_else(|| sum(pieces, at, lexicon))
}

/// `half a million`, `half-million`, `half a dozen`.
pub(super) fn half_a_magnitude(
    pieces: &[Piece<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<Draft> {
    let (Sense::Half | Sense::HalfOf) = lexicon.sense(pieces.get(at)?.text)? else { return None };
    let after = skip_hyphen(pieces, at + 1);
    let after = any(pieces, after, &lexicon.articles).unwrap_or(after);
    let (value, step) = match lexicon.sense(pieces.get(after)?.text)? {
        Sense::Magnitude(up) | Sense::BareMagnitude(up) => {
            let step = power(i32::from(up) - 1);
            (step * Decimal::from(5), step)
        }
        Sense::Collective(many) => (Decimal::from(many / 2), Decimal::ONE),
        _ => return None,
    };
    let style = Style::Words;
    Some(Draft { value, step, decimals: false, open: false, style, slip: false, next: after + 1 })
}

fn sum(pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> Option<Draft> {
    let sense = |at: usize| pieces.get(at).and_then(|p| lexicon.sense(p.text));
    let (mut sum, mut next) = match any(pieces, at, &lexicon.articles) {
        Some(after)
            if matches!(
                sense(after),
                Some(Sense::Hundred | Sense::Magnitude(_) | Sense::Collective(_))
            ) =>
        {
            (Sum::one(), after)
        }
        _ => (Sum::new(), at),
    };
    loop {
        let here = if next == at { next } else { sum.skip_joint(pieces, next, lexicon) };
        match sense(here) {
            Some(sense) if sum.take(sense) => next = here + 1,
            _ => break,
        }
    }
    if sum.last == Last::Nothing {
        return None;
    }
    let whole = i128::try_from(sum.total + sum.thousands + sum.group).ok()?;
    let mut draft = Draft {
        value: Decimal::try_from_i128_with_scale(whole, 0).ok()?,
        step: power(i32::from(sum.step)),
        decimals: false,
        open: sum.step == 0,
        style: Style::Words,
        slip: false,
        next,
    };
    if let Some(mut after) = any(pieces, next, &lexicon.point) {
        /// Decimals read out one by one; no figure has more.
        const MOST: u32 = 12;
        let mut place = 0;
        while place < MOST
            && let Some(Sense::Unit(digit @ 0..=9)) = sense(after)
        {
            (place, after) = (place + 1, after + 1);
            draft.value += Decimal::new(digit.into(), place);
            draft = Draft { step: Decimal::new(1, place), decimals: true, next: after, ..draft };
        }
    }
    Some(draft)
}

/// The power of ten below which a language names none.
const THOUSAND: u8 = 3;

/// A sum of number words as it grows.
struct Sum {
    /// The groups that a million or more has closed.
    total: u128,
    /// The group that a thousand has closed; a million may yet multiply it, as in `dos mil
    /// millones`.
    thousands: u128,
    /// The open group, below a magnitude.
    group: u128,
    /// The magnitude that closed the last group; the next one must be less.
    bound: u8,
    /// The same, thousands left out.
    outer: u8,
    /// The power of ten that the last word stands for.
    step: u8,
    last: Last,
}

/// What the word before was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Unit,
    Tens,
    Hundred,
    Magnitude,
    /// Nothing can follow.
    Closed,
}

impl Sum {
    fn new() -> Sum {
        let (bound, outer) = (u8::MAX, u8::MAX);
        Sum { total: 0, thousands: 0, group: 0, bound, outer, step: 0, last: Last::Nothing }
    }

    /// The sum after an article that stands for `one`.
    fn one() -> Sum {
        Sum { group: 1, last: Last::Unit, ..Sum::new() }
    }

    /// Adds a word, if it can follow what there is.
    fn take(&mut self, sense: Sense) -> bool {
        let opens = matches!(self.last, Last::Nothing | Last::Hundred | Last::Magnitude);
        match sense {
            _ if self.last == Last::Closed => false,
            Sense::Unit(0) if self.last == Last::Nothing => self.add(0, Last::Closed),
            Sense::Unit(unit) if opens && unit > 0 => self.add(unit.into(), Last::Unit),
            Sense::One if opens || self.last == Last::Tens => self.add(1, Last::Unit),
            Sense::Unit(unit @ 1..=9) if self.last == Last::Tens => {
                self.add(unit.into(), Last::Unit)
            }
            Sense::Tens(tens) if opens => self.add(tens.into(), Last::Tens),
            Sense::Hundreds(hundreds) if opens && self.last != Last::Hundred => {
                self.add(hundreds.into(), Last::Hundred)
            }
            Sense::Hundred if (1..100).contains(&self.group) => {
                self.add(self.group * 99, Last::Hundred)
            }
            Sense::Collective(many)
                if self.total + self.thousands == 0 && (1..100).contains(&self.group) =>
            {
                self.add(self.group * (u128::from(many) - 1), Last::Closed)
            }
            Sense::BareMagnitude(up) if opens && self.last != Last::Hundred => {
                self.group = 1;
                self.close(up)
            }
            Sense::Magnitude(up) | Sense::BareMagnitude(up) => self.close(up),
            _ => false,
        }
    }

    /// Multiplies the open group.
    fn close(&mut self, up: u8) -> bool {
        let factor = 10_u128.pow(up.into());
        if up <= THOUSAND && self.group > 0 && up < self.bound {
            self.thousands += self.group * factor;
            self.step = up;
        } else if up > THOUSAND && self.group + self.thousands > 0 && up < self.outer {
            self.total += (self.thousands + self.group) * factor;
            self.step = if self.group == 0 { up + THOUSAND } else { up };
            (self.thousands, self.outer) = (0, up);
        } else {
            return false;
        }
        (self.group, self.bound, self.last) = (0, up, Last::Magnitude);
        true
    }

    fn add(&mut self, more: u128, last: Last) -> bool {
        (self.group, self.step, self.last) = (self.group + more, 0, last);
        true
    }

    /// The piece after a hyphen or an `and` that joins the next word to the sum.
    fn skip_joint(&self, pieces: &[Piece<'_>], at: usize, lexicon: &Lexicon) -> usize {
        let Some((after, joined)) = longest(pieces, at, &lexicon.number_and) else {
            return skip_hyphen(pieces, at);
        };
        let fits = match after {
            After::Hundred => matches!(self.last, Last::Hundred | Last::Magnitude),
            After::Tens => self.last == Last::Tens,
        };
        // `one hundred and two hundred` are two numbers.
        let following = pieces.get(skip_hyphen(pieces, joined + 1));
        let belongs = match following.and_then(|p| lexicon.sense(p.text)) {
            Some(Sense::Hundred | Sense::Collective(_)) => false,
            Some(Sense::Magnitude(up)) => after == After::Tens || up < self.bound,
            _ => true,
        };
        if fits && belongs { joined } else { at }
    }
}
