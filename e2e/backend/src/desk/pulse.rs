//! `/desk/pulse`: answers when what a page shows has changed, or after a while. Whoever asks is at the desk.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::door::Staff;
use super::page::Oops;
use crate::app::App;
use crate::cases::Role;
use crate::chat::talk;
use crate::problem::Answer;
use crate::request::params::Params;

/// Shorter than what anything between would cut off.
const LONGEST: Duration = Duration::from_secs(20);
/// The state of a case is looked at so often; a guest's case rings no bell.
const LOOK: Duration = Duration::from_secs(2);

#[derive(Clone)]
struct Page {
    chat: Option<String>,
    case: Option<String>,
}

/// Waits for a change.
pub async fn wait(State(app): State<App>, staff: Staff, params: Params) -> Result<Json<Value>, Oops> {
    let text = |name: &str| -> Answer<Option<String>> { Ok(params.text(name, 100)?.map(str::to_owned)) };
    let page = Page { chat: text("chat")?, case: text("case")? };
    let seen = text("seen")?.unwrap_or_default();
    let looks = params.flag("looks")?;
    let rooms = app.db.bells().chat.clone();
    let mut lobby = rooms.lobby();
    let mut signals = rooms.listen(page.chat.as_deref().unwrap_or("the desk"));
    let mut stopping = app.stopping.clone();
    let until = tokio::time::Instant::now() + LONGEST;
    loop {
        if let (true, Some(chat)) = (looks, page.chat.clone()) {
            let staff = staff.clone();
            app.db.write(move |tx| looked(tx, &chat, &staff)).await?;
        }
        let (version, asked) = (*lobby.borrow_and_update(), page.clone());
        let typing = page.chat.as_ref().is_some_and(|chat| rooms.is_typing(chat, Role::Resident));
        let state = app.db.read(move |db| state(db, &asked)).await?;
        let state = format!("{version}.{state}.{typing}");
        if state != seen || tokio::time::Instant::now() >= until || *stopping.borrow() {
            rooms.at_desk(&staff.id);
            return Ok(Json(json!({"seen": state, "typing": typing})));
        }
        tokio::select! {
            _ = lobby.changed() => {}
            _ = signals.recv() => {}
            () = tokio::time::sleep(LOOK) => {}
            _ = stopping.changed() => {}
        }
    }
}

/// A number that differs when the page's matter has changed.
fn state(db: &Connection, page: &Page) -> Answer<i64> {
    let of = |sql: &str, id: &str| -> Answer<i64> {
        Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?.unwrap_or(0))
    };
    match (&page.chat, &page.case) {
        (Some(chat), _) => of("SELECT last_seq FROM chats WHERE id = ?1", chat),
        (None, Some(case)) => of(
            "SELECT coalesce(max(e.id), 0) FROM events e JOIN cases c ON c.id = e.case_id WHERE c.reference = ?1",
            case,
        ),
        (None, None) => Ok(db.query_row("SELECT coalesce(max(id), 0) FROM events", [], |row| row.get(0))?),
    }
}

/// Whoever has the chat and looks at it has read it.
fn looked(tx: &crate::db::Tx<'_>, id: &str, staff: &Staff) -> Answer<()> {
    let Ok(chat) = talk::load(tx, id) else { return Ok(()) };
    if chat.state == talk::State::Person && chat.staff.as_deref() == Some(&staff.id) {
        talk::has_read(tx, id, &talk::council(&staff.name), chat.last_seq)?;
    }
    Ok(())
}
