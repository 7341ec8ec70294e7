//! `Location`, `Reporter`, `OnBehalf`, `Receipt`, and who can read.

use crate::json::{Object, Read};
use onedoor_domain::id::{AssetId, PlaceId, Reference, TrackingSecret};
use onedoor_domain::report::{Behalf, Location, Position, Receipt, Reporter, Visibility};
use serde_json::{Value, json};

pub(crate) fn location(object: Object) -> Location {
    let position = object.maybe_number("lat").zip(object.maybe_number("long"));
    Location {
        position: position.and_then(|(lat, long)| Position::new(lat, long)),
        place: object.maybe_id("place_id", PlaceId::parse),
        label: object.maybe_text("label"),
        words: object.maybe_text("words"),
        asset: object.maybe_id("asset_id", AssetId::parse),
    }
}

pub(crate) fn location_of(location: &Location) -> Value {
    let mut value = json!({
        "lat": location.position.map(Position::lat),
        "long": location.position.map(Position::long),
        "place_id": location.place.as_ref().map(PlaceId::as_str),
        "label": location.label,
        "words": location.words,
    });
    // A backend that knows no things is not asked to.
    if let Some(asset) = &location.asset {
        value["asset_id"] = asset.as_str().into();
    }
    value
}

pub(crate) fn reporter_of(reporter: &Reporter) -> Value {
    json!({
        "name": reporter.name,
        "email": reporter.email,
        "phone": reporter.phone,
        "contact_by": reporter.contact_by.as_str(),
    })
}

pub(crate) fn behalf_of(behalf: &Behalf) -> Value {
    json!({
        "name": behalf.name,
        "phone": behalf.phone,
        "email": behalf.email,
        "relation": behalf.relation,
        "told": behalf.told,
    })
}

pub(crate) fn behalf(object: Object) -> Behalf {
    Behalf {
        name: object.maybe_text("name"),
        phone: object.maybe_text("phone"),
        email: object.maybe_text("email"),
        relation: object.maybe_text("relation"),
        told: object.flag("told", false),
    }
}

pub(crate) fn visibility(object: Object) -> Read<Visibility> {
    object.one_of("visibility", &[("private", Visibility::Private), ("public", Visibility::Public)])
}

pub(crate) fn receipt(value: &Value) -> Read<Receipt> {
    let object = Object::of(value)?;
    Ok(Receipt {
        reference: object.id("reference", Reference::parse)?,
        secret: object.maybe_id("secret", TrackingSecret::parse),
        received_at: object.time("received_at")?,
        expected_at: object.maybe_day("expected_at"),
        next_step: object.text("next_step")?,
        told: object.text("told")?,
        visibility: visibility(object)?,
        shown_at: object.maybe_text("shown_at"),
    })
}
