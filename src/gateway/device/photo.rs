//! A photo or file of a draft or report, on the device. Its bytes are kept apart.

use super::{ANONYMOUS, VERSION, WITH_PHOTOS};
use crate::json::{Object, Read, Wrong};
use onedoor_domain::id::{IdempotencyKey, PhotoId};
use onedoor_domain::report::{FileKind, Orientation, Photo, PhotoFacts, Position, Taken};
use onedoor_domain::{ClockTime, Day};
use serde_json::{Value, json};

/// The version of a document that holds these.
pub(super) fn version_with(photos: &[Photo], anonymous: bool) -> u64 {
    if anonymous {
        ANONYMOUS
    } else if photos.is_empty() {
        VERSION
    } else {
        WITH_PHOTOS
    }
}

pub(super) fn photos_of(photos: &[Photo]) -> Value {
    photos.iter().map(photo_of).collect()
}

/// A photo that makes no sense makes none of the whole: nothing goes without it in silence.
pub(super) fn read_photos(object: Object) -> Read<Vec<Photo>> {
    if object.get("photos").is_none() { Ok(Vec::new()) } else { object.list("photos", photo) }
}

fn photo_of(photo: &Photo) -> Value {
    json!({
        "id": photo.id.as_str(),
        "name": photo.name,
        "alt": photo.alt,
        "type": photo.kind.mime(),
        "bytes": photo.bytes,
        "lat": photo.facts.position.map(Position::lat),
        "long": photo.facts.position.map(Position::long),
        "day": photo.facts.taken.map(|taken| taken.day.to_string()),
        "clock": photo.facts.taken.map(|taken| taken.clock.to_string()),
        "orientation": photo.facts.orientation.number(),
        "key": photo.key.as_str(),
    })
}

fn photo(value: &Value) -> Read<Photo> {
    let object = Object::of(value)?;
    let position = object.maybe_number("lat").zip(object.maybe_number("long"));
    let taken = object.maybe_day("day").zip(object.maybe_id("clock", ClockTime::parse));
    let orientation = object.maybe_whole("orientation").and_then(|number| u8::try_from(number).ok());
    Ok(Photo {
        id: object.id("id", PhotoId::parse)?,
        name: object.text("name").unwrap_or_default(),
        alt: object.text("alt").unwrap_or_default(),
        kind: FileKind::parse(&object.text("type")?).ok_or(Wrong("type"))?,
        bytes: object.whole("bytes")?,
        facts: PhotoFacts {
            position: position.and_then(|(lat, long)| Position::new(lat, long)),
            taken: taken.map(|(day, clock): (Day, ClockTime)| Taken { day, clock }),
            orientation: orientation.and_then(Orientation::new).unwrap_or_default(),
        },
        key: object.id("key", IdempotencyKey::parse)?,
    })
}
