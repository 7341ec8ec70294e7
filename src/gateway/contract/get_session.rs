//! `GET /session` (`getSession`): who is signed in, if anyone, and the CSRF token.

use super::link::Call;
use super::shapes::session;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::account::Session;

pub(crate) fn encode() -> Call {
    Call::get("/session")
}

/// The session and the CSRF token that goes with it.
pub(crate) fn decode(response: &Response) -> Result<(Session, String), Failure> {
    Ok(session(&parse(&response.body)?)?)
}
