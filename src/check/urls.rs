//! Web addresses: what two of them have in common, and what has no business in one.

use std::ops::Range;

/// Parameters that say from where a reader came, and nothing of what is read.
///
/// Source: the documentation of the tools that add them (Google, Meta, Microsoft, Mailchimp,
/// HubSpot, Yandex, X).
const TRACKING: [&str; 15] = [
    "_hsenc", "_hsmi", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igshid", "mc_cid",
    "mc_eid", "msclkid", "ref_src", "twclid", "wbraid", "yclid",
];

fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || TRACKING.contains(&name)
}

/// Where the query of an address stands, without `?`.
fn query(url: &str) -> Option<Range<usize>> {
    let end = url.find('#').unwrap_or(url.len());
    let start = url.get(..end)?.find('?')? + 1;
    Some(start..end)
}

/// The parameters of an address that only track, in order.
pub(super) fn tracking(url: &str) -> Vec<&str> {
    let Some(query) = query(url) else { return Vec::new() };
    let parameters = url[query].split('&');
    parameters.filter(|parameter| is_tracking(name_of(parameter))).collect()
}

fn name_of(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or(parameter)
}

/// The address without what only tracks.
pub(super) fn without_tracking(url: &str) -> String {
    let Some(query) = query(url) else { return url.to_owned() };
    let parameters = url[query.clone()].split('&');
    let kept: Vec<&str> = parameters.filter(|p| !is_tracking(name_of(p))).collect();
    let before = &url[..query.start - 1];
    let mark = if kept.is_empty() { "" } else { "?" };
    format!("{before}{mark}{}{}", kept.join("&"), &url[query.end..])
}

/// What two addresses of one page have in common: no scheme, no `www.`, no place on the page, no
/// slash at the end, nothing that tracks.
pub(super) fn same_page(url: &str) -> String {
    let url = without_tracking(url);
    let url = url.split('#').next().unwrap_or("");
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = url.split_at(url.find(['/', '?']).unwrap_or(url.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}{}", path.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_tracks_is_taken_out_and_nothing_else() {
        for (url, expected) in [
            ("https://a.org/b?utm_source=x&id=4&utm_medium=y#c", "https://a.org/b?id=4#c"),
            ("https://a.org/b?fbclid=x", "https://a.org/b"),
            ("https://a.org/b?gclid=x#utm_source=y", "https://a.org/b#utm_source=y"),
            ("https://a.org/b?id=4&q=utm_source", "https://a.org/b?id=4&q=utm_source"),
            ("https://a.org/utm_source=x", "https://a.org/utm_source=x"),
            ("", ""),
            ("?", "?"),
        ] {
            assert_eq!(without_tracking(url), expected, "{url}");
        }
    }

    #[test]
    fn one_page_has_many_addresses() {
        for (a, b, same) in [
            ("https://www.a.org/b/", "http://A.org/b", true),
            ("https://a.org/b#c", "https://a.org/b?utm_source=x", true),
            ("https://a.org", "https://a.org/", true),
            ("https://a.org/b?id=4", "https://a.org/b?id=5", false),
            ("https://a.org/b", "https://a.org/B", false),
        ] {
            assert_eq!(same_page(a) == same_page(b), same, "{a} {b}");
        }
    }
    proptest! {
        #[test]
        fn any_address_is_clean_once_it_is_cleaned(url in "(https?://)?[a-z?&=#/_é]{0,30}(utm_x)?[&?#=é]{0,4}") {
            let clean = without_tracking(&url);
            prop_assert!(tracking(&clean).is_empty(), "{clean}");
            prop_assert_eq!(same_page(&clean), same_page(&url));
        }
    }
}
