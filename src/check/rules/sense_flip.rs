//! `sense-flip`: words that say the contrary of what the figure says.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::figures::{FigureUse, mismatches};
use crate::check::passages::{Passage, Passages};
use crate::diag::Diagnostic;
use crate::figure::write;
use crate::model::{Kind, Lang, Value};
use crate::text::Span;

/// On which side of the half a share is said to be, or which way a number is said to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Above, or up.
    Up,
    /// Below, or down.
    Down,
}

/// What the check knows of a language.
struct Words {
    /// What may stand right before or after a share, in small letters.
    shares: &'static [(&'static str, Side)],
    /// Verbs of change.
    changes: &'static [(&'static str, Side)],
    /// What joins a verb, the first figure and the second: `rose from 1,786 to 2,926`.
    from: &'static [&'static str],
    to: &'static [&'static str],
}

const ENGLISH: Words = Words {
    shares: &[
        ("a majority", Side::Up),
        ("the majority", Side::Up),
        ("more than half", Side::Up),
        ("over half", Side::Up),
        ("a minority", Side::Down),
        ("less than half", Side::Down),
        ("fewer than half", Side::Down),
        ("under half", Side::Down),
    ],
    changes: &[
        ("rose", Side::Up),
        ("rises", Side::Up),
        ("grew", Side::Up),
        ("grown", Side::Up),
        ("risen", Side::Up),
        ("increased", Side::Up),
        ("climbed", Side::Up),
        ("went up", Side::Up),
        ("gone up", Side::Up),
        ("fell", Side::Down),
        ("falls", Side::Down),
        ("fallen", Side::Down),
        ("dropped", Side::Down),
        ("declined", Side::Down),
        ("decreased", Side::Down),
        ("shrank", Side::Down),
        ("went down", Side::Down),
        ("gone down", Side::Down),
    ],
    from: &["from"],
    to: &["to"],
};

const SPANISH: Words = Words {
    shares: &[
        ("la mayoría", Side::Up),
        ("una mayoría", Side::Up),
        ("más de la mitad", Side::Up),
        ("la minoría", Side::Down),
        ("una minoría", Side::Down),
        ("menos de la mitad", Side::Down),
    ],
    changes: &[
        ("subió", Side::Up),
        ("subieron", Side::Up),
        ("subido", Side::Up),
        ("aumentó", Side::Up),
        ("aumentaron", Side::Up),
        ("aumentado", Side::Up),
        ("creció", Side::Up),
        ("crecieron", Side::Up),
        ("crecido", Side::Up),
        ("bajó", Side::Down),
        ("bajaron", Side::Down),
        ("bajado", Side::Down),
        ("cayó", Side::Down),
        ("cayeron", Side::Down),
        ("caído", Side::Down),
        ("disminuyó", Side::Down),
        ("disminuyeron", Side::Down),
        ("descendió", Side::Down),
        ("se redujo", Side::Down),
        ("se redujeron", Side::Down),
    ],
    from: &["de", "desde"],
    to: &["a", "hasta"],
};

/// A language without a table has only the hedges within references judged.
fn words_of(lang: &Lang) -> Option<&'static Words> {
    match lang.as_str() {
        "en" => Some(&ENGLISH),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    mismatches(context, "sense-flip", problems);
    let mut passages = Passages::default();
    for (index, figure) in context.figures.iter().enumerate() {
        let Some(words) = words_of(figure.text.lang) else { continue };
        let Some((value, _)) = number(figure) else { continue };
        let Some((passage, at)) = passages.around(figure.text.doc, figure.target.span) else {
            continue;
        };
        if let Some((fact, claim)) = figure.stated()
            && fact.kind.value == Kind::Percent
            && let Some((side, span)) = said_beside(passage, at, words)
            && flips(side, value, Decimal::from(50))
        {
            let share = write::value(fact, claim, figure.text.lang);
            let words = context.files.snippet(span);
            problems.push(
                Diagnostic::error("sense-flip", span, format!("`{words}` is not true of {share}"))
                    .label(claim.value.span, format!("`{}` is {share}", fact.id.value))
                    .help("turn the words round, or leave them out"),
            );
        }
        if let Some(next) = context.figures.get(index + 1) {
            change(context, [figure, next], passage, at, words, problems);
        }
    }
}

