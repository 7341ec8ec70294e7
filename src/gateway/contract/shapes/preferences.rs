//! `Preferences`, whose version is in the `ETag`.

use crate::json::{Object, Read};
use onedoor_domain::channels::{Cell, Channel, Choice, Effective, Preferences, QuietHours, Reason, Topic};
use onedoor_domain::id::{TopicId, Version};
use serde_json::Value;

pub(crate) fn preferences(value: &Value, version: Option<&str>) -> Read<Preferences> {
    let object = Object::of(value)?;
    Ok(Preferences {
        topics: object.list("topics", topic)?,
        quiet_hours: object.object("quiet_hours").map(quiet_hours).transpose()?,
        version: version.and_then(|version| Version::parse(version).ok()),
    })
}

fn topic(value: &Value) -> Read<Topic> {
    let object = Object::of(value)?;
    Ok(Topic {
        id: object.id("id", TopicId::parse)?,
        name: object.text("name")?,
        description: object.maybe_text("description"),
        cells: object.list("cells", cell)?,
    })
}

fn cell(value: &Value) -> Read<Cell> {
    let object = Object::of(value)?;
    let effects = [("on", Effective::On), ("off", Effective::Off), ("unavailable", Effective::Unavailable)];
    Ok(Cell {
        channel: Channel::parse(&object.text("channel")?),
        choice: object.one_of("choice", &[("on", Choice::On), ("off", Choice::Off)])?,
        effective: object.one_of("effective", &effects)?,
        reason: object.maybe_text("reason").map(reason),
        reason_text: object.maybe_text("reason_text"),
        address: object.maybe_text("address"),
    })
}

fn reason(word: String) -> Reason {
    match word.as_str() {
        "no_address" => Reason::NoAddress,
        "unverified" => Reason::Unverified,
        "blocked" => Reason::Blocked,
        "not_offered" => Reason::NotOffered,
        "required_by_law" => Reason::RequiredByLaw,
        _ => Reason::Other(word),
    }
}

fn quiet_hours(object: Object) -> Read<QuietHours> {
    Ok(QuietHours { from: object.clock("from")?, to: object.clock("to")? })
}
