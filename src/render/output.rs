//! What is published: every route and what stands there.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;

use super::raster::Raster;
use crate::model::Route;

/// What stands at a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes made by the program.
    Bytes(Cow<'static, [u8]>),
    /// A file of the site that is passed on as it is; here is where it stands on disk.
    File(PathBuf),
    /// A picture that is still to be drawn.
    Raster(Raster),
}

/// A site as the edges see it: routes that are known from the start, and contents that are made
/// when they are asked for, so that never all of them have to be held at once.
pub trait Pages: Sync {
    /// What keeps a page from being made.
    type Failure: Send;

    /// Every route, sorted.
    fn routes(&self) -> Vec<&Route>;

    /// Whether there is such a route.
    fn has(&self, route: &str) -> bool;

    /// What stands at a route, and what went wrong with it. A pure function: the same route gives
    /// the same content, from any thread.
    fn make(&self, route: &Route) -> (Option<Content>, Vec<Self::Failure>);
}

/// The published site as a value, all of it: it can be served from memory or compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    entries: BTreeMap<Route, Content>,
}

impl Output {
    /// Nothing.
    pub fn new() -> Output {
        Output::default()
    }

    /// Puts something at a route. Gives back what stood there, if anything did.
    pub fn insert(&mut self, route: Route, content: Content) -> Option<Content> {
        self.entries.insert(route, content)
    }

    /// What stands at a route.
    pub fn get(&self, route: &str) -> Option<&Content> {
        self.entries.get(route)
    }

    /// Everything, in the order of the routes.
    pub fn iter(&self) -> impl Iterator<Item = (&Route, &Content)> {
        self.entries.iter()
    }

    /// How many pages there are: routes that end with a slash.
    pub fn pages(&self) -> usize {
        self.entries.keys().filter(|route| route.as_str().ends_with('/')).count()
    }

    /// The routes that stand in one of the two and not in the other, or differ.
    pub fn changes<'a>(&'a self, before: &'a Output) -> Vec<&'a Route> {
        let changed = self.entries.iter().filter(|(r, c)| before.entries.get(*r) != Some(c));
        let gone = before.entries.keys().filter(|route| !self.entries.contains_key(*route));
        changed.map(|(route, _)| route).chain(gone).collect()
    }
}

impl Pages for Output {
    type Failure = Infallible;

    fn routes(&self) -> Vec<&Route> {
        self.entries.keys().collect()
    }

    fn has(&self, route: &str) -> bool {
        self.entries.contains_key(route)
    }

    fn make(&self, route: &Route) -> (Option<Content>, Vec<Infallible>) {
        (self.entries.get(route).cloned(), Vec::new())
    }
}
