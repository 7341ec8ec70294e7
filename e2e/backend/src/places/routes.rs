//! `GET /places`

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::language::Reader;
use crate::request::params::Params;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/places", get(find))
}

async fn find(State(app): State<App>, Reader(reader): Reader, params: Params) -> Answer<Json<Value>> {
    let q = params.text("q", 200)?.map(str::to_owned);
    let lat = params.number("lat", -90.0, 90.0)?;
    let long = params.number("long", -180.0, 180.0)?;
    let limit = usize::try_from(params.integer("limit", 1, 20)?.unwrap_or(8)).unwrap_or(8);
    let items = app
        .db
        .read(move |db| match (q, lat, long) {
            (_, Some(lat), Some(long)) => super::near(db, lat, long, limit, reader),
            (_, Some(_), None) => Err(Problem::invalid_one("long", phrases::want_both())),
            (_, None, Some(_)) => Err(Problem::invalid_one("lat", phrases::want_both())),
            (Some(q), None, None) => super::search(db, &q, limit, reader),
            (None, None, None) => Ok(Vec::new()),
        })
        .await?;
    Ok(Json(json!({ "items": items })))
}
