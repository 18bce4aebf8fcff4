//! `/series/`, a page for each series, and `/data/ID.csv`, its numbers.

use super::{Embeddable, Making, Rendered};
use crate::model::{ChartView, EntryKind, Modifier, Series, Target, Text};
use crate::render::context::{AllSeriesPage, SeriesItem, SeriesPage};
use crate::render::html::Html;
use crate::render::writer::{Writer, csv_route};

impl Making<'_> {
    /// A series: its chart, its numbers, where it is used.
    pub(super) fn series(&self, series: &Series) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::new(world, lang);
        let view = self.usual_view(series);
        let mut chart = writer.chart(series, &view, Html::default());
        chart.url = None;
        let title = chart.name.clone();
        let caution = series.caution.as_ref().map(|text| world.plain_doc_of(text, lang));
        let described = caution.filter(|text| !text.is_empty()).unwrap_or_else(|| title.clone());
        let under = Some(("all-series", "series"));
        let mut head = world.made_head(self.route, title, described, under, lang);
        world.offer_embed(&mut head, Embeddable::Series(series), lang);
        self.fill_written("series.html", &head, writer.finish(), |written| SeriesPage {
            chart,
            used_on: self.used_on(EntryKind::Series, &series.id),
            embed: world.embed_code(Embeddable::Series(series), lang),
            notes: written.notes,
        })
    }

    /// All series by name.
    pub(super) fn all_series(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let series = world.site.registry.series.values().filter_map(|series| {
            let own = |text: &Text| world.plain_doc_of(text, lang);
            Some(SeriesItem {
                title: own(&series.title),
                url: world.entry(EntryKind::Series, &series.id, lang)?,
                columns: series.columns.iter().map(|(_, name)| own(name)).collect(),
                csv: world.href(&csv_route(series)),
            })
        });
        let mut series: Vec<SeriesItem> = series.collect();
        series.sort_by(|a, b| a.title.cmp(&b.title));
        let head = self.list_head("all-series", "all-series-lead");
        self.fill("all-series.html", &head, &AllSeriesPage { series }, Vec::new())
    }

    /// How the first page that shows a series draws it, with every column: whoever chose bars or
    /// points there knew what the numbers bear.
    fn usual_view(&self, series: &Series) -> ChartView {
        let mut found = None;
        for page in self.world.usage.pages(EntryKind::Series, &series.id) {
            page.body.each_target(&mut |used| match &used.target.value {
                Target::Series(id, query) if used.alone && id.value == series.id.value => {
                    found.get_or_insert_with(|| ChartView::read(query).0);
                }
                _ => {}
            });
        }
        ChartView { columns: Vec::new(), ..found.unwrap_or_default() }
    }

    /// The numbers of a series as comma-separated values (RFC 4180): dates as the registry has
    /// them, numbers without separators, an empty cell where nothing is known.
    pub(super) fn csv(&self, series: &Series) -> Rendered {
        let mut text = String::from("date");
        for (id, _) in &series.columns {
            text.push(',');
            text.push_str(&cell(id.as_str()));
        }
        // As the registry has it; only where some number is not exact.
        let modified = series.points.iter().any(|point| point.modifier != Modifier::Exact);
        text.push_str(if modified { ",modifier,sources\r\n" } else { ",sources\r\n" });
        let mut points: Vec<_> = series.points.iter().collect();
        points.sort_by_key(|point| point.date.start().map(crate::model::Date::earliest));
        for point in points {
            text.push_str(&cell(&point.date.value.to_string()));
            for (id, _) in &series.columns {
                let value = point.values.iter().find(|(known, _)| *known == id.value);
                text.push(',');
                text.push_str(&value.map(|(_, value)| value.value.to_string()).unwrap_or_default());
            }
            if modified {
                text.push(',');
                text.push_str(point.modifier.word());
            }
            let own = if point.sources.is_empty() { &series.sources } else { &point.sources };
            let sources: Vec<&str> = own.iter().map(|source| source.id.as_str()).collect();
            text.push(',');
            text.push_str(&cell(&sources.join(" ")));
            text.push_str("\r\n");
        }
        Rendered { text: Some(text), failures: Vec::new() }
    }
}

/// A cell, in quotation marks where it needs them.
fn cell(text: &str) -> String {
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}
