//! `/demo/inbox` and `/demo/inbox.json`: the e-mails and texts that went out, newest first; `/demo/texts`: a resident's STOP
//! or START. Only with `--demo`, and not with `--smtp`.
//!
//! Whoever can open it can sign in as anybody; it exists so that one person can play everybody.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::app::App;
use crate::channels::stops;
use crate::clock::{self, Millis};
use crate::desk::form::Form;
use crate::desk::page::Oops;
use crate::problem::Answer;
use crate::request::contact;
use crate::request::params::Params;

/// The demo's own pages, outside the API's base.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/demo/inbox", get(page))
        .route("/demo/inbox.json", get(list))
        .route("/demo/inbox.css", get(style))
        .route("/demo/texts", post(text_to_council))
}

struct Message {
    id: i64,
    channel: String,
    recipient: String,
    subject: Option<String>,
    body: String,
    language: String,
    created_at: Millis,
    due_at: Millis,
}

impl Message {
    /// The code in it: six digits by themselves.
    fn code(&self) -> Option<&str> {
        self.body.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6)
    }
}

/// The newest, of one recipient or of all.
fn newest(db: &Connection, to: Option<&str>) -> Answer<Vec<Message>> {
    let mut statement = db.prepare_cached(
        "SELECT id, channel, recipient, subject, body, language, created_at, due_at FROM outbound
         WHERE ?1 IS NULL OR recipient = ?1 COLLATE NOCASE ORDER BY id DESC LIMIT 200",
    )?;
    let rows = statement.query_map([to], |row| {
        Ok(Message {
            id: row.get(0)?,
            channel: row.get(1)?,
            recipient: row.get(2)?,
            subject: row.get(3)?,
            body: row.get(4)?,
            language: row.get(5)?,
            created_at: row.get(6)?,
            due_at: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

async fn list(State(app): State<App>, params: Params) -> Answer<Json<Value>> {
    let to = params.text("to", 254)?.map(str::to_owned);
    let messages = app.db.read(move |db| newest(db, to.as_deref())).await?;
    let items: Vec<Value> = messages
        .iter()
        .map(|message| {
            json!({
                "id": message.id,
                "channel": message.channel,
                "to": message.recipient,
                "subject": message.subject,
                "text": message.body,
                "language": message.language,
                "code": message.code(),
                "at": clock::rfc3339(message.created_at),
            })
        })
        .collect();
    Ok(Json(json!({ "items": items })))
}

async fn page(State(app): State<App>, params: Params) -> Answer<Response> {
    let to = params.text("to", 254)?.map(str::to_owned);
    let messages = app.db.read(move |db| newest(db, to.as_deref())).await?;
    let now = clock::now();
    let mut items = String::new();
    for message in &messages {
        let kind = if message.channel == "email" { "E-mail" } else { "Text" };
        let code = message.code().map_or_else(String::new, |code| format!("<p class=code><b>{code}</b></p>"));
        let subject =
            message.subject.as_deref().map_or_else(String::new, |text| format!("<h3>{}</h3>", escape(text)));
        let waits = if message.due_at > now { ", waits for the end of quiet hours" } else { "" };
        let _ = write!(
            items,
            "<li><article><h2>{kind} to {}</h2><p class=at>{}{waits}</p>{subject}{code}<p class=text lang={} dir=auto>{}</p></article></li>",
            escape(&message.recipient),
            clock::local(message.created_at).strftime("%-d %B, %H:%M:%S"),
            escape(&message.language),
            escape(&message.body),
        );
    }
    let none = if messages.is_empty() { "<p>Nothing has been sent yet.</p>" } else { "" };
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Demo inbox</title>\
         <meta name=viewport content='width=device-width, initial-scale=1'><link rel=stylesheet href='/demo/inbox.css'></head>\
         <body><header><h1>Demo inbox</h1><p>E-mails and texts that the demo council sent, newest first. \
         <a href='/demo/inbox'>Show what is new</a></p>\
         <form method=post action='/demo/texts'><label>Send a text to the council from <input name=from type=tel \
         placeholder='+44 7700 900482' required></label> <button name=text value=STOP>STOP</button> \
         <button name=text value=START>START</button></form></header><main>{none}<ol>{items}</ol></main></body></html>"
    );
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], html)
        .into_response())
}

/// A text from a resident's phone: STOP or START, as it comes from whoever carries texts.
async fn text_to_council(State(app): State<App>, form: Form) -> Result<Redirect, Oops> {
    let from = contact::mobile(form.get("from")).ok_or(Oops(StatusCode::UNPROCESSABLE_ENTITY))?;
    let words = form.one_of("text", &["STOP", "START"])?;
    app.db.write(move |tx| stops::heard(tx, &from, words)).await?;
    Ok(Redirect::to("/demo/inbox"))
}

async fn style() -> Response {
    const CSS: &str = "
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-inline-size: 44rem; margin: 0 auto; padding: 1rem; }
ol { list-style: none; padding: 0; }
article { border: 1px solid GrayText; border-radius: .5rem; padding: .25rem 1rem; margin-block: 1rem; }
h2 { font-size: 1rem; margin-block-end: 0; overflow-wrap: anywhere; }
h3 { margin-block: .5rem; }
.at { margin-block-start: 0; }
.code { font: 700 2rem/1.2 ui-monospace, monospace; letter-spacing: .15em; margin-block: .5rem; }
.text { white-space: pre-line; overflow-wrap: anywhere; }
";
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], CSS)
        .into_response()
}

/// Text as it stands between tags or inside quotes.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_in_the_inbox() {
        assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }
}
