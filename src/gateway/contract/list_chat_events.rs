//! `GET /chat-sessions/{id}/messages` (`listChatEvents`): the chat over plain HTTP (long poll).

use super::link::{Call, Credential, escape, with_query};
use super::shapes::{chat_event, queue};
use crate::json::{Object, Read, parse};
use crate::transport::Response;
use onedoor_domain::chat::Polled;
use onedoor_domain::id::{ChatId, ChatToken};
use onedoor_domain::{Failure, Seconds};
use serde_json::Value;

/// The longest that a server may hold the answer, in seconds.
const LONGEST_WAIT: u32 = 30;

pub(crate) fn encode(chat: &ChatId, token: ChatToken, after: u64, wait: Seconds) -> Call {
    let path = format!("/chat-sessions/{}/messages", escape(chat.as_str()));
    let wait = wait.0.min(LONGEST_WAIT);
    let path = with_query(&path, &[("after", Some(after.to_string())), ("wait", Some(wait.to_string()))]);
    let call = Call::get(path).with(Credential::Chat(token));
    Call { timeout_ms: call.timeout_ms + wait * 1000, ..call }
}

pub(crate) fn decode(response: &Response) -> Result<Polled, Failure> {
    Ok(polled(&parse(&response.body)?)?)
}

fn polled(value: &Value) -> Read<Polled> {
    let object = Object::of(value)?;
    Ok(Polled {
        events: object.list("items", chat_event)?,
        queue: object.object("queue").map(queue).transpose()?,
        typing: object.flag("typing", false),
    })
}
