//! `registry/facts/*.yaml`.

use crate::diag::{Diagnostic, nearest};
use crate::load::decode::{Decoder, Fields, mends, read_decimal};
use crate::load::yaml::{Node, NodeKind};
use crate::model::{
    Claim, ClaimRef, Derivation, DerivationError, Duration, Fact, Flag, Id, Kind, Misprint,
    Modifier, Part, Status, Value,
};
use crate::text::{Span, Spanned};

/// Decodes one fact. None when it cannot be used; the reasons are reported.
pub(crate) fn read(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node) -> Option<Fact> {
    let mut fields = decoder.fields(node, id.span, "a fact")?;
    let label = decoder.required_text(&mut fields, "label");
    let kind = decoder.required(&mut fields, "kind");
    let kind = kind.and_then(|node| decoder.choice(node, &Kind::ALL));
    fields.broken |= kind.is_none();
    let unit = fields.take("unit").and_then(|node| decoder.unit(node));
    let topics = fields.take("topics");
    let topics = decoder.ids(topics);
    let claims_node = fields.take("claims");
    let derived_node = fields.take("derived");
    let preferred = fields.take("preferred").and_then(|node| decoder.id(node));
    let why_preferred = decoder.text_field(&mut fields, "why_preferred");
    let differ = decoder.text_field(&mut fields, "differ");
    let review_every = fields.take("review_every").and_then(|node| review(decoder, node));
    let reviewed = fields.take("reviewed").and_then(|node| decoder.date(node));
    let requires = fields.take("requires");
    let requires = decoder.strings(requires);
    let avoid = fields.take("avoid");
    let avoid = decoder.strings(avoid);
    let misprints = fields.take("misprints");
    let misprints = decoder.list(misprints, misprint);
    let note = decoder.text_field(&mut fields, "note");

    let kind_value = kind.map_or(Kind::Text, |kind| kind.value);
    let (claims, derived) = match (claims_node, derived_node) {
        (Some(node), None) => (claims(decoder, node, kind_value, &mut fields), None),
        (None, Some(node)) => {
            let derived = derivation(decoder, node);
            fields.broken |= derived.is_none();
            (Vec::new(), derived)
        }
        (Some(_), Some(derived)) => {
            decoder.report(
                Diagnostic::error(
                    "wrong-type",
                    derived.span,
                    "a fact has claims or is derived, never both",
                )
                .help("keep the claims, or move the formula to a fact of its own"),
            );
            fields.broken = true;
            (Vec::new(), None)
        }
        (None, None) => {
            decoder.report(
                Diagnostic::error("missing-field", id.span, "a fact needs `claims` or `derived`")
                    .help("add `claims:` with at least one claim below it"),
            );
            fields.broken = true;
            (Vec::new(), None)
        }
    };
    if let Some(preferred) = &preferred
        && derived.is_none()
        && !claims.iter().any(|claim| claim.id.value == preferred.value)
    {
        let ids = claims.iter().map(|claim| claim.id.as_str());
        let help = match nearest(preferred.as_str(), ids.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its claims are {}", ids.collect::<Vec<_>>().join(", ")),
        };
        let message = format!("the fact has no claim `{}`", preferred.value);
        decoder.report(Diagnostic::error("unknown-claim", preferred.span, message).help(help));
    }
    let aliases = decoder.aliases(&mut fields);
    if !decoder.finish(fields) {
        return None;
    }
    Some(Fact {
        id,
        aliases,
        label,
        kind: kind?,
        unit,
        topics,
        claims,
        preferred,
        why_preferred,
        differ,
        derived,
        review_every,
        reviewed,
        requires,
        avoid,
        misprints,
        note,
    })
}

