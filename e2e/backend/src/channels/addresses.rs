//! `GET/POST /me/addresses`, `DELETE /me/addresses/{id}`, `POST/PUT …/verification`

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::reasons::resume_words;
use super::{changed, stops};
use crate::app::App;
use crate::cases::routes::created;
use crate::clock::{self, Millis};
use crate::idempotency::{Key, Once};
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::caller::Me;
use crate::request::contact;
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::secret;
use crate::session::codes::{self, Purpose, Tried, Wanted};
use crate::session::fold_email;

/// More addresses than anybody has.
const MOST: i64 = 20;

const COLUMNS: &str = "id, channel, value, verified_at, signs_in, blocked_reason, blocked_since";

pub(super) async fn list(State(app): State<App>, me: Me, Reader(lang): Reader) -> Answer<Json<Value>> {
    app.db
        .read(move |db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM addresses WHERE resident_id = ?1 ORDER BY created_at, id",
            ))?;
            let items =
                statement.query_map([&me.resident], |row| wire(row, lang))?.collect::<Result<Vec<_>, _>>()?;
            Ok(Json(json!({ "items": items })))
        })
        .await
}

pub(super) async fn add(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let mut fields = Fields::new(body.value())?;
    let channel = fields.one_of("/channel", &["email", "sms"]);
    let given = fields.text("/value", 254, missing(channel));
    let value = if channel == "email" { contact::email(&given) } else { contact::mobile(&given) };
    if value.is_none() && !fields.refused("/value") {
        fields.refuse("/value", missing(channel));
    }
    fields.done()?;
    let value = value.unwrap_or_default();
    let once = Once::new(format!("address {}", me.resident), key, &body, Some(me.resident.clone()));
    let maker = app.clone();
    let kept = once
        .create(&app, move |tx| {
            let folded = fold_email(&value);
            let (count, there): (i64, bool) = tx.query_row(
                "SELECT count(*), coalesce(max(channel = ?2 AND folded = ?3), 0) FROM addresses WHERE resident_id = ?1",
                params![me.resident, channel, folded],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            if there {
                return Err(Problem::new(StatusCode::CONFLICT, "there-already", phrases::address_there()));
            }
            if count >= MOST {
                return Err(Problem::invalid_one("/value", phrases::too_many_addresses()));
            }
            let id = secret::id("a");
            let stopped = if channel == "sms" { stops::since(tx, &folded)? } else { None };
            tx.execute(
                "INSERT INTO addresses (id, resident_id, channel, value, folded, blocked_reason, blocked_since, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![id, me.resident, channel, value, folded, stopped.map(|_| "stop"), stopped, clock::now()],
            )?;
            if stopped.is_some() {
                // Not even a code goes to a number that wants no texts.
                changed(tx, &me.resident)?;
                return one(tx, &me.resident, &id, lang);
            }
            maker.gates.codes_per_address.pass(folded)?;
            maker.gates.codes_per_client.pass(me.resident.clone())?;
            let wanted = Wanted {
                purpose: Purpose::Address,
                subject: &id,
                channel,
                recipient: &value,
                resident: Some(&me.resident),
                language: lang,
            };
            codes::issue(tx, &maker, &wanted)?;
            changed(tx, &me.resident)?;
            one(tx, &me.resident, &id, lang)
        })
        .await?;
    Ok(created(kept))
}

pub(super) async fn remove(State(app): State<App>, me: Me, Path(id): Path<String>) -> Answer<StatusCode> {
    app.db
        .write(move |tx| {
            let signs_in: bool = tx
                .query_row(
                    "SELECT signs_in FROM addresses WHERE id = ?1 AND resident_id = ?2",
                    [&id, &me.resident],
                    |row| row.get(0),
                )
                .optional()?
                .ok_or_else(Problem::not_found)?;
            let others: i64 = tx.query_row(
                "SELECT count(*) FROM addresses WHERE resident_id = ?1 AND signs_in = 1 AND id <> ?2",
                [&me.resident, &id],
                |row| row.get(0),
            )?;
            if signs_in && others == 0 {
                return Err(Problem::invalid(Vec::new()).and_detail(phrases::last_sign_in()));
            }
            tx.execute("DELETE FROM addresses WHERE id = ?1", [&id])?;
            tx.execute("DELETE FROM codes WHERE purpose = 'address' AND subject = ?1", [&id])?;
            changed(tx, &me.resident)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

pub(super) async fn send_code(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    Path(id): Path<String>,
) -> Answer<Response> {
    let maker = app.clone();
    let sent = app
        .db
        .write(move |tx| {
            let (channel, value, folded, verified, blocked) = tx
                .query_row(
                    "SELECT channel, value, folded, verified_at IS NOT NULL, blocked_reason FROM addresses
                     WHERE id = ?1 AND resident_id = ?2",
                    [&id, &me.resident],
                    |row| {
                        let texts =
                            (row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?);
                        Ok((
                            texts.0,
                            texts.1,
                            texts.2,
                            row.get::<_, bool>(3)?,
                            row.get::<_, Option<String>>(4)?,
                        ))
                    },
                )
                .optional()?
                .ok_or_else(Problem::not_found)?;
            if blocked.as_deref() == Some("stop") {
                return Err(Problem::invalid(Vec::new()).and_detail(resume_words("stop")));
            }
            if verified {
                return Err(Problem::invalid(Vec::new()).and_detail(phrases::already_verified()));
            }
            maker.gates.codes_per_address.pass(folded)?;
            maker.gates.codes_per_client.pass(me.resident.clone())?;
            let wanted = Wanted {
                purpose: Purpose::Address,
                subject: &id,
                channel: &channel,
                recipient: &value,
                resident: Some(&me.resident),
                language: lang,
            };
            codes::issue(tx, &maker, &wanted)
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(sent)).into_response())
}

pub(super) async fn verify(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    Path(id): Path<String>,
    body: Body,
) -> Answer<Json<Value>> {
    let maker = app.clone();
    let outcome = app
        .db
        .write(move |tx| {
            let now_is = one(tx, &me.resident, &id, lang)?;
            let mut fields = Fields::new(body.value())?;
            let code = fields.text("/code", 12, phrases::enter_code());
            fields.done()?;
            if !now_is["verified_at"].is_null() {
                return Ok(Ok(now_is));
            }
            let Some(challenge) = codes::newest(tx, Purpose::Address, &id)? else { return Ok(Err(codes::wrong(0))) };
            match codes::attempt(tx, &maker, Purpose::Address, &challenge, &code)? {
                Tried::Wrong(problem) => return Ok(Err(problem)),
                Tried::Right(_) => {}
            }
            tx.execute("UPDATE addresses SET verified_at = ?2 WHERE id = ?1", params![id, clock::now()])?;
            // An e-mail address then also opens the door, unless it opens another's.
            tx.execute(
                "UPDATE addresses SET signs_in = 1 WHERE id = ?1 AND channel = 'email'
                 AND NOT EXISTS (SELECT 1 FROM addresses o WHERE o.folded = addresses.folded AND o.signs_in = 1)",
                [&id],
            )?;
            changed(tx, &me.resident)?;
            Ok(Ok(one(tx, &me.resident, &id, lang)?))
        })
        .await?;
    Ok(Json(outcome?))
}

fn one(db: &Connection, resident: &str, id: &str, lang: Lang) -> Answer<Value> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM addresses WHERE id = ?1 AND resident_id = ?2"))?
        .query_row([id, resident], |row| wire(row, lang))
        .optional()?
        .ok_or_else(Problem::not_found)
}

/// The contract's Address.
fn wire(row: &Row<'_>, lang: Lang) -> rusqlite::Result<Value> {
    let verified: Option<Millis> = row.get("verified_at")?;
    let reason: Option<String> = row.get("blocked_reason")?;
    let since: Option<Millis> = row.get("blocked_since")?;
    let blocked = reason.zip(since).map(|(reason, since)| {
        let resume = resume_words(&reason).say(lang).to_owned();
        json!({"reason": reason, "since": clock::rfc3339(since), "resume": resume})
    });
    let state = match (&blocked, verified) {
        (Some(_), _) => "blocked",
        (None, Some(_)) => "verified",
        (None, None) => "unverified",
    };
    Ok(json!({
        "id": row.get::<_, String>("id")?,
        "channel": row.get::<_, String>("channel")?,
        "value": row.get::<_, String>("value")?,
        "state": state,
        "verified_at": verified.map(clock::rfc3339),
        "signs_in": row.get::<_, bool>("signs_in")?,
        "blocked": blocked,
    }))
}

fn missing(channel: &str) -> crate::language::Words {
    if channel == "email" { phrases::want_email() } else { phrases::want_mobile() }
}
