//! `GET /me/cases`, `/me/cases/{reference}`, its `/events`; `POST …/messages`

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, http::header};
use serde_json::{Value, json};

use super::{change, list, of_resident, view};
use crate::app::App;
use crate::clock;
use crate::idempotency::{Kept, Key, Once};
use crate::phrases;
use crate::problem::Answer;
use crate::request::body::Body;
use crate::request::caller::Me;
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::request::params::Params;

/// The longest message, as capabilities declare it.
pub const MAX_TEXT: usize = 4000;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/me/cases", get(mine))
        .route("/me/cases/{reference}", get(one))
        .route("/me/cases/{reference}/events", get(events))
        .route("/me/cases/{reference}/messages", post(write))
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

async fn one(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    Path(reference): Path<String>,
) -> Answer<Json<view::Case>> {
    app.db.read(move |db| Ok(Json(view::whole(db, of_resident(db, &reference, &me.resident)?, lang)?))).await
}

async fn events(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    params: Params,
) -> Answer<Json<Value>> {
    let (after, limit) = page(&params)?;
    app.db
        .read(move |db| {
            let case = of_resident(db, &reference, &me.resident)?;
            let (items, next) = view::events(db, case, after, limit, lang)?;
            Ok(Json(json!({"items": items, "next": next.map(list::cursor)})))
        })
        .await
}

async fn write(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let (owner, asked) = (me.resident.clone(), reference.clone());
    app.db.read(move |db| of_resident(db, &asked, &owner)).await?;
    let text = message(&body)?;
    let once =
        Once::new(format!("message {} {reference}", me.resident), key, &body, Some(me.resident.clone()));
    let kept = once
        .create(&app, move |tx| {
            let case = of_resident(tx, &reference, &me.resident)?;
            let name: String =
                tx.query_row("SELECT name FROM residents WHERE id = ?1", [&me.resident], |row| row.get(0))?;
            let event = change::message_from_resident(tx, case, clock::now(), Some(name), "web", &text)?;
            Ok(serde_json::to_value(view::event(tx, event, lang)?)?)
        })
        .await?;
    Ok(created(kept))
}

/// The cursor and the limit of a list.
pub fn page(params: &Params) -> Answer<(Option<list::Mark>, i64)> {
    let after = params.text("cursor", 200)?.map(list::mark).transpose()?;
    Ok((after, params.integer("limit", 1, 100)?.unwrap_or(20)))
}

/// The text of a message's body.
pub fn message(body: &Body) -> Answer<String> {
    let mut fields = Fields::new(body.value())?;
    let text = fields.text("/text", MAX_TEXT, phrases::write_message());
    fields.done()?;
    Ok(text)
}

/// The answer to a create.
pub fn created(kept: Kept) -> Response {
    let status: StatusCode = kept.status;
    (status, [(header::CACHE_CONTROL, "no-store")], Json(kept.answer)).into_response()
}
