//! Notices: works, outages and news that matter now.
//!
//! [`create`] is how the desk sends one; everybody who is signed in sees it live.

pub mod routes;

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text};
use crate::live::{self, LiveEvent};
use crate::problem::Answer;
use crate::secret;

/// What a notice is made of.
#[derive(Clone, Debug)]
pub struct NewNotice {
    /// `None` makes one.
    pub id: Option<String>,
    /// In a few words.
    pub title: Text,
    /// The whole of it.
    pub text: Text,
    /// `news` or `warning`.
    pub level: &'static str,
    /// In force from.
    pub starts_at: Millis,
    /// In force until; `None` has no end yet.
    pub ends_at: Option<Millis>,
}

/// Puts a notice up, and tells everybody live when it is in force already. Answers its id.
pub fn create(tx: &Tx<'_>, new: &NewNotice) -> Answer<String> {
    let id = new.id.clone().unwrap_or_else(|| secret::id("n"));
    let now = clock::now();
    tx.execute(
        "INSERT INTO notices (id, title, text, level, starts_at, ends_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, new.title, new.text, new.level, new.starts_at, new.ends_at, now],
    )?;
    if new.starts_at <= now {
        live::publish(tx, None, &LiveEvent::Notice(id.clone()))?;
    }
    Ok(id)
}

/// A notice as the wire has it.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    id: String,
    title: String,
    text: String,
    level: String,
    from: String,
    until: Option<String>,
}

fn read(row: &Row<'_>, lang: Lang) -> rusqlite::Result<Notice> {
    let (title, text): (Text, Text) = (row.get("title")?, row.get("text")?);
    Ok(Notice {
        id: row.get("id")?,
        title: title.say(lang).to_owned(),
        text: text.say(lang).to_owned(),
        level: row.get("level")?,
        from: clock::rfc3339(row.get("starts_at")?),
        until: row.get::<_, Option<Millis>>("ends_at")?.map(clock::rfc3339),
    })
}

/// The notices in force, newest first.
pub fn in_force(connection: &Connection, lang: Lang) -> Answer<Vec<Notice>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title, text, level, starts_at, ends_at FROM notices
         WHERE starts_at <= ?1 AND (ends_at IS NULL OR ends_at > ?1) ORDER BY starts_at DESC, id LIMIT 100",
    )?;
    let found = statement.query_map([clock::now()], |row| read(row, lang))?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// One notice.
pub fn one(connection: &Connection, id: &str, lang: Lang) -> Answer<Option<Notice>> {
    let mut statement = connection
        .prepare_cached("SELECT id, title, text, level, starts_at, ends_at FROM notices WHERE id = ?1")?;
    let found = statement.query_map([id], |row| read(row, lang))?.next().transpose()?;
    Ok(found)
}
