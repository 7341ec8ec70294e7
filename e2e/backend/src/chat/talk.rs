//! A chat: how it opens, what is said, who takes over, how it ends. Everything runs in the caller's transaction.
//!
//! The states: `bot` until a person is asked for, then `queued`, `person` once somebody at the desk joins, `closed`.
//! The assistant answers in the transaction of the line that it answers, so no line is kept without its answer.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::availability::Availability;
use super::bot::{self, Reply};
use super::hours::Door;
use super::log::{self, Entry, From};
use super::phrases;
use crate::cases::{self, CaseId, NewEvent, Role};
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Words};
use crate::problem::{Answer, Problem};
use crate::secret::Hash;
use axum::http::StatusCode;

/// Longer transcripts are cut where they begin.
const TRANSCRIPT: usize = 4_000;

/// Who has the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The assistant.
    Bot,
    /// Nobody yet: a person was asked for.
    Queued,
    /// Somebody at the desk.
    Person,
    /// It is over.
    Closed,
}

impl State {
    fn of_word(word: &str) -> Self {
        match word {
            "bot" => Self::Bot,
            "queued" => Self::Queued,
            "person" => Self::Person,
            _ => Self::Closed,
        }
    }
}

/// A chat as it stands.
#[derive(Clone, Debug)]
pub struct Chat {
    /// Opaque.
    pub id: String,
    /// Whose, when they were signed in.
    pub resident: Option<String>,
    /// What it is held in.
    pub language: Lang,
    /// Who has it.
    pub state: State,
    /// Who joined last.
    pub staff: Option<String>,
    /// The resident's own case that it is about.
    pub case: Option<CaseId>,
    /// What the resident brought along: the contract's `ChatContext`.
    pub context: Option<Value>,
    /// The last event's.
    pub last_seq: i64,
    /// When a person was asked for.
    pub queued_at: Option<Millis>,
    read_by_resident: i64,
    read_by_council: i64,
}

const COLUMNS: &str = "id, resident_id, language, state, staff_id, case_id, context_json, last_seq, queued_at, \
    read_by_resident, read_by_council";

impl Chat {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            resident: row.get(1)?,
            language: row.get(2)?,
            state: State::of_word(&row.get::<_, String>(3)?),
            staff: row.get(4)?,
            case: row.get(5)?,
            context: row.get::<_, Option<String>>(6)?.and_then(|json| serde_json::from_str(&json).ok()),
            last_seq: row.get(7)?,
            queued_at: row.get(8)?,
            read_by_resident: row.get(9)?,
            read_by_council: row.get(10)?,
        })
    }
}

/// The chat of an id, or 404.
pub fn load(db: &Connection, id: &str) -> Answer<Chat> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM chats WHERE id = ?1"))?
        .query_row([id], Chat::read)
        .optional()?
        .ok_or_else(Problem::not_found)
}

