//! `GET /contact-points`: every phone, relay, address and desk, with hours.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use rusqlite::{Connection, Row};
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::language::{Lang, Text};
use crate::problem::Answer;
use crate::request::language::Reader;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/contact-points", get(list))
}

/// A contact point as the wire has it.
#[derive(Clone, Debug, Serialize)]
struct ContactPoint {
    id: String,
    kind: String,
    name: String,
    value: String,
    display: Option<String>,
    note: Option<String>,
    languages: Value,
    time_zone: String,
    schedules: Value,
    exceptions: Vec<Value>,
}

async fn list(State(app): State<App>, Reader(lang): Reader) -> Answer<Response> {
    let items = app.db.read(move |db| all(db, lang)).await?;
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(json!({ "items": items }))).into_response())
}

fn all(db: &Connection, lang: Lang) -> Answer<Vec<ContactPoint>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, name, value, display, note, languages_json, time_zone, schedules_json, exceptions_json
         FROM contact_points ORDER BY position, id",
    )?;
    let found = statement.query_map([], |row| read(row, lang))?.collect::<Result<_, _>>()?;
    Ok(found)
}

fn read(row: &Row<'_>, lang: Lang) -> rusqlite::Result<ContactPoint> {
    let parsed = |column: &str| -> rusqlite::Result<Value> {
        Ok(serde_json::from_str(&row.get::<_, String>(column)?).unwrap_or_else(|_| json!([])))
    };
    let say = |column: &str| -> rusqlite::Result<Option<String>> {
        Ok(row.get::<_, Option<Text>>(column)?.map(|text| text.say(lang).to_owned()))
    };
    let exceptions = parsed("exceptions_json")?.as_array().cloned().unwrap_or_default();
    Ok(ContactPoint {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: say("name")?.unwrap_or_default(),
        value: say("value")?.unwrap_or_default(),
        display: row.get("display")?,
        note: say("note")?,
        languages: parsed("languages_json")?,
        time_zone: row.get("time_zone")?,
        schedules: parsed("schedules_json")?,
        exceptions: exceptions.into_iter().map(|day| spoken(day, lang)).collect(),
    })
}

/// A day that differs, its name in one language.
fn spoken(mut day: Value, lang: Lang) -> Value {
    if let Ok(name) = serde_json::from_value::<Text>(day["name"].take()) {
        day["name"] = name.say(lang).into();
    }
    day
}
