//! Where the site uses a fact.

use crate::model::{ClaimRef, Id, Part, Site, Target};
use crate::text::Span;

/// Every place that refers to a fact, in pages and in the registry, in the order of the files.
pub(super) fn of_fact(site: &Site, id: &Id) -> Vec<Span> {
    let mut places = Vec::new();
    site.each_doc(&mut |doc| {
        doc.each_target(&mut |link| {
            if let Target::Fact(figure) = &link.target.value
                && figure.fact.value == *id
            {
                places.push(link.span);
            }
        });
    });
    for fact in site.registry.facts.values() {
        let terms = fact.derived.iter().flat_map(|derived| &derived.terms);
        for (_, claim) in terms {
            places.extend((claim.fact == *id).then_some(claim.span));
        }
        for part in fact.claims.iter().flat_map(|claim| &claim.parts) {
            if let Part::Claim(ClaimRef { fact, .. }) = &part.value {
                places.extend((fact == id).then_some(part.span));
            }
        }
    }
    places.sort();
    places
}
