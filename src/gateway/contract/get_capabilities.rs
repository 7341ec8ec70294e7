//! `GET /capabilities` (`getCapabilities`): what this backend can do.

use super::link::Call;
use crate::json::{Object, Read, parse, word};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::council::{Capabilities, Capability, ChatProtocol, Limits, SignInMethod};
use onedoor_domain::report::{AttachmentLimits, FileKind, FileKinds};
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
    let present: Vec<Capability> = names.iter().filter_map(|name| Capability::parse(name)).collect();
    let limits = limits(object.object("limits"), present.contains(&Capability::Attachments));
    Ok(Capabilities {
        contract,
        council: object.text("council")?,
        time_zone: object.maybe_text("time_zone"),
        present,
        sign_in: sign_in(object)?,
        chat: object.object("chat").and_then(protocol),
        limits,
        idempotency_key: object.flag("idempotency_key", false),
        etag: object.flag("etag", false),
    })
}

fn limits(object: Option<Object>, takes_files: bool) -> Limits {
    let text = object.and_then(|limits| limits.maybe_whole("text")).filter(|text| *text > 0);
    let files = object.and_then(|limits| limits.object("attachments"));
    Limits {
        text: text.unwrap_or(Limits::default().text),
        attachments: takes_files.then(|| files.map_or_else(AttachmentLimits::default, attachments)),
    }
}

fn attachments(object: Object) -> AttachmentLimits {
    let usual = AttachmentLimits::default();
    let kinds = match object.list("types", word) {
        Ok(types) => FileKinds::of(types.iter().filter_map(|mime| FileKind::parse(mime))),
        Err(_) => usual.kinds,
    };
    AttachmentLimits {
        count: object.maybe_whole("count").unwrap_or(usual.count),
        bytes: object.whole("bytes").ok().filter(|bytes| *bytes > 0).unwrap_or(usual.bytes),
        kinds,
    }
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
