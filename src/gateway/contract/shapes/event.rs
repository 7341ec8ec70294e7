//! `Author`, `Event`, and a page of events.

use super::case::stage;
use super::file::case_file;
use crate::json::{Object, Read};
use onedoor_domain::cases::{Author, Event, EventKind, EventPage, Role};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{Cursor, EventId};
use serde_json::Value;

pub(crate) fn author(object: Object) -> Read<Author> {
    let roles = [("resident", Role::Resident), ("council", Role::Council), ("bot", Role::Bot)];
    Ok(Author { role: object.one_of("role", &roles)?, name: object.maybe_text("name") })
}

pub(crate) fn event(value: &Value) -> Read<Event> {
    let object = Object::of(value)?;
    Ok(Event {
        id: object.id("id", EventId::parse)?,
        at: object.time("at")?,
        kind: kind(&object.text("kind")?),
        channel: Channel::parse(&object.text("channel")?),
        author: author(Object::of(object.get("author").unwrap_or(&Value::Null))?)?,
        text: object.text("text")?,
        stage: stage(object).ok(),
        expected_at: object.maybe_day("expected_at"),
        files: object.maybe_list("attachments", case_file),
    })
}

pub(crate) fn event_page(value: &Value) -> Read<EventPage> {
    let object = Object::of(value)?;
    Ok(EventPage { items: object.list("items", event)?, next: object.maybe_id("next", Cursor::parse) })
}

fn kind(word: &str) -> EventKind {
    match word {
        "received" => EventKind::Received,
        "stage" => EventKind::Stage,
        "expected" => EventKind::Expected,
        "message" => EventKind::Message,
        "call" => EventKind::Call,
        "letter" => EventKind::Letter,
        "visit" => EventKind::Visit,
        "chat" => EventKind::Chat,
        "note" => EventKind::Note,
        other => EventKind::Other(other.to_owned()),
    }
}
