//! `explain`: the page of one check, or the list of all.

use std::fmt::Write as _;
use std::io;

use anstream::ColorChoice;
use textwrap::Options;

use super::args::Common;
use super::outcome::Outcome;
use super::screen;
use crate::check;
use crate::diag::{Severity, nearest};

/// Prints what a check finds, why it matters and how to mend it.
pub(super) fn explain(common: &Common, code: &str) -> io::Result<Outcome> {
    if let Some(check) = check::find(code) {
        let page = without_front_matter(check.docs).trim();
        let severity = check.severity.word();
        let page = format!("# {severity}[{}]: {}\n\n{page}\n", check.code, check.summary);
        screen::print(&laid_out(&page, screen::width(), style(common)))?;
        return Ok(Outcome::Clean);
    }
    let codes = check::ALL.iter().map(|check| check.code);
    let message = match nearest(code, codes) {
        Some(near) => format!("there is no check `{code}`; did you mean `{near}`?"),
        None => format!("there is no check `{code}`; `plainfact explain` lists them"),
    };
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

/// Prints every check with what it finds, by how severe it is where `site.yaml` says nothing else.
pub(super) fn list(common: &Common) -> io::Result<Outcome> {
    let width = check::ALL.iter().map(|check| check.code.len()).max().unwrap_or(0);
    let mut page = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let all = || check::ALL.iter().filter(|check| check.severity == severity);
        let _ = writeln!(page, "## {}\n", screen::counted(all().count(), severity.word()));
        for check in all() {
            let _ = writeln!(page, "    {:<width$}  {}", check.code, check.summary);
        }
        page.push('\n');
    }
    page.push_str("`plainfact explain CODE` says more of one.\n");
    screen::print(&laid_out(&page, screen::width(), style(common)))?;
    Ok(Outcome::Clean)
}

/// The page's text; what stands before it is for the site, which has the page, too.
pub(super) fn without_front_matter(page: &str) -> &str {
    let rest = page.strip_prefix("---\n").and_then(|page| page.split_once("\n---\n"));
    rest.map_or(page, |(_, text)| text)
}

/// What goes before and after a heading.
fn style(common: &Common) -> (&'static str, &'static str) {
    match screen::choice(common) {
        ColorChoice::Never => ("", ""),
        ColorChoice::Auto | ColorChoice::AlwaysAnsi | ColorChoice::Always => {
            ("\u{1b}[1m", "\u{1b}[0m")
        }
    }
}

/// A page in Markdown for a terminal: headings without their marks, paragraphs and items as wide
/// as it is, code moved in and as it stands, links as their words.
fn laid_out(page: &str, width: usize, (on, off): (&str, &str)) -> String {
    let mut text = String::new();
    let mut in_code = false;
    let mut paragraph: Vec<&str> = Vec::new();
    let flush = |paragraph: &mut Vec<&str>, text: &mut String| {
        if paragraph.is_empty() {
            return;
        }
        let words = without_links(&paragraph.join(" "));
        let hanging = if words.starts_with("- ") { "  " } else { "" };
        let options = Options::new(width).subsequent_indent(hanging).break_words(false);
        text.push_str(&textwrap::fill(&words, options));
        text.push('\n');
        paragraph.clear();
    };
    for line in page.lines() {
        let fence = line.starts_with("```");
        if in_code || fence {
            flush(&mut paragraph, &mut text);
            if !fence {
                let _ = writeln!(text, "{}", format!("    {line}").trim_end());
            }
            in_code ^= fence;
            continue;
        }
        let is_block = line.is_empty() || line.starts_with(['#', '-', ' ', '|', '>']);
        let begins_block = !line.starts_with("  ") || line.starts_with("    ");
        if is_block && (begins_block || paragraph.is_empty()) {
            flush(&mut paragraph, &mut text);
        }
        if let Some(heading) = line.strip_prefix('#') {
            let _ = writeln!(text, "{on}{}{off}", heading.trim_start_matches('#').trim());
        } else if line.is_empty() || line.starts_with("    ") || line.starts_with(['|', '>']) {
            text.push_str(line);
            text.push('\n');
        } else {
            paragraph.push(line.trim());
        }
    }
    flush(&mut paragraph, &mut text);
    text
}

/// `[words](address)` as the words; what stands between backticks stays.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, piece) in text.split('`').enumerate() {
        if at > 0 {
            plain.push('`');
        }
        if at % 2 == 1 {
            plain.push_str(piece);
            continue;
        }
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once("](") {
            let Some((_, later)) = after.split_once(')') else { break };
            match before.rsplit_once('[') {
                Some((before, words)) => {
                    plain.push_str(before);
                    plain.push_str(words);
                }
                // The bracket opened before a backtick.
                None => plain.push_str(before),
            }
            rest = later;
        }
        plain.push_str(rest);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_for_the_site() {
        let check = |page: &str, expected: &str| assert_eq!(without_front_matter(page), expected);
        check("---\ntitle: A\n---\nWords\n---\n", "Words\n---\n");
        check("Words\n", "Words\n");
        check("---\ntitle: A\n", "---\ntitle: A\n");
    }

    #[test]
    fn pages_are_laid_out_for_a_terminal() {
        let check = |page: &str, expected: &str| {
            assert_eq!(laid_out(page, 20, ("<", ">")), expected, "{page}");
        };
        check(
            "## Bad one\n\nWords of a [paragraph](x.md)\nthat is long.\n",
            "<Bad one>\n\nWords of a paragraph\nthat is long.\n",
        );
        check("- one item that is long\n- two\n", "- one item that is\n  long\n- two\n");
        check(
            "A:\n\n```yaml\n# no heading that is broken\n\n- x\n```\n",
            "A:\n\n    # no heading that is broken\n\n    - x\n",
        );
        check("write `[a](fact:b)` so", "write `[a](fact:b)`\nso\n");
        check("see [a `b`", "see [a `b`\n");
    }

    #[test]
    fn every_page_fits() {
        for check in check::ALL {
            let text = laid_out(without_front_matter(check.docs), 80, ("", ""));
            let wide = |line: &&str| !line.starts_with("    ") && line.chars().count() > 80;
            let wide: Vec<&str> = text.lines().filter(wide).collect();
            assert!(wide.is_empty(), "{}: {wide:#?}", check.code);
            assert!(!text.contains("```") && !text.contains("\n## "), "{}", check.code);
        }
    }
}
