//! `registry/series/*.yaml`, and the CSV files some of them point to.

use crate::diag::{Diagnostic, nearest};
use crate::load::decode::{Decoder, Fields, read_decimal};
use crate::load::yaml::Node;
use crate::model::{Date, Id, Kind, Modifier, Period, Point, Series, Text};
use crate::text::{FileId, Span, Spanned};

type Columns = [(Spanned<Id>, Text)];

/// Decodes one series. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Series> {
    let mut fields = decoder.fields(node, id.span, "a series")?;
    let title = decoder.required_text(&mut fields, "title");
    let kind = fields.take("kind").and_then(|node| decoder.choice(node, &Kind::ALL));
    let unit = fields.take("unit").and_then(|node| decoder.unit(node));
    let columns = columns(decoder, &mut fields);
    let csv = fields.take("csv").and_then(|node| decoder.string(node));
    let points = fields.take("points");
    let points = match (&csv, points) {
        (Some(name), None) => from_csv(decoder, name, &columns),
        (None, Some(node)) => decoder.list(Some(node), |d, node| point(d, node, &columns)),
        (Some(_), Some(node)) => {
            decoder.report(
                Diagnostic::error(
                    "wrong-type",
                    node.span,
                    "a series has `points` or `csv`, not both",
                )
                .help("keep one of the two"),
            );
            Vec::new()
        }
        (None, None) => {
            decoder.report(
                Diagnostic::error("missing-field", id.span, "a series needs `points` or `csv`")
                    .help("add `points:` with one `- {date: …, …}` per line"),
            );
            Vec::new()
        }
    };
    let disjoint = fields.take("disjoint").and_then(|node| decoder.boolean(node)).unwrap_or(false);
    let breaks = fields.take("breaks");
    let breaks = decoder.list(breaks, series_break);
    let caution = decoder.text_field(&mut fields, "caution");
    let sources = decoder.source_uses(&mut fields);
    let aliases = decoder.aliases(&mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Series {
        id,
        aliases,
        title,
        kind,
        unit,
        columns,
        points,
        csv,
        disjoint,
        breaks,
        caution,
        sources,
    })
}

