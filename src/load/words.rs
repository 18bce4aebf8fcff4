//! The words for figures and citations in a site's own file of words, `templates/strings/fr.ftl`.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser;

use crate::text::{Body, Files};

/// The messages for figures and citations that a language's file has, by key: plain text, with its variables in
/// braces. What cannot be read of the file is reported where the templates' words are.
pub(super) fn of_figures(files: &Files, code: &str) -> Vec<(String, String)> {
    let text = files.find(&format!("templates/strings/{code}.ftl")).map(|file| files.body(file));
    let Some(Body::Text(text)) = text else { return Vec::new() };
    let resource = parser::parse(&**text).unwrap_or_else(|(read, _)| read);
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) if is_of_figures(message.id.name) => {
            let parts = message.value?.elements.into_iter().map(|element| match element {
                PatternElement::TextElement { value } => Some(value.to_owned()),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    match inline {
                        InlineExpression::VariableReference { id } => {
                            Some(format!("{{{}}}", id.name))
                        }
                        InlineExpression::StringLiteral { value } => Some(value.to_owned()),
                        _ => None,
                    }
                }
                PatternElement::Placeable { .. } => None,
            });
            Some((message.id.name.to_owned(), parts.collect::<Option<String>>()?))
        }
        _ => None,
    });
    messages.collect()
}

fn is_of_figures(key: &str) -> bool {
    ["figure-", "cite-"].iter().any(|kind| key.starts_with(kind))
}
