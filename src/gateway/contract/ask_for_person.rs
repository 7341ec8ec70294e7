//! `POST /chat-sessions/{id}/handover` (`askForPerson`): talk to a person.

use super::link::{Call, Credential, escape};
use onedoor_domain::id::{ChatId, ChatToken};

pub(crate) fn encode(chat: &ChatId, token: ChatToken) -> Call {
    Call::post(format!("/chat-sessions/{}/handover", escape(chat.as_str()))).with(Credential::Chat(token))
}
