//! Where we are: the parts of the address that the router does not give.

use super::{HERE, window};

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

/// The path with its query, as typed.
pub fn path_and_query() -> String {
    window().map_or_else(
        || "/".to_owned(),
        |window| {
            let location = window.location();
            location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
        },
    )
}

/// The origin, such as `https://council.example`.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Puts another address in the bar without going there and without a step in the history.
pub fn replace(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Fails only for another origin, which no caller builds; the old address then stays.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// Loads the page afresh, at an address of this site.
pub fn load(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(address);
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
