//! A state of the site whose pages are made when somebody asks for them.
//!
//! A plan borrows the site that it is a plan of. So each has a thread that holds both, and what is
//! asked is a function of the plan, sent there; it is answered on a thread of its own, for some
//! answers take longer than others. All of that ends when nobody holds the edition any more.

use std::collections::{BTreeSet, VecDeque};
use std::convert::Infallible;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::model::{Config, Route, Site};
use crate::render::{Colours, Content, Pages, Plan};
use crate::text::Files;

/// So many pages are kept once they are made. A browser asks for the page it shows again and again.
const KEPT: usize = 32;

/// The files of a site, and what they say.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) files: Files,
    pub(super) site: Site,
}

/// Something that is asked of the plan.
type Question = Box<dyn FnOnce(&Plan<'_>) + Send>;

/// A state of the site.
pub(super) struct Edition {
    /// What it is made of.
    pub(super) loaded: Arc<Loaded>,
    /// How many pages it has.
    pub(super) pages: usize,
    routes: BTreeSet<Route>,
    questions: Sender<Question>,
    /// What was made last, at the end.
    made: Mutex<VecDeque<(Route, Option<Content>)>>,
}

impl Edition {
    /// Plans a site, with the colours of code that are known already.
    ///
    /// # Errors
    ///
    /// When the system gives it no thread.
    pub(super) fn new(
        loaded: Arc<Loaded>,
        config: &Config,
        colours: Colours,
    ) -> io::Result<Edition> {
        let (questions, asked) = channel::<Question>();
        let (tell, told) = channel();
        let (held, config) = (loaded.clone(), config.clone());
        thread::Builder::new().name("edition".to_owned()).spawn(move || {
            let plan = Plan::on_demand(&held.site, &held.files, &config).knowing(colours);
            let routes: BTreeSet<Route> = plan.routes().into_iter().cloned().collect();
            // Nobody listens any more if the preview ends meanwhile.
            tell.send((routes, plan.pages())).unwrap_or(());
            let plan = &plan;
            thread::scope(|scope| {
                for question in asked {
                    scope.spawn(move || question(plan));
                }
            });
        })?;
        let (routes, pages) = told.recv().map_err(io::Error::other)?;
        Ok(Edition { loaded, pages, routes, questions, made: Mutex::default() })
    }

    /// The answer to a question; none if it could not be worked out.
    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Plan<'_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = channel();
        let question = move |plan: &Plan<'_>| tell.send(question(plan)).unwrap_or(());
        self.questions.send(Box::new(question)).ok()?;
        told.recv().ok()
    }

    /// The routes of what was made, the last first.
    pub(super) fn visited(&self) -> Vec<Route> {
        self.made().iter().rev().map(|(route, _)| route.clone()).collect()
    }

    /// Makes some pages ahead, and tells what the templates do wrong on them; also what is wrong
    /// with the templates whatever the page.
    pub(super) fn make_ahead(&self, routes: Vec<Route>) -> Vec<Diagnostic> {
        let made = self.ask(move |plan| {
            let (mut contents, mut failures) = (Vec::new(), Vec::new());
            for route in routes.into_iter().filter(|route| plan.has(route.as_str())) {
                let (content, failed) = plan.make(&route);
                contents.push((route, content));
                failures.extend(failed);
            }
            (contents, plan.problems(failures))
        });
        let Some((contents, problems)) = made else { return Vec::new() };
        contents.into_iter().for_each(|(route, content)| self.keep(route, content));
        problems
    }

    /// What the templates do wrong on any page, and the colours of all code. Each page is made and
    /// forgotten, on the threads of `pool`.
    pub(super) fn problems(
        &self,
        pool: &Arc<rayon::ThreadPool>,
        is_outdated: impl Fn() -> bool + Send + Sync + 'static,
    ) -> (Vec<Diagnostic>, Colours) {
        let pool = pool.clone();
        let found = self.ask(move |plan| {
            pool.install(|| {
                plan.complete();
                let make = |route: &&Route| {
                    if is_outdated() { Vec::new() } else { plan.make(route).1 }
                };
                let failures = plan.routes().par_iter().flat_map_iter(make).collect();
                (plan.problems(failures), plan.colours())
            })
        });
        found.unwrap_or_default()
    }

    fn keep(&self, route: Route, content: Option<Content>) {
        let mut made = self.made();
        made.retain(|(known, _)| *known != route);
        made.push_back((route, content));
        if made.len() > KEPT {
            made.pop_front();
        }
    }

    /// A thread that failed has left nothing half done here.
    fn made(&self) -> MutexGuard<'_, VecDeque<(Route, Option<Content>)>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages for Edition {
    type Failure = Infallible;

    fn routes(&self) -> Vec<&Route> {
        self.routes.iter().collect()
    }

    fn has(&self, route: &str) -> bool {
        self.routes.contains(route)
    }

    fn make(&self, route: &Route) -> (Option<Content>, Vec<Infallible>) {
        let known = self.made().iter().find(|(known, _)| known == route).map(|(_, c)| c.clone());
        let content = known.unwrap_or_else(|| {
            let asked = route.clone();
            self.ask(move |plan| plan.make(&asked).0).flatten()
        });
        self.keep(route.clone(), content.clone());
        (content, Vec::new())
    }
}
