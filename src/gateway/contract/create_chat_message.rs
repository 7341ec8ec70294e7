//! `POST /chat-sessions/{id}/messages` (`createChatMessage`): say something over plain HTTP.

use super::link::{Call, Credential, escape};
use crate::json::{Object, Wrong, parse};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{ChatId, ChatToken, ClientId};
use serde_json::json;

pub(crate) fn encode(chat: &ChatId, token: ChatToken, client_id: &ClientId, text: &str) -> Call {
    let path = format!("/chat-sessions/{}/messages", escape(chat.as_str()));
    Call::post(path)
        .body(json!({"client_id": client_id.as_str(), "text": text}))
        .with(Credential::Chat(token))
}

/// The line's seq.
pub(crate) fn decode(response: &Response) -> Result<u64, Failure> {
    match Object::of(&parse(&response.body)?)?.whole("seq")? {
        0 => Err(Wrong("seq").into()),
        seq => Ok(seq),
    }
}
