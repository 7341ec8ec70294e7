//! One case, its events, a message to it: the same for a resident and for a guest, who come to it by another right.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::routes::{MAX_TEXT, created};
use super::{CaseId, Standing, change, list, view};
use crate::app::App;
use crate::clock;
use crate::idempotency::{Key, Once};
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::request::params::Params;

/// Whoever comes to a case, and by what right.
pub trait Comer: FromRequestParts<App, Rejection = Problem> + Clone + Send + Sync + 'static {
    /// The case, if they may see it, and how they stand to it; otherwise 404, as for one that does not exist.
    fn open(&self, db: &Connection, reference: &str) -> Answer<(CaseId, Standing)>;

    /// Their name, under a message.
    fn name(&self, db: &Connection, case: CaseId) -> Answer<Option<String>>;

    /// Refuses whoever has written too much lately.
    fn pass(&self, app: &App) -> Answer<()>;

    /// The resident's id, if signed in.
    fn resident(&self) -> Option<String>;

    /// Where the idempotency key of a message counts.
    fn scope(&self, reference: &str) -> String;
}

/// The case.
pub async fn one<C: Comer>(
    State(app): State<App>,
    comer: C,
    Reader(lang): Reader,
    Path(reference): Path<String>,
) -> Answer<Json<view::Case>> {
    app.db
        .read(move |db| {
            let (case, standing) = comer.open(db, &reference)?;
            Ok(Json(view::whole(db, case, standing, lang)?))
        })
        .await
}

/// A page of its events.
pub async fn events<C: Comer>(
    State(app): State<App>,
    comer: C,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    params: Params,
) -> Answer<Json<Value>> {
    let after = params.text("cursor", 200)?.map(list::mark).transpose()?;
    let limit = params.integer("limit", 1, 100)?.unwrap_or(20);
    app.db
        .read(move |db| {
            let (case, standing) = comer.open(db, &reference)?;
            let (items, next) = view::events(db, case, standing, after, limit, lang)?;
            Ok(Json(json!({"items": items, "next": next.map(list::cursor)})))
        })
        .await
}

/// A message to the council, from the reporter alone. Whether there is such a case is told before what is wrong with the message.
pub async fn write<C: Comer>(
    State(app): State<App>,
    comer: C,
    Reader(lang): Reader,
    Path(reference): Path<String>,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let (reader, asked) = (comer.clone(), reference.clone());
    let case = app
        .db
        .read(move |db| match reader.open(db, &asked)? {
            (case, Standing::Reporter) => Ok(case),
            (_, Standing::Follower) => Err(Problem::not_found()),
        })
        .await?;
    let text = text(&body)?;
    let once = Once::new(comer.scope(&reference), key, &body, comer.resident());
    let writer = app.clone();
    let kept = once
        .create(&app, move |tx| {
            comer.pass(&writer)?;
            let name = comer.name(tx, case)?;
            let event = change::message_from_resident(tx, case, clock::now(), name, "web", &text)?;
            Ok(serde_json::to_value(view::event(tx, event, Standing::Reporter, lang)?)?)
        })
        .await?;
    Ok(created(kept))
}

fn text(body: &Body) -> Answer<String> {
    let mut fields = Fields::new(body.value())?;
    let text = fields.text("/text", MAX_TEXT, phrases::write_message());
    fields.done()?;
    Ok(text)
}
