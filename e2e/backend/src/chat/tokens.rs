//! Who may read and write a chat: tokens that live some minutes, and the cookie with which the same browser renews them.
//!
//! Only hashes are kept. A token opens one chat; a resident's chat is renewed by that resident only.

use axum::http::{HeaderMap, header};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use crate::app::App;
use crate::clock::{self, DAY, Millis, SECOND};
use crate::db::Tx;
use crate::problem::{Answer, Problem};
use crate::request::caller::cookie;
use crate::secret;

/// A chat's cookie, named by the contract.
pub const COOKIE: &str = "onedoor_chat";
/// How long a chat can be come back to.
const COOKIE_LIFE: Millis = 2 * DAY;

/// What a token opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// This chat, until then.
    This(Millis),
    /// Another one.
    Another,
    /// Nothing, or nothing any more.
    Nothing,
}

/// Keeps a token of a chat; answers when it ends.
pub fn keep(tx: &Tx<'_>, app: &App, chat: &str, token: &str) -> Answer<Millis> {
    let now = clock::now();
    let until = now + Millis::from(app.settings.limits.chat_token_seconds) * SECOND;
    tx.execute("DELETE FROM chat_tokens WHERE expires_at < ?1", [now - DAY])?;
    tx.execute(
        "INSERT OR IGNORE INTO chat_tokens (token_hash, chat_id, expires_at) VALUES (?1, ?2, ?3)",
        params![secret::hash(token), chat, until],
    )?;
    Ok(until)
}

/// What a token opens, seen from one chat.
pub fn look(db: &Connection, chat: &str, token: &str) -> Answer<Opens> {
    let found: Option<(String, Millis)> = db
        .prepare_cached(
            "SELECT chat_id, expires_at FROM chat_tokens WHERE token_hash = ?1 AND expires_at > ?2",
        )?
        .query_row(params![secret::hash(token), clock::now()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        Some((of, until)) if of == chat => Opens::This(until),
        Some(_) => Opens::Another,
        None => Opens::Nothing,
    })
}

/// The token of `Authorization: Bearer`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Refuses whoever has no token for this chat: 401 without a good one, 404 with another chat's.
pub fn check(db: &Connection, chat: &str, token: Option<&str>) -> Answer<()> {
    let token = token.ok_or_else(needed)?;
    match look(db, chat, token)? {
        Opens::This(_) => Ok(()),
        Opens::Another => Err(Problem::not_found()),
        Opens::Nothing => Err(needed()),
    }
}

fn needed() -> Problem {
    Problem::token_first()
}

/// Whether these headers hold the cookie of a chat.
pub fn cookie_fits(headers: &HeaderMap, hash: &[u8]) -> bool {
    let value = cookie(headers, COOKIE).unwrap_or("");
    secret::same(&secret::hash(value), hash)
}

/// The `Set-Cookie` of a chat.
pub fn set_cookie(app: &App, chat: &str, value: &str) -> String {
    let secure = if app.settings.secure_cookies { "; Secure" } else { "" };
    let base = &app.settings.base;
    let age = COOKIE_LIFE / SECOND;
    format!(
        "{COOKIE}={value}; Path={base}/chat-sessions/{chat}; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"
    )
}

/// The contract's `ChatSession`.
pub fn session(chat: &str, token: &str, expires_at: Millis) -> Value {
    json!({
        "id": chat,
        "protocol": "onedoor",
        "url": format!("/chat-sessions/{chat}/socket"),
        "token": token,
        "expires_at": clock::rfc3339(expires_at),
    })
}
