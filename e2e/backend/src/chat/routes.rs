//! The chat over plain HTTP: `/chat/availability`, `/chat-sessions…`, `/chat/left-messages`.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rusqlite::params;
use serde_json::{Value, json};

use super::log::{self, From};
use super::talk::{self, NewChat};
use super::{availability, left, socket, tokens};
use crate::app::App;
use crate::cases::{Role, routes::MAX_TEXT};
use crate::idempotency::{Key, Once};
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::caller::{Client, Visitor, check_csrf};
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::request::params::Params;
use crate::secret;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/chat/availability", get(availability::answer))
        .route("/chat/left-messages", post(left::leave))
        .route("/chat-sessions", post(start))
        .route("/chat-sessions/{id}/token", post(renew))
        .route("/chat-sessions/{id}/socket", get(socket::open))
        .route("/chat-sessions/{id}/messages", get(read).post(say))
        .route("/chat-sessions/{id}/handover", post(hand_over))
        .route("/chat-sessions/{id}/closure", post(close))
}

async fn start(
    State(app): State<App>,
    visitor: Visitor,
    Client(client): Client,
    Reader(reader): Reader,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let resident = visitor.resident();
    let once = Once::new("chat", key, &body, resident.clone());
    let (token, cookie) = (once.derive(&app, "chat token"), once.derive(&app, "chat cookie"));
    let (first_token, cookie_hash) = (token.clone(), secret::hash(&cookie));
    let maker = app.clone();
    let kept = once
        .create(&app, move |tx| {
            let (language, context) = wanted(&body, reader)?;
            maker.gates.guest_creates.pass(client)?;
            let id = secret::id("chat");
            talk::open(tx, &NewChat { id: id.clone(), resident, language, context, cookie_hash })?;
            let expires_at = tokens::keep(tx, &maker, &id, &first_token)?;
            Ok(tokens::session(&id, "", expires_at))
        })
        .await?;
    let mut answer = kept.answer;
    answer["token"] = token.into();
    let id = answer["id"].as_str().unwrap_or_default().to_owned();
    with_cookie(kept.status, &app, &id, &cookie, answer)
}

/// The language, and what is brought along.
fn wanted(body: &Body, reader: Lang) -> Answer<(Lang, Option<Value>)> {
    let mut fields = Fields::new(body.value())?;
    let language = fields.maybe_language("/language").and_then(Lang::of_tag).unwrap_or(reader);
    let context = context(&mut fields);
    fields.done()?;
    Ok((language, context))
}

/// The contract's `ChatContext`, with nothing in it that the contract does not name.
pub(super) fn context(fields: &mut Fields<'_>) -> Option<Value> {
    if !fields.maybe_object("/context") {
        return None;
    }
    let kind = fields.one_of("/context/kind", &["case", "draft", "article"]);
    let label = fields.text("/context/label", 300, phrases::want_text());
    let reference = fields.maybe_text("/context/reference", 100);
    let text = fields.maybe_text("/context/text", MAX_TEXT);
    Some(json!({"kind": kind, "label": label, "reference": reference, "text": text}))
}

async fn renew(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let token = secret::token();
    let fresh = token.clone();
    let chat = id.clone();
    let maker = app.clone();
    let expires_at = app
        .db
        .write(move |tx| {
            let now = talk::load(tx, &chat)?;
            let hash: Vec<u8> =
                tx.query_row("SELECT cookie_hash FROM chats WHERE id = ?1", [&chat], |row| row.get(0))?;
            let resident = visitor.resident();
            if !tokens::cookie_fits(&headers, &hash) {
                return Err(Problem::not_found());
            }
            match (&now.resident, &resident) {
                // This browser's, of a resident who is signed out by now: it goes on when they are back.
                (Some(_), None) => return Err(Problem::sign_in_first()),
                (Some(owner), Some(who)) if owner != who => return Err(Problem::not_found()),
                _ => {}
            }
            if now.resident.is_none() && resident.is_some() {
                // Signed in midway: the thread goes on, and is theirs.
                tx.execute("UPDATE chats SET resident_id = ?2 WHERE id = ?1", params![chat, resident])?;
            }
            tokens::keep(tx, &maker, &chat, &fresh)
        })
        .await?;
    Ok((StatusCode::OK, Json(tokens::session(&id, &token, expires_at))).into_response())
}

