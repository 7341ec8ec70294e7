//! `GET /me/cases/{reference}/events` (`listEvents`): what happened on a resident's case, newest first.

use super::link::{Call, escape, with_query};
use super::shapes::event_page;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::cases::EventPage;
use onedoor_domain::id::{Cursor, Reference};

pub(crate) fn encode(reference: &Reference, cursor: Option<&Cursor>) -> Call {
    let path = format!("/me/cases/{}/events", escape(reference.as_str()));
    Call::get(with_query(&path, &[("cursor", cursor.map(ToString::to_string))]))
}

pub(crate) fn decode(response: &Response) -> Result<EventPage, Failure> {
    Ok(event_page(&parse(&response.body)?)?)
}
