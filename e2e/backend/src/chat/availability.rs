//! `GET /chat/availability`: whether somebody is there, and how long the wait is.

use axum::Json;
use axum::extract::State;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::hours::{Door, Hours};
use crate::app::App;
use crate::clock;
use crate::problem::Answer;

/// Until somebody looks up from what they do.
const FIRST_SECONDS: i64 = 60;
/// What one chat keeps one person busy, counted from behind.
const EACH_SECONDS: i64 = 240;
/// More waiting for each person at the desk is busy.
const BUSY: i64 = 3;

/// Who is there now.
#[derive(Clone, Copy, Debug)]
pub struct Availability {
    /// By the hours.
    pub door: Door,
    /// At the desk.
    pub staff: usize,
    /// Waiting.
    pub queue: i64,
}

impl Availability {
    /// How long somebody waits who has `before` others before them; nothing when nobody is at the desk.
    pub fn wait_seconds(&self, before: i64) -> Option<i64> {
        let staff = i64::try_from(self.staff).unwrap_or(1);
        (staff > 0 && matches!(self.door, Door::Open(_)))
            .then(|| FIRST_SECONDS + before * EACH_SECONDS / staff)
    }

    fn state(&self) -> &'static str {
        let staff = i64::try_from(self.staff).unwrap_or(0);
        match self.door {
            Door::Closed(_) => "closed",
            Door::Open(_) if self.queue >= staff * BUSY => "busy",
            Door::Open(_) => "open",
        }
    }
}

/// Who is there now.
pub fn now(app: &App, db: &Connection) -> Answer<Availability> {
    let queue = db
        .prepare_cached("SELECT count(*) FROM chats WHERE state = 'queued'")?
        .query_row([], |row| row.get(0))?;
    let staff = app.db.bells().chat.staff();
    let door = match Hours::of(db, app.settings.chat_hours)?.door(clock::now()) {
        // Whoever is at the desk answers, whatever the clock says.
        Door::Closed(_) if staff > 0 => Door::Open(None),
        by_the_clock => by_the_clock,
    };
    Ok(Availability { door, staff, queue })
}

pub(super) async fn answer(State(app): State<App>) -> Answer<Json<Value>> {
    let asked = app.clone();
    let now = app.db.read(move |db| now(&asked, db)).await?;
    let (opens, closes) = match now.door {
        Door::Open(closes) => (None, closes),
        Door::Closed(opens) => (opens, None),
    };
    let open = matches!(now.door, Door::Open(_));
    Ok(Json(json!({
        "state": now.state(),
        "bot": true,
        "wait_seconds": now.wait_seconds(now.queue),
        "queue": open.then_some(now.queue),
        "opens_at": opens.map(clock::rfc3339),
        "closes_at": closes.map(clock::rfc3339),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn busy_is_said_when_it_is() {
        let check = |door, staff, queue, want: (&str, Option<i64>)| {
            let now = Availability { door, staff, queue };
            assert_eq!((now.state(), now.wait_seconds(queue)), want);
        };
        check(Door::Open(None), 1, 0, ("open", Some(60)));
        check(Door::Open(None), 2, 4, ("open", Some(540)));
        check(Door::Open(None), 1, 3, ("busy", Some(780)));
        check(Door::Open(None), 0, 0, ("busy", None));
        check(Door::Closed(None), 2, 0, ("closed", None));
    }
}
