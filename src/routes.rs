//! The addresses of the portal, in one place, so that a link and a route cannot drift apart.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks;
use leptos_router::params::ParamsMap;

use crate::browser::address;

pub use crate::browser::address::at;

/// The account page.
pub const ACCOUNT: &str = "/";
/// Report an issue.
pub const REPORT: &str = "/report";
/// My cases.
pub const CASES: &str = "/cases";
/// A guest's case.
pub const TRACK: &str = "/track";
/// How we reach you.
pub const CHANNELS: &str = "/channels";
/// Webchat.
pub const CHAT: &str = "/chat";
/// Every way to reach the council.
pub const CONTACT: &str = "/contact";
/// Help articles.
pub const HELP: &str = "/help";
/// What waits to be sent.
pub const OUTBOX: &str = "/outbox";
/// Sign in.
pub const SIGN_IN: &str = "/sign-in";

/// The path of the app that is shown. What the router gives begins with the base.
#[expect(clippy::disallowed_methods, reason = "the base is taken away here")]
pub fn use_path() -> Memo<String> {
    let path = hooks::use_location().pathname;
    Memo::new(move |_| path.with(|path| address::below(path).to_owned()))
}

/// What the address asks, after its `?`, as long as the page's own route is shown. The router has one for each route, and does
/// not tell it of another path of the same route (`FlatRoutes` of `leptos_router` 0.8); the one for all routes tells a page that is
/// being left of what the next one is asked.
#[expect(clippy::disallowed_methods, reason = "the base is taken away here")]
pub fn use_query() -> Memo<ParamsMap> {
    let (here, own) = (hooks::use_location(), hooks::use_matched());
    Memo::new(move |before: Option<&ParamsMap>| {
        let path = here.pathname.read();
        let is_own = own.with(|own| address::below(&path).trim_matches('/') == own.trim_matches('/'));
        before.filter(|_| !is_own).cloned().unwrap_or_else(|| here.query.get())
    })
}

/// Goes to a path of the app. The router would add the base too, but would lose the slash at its end, which is where
/// the account page lives.
#[expect(clippy::disallowed_methods, reason = "the base is added here")]
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Clone {
    let navigate = hooks::use_navigate();
    move |path: &str, options| navigate(&at(path), NavigateOptions { resolve: false, ..options })
}

/// The sign-in page that comes back to where we are.
pub fn sign_in_and_return() -> String {
    let here = address::path_and_query();
    if here == ACCOUNT || here.starts_with(SIGN_IN) {
        SIGN_IN.to_owned()
    } else {
        format!("{SIGN_IN}?return={}", encode(&here))
    }
}

/// The address to return to after signing in: only a path of the app, never another origin.
pub fn safe_return(asked: Option<String>) -> String {
    asked
        .filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']))
        .unwrap_or_else(|| ACCOUNT.to_owned())
}

/// The address that dials a number; RFC 3966 has no spaces in it, people do.
pub fn tel(number: &str) -> String {
    format!("tel:{}", number.split_whitespace().collect::<String>())
}

/// Percent-encodes for a query value (RFC 3986: everything but unreserved characters).
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for evil in
            ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
        {
            assert_eq!(safe_return(Some(evil.to_owned())), ACCOUNT, "{evil}");
        }
        assert_eq!(safe_return(Some("/cases/AB-1?x=1".to_owned())), "/cases/AB-1?x=1");
        assert_eq!(safe_return(None), ACCOUNT);
    }

    #[test]
    fn a_number_is_dialled_without_its_spaces() {
        assert_eq!(tel("18001 01632 960100"), "tel:1800101632960100");
    }

    #[test]
    fn a_query_value_is_encoded_byte_by_byte() {
        assert_eq!(encode("/cases?q=tŷ"), "%2Fcases%3Fq%3Dt%C5%B7");
    }
}
