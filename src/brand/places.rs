//! The search for places of `config.json`: who finds a street by its name, where that is not the backend.

use serde_json::Value;

use crate::finding::Finding;
use crate::map::{is_reachable, origin};
use crate::settings::{check_keys, text};
use crate::shape::string;

const KEYS: [&str; 3] = ["search", "nearest", "attribution"];

/// Where places are searched when that is another site, such as `https://places.example`: a content security policy must
/// allow connections there. At most two, and none where the backend searches.
pub fn place_origins(config: &str) -> Vec<String> {
    let Ok(file) = serde_json::from_str::<Value>(config.trim_start_matches('\u{feff}')) else {
        return Vec::new();
    };
    let Some(places) = file.get("places") else { return Vec::new() };
    let mut origins: Vec<String> =
        ["search", "nearest"].into_iter().filter_map(|name| origin(text(places.get(name)))).collect();
    origins.dedup();
    origins
}

pub(crate) fn check_places(found: &mut Vec<Finding>, value: Option<&Value>) {
    let Some(value) = value.filter(|value| !value.is_null()) else { return };
    let Some(places) = value.as_object() else {
        found.push(Finding::stop(
            "/places",
            "This is not a search for places.",
            "Write {\"search\": …, \"nearest\": …, \"attribution\": …}, or leave places out: then your backend finds them.",
        ));
        return;
    };
    check_keys(found, "/places", places, &KEYS);
    check_address(
        found,
        "/places/search",
        text(places.get("search")),
        &["{text}"],
        "\"https://places.example/api?q={text}&lang={language}\"",
    );
    if places.get("nearest").is_some_and(|nearest| !nearest.is_null()) {
        check_address(
            found,
            "/places/nearest",
            text(places.get("nearest")),
            &["{lat}", "{long}"],
            "\"https://places.example/reverse?lat={lat}&lon={long}\"",
        );
    }
    let credit = "Write, for example, \"Addresses © OpenStreetMap contributors\".";
    let written = string(found, "/places/attribution", places.get("attribution"), credit);
    if written.is_some_and(str::is_empty) {
        found.push(Finding::advice(
            "/places/attribution",
            "It is not said whose search this is, which nearly every licence asks for.",
            credit,
        ));
    }
}

fn check_address(found: &mut Vec<Finding>, at: &str, address: &str, parts: &[&str], example: &str) {
    let has_all = parts.iter().all(|part| address.contains(part));
    if !has_all || !is_reachable(address) {
        found.push(Finding::stop(
            at,
            "This is not the address of a search that answers in GeocodeJSON.",
            format!(
                "Write it with {}: a path on the same site, or an address such as {example}.",
                parts.join(" and ")
            ),
        ));
    }
}
