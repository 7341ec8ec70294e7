//! `Session`, `CodeSent` and `Address`.

use crate::json::{Object, Read, Wrong, word};
use onedoor_domain::account::{CodeSent, Need, Resident, Session};
use onedoor_domain::channels::{Address, AddressState, BlockReason, Blocked, Channel};
use onedoor_domain::id::{AddressId, Challenge, ResidentId};
use onedoor_domain::{Language, Seconds};
use serde_json::Value;

/// The session and its CSRF token.
pub(crate) fn session(value: &Value) -> Read<(Session, String)> {
    let object = Object::of(value)?;
    let token = object.text("csrf_token")?;
    if object.get("signed_in").and_then(Value::as_bool).ok_or(Wrong("signed_in"))? {
        let resident = resident(object.object("resident").ok_or(Wrong("resident"))?)?;
        let (expires_at, expires_in) =
            (object.maybe_time("expires_at"), object.maybe_whole("expires_in").map(Seconds));
        Ok((Session::SignedIn { resident, expires_at, expires_in }, token))
    } else {
        Ok((Session::Guest, token))
    }
}

fn resident(object: Object) -> Read<Resident> {
    Ok(Resident {
        id: object.id("id", ResidentId::parse)?,
        name: object.text("name")?,
        given_name: object.maybe_text("given_name"),
        email: object.maybe_text("email"),
        phone: object.maybe_text("phone"),
        language: object.maybe_id("language", Language::parse).unwrap_or_else(Language::english),
        needs: object.maybe_list("needs", need),
    })
}

fn need(value: &Value) -> Read<Need> {
    Ok(match word(value)?.as_str() {
        "large_print" => Need::LargePrint,
        "braille" => Need::Braille,
        "audio" => Need::Audio,
        "sign_language" => Need::SignLanguage,
        "easy_read" => Need::EasyRead,
        _ => return Err(Wrong("needs")),
    })
}

pub(crate) fn code_sent(value: &Value) -> Read<CodeSent> {
    let object = Object::of(value)?;
    Ok(CodeSent {
        challenge: object.maybe_id("challenge", Challenge::parse),
        expires_at: object.time("expires_at")?,
        resend_after: Seconds(object.maybe_whole("resend_after_seconds").unwrap_or(30)),
    })
}

pub(crate) fn address(value: &Value) -> Read<Address> {
    let object = Object::of(value)?;
    let state = match object.text("state")?.as_str() {
        "verified" => AddressState::Verified,
        "blocked" => AddressState::Blocked(blocked(object.object("blocked").ok_or(Wrong("blocked"))?)?),
        "unverified" => AddressState::Unverified,
        _ => return Err(Wrong("state")),
    };
    Ok(Address {
        id: object.id("id", AddressId::parse)?,
        channel: Channel::parse(&object.text("channel")?),
        value: object.text("value")?,
        state,
        verified_at: object.maybe_time("verified_at"),
        signs_in: object.flag("signs_in", false),
    })
}

fn blocked(object: Object) -> Read<Blocked> {
    let reason = match object.text("reason")?.as_str() {
        "stop" => BlockReason::Stop,
        "bounced" => BlockReason::Bounced,
        "full" => BlockReason::Full,
        other => BlockReason::Other(other.to_owned()),
    };
    Ok(Blocked { reason, since: object.time("since")?, resume: object.text("resume")? })
}
