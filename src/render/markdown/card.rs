//! What stands alone in its paragraph: images, figure cards, data series, cases.

use super::Writer;
use super::escape::escaped;
use crate::figure;
use crate::model::{Claim, Embed, EntryKind, Fact, Id, Inline, Series, Status, Target};

impl<'a> Writer<'a> {
    pub(super) fn embed(&mut self, embed: &'a Embed) -> String {
        match &embed.target.value {
            Target::File { path, .. } => {
                let image = self.image(embed.target.span.file, path, &embed.content);
                match embed.title.as_slice() {
                    [] => image,
                    caption => format!("{image}\n\n{}", self.inlines(caption)),
                }
            }
            _ if !self.draws => self.inlines(&embed.content),
            Target::Fact(reference) => {
                match self.world.site.registry.facts.get(&reference.fact.value) {
                    Some(fact) => self.card(fact, &embed.content),
                    None => String::new(),
                }
            }
            Target::Series(id, _) => match self.world.site.registry.series.get(&id.value) {
                Some(series) => self.series(series, &embed.content),
                None => String::new(),
            },
            Target::Case(id) => self.case(id, &embed.content),
            target => {
                let title = self.inlines(&embed.content);
                let list = match target {
                    Target::Timeline(_) => Some("timeline"),
                    Target::Cases(_) => Some("cases"),
                    _ => None,
                };
                let prefix = self.world.site.language_prefix(self.lang);
                let route = list.map(|folder| format!("{prefix}/{folder}/"));
                match route.filter(|route| self.world.routes.contains(route.as_str())) {
                    Some(route) if !title.is_empty() => {
                        format!("[{title}]({})", self.world.absolute(&route))
                    }
                    Some(_) | None => title,
                }
            }
        }
    }

    /// A fact with every answer, as a list.
    fn card(&mut self, fact: &'a Fact, title: &'a [Inline]) -> String {
        let label = self.passage_line(&fact.label);
        let title = match title {
            [] => label.clone(),
            title => self.inlines(title),
        };
        let heading = match title == label {
            true => format!("**{title}**"),
            false => format!("**{title}** {label}:"),
        };
        let preferred = fact.preferred_claim().map(|claim| &claim.id.value);
        let answers: Vec<String> = fact
            .claims
            .iter()
            .map(|claim| {
                let one_of_many = fact.claims.len() > 1;
                self.answer(fact, claim, one_of_many && preferred == Some(&claim.id.value))
            })
            .collect();
        let mut parts = vec![heading, answers.join("\n")];
        parts.extend(fact.differ.as_ref().map(|text| self.passage(text)));
        parts.join("\n\n")
    }

    fn answer(&mut self, fact: &'a Fact, claim: &'a Claim, preferred: bool) -> String {
        let lang = self.lang;
        let value = escaped(&figure::write::value(fact, claim, lang));
        let value = match self.claim_address(fact, claim) {
            Some(url) => format!("[{value}]({url})"),
            None => value,
        };
        let counted_by = claim.counted_by.as_ref().and_then(|id| self.world.party_name(id, lang));
        let as_of = claim.as_of.map(|date| {
            let text = self.world.own(lang, "as-of-the-day");
            figure::write::with_date(text, "{date}", &figure::write::date(date.value, lang), lang)
        });
        let status = match claim.status.value {
            Status::Current => None,
            Status::Superseded => Some("status-superseded"),
            Status::Disputed => Some("status-disputed"),
            Status::Withdrawn => Some("status-withdrawn"),
        };
        let chosen = preferred.then(|| self.world.own(lang, "preferred").to_owned());
        let parts =
            [counted_by, as_of, chosen, status.map(|key| self.world.own(lang, key).to_owned())];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| escaped(&part)).collect();
        let scope = claim.scope.as_ref().map(|scope| format!(". {}", self.passage_line(scope)));
        self.marked.clear();
        let mark = self.sources_mark(&claim.sources);
        format!("- {value}: {}{}{mark}", parts.join(", "), scope.unwrap_or_default())
    }

    /// A series as a table.
    fn series(&mut self, series: &'a Series, title: &'a [Inline]) -> String {
        let title = match title {
            [] => self.passage_line(&series.title),
            title => self.inlines(title),
        };
        let lang = self.lang;
        let names: Vec<String> =
            series.columns.iter().map(|(_, name)| self.passage_line(name)).collect();
        let mut lines = vec![
            format!("| {} | {} |", self.world.own(lang, "as-of"), names.join(" | ")),
            format!("| --- |{}", " ---: |".repeat(names.len())),
        ];
        for point in &series.points {
            let date = figure::write::period(point.date.value, lang);
            let cells = series.columns.iter().map(|(id, _)| {
                let found = point.values.iter().find(|(column, _)| *column == id.value);
                found
                    .map(|(_, value)| {
                        figure::write::of_point(value.value, point.modifier, series, lang)
                    })
                    .unwrap_or_default()
            });
            let cells = cells.collect::<Vec<_>>().join(" | ");
            self.marked.clear();
            lines.push(format!("| {date}{} | {cells} |", self.sources_mark(&point.sources)));
        }
        let mut parts = vec![format!("**{title}**"), lines.join("\n")];
        parts.extend(series.caution.as_ref().map(|text| self.passage(text)));
        parts.join("\n\n")
    }

    fn case(&mut self, id: &Id, title: &'a [Inline]) -> String {
        let Some(case) = self.world.site.registry.cases.get(id) else { return String::new() };
        let title = match title {
            [] => format!("*{}*", escaped(&case.caption)),
            title => self.inlines(title),
        };
        let title = match self.entry_address(EntryKind::Case, id) {
            Some(url) => format!("[{title}]({url})"),
            None => title,
        };
        let summary = case.summary.as_ref().or(case.tiny.as_ref());
        let summary = summary.map(|text| self.passage(text)).unwrap_or_default();
        format!("**{title}**\n\n{summary}")
    }
}
