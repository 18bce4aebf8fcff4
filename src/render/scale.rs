//! Scales: from numbers to places, with round ticks.

use rust_decimal::Decimal;

/// A scale from a round number to a round number, zero between them.
pub(super) struct Scale {
    /// The lowest tick.
    pub(super) from: Decimal,
    /// The highest tick.
    pub(super) to: Decimal,
    step: Decimal,
}

impl Scale {
    /// The scale that holds all numbers; none when they are all zero or too large to draw.
    pub(super) fn over(numbers: impl Iterator<Item = Decimal>) -> Option<Scale> {
        let (low, high) = numbers.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), number| {
            (low.min(number), high.max(number))
        });
        let step = step(high.checked_sub(low)?)?;
        let from = (low / step).floor().checked_mul(step)?;
        let to = (high / step).ceil().checked_mul(step)?;
        to.checked_sub(from).filter(|width| *width > Decimal::ZERO)?;
        Some(Scale { from, to, step })
    }

    /// The place of a number: 0 at the lowest tick, 1 at the highest.
    pub(super) fn share(&self, number: Decimal) -> Decimal {
        (number - self.from) / (self.to - self.from)
    }

    /// The ticks, from the lowest to the highest.
    pub(super) fn ticks(&self) -> impl Iterator<Item = Decimal> + '_ {
        (0..=8u32)
            .map(|index| self.from + Decimal::from(index) * self.step)
            .take_while(|tick| *tick <= self.to)
    }
}

/// The round step (1, 2 or 5 times a power of ten) that divides a stretch into three to six parts.
fn step(stretch: Decimal) -> Option<Decimal> {
    if stretch <= Decimal::ZERO {
        return None;
    }
    let mut power = Decimal::ONE;
    while let Some(next) = power.checked_mul(Decimal::TEN).filter(|next| *next <= stretch) {
        power = next;
    }
    while power > stretch {
        power = power.checked_div(Decimal::TEN).filter(|power| !power.is_zero())?;
    }
    // The power of ten lies at or below the stretch: 1 to 10 of it fit.
    let tenths = match stretch / power {
        parts if parts <= Decimal::from(3) => 5,
        parts if parts <= Decimal::from(6) => 10,
        _ => 20,
    };
    let step = power.checked_mul(Decimal::new(tenths, 1))?.normalize();
    (!step.is_zero()).then_some(step)
}

/// A place in percent, as attributes have it: `12.5%`.
pub(super) fn percent(place: Decimal) -> String {
    format!("{}%", place.round_dp(2).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn steps_are_round() {
        for (stretch, expected) in [
            ("5500", "1000"),
            ("2342", "500"),
            ("1", "0.5"),
            ("45.6", "10"),
            ("9", "2"),
            ("0.03", "0.005"),
            ("1000000000", "500000000"),
        ] {
            assert_eq!(step(decimal(stretch)).unwrap(), decimal(expected), "{stretch}");
        }
        assert_eq!(step(Decimal::ZERO), None);
    }

    #[test]
    fn the_scale_holds_everything_and_zero() {
        let scale = Scale::over(["3913", "5460"].map(decimal).into_iter()).unwrap();
        let ticks: Vec<String> = scale.ticks().map(|tick| tick.to_string()).collect();
        assert_eq!(ticks, ["0", "1000", "2000", "3000", "4000", "5000", "6000"]);
        assert_eq!(scale.share(decimal("3000")), decimal("0.5"));
        assert_eq!(scale.share(Decimal::ZERO), Decimal::ZERO);
        assert_eq!(percent(decimal("12.500")), "12.5%");
        assert!(Scale::over([Decimal::ZERO].into_iter()).is_none());
        let below = Scale::over(["-30", "60"].map(decimal).into_iter()).unwrap();
        assert_eq!((below.from, below.to), (decimal("-40"), decimal("60")));
    }

    #[test]
    fn huge_and_tiny_numbers_do_not_panic() {
        for text in ["79228162514264337593543950335", "0.0000000000000000000000000001"] {
            let _ = Scale::over([decimal(text)].into_iter()).map(|scale| scale.ticks().count());
        }
        let both = [Decimal::MIN, Decimal::MAX];
        assert!(Scale::over(both.into_iter()).is_none());
    }
}
