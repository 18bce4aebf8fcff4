//! Holds the tables of `schema` against the decoders, both ways round, and the JSON Schemas made
//! of them against the content and against the sites that show what is wrong.

#![expect(clippy::disallowed_methods, reason = "it reads content and fixtures")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use plainfact::diag::Diagnostic;
use plainfact::model::{Config, EntryKind};
use plainfact::schema::{self, Field, Kind, Shape, Table};
use plainfact::text::Files;
use plainfact::{edge, load};
use serde_json::Value;

/// A key that no table has, and that is near none.
const STRANGE: &str = "qqqqqqqqqqqqqqqq";

/// Where the map of a table can stand: the kind of file, and its text with `HOLE` in the place of
/// the map.
struct Place {
    table: &'static Table,
    kind: Kind,
    text: &'static str,
}

/// Every table, and a place for it.
fn places() -> Vec<Place> {
    let place = |table, kind, text| Place { table, kind, text };
    let entry = |table, kind, text| Place { table, kind: Kind::Registry(kind), text };
    let fact = EntryKind::Fact;
    let case = EntryKind::Case;
    vec![
        place(&schema::PAGE, Kind::Page, "HOLE"),
        place(&schema::SITE, Kind::Site, "HOLE"),
        place(
            &schema::LANGUAGE,
            Kind::Site,
            "{title: a, base_url: https://a.org, languages: {en: HOLE}}",
        ),
        place(&schema::FIGURES, Kind::Site, "{title: a, base_url: https://a.org, figures: HOLE}"),
        place(&schema::LISTS, Kind::Site, "{title: a, base_url: https://a.org, lists: HOLE}"),
        entry(&schema::FACT, fact, "x: HOLE"),
        entry(&schema::CLAIM, fact, "x: {label: a, kind: count, claims: {first: HOLE}}"),
        entry(
            &schema::SOURCE_USE,
            fact,
            "x: {label: a, kind: count, claims: {a: {value: 1, as_of: 2021, sources: [HOLE]}}}",
        ),
        entry(
            &schema::RANGE,
            fact,
            "x: {label: a, kind: count, claims: {a: {value: HOLE, as_of: 2021, sources: [a]}}}",
        ),
        entry(&schema::DERIVED, fact, "x: {label: a, kind: count, derived: HOLE}"),
        entry(
            &schema::UNIT,
            fact,
            "x: {label: a, kind: count, unit: HOLE, derived: {formula: a, where: {a: b}}}",
        ),
        entry(
            &schema::MISPRINT,
            fact,
            "x: {label: a, kind: count, misprints: [HOLE], derived: {formula: a, where: {a: b}}}",
        ),
        entry(&schema::SOURCE, EntryKind::Source, "x: HOLE"),
        entry(&schema::AUTHOR, EntryKind::Source, "x: {type: report, title: a, author: [HOLE]}"),
        entry(&schema::SNAPSHOT, EntryKind::Source, "x: {type: report, title: a, snapshot: HOLE}"),
        entry(&schema::CASE, case, "x: HOLE"),
        entry(
            &schema::SUMMARY,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, summary: HOLE}",
        ),
        entry(
            &schema::PARTIES,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, parties: HOLE}",
        ),
        entry(
            &schema::RELIEF,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, relief: HOLE}",
        ),
        entry(
            &schema::RELATED,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, related: [HOLE]}",
        ),
        entry(
            &schema::REPORTED,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, reported: [HOLE]}",
        ),
        entry(
            &schema::DOCKET_EVENT,
            case,
            "x: {caption: a, court: b, status: pending, status_as_of: 2021, events: {a: HOLE}}",
        ),
        entry(&schema::PARTY, EntryKind::Party, "x: HOLE"),
        entry(&schema::EVENT, EntryKind::Event, "x: HOLE"),
        entry(&schema::TERM, EntryKind::Term, "x: HOLE"),
        entry(&schema::SERIES, EntryKind::Series, "x: HOLE"),
        entry(
            &schema::POINT,
            EntryKind::Series,
            "x: {title: a, columns: {identified: A}, points: [HOLE]}",
        ),
        entry(
            &schema::BREAK,
            EntryKind::Series,
            "x: {title: a, columns: {identified: A}, points: [], breaks: [HOLE]}",
        ),
        entry(&schema::CORRECTION, EntryKind::Correction, "x: HOLE"),
    ]
}

