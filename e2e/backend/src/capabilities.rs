//! `GET /capabilities`: what this backend can do.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

use crate::app::App;
use crate::attachments;
use crate::cases::routes::MAX_TEXT;
use crate::clock;
use crate::language::Text;
use crate::problem::Answer;
use crate::request::language::Reader;

/// The row of `meta` that holds the council's name: a text for residents, as JSON.
pub const COUNCIL_NAME: &str = "council_name";

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/capabilities", get(declare))
}

async fn declare(State(app): State<App>, Reader(lang): Reader) -> Answer<Response> {
    let council = app.db.read(council).await?;
    let declaration = json!({
        "contract": "1.0",
        "council": council.say(lang),
        "time_zone": clock::ZONE,
        "capabilities": ["report", "track", "cases", "live", "channels", "chat", "contact_points", "help", "notices", "attachments", "nearby", "assets"],
        "sign_in": {"method": "session"},
        "chat": {"protocol": "onedoor"},
        "limits": {
            "text": MAX_TEXT,
            "attachments": {
                "count": attachments::MAX_COUNT,
                "bytes": attachments::MAX_BYTES,
                "types": attachments::Kind::ALL.map(attachments::Kind::media_type),
            },
        },
        "idempotency_key": true,
        "etag": true,
    });
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(declaration)).into_response())
}

/// The council's name.
pub fn council(db: &Connection) -> Answer<Text> {
    let name: Option<String> = db
        .query_row("SELECT CAST(value AS TEXT) FROM meta WHERE name = ?1", [COUNCIL_NAME], |row| row.get(0))
        .optional()?;
    Ok(name.map(|name| serde_json::from_str(&name)).transpose()?.unwrap_or_else(|| "The council".into()))
}
