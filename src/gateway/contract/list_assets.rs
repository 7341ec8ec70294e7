//! `GET /assets` (`listAssets`): things of the council near a place, nearest first.

use super::link::{Call, with_query};
use crate::json::{Object, Read, Wrong, items};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{AssetId, AssetKind};
use onedoor_domain::report::{Asset, Position};
use serde_json::Value;

pub(crate) fn encode(kind: &AssetKind, position: Position) -> Call {
    let values = [
        ("kind", Some(kind.to_string())),
        ("lat", Some(position.lat().to_string())),
        ("long", Some(position.long().to_string())),
    ];
    Call::get(with_query("/assets", &values))
}

pub(crate) fn decode(response: &Response) -> Result<Vec<Asset>, Failure> {
    Ok(items(&response.body, asset)?)
}

pub(crate) fn asset(value: &Value) -> Read<Asset> {
    let object = Object::of(value)?;
    let position = object.maybe_number("lat").zip(object.maybe_number("long"));
    Ok(Asset {
        id: object.id("id", AssetId::parse)?,
        kind: object.id("kind", AssetKind::parse)?,
        label: object.text("label")?,
        position: position.and_then(|(lat, long)| Position::new(lat, long)).ok_or(Wrong("lat"))?,
        distance_m: object.maybe_number("distance_m"),
        state: object.maybe_text("state"),
    })
}