impl Place {
    /// The text with a map in it that has the field, perhaps, and else what it must have.
    fn fill(&self, field: Option<&Field>, value: &str) -> String {
        let group = self
            .table
            .either
            .iter()
            .find(|group| field.is_some_and(|field| group.contains(&field.name)));
        let group = group.or(self.table.either.first()).copied().unwrap_or(&[]);
        let mut lines: Vec<String> = self
            .table
            .fields
            .iter()
            .filter(|other| other.required || group.contains(&other.name))
            .filter(|other| field.is_none_or(|field| field.name != other.name))
            .map(|other| format!("{}: {}", other.name, other.good))
            .collect();
        if self.table.name == "page" && field.is_none_or(|field| field.name != "kind") {
            lines.push("kind: page".to_owned());
        }
        match field {
            Some(field) => lines.push(format!("{}: {value}", field.name)),
            None => lines.push(format!("{STRANGE}: {value}")),
        }
        self.text.replace("HOLE", &format!("{{{}}}", lines.join(", ")))
    }

    /// What the decoders say of a text.
    fn decode(&self, text: &str) -> Vec<Diagnostic> {
        let mut files = Files::new();
        let name = Kind::all().find(|(_, kind)| *kind == self.kind).map_or("", |(name, _)| name);
        if self.kind != Kind::Site {
            files.insert_text("content/site.yaml", "title: a\nbase_url: https://a.org\n");
        }
        match self.kind {
            Kind::Page => files.insert_text("content/a.md", &format!("---\n{text}\n---\n")),
            Kind::Site => files.insert_text("content/site.yaml", text),
            Kind::Registry(EntryKind::Correction) => {
                files.insert_text("content/registry/corrections.yaml", text)
            }
            Kind::Registry(_) => {
                files.insert_text("content/registry/series/reunified.csv", "date,identified\n");
                files.insert_text(&format!("content/registry/{name}/a.yaml"), text)
            }
        };
        load::site(&files, &Config::on(date(2026, 12, 1))).1
    }
}

fn validator(kind: Kind) -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema::json::schema(kind)).unwrap()
}

