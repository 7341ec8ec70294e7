//! Chats that everybody has left: they are closed after a while, so that the waiting list is true.

use std::time::Duration;

use crate::app::App;
use crate::clock::{self, HOUR, MINUTE, Millis};
use crate::db::Tx;
use crate::problem::Answer;

use super::talk;

/// How often it is looked.
const EVERY: Duration = Duration::from_mins(1);
/// Nobody has said anything for so long.
const SILENT: Millis = 30 * MINUTE;
/// Whoever waits for a person is still waiting the next morning.
const SILENT_IN_QUEUE: Millis = 24 * HOUR;

/// Closes what everybody has left, until the server stops.
pub async fn run(app: App) {
    let mut stopping = app.stopping.clone();
    loop {
        if app.db.write(|tx| sweep(tx, clock::now())).await.is_err() {
            eprintln!("error: idle chats could not be closed");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// Closes what everybody had left at `now`; answers how many.
pub fn sweep(tx: &Tx<'_>, now: Millis) -> Answer<usize> {
    let mut statement = tx.prepare_cached(
        "SELECT id FROM chats WHERE state <> 'closed'
         AND updated_at < CASE state WHEN 'queued' THEN ?1 ELSE ?2 END LIMIT 100",
    )?;
    let left: Vec<String> = statement
        .query_map([now - SILENT_IN_QUEUE, now - SILENT], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &left {
        talk::close(tx, id, "idle", None)?;
    }
    Ok(left.len())
}