/// The chats that are not over: those that wait first, the longest waiting before the others.
pub fn open_ones(db: &Connection) -> Answer<Vec<Chat>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM chats WHERE state <> 'closed'
         ORDER BY CASE state WHEN 'queued' THEN 0 WHEN 'person' THEN 1 ELSE 2 END, queued_at, created_at DESC LIMIT 200",
    ))?;
    let rows = statement.query_map([], Chat::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many wait before this chat; none when it does not wait.
pub fn place_in_queue(db: &Connection, chat: &Chat) -> Answer<Option<i64>> {
    if chat.state != State::Queued {
        return Ok(None);
    }
    let before = db
        .prepare_cached("SELECT count(*) FROM chats WHERE state = 'queued' AND (queued_at, id) < (?1, ?2)")?
        .query_row(params![chat.queued_at, chat.id], |row| row.get(0))?;
    Ok(Some(before))
}

/// A chat to open.
#[derive(Clone, Debug)]
pub struct NewChat {
    /// Opaque.
    pub id: String,
    /// Whose.
    pub resident: Option<String>,
    /// What it is held in.
    pub language: Lang,
    /// The contract's `ChatContext`.
    pub context: Option<Value>,
    /// Of the cookie that renews its tokens.
    pub cookie_hash: Hash,
}

/// Opens a chat: the assistant joins and greets.
pub fn open(tx: &Tx<'_>, new: &NewChat) -> Answer<()> {
    let now = clock::now();
    let reference =
        new.context.as_ref().filter(|context| context["kind"] == "case").map(|context| &context["reference"]);
    let case = match (&new.resident, reference.and_then(Value::as_str)) {
        // Somebody else's reference is only a word that was brought along.
        (Some(resident), Some(reference)) => cases::of_resident(tx, reference, resident).ok(),
        _ => None,
    };
    tx.execute(
        "INSERT INTO chats (id, resident_id, language, context_json, state, cookie_hash, case_id, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, 'bot', ?5, ?6, ?7, ?7)",
        params![
            new.id,
            new.resident,
            new.language,
            new.context.as_ref().map(Value::to_string),
            new.cookie_hash,
            case,
            now
        ],
    )?;
    let about = new.context.as_ref().and_then(|context| context["label"].as_str());
    let from = Some(assistant(new.language));
    log::append(tx, &new.id, now, &Entry { kind: "joined", from: from.clone(), ..Entry::default() })?;
    let greeting = phrases::greeting(about);
    let text = Some(greeting.say(new.language));
    log::append(tx, &new.id, now, &Entry { kind: "message", from, text, ..Entry::default() })?;
    let rooms = tx.bells().chat.clone();
    tx.after_commit(move || rooms.lobby_changed());
    Ok(())
}

/// The resident says something, once for each `client_id`. Answers its `seq`.
pub fn resident_says(
    tx: &Tx<'_>,
    id: &str,
    client_id: &str,
    text: &str,
    people: &Availability,
) -> Answer<i64> {
    if let Some(seq) = log::kept(tx, id, client_id)? {
        return Ok(seq);
    }
    let chat = load(tx, id)?;
    if chat.state == State::Closed {
        return Err(Problem::new(StatusCode::CONFLICT, "chat-over", phrases::over()));
    }
    let now = clock::now();
    let from = Some(From { role: Role::Resident, name: resident_name(tx, &chat)? });
    let entry =
        Entry { kind: "message", from, text: Some(text), client_id: Some(client_id), ..Entry::default() };
    let seq = log::append(tx, id, now, &entry)?;
    tx.bells().chat.stopped_typing(id, Role::Resident);
    if chat.state == State::Bot {
        match bot::reply(tx, text, chat.language, chat.case)? {
            Reply::Line(line, article) => bot_says(tx, &chat, &line, article)?,
            Reply::Person => queue(tx, &chat, Role::Resident, None, people)?,
            Reply::Lost => queue(tx, &chat, Role::Bot, Some(phrases::no_answer()), people)?,
        }
    }
    Ok(seq)
}

/// The resident asks for a person. Asking twice changes nothing.
pub fn resident_asks_for_person(tx: &Tx<'_>, id: &str, people: &Availability) -> Answer<()> {
    let chat = load(tx, id)?;
    if chat.state == State::Bot { queue(tx, &chat, Role::Resident, None, people) } else { Ok(()) }
}

/// Puts the chat in the waiting list, and has the assistant say what to expect.
fn queue(tx: &Tx<'_>, chat: &Chat, by: Role, first: Option<Words>, people: &Availability) -> Answer<()> {
    let now = clock::now();
    let next = match people.door {
        Door::Closed(opens) => phrases::nobody_here(opens),
        Door::Open(_) if people.staff == 0 => phrases::as_soon_as_free(),
        Door::Open(_) => phrases::handing_over(),
    };
    let line = match first {
        Some(first) => format!("{} {}", first.say(chat.language), next.say(chat.language)),
        None => next.say(chat.language).to_owned(),
    };
    bot_says(tx, chat, &line, None)?;
    tx.execute("UPDATE chats SET state = 'queued', queued_at = ?2 WHERE id = ?1", params![chat.id, now])?;
    let from = match by {
        Role::Resident => From { role: Role::Resident, name: resident_name(tx, chat)? },
        _ => assistant(chat.language),
    };
    log::append(tx, &chat.id, now, &Entry { kind: "handoff", from: Some(from), ..Entry::default() })?;
    let rooms = tx.bells().chat.clone();
    tx.after_commit(move || rooms.lobby_changed());
    Ok(())
}

fn bot_says(tx: &Tx<'_>, chat: &Chat, line: &str, article: Option<Value>) -> Answer<()> {
    let from = Some(assistant(chat.language));
    let entry = Entry { kind: "message", from, text: Some(line), article, ..Entry::default() };
    log::append(tx, &chat.id, clock::now(), &entry)?;
    Ok(())
}

/// Somebody at the desk joins, from the waiting list or instead of the assistant.
pub fn join(tx: &Tx<'_>, id: &str, staff: &str, name: &str) -> Answer<()> {
    let chat = load(tx, id)?;
    if chat.state == State::Closed || (chat.state == State::Person && chat.staff.as_deref() == Some(staff)) {
        return Ok(());
    }
    let now = clock::now();
    tx.execute("UPDATE chats SET state = 'person', staff_id = ?2 WHERE id = ?1", params![id, staff])?;
    let left = match (&chat.state, &chat.staff) {
        (State::Person, Some(before)) => From { role: Role::Council, name: Some(staff_name(tx, before)?) },
        _ => assistant(chat.language),
    };
    log::append(tx, id, now, &Entry { kind: "joined", from: Some(council(name)), ..Entry::default() })?;
    log::append(tx, id, now, &Entry { kind: "left", from: Some(left), ..Entry::default() })?;
    let rooms = tx.bells().chat.clone();
    tx.after_commit(move || rooms.lobby_changed());
    Ok(())
}

/// Somebody at the desk says something; whoever has not joined joins by it. `client_id` makes it happen once.
pub fn council_says(
    tx: &Tx<'_>,
    id: &str,
    staff: &str,
    name: &str,
    client_id: &str,
    text: &str,
) -> Answer<i64> {
    if let Some(seq) = log::kept(tx, id, client_id)? {
        return Ok(seq);
    }
    if load(tx, id)?.state == State::Closed {
        return Err(Problem::new(StatusCode::CONFLICT, "chat-over", phrases::over()));
    }
    join(tx, id, staff, name)?;
    tx.bells().chat.stopped_typing(id, Role::Council);
    let from = Some(council(name));
    let entry =
        Entry { kind: "message", from, text: Some(text), client_id: Some(client_id), ..Entry::default() };
    log::append(tx, id, clock::now(), &entry)
}

/// One side has seen everything up to `upto`. The other hears of it when it said something in between.
pub fn has_read(tx: &Tx<'_>, id: &str, by: &From, upto: i64) -> Answer<()> {
    let chat = load(tx, id)?;
    let (column, other, before) = match by.role {
        Role::Resident => ("read_by_resident", Role::Council, chat.read_by_resident),
        _ => ("read_by_council", Role::Resident, chat.read_by_council),
    };
    let upto = upto.min(chat.last_seq);
    if upto <= before || chat.state == State::Closed {
        return Ok(());
    }
    tx.execute(&format!("UPDATE chats SET {column} = ?2 WHERE id = ?1"), params![id, upto])?;
    let seen: Option<i64> = tx
        .prepare_cached(
            "SELECT max(seq) FROM chat_events
             WHERE chat_id = ?1 AND seq > ?2 AND seq <= ?3 AND type = 'message' AND from_role = ?4",
        )?
        .query_row(params![id, before, upto, other.word()], |row| row.get(0))?;
    if let Some(seen) = seen {
        let entry = Entry { kind: "read", from: Some(by.clone()), read: Some(seen), ..Entry::default() };
        log::append(tx, id, clock::now(), &entry)?;
    }
    Ok(())
}

/// Ends the chat; what was said goes on the case that it was about. A second end changes nothing.
pub fn close(tx: &Tx<'_>, id: &str, reason: &'static str, by: Option<From>) -> Answer<()> {
    let chat = load(tx, id)?;
    if chat.state == State::Closed {
        return Ok(());
    }
    let now = clock::now();
    log::append(tx, id, now, &Entry { kind: "closed", from: by, reason: Some(reason), ..Entry::default() })?;
    tx.execute(
        "UPDATE chats SET state = 'closed', closed_at = ?2, closed_reason = ?3 WHERE id = ?1",
        params![id, now, reason],
    )?;
    if let Some(case) = chat.case {
        onto_case(tx, &chat, case, now)?;
    }
    let rooms = tx.bells().chat.clone();
    tx.after_commit(move || rooms.lobby_changed());
    Ok(())
}

/// A chat in which the resident said something is one entry of the case's thread.
fn onto_case(tx: &Tx<'_>, chat: &Chat, case: CaseId, now: Millis) -> Answer<()> {
    let mut statement = tx.prepare(
        "SELECT from_role, from_name, json_extract(text, '$') FROM chat_events
         WHERE chat_id = ?1 AND type = 'message' ORDER BY seq",
    )?;
    let rows = statement.query_map([&chat.id], |row| {
        Ok((
            row.get::<_, Option<String>>(0)?,
            row.get::<_, Option<String>>(1)?,
            row.get::<_, Option<String>>(2)?,
        ))
    })?;
    let (mut lines, mut spoke) = (Vec::new(), false);
    for row in rows {
        let (role, name, text) = row?;
        spoke |= role.as_deref() == Some(Role::Resident.word());
        lines.push(format!("{}: {}", name.unwrap_or_default(), text.unwrap_or_default()));
    }
    if !spoke {
        return Ok(());
    }
    let whole = lines.join("\n");
    let skip = whole.chars().count().saturating_sub(TRANSCRIPT);
    let text: String =
        if skip > 0 { std::iter::once('…').chain(whole.chars().skip(skip + 1)).collect() } else { whole };
    let event = NewEvent {
        at: now,
        kind: "chat",
        channel: "chat".to_owned(),
        // The resident's own: a copy of what they just read needs no notification.
        author: cases::Author { role: Role::Resident, name: resident_name(tx, chat)? },
        text: text.into(),
        stage: None,
        expected_on: None,
    };
    cases::add_event(tx, case, &event)?;
    Ok(())
}

/// The assistant.
fn assistant(lang: Lang) -> From {
    From { role: Role::Bot, name: Some(phrases::assistant().say(lang).to_owned()) }
}

/// Somebody at the desk.
pub fn council(name: &str) -> From {
    From { role: Role::Council, name: Some(name.to_owned()) }
}

/// The name of whoever is at the desk.
pub fn staff_name(db: &Connection, staff: &str) -> Answer<String> {
    Ok(db
        .query_row("SELECT name FROM staff WHERE id = ?1", [staff], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// The resident's name, when they were signed in.
pub fn resident_name(db: &Connection, chat: &Chat) -> Answer<Option<String>> {
    let Some(resident) = &chat.resident else { return Ok(None) };
    Ok(db
        .prepare_cached("SELECT name FROM residents WHERE id = ?1")?
        .query_row([resident], |row| row.get(0))
        .optional()?)
}
