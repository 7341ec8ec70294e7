//! The chat over a socket: `GET /chat-sessions/{id}/socket`.
//!
//! The first frame is `resume` with a token. Events go down in the order of their `seq`, each once, however the signals
//! come; an `ack` goes down when its line is on the disk. Frames without `seq` are of the moment.

use std::time::Duration;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use super::log::{self, From};
use super::rooms::Signal;
use super::tokens::{self, Opens};
use super::{availability, phrases as said, routes, talk};
use crate::app::App;
use crate::cases::Role;
use crate::cases::routes::MAX_TEXT;
use crate::clock::{self, Millis};
use crate::connections::Place;
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::fields::{Fields, is_id};

/// The token is no longer good: renew it and come back.
const TOKEN_OVER: u16 = 4401;
/// No such chat.
const NO_CHAT: u16 = 4404;
/// The server stops; it comes back.
const GOING_AWAY: u16 = 1001;

/// How long the first frame may take.
const FIRST: Duration = Duration::from_secs(15);
/// How often a silent socket is tried.
const BEAT: Duration = Duration::from_secs(20);
/// A frame with the longest text of the contract fits well, in any script and with every character escaped.
const MAX_FRAME: usize = 64 * 1024;

/// Why a socket ends.
enum End {
    Gone,
    Close(u16),
}

impl std::convert::From<axum::Error> for End {
    fn from(_: axum::Error) -> Self {
        Self::Gone
    }
}

impl std::convert::From<Problem> for End {
    fn from(_: Problem) -> Self {
        // Logged already; the client comes back.
        Self::Close(1011)
    }
}

pub(super) async fn open(
    State(app): State<App>,
    Path(id): Path<String>,
    Extension(place): Extension<Place>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    match upgrade {
        Ok(upgrade) => upgrade.max_message_size(MAX_FRAME).on_upgrade(move |socket| async move {
            serve(app, id, socket).await;
            drop(place);
        }),
        Err(_) => Problem::new(StatusCode::UPGRADE_REQUIRED, "", said::unknown_frame())
            .and_header(header::UPGRADE, "websocket")
            .into_response(),
    }
}

async fn serve(app: App, id: String, socket: WebSocket) {
    let mut line = Line { app, id, socket, lang: Lang::En, sent: 0, good_until: 0 };
    let end = line.run().await;
    if let Err(End::Close(code)) = end {
        let frame = CloseFrame { code, reason: "".into() };
        // Whoever is gone cannot be told.
        let _ = line.socket.send(Message::Close(Some(frame))).await;
    }
}

struct Line {
    app: App,
    id: String,
    socket: WebSocket,
    lang: Lang,
    /// The last `seq` that went down.
    sent: i64,
    good_until: Millis,
}

impl Line {
    async fn run(&mut self) -> Result<(), End> {
        let rooms = self.app.db.bells().chat.clone();
        let mut stopping = self.app.stopping.clone();
        let first = tokio::select! {
            first = tokio::time::timeout(FIRST, self.socket.recv()) => first.map_err(|_| End::Close(TOKEN_OVER))?,
            _ = stopping.changed() => return Err(End::Close(GOING_AWAY)),
        };
        let Some(Message::Text(text)) = first.transpose()? else { return Err(End::Gone) };
        let frame: Value = serde_json::from_str(&text).unwrap_or_default();
        if frame["type"] != "resume" {
            return Err(End::Close(TOKEN_OVER));
        }
        // Listening begins before the first read, so that nothing falls between.
        let (mut signals, mut lobby) = (rooms.listen(&self.id), rooms.lobby());
        self.resume(&frame).await?;
        let mut beat = tokio::time::interval(BEAT);
        beat.tick().await;
        loop {
            let over = Instant::now()
                + Duration::from_millis((self.good_until - clock::now()).max(0).unsigned_abs());
            tokio::select! {
                frame = self.socket.recv() => match frame.transpose()? {
                    Some(Message::Text(text)) => self.heard(&text).await?,
                    Some(Message::Binary(_)) => self.refuse(None, &Problem::invalid_one("", said::unknown_frame())).await?,
                    Some(Message::Ping(_) | Message::Pong(_)) => {}
                    Some(Message::Close(_)) | None => return Err(End::Gone),
                },
                signal = signals.recv() => match signal {
                    Ok(Signal::Typing { role: Role::Resident, .. }) => {}
                    Ok(Signal::Typing { role, name }) => {
                        self.send(&json!({"type": "typing", "from": {"role": role.word(), "name": name}})).await?;
                    }
                    Ok(Signal::Grew) | Err(RecvError::Lagged(_)) => self.catch_up().await?,
                    Err(RecvError::Closed) => return Err(End::Close(GOING_AWAY)),
                },
                changed = lobby.changed() => {
                    changed.map_err(|_| End::Close(GOING_AWAY))?;
                    // That a person was asked for goes down before the place in the queue, whichever signal is heard first.
                    self.catch_up().await?;
                    self.tell_queue().await?;
                }
                () = tokio::time::sleep_until(over) => return Err(End::Close(TOKEN_OVER)),
                _ = beat.tick() => self.socket.send(Message::Ping(Vec::new().into())).await?,
                _ = stopping.changed() => return Err(End::Close(GOING_AWAY)),
            }
        }
    }

