//! `GET /track/{reference}/events` (`listTrackedEvents`): what happened on a guest's case.

use super::link::{Call, Credential, escape, with_query};
use onedoor_domain::id::{Cursor, Reference, TrackingSecret};

pub(crate) fn encode(reference: &Reference, secret: TrackingSecret, cursor: Option<&Cursor>) -> Call {
    let path = format!("/track/{}/events", escape(reference.as_str()));
    let cursor = cursor.map(ToString::to_string);
    Call::get(with_query(&path, &[("cursor", cursor)])).with(Credential::Tracking(secret))
}

pub(crate) use super::list_events::decode;
