//! `facts.json` and a JSON for each fact.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shared::{Actor, Exact, PageRef, SourceRef, Top, Words, word};
use crate::figure;
use crate::model::{Claim, ClaimRef, Derivation, EntryKind, Fact, Flag, Lang, Part, State, Unit};
use crate::render::world::World;

/// `facts.json`
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    #[serde(flatten)]
    top: Top,
    facts: Vec<FactJson<'a>>,
}

/// `facts/ID.json`
#[derive(Serialize)]
pub(super) struct OneFact<'a> {
    #[serde(flatten)]
    top: Top,
    fact: FactJson<'a>,
}

/// A fact with everything that its page tells.
#[derive(Serialize)]
struct FactJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    label: Words<'a>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<UnitJson<'a>>,
    topics: Vec<&'a str>,
    /// The claim that prose means when it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    preferred: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_preferred: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    differ: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<Derived<'a>>,
    claims: Vec<ClaimJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Words<'a>>,
    misprints: Vec<MisprintJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    used_on: Vec<PageRef<'a>>,
    corrections: Vec<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum UnitJson<'a> {
    Things {
        one: WordsOf<'a>,
        other: WordsOf<'a>,
    },
    Money {
        currency: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        per: Option<&'a str>,
    },
}

type WordsOf<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    value: Exact,
    /// The figure as the site writes it, by language.
    text: BTreeMap<&'a str, String>,
    modifier: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_by: Option<Actor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Words<'a>>,
    status: &'static str,
    flags: Vec<&'static str>,
    parts: Vec<PartJson<'a>>,
    sources: Vec<SourceRef<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Words<'a>>,
    /// What it said from which day on, the last state first.
    history: Vec<StateJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PartJson<'a> {
    Number(Exact),
    Claim(ClaimJsonRef<'a>),
}

#[derive(Serialize)]
struct ClaimJsonRef<'a> {
    fact: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
}

#[derive(Serialize)]
struct Derived<'a> {
    formula: &'a str,
    #[serde(rename = "where")]
    terms: BTreeMap<&'a str, ClaimJsonRef<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expect: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mixed_dates: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mixed_scope: Option<Words<'a>>,
}

#[derive(Serialize)]
struct MisprintJson<'a> {
    says: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct StateJson {
    recorded: String,
    value: String,
    modifier: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<String>,
}

/// All facts, in the order of their ids.
pub(super) fn all<'a>(world: &World<'a>) -> Facts<'a> {
    let facts = world.site.registry.facts.values();
    Facts { top: world.top("facts"), facts: facts.map(|fact| world.fact_json(fact)).collect() }
}

/// One fact.
pub(super) fn one<'a>(world: &World<'a>, fact: &'a Fact) -> OneFact<'a> {
    OneFact { top: world.top("fact"), fact: world.fact_json(fact) }
}

