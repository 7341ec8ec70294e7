//! Signing in by a code that comes by e-mail, staying signed in, signing out.
//!
//! Not here: what a session opens, and the CSRF token (see `request::caller`).

pub mod codes;
pub mod routes;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::Lang;
use crate::problem::Answer;
use crate::request::caller::LiveSession;
use crate::secret;

/// The resident that an e-mail address opens the door to; made new when there is none yet.
fn resident_of(tx: &Tx<'_>, email: &str, language: Lang) -> Answer<String> {
    let folded = fold_email(email);
    let known: Option<String> = tx
        .query_row("SELECT resident_id FROM addresses WHERE folded = ?1 AND signs_in = 1", [&folded], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(resident) = known {
        return Ok(resident);
    }
    let (resident, now) = (secret::id("r"), clock::now());
    tx.execute(
        "INSERT INTO residents (id, name, language, created_at) VALUES (?1, ?2, ?3, ?4)",
        params![resident, email, language, now],
    )?;
    tx.execute(
        "INSERT INTO addresses (id, resident_id, channel, value, folded, verified_at, signs_in, created_at)
         VALUES (?1, ?2, 'email', ?3, ?4, ?5, 1, ?5)",
        params![secret::id("a"), resident, email, folded, now],
    )?;
    Ok(resident)
}

/// Opens a session; answers its secret, which is kept only as a hash, and its end.
fn open(tx: &Tx<'_>, resident: &str, idle: Millis) -> Answer<(String, Millis)> {
    let (token, now) = (secret::token(), clock::now());
    tx.execute(
        "INSERT INTO sessions (token_hash, resident_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
        params![secret::hash(&token), resident, now, now + idle],
    )?;
    Ok((token, now + idle))
}

/// The contract's Session of a resident.
fn signed_in(db: &Connection, session: &LiveSession, csrf: &str) -> Answer<Value> {
    let email: Option<String> = db
        .query_row(
            "SELECT value FROM addresses WHERE resident_id = ?1 AND signs_in = 1 ORDER BY created_at, id LIMIT 1",
            [&session.resident],
            |row| row.get(0),
        )
        .optional()?;
    let resident = db.query_row(
        "SELECT name, given_name, phone, language, needs_json FROM residents WHERE id = ?1",
        [&session.resident],
        |row| {
            let needs: String = row.get(4)?;
            Ok(json!({
                "id": session.resident,
                "name": row.get::<_, String>(0)?,
                "given_name": row.get::<_, Option<String>>(1)?,
                "email": email,
                "phone": row.get::<_, Option<String>>(2)?,
                "language": row.get::<_, String>(3)?,
                "needs": serde_json::from_str::<Value>(&needs).unwrap_or_else(|_| json!([])),
            }))
        },
    )?;
    Ok(json!({
        "signed_in": true,
        "csrf_token": csrf,
        "expires_at": clock::rfc3339(session.expires_at),
        "expires_in": (session.expires_at - clock::now()).max(0) / clock::SECOND,
        "resident": resident,
    }))
}

/// The contract's Session of a guest.
fn guest(csrf: &str) -> Value {
    json!({"signed_in": false, "csrf_token": csrf, "expires_at": null, "expires_in": null, "resident": null})
}

/// An e-mail address as it is compared.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}
