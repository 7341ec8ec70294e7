//! Who is at the desk: a code for all, a name for each, and a session in a cookie of its own.
//!
//! The code is `ONEDOOR_DESK_CODE`, or one made from the server's key; it is printed at start and lies in the demo inbox.

use axum::extract::{FromRequestParts, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use rusqlite::{Connection, OptionalExtension, params};

use super::form::Form;
use super::page::{self, Oops};
use crate::app::App;
use crate::clock::{self, HOUR, Millis};
use crate::problem::Answer;
use crate::request::caller::cookie;
use crate::secret;

const COOKIE: &str = "onedoor_staff";
const LIFE: Millis = 8 * HOUR;
/// The key under which wrong codes are counted.
const GATE: &str = "the staff desk";
/// Where the message with the code lies in the demo inbox.
const MAILBOX: &str = "desk@aberwen.example";

/// Somebody at the desk.
#[derive(Clone, Debug)]
pub struct Staff {
    /// `staff.id`
    pub id: String,
    /// What residents read.
    pub name: String,
    /// Goes into every form.
    pub csrf: String,
}

/// The code of this server's desk.
fn code(app: &App) -> String {
    let made = || {
        let digest = app.key.sign("desk code", &[]);
        let number = digest.iter().take(4).fold(0_u32, |sum, byte| (sum << 8) | u32::from(*byte));
        format!("{:06}", number % 1_000_000)
    };
    std::env::var("ONEDOOR_DESK_CODE").ok().filter(|code| !code.is_empty()).unwrap_or_else(made)
}

/// Says the code where whoever started the server can find it. Answers the line to print.
pub fn announce(app: &App) -> Answer<String> {
    let code = code(app);
    let text = format!("Code for the staff desk: {code}\n\nSign in at /desk with any name.");
    app.db.write_now(crate::db::Announce::Quietly, |tx| {
        let now = clock::now();
        tx.execute("DELETE FROM outbound WHERE recipient = ?1", [MAILBOX])?;
        tx.execute(
            "INSERT INTO outbound (channel, recipient, subject, body, language, created_at, due_at, sent_at)
             VALUES ('email', ?1, 'The staff desk', ?2, 'en', ?3, ?3, ?3)",
            params![MAILBOX, text, now],
        )?;
        tx.execute("DELETE FROM staff_sessions WHERE expires_at < ?1", [now])?;
        Ok(())
    })?;
    Ok(format!("staff desk at /desk, code {code}"))
}

fn csrf(app: &App, token: &str) -> String {
    secret::text_of(&app.key.sign("desk csrf", &[token.as_bytes()])[..18])
}

impl FromRequestParts<App> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let first = || Redirect::to("/desk/sign-in").into_response();
        let token = cookie(&parts.headers, COOKIE).ok_or_else(first)?.to_owned();
        let hash = secret::hash(&token);
        let found: Option<(String, String)> = app
            .db
            .read(move |db| {
                Ok(db
                    .prepare_cached(
                        "SELECT s.id, s.name FROM staff_sessions t JOIN staff s ON s.id = t.staff_id
                         WHERE t.token_hash = ?1 AND t.expires_at > ?2",
                    )?
                    .query_row(params![hash, clock::now()], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?)
            })
            .await
            .map_err(|problem| Oops::from(problem).into_response())?;
        let (id, name) = found.ok_or_else(first)?;
        app.db.bells().chat.at_desk(&id);
        let csrf = csrf(app, &token);
        Ok(Self { id, name, csrf })
    }
}

fn everybody(db: &Connection) -> Answer<Vec<(String, String)>> {
    let mut statement = db.prepare("SELECT id, name FROM staff ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The page that asks for the code.
pub async fn ask(State(app): State<App>) -> Result<Response, Oops> {
    asked(&app, None).await
}

async fn asked(app: &App, wrong: Option<&str>) -> Result<Response, Oops> {
    let staff = app.db.read(everybody).await?;
    Ok(page::bare(
        "Sign in to the desk",
        &html! {
            h1 { "Staff desk" }
            p { "For the demo council. The code was printed when the server started"
                @if app.settings.inbox() { "; it is also in the " a href="/demo/inbox" { "demo inbox" } } "." }
            @if let Some(wrong) = wrong { p.problem role="alert" { (wrong) } }
            form.sheet method="post" action="/desk/sign-in" {
                label for="staff" { "Who are you?" }
                select #staff name="staff" { @for (id, name) in &staff { option value=(id) { (name) } } }
                label for="code" { "Code" }
                input #code name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="64";
                button { "Sign in" }
            }
        },
    ))
}

/// Opens a session.
pub async fn sign_in(State(app): State<App>, form: Form) -> Result<Response, Oops> {
    let gate = app.gates.clone();
    if gate.wrong_codes.look(GATE.to_owned()).is_err() {
        return asked(&app, Some("Too many wrong codes. Try again in some minutes.")).await;
    }
    if !secret::same(form.get("code").trim().as_bytes(), code(&app).as_bytes()) {
        // Only counted: the page says the same.
        let _ = gate.wrong_codes.pass(GATE.to_owned());
        return asked(&app, Some("That code is not right.")).await;
    }
    let (staff, token) = (form.get("staff").to_owned(), secret::token());
    let hash = secret::hash(&token);
    let known = app
        .db
        .write(move |tx| {
            let known: bool = tx.query_row("SELECT EXISTS (SELECT 1 FROM staff WHERE id = ?1)", [&staff], |row| row.get(0))?;
            if known {
                let now = clock::now();
                tx.execute(
                    "INSERT INTO staff_sessions (token_hash, staff_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
                    params![hash, staff, now, now + LIFE],
                )?;
            }
            Ok(known)
        })
        .await?;
    if !known {
        return asked(&app, Some("Choose who you are.")).await;
    }
    let secure = if app.settings.secure_cookies { "; Secure" } else { "" };
    let age = LIFE / clock::SECOND;
    let line = format!("{COOKIE}={token}; Path=/desk; Max-Age={age}; HttpOnly; SameSite=Strict{secure}");
    Ok(([(header::SET_COOKIE, line)], Redirect::to("/desk/chats")).into_response())
}

/// Ends the session.
pub async fn sign_out(
    State(app): State<App>,
    staff: Staff,
    headers: axum::http::HeaderMap,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    if let Some(token) = cookie(&headers, COOKIE) {
        let hash = secret::hash(token);
        app.db
            .write(move |tx| Ok(tx.execute("DELETE FROM staff_sessions WHERE token_hash = ?1", [hash])?))
            .await?;
    }
    app.db.bells().chat.left_desk(&staff.id);
    let gone = format!("{COOKIE}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict");
    Ok(([(header::SET_COOKIE, gone)], Redirect::to("/desk/sign-in")).into_response())
}
