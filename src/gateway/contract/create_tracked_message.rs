//! `POST /track/{reference}/messages` (`createTrackedMessage`): write to the council about a guest's case.

use super::link::{Call, Credential, escape};
use onedoor_domain::id::{IdempotencyKey, Reference, TrackingSecret};
use serde_json::json;

pub(crate) fn encode(reference: &Reference, secret: TrackingSecret, text: &str, key: IdempotencyKey) -> Call {
    let path = format!("/track/{}/messages", escape(reference.as_str()));
    Call::post(path).body(json!({"text": text})).key(key).with(Credential::Tracking(secret))
}

pub(crate) use super::create_message::decode;
