//! Texts that a number sent to the council: STOP ends all texts to it, START lets them begin again.
//!
//! Both are of the number, not of who has added it: removing a number and adding it again lifts nothing.

use rusqlite::{OptionalExtension, params};

use super::changed;
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::problem::Answer;

/// Since when a number is not to be written to, if it sent STOP.
pub fn since(tx: &Tx<'_>, number: &str) -> Answer<Option<Millis>> {
    let mut statement = tx.prepare_cached("SELECT since FROM stops WHERE number = ?1")?;
    Ok(statement.query_row([number], |row| row.get(0)).optional()?)
}

/// A text came from this number (E.164). Answers whether it was one of the two words.
pub fn heard(tx: &Tx<'_>, number: &str, text: &str) -> Answer<bool> {
    let moved = match text.trim().to_uppercase().as_str() {
        "STOP" => stop(tx, number)?,
        "START" => start(tx, number)?,
        _ => return Ok(false),
    };
    for resident in moved {
        changed(tx, &resident)?;
    }
    Ok(true)
}

/// Answers whose addresses are blocked by it.
fn stop(tx: &Tx<'_>, number: &str) -> Answer<Vec<String>> {
    let now = clock::now();
    tx.execute("INSERT OR IGNORE INTO stops (number, since) VALUES (?1, ?2)", params![number, now])?;
    let mut statement = tx.prepare_cached(
        "UPDATE addresses SET blocked_reason = 'stop', blocked_since = ?2
         WHERE channel = 'sms' AND folded = ?1 AND blocked_reason IS NOT 'stop' RETURNING resident_id",
    )?;
    Ok(statement.query_map(params![number, now], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Answers whose addresses work again.
fn start(tx: &Tx<'_>, number: &str) -> Answer<Vec<String>> {
    tx.execute("DELETE FROM stops WHERE number = ?1", [number])?;
    let mut statement = tx.prepare_cached(
        "UPDATE addresses SET blocked_reason = NULL, blocked_since = NULL
         WHERE channel = 'sms' AND folded = ?1 AND blocked_reason = 'stop' RETURNING resident_id",
    )?;
    Ok(statement.query_map([number], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
