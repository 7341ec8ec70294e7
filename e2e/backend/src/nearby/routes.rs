//! `GET /reports/nearby`, `POST /reports/{reference}/followers`

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::followers::{self, Open};
use crate::app::App;
use crate::cases::routes::created;
use crate::cases::{Reporter, followed};
use crate::channels;
use crate::db::Tx;
use crate::idempotency::{Key, Once};
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::reports::body::reporter;
use crate::request::body::Body;
use crate::request::caller::{Client, Visitor};
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::request::params::Params;
use crate::secret::{self, Hash};
use crate::services;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/reports/nearby", get(nearby)).route("/reports/{reference}/followers", post(follow))
}

async fn nearby(State(app): State<App>, Reader(lang): Reader, params: Params) -> Answer<Json<Value>> {
    let code = params.id("service_code")?;
    let here = params.position()?;
    let radius = params.integer("radius_m", 1, 2000)?;
    let items = app
        .db
        .read(move |db| {
            let unknown = || Problem::invalid_one("service_code", phrases::no_such_service());
            let service = services::find(db, &code)?.ok_or_else(unknown)?;
            #[expect(clippy::cast_precision_loss, reason = "a few thousand metres")]
            let radius = radius.unwrap_or(service.radius_m) as f64;
            super::list(db, &service, here, radius, lang)
        })
        .await?;
    Ok(Json(json!({ "items": items })))
}

async fn follow(
    State(app): State<App>,
    visitor: Visitor,
    Client(client): Client,
    Reader(reader): Reader,
    Path(reference): Path<String>,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let resident = visitor.resident();
    let once = Once::new(format!("follow {reference}"), key, &body, resident.clone());
    let tracking = once.derive(&app, "follow");
    let secret = secret::hash(&tracking);
    let gates = app.gates.clone();
    let mut kept = once
        .create(&app, move |tx| {
            let open = followers::open(tx, &reference)?.ok_or_else(Problem::not_found)?;
            let (who, language) = read(&body, resident.is_some(), reader)?;
            if let Some(resident) = resident {
                join(tx, &open, &resident, &who, language)?;
            } else {
                gates.guest_creates.pass(client)?;
                join_as_guest(tx, &reference, &open, &secret, &who, language)?;
            }
            let next_step = phrases::follow_next_step(who.contact_by);
            Ok(json!({"reference": reference, "secret": null, "next_step": next_step.say(language)}))
        })
        .await?;
    if kept.resident.is_none() {
        kept.answer["secret"] = tracking.into();
    }
    Ok(created(kept))
}

fn read(body: &Body, signed_in: bool, reader: Lang) -> Answer<(Reporter, Lang)> {
    let mut fields = Fields::new(body.value())?;
    let language = fields.maybe_language("/language").and_then(Lang::of_tag).unwrap_or(reader);
    let who = reporter(&mut fields, signed_in, true);
    if who.contact_by == "none" && !signed_in && !fields.refused("/reporter") {
        fields.refuse("/reporter/contact_by", phrases::say_how_to_tell());
    }
    fields.done()?;
    Ok((who, language))
}

/// A resident's own report they follow already.
fn join(tx: &Tx<'_>, open: &Open, resident: &str, who: &Reporter, language: Lang) -> Answer<()> {
    if open.resident.as_deref() == Some(resident) {
        return Ok(());
    }
    followers::add_resident(tx, open.case, resident, who, language)?;
    channels::choose_by_report(tx, resident, who.contact_by)
}

fn join_as_guest(
    tx: &Tx<'_>,
    reference: &str,
    open: &Open,
    secret: &Hash,
    who: &Reporter,
    language: Lang,
) -> Answer<()> {
    followers::add_guest(tx, open.case, secret, who, language)?;
    let title = followed::shown(tx, open.case, language)?.title;
    followers::confirm(tx, reference, &title.as_str().into(), who, language)
}
