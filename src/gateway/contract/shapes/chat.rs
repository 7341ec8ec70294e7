//! `ChatEvent`, `ChatQueue`, `ChatSession` and `ChatContext`.

use super::article::article_summary;
use super::event::author;
use crate::json::{Object, Read, Wrong};
use onedoor_domain::Seconds;
use onedoor_domain::cases::Author;
use onedoor_domain::channels::Channel;
use onedoor_domain::chat::{ChatEvent, ChatSession, ClosedBy, Context, ContextKind, Happening, Queue};
use onedoor_domain::id::{ChatId, ChatToken, ClientId, Reference};
use serde_json::{Map, Value};

pub(crate) fn chat_event(value: &Value) -> Read<ChatEvent> {
    let object = Object::of(value)?;
    let seq = object.whole("seq")?;
    if seq == 0 {
        return Err(Wrong("seq"));
    }
    Ok(ChatEvent { seq, at: object.time("at")?, what: happening(object, &object.text("type")?)? })
}

fn happening(object: Object, kind: &str) -> Read<Happening> {
    let from = || object.object("from").map(author).transpose();
    let somebody = || from()?.ok_or(Wrong("from"));
    Ok(match kind {
        "message" => message(object, somebody()?)?,
        "joined" => Happening::Joined(somebody()?),
        "left" => Happening::Left(somebody()?),
        "handoff" => Happening::Handoff,
        "read" => Happening::Read { by: from().unwrap_or(None), up_to: object.whole("read")? },
        "moved" => Happening::Moved(Channel::parse(&object.text("channel")?)),
        "closed" => Happening::Closed(match object.maybe_text("reason").as_deref() {
            Some("resident") => ClosedBy::Resident,
            Some("council") => ClosedBy::Council,
            Some("idle") => ClosedBy::Idle,
            _ => ClosedBy::Unknown,
        }),
        "case" => Happening::Case(object.id("reference", Reference::parse)?),
        _ => Happening::Other,
    })
}

fn message(object: Object, from: Author) -> Read<Happening> {
    Ok(Happening::Message {
        from,
        text: object.text("text")?,
        client_id: object.maybe_id("client_id", ClientId::parse),
        article: object.get("article").and_then(|article| article_summary(article).ok()),
    })
}

pub(crate) fn queue(object: Object) -> Read<Queue> {
    let position = object.whole("position").map(|position| u32::try_from(position).unwrap_or(u32::MAX))?;
    Ok(Queue { position, wait: object.maybe_whole("wait_seconds").map(Seconds) })
}

/// `base` is the API's: a socket address that is a path is below it.
pub(crate) fn chat_session(value: &Value, base: &str) -> Read<ChatSession> {
    let object = Object::of(value)?;
    let url = object.text("url")?;
    let absolute = ["ws://", "wss://", "http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    let socket = if absolute { url } else { format!("{base}/{}", url.trim_start_matches('/')) };
    Ok(ChatSession {
        id: object.id("id", ChatId::parse)?,
        socket,
        token: object.id("token", ChatToken::parse)?,
        expires_at: object.time("expires_at")?,
    })
}

pub(crate) fn context(context: &Context) -> Value {
    let kind = match context.kind {
        ContextKind::Case => "case",
        ContextKind::Draft => "draft",
        ContextKind::Article => "article",
    };
    let mut object = Map::new();
    let mut put = |name: &str, text: &str| object.insert(name.to_owned(), Value::from(text));
    put("kind", kind);
    put("label", &context.label);
    if let Some(reference) = &context.reference {
        put("reference", reference);
    }
    if let Some(text) = &context.text {
        put("text", text);
    }
    Value::Object(object)
}
