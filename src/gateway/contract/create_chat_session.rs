//! `POST /chat-sessions` (`createChatSession`): start a chat.

use super::link::Call;
use super::shapes::{chat_session, context};
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::chat::{ChatSession, Context};
use onedoor_domain::id::IdempotencyKey;
use onedoor_domain::{Failure, Language};
use serde_json::json;

pub(crate) fn encode(language: &Language, about: Option<&Context>, key: IdempotencyKey) -> Call {
    let body = json!({"language": language.as_str(), "context": about.map(context)});
    Call::post("/chat-sessions").body(body).key(key)
}

/// `base` is the API's, for a socket address that is relative to it.
pub(crate) fn decode(response: &Response, base: &str) -> Result<ChatSession, Failure> {
    Ok(chat_session(&parse(&response.body)?, base)?)
}
