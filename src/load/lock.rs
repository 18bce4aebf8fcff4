//! `registry/facts.lock`: written by the program, and read as warily as any other file.

use jiff::civil;

use super::decode::{Decoder, Fields, Langs};
use super::yaml::{self, Entry, Node, NodeKind};
use crate::diag::Diagnostic;
use crate::model::{Id, Lock, Locked, Modifier, State, Status};
use crate::text::{Body, Files, Span, Spanned};

/// Where it stands.
const PATH: &str = "content/registry/facts.lock";

/// What every problem of the file is told with.
const HELP: &str = "`plainfact record` writes this file; take back what was changed by hand";

/// Reads the lock; none where there is no file. What cannot be read in it is reported, and then
/// nothing is recorded over it.
pub(super) fn read(files: &Files, langs: &Langs) -> (Option<Lock>, Vec<Diagnostic>) {
    let Some(file) = files.find(PATH) else { return (None, Vec::new()) };
    let span = Span::new(file, 0..0);
    if let Body::Unreadable(reason) = files.body(file) {
        let problem = Diagnostic::error("unreadable-file", span, format!("the file {reason}"));
        return (None, vec![problem]);
    }
    let node = match yaml::parse(file, 0, files.text(file), "bad-yaml") {
        Ok(node) => node,
        Err(problem) => return (None, vec![problem.help(HELP)]),
    };
    let mut lock = Lock::default();
    let mut decoder = Decoder { files, file, langs, problems: Vec::new() };
    if !matches!(node.kind, NodeKind::Null) {
        read_lock(&mut decoder, &node, span, &mut lock);
    }
    let problems = decoder.problems.into_iter().map(|problem| problem.help(HELP)).collect();
    (Some(lock), problems)
}

fn read_lock(decoder: &mut Decoder<'_>, node: &Node, span: Span, lock: &mut Lock) {
    let Some(mut fields) = decoder.fields(node, span, "facts.lock") else { return };
    for entry in entries(decoder, &mut fields, "claims") {
        let key = decoder.claim_key(&entry.key);
        let read = decoder.fields(&entry.value, entry.key.span, "a recorded claim");
        let Some(mut inner) = read else { continue };
        let last = state(decoder, &mut inner);
        let was = inner.take("was");
        let was = decoder.list(was, |decoder, node| {
            let mut fields = decoder.fields(node, node.span, "an earlier state")?;
            let state = state(decoder, &mut fields);
            if decoder.finish(fields) { state } else { None }
        });
        if let (true, Some(key), Some(state)) = (decoder.finish(inner), key, last) {
            lock.claims.insert(key, Locked { span: entry.key.span, state, was });
        }
    }
    for entry in entries(decoder, &mut fields, "corrections") {
        let id = decoder.valid_id(&entry.key);
        let read = decoder.fields(&entry.value, entry.key.span, "a recorded correction");
        let Some(mut inner) = read else { continue };
        let recorded = decoder.required(&mut inner, "recorded").and_then(|node| decoder.day(node));
        if let (true, Some(id), Some(day)) = (decoder.finish(inner), id, recorded) {
            lock.corrections.insert(id, (entry.key.span, day));
        }
    }
    decoder.finish(fields);
}

/// The entries of a map in a field; nothing where it is not there.
fn entries<'n>(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields<'n>,
    key: &'static str,
) -> Vec<&'n Entry> {
    let found = fields.take(key).and_then(|node| decoder.entries(node, "what was recorded"));
    decoder.without_duplicates(found.unwrap_or_default(), "duplicate-key")
}

