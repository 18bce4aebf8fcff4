//! Figure cards: a fact with all its answers.

use super::{World, Writer};
use crate::figure;
use crate::model::{Claim, Derivation, EntryKind, Fact, FactRef, Flag, Inline, Lang, Part, Status};
use crate::render::axis;
use crate::render::context::{Answer, Badge, Card, Working, WorkingTerm};
use crate::render::html::{Html, escape};

impl<'a> Writer<'a> {
    /// The card of a fact within a text.
    pub(super) fn write_card(&mut self, reference: &'a FactRef, title: &'a [Inline]) {
        let Some(fact) = self.world.site.registry.facts.get(&reference.fact.value) else { return };
        let named = reference.claim.as_ref().and_then(|id| fact.claim(id.as_str()));
        let title = Html(self.capture(|writer| writer.write_inlines(title)));
        let card = self.card(fact, named, title);
        if self.tiles {
            self.write_part("figure_tile", "card", &card);
            return;
        }
        let words = card.axis.as_ref().map(|axis| self.world.axis_words(axis, self.lang));
        let Some(templates) = self.world.templates.get(self.lang) else { return };
        match templates.card(&card, &words.unwrap_or_default()) {
            Ok(html) => self.out.push_str(&html.0),
            Err(error) => self.problems.push(error),
        }
    }

    /// A fact with all its answers; `named` is the one to show large, else the preferred one.
    pub(in crate::render) fn card(
        &mut self,
        fact: &'a Fact,
        named: Option<&'a Claim>,
        title: Html,
    ) -> Card {
        let preferred = fact.preferred_claim();
        let mut claims: Vec<&Claim> = fact.claims.iter().collect();
        // The preferred answer comes first; the others keep their order.
        claims.sort_by_key(|claim| preferred.is_none_or(|first| first.id != claim.id));
        let lettered: Vec<(&Claim, String)> = claims.into_iter().zip(letters()).collect();
        let label = self.passage_line(Some(&fact.label));
        let answers: Vec<Answer> =
            lettered.iter().map(|(claim, letter)| self.answer(fact, claim, letter)).collect();
        let large = named.or(preferred);
        let shown = large.and_then(|claim| answers.iter().find(|a| a.id == claim.id.as_str()));
        Card {
            id: fact.id.to_string(),
            url: self.world.entry(EntryKind::Fact, &fact.id, self.lang),
            title: if title.is_empty() { label.clone() } else { title },
            label,
            answer: shown.cloned(),
            axis: axis::axis(fact, &lettered, large, self.lang),
            differ: self.passage(fact.differ.as_ref()),
            why_preferred: self.passage(fact.why_preferred.as_ref()),
            working: fact.derived.as_ref().and_then(|derived| self.working(fact, derived)),
            note: self.passage(fact.note.as_ref()),
            answers,
        }
    }

    fn answer(&mut self, fact: &'a Fact, claim: &'a Claim, letter: &str) -> Answer {
        self.marked.clear();
        let lang = self.lang;
        let preferred = fact.claims.len() > 1
            && fact.preferred.as_ref().is_some_and(|id| id.value == claim.id.value);
        Answer {
            id: claim.id.to_string(),
            letter: letter.to_owned(),
            value: figure::write::value(fact, claim, lang),
            as_of: claim.as_of.as_ref().map(|date| self.world.day(date.value, lang)),
            period: claim.period.as_ref().map(|p| figure::write::period(p.value, lang)),
            counted_by: self.counted_by(claim),
            scope: self.passage_line(claim.scope.as_ref()),
            note: self.passage_line(claim.note.as_ref()),
            badges: badges(self.world, claim, lang),
            mark: self.sources_mark(&claim.sources),
            parts: self.parts(claim),
            preferred,
            stale: matches!(claim.status.value, Status::Superseded | Status::Withdrawn),
        }
    }

    fn counted_by(&self, claim: &Claim) -> Html {
        let Some(id) = &claim.counted_by else { return Html::default() };
        let name = self.world.party_name(id, self.lang).unwrap_or_default();
        match self.world.entry(EntryKind::Party, id, self.lang) {
            Some(href) => {
                Html(format!("<a class=\"party\" href=\"{}\">{}</a>", escape(&href), escape(&name)))
            }
            None => Html::text(&name),
        }
    }