/// What a schema says of a YAML text.
fn complaints(validator: &jsonschema::Validator, text: &str) -> Vec<String> {
    let Ok(value) = serde_yaml::from_str::<Value>(text) else { return Vec::new() };
    validator
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_tables_name_the_keys_that_the_decoders_take() {
    for place in places() {
        let text = place.fill(None, "1");
        let problems = place.decode(&text);
        let strange = |problem: &&Diagnostic| problem.message.contains(STRANGE);
        let problem = problems.iter().find(strange);
        let problem = problem.unwrap_or_else(|| panic!("{text}: {problems:#?}"));
        let table = place.table;
        if table.others.is_some() {
            continue;
        }
        assert_eq!(problem.code, "unknown-field", "{text}");
        let help = problem.help.as_deref().unwrap_or("");
        let listed = help.strip_prefix("it can have: ").unwrap_or_else(|| panic!("{help}"));
        let taken: BTreeSet<&str> = listed.split(", ").collect();
        let told: BTreeSet<&str> = table.fields.iter().map(|field| field.name).collect();
        assert_eq!(
            taken, told,
            "left: the fields the decoder of `{}` takes; right: those of its table in \
             src/schema/tables/",
            table.name
        );
    }
}

#[test]
fn every_example_is_judged_alike_by_decoder_and_schema() {
    let mut faults = Vec::new();
    for place in places() {
        let validator = validator(place.kind);
        for field in place.table.fields {
            let name = format!("{}.{}", place.table.name, field.name);
            let good = place.fill(Some(field), field.good);
            let problems = place.decode(&good);
            if !problems.is_empty() {
                faults.push(format!("{name}: `{good}` is refused: {}", problems[0].message));
            }
            let told = complaints(&validator, &good);
            if !told.is_empty() {
                faults.push(format!("{name}: `{good}` does not fit the schema: {told:?}"));
            }
            let bad = place.fill(Some(field), field.bad);
            if place.decode(&bad).is_empty() {
                faults.push(format!("{name}: the decoder lets `{bad}` through"));
            }
            if complaints(&validator, &bad).is_empty() {
                faults.push(format!("{name}: the schema lets `{bad}` through"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_table_has_a_place_in_the_probes() {
    fn add(table: &'static Table, found: &mut BTreeSet<&'static str>) {
        if found.insert(table.name) {
            table.fields.iter().for_each(|field| follow(field.shape, found));
        }
    }
    fn follow(shape: Shape, found: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Map(table) => add(table, found),
            Shape::List(inner) | Shape::Entries(_, inner) => follow(*inner, found),
            Shape::Either(shapes) => shapes.iter().for_each(|shape| follow(*shape, found)),
            Shape::Value => add(&schema::RANGE, found),
            _ => {}
        }
    }
    let mut reached = BTreeSet::new();
    Kind::all().for_each(|(_, kind)| add(kind.table(), &mut reached));
    let probed: BTreeSet<&str> = places().iter().map(|place| place.table.name).collect();
    assert_eq!(reached, probed);
}

#[test]
fn the_schemas_are_schemas() {
    for (name, kind) in Kind::all() {
        let schema = schema::json::schema(kind);
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

/// The YAML of a file that has a schema: the whole file, or its front matter.
fn yaml(kind: Kind, text: &str) -> &str {
    if kind != Kind::Page {
        return text;
    }
    text.strip_prefix("---\n")
        .and_then(|rest| rest.split_once("---\n"))
        .map_or("", |(yaml, _)| yaml)
}

/// What the schemas say of the files of a site, by path.
fn judge(files: &Files) -> Vec<(String, Vec<String>)> {
    let mut judged = Vec::new();
    for (name, kind) in Kind::all() {
        let validator = validator(kind);
        for (file, path, _) in files.iter() {
            if Kind::of_path(path) == Some(kind) {
                let told = complaints(&validator, yaml(kind, files.text(file)));
                judged.push((format!("{path} ({name})"), told));
            }
        }
    }
    judged
}

#[test]
fn the_schemas_accept_our_content() {
    let files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let judged = judge(&files);
    assert!(judged.len() > 100, "{}", judged.len());
    let refused: Vec<_> = judged.iter().filter(|(_, told)| !told.is_empty()).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

/// The checks whose finds a schema may see, too.
const SEEN: [&str; 6] =
    ["bad-date", "bad-id", "bad-link", "missing-field", "unknown-field", "wrong-type"];

/// Files of which a schema cannot see what is wrong.
const UNSEEN: [(&str, &str); 9] = [
    ("bad-date", "content/registry/series/camps.csv: no YAML"),
    ("bad-id", "content/talks/The Talks.md: the name of the file"),
    ("bad-id", "content/talks/page.xx.md: the name of the file"),
    ("bad-link", "content/page.md: the text, not the front matter"),
    ("missing-field", "content/report.md: what needs no date is told by its path"),
    ("unknown-field", "content/registry/series/camps.csv: no YAML"),
    ("unknown-field", "content/registry/series/camps.yaml: the columns are told in the file"),
    ("wrong-type", "content/registry/series/camps.csv: no YAML"),
    ("wrong-type", "content/talks/index.md: what an index may not say is told by its path"),
];

#[test]
fn the_schemas_refuse_what_the_bad_sites_show() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let mut faults = Vec::new();
    let mut unseen = BTreeSet::new();
    for code in SEEN {
        let mut files = Files::new();
        let bad = fixtures.join(code).join("bad");
        files.insert_text("content/site.yaml", "title: a\nbase_url: https://a.org\n");
        for entry in walkdir::WalkDir::new(&bad).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&bad).unwrap().to_str().unwrap();
                files.insert_text(path, &fs::read_to_string(entry.path()).unwrap());
            }
        }
        let config = Config::on(date(2026, 12, 1));
        let found = plainfact::check(&files, &config).diagnostics;
        let wrong: BTreeSet<&str> = found
            .iter()
            .filter(|problem| SEEN.contains(&problem.code))
            .map(|problem| &**files.path(problem.span.file))
            .collect();
        let judged = judge(&files);
        for path in &wrong {
            let told = judged.iter().find(|(name, _)| name.starts_with(&format!("{path} (")));
            let refused = told.is_some_and(|(_, told)| !told.is_empty());
            let excused = UNSEEN.iter().find(|(of, file)| {
                *of == code && file.split_once(": ").is_some_and(|(file, _)| file == *path)
            });
            match (refused, excused) {
                (true, Some(_)) => faults.push(format!("{code}: {path} is seen after all")),
                (false, None) => faults.push(format!("{code}: {path} is accepted")),
                (false, Some(excuse)) => drop(unseen.insert(excuse)),
                (true, None) => {}
            }
        }
        for (name, told) in judged {
            if !told.is_empty() && !wrong.iter().any(|path| name.starts_with(path)) {
                faults.push(format!("{code}: {name} is refused: {told:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(unseen.len(), UNSEEN.len(), "{unseen:#?}");
}

#[test]
fn the_schemas_accept_the_good_sites() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    for entry in fs::read_dir(fixtures).unwrap() {
        let folder = entry.unwrap().path();
        let good = if folder.ends_with("base") { folder } else { folder.join("good") };
        let Ok(files) = edge::disk::read(&good) else { continue };
        for (name, told) in judge(&files) {
            assert!(told.is_empty(), "{}: {name}: {told:?}", good.display());
        }
    }
}

#[test]
fn the_command_prints_a_schema_and_writes_the_settings_of_an_editor() {
    let site = support::Site::new();
    let run = site.run(&["schema", "facts"]);
    run.expect(0, &["\"title\": \"Plainfact: facts\""]);
    let printed: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(printed, schema::json::schema(Kind::Registry(EntryKind::Fact)));
    site.run(&["schema", "fact"]).expect(2, &["facts"]);
    site.run(&["schema"]).expect(2, &["KIND"]);

    site.run(&["schema", "--vscode"]).expect(0, &["wrote `.vscode/settings.json`"]);
    let settings = site.listing(".vscode");
    let text = &settings[Path::new("settings.json")];
    let parsed: Value = serde_json::from_slice(text).unwrap();
    for (schema, _) in parsed["yaml.schemas"].as_object().unwrap() {
        let path = schema.strip_prefix("./.vscode/").unwrap();
        let text = settings.get(Path::new(path)).unwrap_or_else(|| panic!("no {schema}"));
        jsonschema::draft202012::new(&serde_json::from_slice(text).unwrap()).unwrap();
    }
    site.run(&["schema", "--vscode"]).expect(0, &[]);
    assert_eq!(site.listing(".vscode"), settings);

    site.write(".vscode/settings.json", "{\"editor.rulers\": [100]}\n");
    let run = site.run(&["schema", "--vscode"]);
    run.expect(0, &["add this to `.vscode/settings.json`", "yaml.schemas"]);
    let kept = site.listing(".vscode");
    assert_eq!(kept[Path::new("settings.json")], b"{\"editor.rulers\": [100]}\n");
}
