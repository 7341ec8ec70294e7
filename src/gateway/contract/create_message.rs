//! `POST /me/cases/{reference}/messages` (`createMessage`): write to the council about a resident's case.

use super::link::{Call, escape};
use super::shapes::event;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::cases::Event;
use onedoor_domain::id::{IdempotencyKey, Reference};
use serde_json::json;

pub(crate) fn encode(reference: &Reference, text: &str, key: IdempotencyKey) -> Call {
    let path = format!("/me/cases/{}/messages", escape(reference.as_str()));
    Call::post(path).body(json!({"text": text})).key(key)
}

pub(crate) fn decode(response: &Response) -> Result<Event, Failure> {
    Ok(event(&parse(&response.body)?)?)
}
