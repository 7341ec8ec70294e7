//! `/desk/chats/{id}`: one chat: reading, taking over, answering, closing.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, html};
use rusqlite::Connection;

use super::door::Staff;
use super::form::Act;
use super::page::{self, Oops, tag};
use crate::app::App;
use crate::cases::Role;
use crate::chat::log::{self, Event};
use crate::chat::talk::{self, Chat};
use crate::problem::Answer;
use crate::request::fields::is_id;
use crate::secret;

const MAX: usize = 4_000;

struct Open {
    chat: Chat,
    who: Option<String>,
    events: Vec<Event>,
    case: Option<String>,
}

fn opened(db: &Connection, id: &str) -> Answer<Open> {
    let chat = talk::load(db, id)?;
    let (mut events, mut after) = (Vec::new(), 0);
    loop {
        let page = log::after(db, id, after)?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        events.extend(page);
    }
    let case = match chat.case {
        Some(case) => {
            Some(db.query_row("SELECT reference FROM cases WHERE id = ?1", [case], |row| row.get(0))?)
        }
        None => None,
    };
    Ok(Open { who: talk::resident_name(db, &chat)?, chat, events, case })
}

/// The page.
pub async fn one(State(app): State<App>, staff: Staff, Path(id): Path<String>) -> Result<Response, Oops> {
    let open = app.db.read(move |db| opened(db, &id)).await?;
    let chat = &open.chat;
    let at = |what: &str| format!("/desk/chats/{}/{what}", chat.id);
    let mine = chat.state == talk::State::Person && chat.staff.as_deref() == Some(&staff.id);
    let content = html! {
        p { a href="/desk/chats" { "All chats" } }
        div data-live="chat" { (head(&open)) }
        ol.talk #log data-chat=(chat.id) data-seq=(chat.last_seq) role="log" aria-label="Chat" {
            @for event in &open.events { (line(event)) }
        }
        p.note #typing role="status" {}
        @if chat.state == talk::State::Closed { p { "This chat is over." } } @else {
            @if !mine {
                (page::form(&staff, &at("join"), &html! { button { "Take this chat" } }))
            }
            (page::form(&staff, &at("message"), &html! {
                input type="hidden" name="client_id" value=(secret::id("desk"));
                label for="text" { "Answer" @if !mine { " (takes the chat)" } }
                textarea #text name="text" rows="3" maxlength="4000" required dir="auto" autofocus[mine]
                    data-typing=(at("typing")) {}
                button { "Send" }
            }))
            (page::form(&staff, &at("close"), &html! { button.plain { "Close this chat" } }))
        }
    };
    Ok(page::full("Chat", &staff, "/desk/chats", &content))
}

fn head(open: &Open) -> Markup {
    let state = match open.chat.state {
        talk::State::Bot => ("calm", "with the assistant"),
        talk::State::Queued => ("mark", "waiting for a person"),
        talk::State::Person => ("good", "with a person"),
        talk::State::Closed => ("calm", "over"),
    };
    let context = open.chat.context.as_ref();
    let text = |name: &str| context.and_then(|context| context[name].as_str());
    html! {
        h1 { "Chat with " (open.who.as_deref().unwrap_or("a guest")) }
        p { (tag(state.0, state.1)) " " (tag("calm", page::language(open.chat.language))) }
        @if let Some(label) = text("label") {
            p { "About: " (label) }
            @if let Some(words) = text("text") { blockquote dir="auto" { (words) } }
        }
        @if let Some(case) = &open.case { p { "Their case: " a href=(format!("/desk/cases/{case}")) { (case) } } }
    }
}

fn line(event: &Event) -> Markup {
    let who = event.name().or(event.role()).unwrap_or("");
    let side = event.role().unwrap_or("");
    let said = match event.kind.as_str() {
        "message" => None,
        "joined" => Some(format!("{who} joined")),
        "left" => Some(format!("{who} left")),
        "handoff" => Some("A person was asked for".to_owned()),
        "read" => Some("Read".to_owned()),
        "closed" => Some(format!("Closed ({})", event.reason().unwrap_or(""))),
        "case" => Some(format!("A case was made: {}", event.reference().unwrap_or(""))),
        other => Some(other.to_owned()),
    };
    html! {
        li hidden[event.kind == "read" && side == "council"] data-seq=(event.seq) data-kind=(event.kind) data-who=(side) {
            @match said {
                Some(said) => p.meta { (said) },
                None => {
                    (page::said(
                        &html! { (who) " · " time datetime=(event.at()) { (event.at().get(11..16).unwrap_or("")) } },
                        event.text.as_deref().unwrap_or(""),
                    ))
                    @if let Some(article) = event.article() {
                        p.meta { "quotes article " (article["id"].as_str().unwrap_or("")) " v" (article["version"]) }
                    }
                }
            }
        }
    }
}

const HERE: &str = "/desk/chats/";

/// Takes the chat.
pub async fn join(act: Act) -> Result<Response, Oops> {
    let staff = act.staff.clone();
    act.done(HERE, move |tx, id| talk::join(tx, id, &staff.id, &staff.name)).await
}

/// Says something, once however often the form is sent.
pub async fn say(act: Act) -> Result<Response, Oops> {
    let staff = act.staff.clone();
    let (client_id, text) = (act.form.get("client_id").to_owned(), act.form.needed("text", MAX)?);
    if !is_id(&client_id) {
        return Err(Oops(StatusCode::UNPROCESSABLE_ENTITY));
    }
    act.done(HERE, move |tx, id| {
        talk::join(tx, id, &staff.id, &staff.name)?;
        talk::has_read(tx, id, &talk::council(&staff.name), talk::load(tx, id)?.last_seq)?;
        talk::council_says(tx, id, &staff.id, &staff.name, &client_id, &text)
    })
    .await
}

/// Somebody at the desk types.
pub async fn typing(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Oops> {
    let given = headers.get("x-desk-csrf").map_or(&b""[..], |value| value.as_bytes());
    if !secret::same(given, staff.csrf.as_bytes()) {
        return Err(Oops(StatusCode::FORBIDDEN));
    }
    app.db.bells().chat.types(&id, Role::Council, Some(staff.name));
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the chat.
pub async fn close(act: Act) -> Result<Response, Oops> {
    let staff = act.staff.clone();
    act.done(HERE, move |tx, id| talk::close(tx, id, "council", Some(talk::council(&staff.name)))).await
}
