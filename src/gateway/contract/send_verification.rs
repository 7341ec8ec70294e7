//! `POST /me/addresses/{id}/verification` (`sendVerification`): send another code.

use super::link::{Call, escape};
use super::shapes::code_sent;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::account::CodeSent;
use onedoor_domain::id::AddressId;

pub(crate) fn encode(id: &AddressId) -> Call {
    Call::post(format!("/me/addresses/{}/verification", escape(id.as_str())))
}

pub(crate) fn decode(response: &Response) -> Result<CodeSent, Failure> {
    Ok(code_sent(&parse(&response.body)?)?)
}
