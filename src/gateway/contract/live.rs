//! `GET /me/live` (`followLive`): what changes, as it changes (server-sent events). The stream itself is the browser's.

use super::link::escape;
use super::shapes::{case_summary, event, notice};
use crate::json::{Object, Read, Wrong, parse};
use onedoor_domain::Failure;
use onedoor_domain::cases::LiveUpdate;
use onedoor_domain::id::LiveId;
use serde_json::Value;

/// The names of the events that are listened to.
pub const EVENTS: [&str; 6] = ["ready", "here", "case", "notice", "preferences", "reset"];

/// Where the stream is, from the event after `after` on.
pub fn address(stream: &str, after: Option<&LiveId>) -> String {
    match after {
        Some(after) => format!("{stream}?after={}", escape(after.as_str())),
        None => stream.to_owned(),
    }
}

/// Reads one event by its name and data.
pub fn decode(name: &str, data: &str) -> Result<LiveUpdate, Failure> {
    Ok(match name {
        "ready" => LiveUpdate::Ready,
        "here" => LiveUpdate::Here,
        "preferences" => LiveUpdate::Preferences,
        "reset" => LiveUpdate::Reset,
        "notice" => LiveUpdate::Notice(notice(&parse(data.as_bytes())?)?),
        "case" => case(&parse(data.as_bytes())?)?,
        _ => LiveUpdate::Unknown,
    })
}

fn case(value: &Value) -> Read<LiveUpdate> {
    let object = Object::of(value)?;
    let case = case_summary(object.get("case").ok_or(Wrong("case"))?)?;
    let event = object.get("event").map(event).transpose()?;
    Ok(LiveUpdate::Case { case: Box::new(case), event: event.map(Box::new) })
}
