//! The tables as JSON Schema, draft 2020-12.
//!
//! A schema sees a value as YAML's core rules read it: `2021` is a number there and a date to us.
//! So wherever text is taken, numbers are too. It is a little stricter than the decoders where
//! that helps whoever types: a key without a value, or a quoted `"true"`, is marked.

use serde_json::{Map, Value, json};

use super::{CLAIM, Field, Keys, Kind, RANGE, Shape, Table};
use crate::check::ALL as CHECKS;
use crate::model::Kind as FactKind;

/// An id.
const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// A date as EDTF writes it, levels 0 and 1.
const DATE: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?";

/// A decimal number.
const DECIMAL: &str = "-?[0-9]+(\\.[0-9]+)?";

/// The schema of a kind of file.
pub fn schema(kind: Kind) -> Value {
    let name = Kind::all().find(|(_, other)| *other == kind).map_or("", |(name, _)| name);
    let table = kind.table();
    let mut definitions = Map::new();
    define(table, &mut definitions);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(format!("Plainfact: {name}")));
    schema.insert("description".to_owned(), json!(table.meaning));
    match kind {
        Kind::Page | Kind::Site => {
            schema.insert("$ref".to_owned(), json!(reference(table)));
        }
        Kind::Registry(_) => {
            schema.insert("type".to_owned(), json!(["object", "null"]));
            schema.insert("propertyNames".to_owned(), names(Keys::Ids));
            let entry = json!({"$ref": reference(table)});
            schema.insert("additionalProperties".to_owned(), entry);
        }
    }
    schema.insert("$defs".to_owned(), Value::Object(definitions));
    Value::Object(schema)
}

fn reference(table: &Table) -> String {
    format!("#/$defs/{}", table.name)
}

/// Adds the definition of a table, and of those its fields refer to.
fn define(table: &'static Table, definitions: &mut Map<String, Value>) {
    if definitions.contains_key(table.name) {
        return;
    }
    // Its place is taken first: what refers to itself ends here.
    definitions.insert(table.name.to_owned(), Value::Null);
    let fields = table.fields.iter();
    let properties: Map<String, Value> =
        fields.map(|field| (field.name.to_owned(), property(field, definitions))).collect();
    let others = table.others.map_or(Value::Bool(false), |shape| value(shape, definitions));
    let mut schema = json!({
        "type": "object",
        "description": table.meaning,
        "properties": properties,
        "additionalProperties": others,
    });
    let required: Vec<&str> =
        table.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if !table.either.is_empty() {
        let groups = table.either.iter().map(|group| json!({"required": group}));
        schema["oneOf"] = groups.collect();
    }
    if table.fields.iter().any(|field| field.name == "claims" && field.shape.is_of(&CLAIM)) {
        schema["allOf"] = by_kind(definitions);
    }
    definitions.insert(table.name.to_owned(), schema);
}

impl Shape {
    /// Whether it is a map from names to maps with these fields.
    fn is_of(self, table: &'static Table) -> bool {
        matches!(self, Shape::Entries(_, Shape::Map(inner)) if inner.name == table.name)
    }
}

