//! `GET /notices`

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, http::header};
use serde_json::json;

use crate::app::App;
use crate::problem::Answer;
use crate::request::language::Reader;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/notices", get(list))
}

async fn list(State(app): State<App>, Reader(lang): Reader) -> Answer<Response> {
    let items = app.db.read(move |db| super::in_force(db, lang)).await?;
    Ok(([(header::CACHE_CONTROL, "no-cache")], Json(json!({ "items": items }))).into_response())
}