/// The fields of a state. A field that cannot be read spoils it: half a memory is none.
fn state(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> Option<State> {
    let before = decoder.problems.len();
    let value = decoder.required(fields, "value").and_then(|node| decoder.string(node));
    let modifier = fields.take("modifier").and_then(|node| decoder.choice(node, &Modifier::ALL));
    let unit = fields.take("unit").and_then(|node| decoder.string(node));
    let as_of = fields.take("as_of").and_then(|node| decoder.date(node));
    let period = fields.take("period").and_then(|node| decoder.period(node));
    let status = fields.take("status").and_then(|node| decoder.choice(node, &Status::ALL));
    let source = fields.take("source").and_then(|node| decoder.id(node));
    let recorded = decoder.required(fields, "recorded").and_then(|node| decoder.day(node));
    let gone = fields.take("gone").and_then(|node| decoder.day(node));
    if decoder.problems.len() > before {
        return None;
    }
    Some(State {
        value: value?.value,
        modifier: modifier.map_or(Modifier::Exact, |modifier| modifier.value),
        unit: unit.map(|unit| unit.value),
        as_of: as_of.map(|date| date.value),
        period: period.map(|period| period.value),
        status: status.map_or(Status::Current, |status| status.value),
        source: source.map(|source| source.value),
        recorded: recorded?,
        gone,
    })
}

impl Decoder<'_> {
    /// A whole day.
    fn day(&mut self, node: &Node) -> Option<civil::Date> {
        let help = "write year, month and day: 2021-06-02";
        let read = |text: &str| {
            let whole = text.len() == "2021-06-02".len();
            let day = text.parse::<civil::Date>().ok().filter(|_| whole);
            day.ok_or_else(|| format!("`{text}` is not a day of the form 2021-06-02"))
        };
        self.scalar(node, "bad-date", help, read).map(|day| day.value)
    }

    /// `fact#claim`
    fn claim_key(&mut self, key: &Spanned<String>) -> Option<(Id, Id)> {
        if let Some((fact, claim)) = key.value.split_once('#')
            && Id::is_valid(fact)
            && Id::is_valid(claim)
        {
            return Some((Id::from(fact), Id::from(claim)));
        }
        let message = format!("`{}` does not name a claim", key.value);
        self.report(Diagnostic::error("bad-id", key.span, message));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn lock(text: &str) -> (Option<Lock>, Vec<String>) {
        let mut files = Files::new();
        files.insert_text(PATH, text);
        let langs = Langs { default: Lang::from("en"), all: vec![Lang::from("en")] };
        let (lock, problems) = read(&files, &langs);
        let told = |problem: Diagnostic| {
            let place = files.locate(problem.span);
            format!("{}:{} {}: {}", place.line, place.column, problem.code, problem.message)
        };
        (lock, problems.into_iter().map(told).collect())
    }

    #[test]
    fn reads_what_it_writes() {
        let day = |text: &str| text.parse::<civil::Date>().unwrap();
        let first = State {
            value: "4500 to 5000".to_owned(),
            modifier: Modifier::About,
            unit: Some("USD per person".to_owned()),
            as_of: Some(crate::model::Date::parse("2018-06~").unwrap()),
            period: Some(crate::model::Period::parse("2021-02-02/..").unwrap()),
            status: Status::Superseded,
            source: Some(Id::from("report")),
            recorded: day("2026-11-24"),
            gone: None,
        };
        let second =
            State { value: "58.10".to_owned(), gone: Some(day("2026-12-01")), ..first.clone() };
        for value in
            ["it's: \"odd\", # {x}\n\\ año", "null", " padded ", "", "P8Y", "-4", "~", "no"]
        {
            let third = State { value: value.to_owned(), unit: None, ..first.clone() };
            let mut written = Lock::default();
            let span =
                lock("").0.map(|_| Span::new(Files::new().insert_text(PATH, ""), 0..0)).unwrap();
            let was = vec![second.clone(), first.clone()];
            written
                .claims
                .insert((Id::from("a"), Id::from("b")), Locked { span, state: third, was });
            written.corrections.insert(Id::from("2026-12-01-a"), (span, day("2026-12-01")));
            let (read, problems) = lock(&written.to_string());
            assert_eq!(problems, Vec::<String>::new(), "{written}");
            assert_eq!(read.unwrap().to_string(), written.to_string());
        }
        assert_eq!(lock("").0, Some(Lock::default()));
    }

    #[test]
    fn nonsense_is_reported_where_it_stands() {
        let check = |text: &str, expected: &str| {
            let (_, problems) = lock(text);
            assert!(problems.iter().any(|problem| problem.starts_with(expected)), "{problems:?}");
        };
        check("claims:\n  children: {value: 1, recorded: 2026-11-24}\n", "2:3 bad-id");
        check(
            "claims:\n  a#b: {value: 1}\n",
            "2:3 missing-field: a recorded claim needs `recorded`",
        );
        check("claims:\n  a#b: {value: 1, recorded: 2026-11}\n", "2:29 bad-date");
        check("claims:\n  a#b: {value: [1], recorded: 2026-11-24}\n", "2:16 wrong-type");
        check(
            "claims:\n  a#b: {value: 1, recorded: 2026-11-24, colour: red}\n",
            "2:41 unknown-field",
        );
        check("claims: [1]\n", "1:9 wrong-type");
        check("claims:\n  a#b: 3913\n", "2:8 wrong-type");
        check("<<<<<<< ours\nclaims:\n", "");
        check("claims:\n  a#b: {was: [{value: 1}]}\n", "2:15 missing-field");
        check("corrections:\n  x: {recorded: soon}\n", "2:17 bad-date");
        check("claims:\n  a#b: {value: 1, recorded: 2026-11-24}\n  a#b: {}\n", "3:3 duplicate-key");
    }
    proptest::proptest! {
        #[test]
        fn whatever_stands_there_is_read_without_a_panic(at in 0usize..400, junk in ".{0,8}") {
            let mut text = "claims:\n  a#b: {value: 3913, modifier: about, unit: \"año\", as_of: \
                2018-06~, period: 2021/.., source: x, recorded: 2026-11-24, was: [\n    {value: P8Y, \
                recorded: 2026-11-01, gone: 2026-11-02}]}\ncorrections:\n  c: {recorded: \
                2026-11-24}\n".to_owned();
            let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            text.insert_str(at, &junk);
            let (read, problems) = lock(&text);
            // What was understood is written as it was understood.
            if let (Some(read), true) = (read, problems.is_empty()) {
                let again = lock(&read.to_string());
                proptest::prop_assert_eq!(again.1, Vec::<String>::new());
                proptest::prop_assert_eq!(again.0.unwrap().to_string(), read.to_string());
            }
        }
    }
}
