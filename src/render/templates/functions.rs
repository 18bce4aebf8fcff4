//! The functions that templates may call: `fact`, `count`, `url`, `asset`, `integrity`, `t`.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::diag::nearest;
use crate::figure;
use crate::model::{EntryKind, Fact, Lang, Registry, Site};
use crate::render::strings::Strings;
use crate::render::world::href;

/// What the functions look things up in.
#[derive(Debug, Clone)]
pub(in crate::render) struct Known {
    /// The site's address.
    pub(in crate::render) base_url: String,
    /// Every route.
    pub(in crate::render) routes: Arc<Vec<String>>,
    /// The published name of each static file.
    pub(in crate::render) assets: Arc<BTreeMap<String, String>>,
    /// The integrity of each text file among them.
    pub(in crate::render) integrity: Arc<BTreeMap<String, String>>,
    /// Every claim of every fact, written in the language: under the fact's id the preferred one.
    pub(in crate::render) figures: Arc<BTreeMap<(String, Option<String>), Figure>>,
    /// The words of the interface.
    pub(in crate::render) strings: Arc<Strings>,
}

/// What `fact(…)` gives: a claim as a template prints it, by its parts.
#[derive(Debug, Clone)]
pub(in crate::render) struct Figure {
    /// What is counted.
    label: String,
    /// The figure with modifier and unit.
    value: String,
    /// The number alone.
    number: String,
    /// The way to its page.
    url: String,
    /// When it was true; empty when that is not known.
    as_of: String,
}

impl Figure {
    /// The names of the parts.
    const PARTS: [&str; 5] = ["value", "number", "label", "as-of", "url"];

    fn part(&self, name: &str) -> Option<String> {
        let part = match name {
            "value" => &self.value,
            "number" => &self.number,
            "label" => &self.label,
            "as-of" => &self.as_of,
            "url" => &self.url,
            _ => return None,
        };
        Some(part.clone())
    }
}

/// Every figure of a site, written in a language.
pub(in crate::render) fn figures(
    site: &Site,
    base_url: &str,
    lang: &Lang,
) -> BTreeMap<(String, Option<String>), Figure> {
    let Registry { facts, .. } = &*site.registry;
    let mut figures = BTreeMap::new();
    for (id, fact) in facts {
        let page = href(base_url, site.entry_route(EntryKind::Fact, id, lang).as_str());
        for claim in &fact.claims {
            let figure = Figure {
                label: fact.label.plain(lang),
                value: figure::write::value(fact, claim, lang),
                number: figure::write::number(fact, claim, lang),
                url: format!("{page}#{}", claim.id.value),
                as_of: claim
                    .as_of
                    .as_ref()
                    .map(|date| figure::write::date(date.value, lang))
                    .unwrap_or_default(),
            };
            let claim_id = claim.id.value.to_string();
            if is_preferred(fact, &claim_id) {
                figures.insert((id.to_string(), None), figure.clone());
            }
            figures.insert((id.to_string(), Some(claim_id)), figure);
        }
    }
    figures
}

fn is_preferred(fact: &Fact, claim: &str) -> bool {
    fact.preferred_claim().is_some_and(|preferred| preferred.id.value.as_str() == claim)
}

/// Registers the functions for a language.
pub(super) fn register(tera: &mut Tera, lang: &Lang, known: &Known) {
    let figures = known.figures.clone();
    tera.register_function("fact", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let id = kwargs.must_get::<&str>("id")?;
        let claim = kwargs.get::<&str>("claim")?;
        let figure = figures.get(&(id.to_owned(), claim.map(str::to_owned)));
        let figure = figure.ok_or_else(|| match claim {
            Some(claim) => unknown("claim", &format!("{id}#{claim}"), []),
            None => unknown("fact", id, figures.keys().map(|(id, _)| id.as_str())),
        })?;
        let part = kwargs.get::<&str>("part")?.unwrap_or("value");
        figure.part(part).ok_or_else(|| unknown("part of a figure", part, Figure::PARTS))
    });
    let (routes, base_url) = (known.routes.clone(), known.base_url.clone());
    tera.register_function("url", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let path = kwargs.must_get::<&str>("path")?;
        match routes.binary_search_by(|route| route.as_str().cmp(path)) {
            Ok(_) => Ok(href(&base_url, path)),
            Err(_) => Err(unknown("route", path, routes.iter().map(String::as_str))),
        }
    });
    let (assets, base_url) = (known.assets.clone(), known.base_url.clone());
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("name")?;
        let route = assets.get(name);
        let route =
            route.ok_or_else(|| unknown("asset", name, assets.keys().map(String::as_str)))?;
        Ok(href(&base_url, route))
    });
    let integrity = known.integrity.clone();
    tera.register_function("integrity", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("name")?;
        let sum = integrity.get(name);
        sum.cloned()
            .ok_or_else(|| unknown("text asset", name, integrity.keys().map(String::as_str)))
    });
    let of_count = lang.clone();
    tera.register_function("count", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(figure::write::decimal(kwargs.must_get::<usize>("n")?.into(), &of_count))
    });
    let (lang, strings) = (lang.clone(), known.strings.clone());
    tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        let text = strings
            .text(&lang, key)
            .ok_or_else(|| unknown("interface text", key, strings.nearest(&lang, key)))?;
        let text = match kwargs.get::<usize>("n")? {
            Some(number) => strings.counted(&lang, text, number),
            None => text.to_owned(),
        };
        Ok(match kwargs.get::<&str>("date")? {
            Some(date) => figure::write::with_date(&text, "{date}", date, &lang),
            None => text,
        })
    });
}

/// The error for a name that is not there, with the nearest that is.
fn unknown<'a>(kind: &str, name: &str, names: impl IntoIterator<Item = &'a str>) -> Error {
    Error::message(match nearest(name, names) {
        Some(near) => format!("there is no {kind} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {kind} `{name}`"),
    })
}
