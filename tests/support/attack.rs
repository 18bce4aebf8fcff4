//! A site that somebody hostile wrote: an attack in every field that holds words.

use plainfact::model::EntryKind;
use plainfact::schema::{Field, Kind, Shape, Table};
use plainfact::text::Files;
use serde_json::{Map, Value, json};

use crate::{dockets, memory};

/// Everything that has ever run where it should have been text: in an element, in an attribute of
/// either quotation mark, in a script, in a template, in Markdown, in XML.
pub(crate) const ATTACK: &str = "zz<script>pwned()</script><img src=x onerror=pwned()>\" onmouseover=\"pwned() \
                      ' onfocus='pwned() {{ 7 * 191 }}{% raw %} ${pwned()} <!-- --> ]]> </title> \
                      &lt;svg onload=pwned()&gt; [x](javascript:pwned()) [y](data:text/html,x) \
                      ![z](https://evil.example/z.png) <javascript:pwned()> `</code><b>`";

/// A value of a shape with the attack wherever words may stand; none where only a name, a number or
/// a date is read.
fn attacked(field: &Field) -> Value {
    let good = || yaml(field.good);
    match field.shape {
        Shape::Plain | Shape::Text | Shape::Passage | Shape::Words => Value::from(ATTACK),
        Shape::Map(table) => of_table(table),
        Shape::List(item) => match *item {
            Shape::Plain | Shape::Text | Shape::PartyOrName => json!([ATTACK]),
            Shape::Map(table) => json!([of_table(table)]),
            Shape::Either(shapes) => either(shapes).map_or_else(good, |value| json!([value])),
            _ => good(),
        },
        Shape::Entries(_, shape) => match *shape {
            Shape::Plain | Shape::Text => json!({"first": ATTACK}),
            Shape::Map(table) => json!({"first": of_table(table)}),
            _ => good(),
        },
        Shape::Either(shapes) => either(shapes).unwrap_or_else(good),
        _ => good(),
    }
}

fn either(shapes: &[Shape]) -> Option<Value> {
    shapes.iter().find_map(|shape| shape.table().map(of_table))
}

/// Fields that decide whether an entry is read at all, or which template it has.
const KEPT: [&str; 8] =
    ["formula", "currency", "csv", "template", "translated_from", "lang", "derived", "expect"];

fn of_table(table: &Table) -> Value {
    let fields = table.fields.iter().map(|field| {
        let kept = KEPT.contains(&field.name);
        (field.name.to_owned(), if kept { yaml(field.good) } else { attacked(field) })
    });
    let mut fields: Map<String, Value> = fields.collect();
    // A private person has no page, nor has what is not published yet.
    for name in ["private", "draft", "publish", "expires"] {
        fields.remove(name);
    }
    for group in table.either.iter().skip(1) {
        group.iter().for_each(|name| drop(fields.remove(*name)));
    }
    if table.others.is_some() {
        fields.insert("first".to_owned(), json!(3913));
    }
    Value::Object(fields)
}

/// An example of the tables, which is YAML on a line.
fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|_| Value::from(text))
}

/// A site in which every field of every kind of entry, of the front matter and of `site.yaml` is
/// attacked.
pub(crate) fn site() -> Files {
    let mut files = memory::site(&format!("{ATTACK}\n\n{}", dockets::EMBEDS));
    dockets::add(&mut files);
    for (name, kind) in Kind::all() {
        let entry = of_table(kind.table());
        match kind {
            Kind::Page => {
                let front = format!("---\n{entry}\n---\n{ATTACK}\n\n> {ATTACK}\n\n# {ATTACK}\n");
                files.insert_text("content/policy/attacked.md", &front);
            }
            Kind::Site => {
                let mut entry = entry;
                // The rest of the site is written in this language, and lies at this address.
                entry["languages"] = json!({"en": {"name": ATTACK, "locale": "en-US"}});
                entry["base_url"] = json!("https://example.org/sub");
                entry["topics"] = json!({"policy": ATTACK, "numbers": ATTACK});
                entry["checks"] = json!({});
                files.insert_text("content/site.yaml", &entry.to_string());
            }
            Kind::Registry(EntryKind::Correction) => {
                let text = json!({"attacked": entry}).to_string();
                files.insert_text("content/registry/corrections.yaml", &text);
            }
            Kind::Registry(_) => {
                let path = format!("content/registry/{name}/attacked.yaml");
                files.insert_text(&path, &json!({"attacked": entry}).to_string());
            }
        }
    }
    files
}
