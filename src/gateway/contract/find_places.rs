//! `GET /places` (`findPlaces`): search for a place by words, or name the nearest to a position.

use super::link::{Call, with_query};
use crate::json::{Object, Read, Wrong, items};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::PlaceId;
use onedoor_domain::report::{Area, Place, Position, Responsible};
use serde_json::Value;

/// The contract's longest question, in characters.
const LONGEST: usize = 200;

pub(crate) fn encode_words(words: &str) -> Call {
    let words: String = words.trim().chars().take(LONGEST).collect();
    Call::get(with_query("/places", &[("q", Some(words))]))
}

pub(crate) fn encode_nearest(position: Position) -> Call {
    let (lat, long) = (position.lat().to_string(), position.long().to_string());
    Call::get(with_query("/places", &[("lat", Some(lat)), ("long", Some(long))]))
}

pub(crate) fn decode(response: &Response) -> Result<Vec<Place>, Failure> {
    Ok(items(&response.body, place)?)
}

pub(crate) fn place(value: &Value) -> Read<Place> {
    let object = Object::of(value)?;
    let position = object.maybe_number("lat").zip(object.maybe_number("long"));
    let area = if object.flag("in_area", true) {
        Area::Inside
    } else {
        Area::Outside { responsible: object.object("responsible").map(responsible).transpose()? }
    };
    Ok(Place {
        id: Some(object.id("id", PlaceId::parse)?),
        label: object.text("label")?,
        detail: object.maybe_text("detail"),
        position: position.and_then(|(lat, long)| Position::new(lat, long)).ok_or(Wrong("lat"))?,
        area,
        distance_m: object.maybe_number("distance_m"),
    })
}

fn responsible(object: Object) -> Read<Responsible> {
    Ok(Responsible {
        name: object.text("name")?,
        phone: object.maybe_text("phone"),
        url: object.maybe_text("url"),
    })
}
