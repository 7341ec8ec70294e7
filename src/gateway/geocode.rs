//! A search for places beside the backend, which a council names in its settings: any that answers in `GeocodeJSON` 0.1
//! (github.com/geocoders/geocodejson-spec), as Photon, Addok, Pelias and Nominatim do. It knows what a place is called and where
//! it is; whose it is says the backend alone.

use crate::contract::link::escape;
use crate::json::{Object, Read, Wrong, parse};
use crate::problem;
use crate::transport::{Method, Request, Response, Transport};
use futures::FutureExt;
use onedoor_domain::report::{Area, Place, Position};
use onedoor_domain::{Answer, Failure, Language};
use serde_json::Value;
use std::rc::Rc;

/// The longest question, in characters, as for the backend.
const LONGEST: usize = 200;
/// So many places are offered.
const MOST: usize = 8;
const TIMEOUT_MS: u32 = 15_000;

/// The way to it.
pub struct Geocoder {
    /// Carries what is asked.
    pub transport: Rc<dyn Transport>,
    /// Fills `{language}`.
    pub language: Language,
}

impl Geocoder {
    /// Places for these words, best first. `address` holds `{text}`, and may hold `{language}`.
    pub fn find(&self, address: &str, words: &str) -> Answer<Vec<Place>> {
        let words: String = words.trim().chars().take(LONGEST).collect();
        self.ask(address.replace("{text}", &escape(&words)), None)
    }

    /// The places nearest to a position. `address` holds `{lat}` and `{long}`, and may hold `{language}`.
    pub fn nearest(&self, address: &str, position: Position) -> Answer<Vec<Place>> {
        let (lat, long) = (position.lat().to_string(), position.long().to_string());
        self.ask(address.replace("{lat}", &lat).replace("{long}", &long), Some(position))
    }

    fn ask(&self, address: String, from: Option<Position>) -> Answer<Vec<Place>> {
        let request = Request {
            method: Method::Get,
            address: address.replace("{language}", &escape(self.language.as_str())),
            // Nothing that a browser would ask leave for first, and nobody's cookies.
            headers: vec![("Accept", "application/json".to_owned())],
            body: None,
            timeout_ms: TIMEOUT_MS,
            cookies: false,
        };
        let answer = self.transport.send(request);
        async move {
            let response = answer.await.map_err(problem::unsent)?;
            if !(200..300).contains(&response.status) {
                return Err(problem::failure(&response));
            }
            decode(&response, from)
        }
        .boxed_local()
    }
}

/// The places of an answer. One that cannot be read is left out; a street that is told piece by piece is told once.
fn decode(response: &Response, from: Option<Position>) -> Result<Vec<Place>, Failure> {
    let value = parse(&response.body)?;
    let features = Object::of(&value)?.get("features").and_then(Value::as_array).ok_or(Wrong("features"))?;
    let mut places: Vec<Place> = Vec::new();
    for mut place in features.iter().filter_map(|feature| feature_place(feature).ok()) {
        let known = places.iter().any(|one| one.label == place.label && one.detail == place.detail);
        if !known && places.len() < MOST {
            place.distance_m = from.map(|from| from.metres_to(place.position));
            places.push(place);
        }
    }
    Ok(places)
}

fn feature_place(feature: &Value) -> Read<Place> {
    let feature = Object::of(feature)?;
    let point = feature.object("geometry").and_then(|it| it.get("coordinates")).and_then(Value::as_array);
    let degrees = |nth: usize| point.and_then(|point| point.get(nth)).and_then(Value::as_f64);
    let position = degrees(1).zip(degrees(0)).and_then(|(lat, long)| Position::new(lat, long));
    let told = feature.object("properties").ok_or(Wrong("properties"))?;
    // As the specification has it, or at once, as most write it.
    let told = told.object("geocoding").unwrap_or(told);
    let street = told.maybe_text("street").map(|street| match told.maybe_text("housenumber") {
        Some(number) => format!("{number} {street}"),
        None => street,
    });
    let label = told
        .maybe_text("name")
        .or_else(|| street.clone())
        .or_else(|| told.maybe_text("label"))
        .ok_or(Wrong("name"))?;
    let town = ["city", "town", "village", "locality", "district"]
        .into_iter()
        .find_map(|name| told.maybe_text(name));
    let postcode = told.maybe_text("postcode").or_else(|| told.maybe_text("postalcode"));
    let mut parts: Vec<String> = Vec::new();
    for part in [street, town, postcode].into_iter().flatten() {
        // “Abertawe, Abertawe” says nothing twice.
        if !label.contains(&part) && !parts.contains(&part) {
            parts.push(part);
        }
    }
    Ok(Place {
        id: None,
        label,
        detail: (!parts.is_empty()).then(|| parts.join(", ")),
        position: position.ok_or(Wrong("coordinates"))?,
        area: Area::Inside,
        distance_m: None,
    })
}

#[cfg(test)]
mod tests;
