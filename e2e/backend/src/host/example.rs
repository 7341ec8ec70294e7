//! The example for nginx that lies in a release says what this host does.

use super::address::ROUTES;
use super::headers;

const EXAMPLE: &str = include_str!("../../../../src/release/nginx.conf");

/// A route as nginx matches it. A last part with a dot is a file.
fn pattern(route: &str) -> String {
    let mut pattern = "~^".to_owned();
    for part in route.trim_matches('/').split('/').filter(|part| !part.is_empty()) {
        pattern.push('/');
        match part.chars().next() {
            Some('*') => return pattern + "(.*/)?[^/.]*$",
            Some(':') => pattern.push_str("[^/.]+"),
            _ => pattern.push_str(part),
        }
    }
    pattern + "/?$"
}

#[test]
fn the_example_gives_the_page_to_the_same_addresses() {
    let block = EXAMPLE.split("$onedoor_screen {").nth(1).and_then(|rest| rest.split("\n}").next());
    let theirs: Vec<&str> = block
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\" 1;"))
        .collect();
    assert_eq!(theirs, ROUTES.map(pattern));
}

#[test]
fn the_example_sends_the_same_headers() {
    let server = EXAMPLE.split("server {").nth(1).and_then(|rest| rest.split("\n  location").next());
    let mut theirs: Vec<(String, &str)> = server
        .unwrap_or_default()
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("add_header ")?.strip_suffix("\" always;")?.split_once(" \"")
        })
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    theirs.sort_unstable();
    let policy = headers::policy(None, &[]);
    let mut ours = vec![("content-security-policy".to_owned(), policy.to_str().unwrap_or_default())];
    ours.extend(headers::FIXED.iter().map(|(name, value)| (name.to_string(), *value)));
    ours.sort_unstable();
    assert_eq!(theirs, ours);
}
