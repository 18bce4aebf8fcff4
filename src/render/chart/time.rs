//! Time on the way across: from dates to places, with ticks at the beginning of months and years.

use jiff::civil;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::figure;
use crate::model::{Date, Lang, Period};

/// Free space at both ends, in percent of the width.
const MARGIN: i64 = 4;

/// A stretch of days laid out across.
pub(super) struct Time {
    first: civil::Date,
    days: i64,
}

/// A tick on the way across.
pub(super) struct Tick {
    /// Its place in percent.
    pub(super) at: Decimal,
    /// What it is called.
    pub(super) label: String,
    /// Whether a phone has no room for its name.
    pub(super) minor: bool,
}

impl Time {
    /// The time that holds all these dates; none without a date.
    pub(super) fn over(dates: impl Iterator<Item = Period> + Clone) -> Option<Time> {
        let first = dates.clone().filter_map(middle).min()?;
        let last = dates.filter_map(middle).max()?;
        Some(Time { first, days: days(first, last).max(1) })
    }

    /// The place of the middle of what a date can mean, in percent; none beyond the ends.
    pub(super) fn place(&self, period: Period) -> Option<Decimal> {
        let days = days(self.first, middle(period)?);
        (0..=self.days).contains(&days).then(|| self.of_days(days))
    }

    fn of_days(&self, days: i64) -> Decimal {
        let width = Decimal::from(100 - 2 * MARGIN);
        Decimal::from(MARGIN) + Decimal::from(days) / Decimal::from(self.days) * width
    }

    /// As many ticks as have room for their names in a width of `room` pixels, where a letter
    /// takes `letter`; with every other one named only where there is twice the room.
    pub(super) fn ticks(&self, room: i64, letter: i64, lang: &Lang) -> Vec<Tick> {
        // A step is a number of months.
        for step in [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] {
            let ticks = self.every(step, 1, lang);
            if fit(&ticks.iter().collect::<Vec<_>>(), room, letter) {
                return ticks;
            }
            let mut ticks = self.every(step, 2, lang);
            let all: Vec<&Tick> = ticks.iter().collect();
            let some: Vec<&Tick> = ticks.iter().step_by(2).collect();
            if some.len() > 1 && fit(&some, room, letter) && fit(&all, 2 * room, letter) {
                ticks.iter_mut().skip(1).step_by(2).for_each(|tick| tick.minor = true);
                return ticks;
            }
        }
        Vec::new()
    }

    /// A tick every `step` months, of which a phone names every `named`th. A month goes without its
    /// year where the tick before it on the same screen has the year.
    fn every(&self, step: i32, named: usize, lang: &Lang) -> Vec<Tick> {
        let count = |date: civil::Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
        let last = self.first.checked_add(jiff::Span::new().days(self.days)).unwrap_or(self.first);
        let start = count(self.first).div_euclid(step) * step;
        let within: Vec<i32> = (0..)
            .map(|index| start + index * step)
            .take_while(|at| *at <= count(last))
            // Months of a whole life are no ticks to read.
            .take(500)
            .filter(|at| self.holds(*at))
            .collect();
        within
            .iter()
            .enumerate()
            .filter_map(|(index, at)| {
                let back = if index % named == 0 { named } else { 1 };
                let before = index.checked_sub(back).and_then(|index| within.get(index));
                let said = before.is_some_and(|before| before.div_euclid(12) == at.div_euclid(12));
                let year = i16::try_from(at.div_euclid(12)).ok()?;
                let month = i8::try_from(at.rem_euclid(12) + 1).ok()?;
                let day = civil::Date::new(year, month, 1).ok()?;
                let whole = Date { year, month: None, day: None, approximate: false };
                let label = match step % 12 {
                    0 => figure::write::date(whole, lang),
                    _ => figure::write::short_month(month, (!said).then_some(year), lang),
                };
                Some(Tick { at: self.of_days(days(self.first, day)), label, minor: false })
            })
            .collect()
    }

    /// Whether the first day of a month, counted from the beginning of the era, is drawn.
    fn holds(&self, month: i32) -> bool {
        let year = i16::try_from(month.div_euclid(12)).ok();
        let month = i8::try_from(month.rem_euclid(12) + 1).ok();
        let day = year.zip(month).and_then(|(year, month)| civil::Date::new(year, month, 1).ok());
        day.is_some_and(|day| (0..=self.days).contains(&days(self.first, day)))
    }
}

impl Tick {
    /// The name's first and last pixel in a width of `room`, and what of it stands at the tick: a
    /// name near an edge stays within.
    pub(super) fn extent(&self, room: i64, letter: i64) -> (i64, i64, &'static str) {
        let width = i64::try_from(self.label.chars().count()).unwrap_or(room) * letter;
        let at = (self.at * Decimal::from(room) / Decimal::ONE_HUNDRED).round();
        let at = at.to_i64().unwrap_or(0);
        match (at - width / 2, at + width / 2) {
            (left, _) if left < 0 => (at, at + width, "start"),
            (_, right) if right > room => (at - width, at, "end"),
            (left, right) => (left, right, "middle"),
        }
    }
}

/// Whether the names of ticks do not touch.
fn fit(ticks: &[&Tick], room: i64, letter: i64) -> bool {
    const APART: i64 = 8;
    ticks.windows(2).all(|pair| {
        let ends = pair[0].extent(room, letter).1;
        ends + APART <= pair[1].extent(room, letter).0
    })
}

/// The middle of what a date can mean.
pub(super) fn middle(period: Period) -> Option<civil::Date> {
    let first = period.start().or(period.end())?.earliest();
    let last = period.end().or(period.start())?.latest();
    first.checked_add(jiff::Span::new().days(days(first, last) / 2)).ok()
}

fn days(from: civil::Date, to: civil::Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(dates: &[&str]) -> Time {
        Time::over(dates.iter().map(|date| Period::parse(date).unwrap())).unwrap()
    }

    fn check(dates: &[&str], room: i64, expected: &str) {
        let ticks = time(dates).ticks(room, 7, &Lang::from("en"));
        let names =
            ticks.iter().map(|t| if t.minor { format!("({})", t.label) } else { t.label.clone() });
        assert_eq!(names.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn ticks_have_room() {
        check(&["2018-06-15", "2023-02-01"], 240, "2019 2020 2021 2022 2023");
        check(&["2016-10", "2019-09"], 240, "2017 2018 2019");
        check(&["2018-04-06", "2018-06-20"], 240, "May 2018 Jun");
        check(&["2020-10-20", "2022-01-05"], 240, "Jan 2021 (Apr) Jul (Oct) Jan 2022");
        check(&["1900", "2020"], 160, "1920 (1940) 1960 (1980) 2000 (2020)");
        check(&["2018-06-20"], 240, "");
    }

    #[test]
    fn places_are_exact() {
        let time = time(&["2018-01-01", "2018-01-11"]);
        let place = |text: &str| time.place(Period::parse(text).unwrap());
        assert_eq!(place("2018-01-01"), Some(Decimal::from(4)));
        assert_eq!(place("2018-01-06"), Some(Decimal::from(50)));
        assert_eq!(place("2018-01-11"), Some(Decimal::from(96)));
        assert_eq!(place("2018-01-12"), None);
        assert_eq!(place("2018-01-05/2018-01-07"), Some(Decimal::from(50)));
    }
}
