//! `llms.txt`: what there is to read, for language models (<https://llmstxt.org/>).

use std::collections::BTreeSet;

use super::escaped;
use crate::model::{Lang, Page};
use crate::render::data;
use crate::render::world::World;

/// The name by which readers of the format know what may be left out; it is never translated.
const OPTIONAL: &str = "Optional";

/// The pages by section, then the data, then everything else.
pub(in crate::render) fn llms(world: &World<'_>, lang: &Lang) -> String {
    let settings = &world.site.settings;
    let mut out = format!("# {}\n", escaped(&settings.title.plain(lang)));
    if let Some(about) = &settings.description {
        out.push_str(&format!("\n> {}\n", escaped(&about.plain(lang))));
    }
    out.push_str(&format!("\n{}\n", world.own(lang, "llms-about")));
    let mut listed = BTreeSet::new();
    let mut sections = Vec::new();
    for section in world.navigation(lang) {
        below(world, section, lang, &mut sections);
    }
    for section in sections {
        let pages = std::iter::once(section)
            .chain(world.map.members(section.folder(), lang).iter().copied());
        let pages: Vec<&Page> = pages.filter(|page| listed.insert(page.path.as_str())).collect();
        push_list(world, &mut out, &world.title(section), &pages);
    }
    out.push_str(&format!("\n## {}\n\n", world.own(lang, "llms-data")));
    for (route, key) in [
        ("/facts.json", "data-facts-json"),
        ("/cases.json", "data-cases-json"),
        ("/timeline.json", "data-timeline-json"),
        ("/data/datapackage.json", "data-package"),
        ("/data/sources.csl.json", "data-csl"),
    ] {
        let name = route.trim_start_matches('/');
        out.push_str(&format!("- [{name}]({}): {}\n", world.absolute(route), world.own(lang, key)));
    }
    for table in data::tables() {
        let route = format!("/data/{}.csv", table.name);
        out.push_str(&format!(
            "- [{0}.csv]({1}): {2}\n",
            table.name,
            world.absolute(&route),
            world.row_of(table, lang)
        ));
    }
    for series in world.site.registry.series.values() {
        out.push_str(&format!(
            "- [series/{}.csv]({}): {}\n",
            series.id.value,
            world.absolute(data::series_route(&series.id).as_str()),
            escaped(&world.plain_doc_of(&series.title, lang))
        ));
    }
    let rest = world.site.pages.iter().filter(|page| page.lang == *lang);
    let rest: Vec<&Page> = rest.filter(|page| !listed.contains(page.path.as_str())).collect();
    push_list(world, &mut out, OPTIONAL, &rest);
    out
}

/// A section and those below it, outer before inner.
fn below<'a>(world: &World<'a>, section: &'a Page, lang: &Lang, sections: &mut Vec<&'a Page>) {
    sections.push(section);
    for inner in world.map.subsections(section.folder(), lang) {
        below(world, inner, lang, sections);
    }
}

fn push_list(world: &World<'_>, out: &mut String, title: &str, pages: &[&Page]) {
    if pages.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {}\n\n", escaped(title)));
    for page in pages {
        out.push_str(&world.listed_page(page));
        out.push('\n');
    }
}
