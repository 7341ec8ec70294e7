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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::talk::{NewChat, State};
    use crate::db::{Announce, Db};
    use crate::language::Lang;

    #[test]
    fn who_has_left_is_let_go_and_who_waits_is_not() {
        let file = std::env::temp_dir().join(format!("{}.db", crate::secret::id("idle")));
        let db = Db::open(&file).unwrap();
        let ids = ["with_bot", "waiting"];
        let stands = db.write_now(Announce::Quietly, |tx| {
            for id in ids {
                let chat = NewChat {
                    id: id.to_owned(),
                    resident: None,
                    language: Lang::En,
                    context: None,
                    cookie_hash: crate::secret::hash(id),
                };
                talk::open(tx, &chat)?;
            }
            tx.execute("UPDATE chats SET state = 'queued' WHERE id = 'waiting'", [])?;
            assert_eq!(sweep(tx, clock::now() + SILENT - MINUTE)?, 0);
            assert_eq!(sweep(tx, clock::now() + SILENT + MINUTE)?, 1);
            let stands = ids.map(|id| talk::load(tx, id).unwrap().state);
            assert_eq!(sweep(tx, clock::now() + SILENT_IN_QUEUE + MINUTE)?, 1);
            Ok(stands)
        });
        assert_eq!(stands.unwrap(), [State::Closed, State::Queued]);
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
    }
}
