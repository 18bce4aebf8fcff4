//! What a BibTeX file may unfold to. The parser follows abbreviations and references between entries
//! wherever they lead, so that a few lines could take for ever, or all of the stack.

use std::collections::BTreeMap;

use biblatex::{RawBibliography, RawChunk};

/// How deep braces, abbreviations and references may lie within each other.
const DEEPEST: usize = 32;

/// What a file may come to with everything written out, in bytes.
const MOST: usize = 16 << 20;

/// Names, each with its own length and the names that it leads to.
type Graph = BTreeMap<String, (usize, Vec<String>)>;

/// Whether braces are as deep as they may be, or the line in which they are not.
pub(super) fn braces(text: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for (number, line) in (1..).zip(text.lines()) {
        // An entry begins on a line of its own.
        if line.starts_with('@') {
            depth = 0;
        }
        for mark in line.bytes() {
            match mark {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Err(format!("line {number}: more than {DEEPEST} open braces"));
            }
        }
    }
    Ok(())
}

/// Whether abbreviations and references end, soon enough.
pub(super) fn unfolded(raw: &RawBibliography<'_>) -> Result<(), String> {
    let (mut words, mut entries) = (Graph::new(), Graph::new());
    for word in &raw.abbreviations {
        add(&mut words, word.key.v, pieces(&word.value.v));
    }
    for entry in &raw.entries {
        let (mut length, mut names, mut parents) = (0, vec![entry.v.key.v.to_owned()], Vec::new());
        for field in &entry.v.fields {
            let (own, _) = pieces(&field.value.v);
            length += own;
            match field.key.v.to_ascii_lowercase().as_str() {
                "crossref" | "xdata" => parents.extend(keys(field.key.v, &field.value.v)?),
                "ids" => names.extend(keys(field.key.v, &field.value.v)?),
                _ => {}
            }
        }
        for name in names {
            add(&mut entries, &name, (length, parents.clone()));
        }
    }
    let mut left = MOST;
    let fields = raw.entries.iter().flat_map(|entry| &entry.v.fields);
    let used = fields.flat_map(|field| pieces(&field.value.v).1);
    for word in used {
        follow(&words, &word.to_lowercase(), DEEPEST, &mut left)
            .ok_or_else(|| format!("the abbreviation `{word}` has no end, or one too far"))?;
    }
    for entry in entries.keys() {
        follow(&entries, entry, DEEPEST, &mut left)
            .ok_or_else(|| format!("the references of `{entry}` have no end, or one too far"))?;
    }
    Ok(())
}

/// Names that differ in case alone are taken as one, which errs on the safe side.
fn add(graph: &mut Graph, name: &str, (length, inner): (usize, Vec<String>)) {
    let known = graph.entry(name.to_lowercase()).or_default();
    known.0 += length;
    known.1.extend(inner.iter().map(|name| name.to_lowercase()));
}

/// The length of a value and the abbreviations in it.
fn pieces(value: &[biblatex::Spanned<RawChunk<'_>>]) -> (usize, Vec<String>) {
    value.iter().fold((0, Vec::new()), |(length, mut names), chunk| match chunk.v {
        RawChunk::Normal(text) => (length + text.len(), names),
        RawChunk::Abbreviation(name) => {
            names.push(name.to_owned());
            (length, names)
        }
    })
}

/// The keys that a field lists; nothing but plain ones can be followed.
fn keys(field: &str, value: &[biblatex::Spanned<RawChunk<'_>>]) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for chunk in value {
        let text = match chunk.v {
            RawChunk::Normal(text) => text,
            RawChunk::Abbreviation(_) => return Err(format!("`{field}` is no plain key")),
        };
        for key in text.split(',').map(str::trim).filter(|key| !key.is_empty()) {
            let is_plain = |c: char| c.is_alphanumeric() || "-_:./+".contains(c);
            if value.len() > 1 || !key.chars().all(is_plain) {
                return Err(format!("`{field}` has `{key}`, which is no plain key"));
            }
            found.push(key.to_owned());
        }
    }
    Ok(found)
}

/// Follows a name to all that it leads to; none where that is too much.
fn follow(graph: &Graph, name: &str, depth: usize, left: &mut usize) -> Option<()> {
    let Some((length, inner)) = graph.get(name) else { return Some(()) };
    *left = left.checked_sub(1 + length)?;
    let depth = depth.checked_sub(1)?;
    inner.iter().try_for_each(|name| follow(graph, name, depth, left))
}
