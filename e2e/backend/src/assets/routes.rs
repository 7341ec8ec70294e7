//! `GET /assets`

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Answer;
use crate::request::language::Reader;
use crate::request::params::Params;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/assets", get(list))
}

async fn list(State(app): State<App>, Reader(lang): Reader, params: Params) -> Answer<Json<Value>> {
    let kind = params.id("kind")?;
    let here = params.position()?;
    let limit = usize::try_from(params.integer("limit", 1, 100)?.unwrap_or(20)).unwrap_or(20);
    let items = app.db.read(move |db| super::near(db, &kind, here, limit, lang)).await?;
    Ok(Json(json!({ "items": items })))
}
