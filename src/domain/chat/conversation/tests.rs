//! The machine, step by step, and against a bad network.

mod flapping;
mod steps;

use super::*;
use crate::cases::Author;
use crate::chat::ServerFrame;
use crate::id::{ChatToken, ClientId};
use crate::{Failure, Timestamp};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + seconds * 1000, 0)
}

fn key() -> IdempotencyKey {
    IdempotencyKey::mint(1)
}

fn id(number: u64) -> ClientId {
    ClientId::parse(&format!("c_{number}")).unwrap()
}

fn session(token: &str) -> ChatSession {
    ChatSession {
        id: ChatId::parse("chat_1").unwrap(),
        socket: "/api/chat-sessions/chat_1/socket".into(),
        token: ChatToken::parse(token).unwrap(),
        expires_at: at(900),
    }
}

fn author(role: Role) -> Author {
    Author { role, name: Some(format!("{role:?}")) }
}

fn said(seq: u64, role: Role, client_id: Option<ClientId>, text: &str) -> ChatEvent {
    let what = Happening::Message { from: author(role), text: text.into(), client_id, article: None };
    ChatEvent { seq, at: at(0), what }
}

fn happened(seq: u64, what: Happening) -> ChatEvent {
    ChatEvent { seq, at: at(0), what }
}
