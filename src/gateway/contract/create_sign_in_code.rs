//! `POST /session/codes` (`createSignInCode`): send a sign-in code by e-mail.

use super::link::Call;
use super::shapes::code_sent;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::account::CodeSent;
use onedoor_domain::{Failure, Language};
use serde_json::json;

pub(crate) fn encode(email: &str, language: &Language) -> Call {
    Call::post("/session/codes")
        .body(json!({"email": email.trim(), "language": language.as_str()}))
        .by_anybody()
}

pub(crate) fn decode(response: &Response) -> Result<CodeSent, Failure> {
    let sent = code_sent(&parse(&response.body)?)?;
    if sent.challenge.is_none() {
        return Err(Failure::Malformed { what: "challenge".to_owned() });
    }
    Ok(sent)
}
