//! `GET /track/{reference}`, its `/events`; `POST …/messages`: a guest's case, opened by the secret from its receipt.
//!
//! A wrong secret, a resident's case and an unknown reference look the same.

use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use crate::app::App;
use crate::cases::routes::{created, message, page};
use crate::cases::{self, CaseId, list, view};
use crate::clock;
use crate::idempotency::{Key, Once};
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::caller::{Client, Unforged};
use crate::request::language::Reader;
use crate::request::params::Params;
use crate::secret::{self, Hash};

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/track/{reference}", get(one))
        .route("/track/{reference}/events", get(events))
        .route("/track/{reference}/messages", post(write))
}

/// The hash of `X-Tracking-Secret`.
struct Secret(Hash);

impl FromRequestParts<App> for Secret {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Answer<Self> {
        let given = parts.headers.get("x-tracking-secret").and_then(|value| value.to_str().ok());
        given.map(|given| Self(secret::hash(given))).ok_or_else(Problem::not_found)
    }
}

fn open(db: &Connection, reference: &str, secret: &Secret) -> Answer<CaseId> {
    let found: Option<(CaseId, Hash)> = db
        .prepare_cached("SELECT id, secret_hash FROM cases WHERE reference = ?1 AND secret_hash IS NOT NULL")?
        .query_row([reference], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        Some((case, kept)) if secret::same(&kept, &secret.0) => Ok(case),
        _ => Err(Problem::not_found()),
    }
}

async fn one(
    State(app): State<App>,
    secret: Secret,
    Reader(lang): Reader,
    Path(reference): Path<String>,
) -> Answer<Json<view::Case>> {
    app.db.read(move |db| Ok(Json(view::whole(db, open(db, &reference, &secret)?, lang)?))).await
}

async fn events(
    State(app): State<App>,
    secret: Secret,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    params: Params,
) -> Answer<Json<Value>> {
    let (after, limit) = page(&params)?;
    app.db
        .read(move |db| {
            let case = open(db, &reference, &secret)?;
            let (items, next) = view::events(db, case, after, limit, lang)?;
            Ok(Json(json!({"items": items, "next": next.map(list::cursor)})))
        })
        .await
}

#[expect(clippy::too_many_arguments, reason = "each is a part of the request that the framework hands over")]
async fn write(
    State(app): State<App>,
    _: Unforged,
    secret: Secret,
    Client(client): Client,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let asked = reference.clone();
    let case = app.db.read(move |db| open(db, &asked, &secret)).await?;
    let text = message(&body)?;
    let gates = app.gates.clone();
    let kept = Once::new(format!("track {reference}"), key, &body, None)
        .create(&app, move |tx| {
            gates.guest_creates.pass(client)?;
            let name: Option<String> =
                tx.query_row("SELECT reporter_name FROM cases WHERE id = ?1", [case], |row| row.get(0))?;
            let event = cases::message_from_resident(tx, case, clock::now(), name, "web", &text)?;
            Ok(serde_json::to_value(view::event(tx, event, lang)?)?)
        })
        .await?;
    Ok(created(kept))
}
