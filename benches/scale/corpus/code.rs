//! Code blocks, each different from every other.

/// The language and the text of a page's code block.
pub(super) fn block(number: usize) -> (&'static str, String) {
    let (a, b) = (format!("v{}", number % 997), format!("item_{number}"));
    match number % 4 {
        0 => ("rust", rust(number, &a, &b)),
        1 => ("json", json(number, &a, &b)),
        2 => ("sql", sql(number, &a, &b)),
        _ => ("python", python(number, &a, &b)),
    }
}

fn rust(i: usize, a: &str, b: &str) -> String {
    format!(
        r#"use std::collections::HashMap;

/// Counts the words of record {i}.
pub fn {b}(input: &str) -> HashMap<String, usize> {{
    let mut {a} = HashMap::new();
    for word in input.split_whitespace().filter(|w| w.len() > {least}) {{
        *{a}.entry(word.to_lowercase()).or_insert(0) += 1;
    }}
    println!("{{}} words, limit {{}}", {a}.len(), {i}_u32);
    {a}
}}"#,
        least = i % 7
    )
}

fn json(i: usize, a: &str, b: &str) -> String {
    format!(
        r#"{{
  "id": {i},
  "name": "{b}",
  "values": [1.5, {value}, null, true],
  "unit": {{ "symbol": "GWh", "scale": 1e6 }},
  "sources": [
    {{ "title": "Report {i}", "year": {first}, "checked": false }},
    {{ "title": "Survey {a}", "year": {second}, "checked": true }}
  ]
}}"#,
        value = i % 100,
        first = 1990 + i % 35,
        second = 1980 + i % 45
    )
}

fn sql(i: usize, a: &str, b: &str) -> String {
    format!(
        "-- yearly totals for {b}\n\
         SELECT r.name, EXTRACT(YEAR FROM m.taken_at) AS year, SUM(m.value) AS total\n\
         FROM measurements AS m\n\
         JOIN regions AS r ON r.id = m.region_id\n\
         WHERE m.kind = '{a}' AND m.value > {value}\n\
         GROUP BY r.name, year\n\
         HAVING COUNT(*) >= 12\n\
         ORDER BY total DESC\n\
         LIMIT {limit};",
        value = i % 500,
        limit = 10 + i % 90
    )
}

fn python(i: usize, a: &str, b: &str) -> String {
    format!(
        r#"from dataclasses import dataclass

@dataclass(frozen=True)
class Record{i}:
    name: str = "{b}"
    limit: int = {limit}

def total(rows, *, scale=1.0):
    """Sum of the rows above the limit."""
    {a} = [r * scale for r in rows if r > {least}]
    return sum({a}) or None  # nothing left"#,
        limit = i % 1000,
        least = i % 50
    )
}
