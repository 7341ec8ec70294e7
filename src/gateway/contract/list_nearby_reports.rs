//! `GET /reports/nearby` (`listNearbyReports`): what is open of a service near a place, nearest first.

use super::link::{Call, with_query};
use crate::json::{Object, Read, Wrong, items};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{Reference, ServiceCode};
use onedoor_domain::report::{Nearby, Position};
use serde_json::Value;

pub(crate) fn encode(service: &ServiceCode, position: Position) -> Call {
    let values = [
        ("service_code", Some(service.to_string())),
        ("lat", Some(position.lat().to_string())),
        ("long", Some(position.long().to_string())),
    ];
    Call::get(with_query("/reports/nearby", &values))
}

pub(crate) fn decode(response: &Response) -> Result<Vec<Nearby>, Failure> {
    Ok(items(&response.body, nearby)?)
}

fn nearby(value: &Value) -> Read<Nearby> {
    let object = Object::of(value)?;
    let position = object.maybe_number("lat").zip(object.maybe_number("long"));
    Ok(Nearby {
        reference: object.id("reference", Reference::parse)?,
        service_name: object.text("service_name")?,
        title: object.text("title")?,
        place: object.maybe_text("place"),
        position: position.and_then(|(lat, long)| Position::new(lat, long)).ok_or(Wrong("lat"))?,
        distance_m: object.maybe_number("distance_m").filter(|far| *far >= 0.0).ok_or(Wrong("distance_m"))?,
        requested_at: object.time("requested_at")?,
        status_text: object.text("status_text")?,
        followers: object.maybe_whole("followers").unwrap_or_default(),
        text: object.maybe_text("text"),
    })
}
