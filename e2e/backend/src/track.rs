//! `GET /track/{reference}`, its `/events`; `POST …/messages`: a guest's case, opened by the secret from its receipt, or
//! followed by a secret of the follower's own.
//!
//! A wrong secret, a resident's case and an unknown reference look the same.

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::routing::{get, post};
use rusqlite::Connection;

use crate::app::App;
use crate::cases::thread::{self, Comer};
use crate::cases::{self, CaseId, Standing};
use crate::problem::{Answer, Problem};
use crate::request::caller::{Client, Unforged};
use crate::secret::{self, Hash};

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/track/{reference}", get(thread::one::<Guest>))
        .route("/track/{reference}/events", get(thread::events::<Guest>))
        .route("/track/{reference}/messages", post(thread::write::<Guest>))
}

/// The hash of `X-Tracking-Secret`, if there is one.
pub fn secret_of(headers: &HeaderMap) -> Option<Hash> {
    headers.get("x-tracking-secret").and_then(|value| value.to_str().ok()).map(secret::hash)
}

/// Whoever holds a secret of a case: its reporter's, or a follower's own.
#[derive(Clone, Debug)]
struct Guest {
    /// The hash of `X-Tracking-Secret`.
    secret: Hash,
    client: String,
}

impl FromRequestParts<App> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        Unforged::from_request_parts(parts, app).await?;
        let secret = secret_of(&parts.headers).ok_or_else(Problem::not_found)?;
        let Client(client) = Client::from_request_parts(parts, app).await?;
        Ok(Self { secret, client })
    }
}

impl Comer for Guest {
    fn open(&self, db: &Connection, reference: &str) -> Answer<(CaseId, Standing)> {
        let case = cases::by_reference(db, reference)?.ok_or_else(Problem::not_found)?;
        let standing = cases::standing_by_secret(db, case, &self.secret)?.ok_or_else(Problem::not_found)?;
        Ok((case, standing))
    }

    fn name(&self, db: &Connection, case: CaseId) -> Answer<Option<String>> {
        Ok(db.query_row("SELECT reporter_name FROM cases WHERE id = ?1", [case], |row| row.get(0))?)
    }

    fn pass(&self, app: &App) -> Answer<()> {
        app.gates.guest_creates.pass(self.client.clone())
    }

    fn resident(&self) -> Option<String> {
        None
    }

    fn scope(&self, reference: &str) -> String {
        format!("track {reference}")
    }
}
