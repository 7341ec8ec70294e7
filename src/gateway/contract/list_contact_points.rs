//! `GET /contact-points` (`listContactPoints`): every phone, relay, address and desk, with hours.

use super::link::Call;
use crate::json::{Object, Read, items, word};
use crate::transport::Response;
use onedoor_domain::council::{ContactKind, ContactPoint, Exception, Hours, Schedule};
use onedoor_domain::id::ContactPointId;
use onedoor_domain::{Day, Failure, Language, Weekday};
use serde_json::Value;

pub(crate) fn encode() -> Call {
    Call::get("/contact-points")
}

pub(crate) fn decode(response: &Response) -> Result<Vec<ContactPoint>, Failure> {
    Ok(items(&response.body, contact_point)?)
}

pub(crate) fn contact_point(value: &Value) -> Read<ContactPoint> {
    let object = Object::of(value)?;
    Ok(ContactPoint {
        id: object.id("id", ContactPointId::parse)?,
        kind: kind(object.text("kind")?),
        name: object.text("name")?,
        value: object.text("value")?,
        display: object.maybe_text("display"),
        note: object.maybe_text("note"),
        languages: object.maybe_list("languages", language),
        time_zone: object.text("time_zone")?,
        // Hours that are half read would be wrong hours.
        schedules: object.list("schedules", schedule)?,
        exceptions: object.list("exceptions", exception)?,
    })
}

fn kind(word: String) -> ContactKind {
    match word.as_str() {
        "phone" => ContactKind::Phone,
        "text_relay" => ContactKind::TextRelay,
        "video_relay" => ContactKind::VideoRelay,
        "email" => ContactKind::Email,
        "post" => ContactKind::Post,
        "desk" => ContactKind::Desk,
        "emergency" => ContactKind::Emergency,
        _ => ContactKind::Other(word),
    }
}

fn language(value: &Value) -> Read<Language> {
    Language::parse(&word(value)?).map_err(|_| crate::json::Wrong("languages"))
}

fn schedule(value: &Value) -> Read<Schedule> {
    let object = Object::of(value)?;
    let day = |value: &Value| Weekday::parse(&word(value)?).map_err(|_| crate::json::Wrong("days"));
    Ok(Schedule { days: object.list("days", day)?, hours: hours(object)? })
}

fn exception(value: &Value) -> Read<Exception> {
    let object = Object::of(value)?;
    let open = object.get("opens").is_some() || object.get("closes").is_some();
    Ok(Exception {
        date: object.id("date", Day::parse)?,
        name: object.maybe_text("name"),
        hours: open.then(|| hours(object)).transpose()?,
    })
}

fn hours(object: Object) -> Read<Hours> {
    Ok(Hours { opens: object.clock("opens")?, closes: object.clock("closes")? })
}
