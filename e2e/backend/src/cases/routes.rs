//! `GET /me/cases`, `/me/cases/{reference}`, its `/events`; `POST …/messages`

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, http::header};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::thread::{self, Comer};
use super::{CaseId, Standing, by_reference, list, standing_of_resident};
use crate::app::App;
use crate::idempotency::Kept;
use crate::problem::{Answer, Problem};
use crate::request::caller::Me;
use crate::request::language::Reader;
use crate::request::params::Params;

/// The longest message, as capabilities declare it.
pub const MAX_TEXT: usize = 4000;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/me/cases", get(mine))
        .route("/me/cases/{reference}", get(thread::one::<Me>))
        .route("/me/cases/{reference}/events", get(thread::events::<Me>))
        .route("/me/cases/{reference}/messages", post(thread::write::<Me>))
}

async fn mine(State(app): State<App>, me: Me, Reader(lang): Reader, params: Params) -> Answer<Json<Value>> {
    let filter = list::Filter {
        q: params.text("q", 200)?.map(str::to_owned),
        status: params.one_of("status", &["open", "closed", "all"])?.filter(|status| *status != "all"),
        needs_me: params.flag("needs_me")?,
        after: params.text("cursor", 200)?.map(list::mark).transpose()?,
        limit: params.integer("limit", 1, 100)?.unwrap_or(20),
    };
    app.db
        .read(move |db| {
            let (items, next) = list::cases(db, &me.resident, &filter, lang)?;
            let counts = list::counts(db, &me.resident)?;
            Ok(Json(json!({"items": items, "next": next.map(list::cursor), "counts": counts})))
        })
        .await
}

impl Comer for Me {
    fn open(&self, db: &Connection, reference: &str) -> Answer<(CaseId, Standing)> {
        let case = by_reference(db, reference)?.ok_or_else(Problem::not_found)?;
        let standing = standing_of_resident(db, case, &self.resident)?.ok_or_else(Problem::not_found)?;
        Ok((case, standing))
    }

    fn name(&self, db: &Connection, _: CaseId) -> Answer<Option<String>> {
        Ok(db.query_row("SELECT name FROM residents WHERE id = ?1", [&self.resident], |row| row.get(0))?)
    }

    fn pass(&self, _: &App) -> Answer<()> {
        Ok(())
    }

    fn resident(&self) -> Option<String> {
        Some(self.resident.clone())
    }

    fn scope(&self, reference: &str) -> String {
        format!("message {} {reference}", self.resident)
    }
}

/// The answer to a create.
pub fn created(kept: Kept) -> Response {
    let status: StatusCode = kept.status;
    (status, [(header::CACHE_CONTROL, "no-store")], Json(kept.answer)).into_response()
}
