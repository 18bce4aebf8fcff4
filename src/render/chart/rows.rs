//! The rows of a series in the order of time, with those that are missing put in.

use rust_decimal::Decimal;

use crate::model::{Date, Id, Modifier, Period, Point, Series};

/// A row of a chart.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// When.
    pub(super) date: Period,
    /// The number of each column that is drawn; none where it is not known.
    pub(super) values: Vec<Option<Decimal>>,
    /// What their source says of numbers that it does not give exactly.
    pub(super) modifier: Modifier,
    /// The point that it comes from; none where the series leaves a month or a year out.
    pub(super) point: Option<&'a Point>,
}

/// More rows than this are not put in: a month in the wrong century would fill the page.
const MOST: i32 = 240;

/// The rows with these columns. Where most rows follow one another month by month or year by
/// year, one that is left out is a row without numbers, so that nothing joins its neighbours.
pub(super) fn rows<'a>(series: &'a Series, columns: &[&Id]) -> Vec<Row<'a>> {
    let mut points: Vec<&Point> = series.points.iter().collect();
    points.sort_by_key(|point| point.date.start().map(Date::earliest));
    let row = |point: &'a Point| Row {
        date: point.date.value,
        values: columns
            .iter()
            .map(|id| point.values.iter().find(|(known, _)| known == *id).map(|(_, v)| v.value))
            .collect(),
        modifier: point.modifier,
        point: Some(point),
    };
    let Some(step) = regular(&points) else { return points.into_iter().map(row).collect() };
    let mut rows: Vec<Row<'a>> = Vec::new();
    for point in points {
        let here = count(point.date.value);
        let before = rows.last().and_then(|row| count(row.date));
        if let (Some((here, unit)), Some((before, _))) = (here, before)
            && here - before <= MOST
        {
            let mut at = before + step;
            while at < here {
                let date = Period::At(date(at, unit));
                let values = vec![None; columns.len()];
                rows.push(Row { date, values, modifier: Modifier::Exact, point: None });
                at += step;
            }
        }
        rows.push(row(point));
    }
    rows
}

/// What a series counts its dates in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Month,
    Year,
}

/// The number of a month or a year since the beginning of the era; none for days and stretches.
fn count(period: Period) -> Option<(i32, Every)> {
    match period {
        Period::At(Date { year, month: Some(month), day: None, .. }) => {
            Some((i32::from(year) * 12 + i32::from(month) - 1, Every::Month))
        }
        Period::At(Date { year, month: None, .. }) => Some((i32::from(year), Every::Year)),
        Period::At(_) | Period::Between(..) | Period::From(_) | Period::Until(_) => None,
    }
}

fn date(count: i32, every: Every) -> Date {
    let (year, month) = match every {
        Every::Month => (count.div_euclid(12), i8::try_from(count.rem_euclid(12) + 1).ok()),
        Every::Year => (count, None),
    };
    Date { year: i16::try_from(year).unwrap_or(i16::MAX), month, day: None, approximate: false }
}

/// The step from row to row, if all are months or all are years and most steps are of one size.
fn regular(points: &[&Point]) -> Option<i32> {
    let counts: Option<Vec<_>> = points.iter().map(|point| count(point.date.value)).collect();
    let counts = counts?;
    let steps: Vec<i32> = counts
        .windows(2)
        .map(|pair| if pair[0].1 == pair[1].1 { pair[1].0 - pair[0].0 } else { 0 })
        .collect();
    let least = steps.iter().copied().min().filter(|step| *step > 0)?;
    let usual = steps.iter().filter(|step| **step == least).count();
    let whole = steps.iter().all(|step| step % least == 0);
    (whole && steps.len() > 1 && usual * 2 > steps.len()).then_some(least)
}

/// The stretches of rows that have a number in a column and no break between them.
pub(super) fn runs(rows: &[Row<'_>], column: usize, breaks: &[Date]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut open = false;
    for (index, row) in rows.iter().enumerate() {
        let broken = index > 0 && {
            let before = rows.get(index - 1).and_then(|row| row.date.start());
            breaks.iter().any(|at| between(before, *at, row.date.start()))
        };
        let known = row.values.get(column).is_some_and(Option::is_some);
        match (known, open && !broken) {
            (true, true) => runs.last_mut().into_iter().for_each(|run| run.push(index)),
            (true, false) => runs.push(vec![index]),
            (false, _) => {}
        }
        open = known;
    }
    runs
}

/// Whether a break lies after one row and not after the next.
pub(super) fn between(before: Option<Date>, at: Date, after: Option<Date>) -> bool {
    let early = before.is_some_and(|before| before.earliest() < at.earliest());
    early && after.is_some_and(|after| at.earliest() <= after.latest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Files, Span, Spanned};

    fn point(date: &str, value: Option<i64>) -> Point {
        let span = Span::new(Files::new().insert_text("x", ""), 0..0);
        let value = value.map(|v| ("n".into(), Spanned::new(Decimal::from(v), span)));
        Point {
            date: Spanned::new(Period::parse(date).unwrap(), span),
            values: value.into_iter().collect(),
            modifier: Modifier::Exact,
            sources: Vec::new(),
            note: None,
        }
    }

    fn series(points: &[(&str, Option<i64>)]) -> Series {
        let span = Span::new(Files::new().insert_text("x", ""), 0..0);
        Series {
            id: Spanned::new("x".into(), span),
            aliases: Vec::new(),
            title: Default::default(),
            kind: None,
            unit: None,
            columns: vec![(Spanned::new("n".into(), span), Default::default())],
            points: points.iter().map(|(date, value)| point(date, *value)).collect(),
            csv: None,
            disjoint: false,
            breaks: Vec::new(),
            caution: None,
            sources: Vec::new(),
        }
    }

    #[track_caller]
    fn check(points: &[(&str, Option<i64>)], dates: &[&str], expected: &[&[usize]]) {
        let series = series(points);
        let rows = rows(&series, &[&"n".into()]);
        let found: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
        assert_eq!(found, dates);
        assert_eq!(runs(&rows, 0, &[]), expected);
    }

    #[test]
    fn a_missing_month_is_a_gap() {
        check(
            &[("2018-11", Some(1)), ("2018-12", Some(2)), ("2019-02", Some(3)), ("2019-03", None)],
            &["2018-11", "2018-12", "2019-01", "2019-02", "2019-03"],
            &[&[0, 1], &[3]],
        );
        check(
            &[
                ("2018", Some(1)),
                ("2019", Some(2)),
                ("2022", Some(3)),
                ("2023", Some(4)),
                ("2024", Some(4)),
            ],
            &["2018", "2019", "2020", "2021", "2022", "2023", "2024"],
            &[&[0, 1], &[4, 5, 6]],
        );
    }

    #[test]
    fn irregular_dates_are_left_alone() {
        check(
            &[("2018-10-25", Some(2)), ("2018-07", Some(1)), ("2021", Some(3))],
            &["2018-07", "2018-10-25", "2021"],
            &[&[0, 1, 2]],
        );
        check(&[("1018-07", Some(1)), ("2018-07", Some(2))], &["1018-07", "2018-07"], &[&[0, 1]]);
    }

    #[test]
    fn a_break_parts_what_it_lies_between() {
        let series = series(&[("2018-05", Some(1)), ("2018-06", Some(2)), ("2018-07", Some(3))]);
        let rows = rows(&series, &[&"n".into()]);
        let june = Date::parse("2018-06").unwrap();
        assert_eq!(runs(&rows, 0, &[june]), [vec![0], vec![1, 2]]);
    }
}
