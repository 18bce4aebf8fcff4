//! `/data/`: every file for programs, with what is in it, under which licence, and how to cite it.

use super::{Making, Rendered};
use crate::render::context::{DataFile, DataGroup, DataPage, Link};
use crate::render::data;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const ATOM: &str = "application/atom+xml";

/// Files that are always there: route, media type, key of what is in it.
type File = (&'static str, &'static str, &'static str);

const OBJECTS: &[File] = &[
    ("/facts.json", JSON, "data-facts-json"),
    ("/cases.json", JSON, "data-cases-json"),
    ("/timeline.json", JSON, "data-timeline-json"),
];

const BIBLIOGRAPHY: &[File] = &[
    ("/data/sources.csl.json", "application/vnd.citationstyles.csl+json", "data-csl"),
    ("/data/sources.bib", "application/x-bibtex", "data-bib"),
    ("/data/sources.ris", "application/x-research-info-systems", "data-ris"),
];

const SCHEMAS: &[File] = &[
    ("/data/schema/facts.json", "application/schema+json", "data-schema-facts"),
    ("/data/schema/fact.json", "application/schema+json", "data-schema-fact"),
    ("/data/schema/cases.json", "application/schema+json", "data-schema-cases"),
    ("/data/schema/timeline.json", "application/schema+json", "data-schema-timeline"),
];

/// Below the folder of the language.
const FEEDS: &[File] = &[
    ("/feed.xml", ATOM, "data-feed-articles"),
    ("/corrections/feed.xml", ATOM, "data-feed-corrections"),
    ("/changes/feed.xml", ATOM, "data-feed-changes"),
    ("/cases/calendar.ics", "text/calendar", "data-calendar"),
];

impl Making<'_> {
    /// All files for programs.
    pub(super) fn data(&self) -> Rendered {
        let Making { world, lang, .. } = *self;
        let file = |(route, media, key): &File| DataFile {
            name: (*route).rsplit('/').next().unwrap_or(route).to_owned(),
            url: world.href(route),
            about: world.own(lang, key).to_owned(),
            media,
        };
        let files = |list: &[File]| list.iter().map(file).collect::<Vec<_>>();
        let prefix = world.site.language_prefix(lang);
        let feeds = FEEDS.iter().filter_map(|(path, media, key)| {
            let route = format!("{prefix}{path}");
            world.routes.contains(route.as_str()).then(|| DataFile {
                name: path.trim_start_matches('/').to_owned(),
                url: world.href(&route),
                about: world.own(lang, key).to_owned(),
                media,
            })
        });
        let tables = data::tables().map(|table| DataFile {
            name: format!("{}.csv", table.name),
            url: world.href(&format!("/data/{}.csv", table.name)),
            about: world.row_of(table, lang).to_owned(),
            media: CSV,
        });
        let series = world.site.registry.series.values().map(|series| DataFile {
            name: format!("series/{}.csv", series.id.value),
            url: world.href(data::series_route(&series.id).as_str()),
            about: world.plain_doc_of(&series.title, lang),
            media: CSV,
        });
        let package = file(&("/data/datapackage.json", JSON, "data-package"));
        let group =
            |id, key, files| DataGroup { id, title: world.own(lang, key).to_owned(), files };
        let groups = vec![
            group("json", "data-json", files(OBJECTS)),
            group("tables", "data-tables", tables.chain(series).chain([package]).collect()),
            group("feeds", "data-feeds", feeds.collect()),
            group("bibliography", "data-bibliography", files(BIBLIOGRAPHY)),
            group("schemas", "data-schemas", files(SCHEMAS)),
        ];
        let settings = &world.site.settings;
        let licenses = data::licenses(settings);
        let page = DataPage {
            licenses: licenses
                .map(|license| Link { title: license.id, url: license.url })
                .collect(),
            citation: world
                .own(lang, "data-citation")
                .replace("{title}", &settings.title.plain(lang))
                .replace("{url}", &world.absolute(self.route.as_str())),
            version: data::VERSION,
            groups,
        };
        let mut head = self.list_head("data", "data-lead");
        let all: Vec<DataFile> =
            page.groups.iter().flat_map(|group| group.files.iter().cloned()).collect();
        head.linked = world.linked_data(&all, &head, lang);
        self.fill("data.html", &head, &page, Vec::new())
    }
}