async fn read(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    params: Params,
) -> Answer<Json<Value>> {
    let after = params.integer("after", 0, 9_007_199_254_740_991)?.unwrap_or(0);
    let wait = u64::try_from(params.integer("wait", 0, 30)?.unwrap_or(0)).unwrap_or(0);
    let token = tokens::bearer(&headers).map(str::to_owned);
    let until = tokio::time::Instant::now() + Duration::from_secs(wait);
    let mut stopping = app.stopping.clone();
    // Listening begins before the first read, so that nothing falls between.
    let mut signals = app.db.bells().chat.listen(&id);
    loop {
        let (asked, chat, token) = (app.clone(), id.clone(), token.clone());
        let (answer, some) = app.db.read(move |db| page(&asked, db, &chat, token.as_deref(), after)).await?;
        if some || wait == 0 || *stopping.borrow() {
            return Ok(Json(answer));
        }
        tokio::select! {
            _ = signals.recv() => {}
            () = tokio::time::sleep_until(until) => return Ok(Json(answer)),
            _ = stopping.changed() => return Ok(Json(answer)),
        }
    }
}

fn page(
    app: &App,
    db: &rusqlite::Connection,
    id: &str,
    token: Option<&str>,
    after: i64,
) -> Answer<(Value, bool)> {
    tokens::check(db, id, token)?;
    let chat = talk::load(db, id)?;
    let items = log::after(db, id, after)?;
    let queue = queue(app, db, &chat)?;
    let typing = app.db.bells().chat.is_typing(id, Role::Council);
    let some = !items.is_empty() || typing;
    Ok((json!({"items": items, "queue": queue, "typing": typing}), some))
}

/// The contract's `ChatQueue`, or null.
pub(super) fn queue(app: &App, db: &rusqlite::Connection, chat: &talk::Chat) -> Answer<Value> {
    let Some(position) = talk::place_in_queue(db, chat)? else { return Ok(Value::Null) };
    let wait = availability::now(app, db)?.wait_seconds(position);
    Ok(json!({"position": position, "wait_seconds": wait}))
}

async fn say(
    State(app): State<App>,
    Path(id): Path<String>,
    method: Method,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    check_csrf(&app, &method, &headers)?;
    let token = tokens::bearer(&headers).map(str::to_owned);
    let asked = app.clone();
    let ack = app
        .db
        .write(move |tx| {
            tokens::check(tx, &id, token.as_deref())?;
            let mut fields = Fields::new(body.value())?;
            let client_id = fields.id("/client_id");
            let text = fields.text("/text", MAX_TEXT, phrases::write_message());
            fields.done()?;
            let people = availability::now(&asked, tx)?;
            let seq = talk::resident_says(tx, &id, &client_id, &text, &people)?;
            Ok(json!({"client_id": client_id, "seq": seq}))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(ack)).into_response())
}

async fn hand_over(
    State(app): State<App>,
    Path(id): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    check_csrf(&app, &method, &headers)?;
    let token = tokens::bearer(&headers).map(str::to_owned);
    let asked = app.clone();
    app.db
        .write(move |tx| {
            tokens::check(tx, &id, token.as_deref())?;
            let people = availability::now(&asked, tx)?;
            talk::resident_asks_for_person(tx, &id, &people)
        })
        .await?;
    Ok(StatusCode::ACCEPTED)
}

async fn close(
    State(app): State<App>,
    Path(id): Path<String>,
    method: Method,
    headers: HeaderMap,
    body: Body,
) -> Answer<StatusCode> {
    check_csrf(&app, &method, &headers)?;
    let token = tokens::bearer(&headers).map(str::to_owned);
    app.db
        .write(move |tx| {
            tokens::check(tx, &id, token.as_deref())?;
            let mut fields = Fields::new(body.value())?;
            let rating = fields.maybe_number("/rating", 1.0, 5.0);
            if rating.is_some_and(|rating| rating.fract() != 0.0) {
                fields.refuse("/rating", phrases::want_number(1.0, 5.0));
            }
            let comment = fields.maybe_text("/comment", 2_000);
            fields.done()?;
            let chat = talk::load(tx, &id)?;
            let by = From { role: Role::Resident, name: talk::resident_name(tx, &chat)? };
            talk::close(tx, &id, "resident", Some(by))?;
            tx.execute(
                "UPDATE chats SET rating = coalesce(CAST(?2 AS INTEGER), rating), comment = coalesce(?3, comment) WHERE id = ?1",
                params![id, rating, comment],
            )?;
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn with_cookie(status: StatusCode, app: &App, id: &str, cookie: &str, answer: Value) -> Answer<Response> {
    let mut response = (status, Json(answer)).into_response();
    let value = HeaderValue::from_str(&tokens::set_cookie(app, id, cookie)).map_err(Problem::broken)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}
