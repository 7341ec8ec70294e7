//! What a chat needs to go on after a reload. Never its token.

use super::{read, write};
use crate::contract::shapes::{chat_event, chat_event_of};
use crate::json::{Object, Read};
use onedoor_domain::chat::{Kept, LineState, OwnLine};
use onedoor_domain::id::{ChatId, ClientId, IdempotencyKey};
use onedoor_domain::{Failure, Problem};
use serde_json::{Value, json};

/// Writes what is kept of a chat.
pub fn write_chat(kept: &Kept) -> String {
    write(json!({
        "chat": kept.chat.as_ref().map(ChatId::as_str),
        "key": kept.key.as_ref().map(IdempotencyKey::as_str),
        "own": kept.own.iter().map(line_of).collect::<Vec<_>>(),
        "recent": kept.recent.iter().map(chat_event_of).collect::<Vec<_>>(),
        "seen": kept.seen,
    }))
}

/// Reads what was kept of a chat. A damaged line is left out, the rest stays.
pub fn read_chat(text: &str) -> Option<Kept> {
    read(text, |object| {
        Ok(Kept {
            chat: object.maybe_id("chat", ChatId::parse),
            key: object.maybe_id("key", IdempotencyKey::parse),
            own: object.maybe_list("own", line),
            recent: object.maybe_list("recent", chat_event),
            seen: object.whole("seen").unwrap_or_default(),
        })
    })
}

fn line_of(line: &OwnLine) -> Value {
    // Whether it went is for the council to say after a reload, except where it said no.
    let refused = match &line.state {
        LineState::Failed(Failure::Invalid(problem)) => Some(problem.title.as_str()),
        LineState::Failed(_) => Some(""),
        LineState::Waiting | LineState::Sending | LineState::Sent(_) | LineState::Read => None,
    };
    json!({"client_id": line.client_id.as_str(), "text": line.text, "at": line.at.to_string(), "refused": refused})
}

fn line(value: &Value) -> Read<OwnLine> {
    let object = Object::of(value)?;
    let state = match object.text("refused") {
        Ok(title) if title.is_empty() => LineState::Failed(Failure::NotFound),
        Ok(title) => LineState::Failed(Failure::Invalid(Problem { title, ..Problem::default() })),
        Err(_) => LineState::Waiting,
    };
    Ok(OwnLine {
        client_id: object.id("client_id", ClientId::parse)?,
        text: object.text("text")?,
        at: object.time("at")?,
        state,
    })
}
