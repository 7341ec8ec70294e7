//! `GET /articles`, `/articles/{id}`

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::{Answer, Problem};
use crate::request::language::Reader;
use crate::request::params::Params;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/articles", get(find)).route("/articles/{id}", get(one))
}

async fn find(State(app): State<App>, Reader(lang): Reader, params: Params) -> Answer<Json<Value>> {
    let q = params.text("q", 200)?.unwrap_or("").to_owned();
    let limit = params.integer("limit", 1, 50)?.unwrap_or(10);
    let hits = app.db.read(move |db| super::search(db, &q, limit, lang)).await?;
    let items: Vec<_> = hits.into_iter().map(|hit| hit.article).collect();
    Ok(Json(json!({ "items": items })))
}

async fn one(State(app): State<App>, Reader(lang): Reader, Path(id): Path<String>) -> Answer<Json<Value>> {
    let found = app.db.read(move |db| super::one(db, &id, lang)).await?;
    let (summary, body) = found.ok_or_else(Problem::not_found)?;
    let mut article = serde_json::to_value(summary)?;
    article["body"] = body.into();
    Ok(Json(article))
}
