//! The map of `config.json`: where its tiles come from, and what it shows first.

use serde_json::{Map, Value};

use crate::finding::Finding;
use crate::settings::{check_keys, text};
use crate::shape::string;

const KEYS: [&str; 8] =
    ["tiles", "format", "tiles_to", "attribution", "centre", "zoom", "min_zoom", "max_zoom"];
/// Beyond this no map has tiles.
const DEEPEST: u64 = 22;

/// Where the tiles of the map come from when that is another site, such as `https://tiles.example`: a content security
/// policy must allow pictures and connections there. Nothing when there is no map, or its tiles are on the same site.
pub fn tile_origin(config: &str) -> Option<String> {
    let file: Value = serde_json::from_str(config.trim_start_matches('\u{feff}')).ok()?;
    origin(text(file.get("map")?.get("tiles")))
}

/// The site of an address that begins with https://, if it can stand in a header.
pub(crate) fn origin(address: &str) -> Option<String> {
    let host = address.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
    (!host.is_empty() && host.bytes().all(plain)).then(|| format!("https://{host}"))
}

/// Can a page fetch from there: a path on the same site, or another site by https?
pub(crate) fn is_reachable(address: &str) -> bool {
    let same_site = address.starts_with('/') && !address.starts_with("//");
    (same_site || origin(address).is_some()) && !address.contains(char::is_whitespace)
}

pub(crate) fn check_map(found: &mut Vec<Finding>, value: Option<&Value>) {
    let Some(value) = value.filter(|value| !value.is_null()) else { return };
    let Some(map) = value.as_object() else {
        found.push(Finding::stop(
            "/map",
            "This is not a map's settings.",
            "Write {\"tiles\": …, \"attribution\": …, \"centre\": …}, or leave map out: then places are found by words alone.",
        ));
        return;
    };
    check_keys(found, "/map", map, &KEYS);
    if map.get("tiles").is_none_or(Value::is_null) {
        return;
    }
    check_tiles(found, text(map.get("tiles")));
    check_format(found, map);
    let credit = "Write, for example, \"© OpenStreetMap contributors\".";
    if string(found, "/map/attribution", map.get("attribution"), credit).is_some_and(str::is_empty) {
        found.push(Finding::advice(
            "/map/attribution",
            "It is not said whose map this is, which nearly every licence asks for.",
            credit,
        ));
    }
    if centre(map).is_none() {
        found.push(Finding::stop(
            "/map/centre",
            "This is not a position.",
            "Write the middle of your area as two numbers, north and east, such as [52.4153, -4.0829].",
        ));
    }
    check_zooms(found, map);
}

fn check_tiles(found: &mut Vec<Finding>, tiles: &str) {
    let has_all = ["{z}", "{x}", "{y}"].iter().all(|part| tiles.contains(part));
    if !has_all || !is_reachable(tiles) {
        found.push(Finding::stop(
            "/map/tiles",
            "This is not the address of a map's tiles.",
            "Write it with {z}, {x} and {y}: a path on the same site, or an address such as \"https://tiles.example/{z}/{x}/{y}.png\", or one that ends in .pbf for vector tiles. {theme}, if you write it, becomes light or dark.",
        ));
    }
}

/// What the tiles are, and how near there are any.
fn check_format(found: &mut Vec<Finding>, map: &Map<String, Value>) {
    if map.get("format").is_some_and(|format| !matches!(format.as_str(), Some("picture" | "vector"))) {
        found.push(Finding::stop(
            "/map/format",
            "This is neither \"picture\" nor \"vector\".",
            "Leave it out where the address says it: one that ends in .pbf or .mvt gives vector tiles, any other gives pictures. Else write which of the two it gives.",
        ));
    }
    let whole = |value: &Value| value.as_u64().is_some_and(|zoom| (1..=DEEPEST).contains(&zoom));
    if map.get("tiles_to").is_some_and(|value| !whole(value)) {
        found.push(Finding::stop(
            "/map/tiles_to",
            format!("This is not a whole number from 1 to {DEEPEST}."),
            "Write the nearest zoom that your tiles are made for; what is nearer is drawn from them. Left out it is 14 for vector tiles, and for pictures there is no such limit.",
        ));
    }
}

fn centre(map: &Map<String, Value>) -> Option<(f64, f64)> {
    let [lat, long] = map.get("centre")?.as_array()?.as_slice() else { return None };
    let (lat, long) = (lat.as_f64()?, long.as_f64()?);
    (lat.abs() <= 90.0 && long.abs() <= 180.0).then_some((lat, long))
}

fn check_zooms(found: &mut Vec<Finding>, map: &Map<String, Value>) {
    let mut known = Vec::new();
    for name in ["min_zoom", "zoom", "max_zoom"] {
        let Some(value) = map.get(name) else { continue };
        match value.as_u64().filter(|zoom| *zoom <= DEEPEST) {
            Some(zoom) => known.push((name, zoom)),
            None => found.push(Finding::stop(
                &format!("/map/{name}"),
                format!("This is not a whole number from 0 to {DEEPEST}."),
                "14 shows a town, 17 a street.",
            )),
        }
    }
    for pair in known.windows(2) {
        if let [(lower, low), (higher, high)] = pair
            && low > high
        {
            found.push(Finding::stop(
                &format!("/map/{higher}"),
                format!("{higher} is less than {lower}."),
                "min_zoom is at most zoom, and zoom is at most max_zoom.",
            ));
        }
    }
}
