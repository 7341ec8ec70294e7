//! `GET /services`, `/services/{service_code}`

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Answer;
use crate::request::language::Reader;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/services", get(list)).route("/services/{service_code}", get(one))
}

async fn list(State(app): State<App>, Reader(lang): Reader) -> Answer<Response> {
    let services = app.db.read(super::all).await?;
    let items: Vec<Value> = services.iter().map(|service| service.summary(lang)).collect();
    Ok(for_all(json!({ "items": items })))
}

async fn one(State(app): State<App>, Reader(lang): Reader, Path(code): Path<String>) -> Answer<Response> {
    let service = app.db.read(move |db| super::one(db, &code)).await?;
    Ok(for_all(service.whole(lang)))
}

/// The same for everybody: a portal may keep it, to ask its questions without a connection.
fn for_all(answer: Value) -> Response {
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(answer)).into_response()
}
