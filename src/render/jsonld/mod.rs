//! What a page says to search engines and other readers of linked data: JSON-LD in the words of
//! schema.org (<https://schema.org/version/30.0>). Every page has the way down to it; its kind adds
//! what it is about.

mod entry;
mod fact;
mod page;

use serde_json::{Map, Value, json};

use super::context::Head;
use super::html::Html;
use super::world::World;
use crate::model::{Correction, Lang};

/// A thing with its properties, in the order written.
type Thing = Map<String, Value>;

/// A thing of a type.
fn thing(kind: &str) -> Thing {
    let mut thing = Map::new();
    thing.insert("@type".to_owned(), json!(kind));
    thing
}

/// Says something of a thing; what is not known is left out.
trait Say {
    fn say(self, property: &str, value: impl Into<Value>) -> Self;
}

impl Say for Thing {
    fn say(mut self, property: &str, value: impl Into<Value>) -> Thing {
        let value = value.into();
        let unknown = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
        };
        if !unknown {
            self.insert(property.to_owned(), value);
        }
        self
    }
}

impl World<'_> {
    /// The data block of a page: what it is about, and the way down to it.
    pub(super) fn linked(&self, head: &Head, lang: &Lang, about: Vec<Value>) -> Html {
        let mut graph = about;
        if graph.is_empty() {
            graph.push(self.web_page("WebPage", head, lang).into());
        }
        if !head.crumbs.is_empty() {
            graph.push(self.crumbs(head));
        }
        let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
        // Within a script nothing may look like markup; JSON has another way to write it.
        if !text.contains(['<', '>', '&']) {
            return Html(text);
        }
        Html(text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
    }

    /// A page as such.
    fn web_page(&self, kind: &str, head: &Head, lang: &Lang) -> Thing {
        thing(kind)
            .say("@id", head.canonical.as_str())
            .say("url", head.canonical.as_str())
            .say("name", head.title.as_str())
            .say("description", head.description.as_str())
            .say("inLanguage", lang.as_str())
            .say("isAccessibleForFree", true)
            .say("publisher", self.publisher())
    }

    /// The way down from the home page, the page itself last.
    fn crumbs(&self, head: &Head) -> Value {
        let above = head.crumbs.iter().map(|crumb| (&crumb.title, self.absolute_of(&crumb.url)));
        let all = above.chain([(&head.title, head.canonical.clone())]);
        let items = all.enumerate().map(|(index, (title, url))| {
            Value::from(
                thing("ListItem")
                    .say("position", index + 1)
                    .say("name", title.as_str())
                    .say("item", url),
            )
        });
        thing("BreadcrumbList").say("itemListElement", items.collect::<Vec<_>>()).into()
    }

    /// Who publishes the site.
    fn publisher(&self) -> Value {
        let settings = &self.site.settings;
        thing("Organization")
            .say("@id", self.absolute("/#publisher"))
            .say("name", settings.title.plain(&settings.default_language))
            .say("url", self.absolute("/"))
            .into()
    }

    /// The addresses of the licences.
    fn license_urls(&self) -> Vec<Value> {
        super::data::licenses(&self.site.settings).map(|license| json!(license.url)).collect()
    }

    /// A correction.
    fn correction_comment(&self, correction: &Correction, lang: &Lang) -> Value {
        thing("CorrectionComment")
            .say("@id", self.absolute(&self.correction_route(correction, lang)))
            .say("text", self.plain_doc_of(&correction.text, lang))
            .say("datePublished", correction.date.value.earliest().to_string())
            .say("inLanguage", lang.as_str())
            .into()
    }

    /// The whole address of a path that leads to a page of this site.
    pub(super) fn absolute_of(&self, href: &str) -> String {
        let path = crate::model::base_path(&self.base_url);
        self.absolute(href.strip_prefix(path).unwrap_or(href))
    }
}

/// What is known of a date: `2018-06` stays so, and nobody else knows the sign for roughly.
fn plain_date(date: crate::model::Date) -> String {
    date.to_string().trim_end_matches('~').to_owned()
}
