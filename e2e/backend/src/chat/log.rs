//! The events of a chat: numbered from 1 without gaps, the same for everybody, for ever.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cases::Role;
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::problem::Answer;

/// The most events in one answer.
pub const PAGE: i64 = 500;

/// Who an event is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From {
    /// On which side.
    pub role: Role,
    /// As the other side sees it.
    pub name: Option<String>,
}

/// An event to append. Most have few of these.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// The contract's type.
    pub kind: &'static str,
    /// Who.
    pub from: Option<From>,
    /// Of a message.
    pub text: Option<&'a str>,
    /// Of a message by whoever sends it.
    pub client_id: Option<&'a str>,
    /// The `ArticleSummary` that is quoted.
    pub article: Option<Value>,
    /// With `read`.
    pub read: Option<i64>,
    /// With `case`.
    pub reference: Option<&'a str>,
    /// With `closed`.
    pub reason: Option<&'static str>,
}

/// Appends an event and signals it with the commit. Answers its `seq`.
pub fn append(tx: &Tx<'_>, chat: &str, at: Millis, entry: &Entry<'_>) -> Answer<i64> {
    let seq: i64 = tx
        .prepare_cached(
            "UPDATE chats SET last_seq = last_seq + 1, updated_at = ?2 WHERE id = ?1 RETURNING last_seq",
        )?
        .query_row(params![chat, at], |row| row.get(0))?;
    let text = entry.text.map(|text| Value::from(text).to_string());
    tx.prepare_cached(
        "INSERT INTO chat_events (chat_id, seq, at, type, from_role, from_name, text, client_id, article_json, read,
           reference, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        chat,
        seq,
        at,
        entry.kind,
        entry.from.as_ref().map(|from| from.role.word()),
        entry.from.as_ref().and_then(|from| from.name.as_deref()),
        text,
        entry.client_id,
        entry.article.as_ref().map(Value::to_string),
        entry.read,
        entry.reference,
        entry.reason,
    ])?;
    let (rooms, chat) = (tx.bells().chat.clone(), chat.to_owned());
    tx.after_commit(move || rooms.grew(&chat));
    Ok(seq)
}

/// The `seq` under which this client's message is kept already.
pub fn kept(db: &Connection, chat: &str, client_id: &str) -> Answer<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT seq FROM chat_events WHERE chat_id = ?1 AND client_id = ?2")?
        .query_row([chat, client_id], |row| row.get(0))
        .optional()?)
}

/// An event, as the wire has it.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Its place in the chat.
    pub seq: i64,
    at: String,
    /// The contract's type.
    #[serde(rename = "type")]
    pub kind: String,
    from: Option<Value>,
    /// Of a message.
    pub text: Option<String>,
    client_id: Option<String>,
    article: Option<Value>,
    read: Option<i64>,
    channel: Option<String>,
    reference: Option<String>,
    reason: Option<String>,
}

impl Event {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let json = |column: &str| -> rusqlite::Result<Option<Value>> {
            Ok(row.get::<_, Option<String>>(column)?.and_then(|text| serde_json::from_str(&text).ok()))
        };
        let (role, name): (Option<String>, Option<String>) = (row.get("from_role")?, row.get("from_name")?);
        Ok(Self {
            seq: row.get("seq")?,
            at: clock::rfc3339(row.get("at")?),
            kind: row.get("type")?,
            from: role.map(|role| json!({"role": role, "name": name})),
            text: json("text")?.and_then(|text| text.as_str().map(str::to_owned)),
            client_id: row.get("client_id")?,
            article: json("article_json")?,
            read: row.get("read")?,
            channel: row.get("channel")?,
            reference: row.get("reference")?,
            reason: row.get("reason")?,
        })
    }

    /// On which side it came from, as the contract's word.
    pub fn role(&self) -> Option<&str> {
        self.from.as_ref()?["role"].as_str()
    }

    /// Who it came from.
    pub fn name(&self) -> Option<&str> {
        self.from.as_ref()?["name"].as_str()
    }

    /// When, as the wire has it.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The article that is quoted.
    pub fn article(&self) -> Option<&Value> {
        self.article.as_ref()
    }

    /// The case that was made.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// Why it was closed.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// The events after `after`, oldest first, at most [`PAGE`].
pub fn after(db: &Connection, chat: &str, after: i64) -> Answer<Vec<Event>> {
    let mut statement = db.prepare_cached(
        "SELECT seq, at, type, from_role, from_name, text, client_id, article_json, read, channel, reference, reason
         FROM chat_events WHERE chat_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let rows = statement.query_map(params![chat, after, PAGE], Event::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