fn columns(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> Vec<(Spanned<Id>, Text)> {
    let Some(node) = decoder.required(fields, "columns") else { return Vec::new() };
    let entries = decoder.entries(node, "columns").unwrap_or_default();
    let mut columns = Vec::new();
    for entry in decoder.without_duplicates(entries, "duplicate-key") {
        if let Some(id) = column_name(&entry.key)
            && let Some(text) = decoder.text(&entry.value)
        {
            columns.push((id, text));
        }
    }
    columns
}

fn column_name(key: &Spanned<String>) -> Option<Spanned<Id>> {
    Some(Spanned::new(Id::from(key.value.as_str()), key.span)).filter(|id| id.as_str() != "date")
}

fn point(decoder: &mut Decoder<'_>, node: &Node, columns: &Columns) -> Option<Point> {
    // The columns are the fields here, so the names to offer are known only now.
    let entries = decoder.entries(node, "a point")?;
    let entries = decoder.without_duplicates(entries, "duplicate-key");
    let (mut date, mut values, mut sources, mut note) = (None, Vec::new(), Vec::new(), None);
    let mut modifier = Modifier::Exact;
    for entry in entries {
        let key = entry.key.value.as_str();
        match key {
            "date" => date = decoder.period(&entry.value),
            "sources" => sources = decoder.list(Some(&entry.value), Decoder::source_use),
            "note" => note = decoder.text(&entry.value),
            "modifier" => {
                modifier = decoder.choice(&entry.value, &Modifier::ALL)?.value;
            }
            _ if matches!(entry.value.kind, crate::load::yaml::NodeKind::Null) => {}
            _ => match columns.iter().find(|(id, _)| id.as_str() == key) {
                Some((id, _)) => {
                    if let Some(number) = decoder.decimal(&entry.value) {
                        values.push((id.value.clone(), number));
                    }
                }
                None => {
                    let names = columns.iter().map(|(id, _)| id.as_str());
                    let help = match nearest(
                        key,
                        names.clone().chain(["date", "modifier", "sources", "note"]),
                    ) {
                        Some(name) => format!("did you mean `{name}`?"),
                        None => format!("its columns are {}", names.collect::<Vec<_>>().join(", ")),
                    };
                    let message = format!("the series has no column `{key}`");
                    let problem = Diagnostic::error("unknown-field", entry.key.span, message);
                    decoder.report(problem.help(help));
                }
            },
        }
    }
    if date.is_none() {
        decoder.report(
            Diagnostic::error("missing-field", node.span, "a point needs `date`")
                .help("add `date: 2021-06-02`"),
        );
    }
    Some(Point { date: date?, values, modifier, sources, note })
}

fn series_break(decoder: &mut Decoder<'_>, node: &Node) -> Option<(Spanned<Date>, Text)> {
    let mut fields = decoder.fields(node, node.span, "a break")?;
    let date = decoder.required(&mut fields, "date").and_then(|node| decoder.date(node));
    let why = decoder.required_text(&mut fields, "why");
    if !decoder.finish(fields) {
        return None;
    }
    Some((date?, why))
}

/// Reads the rows of a CSV file that stands beside the registry file: a header with `date` and the
/// names of the columns, then one row per date; an empty cell is not known.
fn from_csv(decoder: &mut Decoder<'_>, name: &Spanned<String>, columns: &Columns) -> Vec<Point> {
    let registry_file = decoder.files.path(decoder.file).clone();
    let folder = registry_file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{}", name.value);
    let Some(file) = decoder.files.find(&path).filter(|_| !name.contains("..")) else {
        decoder.report(
            Diagnostic::error("unreadable-file", name.span, format!("there is no file `{path}`"))
                .help("put the CSV file beside this one, and write its name alone"),
        );
        return Vec::new();
    };
    let text = decoder.files.text(file);
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut points = Vec::new();
    let mut header: Vec<Option<Id>> = Vec::new();
    for row in rows.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
                let problem =
                    Diagnostic::error("bad-yaml", line_at(file, text, at), "this is no CSV");
                decoder.report(problem.help("set text with commas in quotation marks, in UTF-8"));
                return points;
            }
        };
        let at = row.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let span = line_at(file, text, at);
        if header.is_empty() {
            header =
                row.iter().map(|cell| csv_column(decoder, cell.trim(), columns, span)).collect();
            continue;
        }
        points.extend(csv_row(decoder, &row, &header, span));
    }
    points
}

fn line_at(file: FileId, text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let rest = text.get(at..).unwrap_or("");
    let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let start = at + skipped;
    Span::new(
        file,
        start..start + text.get(start..).unwrap_or("").lines().next().unwrap_or("").len(),
    )
}

/// The column of a header cell; nothing for `date`.
fn csv_column(decoder: &mut Decoder<'_>, cell: &str, columns: &Columns, span: Span) -> Option<Id> {
    if cell == "date" {
        return None;
    }
    let known = columns.iter().find(|(id, _)| id.as_str() == cell);
    if known.is_none() {
        let message = format!("the series has no column `{cell}`");
        let help = "name it under `columns:` in the registry, or leave it out of the CSV";
        decoder.report(Diagnostic::error("unknown-field", span, message).help(help));
    }
    known.map(|(id, _)| id.value.clone())
}

fn csv_row(
    decoder: &mut Decoder<'_>,
    row: &csv::StringRecord,
    header: &[Option<Id>],
    span: Span,
) -> Option<Point> {
    let date = header.iter().position(Option::is_none).and_then(|at| row.get(at)).unwrap_or("");
    let date = match Period::parse(date.trim()) {
        Ok(date) => Spanned::new(date, span),
        Err(message) => {
            decoder.report(
                Diagnostic::error("bad-date", span, message)
                    .help("the column `date` holds dates like 2021-06-02"),
            );
            return None;
        }
    };
    let mut values = Vec::new();
    for (cell, column) in row.iter().zip(header) {
        let (Some(column), false) = (column, cell.trim().is_empty()) else { continue };
        match read_decimal(cell.trim()) {
            Ok(number) => values.push((column.clone(), Spanned::new(number, span))),
            Err(message) => decoder.report(
                Diagnostic::error("wrong-type", span, message).help("write digits alone: 3913"),
            ),
        }
    }
    Some(Point { date, values, modifier: Modifier::Exact, sources: Vec::new(), note: None })
}
