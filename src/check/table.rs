//! The table of checks, sorted by code.

use super::Run::{Both, Read, Site};
use super::{Check, Run, rules};
use crate::diag::Severity::{self, Error, Note, Warning};

/// A check that runs over the loaded site.
const fn check(
    code: &'static str,
    severity: Severity,
    summary: &'static str,
    docs: &'static str,
    run: Run,
) -> Check {
    Check { code, summary, severity, exemptable: false, docs, run: Some(run) }
}

/// A check that an editor may exempt a block from.
const fn lint(
    code: &'static str,
    severity: Severity,
    summary: &'static str,
    docs: &'static str,
    run: Run,
) -> Check {
    Check { code, summary, severity, exemptable: true, docs, run: Some(run) }
}

/// What loading or rendering reports.
const fn reading(code: &'static str, summary: &'static str, docs: &'static str) -> Check {
    Check { code, summary, severity: Error, exemptable: false, docs, run: None }
}

/// The page of a check on the site, which is also what `explain` prints.
macro_rules! page {
    ($code:literal) => {
        include_str!(concat!("../../content/about/checks/", $code, ".md"))
    };
}

/// Every check.
#[rustfmt::skip]
pub const ALL: &[Check] = &[
    lint("altered-quotation", Error, "a quotation that is not what its source says", page!("altered-quotation"), Read(rules::altered_quotation::run)),
    lint("avoided-term", Warning, "a wording that the glossary says to avoid", page!("avoided-term"), Read(rules::avoided_term::run)),
    lint("avoided-wording", Error, "words that must not stand beside a figure", page!("avoided-wording"), Site(rules::avoided_wording::run)),
    reading("bad-date", "a date that is no date", page!("bad-date")),
    check("bad-formula", Error, "a formula that cannot be worked out", page!("bad-formula"), Site(rules::bad_formula::run)),
    reading("bad-front-matter", "front matter that cannot be read", page!("bad-front-matter")),
    reading("bad-id", "a name that cannot be an id or an address", page!("bad-id")),
    check("bad-link", Error, "a link with a scheme that is not allowed", page!("bad-link"), Site(rules::bad_link::run)),
    check("bad-locator", Error, "a page beyond the last one of its source", page!("bad-locator"), Site(rules::bad_locator::run)),
    reading("bad-yaml", "a registry file that is no YAML", page!("bad-yaml")),
    check("broken-anchor", Error, "a link to a heading that is not there", page!("broken-anchor"), Site(rules::broken_anchor::run)),
    check("broken-link", Error, "a link to a page or file that is not there", page!("broken-link"), Site(rules::broken_link::run)),
    check("contested-figure", Error, "a bare figure where several counts stand side by side", page!("contested-figure"), Site(rules::contested_figure::run)),
    check("date-order", Error, "a date before the one it depends on", page!("date-order"), Site(rules::date_order::run)),
    check("dead-link", Warning, "an address that led nowhere when it was visited", page!("dead-link"), Site(rules::dead_link::run)),
    lint("deceptive-character", Error, "a character that is not what it seems", page!("deceptive-character"), Site(rules::deceptive_character::run)),
    reading("deep-nesting", "lists or quotations too deep within each other", page!("deep-nesting")),
    check("docket-form", Error, "a docket number that its court would not give", page!("docket-form"), Site(rules::docket_form::run)),
    check("duplicate-anchor", Error, "two headings with one anchor", page!("duplicate-anchor"), Site(rules::duplicate_anchor::run)),
    reading("duplicate-id", "two entries with one id", page!("duplicate-id")),
    reading("duplicate-key", "a key that is there twice", page!("duplicate-key")),
    check("duplicate-route", Error, "two things with one address", page!("duplicate-route"), Site(rules::duplicate_route::run)),
    check("duplicate-source", Warning, "one work under two ids", page!("duplicate-source"), Site(rules::duplicate_source::run)),
    check("false-precision", Warning, "a derived figure with more digits than its terms bear", page!("false-precision"), Site(rules::false_precision::run)),
    check("formula-cycle", Error, "a derived fact that needs its own value", page!("formula-cycle"), Site(rules::formula_cycle::run)),
    check("formula-dates", Error, "a formula over counts of different dates or windows", page!("formula-dates"), Site(rules::formula_dates::run)),
    check("formula-mismatch", Error, "a formula that does not come to the published figure", page!("formula-mismatch"), Site(rules::formula_mismatch::run)),
    check("formula-units", Error, "a formula that mixes units", page!("formula-units"), Site(rules::formula_units::run)),
    lint("heading-jump", Warning, "a heading that skips a level", page!("heading-jump"), Site(rules::heading_jump::run)),
    lint("heading-style", Warning, "a heading that is not set as a sentence", page!("heading-style"), Read(rules::heading_style::run)),
    check("heavy-image", Warning, "a picture that keeps readers waiting", page!("heavy-image"), Site(rules::heavy_image::run)),
    check("hedge-mismatch", Error, "a hedge that the figure does not bear out", page!("hedge-mismatch"), Site(rules::hedge_mismatch::run)),
    lint("loaded-word", Warning, "a word that tells the reader what to think", page!("loaded-word"), Read(rules::loaded_word::run)),
    check("long-quotation", Warning, "a quotation that is no longer a few words", page!("long-quotation"), Both(rules::long_quotation::elsewhere, rules::long_quotation::run)),
    check("missing-alt", Error, "an image without words for those who do not see it", page!("missing-alt"), Site(rules::missing_alt::run)),
    check("missing-denominator", Error, "a percentage that does not say of what", page!("missing-denominator"), Site(rules::missing_denominator::run)),
    reading("missing-field", "a field that must be there and is not", page!("missing-field")),
    lint("missing-locator", Note, "a long source cited without a page", page!("missing-locator"), Site(rules::missing_locator::run)),
    lint("missing-qualifier", Error, "a figure without the words its fact requires", page!("missing-qualifier"), Site(rules::missing_qualifier::run)),
    check("missing-sources", Error, "an article that names no sources", page!("missing-sources"), Site(rules::missing_sources::run)),
    lint("missing-translation", Warning, "a text or a page that one language does not have", page!("missing-translation"), Site(rules::missing_translation::run)),
    lint("mixed-rounding", Warning, "one figure in two roundings on a page", page!("mixed-rounding"), Site(rules::mixed_rounding::run)),
    check("mixed-scope", Error, "a formula over counts of different counters or definitions", page!("mixed-scope"), Site(rules::mixed_scope::run)),
    lint("near-miss-figure", Error, "a number one slip away from a figure", page!("near-miss-figure"), Site(rules::near_miss_figure::run)),
    check("nested-embed", Error, "a card, chart or list in a text of the registry", page!("nested-embed"), Site(rules::nested_embed::run)),
    lint("numeral-first", Note, "a sentence that begins with digits", page!("numeral-first"), Read(rules::numeral_first::run)),
    check("overdue-review", Note, "a fact that should have been looked up again", page!("overdue-review"), Site(rules::overdue_review::run)),
    check("overlapping-parts", Error, "parts that share something, or are more than their whole", page!("overlapping-parts"), Site(rules::overlapping_parts::run)),
    check("partial-parts", Warning, "parts that leave something out without saying so", page!("partial-parts"), Site(rules::partial_parts::run)),
    check("parts-mismatch", Error, "parts that do not come to their sum", page!("parts-mismatch"), Site(rules::parts_mismatch::run)),
    lint("percentage-points", Error, "a difference of percentages that is called a percentage", page!("percentage-points"), Site(rules::percentage_points::run)),
    check("period-mismatch", Error, "a window or date other than the registry's", page!("period-mismatch"), Site(rules::period_mismatch::run)),
    lint("posture-verb", Warning, "a verb that a paper or a court has no right to", page!("posture-verb"), Read(rules::posture_verb::run)),
    check("private-party", Error, "a reference to a private person", page!("private-party"), Site(rules::private_party::run)),
    check("quote-not-found", Error, "recorded words that the saved source does not have", page!("quote-not-found"), Site(rules::quote_not_found::run)),
    check("quote-without-value", Error, "recorded words that do not say the figure", page!("quote-without-value"), Site(rules::quote_without_value::run)),
    reading("raw-html", "pieces of HTML in a page", page!("raw-html")),
    lint("raw-legal-citation", Warning, "a legal citation typed by hand", page!("raw-legal-citation"), Read(rules::raw_legal_citation::run)),
    lint("relative-date", Warning, "a date that moves with the day of reading", page!("relative-date"), Read(rules::relative_date::run)),
    check("reporter-year", Error, "a decision of a year without its reporter", page!("reporter-year"), Both(rules::reporter_year::registry, rules::reporter_year::run)),
    check("secondary-only", Note, "a figure that rests on second-hand sources alone", page!("secondary-only"), Site(rules::secondary_only::run)),
    check("sense-flip", Error, "words that say the contrary of the figure", page!("sense-flip"), Site(rules::sense_flip::run)),
    check("silent-change", Error, "a published figure that changed without a word", page!("silent-change"), Site(rules::silent_change::run)),
    check("snapshot-mismatch", Error, "a saved copy that is not the one recorded", page!("snapshot-mismatch"), Site(rules::snapshot_mismatch::run)),
    check("stacked-overlap", Error, "overlapping columns drawn as parts of a whole", page!("stacked-overlap"), Site(rules::stacked_overlap::run)),
    check("stale-case", Note, "an open case last looked up long ago", page!("stale-case"), Site(rules::stale_case::run)),
    check("stale-figure", Error, "a figure that is not what the registry says", page!("stale-figure"), Site(rules::stale_figure::run)),
    check("stale-translation", Warning, "a translation of what the original no longer says", page!("stale-translation"), Site(rules::stale_translation::run)),
    lint("superseded-figure", Warning, "a count that a newer one replaced, without its date", page!("superseded-figure"), Site(rules::superseded_figure::run)),
    reading("template-error", "a template that fails", page!("template-error")),
    check("tracking-url", Warning, "an address that tells who sent the reader", page!("tracking-url"), Site(rules::tracking_url::run)),
    check("translation-drift", Error, "a reference that one language of a page lacks", page!("translation-drift"), Site(rules::translation_drift::run)),
    lint("unapplied-correction", Error, "a corrected wording that still stands", page!("unapplied-correction"), Site(rules::unapplied_correction::run)),
    check("unarchived-source", Note, "a source without a saved copy", page!("unarchived-source"), Site(rules::unarchived_source::run)),
    lint("uncited-quotation", Warning, "a quotation without a source beside it", page!("uncited-quotation"), Read(rules::uncited_quotation::run)),
    check("undated-claim", Error, "a claim that does not say when it was true", page!("undated-claim"), Site(rules::undated_claim::run)),
    lint("undefined-acronym", Warning, "an acronym used before it is explained", page!("undefined-acronym"), Read(rules::undefined_acronym::run)),
    check("unexplained-difference", Error, "rival claims without a word why they differ", page!("unexplained-difference"), Site(rules::unexplained_difference::run)),
    check("unit-mismatch", Error, "a figure with the unit of another", page!("unit-mismatch"), Site(rules::unit_mismatch::run)),
    check("unknown-case", Error, "a reference to a case that is not there", page!("unknown-case"), Site(rules::unknown_case::run)),
    check("unknown-claim", Error, "a reference to a claim that is not there", page!("unknown-claim"), Site(rules::unknown_claim::run)),
    check("unknown-fact", Error, "a reference to a fact that is not there", page!("unknown-fact"), Site(rules::unknown_fact::run)),
    reading("unknown-field", "a field nobody knows", page!("unknown-field")),
    check("unknown-option", Error, "an embed that asks for what is not there", page!("unknown-option"), Site(rules::unknown_option::run)),
    check("unknown-party", Error, "a reference to a party that is not there", page!("unknown-party"), Site(rules::unknown_party::run)),
    check("unknown-reference", Error, "a topic, section or note that is not there", page!("unknown-reference"), Site(rules::unknown_reference::run)),
    check("unknown-series", Error, "a reference to a series that is not there", page!("unknown-series"), Site(rules::unknown_series::run)),
    check("unknown-source", Error, "a citation of a source that is not there", page!("unknown-source"), Site(rules::unknown_source::run)),
    check("unknown-term", Error, "a reference to a term that is not there", page!("unknown-term"), Site(rules::unknown_term::run)),
    lint("unlinked-figure", Error, "a registry value that is not linked to it", page!("unlinked-figure"), Site(rules::unlinked_figure::run)),
    reading("unparsed-reference", "what looks like a reference and is none", page!("unparsed-reference")),
    reading("unreadable-file", "a file that cannot be read", page!("unreadable-file")),
    check("unsourced-claim", Error, "a claim without a source", page!("unsourced-claim"), Site(rules::unsourced_claim::run)),
    lint("unsourced-figure", Error, "a number that nothing accounts for", page!("unsourced-figure"), Site(rules::unsourced_figure::run)),
    lint("unsourced-number-word", Warning, "a number in words that nothing accounts for", page!("unsourced-number-word"), Site(rules::unsourced_number_word::run)),
    reading("unused-allow", "an exemption that exempts nothing", page!("unused-allow")),
    check("unused-fact", Note, "a fact that no page uses", page!("unused-fact"), Site(rules::unused_fact::run)),
    check("unused-source", Note, "a source that nothing cites", page!("unused-source"), Site(rules::unused_source::run)),
    check("update-as-correction", Warning, "a newer count filed as a correction", page!("update-as-correction"), Site(rules::update_as_correction::run)),
    check("vague-correction", Warning, "a correction that does not say what was wrong", page!("vague-correction"), Site(rules::vague_correction::run)),
    lint("vague-link", Warning, "a link whose words do not say where it leads", page!("vague-link"), Site(rules::vague_link::run)),
    lint("withdrawn-figure", Error, "a figure that its source took back", page!("withdrawn-figure"), Site(rules::withdrawn_figure::run)),
    reading("wrong-type", "a value of another kind than expected", page!("wrong-type")),
    check("wrong-weekday", Error, "a date on another day of the week", page!("wrong-weekday"), Read(rules::wrong_weekday::run)),
];
