//! What the preview adds to a page on its way out. The published page never has it.

use super::find::Look;

/// Adds the script that loads a page again after a build, and the panel's. The page's own policy is
/// widened by just that.
pub(super) fn scripts(html: &str, look: Look, prefix: &str, panel: &str) -> String {
    let html = allow_own(html);
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    let Look { content, styles } = look;
    let prefix = escaped(prefix);
    format!(
        "{before}<script type=\"module\" src=\"/__plainfact/live.js\" data-prefix=\"{prefix}\" \
         data-content=\"{content:x}\" data-styles=\"{styles:x}\"></script>\
         <script type=\"module\" src=\"/__plainfact/{panel}\"></script>\n{after}"
    )
}

/// What the addition needs a policy to allow from the same origin.
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];

/// The page, with its policy (`<meta http-equiv="Content-Security-Policy" …>`) widened.
fn allow_own(html: &str) -> String {
    let policy = html
        .find("http-equiv=\"Content-Security-Policy\"")
        .and_then(|at| Some(at + html[at..].find("content=\"")? + "content=\"".len()))
        .and_then(|start| Some(start..start + html[start..].find('"')?));
    let Some(policy) = policy else { return html.to_owned() };
    let widened = widen(&html[policy.clone()]);
    format!("{}{widened}{}", &html[..policy.start], &html[policy.end..])
}

/// A policy that also allows what is needed from the same origin (Content Security Policy Level 3:
/// a directive that is missing is that of `default-src`; a policy without either allows all).
fn widen(policy: &str) -> String {
    let policy = policy.replace("&#39;", "'").replace("&#x27;", "'");
    let mut directives: Vec<Vec<&str>> =
        policy.split(';').map(|directive| directive.split_whitespace().collect()).collect();
    directives.retain(|directive| !directive.is_empty());
    let of = |directives: &[Vec<&str>], name: &str| {
        directives.iter().position(|directive| directive[0].eq_ignore_ascii_case(name))
    };
    let default = of(&directives, "default-src").map(|at| directives[at].clone());
    for name in NEEDED {
        let at = match (of(&directives, name), &default) {
            (Some(at), _) => at,
            (None, Some(default)) => {
                let inherited = std::iter::once(name).chain(default.iter().skip(1).copied());
                directives.push(inherited.collect());
                directives.len() - 1
            }
            (None, None) => continue,
        };
        directives[at].retain(|source| *source != "'none'");
        if !directives[at].contains(&"'self'") {
            directives[at].push("'self'");
        }
    }
    directives.iter().map(|directive| directive.join(" ")).collect::<Vec<_>>().join("; ")
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_before_the_end_of_the_body() {
        let look = Look { content: 10, styles: 11 };
        let page = scripts("<body>a</body></html>", look, "/b\"", "panel.js");
        let expected = "<body>a<script type=\"module\" src=\"/__plainfact/live.js\" \
                        data-prefix=\"/b&quot;\" data-content=\"a\" data-styles=\"b\"></script>\
                        <script type=\"module\" src=\"/__plainfact/panel.js\"></script>\n\
                        </body></html>";
        assert_eq!(page, expected);
        assert!(scripts("no body", look, "", "panel.js").ends_with("</script>\n"));
    }

    #[test]
    fn widens_a_policy_by_just_what_it_needs() {
        let check = |policy: &str, expected: &str| assert_eq!(widen(policy), expected);
        check(
            "default-src 'self'",
            "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
        );
        check(
            "default-src &#39;none&#39;; script-src 'sha256-x'; style-src 'self'; connect-src 'none'",
            "default-src 'none'; script-src 'sha256-x' 'self'; style-src 'self'; \
             connect-src 'self'",
        );
        check("img-src 'self'", "img-src 'self'");
        check("", "");
    }

    #[test]
    fn finds_the_policy_of_a_page() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">";
        let expected =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">";
        assert_eq!(allow_own(page), expected);
        assert_eq!(
            allow_own("http-equiv=\"Content-Security-Policy\" content=\""),
            "http-equiv=\"Content-Security-Policy\" content=\""
        );
    }
}