fn property(field: &'static Field, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = value(field.shape, definitions);
    schema["description"] = json!(format!("{} Not like this: `{}`", field.meaning, field.bad));
    schema["markdownDescription"] = json!(explanation(field));
    if let Ok(example) = serde_yaml::from_str::<Value>(field.good) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// What a field means, with its examples, in Markdown.
pub fn explanation(field: &Field) -> String {
    let Field { name, meaning, good, bad, .. } = field;
    let required = if field.required { " Required." } else { "" };
    format!("{meaning}{required}\n\n```yaml\n{name}: {good}\n```\n\nNot like this: `{bad}`")
}

fn value(shape: Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Plain | Shape::Passage => scalar(),
        Shape::Text | Shape::Wording | Shape::PartyOrName => json!({
            "type": ["string", "number", "boolean", "object"],
            "additionalProperties": scalar(),
            "minProperties": 1,
        }),
        Shape::Words => json!({
            "type": ["string", "number", "boolean", "array", "object"],
            "items": scalar(),
            "additionalProperties": {
                "type": ["string", "number", "boolean", "array"],
                "items": scalar(),
            },
        }),
        Shape::Date => date(DATE),
        Shape::Period => date(&format!("({DATE}(/({DATE}|\\.\\.))?|\\.\\./{DATE})")),
        Shape::Days => text("[0-9]+d"),
        Shape::Decimal => json!({"type": ["number", "string"], "pattern": whole(DECIMAL)}),
        Shape::Whole => json!({"type": ["integer", "string"], "pattern": whole("-?[0-9]+")}),
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::Address => text("https?://\\S+"),
        Shape::BaseUrl => text("https?://[^?# \"<]+"),
        Shape::Path => text("/[^\\s?#\"<>\\\\]+"),
        Shape::Sha256 => text("[0-9A-Fa-f]{64}"),
        Shape::Value => either([value(Shape::Wording, definitions), map(&RANGE, definitions)]),
        Shape::Id(_) => json!({"type": ["string", "integer"], "pattern": whole(ID)}),
        Shape::Claim => {
            let pattern = whole(&format!("{ID}(#{ID})?"));
            json!({"type": ["string", "integer"], "pattern": pattern})
        }
        Shape::Part => {
            let pattern = whole(&format!("({DECIMAL}|{ID}(#{ID})?)"));
            json!({"type": ["number", "string"], "pattern": pattern})
        }
        Shape::Choice(words) => json!({"enum": words()}),
        Shape::List(item) => json!({"type": "array", "items": value(*item, definitions)}),
        Shape::Map(table) => map(table, definitions),
        Shape::Entries(keys, shape) => json!({
            "type": "object",
            "propertyNames": names(keys),
            "additionalProperties": value(*shape, definitions),
        }),
        Shape::Either(shapes) => either(shapes.iter().map(|shape| value(*shape, definitions))),
    }
}

/// Text, or what YAML takes for something else and we for text.
fn scalar() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

fn text(pattern: &str) -> Value {
    json!({"type": "string", "pattern": whole(pattern)})
}

/// A date alone in its year is a number to YAML.
fn date(pattern: &str) -> Value {
    let pattern = whole(pattern);
    json!({"type": ["string", "integer"], "pattern": pattern, "minimum": 1000, "maximum": 9999})
}

fn whole(pattern: &str) -> String {
    format!("^{pattern}$")
}

fn names(keys: Keys) -> Value {
    match keys {
        Keys::Ids => json!({"pattern": whole(ID)}),
        Keys::Checks => {
            json!({"enum": CHECKS.iter().map(|check| check.code).collect::<Vec<_>>()})
        }
        Keys::Words => json!({"type": "string"}),
    }
}

fn either(shapes: impl IntoIterator<Item = Value>) -> Value {
    json!({"anyOf": shapes.into_iter().collect::<Vec<Value>>()})
}

fn map(table: &'static Table, definitions: &mut Map<String, Value>) -> Value {
    define(table, definitions);
    json!({"$ref": reference(table)})
}

/// What the values of a fact's claims look like, by the kind of the fact.
fn by_kind(definitions: &mut Map<String, Value>) -> Value {
    let range = map(&RANGE, definitions);
    let numbers = |number: Value| either([number, range.clone()]);
    let rules = FactKind::ALL.map(|(word, kind)| {
        let value = match kind {
            FactKind::Count => numbers(json!({
                "type": ["integer", "string"],
                "minimum": 0,
                "pattern": "^[0-9]+$",
            })),
            FactKind::Money | FactKind::Percent | FactKind::Ratio => {
                numbers(value(Shape::Decimal, definitions))
            }
            FactKind::Duration => text("P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?"),
            FactKind::Date => value(Shape::Period, definitions),
            FactKind::Text => value(Shape::Wording, definitions),
        };
        json!({
            "if": {"properties": {"kind": {"const": word}}, "required": ["kind"]},
            "then": {"properties": {"claims": {
                "additionalProperties": {"properties": {"value": value}},
            }}},
        })
    });
    json!(rules)
}
