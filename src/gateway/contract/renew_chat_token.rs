//! `POST /chat-sessions/{id}/token` (`renewChatToken`): a new token for a chat that this browser started. The answer is read by
//! `create_chat_session`.

use super::link::{Call, escape};
use onedoor_domain::id::ChatId;

pub(crate) fn encode(chat: &ChatId) -> Call {
    Call::post(format!("/chat-sessions/{}/token", escape(chat.as_str())))
}
