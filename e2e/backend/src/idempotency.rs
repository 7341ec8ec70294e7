//! One key, one effect: the first answer to a create is kept with the effect, in one transaction.
//!
//! A key belongs to its scope (the operation, and the case or resident it is about) for ninety days. The same key with
//! another body is 422; while the first request runs it is 409. Secrets are not kept in the answer: whoever creates one
//! derives it from the key ([`Once::derive`]), so a replay can say it again and the database cannot.
//!
//! A guest's retry after signing in, and a resident's after the session ended, still find the first answer. Only another
//! resident with the same key is turned away.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::app::App;
use crate::clock::{self, DAY};
use crate::db::Tx;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::secret::{self, Hash};

const KEPT: clock::Millis = 90 * DAY;

/// The `Idempotency-Key` of a request.
pub struct Key(String);

impl FromRequestParts<App> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Answer<Self> {
        let header = parts.headers.get("idempotency-key").ok_or_else(|| {
            Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", phrases::key_missing())
        })?;
        let key = header.to_str().unwrap_or("");
        let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if plain && (8..=100).contains(&key.len()) {
            Ok(Self(key.to_owned()))
        } else {
            Err(Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", phrases::key_malformed()))
        }
    }
}

/// A create that happens once.
pub struct Once {
    scope: String,
    key: Key,
    body: Hash,
    resident: Option<String>,
}

/// The answer to a create, the first time and every other.
#[derive(Debug)]
pub struct Kept {
    /// Of the first answer.
    pub status: StatusCode,
    /// The first answer, without secrets.
    pub answer: Value,
    /// Who created it; `None` is a guest.
    pub resident: Option<String>,
}

/// The creates that are being answered now.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<HashSet<(String, Hash)>>>);

struct Turn {
    running: Running,
    entry: (String, Hash),
}

impl Running {
    fn begin(&self, entry: (String, Hash)) -> Answer<Turn> {
        let fresh = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(entry.clone());
        if fresh { Ok(Turn { running: self.clone(), entry }) } else { Err(Problem::still_running()) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.running.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.entry);
    }
}

impl Once {
    /// A create in `scope` by `resident` (`None`: a guest) with this key and body.
    pub fn new(scope: impl Into<String>, key: Key, body: &Body, resident: Option<String>) -> Self {
        Self { scope: scope.into(), key, body: body.hash(), resident }
    }

    /// A create whose body is made of `parts`, such as a file and its name.
    pub fn of_parts(scope: impl Into<String>, key: Key, parts: &[&[u8]], resident: Option<String>) -> Self {
        Self { scope: scope.into(), key, body: secret::hash_parts(parts), resident }
    }

    /// A secret of 96 bits that this key, and no other, leads to.
    pub fn derive(&self, app: &App, purpose: &str) -> String {
        let digest = app.key.sign(purpose, &[self.scope.as_bytes(), self.key.0.as_bytes()]);
        secret::text_of(&digest[..12])
    }

    /// Creates by `work`, which answers the body of a 201, unless that was done before.
    pub async fn create(
        self,
        app: &App,
        work: impl FnOnce(&Tx<'_>) -> Answer<Value> + Send + 'static,
    ) -> Answer<Kept> {
        let key_hash = secret::hash(&self.key.0);
        let turn = app.running.begin((self.scope.clone(), key_hash))?;
        app.db
            .write(move |tx| {
                // Held until the commit, whatever becomes of the connection.
                let _turn = turn;
                if let Some(kept) = self.find(tx, &key_hash)? {
                    return Ok(kept);
                }
                let answer = work(tx)?;
                tx.execute(
                    "INSERT INTO idempotency (scope, key_hash, body_hash, resident_id, status, answer, created_at)
                     VALUES (?1, ?2, ?3, ?4, 201, ?5, ?6)",
                    params![self.scope, key_hash, self.body, self.resident, answer.to_string(), clock::now()],
                )?;
                Ok(Kept { status: StatusCode::CREATED, answer, resident: self.resident })
            })
            .await
    }

    fn find(&self, tx: &Tx<'_>, key_hash: &Hash) -> Answer<Option<Kept>> {
        let row = tx
            .query_row(
                "SELECT body_hash, resident_id, status, answer FROM idempotency WHERE scope = ?1 AND key_hash = ?2",
                params![self.scope, key_hash],
                |row| {
                    let body: Hash = row.get(0)?;
                    let resident: Option<String> = row.get(1)?;
                    Ok((body, resident, row.get::<_, u16>(2)?, row.get::<_, String>(3)?))
                },
            )
            .optional()?;
        let Some((body, resident, status, answer)) = row else { return Ok(None) };
        let other_resident = matches!((&resident, &self.resident), (Some(a), Some(b)) if a != b);
        if body != self.body || other_resident {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency-key",
                phrases::key_reused(),
            ));
        }
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::CREATED);
        Ok(Some(Kept { status, answer: serde_json::from_str(&answer)?, resident }))
    }
}

/// Forgets answers that nobody asks for any more.
pub fn prune(tx: &Tx<'_>) -> Answer<()> {
    tx.execute("DELETE FROM idempotency WHERE created_at < ?1", [clock::now() - KEPT])?;
    Ok(())
}
