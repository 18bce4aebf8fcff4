//! The JSON Schemas of the exports (draft 2020-12): written by hand, published as they are.

use crate::render::world::World;

/// A schema.
#[derive(Debug)]
pub(in crate::render) struct Schema {
    /// The name of the file, without its ending.
    pub(super) name: &'static str,
    /// Its text; `{base}` stands for the site's address.
    text: &'static str,
}

/// Every schema.
pub(super) const ALL: &[Schema] = &[
    Schema { name: "cases", text: include_str!("schema/cases.json") },
    Schema { name: "common", text: include_str!("schema/common.json") },
    Schema { name: "fact", text: include_str!("schema/fact.json") },
    Schema { name: "facts", text: include_str!("schema/facts.json") },
    Schema { name: "timeline", text: include_str!("schema/timeline.json") },
];

impl Schema {
    /// The text with the site's address in it.
    pub(super) fn text(&self, world: &World<'_>) -> String {
        self.text.replace("{base}", &world.base_url)
    }
}