/// `180d`
fn review(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<u32>> {
    let read = |text: &str| {
        text.strip_suffix('d')
            .and_then(|days| days.parse().ok())
            .ok_or_else(|| format!("expected a number of days, found `{text}`"))
    };
    decoder.mended_scalar(node, "wrong-type", "write a number of days: 180d", read, mends::days)
}

fn misprint(decoder: &mut Decoder<'_>, node: &Node) -> Option<Misprint> {
    let mut fields = decoder.fields(node, node.span, "a misprint")?;
    let says = decoder.required(&mut fields, "says").and_then(|node| decoder.string(node));
    let source = fields.take("source").and_then(|node| decoder.id(node));
    decoder.finish(fields);
    Some(Misprint { says: says?, source })
}

fn claims(decoder: &mut Decoder<'_>, node: &Node, kind: Kind, fact: &mut Fields<'_>) -> Vec<Claim> {
    let entries = decoder.entries(node, "claims").unwrap_or_default();
    let mut claims = Vec::new();
    for entry in decoder.without_duplicates(entries, "duplicate-id") {
        let id = decoder.valid_id(&entry.key).map(|id| Spanned::new(id, entry.key.span));
        match id.and_then(|id| claim(decoder, id, &entry.value, kind)) {
            Some(claim) => claims.push(claim),
            // A fact without one of its claims would be judged by the others.
            None => fact.broken = true,
        }
    }
    fact.broken |= claims.is_empty();
    claims
}

fn claim(decoder: &mut Decoder<'_>, id: Spanned<Id>, node: &Node, kind: Kind) -> Option<Claim> {
    let mut fields = decoder.fields(node, id.span, "a claim")?;
    let value = decoder.required(&mut fields, "value");
    let value = value.and_then(|node| value_of(decoder, node, kind));
    fields.broken |= value.is_none();
    let modifier = fields.take("modifier");
    let modifier = match modifier {
        Some(node) => decoder.choice(node, &Modifier::ALL)?,
        None => Spanned::new(Modifier::Exact, id.span),
    };
    let says = fields.take("says").and_then(|node| decoder.string(node));
    let before = decoder.problems.len();
    let as_of = fields.take("as_of").and_then(|node| decoder.date(node));
    let period = fields.take("period").and_then(|node| decoder.period(node));
    let sources = decoder.source_uses(&mut fields);
    // A date or a source that cannot be read is reported once, not missed by the checks as well.
    fields.broken |= decoder.problems.len() > before;
    let counted_by = fields.take("counted_by").and_then(|node| decoder.id(node));
    let scope = decoder.text_field(&mut fields, "scope");
    let flags = fields.take("flags");
    let flags = decoder.list(flags, |decoder, node| decoder.choice(node, &Flag::ALL));
    let status = match fields.take("status") {
        Some(node) => decoder.choice(node, &Status::ALL)?,
        None => Spanned::new(Status::Current, id.span),
    };
    let before = decoder.problems.len();
    let parts = fields.take("parts");
    let parts = decoder.list(parts, part);
    // Without one of its parts a sum would be judged by the others.
    fields.broken |= decoder.problems.len() > before;
    let note = decoder.text_field(&mut fields, "note");
    if !decoder.finish(fields) {
        return None;
    }
    Some(Claim {
        id,
        value: value?,
        modifier,
        says,
        as_of,
        period,
        counted_by,
        scope,
        sources,
        flags,
        status,
        parts,
        note,
    })
}

fn value_of(decoder: &mut Decoder<'_>, node: &Node, kind: Kind) -> Option<Spanned<Value>> {
    let numeric = matches!(kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Ratio);
    if numeric && matches!(node.kind, NodeKind::Map(_)) {
        return range(decoder, node);
    }
    match kind {
        Kind::Count => {
            let number = decoder.decimal(node)?;
            if number.is_integer() && !number.is_sign_negative() {
                return Some(number.map(Value::Number));
            }
            let message = format!("a count is a whole number, found `{}`", number.value);
            decoder.report(
                Diagnostic::error("wrong-type", node.span, message)
                    .help("count whole things, or give the fact another `kind`"),
            );
            None
        }
        Kind::Money | Kind::Percent | Kind::Ratio => {
            Some(decoder.decimal(node)?.map(Value::Number))
        }
        Kind::Date => Some(decoder.period(node)?.map(Value::Date)),
        Kind::Duration => {
            let help = "write a length of time: P8Y for eight years, P56D for 56 days";
            let read = |text: &str| {
                Duration::parse(text)
                    .map(Value::Duration)
                    .ok_or_else(|| format!("expected a length of time, found `{text}`"))
            };
            decoder.mended_scalar(node, "wrong-type", help, read, mends::length)
        }
        Kind::Text => Some(decoder.wording(node)?.map(Value::Text)),
    }
}

/// `{from: 4500, to: 5000}`
fn range(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<Value>> {
    let mut fields = decoder.fields(node, node.span, "a range")?;
    let from = decoder.required(&mut fields, "from").and_then(|node| decoder.decimal(node));
    let to = decoder.required(&mut fields, "to").and_then(|node| decoder.decimal(node));
    decoder.finish(fields);
    let (from, to) = (from?, to?);
    if from.value >= to.value {
        let message = format!("a range rises, but {} is not below {}", from.value, to.value);
        decoder.report(
            Diagnostic::error("wrong-type", node.span, message)
                .help("put the smaller number first; for a single number write it alone"),
        );
        return None;
    }
    Some(Spanned::new(Value::Range(from.value, to.value), node.span))
}

fn part(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<Part>> {
    let text = decoder.string(node)?;
    if text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(|c: char| c.is_ascii_alphabetic())
    {
        return decoder
            .mended_scalar(
                node,
                "wrong-type",
                "write digits alone: 2814",
                read_decimal,
                mends::decimal,
            )
            .map(|number| number.map(Part::Number));
    }
    claim_ref(decoder, node).map(|reference| reference.map(Part::Claim))
}

/// `fact#claim`
fn claim_ref(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<ClaimRef>> {
    let help =
        "write the id of a fact, and that of a claim after `#`: children-separated#court-2019";
    decoder.scalar(node, "bad-id", help, |text| {
        let (fact, claim) = match text.split_once('#') {
            Some((fact, claim)) => (fact, Some(claim)),
            None => (text, None),
        };
        if !Id::is_valid(fact) || claim.is_some_and(|claim| !Id::is_valid(claim)) {
            return Err(format!("`{text}` does not name a claim"));
        }
        Ok(ClaimRef { fact: Id::from(fact), claim: claim.map(Id::from) })
    })
}

fn derivation(decoder: &mut Decoder<'_>, node: &Node) -> Option<Derivation> {
    let mut fields = decoder.fields(node, node.span, "a derivation")?;
    let formula = decoder.required(&mut fields, "formula").and_then(|node| decoder.string(node));
    let mut terms = Vec::new();
    if let Some(node) = decoder.required(&mut fields, "where") {
        let entries = decoder.entries(node, "the names of a formula").unwrap_or_default();
        for entry in decoder.without_duplicates(entries, "duplicate-key") {
            match claim_ref(decoder, &entry.value) {
                Some(reference) => terms.push((entry.key.clone(), reference)),
                // The formula would miss it and be reported as well.
                None => fields.broken = true,
            }
        }
    }
    let expect = fields.take("expect").and_then(|node| decoder.decimal(node));
    let round = fields.take("round").and_then(|node| decoder.whole(node));
    let mixed_dates = decoder.text_field(&mut fields, "mixed_dates");
    let mixed_scope = decoder.text_field(&mut fields, "mixed_scope");
    if !decoder.finish(fields) {
        return None;
    }
    let span: Span = node.span;
    let outcome = Err(DerivationError::Unknown);
    Some(Derivation {
        span,
        formula: formula?,
        terms,
        expect,
        round,
        mixed_dates,
        mixed_scope,
        outcome,
    })
}
