//! Dates as Extended Date/Time Format, levels 0 and 1, as far as the site uses them:
//! `2021-06-02`, `2021-06`, `2021`, `2018-06~`, `2017-07-01/2021-01-20`, `2021-02-02/..`.
//!
//! Source: Library of Congress, *Extended Date/Time Format (EDTF) Specification*, 2019.

use std::fmt;

use jiff::civil;

/// A calendar date of whatever precision is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, common era.
    pub year: i16,
    /// 1 to 12, if known.
    pub month: Option<i8>,
    /// 1 to 31, if known; never without a month.
    pub day: Option<i8>,
    /// Whether it is marked as approximate (`~`).
    pub approximate: bool,
}

impl Date {
    /// A full date. None when there is no such day.
    pub fn ymd(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok()?;
        Some(Date { year, month: Some(month), day: Some(day), approximate: false })
    }

    /// Reads one date. The error is a phrase for people.
    pub fn parse(text: &str) -> Result<Date, String> {
        let (bare, approximate) = match text.strip_suffix('~') {
            Some(bare) => (bare, true),
            None => (text, false),
        };
        let parts: Vec<&str> = bare.split('-').collect();
        let digits = |part: &str, width: usize| {
            part.len() == width && part.bytes().all(|b| b.is_ascii_digit())
        };
        let form = || format!("`{text}` is not a date of the form 2021-06-02, 2021-06 or 2021");
        let widths = [4, 2, 2];
        if parts.len() > 3 || !parts.iter().zip(widths).all(|(part, width)| digits(part, width)) {
            return Err(form());
        }
        let year: i16 = parts[0].parse().map_err(|_| form())?;
        let number = |part: &&str| part.parse::<i8>().ok();
        let month = parts.get(1).and_then(number);
        let day = parts.get(2).and_then(number);
        if let Some(month) = month
            && civil::Date::new(year, month, day.unwrap_or(1)).is_err()
        {
            return Err(format!("`{text}` is not a day of the calendar"));
        }
        Ok(Date { year, month, day, approximate })
    }

    /// The first day it can mean.
    pub fn earliest(self) -> civil::Date {
        civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .unwrap_or(civil::Date::MIN)
    }

    /// The last day it can mean.
    pub fn latest(self) -> civil::Date {
        match (self.month, self.day) {
            (None, _) => civil::Date::new(self.year, 12, 31).unwrap_or(civil::Date::MAX),
            (Some(_), None) => self.earliest().last_of_month(),
            (Some(_), Some(_)) => self.earliest(),
        }
    }

    /// Whether `other` is the same date said with the same or less precision, or the other way
    /// round: 2021-06 agrees with 2021-06-02.
    pub fn agrees_with(self, other: Date) -> bool {
        fn same(a: Option<i8>, b: Option<i8>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => a == b,
                (None, _) | (_, None) => true,
            }
        }
        self.year == other.year && same(self.month, other.month) && same(self.day, other.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if self.approximate { f.write_str("~") } else { Ok(()) }
    }
}

/// A date, or a stretch of time between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One date: a day, a month, a year.
    At(Date),
    /// From one date to another, both included.
    Between(Date, Date),
    /// From a date on (`2021-02-02/..`).
    From(Date),
    /// Up to a date (`../2021-02-02`).
    Until(Date),
}

impl Period {
    /// Reads a date or an interval. The error is a phrase for people.
    pub fn parse(text: &str) -> Result<Period, String> {
        let Some((from, to)) = text.split_once('/') else {
            return Date::parse(text).map(Period::At);
        };
        match (from, to) {
            ("..", "..") => Err(format!("`{text}` says neither when it begins nor when it ends")),
            ("..", to) => Date::parse(to).map(Period::Until),
            (from, "..") => Date::parse(from).map(Period::From),
            (from, to) => {
                let (from, to) = (Date::parse(from)?, Date::parse(to)?);
                if to.latest() < from.earliest() {
                    return Err(format!("`{text}` ends before it begins"));
                }
                Ok(Period::Between(from, to))
            }
        }
    }

    /// When it begins, if that is known.
    pub fn start(self) -> Option<Date> {
        match self {
            Period::At(date) | Period::Between(date, _) | Period::From(date) => Some(date),
            Period::Until(_) => None,
        }
    }

    /// When it ends, if that is known.
    pub fn end(self) -> Option<Date> {
        match self {
            Period::At(date) | Period::Between(_, date) | Period::Until(date) => Some(date),
            Period::From(_) => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::At(date) => write!(f, "{date}"),
            Period::Between(from, to) => write!(f, "{from}/{to}"),
            Period::From(from) => write!(f, "{from}/.."),
            Period::Until(to) => write!(f, "../{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in
            ["2021-06-02", "2021-06", "2021", "2018-06~", "2017-07-01/2021-01-20", "2021/.."]
        {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["2021-6-2", "June 2021", "2021-02-30", "2021-13", "2021-06-02/2020", "../..", ""]
        {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }
}