impl<'a> World<'a> {
    fn fact_json(&self, fact: &'a Fact) -> FactJson<'a> {
        let words = |text: &'a Option<_>| text.as_ref().map(|text| self.words(text));
        let corrections = self.site.registry.corrections.values();
        let corrections = corrections.filter(|c| c.facts.iter().any(|id| id.value == *fact.id));
        let lang = &self.site.settings.default_language;
        FactJson {
            id: fact.id.as_str(),
            url: self.entry_url(EntryKind::Fact, &fact.id),
            label: self.words(&fact.label),
            kind: fact.kind.word(),
            unit: fact.unit.as_ref().map(|unit| unit_json(&unit.value)),
            topics: fact.topics.iter().map(|topic| topic.as_str()).collect(),
            preferred: fact.preferred_claim().map(|claim| claim.id.as_str()),
            why_preferred: words(&fact.why_preferred),
            differ: words(&fact.differ),
            derived: fact.derived.as_ref().map(|derived| self.derived_json(derived)),
            claims: fact.claims.iter().map(|claim| self.claim_json(fact, claim)).collect(),
            note: words(&fact.note),
            misprints: fact
                .misprints
                .iter()
                .map(|misprint| MisprintJson {
                    says: &misprint.says,
                    source: misprint.source.as_ref().map(|source| source.as_str()),
                })
                .collect(),
            reviewed: fact.reviewed.as_ref().map(|date| date.to_string()),
            used_on: self
                .usage
                .pages(EntryKind::Fact, &fact.id)
                .iter()
                .map(|page| self.page_ref(page))
                .collect(),
            corrections: corrections
                .map(|correction| self.absolute(&self.correction_route(correction, lang)))
                .collect(),
        }
    }

    fn claim_json(&self, fact: &'a Fact, claim: &'a Claim) -> ClaimJson<'a> {
        let words = |text: &'a Option<_>| text.as_ref().map(|text| self.words(text));
        let langs = self.site.settings.languages.iter().map(|language| &language.code);
        let written = |lang: &'a Lang| (lang.as_str(), figure::write::value(fact, claim, lang));
        let locked = self
            .lock
            .as_ref()
            .and_then(|lock| lock.claims.get(&(fact.id.value.clone(), claim.id.value.clone())));
        let states =
            locked.iter().flat_map(|locked| [&locked.state].into_iter().chain(&locked.was));
        ClaimJson {
            id: claim.id.as_str(),
            url: self.claim_url(fact, claim),
            value: Exact::of(&claim.value.value),
            text: langs.map(written).collect(),
            modifier: claim.modifier.value.word(),
            as_of: claim.as_of.as_ref().map(|date| date.to_string()),
            period: claim.period.as_ref().map(|period| period.to_string()),
            counted_by: claim.counted_by.as_ref().map(|id| self.actor(id.as_str())),
            scope: words(&claim.scope),
            status: claim.status.value.word(),
            flags: claim.flags.iter().map(|flag| word(&Flag::ALL, &flag.value)).collect(),
            parts: claim.parts.iter().map(|part| part_json(&part.value)).collect(),
            sources: self.source_refs(&claim.sources),
            note: words(&claim.note),
            history: states.map(state_json).collect(),
        }
    }

    /// The whole address of a claim on its fact's page.
    pub(in crate::render) fn claim_url(&self, fact: &Fact, claim: &Claim) -> Option<String> {
        Some(format!("{}#{}", self.entry_url(EntryKind::Fact, &fact.id)?, claim.id.value))
    }

    fn derived_json(&self, derived: &'a Derivation) -> Derived<'a> {
        let words = |text: &'a Option<_>| text.as_ref().map(|text| self.words(text));
        let terms = derived.terms.iter();
        Derived {
            formula: &derived.formula,
            terms: terms.map(|(name, claim)| (name.as_str(), claim_ref(claim))).collect(),
            expect: derived.expect.as_ref().map(|number| Exact::number(number.value)),
            round: derived.round.as_ref().map(|decimals| decimals.value),
            mixed_dates: words(&derived.mixed_dates),
            mixed_scope: words(&derived.mixed_scope),
        }
    }
}

fn unit_json(unit: &Unit) -> UnitJson<'_> {
    match unit {
        Unit::Things(things) => {
            UnitJson::Things { one: first_words(&things.one), other: first_words(&things.other) }
        }
        Unit::Money { currency, per } => {
            UnitJson::Money { currency, per: per.as_ref().map(|per| per.first()) }
        }
    }
}

/// The first form in every language.
fn first_words(forms: &crate::model::Words) -> WordsOf<'_> {
    let named = forms.iter().filter_map(|(lang, words)| Some((lang, words.first()?)));
    named.map(|(lang, word)| (lang.as_str(), word.as_str())).collect()
}

fn part_json(part: &Part) -> PartJson<'_> {
    match part {
        Part::Number(number) => PartJson::Number(Exact::number(*number)),
        Part::Claim(claim) => PartJson::Claim(claim_ref(claim)),
    }
}

fn claim_ref(claim: &ClaimRef) -> ClaimJsonRef<'_> {
    ClaimJsonRef { fact: claim.fact.as_str(), claim: claim.claim.as_ref().map(|id| id.as_str()) }
}

fn state_json(state: &State) -> StateJson {
    StateJson {
        recorded: state.recorded.to_string(),
        value: state.value.clone(),
        modifier: state.modifier.word(),
        unit: state.unit.clone(),
        as_of: state.as_of.map(|date| date.to_string()),
        period: state.period.map(|period| period.to_string()),
        status: state.status.word(),
        source: state.source.as_ref().map(|id| id.to_string()),
        gone: state.gone.map(|day| day.to_string()),
    }
}
