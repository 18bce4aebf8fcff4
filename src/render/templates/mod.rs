//! The templates of one language: parsed once, rendered for every page.

mod functions;
mod keys;
mod problem;

pub(super) use functions::{Known, figures};
pub(super) use problem::{Failure, Victim, diagnostics};

use serde::Serialize;
use tera::{Context, Tera, TeraResult, Value};

use super::context::{Card, Head, Shell};
use super::html::Html;
use crate::model::Lang;
use crate::text::{Body, Files};
use keys::Keys;

/// The folder of templates.
pub(super) const FOLDER: &str = "templates/";

/// All templates, ready to render pages of one language.
pub(super) struct Templates {
    tera: Tera,
    keys: Keys,
}

impl Templates {
    /// Parses every template. Functions are registered first, because a template that calls an
    /// unknown one is refused when it is added.
    pub(super) fn new(
        files: &Files,
        lang: &Lang,
        shell: &Shell,
        known: &Known,
    ) -> TeraResult<Templates> {
        let mut tera = Tera::new();
        functions::register(&mut tera, lang, known);
        tera.global_context().insert_value("site", Value::try_from_serializable(shell)?);
        let texts = || {
            files.below(FOLDER).filter_map(|(_, path, body)| match body {
                Body::Text(text) => {
                    let name = path.strip_prefix(FOLDER)?;
                    (!name.starts_with("strings/")).then_some((name, &**text))
                }
                Body::Asset(_) | Body::Unreadable(_) => None,
            })
        };
        tera.add_raw_templates(texts())?;
        Ok(Templates { tera, keys: Keys::of(texts()) })
    }

    /// Renders a page.
    pub(super) fn page<T: Serialize>(
        &self,
        template: &str,
        head: &Head,
        page: &T,
    ) -> Result<String, Failure> {
        let context = || {
            let mut context = Context::new();
            context.insert_value("head", Value::try_from_serializable(head)?);
            context.insert_value("page", Value::try_from_serializable(page)?);
            TeraResult::Ok(context)
        };
        let context = context().map_err(Failure::from)?;
        // A condition on a misspelt key would silently be false.
        self.keys.check(template, &context)?;
        Ok(self.tera.render(template, &context)?)
    }

    /// Renders the figure card.
    pub(super) fn card(&self, card: &Card, axis_words: &str) -> TeraResult<Html> {
        let mut context = Context::new();
        context.insert_value("card", Value::try_from_serializable(card)?);
        context.insert("axis_words", axis_words);
        self.tera.render_component("figure_card", &context, None, true).map(Html)
    }

    /// Renders a component, given its one argument.
    pub(super) fn part<T: Serialize>(
        &self,
        component: &str,
        argument: &'static str,
        value: &T,
    ) -> TeraResult<Html> {
        let mut context = Context::new();
        context.insert_value(argument, Value::try_from_serializable(value)?);
        self.tera.render_component(component, &context, None, true).map(Html)
    }

    /// Whether there is a template of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.tera.get_template_names().any(|known| known == name)
    }
}