    /// Checks the token, then sends everything after `after`, and says that this was all.
    async fn resume(&mut self, frame: &Value) -> Result<(), End> {
        let token = frame["token"].as_str().unwrap_or_default().to_owned();
        let after = frame["after"].as_i64().filter(|after| *after >= 0).unwrap_or(0);
        let id = self.id.clone();
        let found = self.app.db.read(move |db| {
            let chat = talk::load(db, &id)?;
            Ok((chat.language, tokens::look(db, &id, &token)?))
        });
        let (lang, opens) = found.await.map_err(|problem| match problem.status() {
            StatusCode::NOT_FOUND => End::Close(NO_CHAT),
            _ => End::from(problem),
        })?;
        match opens {
            Opens::This(until) => self.good_until = until,
            Opens::Another => return Err(End::Close(NO_CHAT)),
            Opens::Nothing => return Err(End::Close(TOKEN_OVER)),
        }
        (self.lang, self.sent) = (lang, after);
        self.catch_up().await?;
        self.send(&json!({"type": "ready", "seq": self.sent})).await?;
        self.tell_queue().await
    }

    async fn catch_up(&mut self) -> Result<(), End> {
        loop {
            let (id, after) = (self.id.clone(), self.sent);
            let events = self.app.db.read(move |db| log::after(db, &id, after)).await?;
            let more = events.len() == usize::try_from(log::PAGE).unwrap_or(usize::MAX);
            for event in events {
                self.send(&event).await?;
                self.sent = event.seq;
            }
            if !more {
                return Ok(());
            }
        }
    }

    async fn tell_queue(&mut self) -> Result<(), End> {
        let (app, id) = (self.app.clone(), self.id.clone());
        let read = move |db: &rusqlite::Connection| routes::queue(&app, db, &talk::load(db, &id)?);
        let mut queue = self.app.db.read(read).await?;
        if !queue.is_null() {
            queue["type"] = "queue".into();
            self.send(&queue).await?;
        }
        Ok(())
    }

    async fn heard(&mut self, text: &str) -> Result<(), End> {
        let frame: Value = serde_json::from_str(text).unwrap_or_default();
        let client_id = frame["client_id"].as_str().filter(|id| is_id(id)).map(str::to_owned);
        let done = match frame["type"].as_str() {
            Some("resume") => return self.resume(&frame).await,
            Some("send") => self.say(&frame).await,
            Some("typing") => {
                self.app.db.bells().chat.types(&self.id, Role::Resident, None);
                Ok(())
            }
            Some("read") => self.has_read(&frame).await,
            Some("person") => self.ask_for_person().await,
            _ => Err(Problem::invalid_one("/type", said::unknown_frame())),
        };
        match done {
            Ok(()) => Ok(()),
            Err(problem) => self.refuse(client_id, &problem).await,
        }
    }

    async fn say(&mut self, frame: &Value) -> Answer<()> {
        let mut fields = Fields::new(frame)?;
        let client_id = fields.id("/client_id");
        let text = fields.text("/text", MAX_TEXT, phrases::write_message());
        fields.done()?;
        let (app, id, line) = (self.app.clone(), self.id.clone(), client_id.clone());
        let seq = self
            .app
            .db
            .write(move |tx| {
                let people = availability::now(&app, tx)?;
                talk::resident_says(tx, &id, &line, &text, &people)
            })
            .await?;
        // A line that cannot be acknowledged is sent again by the client, and found to be kept.
        let _ = self.send(&json!({"type": "ack", "client_id": client_id, "seq": seq})).await;
        Ok(())
    }

    async fn has_read(&mut self, frame: &Value) -> Answer<()> {
        let Some(seq) = frame["seq"].as_i64().filter(|seq| *seq >= 1) else {
            return Err(Problem::invalid_one("/seq", said::unknown_frame()));
        };
        let id = self.id.clone();
        let read = move |tx: &crate::db::Tx<'_>| {
            let name = talk::resident_name(tx, &talk::load(tx, &id)?)?;
            talk::has_read(tx, &id, &From { role: Role::Resident, name }, seq)
        };
        self.app.db.write(read).await
    }

    async fn ask_for_person(&mut self) -> Answer<()> {
        let (app, id) = (self.app.clone(), self.id.clone());
        let ask = move |tx: &crate::db::Tx<'_>| {
            let people = availability::now(&app, tx)?;
            talk::resident_asks_for_person(tx, &id, &people)
        };
        self.app.db.write(ask).await
    }

    async fn refuse(&mut self, client_id: Option<String>, problem: &Problem) -> Result<(), End> {
        let body = problem.body(self.lang);
        self.send(&json!({"type": "problem", "client_id": client_id, "problem": body})).await
    }

    async fn send(&mut self, frame: &impl Serialize) -> Result<(), End> {
        let text = serde_json::to_string(frame).map_err(|error| End::from(Problem::broken(error)))?;
        Ok(self.socket.send(Message::Text(text.into())).await?)
    }
}