/// The number that a use states, and where the registry has it.
fn number(figure: &FigureUse<'_>) -> Option<(Decimal, Span)> {
    let (_, claim) = figure.stated()?;
    match claim.value.value {
        Value::Number(number) => Some((number, claim.value.span)),
        Value::Range(..) | Value::Date(_) | Value::Duration(_) | Value::Text(_) => None,
    }
}

fn flips(side: Side, value: Decimal, against: Decimal) -> bool {
    match side {
        Side::Up => value < against,
        Side::Down => value > against,
    }
}

/// How far from a link words stand that are beside it, in bytes: the longest of them and a sign.
const BESIDE: usize = 60;

/// Words about the half that stand right before or after a link, and where.
fn said_beside(passage: &Passage<'_>, at: usize, words: &Words) -> Option<(Side, Span)> {
    let link = &passage.links.get(at)?.range;
    let near = link.start.saturating_sub(BESIDE)..(link.end + BESIDE).min(passage.text.len());
    words.shares.iter().find_map(|(phrase, side)| {
        let found = passage.find_from(near.clone(), phrase).find(|range| {
            let between = if range.end <= link.start {
                passage.text.get(range.end..link.start)
            } else {
                passage.text.get(link.end..range.start)
            };
            // `a majority, 54%`; `54%, a majority`; `a majority (54%)`.
            between.is_some_and(|between| matches!(between.trim(), "," | "(" | ":" | "–" | "—"))
        })?;
        Some((*side, passage.span(found)?))
    })
}

/// Reports `rose from A to B` where A and B are two linked figures, one after the other, and B is
/// not above A.
fn change(
    context: &Context<'_>,
    [first, second]: [&FigureUse<'_>; 2],
    passage: &Passage<'_>,
    at: usize,
    words: &Words,
    problems: &mut Vec<Diagnostic>,
) {
    let (Some(link), Some(next)) = (passage.links.get(at), passage.links.get(at + 1)) else {
        return;
    };
    let (Some(before), Some(between)) =
        (passage.text.get(..link.range.start), passage.text.get(link.range.end..next.range.start))
    else {
        return;
    };
    // Other words may stand between the figures and their `from` and `to`, but no other sentence.
    const ENDS: [char; 6] = ['.', ';', ':', '?', '!', '\n'];
    let ends = |text: &str| text.contains(ENDS);
    let ends_with = |text: &str, joints: &[&str]| {
        text.split_whitespace().next_back().is_some_and(|word| joints.contains(&word))
    };
    let joined = ends_with(before, words.from)
        && ends_with(between, words.to)
        && !ends(between)
        && next.span == second.target.span;
    if !joined {
        return;
    }
    let sentence = before.rfind(ENDS).map_or(0, |at| at + 1);
    let verb = words.changes.iter().find_map(|(verb, side)| {
        let range = passage
            .find_from(sentence..before.len(), verb)
            .filter(|range| range.end <= before.len())
            .last()?;
        (!ends(&before[range.end..])).then_some((*side, range))
    });
    let (Some((from, from_place)), Some((to, to_place))) = (number(first), number(second)) else {
        return;
    };
    let Some((side, range)) = verb.filter(|(side, _)| from == to || flips(*side, to, from)) else {
        return;
    };
    let Some(span) = passage.span(range) else { return };
    let verb = context.files.snippet(span);
    let [from, to] = [from, to].map(|number| write::decimal(number, first.text.lang));
    let help = match side {
        Side::Up => "it did not go up: turn the word round, or put the figures in the other order",
        Side::Down => {
            "it did not go down: turn the word round, or put the figures in the other order"
        }
    };
    problems.push(
        Diagnostic::error("sense-flip", span, format!("`{verb}` from {from} to {to}"))
            .label(from_place, "the first figure")
            .label(to_place, "the second")
            .help(help),
    );
}
