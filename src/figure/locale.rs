//! How a locale writes numbers, dates and lists, and sorts words: what CLDR, the common data of
//! locales, says of it. ICU4X has the data of all of them; it is asked once for each language of a
//! site, and what comes out is kept.

use std::cmp::Ordering;

use icu_calendar::Gregorian;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, input};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;

use super::numerals::{GROUP, Marks, Numerals};

/// The formatters of one locale.
#[derive(Debug)]
pub(super) struct Formats {
    /// The digits, and what stands between them.
    pub(super) numerals: Numerals,
    /// Whether `6/2/2021` names the month first.
    pub(super) month_first: bool,
    months: Vec<Vec<String>>,
    decimal: Option<DecimalFormatter>,
    dates: Option<Dates>,
    list: Option<ListFormatter>,
    collator: Option<CollatorBorrowed<'static>>,
}

/// Dates are told in the calendar that sources are dated by, whatever calendar a locale prefers.
#[derive(Debug)]
struct Dates {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    short_month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    name: FixedCalendarDateTimeFormatter<Gregorian, M>,
    digits: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
}

impl Dates {
    fn of(locale: &Locale) -> Option<Dates> {
        let (long, short) = (YMD::long(), YMD::short());
        let day = long.with_year_style(YearStyle::Full);
        let month = YM::long().with_year_style(YearStyle::Full);
        Some(Dates {
            day: FixedCalendarDateTimeFormatter::try_new(locale.into(), day).ok()?,
            month: FixedCalendarDateTimeFormatter::try_new(locale.into(), month).ok()?,
            short_month: FixedCalendarDateTimeFormatter::try_new(locale.into(), M::medium())
                .ok()?,
            name: FixedCalendarDateTimeFormatter::try_new(locale.into(), M::long()).ok()?,
            digits: FixedCalendarDateTimeFormatter::try_new(locale.into(), short).ok()?,
        })
    }
}