    /// `2,814 + 1,556 + 1,090`, each part that is a claim linked to it.
    fn parts(&self, claim: &Claim) -> Html {
        let part = |part: &Part| match part {
            Part::Number(number) => escape(&figure::write::decimal(*number, self.lang)),
            Part::Claim(reference) => {
                let Some((fact, claim)) = self.world.site.registry.claim(reference) else {
                    return escape(reference.fact.as_str());
                };
                let number = escape(&figure::write::number(fact, claim, self.lang));
                match self.world.claim_page(fact, claim, self.lang) {
                    Some(href) => {
                        format!("<a class=\"figure\" href=\"{}\">{number}</a>", escape(&href))
                    }
                    None => number,
                }
            }
        };
        let parts: Vec<String> = claim.parts.iter().map(|p| part(&p.value)).collect();
        Html(parts.join(" + "))
    }

    /// How a derived figure follows; none as long as a figure that it needs is not known.
    fn working(&mut self, fact: &'a Fact, derived: &'a Derivation) -> Option<Working> {
        let mut terms = Vec::new();
        let mut names = Vec::new();
        for (name, reference) in &derived.terms {
            let (fact, claim) = self.world.site.registry.claim(reference)?;
            let number = figure::write::number(fact, claim, self.lang);
            names.push((name.as_str(), number));
            terms.push(WorkingTerm {
                value: figure::write::value(fact, claim, self.lang),
                label: fact.label.plain(self.lang),
                url: self.world.claim_page(fact, claim, self.lang),
            });
        }
        let result = figure::write::number(fact, fact.preferred_claim()?, self.lang);
        Some(Working {
            sum: format!("{} = {result}", with_numbers(&derived.formula, &names)),
            terms,
            mixed_dates: self.passage_line(derived.mixed_dates.as_ref()),
        })
    }
}

/// `A`, `B`, …, `Z`, then numbers.
fn letters() -> impl Iterator<Item = String> {
    ('A'..='Z').map(String::from).chain((27..).map(|n: u32| n.to_string()))
}

/// Flags and status in words.
fn badges(world: &World<'_>, claim: &Claim, lang: &Lang) -> Vec<Badge> {
    let status = match claim.status.value {
        Status::Current => None,
        Status::Superseded => Some(("superseded", "status-superseded")),
        Status::Disputed => Some(("disputed", "status-disputed")),
        Status::Withdrawn => Some(("withdrawn", "status-withdrawn")),
    };
    let flags = claim.flags.iter().map(|flag| match flag.value {
        Flag::Provisional => ("provisional", "flag-provisional"),
        Flag::Estimate => ("estimate", "flag-estimate"),
        Flag::Rounded => ("rounded", "flag-rounded"),
        Flag::Partial => ("partial", "flag-partial"),
        Flag::DefinitionDiffers => ("definition-differs", "flag-definition-differs"),
    });
    let badge = |(class, key)| Badge { class, text: world.own(lang, key).to_owned() };
    status.into_iter().chain(flags).map(badge).collect()
}

/// A formula with numbers for its names and the signs of print for its operators.
fn with_numbers(formula: &str, names: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if word > 0 {
            let (name, after) = rest.split_at(word);
            let number = names.iter().find(|(known, _)| *known == name).map(|(_, n)| n.as_str());
            text.push_str(number.unwrap_or(name));
            rest = after;
            continue;
        }
        match c {
            '*' => text.push('×'),
            '/' => text.push('÷'),
            '-' => text.push('−'),
            c => text.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    text
}

impl World<'_> {
    /// The figure that a list prints for a fact: the preferred one.
    pub(in crate::render) fn preferred_value(&self, fact: &Fact, lang: &Lang) -> Option<String> {
        fact.preferred_claim().map(|claim| figure::write::value(fact, claim, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::with_numbers;

    #[test]
    fn formulas_show_their_numbers() {
        let names = [("separated", "3,913".to_owned()), ("reunified", "1,786".to_owned())];
        let check = |formula, expected| assert_eq!(with_numbers(formula, &names), expected);
        check("separated - reunified", "3,913 − 1,786");
        check("100 * reunified / separated", "100 × 1,786 ÷ 3,913");
        check("(separated + 2.5)", "(3,913 + 2.5)");
    }
}
