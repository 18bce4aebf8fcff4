//! `/series/`, a page for each series.

use super::{Embeddable, Making, Rendered};
use crate::model::{ChartView, EntryKind, Series, Target, Text};
use crate::render::context::{AllSeriesPage, SeriesItem, SeriesPage};
use crate::render::data;
use crate::render::html::Html;
use crate::render::writer::Writer;

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
                csv: world.href(data::series_route(&series.id).as_str()),
            })
        });
        let mut series: Vec<SeriesItem> = series.collect();
        world.sort(&mut series, lang, |series| series.title.clone());
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
}
