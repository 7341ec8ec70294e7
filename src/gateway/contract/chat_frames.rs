//! `GET /chat-sessions/{id}/socket` (`openChatSocket`): the frames of a chat's socket. The socket itself is the browser's.

use super::shapes::{chat_event, queue};
use crate::json::{Object, Read, Wrong, parse};
use crate::problem::problem;
use onedoor_domain::Failure;
use onedoor_domain::chat::{ClientFrame, ServerFrame};
use onedoor_domain::id::ClientId;
use serde_json::{Value, json};

/// Writes a frame.
pub fn encode(frame: &ClientFrame) -> String {
    let frame = match frame {
        ClientFrame::Resume { token, after } => {
            json!({"type": "resume", "token": token.reveal(), "after": after})
        }
        ClientFrame::Send { client_id, text } => {
            json!({"type": "send", "client_id": client_id.as_str(), "text": text})
        }
        ClientFrame::Typing => json!({"type": "typing"}),
        ClientFrame::Read { seq } => json!({"type": "read", "seq": seq}),
        ClientFrame::Person => json!({"type": "person"}),
    };
    frame.to_string()
}

/// Reads a frame. One of a type that is not known is [`ServerFrame::Unknown`].
pub fn decode(text: &str) -> Result<ServerFrame, Failure> {
    Ok(frame(&parse(text.as_bytes())?)?)
}

fn frame(value: &Value) -> Read<ServerFrame> {
    let object = Object::of(value)?;
    Ok(match object.text("type")?.as_str() {
        "ack" => ServerFrame::Ack {
            client_id: object.id("client_id", ClientId::parse)?,
            seq: object.whole("seq")?,
        },
        "typing" => ServerFrame::Typing {
            from: object.object("from").and_then(|from| super::shapes::author(from).ok()),
        },
        "queue" => ServerFrame::Queue(queue(object)?),
        "problem" => ServerFrame::Problem {
            client_id: object.maybe_id("client_id", ClientId::parse),
            problem: problem(object.get("problem").ok_or(Wrong("problem"))?)?,
        },
        "ready" => ServerFrame::Ready { seq: object.whole("seq")? },
        // What has a place in the chat is an event, of a known kind or not.
        _ if object.get("seq").is_some() => ServerFrame::Event(chat_event(value)?),
        _ => ServerFrame::Unknown,
    })
}
