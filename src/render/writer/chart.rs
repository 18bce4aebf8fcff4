//! Charts within texts and on pages of their own.

use std::collections::BTreeSet;

use super::Writer;
use crate::cite;
use crate::figure;
use crate::model::{ChartView, Date, EntryKind, Happening, Id, Inline, Lang, Series, SourceUse};
use crate::render::chart::{Drawing, TableRow};
use crate::render::cited;
use crate::render::context::{Chart, DataRow, DataTable, Remark};
use crate::render::data;
use crate::render::html::{Html, escape};

/// More sources than this are counted in the line below a chart, and named in its table.
const FEW: usize = 3;

impl<'a> Writer<'a> {
    /// The chart of a series within a text.
    pub(super) fn write_chart(&mut self, id: &Id, view: &ChartView, title: &'a [Inline]) {
        let Some(series) = self.world.site.registry.series.get(id) else { return };
        let name = self.world.plain(title, self.lang);
        let title = self.words(title);
        let mut chart = self.chart(series, view, title);
        if !name.is_empty() {
            chart.name = name;
        }
        self.write_part("series_chart", "chart", &chart);
    }

    /// A chart: the drawing, what it means, the numbers.
    pub(in crate::render) fn chart(
        &mut self,
        series: &'a Series,
        view: &ChartView,
        title: Html,
    ) -> Chart {
        let (world, lang) = (self.world, self.lang);
        let registry = &world.site.registry;
        let events: Vec<Happening<'a>> =
            view.events.iter().filter_map(|event| registry.marked_event(&event.value)).collect();
        let drawing = Drawing::new(self.world, series, view, &events, lang);
        let plot = drawing.plot();
        let title = if title.is_empty() { self.passage_line(Some(&series.title)) } else { title };
        let unit = figure::write::unit(series.unit.as_ref().map(|unit| &unit.value), lang);
        let remarks = self.remarks(series, &events);
        let uses: Vec<&SourceUse> = series
            .sources
            .iter()
            .chain(series.points.iter().flat_map(|point| &point.sources))
            .collect();
        let mut seen = BTreeSet::new();
        let sources: Vec<&Id> =
            uses.iter().map(|used| &used.id.value).filter(|id| seen.insert(*id)).collect();
        let named: Vec<Html> = sources.iter().filter_map(|id| self.named_source(id)).collect();
        // Notes are numbered as the eye meets their marks.
        let caution = self.passage(series.caution.as_ref());
        let rows: Vec<DataRow> = drawing
            .table()
            .map(|row| {
                let remark = self.row_remark(&row);
                let number =
                    |value: &Option<_>| value.map(|value| drawing.given(value, row.modifier));
                DataRow {
                    when: figure::write::period(row.date, lang),
                    cells: row.values.iter().map(number).collect(),
                    remark,
                }
            })
            .collect();
        let mark = self.sources_mark(&series.sources);
        Chart {
            name: world.plain_doc_of(&series.title, lang),
            description: self.description(&drawing, &rows),
            title,
            measure: measure(&unit, &drawing, lang),
            plot,
            remarks,
            gaps: drawing.has_gaps(),
            caution,
            source_count: named.len(),
            sources: if named.len() > FEW { Vec::new() } else { named },
            mark,
            table: DataTable {
                columns: drawing.columns.iter().map(|(_, name)| name.clone()).collect(),
                sourced: rows.iter().any(|row| !row.remark.is_empty()),
                rows,
            },
            csv: Some(world.href(data::series_route(&series.id).as_str())),
            url: world.entry(EntryKind::Series, &series.id, lang),
        }
    }

    /// Events and breaks in the order of their numbers on the drawing.
    fn remarks(&mut self, series: &'a Series, events: &[Happening<'a>]) -> Vec<Remark> {
        let lang = self.lang;
        let mut remarks: Vec<(Option<Date>, Remark)> = Vec::new();
        let mut breaks: Vec<_> = series.breaks.iter().collect();
        breaks.sort_by_key(|(date, _)| date.earliest());
        for (date, why) in breaks {
            let when = figure::write::date(date.value, lang);
            let text = self.passage_line(Some(why));
            let remark = Remark { number: 0, class: "break", when, text, url: None };
            remarks.push((Some(date.value), remark));
        }
        for event in events {
            let when = figure::write::period(event.date(), lang);
            let text = Html::text(&self.world.plain_doc_of(event.title(), lang));
            let url = self.world.happening_page(*event, lang);
            remarks.push((
                event.date().start(),
                Remark { number: 0, class: "event", when, text, url },
            ));
        }
        remarks.sort_by_key(|(date, _)| date.map(Date::earliest));
        let remarks = remarks.into_iter().enumerate();
        remarks.map(|(index, (_, remark))| Remark { number: index + 1, ..remark }).collect()
    }

    /// A source in the line below a chart.
    fn named_source(&self, id: &Id) -> Option<Html> {
        let registry = &self.world.site.registry;
        let source = registry.sources.get(id)?;
        let short = cite::short(source, None, registry, self.lang);
        let words = cited::plain(&short.pieces, self.world.foreign(source, self.lang));
        Some(match self.world.entry(EntryKind::Source, id, self.lang) {
            Some(url) => Html(format!("<a class=\"source\" href=\"{}\">{words}</a>", escape(&url))),
            None => Html(words),
        })
    }

    fn row_remark(&mut self, row: &TableRow<'a>) -> Html {
        let Some(point) = row.point else { return Html::default() };
        let note = self.passage_line(point.note.as_ref());
        let mark = self.sources_mark(&point.sources);
        Html(format!("{}{}", note.0, mark.0))
    }

    /// What a drawing shows, in a sentence, for those who do not see it.
    fn description(&self, drawing: &Drawing<'_>, rows: &[DataRow]) -> String {
        let names: Vec<&str> = drawing.columns.iter().map(|(_, name)| name.as_str()).collect();
        let end = |row: Option<&DataRow>| row.map(|row| row.when.clone()).unwrap_or_default();
        let text = self.world.own(self.lang, "chart-of");
        let text = self.world.strings.counted(self.lang, text, rows.len());
        let text = text.replace("{columns}", &names.join("; "));
        let text = figure::write::with_date(&text, "{from}", &end(rows.first()), self.lang);
        figure::write::with_date(&text, "{to}", &end(rows.last()), self.lang)
    }
}

/// What the numbers count: the unit, and the name of a single column unless it says so itself.
/// Where the bars of a single date are named, the date stands here.
fn measure(unit: &str, drawing: &Drawing<'_>, lang: &Lang) -> String {
    if let Some(date) = drawing.only_date() {
        let date = figure::write::period(date, lang);
        return if unit.is_empty() { date } else { format!("{} · {date}", capitalized(unit)) };
    }
    match drawing.columns.as_slice() {
        [(_, name)] if name.to_lowercase().contains(&unit.to_lowercase()) => name.clone(),
        [(_, name)] => format!("{} · {name}", capitalized(unit)),
        _ => capitalized(unit),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
