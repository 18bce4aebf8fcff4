//! Ways of writing a value that can only have been meant as one other.

/// Finds that other way of writing.
pub(crate) type Mend = fn(&str) -> Option<String>;

/// `2021-6-2`, `2021/06/02`, `2021.06.02`: the year comes first, so the rest cannot be confused.
pub(crate) fn date(text: &str) -> Option<String> {
    let (bare, about) = text.strip_suffix('~').map_or((text, ""), |bare| (bare, "~"));
    let parts: Vec<&str> = bare.trim().split(['-', '/', '.']).collect();
    let number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(number) {
        return None;
    }
    match parts.as_slice() {
        [year, month @ ("1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")]
            if year.len() == 4 && bare.contains('-') =>
        {
            Some(format!("{year}-{month:0>2}{about}"))
        }
        [year, month, day] if year.len() == 4 => {
            Some(format!("{year}-{month:0>2}-{day:0>2}{about}"))
        }
        _ => None,
    }
}

/// A date, or two of them.
pub(crate) fn period(text: &str) -> Option<String> {
    let side = |text: &str| match text {
        ".." => Some(text.to_owned()),
        // What is right already stays.
        text if crate::model::Date::parse(text).is_ok() => Some(text.to_owned()),
        text => date(text),
    };
    match text.split_once('/') {
        Some((from, to)) if !to.contains('/') => {
            Some(format!("{}/{}", side(from.trim())?, side(to.trim())?))
        }
        Some(_) | None => date(text),
    }
}

/// What YAML 1.1 took for a boolean, and 1.2 does not.
pub(crate) fn boolean(text: &str) -> Option<String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true".to_owned()),
        "false" | "no" | "off" => Some("false".to_owned()),
        _ => None,
    }
}

/// `1,118`: thousands in groups of three. `1,8` may be anything.
pub(crate) fn decimal(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once('.').map_or((text, None), |(w, r)| (w, Some(r)));
    let mut groups = whole.split([',', '_']);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && digits(first))?;
    let mut joined = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        joined.push_str(group);
    }
    match rest {
        Some(rest) if digits(rest) => Some(format!("{joined}.{rest}")),
        Some(_) => None,
        None => Some(joined),
    }
}

/// `180`, `180 days`, for `180d`.
pub(crate) fn days(text: &str) -> Option<String> {
    let number = text.trim_end_matches("days").trim_end_matches("day").trim();
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("{number}d"))
}

/// `20 days`, `8 years`, for `P20D`, `P8Y` (ISO 8601).
pub(crate) fn length(text: &str) -> Option<String> {
    let (number, unit) = text.trim().split_once(' ')?;
    let unit = match unit.trim().to_ascii_lowercase().trim_end_matches('s') {
        "day" => 'D',
        "week" => 'W',
        "month" => 'M',
        "year" => 'Y',
        _ => return None,
    };
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("P{number}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_way_or_none() {
        let check = |mend: Mend, text: &str, expected: &str| {
            assert_eq!(mend(text).as_deref().unwrap_or("none"), expected, "{text}");
        };
        check(date, "2021-6-2", "2021-06-02");
        check(date, "2021/06/2", "2021-06-02");
        check(date, "2018.6.1~", "2018-06-01~");
        check(date, "2018-6", "2018-06");
        for text in ["2018/6", "6/2/2021", "21-6-2", "June 2, 2021", "", "2021-06-02-1"] {
            check(date, text, "none");
        }
        check(period, "2017-7-1/2021-01-20", "2017-07-01/2021-01-20");
        check(period, "2017-7 / ..", "2017-07/..");
        check(period, "2021/6/2", "2021-06-02");
        check(period, "soon/..", "none");
        check(boolean, "Yes", "true");
        check(boolean, "off", "false");
        check(boolean, "maybe", "none");
        check(decimal, "1,118", "1118");
        check(decimal, "1_118,000.50", "1118000.50");
        for text in ["1,8", "1,1180", "58%", ",118", "1118,000", ""] {
            check(decimal, text, "none");
        }
        check(days, "180", "180d");
        check(days, "90 days", "90d");
        check(days, "half a year", "none");
        check(length, "20 days", "P20D");
        check(length, "1 Year", "P1Y");
        check(length, "a day", "none");
    }
}
