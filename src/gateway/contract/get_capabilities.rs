//! `GET /capabilities` (`getCapabilities`): what this backend can do.

use super::link::Call;
use crate::json::{Object, Read, parse, word};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::council::{Capabilities, Capability, ChatProtocol, Limits, SignInMethod};
use serde_json::Value;

pub(crate) fn encode() -> Call {
    Call::get("/capabilities")
}

pub(crate) fn decode(response: &Response) -> Result<Capabilities, Failure> {
    capabilities(&parse(&response.body)?)
}

pub(crate) fn capabilities(value: &Value) -> Result<Capabilities, Failure> {
    let object = Object::of(value)?;
    let contract = object.text("contract")?;
    // A later part of version 1 only adds; another version may mean anything.
    if !contract.starts_with("1.") {
        return Err(Failure::Unsupported);
    }
    let names = object.list("capabilities", word)?;
    let limits = object.object("limits").and_then(|limits| limits.maybe_whole("text"));
    Ok(Capabilities {
        contract,
        council: object.text("council")?,
        time_zone: object.maybe_text("time_zone"),
        present: names.iter().filter_map(|name| Capability::parse(name)).collect(),
        sign_in: sign_in(object)?,
        chat: object.object("chat").and_then(protocol),
        limits: limits.filter(|text| *text > 0).map_or_else(Limits::default, |text| Limits { text }),
        idempotency_key: object.flag("idempotency_key", false),
        etag: object.flag("etag", false),
    })
}

/// A method that this portal does not know is none: then everybody is a guest.
fn sign_in(object: Object) -> Read<SignInMethod> {
    let Some(method) = object.object("sign_in") else { return Ok(SignInMethod::None) };
    Ok(match method.text("method")?.as_str() {
        "session" => SignInMethod::Session,
        "oidc" => SignInMethod::Oidc { issuer: method.text("issuer")?, client_id: method.text("client_id")? },
        _ => SignInMethod::None,
    })
}

fn protocol(object: Object) -> Option<ChatProtocol> {
    let known = [
        ("onedoor", ChatProtocol::Onedoor),
        ("directline", ChatProtocol::DirectLine),
        ("matrix", ChatProtocol::Matrix),
    ];
    object.one_of("protocol", &known).ok()
}
