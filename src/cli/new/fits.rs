//! Whether an answer fits its question, where the form of the field alone does not tell.

use rust_decimal::Decimal;

use super::answers::Answers;
use super::form::Question;
use crate::figure::formula;
use crate::model::{Duration, Period};

/// Refuses an answer that could not be read back, before the next question is put.
pub(super) fn check(question: &Question, answer: &str, given: &Answers) -> Result<(), String> {
    match (question.table().name, question.name) {
        ("claim", "value") => value(answer, given.one("kind").unwrap_or("text")),
        ("unit", "currency") => currency(answer),
        ("derived", "formula") => formula::parse(answer).map(drop).map_err(|(_, why)| why),
        ("series", "points") => row(answer, given.all("column").len()).map(drop),
        _ => Ok(()),
    }
}

/// What is asked for as the value of a fact of some kind.
pub(super) fn value_of(kind: &str) -> &'static str {
    match kind {
        "date" => "The day, month or year, or two with a slash between (like `2018-04-06`)",
        "duration" => "The length of time (like `P8Y`, `P18M` or `P10D`)",
        "text" => "The words",
        _ => "The number, in digits alone (like `3913`; `{from: 4500, to: 5000}` for a range)",
    }
}

fn value(answer: &str, kind: &str) -> Result<(), String> {
    match kind {
        "date" => Period::parse(answer).map(drop),
        "duration" => Duration::parse(answer).map(drop).ok_or_else(|| {
            format!("`{answer}` is no length of time; write it like `P8Y` or `P10D`")
        }),
        "text" => Ok(()),
        _ if answer.starts_with('{') => Ok(()),
        _ => number(answer),
    }
}

fn number(answer: &str) -> Result<(), String> {
    let is_number = |text: &str| {
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
            && text.parse::<Decimal>().is_ok()
    };
    let bare: String =
        answer.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '%' | '$')).collect();
    match (is_number(answer), is_number(&bare)) {
        (true, _) => Ok(()),
        (false, true) => Err(format!("write digits alone: `{bare}`")),
        (false, false) => Err(format!(
            "`{answer}` is no number; write digits alone, with a point before decimals"
        )),
    }
}

fn currency(answer: &str) -> Result<(), String> {
    match answer.len() == 3 && answer.bytes().all(|b| b.is_ascii_uppercase()) {
        true => Ok(()),
        false => Err(format!("`{answer}` is no code of a currency: three capitals, like `USD`")),
    }
}

/// The date of a row, and what stands in its columns; what is not known is empty.
pub(super) fn row(answer: &str, columns: usize) -> Result<(&str, Vec<&str>), String> {
    let (date, numbers) = answer
        .split_once('=')
        .ok_or_else(|| format!("`{answer}` is not a date and numbers: `2021-06=30,10`"))?;
    let numbers: Vec<&str> = numbers.split(',').map(str::trim).collect();
    if numbers.len() > columns {
        return Err(format!(
            "`{answer}` has {} numbers, and there are {columns} columns",
            numbers.len()
        ));
    }
    Period::parse(date.trim())?;
    for known in numbers.iter().filter(|number| !number.is_empty()) {
        number(known)?;
    }
    Ok((date.trim(), numbers))
}
