//! `POST /chat-sessions/{id}/closure` (`closeChat`): end the chat, with a rating if wanted.

use super::link::{Call, Credential, escape};
use onedoor_domain::chat::Rating;
use onedoor_domain::id::{ChatId, ChatToken};
use serde_json::json;

pub(crate) fn encode(chat: &ChatId, token: ChatToken, rating: &Rating) -> Call {
    let path = format!("/chat-sessions/{}/closure", escape(chat.as_str()));
    let body = json!({"rating": rating.stars, "comment": rating.comment});
    Call::post(path).body(body).with(Credential::Chat(token))
}
