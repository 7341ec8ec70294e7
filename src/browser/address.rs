//! Where we are: the parts of the address that the router does not give.

use std::cell::Cell;

use super::{HERE, window};

thread_local! {
    static BASE: Cell<&'static str> = const { Cell::new("") };
}

/// Tells, once and before anything asks, below which path the portal is served: `/`, or one such as `/account/`.
pub fn begin(base: &str) {
    BASE.set(base.trim_end_matches('/').to_owned().leak());
}

/// The path below which the portal is served, without the slash at its end: nothing at the root of a site.
pub fn base() -> &'static str {
    BASE.get()
}

/// The address at which the browser finds a path of the app. What is no path, such as `#top` or another site, stays.
///
/// Everywhere else a path of the app is without the base, so that it is added here and once.
pub fn at(path: &str) -> String {
    if path.starts_with('/') { base().to_owned() + path } else { path.to_owned() }
}

/// The path of the app that the browser finds at this one.
pub fn below(path: &str) -> &str {
    path.strip_prefix(base()).unwrap_or(path)
}

/// The fragment without its `#`. Never sent to any server, so secrets may stand in it.
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Percent-encoded text as it reads; text that is not well encoded stays as it is.
pub fn decoded(text: &str) -> String {
    if !HERE {
        return text.to_owned();
    }
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

/// The value of a query parameter, decoded.
pub fn query(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The path of the app that we are at, with its query, as typed.
pub fn path_and_query() -> String {
    window().map_or_else(
        || "/".to_owned(),
        |window| {
            let location = window.location();
            below(&location.pathname().unwrap_or_default()).to_owned()
                + &location.search().unwrap_or_default()
        },
    )
}

/// The origin, such as `https://council.example`.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Puts another address of the app in the bar without going there and without a step in the history.
pub fn replace(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Fails only for another origin, which no caller builds; the old address then stays.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&at(address)));
    }
}

/// Loads the page afresh, at an address of the app.
pub fn load(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(&at(address));
    }
}

/// Loads the page afresh where it is.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_put_before_a_path_of_the_app_and_taken_away_again() {
        let check = |set: &str, path: &str, address: &str| {
            begin(set);
            assert_eq!(at(path), address, "{set}");
            assert_eq!(below(address), path, "{set}");
        };
        check("/", "/", "/");
        check("/", "/cases?q=a#b", "/cases?q=a#b");
        check("/account/", "/", "/account/");
        check("/account/", "/account", "/account/account");
        check("/my/account/", "/track/AB-1#secret", "/my/account/track/AB-1#secret");
        check("/account/", "#top", "#top");
        check("/account/", "https://a.example/", "https://a.example/");
        begin("/");
    }
}
