//! References: what comes after `](fact:`, `](fact:id#`, `](timeline:?topic=`, `[@`, `](`.

use lsp_types::CompletionItemKind;

use super::{Caret, Offer};
use crate::model::{EntryKind, Form};

/// The schemes that lead to the registry, and what each refers to.
const SCHEMES: [(&str, EntryKind, &str); 6] = [
    ("fact", EntryKind::Fact, "a figure, checked"),
    ("source", EntryKind::Source, "a source by its name"),
    ("case", EntryKind::Case, "a case"),
    ("term", EntryKind::Term, "a word of the glossary"),
    ("party", EntryKind::Party, "a person or an organisation"),
    ("series", EntryKind::Series, "a chart, after `!`"),
];

/// What can stand at the caret, if it is in a reference.
pub(super) fn offers(caret: &Caret<'_>) -> Option<Vec<Offer>> {
    let before = caret.before();
    if let Some(offers) = citation(caret, before) {
        return Some(offers);
    }
    // `](…` or `<…`, as far as it is typed.
    let open = before.rfind("](").map(|at| at + 2).max(before.rfind('<').map(|at| at + 1))?;
    let address = &before[open..];
    if address.contains([')', '>', ' ']) {
        return None;
    }
    let is_link = before[..open].ends_with("](");
    let Some((scheme, rest)) = address.split_once(':') else {
        return is_link.then(|| addresses(caret, address));
    };
    let pair = rest.rsplit(['?', '&']).next().and_then(|pair| pair.split_once('='));
    match pair {
        Some(("topic", _)) => return Some(caret.topics()),
        Some(("case", _)) => return Some(caret.ids(EntryKind::Case)),
        Some(("party", _)) => return Some(caret.ids(EntryKind::Party)),
        Some(_) | None => {}
    }
    let (_, kind, _) = SCHEMES.iter().find(|(name, ..)| *name == scheme)?;
    if *kind != EntryKind::Fact {
        return (!rest.contains(['?', '#'])).then(|| caret.ids(*kind));
    }
    match (rest.split_once('#'), rest.split_once('?')) {
        (Some((id, _)), _) => Some(caret.claims(id.split('?').next().unwrap_or(id))),
        (None, Some(_)) => Some(forms(caret)),
        (None, None) => Some(caret.ids(EntryKind::Fact)),
    }
}

/// `[@…`, or `[@one, p. 4; @…`.
fn citation(caret: &Caret<'_>, before: &str) -> Option<Vec<Offer>> {
    let inside = &before[before.rfind('[')? + 1..];
    let typed = &inside[inside.rfind('@')? + 1..];
    let is_id = typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_id && !inside.contains(']')).then(|| caret.ids(EntryKind::Source))
}

/// `?as=…`.
fn forms(caret: &Caret<'_>) -> Vec<Offer> {
    let typed = caret.before().rsplit('?').next().unwrap_or("").len();
    let offer = |(word, _): &(&str, Form)| Offer {
        text: format!("as={word}"),
        filter: format!("as={word}"),
        replaces: (typed, super::id_after(caret.after())),
        ..caret.word(word, "", CompletionItemKind::ENUM_MEMBER)
    };
    Form::ALL.iter().map(offer).collect()
}

/// The schemes, and the pages of the site as paths from this one.
fn addresses(caret: &Caret<'_>, typed: &str) -> Vec<Offer> {
    let after = caret.after().split([')', ' ']).next().unwrap_or("");
    let replaces = (typed.len(), after.len());
    let scheme = |(name, _, meaning): &(&str, EntryKind, &str)| Offer {
        text: format!("{name}:"),
        replaces,
        ..caret.word(&format!("{name}:"), meaning, CompletionItemKind::KEYWORD)
    };
    let mut offers: Vec<Offer> = SCHEMES.iter().map(scheme).collect();
    let Some(own) = caret.path.strip_prefix("content/").filter(|path| path.ends_with(".md")) else {
        return offers;
    };
    let site = &caret.snapshot.site;
    for page in site.pages.iter().filter(|page| page.path != own) {
        let path = relative(own, &page.path);
        let title = page.front.title.plain();
        offers.push(Offer {
            text: path.clone(),
            replaces,
            ..caret.word(&path, &title, CompletionItemKind::FILE)
        });
    }
    offers
}

/// The path of a file from another, both by their paths from the same folder.
fn relative(from: &str, to: &str) -> String {
    let mut own: Vec<&str> = from.split('/').collect();
    own.pop();
    let to: Vec<&str> = to.split('/').collect();
    let same = own.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = own.len() - same;
    let parts = std::iter::repeat_n("..", up).chain(to[same..].iter().copied());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn paths_lead_from_page_to_page() {
        let check = |from: &str, to: &str, expected: &str| assert_eq!(relative(from, to), expected);
        check("index.md", "policy/memo.md", "policy/memo.md");
        check("policy/index.md", "policy/memo.md", "memo.md");
        check("policy/memo.md", "numbers/index.md", "../numbers/index.md");
        check("a/b/c.md", "a/d.md", "../d.md");
    }
}
