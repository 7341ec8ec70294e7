//! `POST /chat/left-messages` (`leaveMessage`): leave a message when nobody is there; it becomes a case.

use super::link::{Call, Credential};
use super::shapes::{context, reporter_of};
use onedoor_domain::chat::LeftMessage;
use onedoor_domain::id::{ChatId, ChatToken, IdempotencyKey};
use serde_json::json;

/// With the token of its chat, the chat hears of the case.
pub(crate) fn encode(message: &LeftMessage, token: Option<ChatToken>, key: IdempotencyKey) -> Call {
    let body = json!({
        "text": message.text,
        "chat_id": message.chat.as_ref().map(ChatId::as_str),
        "context": message.context.as_ref().map(context),
        "reporter": reporter_of(&message.reporter),
        "language": message.language.as_str(),
    });
    Call::post("/chat/left-messages")
        .body(body)
        .key(key)
        .with(token.map_or(Credential::None, Credential::Chat))
}

pub(crate) use super::create_report::decode;
