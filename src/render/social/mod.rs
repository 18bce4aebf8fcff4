//! The pictures that links to the site are shown with: a title, one figure, the name of the site.
//!
//! Articles, sections and cases have one of their own; everything else shares that of the home page.

#![cfg_attr(
    not(feature = "cards"),
    expect(dead_code, reason = "without the means to draw nothing is worked out")
)]

#[cfg(feature = "cards")]
mod layout;
#[cfg(feature = "cards")]
mod letters;

#[cfg(feature = "cards")]
pub(super) use letters::fonts;

use super::context::CardImage;
use super::plan::Leaf;
use super::raster::Raster;
use super::world::World;
use super::writer::status_name;
use crate::figure;
use crate::model::{
    Case, CaseStatus, Date, Doc, EntryKind, Fact, Kind, Lang, Page, PageKind, Route, Site, Target,
};
use crate::text::Files;

/// The size that the large networks ask for.
const SIZE: (u32, u32) = (1200, 630);
/// The icons that home screens ask for, by their side in pixels.
pub(super) const ICONS: [u32; 3] = [180, 192, 512];

/// What a picture is of.
#[derive(Debug, Clone)]
pub(super) enum Subject<'a> {
    /// An article, a section or a home page.
    Page(&'a Page),
    /// A case.
    Case(&'a Case, Lang),
}

/// What a picture says.
struct Words {
    site: String,
    title: String,
    figure: Option<Figure>,
}

/// The figure of a page, or where a case stands.
#[derive(Default)]
struct Figure {
    /// What stands large.
    value: String,
    /// What it is; may be empty.
    label: String,
    /// As of when; may be empty.
    as_of: String,
}

/// The pictures of a site, and where they stand; none where this program cannot draw.
pub(super) fn plan(site: &Site) -> Vec<(Route, Leaf<'_>)> {
    if !cfg!(feature = "cards") {
        return Vec::new();
    }
    let pages = site.pages.iter().filter(|page| page.kind != PageKind::Page);
    let pages = pages.map(|page| (page.route.clone(), &page.lang, Subject::Page(page)));
    let languages = site.settings.languages.iter().map(|language| &language.code);
    let cases = languages.flat_map(|lang| {
        site.registry.cases.iter().map(move |(id, case)| {
            let route = site.entry_route(EntryKind::Case, id, lang);
            (route, lang, Subject::Case(case, lang.clone()))
        })
    });
    let drawn = pages.chain(cases);
    let drawn = drawn.map(|(route, lang, subject)| {
        (Route::from(image_route(site, &route, lang)), Leaf::Social(subject))
    });
    let icons = ICONS.iter().map(|size| (Route::from(icon_route(*size)), Leaf::Icon(*size)));
    drawn.chain(icons).collect()
}

/// Where the picture of a page stands, if it has one of its own.
fn image_route(site: &Site, route: &Route, lang: &Lang) -> String {
    let prefix = site.language_prefix(lang);
    let rest = route.as_str().strip_prefix(&prefix).unwrap_or(route.as_str());
    let name = match rest.trim_matches('/') {
        "" => "home",
        name => name,
    };
    format!("{prefix}/cards/{name}.png")
}

/// Where an icon stands.
pub(super) fn icon_route(size: u32) -> String {
    format!("/assets/icon-{size}.png")
}

impl World<'_> {
    /// The picture that a link to a page is shown with: its own, or that of the home page.
    pub(super) fn card_image(&self, route: &Route, title: &str, lang: &Lang) -> Option<CardImage> {
        let own = image_route(self.site, route, lang);
        let home = Route::from(format!("{}/", self.site.language_prefix(lang)));
        let shared = image_route(self.site, &home, lang);
        let (image, alt) = match self.routes.contains(own.as_str()) {
            true => (own, title.to_owned()),
            false => (shared, self.site.settings.title.plain(lang)),
        };
        let (width, height) = SIZE;
        let exists = self.routes.contains(image.as_str());
        exists.then(|| CardImage { url: self.absolute(&image), width, height, alt })
    }

    fn social_words(&self, subject: &Subject<'_>) -> Words {
        let (title, figure, lang) = match subject {
            Subject::Page(page) => {
                (self.title(page), self.first_figure(&page.body, &page.lang), &page.lang)
            }
            Subject::Case(case, lang) => {
                let status = Figure {
                    value: status_name(self, case.status.value, lang).to_owned(),
                    as_of: self.dated("status-as-of", case.status_as_of.value, lang),
                    ..Figure::default()
                };
                // That nothing is known of a case is no headline.
                let known = case.status.value != CaseStatus::Unknown;
                (case.caption.value.clone(), known.then_some(status), lang)
            }
        };
        Words { site: self.site.settings.title.plain(lang), title, figure }
    }

    /// The figure that a text shows on a card, else the first that it names.
    fn first_figure(&self, doc: &Doc, lang: &Lang) -> Option<Figure> {
        let (mut shown, mut named) = (None, None);
        doc.each_target(&mut |used| {
            if let Target::Fact(reference) = &used.target.value {
                let place = if used.alone { &mut shown } else { &mut named };
                place.get_or_insert(reference);
            }
        });
        let reference = shown.or(named)?;
        let fact = self.site.registry.facts.get(&reference.fact.value)?;
        let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value))?;
        let as_of = claim.as_of.as_ref();
        let as_of = as_of.map(|date| self.dated("as-of-the-day", date.value, lang));
        Some(Figure {
            value: figure::write::value(fact, claim, lang),
            label: fact.label.plain(lang),
            as_of: as_of.filter(|_| !is_date(fact)).unwrap_or_default(),
        })
    }

    fn dated(&self, key: &'static str, date: Date, lang: &Lang) -> String {
        self.own(lang, key).replace("{date}", &self.day(date, lang).text)
    }
}

/// Whether a fact is a date itself, which needs no other.
fn is_date(fact: &Fact) -> bool {
    fact.kind.value == Kind::Date
}

/// The picture of a page.
#[cfg(feature = "cards")]
pub(super) fn raster(world: &World<'_>, subject: &Subject<'_>) -> Option<Raster> {
    Some(Raster::new(layout::svg(&world.social_words(subject)), SIZE.0, SIZE.1))
}

/// The icon of the site for a home screen.
#[cfg(feature = "cards")]
pub(super) fn icon(files: &Files, size: u32) -> Option<Raster> {
    let svg = files.text(files.find("static/icon.svg")?);
    Some(Raster::new(svg.to_owned(), size, size))
}

/// The picture of a page: none without the means to draw it.
#[cfg(not(feature = "cards"))]
pub(super) fn raster(_: &World<'_>, _: &Subject<'_>) -> Option<Raster> {
    None
}

/// The icon of the site for a home screen: none without the means to draw it.
#[cfg(not(feature = "cards"))]
pub(super) fn icon(_: &Files, _: u32) -> Option<Raster> {
    None
}
