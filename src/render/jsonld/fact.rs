//! A fact: what is measured, and who claims what of it.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Say, plain_date, thing};
use crate::figure;
use crate::model::{Claim, EntryKind, Fact, Kind, Lang, Modifier, Unit, Value as Figure};
use crate::render::context::Head;
use crate::render::html::Html;
use crate::render::world::World;

impl World<'_> {
    /// A fact with its claims.
    pub(in crate::render) fn linked_fact(&self, fact: &Fact, head: &Head, lang: &Lang) -> Html {
        let id = format!("{}#_fact", head.canonical);
        let measured = matches!(
            fact.kind.value,
            Kind::Count | Kind::Money | Kind::Percent | Kind::Ratio | Kind::Duration
        );
        let page = self.web_page("WebPage", head, lang);
        let mut graph: Vec<Value> = Vec::new();
        if measured {
            graph.push(page.say("mainEntity", json!({ "@id": id })).into());
            let variable = thing("StatisticalVariable")
                .say("@id", id.as_str())
                .say("name", head.title.as_str())
                .say("url", head.canonical.as_str());
            graph.push(variable.into());
        } else {
            graph.push(page.into());
        }
        let variable = measured.then_some(id.as_str());
        graph.extend(
            fact.claims.iter().map(|claim| self.linked_claim(fact, claim, variable, head, lang)),
        );
        self.linked(head, lang, graph)
    }

    fn linked_claim(
        &self,
        fact: &Fact,
        claim: &Claim,
        variable: Option<&str>,
        head: &Head,
        lang: &Lang,
    ) -> Value {
        let registry = &self.site.registry;
        let value = figure::write::value(fact, claim, lang);
        let counted_by = claim.counted_by.as_ref().and_then(|id| registry.parties.get(&id.value));
        let sources = claim.sources.iter().filter_map(|used| registry.sources.get(&used.id.value));
        thing("Claim")
            .say("@id", self.claim_url(fact, claim))
            .say("name", format!("{}: {value}", head.title))
            .say("text", value)
            .say("inLanguage", lang.as_str())
            .say("author", counted_by.map(|party| self.linked_party(party, lang)))
            .say("temporalCoverage", claim.period.map(|period| period.value.to_string()))
            .say("creativeWorkStatus", claim.status.value.word())
            .say("appearance", sources.map(|source| self.linked_source(source)).collect::<Vec<_>>())
            .say("about", variable.and_then(|id| observation(fact, claim, id, lang)))
            .into()
    }

    /// A party with a page; of a private person only the name.
    pub(super) fn linked_party(&self, party: &crate::model::Party, lang: &Lang) -> Value {
        let kind = match party.kind.value {
            crate::model::PartyKind::Person => "Person",
            crate::model::PartyKind::Organization => "Organization",
        };
        let url = party.url.as_ref().filter(|_| !party.private).map(|url| url.value.clone());
        thing(kind)
            .say("@id", self.entry_url(EntryKind::Party, &party.id))
            .say("name", party.name.plain(lang))
            .say("url", url)
            .into()
    }
}

/// A number as it was observed. What the source gives as a bound is one.
fn observation(fact: &Fact, claim: &Claim, variable: &str, lang: &Lang) -> Option<Value> {
    let (value, low, high) = match &claim.value.value {
        Figure::Number(number) => match claim.modifier.value {
            Modifier::Exact | Modifier::About => (number_of(*number), Value::Null, Value::Null),
            Modifier::MoreThan | Modifier::AtLeast => {
                (Value::Null, number_of(*number), Value::Null)
            }
            Modifier::UpTo | Modifier::FewerThan => (Value::Null, Value::Null, number_of(*number)),
        },
        Figure::Range(from, to) => (Value::Null, number_of(*from), number_of(*to)),
        Figure::Duration(length) => (json!(length.to_string()), Value::Null, Value::Null),
        Figure::Date(_) | Figure::Text(_) => return None,
    };
    let unit = match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (Kind::Percent, _) => Some("%".to_owned()),
        (_, Some(Unit::Things(things))) => things.plural(lang).map(str::to_owned),
        (_, Some(Unit::Money { currency, .. })) => Some(currency.value.clone()),
        (_, None) => None,
    };
    let observation = thing("Observation")
        .say("variableMeasured", json!({ "@id": variable }))
        .say("observationDate", claim.as_of.map(|date| plain_date(date.value)))
        .say("value", value)
        .say("minValue", low)
        .say("maxValue", high)
        .say("unitText", unit);
    Some(observation.into())
}

/// A whole number as such; another as text, which keeps all its digits.
fn number_of(number: Decimal) -> Value {
    match i64::try_from(number) {
        Ok(whole) if number.scale() == 0 => json!(whole),
        Ok(_) | Err(_) => json!(number.to_string()),
    }
}