impl Formats {
    /// Those of a locale; those of no place at all where the name is none, which is reported where
    /// it stands.
    pub(super) fn of(locale: &str) -> Formats {
        let mut locale = Locale::try_from_str(locale).unwrap_or(Locale::UNKNOWN);
        let decimal = decimal(&locale);
        let dates = Dates::of(&locale);
        let and = ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default());
        let collator = Collator::try_new((&locale).into(), CollatorOptions::default());
        let native = decimal.as_ref().map(Marks::of).unwrap_or_default();
        // The same locale with the digits of this line; their marks may be others.
        let zero = decimal.as_ref().map_or('0', zero);
        if zero != '0'
            && let Ok(latin) = Locale::try_from_str(&format!("{}-u-nu-latn", locale.id))
        {
            locale = latin;
        }
        let latin = self::decimal(&locale).as_ref().map(Marks::of).unwrap_or_default();
        let inner = decimal.as_ref().map_or(GROUP, inner_group);
        let numerals = Numerals { zero, native, latin, inner };
        let mut formats = Formats {
            numerals,
            month_first: false,
            months: Vec::new(),
            decimal,
            dates,
            list: and.ok(),
            collator: collator.ok(),
        };
        formats.months = (1..=12).map(|month| formats.all_names(month)).collect();
        formats.month_first = formats.names_month_first();
        formats
    }

    /// A number that is not negative, written with just these digits: `3,913`.
    pub(super) fn decimal(&self, plain: &str) -> String {
        let number = input::Decimal::try_from_str(plain).ok();
        let written = self.decimal.as_ref().zip(number.as_ref());
        written.map_or(plain.to_owned(), |(formatter, number)| formatter.format(number).to_string())
    }

    /// A whole number without marks between its digits, as years and days are written.
    pub(super) fn plain(&self, number: i16) -> String {
        let text = number.to_string();
        text.chars().map(|c| self.numerals.native_digit(c)).collect()
    }

    /// `June 2, 2021`
    pub(super) fn day(&self, year: i16, month: i8, day: i8) -> Option<String> {
        let date = gregorian(year, month, day)?;
        Some(self.dates.as_ref()?.day.format(&date).to_string())
    }

    /// `June 2021`
    pub(super) fn month(&self, year: i16, month: i8) -> Option<String> {
        let date = gregorian(year, month, 1)?;
        Some(self.dates.as_ref()?.month.format(&date).to_string())
    }

    /// `Jun`
    pub(super) fn short_month(&self, month: i8) -> Option<String> {
        let date = gregorian(ANY_YEAR, month, 1)?;
        Some(self.dates.as_ref()?.short_month.format(&date).to_string())
    }

    /// The names a month has: by itself, in a date, and shortened.
    pub(super) fn names(&self, month: i8) -> &[String] {
        let at = usize::try_from(month - 1).ok();
        at.and_then(|at| self.months.get(at)).map_or(&[], Vec::as_slice)
    }

    fn all_names(&self, month: i8) -> Vec<String> {
        let mut names = Vec::new();
        let Some(dates) = &self.dates else { return names };
        if let Some(date) = gregorian(ANY_YEAR, month, ANY_DAY) {
            names.push(dates.name.format(&date).to_string());
            names.extend(
                letters(&dates.day.format(&date).to_string())
                    .into_iter()
                    .max_by_key(|word| word.chars().count()),
            );
            names
                .push(dates.short_month.format(&date).to_string().trim_end_matches('.').to_owned());
        }
        names
    }

    /// The words that stand between the parts of a date: the `de` of `2 de junho de 2021`.
    pub(super) fn between_dates(&self) -> Vec<String> {
        let mut between: Vec<String> = Vec::new();
        for month in 1..=12 {
            let names = self.names(month);
            let date = self.day(ANY_YEAR, month, ANY_DAY).unwrap_or_default();
            between.extend(letters(&date).into_iter().filter(|word| !names.contains(word)));
        }
        between.sort();
        between.dedup();
        between
    }

    /// `one, two, and three`
    pub(super) fn list(&self, items: &[String]) -> String {
        match &self.list {
            Some(list) => list.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }

    /// Which of two words a reader of the language looks for first.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }

    fn names_month_first(&self) -> bool {
        let date = gregorian(ANY_YEAR, 11, ANY_DAY);
        let short = self
            .dates
            .as_ref()
            .zip(date)
            .map(|(dates, date)| dates.digits.format(&date).to_string());
        let short = short.unwrap_or_default();
        let at = |number: i16| short.find(&self.plain(number));
        at(11).zip(at(ANY_DAY.into())).is_some_and(|(month, day)| month < day)
    }
}

/// A day whose digits are those of no month and of no year below.
const ANY_DAY: i8 = 28;
const ANY_YEAR: i16 = 2003;

/// The runs of letters in a text.
fn letters(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn gregorian(year: i16, month: i8, day: i8) -> Option<icu_calendar::Date<Gregorian>> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    icu_calendar::Date::try_new_gregorian(year.into(), month, day).ok()
}

fn decimal(locale: &Locale) -> Option<DecimalFormatter> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Auto);
    DecimalFormatter::try_new(locale.into(), options).ok()
}

fn zero(formatter: &DecimalFormatter) -> char {
    formatter.format(&input::Decimal::from(0)).to_string().chars().next().unwrap_or('0')
}

/// How many digits stand in the second group from the right.
fn inner_group(formatter: &DecimalFormatter) -> usize {
    let number = input::Decimal::from(123_456_789);
    let written = formatter.format(&number).to_string();
    written.rsplit(|c: char| !c.is_numeric()).nth(1).map_or(GROUP, |group| group.chars().count())
}

impl Marks {
    /// What stands between the digits of a number that has every mark.
    fn of(formatter: &DecimalFormatter) -> Marks {
        let number = input::Decimal::try_from_str("1234567.5").unwrap_or_default();
        let written = formatter.format(&number).to_string();
        let mut marks = written.chars().filter(|c| !c.is_numeric());
        let first = marks.next().unwrap_or(Marks::default().group);
        Marks { group: first, decimal: marks.next_back().unwrap_or(Marks::default().decimal) }
    }
}
