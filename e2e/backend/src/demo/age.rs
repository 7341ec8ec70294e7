//! A demo council grows old: its days are told from the day it was made. What is older than a day goes, and is made anew.
//!
//! Only a database that the demo itself made may go. It says so ([`mark`]), and says so no longer once a server without
//! `--demo` has opened it ([`unmark`]): then it may hold what somebody needs.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::calendar;
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::problem::{Answer, Problem};

/// The name in `meta` under which the demo keeps its anchor.
const MARK: &str = "demo_anchor";

/// This database was made by the demo, with this anchor.
pub(super) fn mark(tx: &Tx<'_>, anchor: Millis) -> Answer<()> {
    tx.execute("INSERT INTO meta (name, value) VALUES (?1, ?2)", params![MARK, anchor])?;
    Ok(())
}

/// Somebody uses this database without `--demo`: it is no longer the demo's to make anew.
pub fn unmark(tx: &Tx<'_>) -> Answer<()> {
    tx.execute("DELETE FROM meta WHERE name = ?1", [MARK])?;
    Ok(())
}

/// Before the database is opened: takes an old demo council away. Answers what to say about it, if there is something to say.
pub fn clear_old(file: &Path, now: Millis) -> Answer<Option<String>> {
    let Some(anchor) = made_by_demo(file) else { return Ok(None) };
    if calendar::anchor(now) < calendar::days_from(anchor, 2) {
        return Ok(None);
    }
    let made = clock::day(anchor);
    if !take_alone(file) {
        return Ok(Some(format!(
            "the demo council is of {made}; another program uses it, so it stays as it is"
        )));
    }
    fs::remove_file(file).map_err(Problem::broken)?;
    for more in ["-wal", "-shm"] {
        // They go with the last connection; an error says that they did.
        let _ = fs::remove_file(with_ending(file, more));
    }
    Ok(Some(format!("the demo council was of {made}: it is made anew, without what was written in it since")))
}

/// The anchor that the demo made this file with. Of a file that cannot be read nobody knows who made it.
fn made_by_demo(file: &Path) -> Option<Millis> {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let mut statement = db.prepare("SELECT value FROM meta WHERE name = ?1").ok()?;
    statement.query_row([MARK], |row| row.get(0)).optional().ok()?
}

/// Is nobody else at it? `SQLite` leaves the write-ahead log only for the last connection (sqlite.org/wal.html).
fn take_alone(file: &Path) -> bool {
    let Ok(db) = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return false };
    let mode = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    mode.is_ok_and(|mode| mode == "delete")
}

fn with_ending(file: &Path, ending: &str) -> OsString {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::clock::DAY;
    use crate::db::{Announce, Db};

    const NOW: Millis = 1_795_000_000_000;

    /// A database of its own, made by the demo so many days before now; `None`: not by the demo.
    fn made(name: &str, days_ago: Option<i64>) -> (PathBuf, Db) {
        let file = std::env::temp_dir().join(format!("onedoor-age-{}-{name}.db", std::process::id()));
        let _ = fs::remove_file(&file);
        let db = Db::open(&file).unwrap();
        if let Some(days) = days_ago {
            db.write_now(Announce::Quietly, |tx| mark(tx, calendar::anchor(NOW - days * DAY))).unwrap();
        }
        (file, db)
    }

    #[track_caller]
    fn check(file: &Path, said: &str, stays: bool) {
        let told = clear_old(file, NOW).unwrap().unwrap_or_default();
        assert!(told.contains(said) && told.is_empty() == said.is_empty(), "{told}");
        assert_eq!(file.exists(), stays);
        let _ = fs::remove_file(file);
    }

    #[test]
    fn an_old_demo_council_goes_and_nothing_else() {
        for (name, days_ago, said, stays) in [
            ("today", Some(0), "", true),
            ("yesterday", Some(1), "", true),
            ("old", Some(2), "made anew", false),
            ("older", Some(400), "made anew", false),
            ("not-ours", None, "", true),
        ] {
            let (file, db) = made(name, days_ago);
            drop(db);
            check(&file, said, stays);
        }
        assert_eq!(clear_old(Path::new("/nowhere/at.all"), NOW).unwrap(), None);
        let (file, db) = made("not-a-database", None);
        drop(db);
        fs::write(&file, "a letter").unwrap();
        check(&file, "", true);
    }

    #[test]
    fn one_that_somebody_uses_stays() {
        let (file, db) = made("in-use", Some(9));
        check(&file, "another program uses it", true);
        drop(db);
        let (file, db) = made("taken-over", Some(9));
        db.write_now(Announce::Quietly, unmark).unwrap();
        drop(db);
        check(&file, "", true);
    }
}
