//! `GET /track/{reference}` (`trackCase`): a guest's case.

use super::link::{Call, Credential, escape};
use onedoor_domain::id::{Reference, TrackingSecret};

pub(crate) fn encode(reference: &Reference, secret: TrackingSecret) -> Call {
    Call::get(format!("/track/{}", escape(reference.as_str()))).with(Credential::Tracking(secret))
}

pub(crate) use super::get_case::decode;
