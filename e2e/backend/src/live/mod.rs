//! The live bus: what a resident must see at once.
//!
//! [`publish`] writes a row of `live` in the transaction of the change itself, and wakes the streams after the commit.
//! A stream (see `stream`) then reads its rows in the order of their ids, so a wake-up that gets lost loses nothing, and
//! `Last-Event-ID` resumes after any disconnection. Rows are kept for a day.

pub mod stream;

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::broadcast;

use crate::clock::{self, DAY};
use crate::db::{Announce, Tx};
use crate::problem::Answer;

/// How long a row of `live` can be resumed after; the contract asks for an hour.
const KEPT: clock::Millis = DAY;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveEvent {
    /// A case, and the event of its timeline that came with it, if any.
    Case {
        /// `cases.id`
        case: i64,
        /// `events.id`
        event: Option<i64>,
    },
    /// A notice, by id.
    Notice(String),
    /// The preferences or the addresses under them.
    Preferences,
}

/// A wake-up: somebody's rows of `live` grew.
#[derive(Clone, Debug)]
pub struct Wake {
    /// `None`: everybody's.
    pub resident: Option<String>,
}

/// The bus inside this process.
#[derive(Clone)]
pub struct Bus {
    wakes: broadcast::Sender<Wake>,
}

impl Default for Bus {
    fn default() -> Self {
        Self { wakes: broadcast::channel(1024).0 }
    }
}

impl Bus {
    /// Hears wake-ups from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Wake> {
        self.wakes.subscribe()
    }

    fn wake(&self, resident: Option<String>) {
        // An error only says that nobody listens.
        let _ = self.wakes.send(Wake { resident });
    }
}

/// Announces a change to one resident, or to everybody, with the commit of `tx`. Nothing happens in a quiet transaction.
pub fn publish(tx: &Tx<'_>, resident: Option<&str>, event: &LiveEvent) -> Answer<()> {
    if tx.announce() == Announce::Quietly {
        return Ok(());
    }
    let (kind, case, entry, notice) = match event {
        LiveEvent::Case { case, event } => ("case", Some(*case), *event, None),
        LiveEvent::Notice(id) => ("notice", None, None, Some(id.as_str())),
        LiveEvent::Preferences => ("preferences", None, None, None),
    };
    tx.prepare_cached(
        "INSERT INTO live (resident_id, kind, case_id, event_id, notice_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![resident, kind, case, entry, notice, clock::now()])?;
    let (bus, resident) = (tx.bells().live.clone(), resident.map(str::to_owned));
    tx.after_commit(move || bus.wake(resident));
    Ok(())
}

/// Forgets what is too old to resume after.
pub fn prune(tx: &Tx<'_>) -> Answer<()> {
    let last: Option<i64> =
        tx.query_row("SELECT max(id) FROM live WHERE at < ?1", [clock::now() - KEPT], |row| row.get(0))?;
    if let Some(last) = last {
        tx.execute("DELETE FROM live WHERE id <= ?1", [last])?;
        tx.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('live_floor', ?1)", [last])?;
    }
    Ok(())
}

/// The ids that can be resumed after: from the floor up to the newest.
pub fn range(connection: &Connection) -> Answer<(i64, i64)> {
    let floor = connection
        .query_row("SELECT value FROM meta WHERE name = 'live_floor'", [], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let newest: i64 = connection
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'live'", [], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    Ok((floor, newest.max(floor)))
}
