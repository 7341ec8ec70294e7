//! `GET /track/{reference}`, its `/events`; `POST …/messages`: a guest's case, opened by the secret from its receipt.
//!
//! A wrong secret, a resident's case and an unknown reference look the same.

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::{get, post};
use rusqlite::{Connection, OptionalExtension};

use crate::app::App;
use crate::cases::CaseId;
use crate::cases::thread::{self, Comer};
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

/// Whoever holds the secret of a case.
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
        let given = parts.headers.get("x-tracking-secret").and_then(|value| value.to_str().ok());
        let secret = given.map(secret::hash).ok_or_else(Problem::not_found)?;
        let Client(client) = Client::from_request_parts(parts, app).await?;
        Ok(Self { secret, client })
    }
}

impl Comer for Guest {
    fn open(&self, db: &Connection, reference: &str) -> Answer<CaseId> {
        let found: Option<(CaseId, Hash)> = db
            .prepare_cached(
                "SELECT id, secret_hash FROM cases WHERE reference = ?1 AND secret_hash IS NOT NULL",
            )?
            .query_row([reference], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match found {
            Some((case, kept)) if secret::same(&kept, &self.secret) => Ok(case),
            _ => Err(Problem::not_found()),
        }
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
