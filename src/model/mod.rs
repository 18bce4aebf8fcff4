//! The nouns of the site: plain data with lookup.
//!
//! Nothing here reads, judges or writes. References between nouns stay names; *broken* is a state
//! the model can hold, and a check reports it. Every value a diagnostic may point at is
//! [`Spanned`](crate::text::Spanned).

mod alias;
mod case;
mod claim;
mod config;
mod date;
mod doc;
mod happening;
mod id;
mod lang;
mod lock;
mod page;
mod reference;
mod registry;
mod settings;
mod shared;
mod site;
mod source;
mod texts;
mod value;
mod view;
mod visits;
mod walk;
mod words;

pub use alias::*;
pub use case::*;
pub use claim::*;
pub use config::*;
pub use date::*;
pub use doc::*;
pub use happening::*;
pub use id::*;
pub use lang::*;
pub use lock::*;
pub use page::*;
pub use reference::*;
pub use registry::*;
pub use settings::*;
pub use shared::*;
pub use site::*;
pub use source::*;
pub use value::*;
pub use view::*;
pub use visits::*;
pub use walk::*;
pub use words::*;
