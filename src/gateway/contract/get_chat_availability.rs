//! `GET /chat/availability` (`getChatAvailability`): is somebody there, and how long is the wait?

use super::link::Call;
use crate::json::{Object, Read, parse};
use crate::transport::Response;
use onedoor_domain::chat::{Availability, People};
use onedoor_domain::{Failure, Seconds};
use serde_json::Value;

pub(crate) fn encode() -> Call {
    Call::get("/chat/availability")
}

pub(crate) fn decode(response: &Response) -> Result<Availability, Failure> {
    Ok(availability(&parse(&response.body)?)?)
}

pub(crate) fn availability(value: &Value) -> Read<Availability> {
    let object = Object::of(value)?;
    let states = [("open", People::Open), ("busy", People::Busy), ("closed", People::Closed)];
    Ok(Availability {
        people: object.one_of("state", &states)?,
        bot: object.flag("bot", false),
        wait: object.maybe_whole("wait_seconds").map(Seconds),
        queue: object.maybe_whole("queue"),
        opens_at: object.maybe_time("opens_at"),
        closes_at: object.maybe_time("closes_at"),
    })
}
