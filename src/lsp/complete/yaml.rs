//! Keys and values of front matter, `site.yaml` and the registry, by the tables of `schema`.

use lsp_types::CompletionItemKind;

use super::{Caret, Offer, id_before};
use crate::check;
use crate::lsp::yaml_way::{Spot, Way};
use crate::model::EntryKind;
use crate::schema::{Field, Keys, Kind, Named, Shape, json};

/// What can stand at the end of a way of keys.
pub(super) fn offers(caret: &Caret<'_>, kind: Kind, way: &Way) -> Vec<Offer> {
    let keys: Vec<&str> = way.keys.iter().map(String::as_str).collect();
    let Some(shape) = kind.at(&keys) else { return Vec::new() };
    // The id of the fact around: the first key, in the registry.
    let entry = keys.first().copied().unwrap_or("");
    match &way.spot {
        Spot::Value(_) => values(caret, shape, entry),
        Spot::Key(_) => {
            let mut offers = keys_of(caret, shape, &way.taken);
            if matches!(shape, Shape::List(_)) {
                offers.extend(values(caret, shape, entry));
            }
            offers
        }
    }
}

fn keys_of(caret: &Caret<'_>, shape: Shape, taken: &[String]) -> Vec<Offer> {
    if let Shape::Entries(Keys::Checks, _) = shape {
        let checks = check::ALL.iter().filter(|check| !taken.iter().any(|key| key == check.code));
        let offer = |check: &check::Check| {
            let offer = caret.word(check.code, check.summary, CompletionItemKind::PROPERTY);
            Offer { text: format!("{}: ", check.code), ..offer }
        };
        return checks.map(offer).collect();
    }
    let Some(table) = shape.table() else { return Vec::new() };
    let has = |field: &&Field| !taken.iter().any(|key| key == field.name);
    let mut fields: Vec<&Field> = table.fields.iter().filter(has).collect();
    // What cannot be left out comes first.
    fields.sort_by_key(|field| !field.required);
    fields.into_iter().map(|field| key(caret, field)).collect()
}

fn key(caret: &Caret<'_>, field: &Field) -> Offer {
    let name = field.name;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let (before, after) = (caret.before(), caret.after());
    let typed = before.len() - before.trim_end_matches(is_name).len();
    let rest = after.len() - after.trim_start_matches(is_name).len();
    let has_colon = after[rest..].starts_with(':');
    Offer {
        label: name.to_owned(),
        detail: if field.required { "required" } else { "" }.to_owned(),
        about: json::explanation(field),
        text: if has_colon { name.to_owned() } else { format!("{name}: ") },
        replaces: (typed, rest),
        filter: name.to_owned(),
        kind: CompletionItemKind::PROPERTY,
    }
}

fn values(caret: &Caret<'_>, shape: Shape, entry: &str) -> Vec<Offer> {
    let words = |words: &[&str]| {
        let offer = |word: &&str| caret.word(word, "", CompletionItemKind::ENUM_MEMBER);
        words.iter().map(offer).collect()
    };
    match shape {
        Shape::Choice(choices) => words(&choices()),
        Shape::Boolean => words(&["true", "false"]),
        Shape::Id(Named::Entry(kind)) => caret.ids(kind),
        Shape::Id(Named::ClaimOfFact) => caret.claims(entry),
        Shape::Id(Named::Topic) => caret.topics(),
        Shape::Id(Named::Language) => {
            let languages = caret.snapshot.site.settings.languages.iter();
            let codes: Vec<&str> = languages.map(|language| language.code.as_str()).collect();
            words(&codes)
        }
        Shape::PartyOrName => caret.ids(EntryKind::Party),
        Shape::Claim | Shape::Part => claim(caret),
        Shape::List(item) => values(caret, *item, entry),
        Shape::Either(shapes) => {
            shapes.iter().flat_map(|shape| values(caret, *shape, entry)).collect()
        }
        _ => Vec::new(),
    }
}

/// `fact` or `fact#claim`.
fn claim(caret: &Caret<'_>) -> Vec<Offer> {
    let before = caret.before();
    let typed = &before[..before.len() - id_before(before)];
    match typed.strip_suffix('#') {
        Some(rest) => caret.claims(&rest[rest.len() - id_before(rest)..]),
        None => caret.ids(EntryKind::Fact),
    }
}
