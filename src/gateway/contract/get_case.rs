//! `GET /me/cases/{reference}` (`getCase`): one of a resident's cases.

use super::link::{Call, escape};
use super::shapes::case;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::cases::Case;
use onedoor_domain::id::Reference;

pub(crate) fn encode(reference: &Reference) -> Call {
    Call::get(format!("/me/cases/{}", escape(reference.as_str())))
}

pub(crate) fn decode(response: &Response) -> Result<Case, Failure> {
    Ok(case(&parse(&response.body)?)?)
}
