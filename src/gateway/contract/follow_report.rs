//! `POST /reports/{reference}/followers` (`followReport`): be told what becomes of a report, instead of reporting again.

use super::link::{Call, escape};
use super::shapes::reporter_of;
use crate::json::{Object, parse};
use crate::transport::Response;
use onedoor_domain::id::{IdempotencyKey, Reference, TrackingSecret};
use onedoor_domain::report::{Follow, Followed};
use onedoor_domain::{Failure, Language};
use serde_json::json;

/// `language` is the page's, for a follower who does not say their own.
pub(crate) fn encode(
    reference: &Reference,
    follow: &Follow,
    key: IdempotencyKey,
    language: &Language,
) -> Call {
    let body = json!({
        "reporter": reporter_of(follow.reporter()),
        "language": follow.language().unwrap_or(language).as_str(),
    });
    Call::post(format!("/reports/{}/followers", escape(reference.as_str()))).body(body).key(key)
}

pub(crate) fn decode(response: &Response) -> Result<Followed, Failure> {
    let value = parse(&response.body)?;
    let object = Object::of(&value)?;
    Ok(Followed {
        reference: object.id("reference", Reference::parse)?,
        secret: object.maybe_id("secret", TrackingSecret::parse),
        next_step: object.text("next_step")?,
    })
}
