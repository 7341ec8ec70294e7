//! `/desk/chats`: who waits, who is being answered, and who talks to the assistant.

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use rusqlite::{Connection, OptionalExtension};

use super::door::Staff;
use super::page::{self, Oops, moment, tag};
use crate::app::App;
use crate::chat::talk::{self, Chat};
use crate::clock::Millis;
use crate::problem::Answer;

struct Line {
    chat: Chat,
    who: Option<String>,
    last: Option<String>,
    at: Millis,
    staff: Option<String>,
}

/// The list.
pub async fn list(State(app): State<App>, staff: Staff) -> Result<Response, Oops> {
    let lines = app.db.read(lines).await?;
    let content = html! {
        h1 { "Chats" }
        p.note { "Residents see that somebody is at the desk while one of these pages is open." }
        div data-live="chats" {
            (group("Waiting for a person", talk::State::Queued, &lines))
            (group("With a person", talk::State::Person, &lines))
            (group("With the assistant", talk::State::Bot, &lines))
        }
    };
    Ok(page::full("Chats", &staff, "/desk/chats", &content))
}

fn lines(db: &Connection) -> Answer<Vec<Line>> {
    let mut last = db.prepare_cached(
        "SELECT json_extract(text, '$') FROM chat_events WHERE chat_id = ?1 AND type = 'message' AND from_role = 'resident'
         ORDER BY seq DESC LIMIT 1",
    )?;
    let mut changed = db.prepare_cached("SELECT updated_at FROM chats WHERE id = ?1")?;
    let mut lines = Vec::new();
    for chat in talk::open_ones(db)? {
        let staff = chat.staff.as_ref().map(|id| talk::staff_name(db, id)).transpose()?;
        lines.push(Line {
            who: talk::resident_name(db, &chat)?,
            last: last.query_row([&chat.id], |row| row.get(0)).optional()?,
            at: changed.query_row([&chat.id], |row| row.get(0))?,
            staff,
            chat,
        });
    }
    Ok(lines)
}

fn group(title: &str, state: talk::State, lines: &[Line]) -> Markup {
    let those: Vec<_> = lines.iter().filter(|line| line.chat.state == state).collect();
    html! {
        section {
            h2 { (title) " (" (those.len()) ")" }
            @if those.is_empty() { p.note { "Nobody." } } @else {
                ul.cards { @for line in those { li { (card(line)) } } }
            }
        }
    }
}

fn card(line: &Line) -> Markup {
    let about = line.chat.context.as_ref().and_then(|context| context["label"].as_str());
    html! {
        a href=(format!("/desk/chats/{}", line.chat.id)) { (line.who.as_deref().unwrap_or("Guest")) }
        " " (tag("calm", page::language(line.chat.language)))
        @if let Some(staff) = &line.staff { " " (tag("good", staff)) }
        @if let Some(about) = about { p.meta { "About: " (about) } }
        @if let Some(last) = &line.last { p.said dir="auto" { (last.chars().take(160).collect::<String>()) } }
        p.meta {
            @if let Some(since) = line.chat.queued_at { "waiting since " (moment(since)) } @else { "last change " (moment(line.at)) }
        }
    }
}
