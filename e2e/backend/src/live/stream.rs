//! `GET /me/live`: server-sent events from the `live` table.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::channel::mpsc;
use futures::{SinkExt, StreamExt};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use crate::app::App;
use crate::cases::{self, view};
use crate::language::Lang;
use crate::notices;
use crate::problem::Answer;
use crate::problem::Problem;
use crate::request::caller::{self, SESSION_COOKIE};
use crate::request::language::Reader;
use crate::request::params::Params;

const BATCH: i64 = 200;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/me/live", get(follow))
}

async fn follow(
    State(app): State<App>,
    Reader(lang): Reader,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    // Listening is not using: it finds the session without prolonging it.
    let token = caller::cookie(&headers, SESSION_COOKIE).ok_or_else(Problem::sign_in_first)?.to_owned();
    let (_, session) = caller::session(&app, &token).await?.ok_or_else(Problem::sign_in_first)?;
    let asked =
        headers.get("last-event-id").and_then(|value| value.to_str().ok()).filter(|id| !id.is_empty());
    let asked = match asked {
        Some(id) => Some(id.to_owned()),
        None => params.text("after", 40)?.map(str::to_owned),
    };
    let (sender, receiver) = mpsc::channel::<String>(16);
    tokio::spawn(async move {
        // The reader went away or the session ended: both are how a stream ends.
        let beat = app.settings.limits.beat();
        let (resident, said_at) = (session.resident, Instant::now());
        let _ = Stream { app, lang, token, resident, sender, beat, said_at }.run(asked).await;
    });
    let body = Body::from_stream(receiver.map(Ok::<_, Infallible>));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

struct Stream {
    app: App,
    lang: Lang,
    token: String,
    resident: String,
    sender: mpsc::Sender<String>,
    beat: Duration,
    /// When something was sent last. The beat counts from here: what others hear does not put it off.
    said_at: Instant,
}

/// Why a stream ends.
enum End {
    Gone,
    Problem,
}

impl From<mpsc::SendError> for End {
    fn from(_: mpsc::SendError) -> Self {
        Self::Gone
    }
}

impl From<Problem> for End {
    fn from(_: Problem) -> Self {
        Self::Problem
    }
}

impl Stream {
    async fn run(mut self, asked: Option<String>) -> Result<(), End> {
        // Subscribed before the first read, so that nothing falls between.
        let mut wakes = self.app.db.bells().live.subscribe();
        let mut stopping = self.app.stopping.clone();
        let (floor, newest) = self.app.db.read(super::range).await?;
        let mut last = match asked.as_deref() {
            None => newest,
            Some(id) => match id.parse::<i64>() {
                Ok(id) if (floor..=newest).contains(&id) => id,
                _ => {
                    self.send("reset", newest, &json!({})).await?;
                    newest
                }
            },
        };
        self.send("ready", last, &json!({})).await?;
        loop {
            last = self.catch_up(last).await?;
            let woken = loop {
                tokio::select! {
                    wake = wakes.recv() => match wake {
                        Ok(wake) if wake.resident.as_ref().is_none_or(|one| *one == self.resident) => break true,
                        Ok(_) => {}
                        Err(RecvError::Lagged(_)) => break true,
                        Err(RecvError::Closed) => return Ok(()),
                    },
                    () = tokio::time::sleep_until(self.said_at + self.beat) => break false,
                    _ = stopping.changed() => return Ok(()),
                }
            };
            // A session that ended hears nothing more.
            if caller::session(&self.app, &self.token).await?.is_none() {
                return Ok(());
            }
            if !woken {
                self.send("here", last, &json!({})).await?;
            }
        }
    }

    async fn catch_up(&mut self, mut last: i64) -> Result<i64, End> {
        loop {
            let (resident, lang) = (self.resident.clone(), self.lang);
            let batch = self.app.db.read(move |db| rows(db, &resident, last, lang)).await?;
            let full = i64::try_from(batch.len()) == Ok(BATCH);
            for row in batch {
                last = row.id;
                if let Some(data) = row.data {
                    self.send(row.kind, row.id, &data).await?;
                }
            }
            if !full {
                return Ok(last);
            }
        }
    }

    async fn send(&mut self, kind: &str, id: i64, data: &Value) -> Result<(), End> {
        self.sender.send(format!("event: {kind}\nid: {id}\ndata: {data}\n\n")).await?;
        self.said_at = Instant::now();
        Ok(())
    }
}

struct LiveRow {
    id: i64,
    kind: &'static str,
    /// `None` when what it told of is gone.
    data: Option<Value>,
}

fn rows(db: &Connection, resident: &str, after: i64, lang: Lang) -> Answer<Vec<LiveRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, case_id, event_id, notice_id FROM live
         WHERE id > ?2 AND (resident_id = ?1 OR resident_id IS NULL) ORDER BY id LIMIT ?3",
    )?;
    let mut found = statement.query(params![resident, after, BATCH])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let kind: String = row.get(1)?;
        let (kind, data) = match kind.as_str() {
            "case" => ("case", case_data(db, resident, row.get(2)?, row.get(3)?, lang)?),
            "notice" => {
                let id: Option<String> = row.get(4)?;
                let notice = id.map(|id| notices::one(db, &id, lang)).transpose()?.flatten();
                ("notice", notice.map(serde_json::to_value).transpose()?)
            }
            _ => ("preferences", Some(json!({}))),
        };
        rows.push(LiveRow { id: row.get(0)?, kind, data });
    }
    Ok(rows)
}

/// As this resident sees it: it may be their own case, or one that they follow.
fn case_data(
    db: &Connection,
    resident: &str,
    case: Option<i64>,
    event: Option<i64>,
    lang: Lang,
) -> Answer<Option<Value>> {
    let Some(case) = case else { return Ok(None) };
    let Some(standing) = cases::standing_of_resident(db, case, resident)? else { return Ok(None) };
    let event = event.map(|event| view::event(db, event, standing, lang)).transpose()?.flatten();
    Ok(Some(json!({"case": view::summary(db, case, standing, lang)?, "event": event})))
}
