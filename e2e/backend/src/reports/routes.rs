//! `POST /reports`

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};

use super::body::{self, Report};
use crate::app::App;
use crate::attachments;
use crate::cases::{self, NewCase, routes::created};
use crate::channels;
use crate::clock;
use crate::db::Tx;
use crate::idempotency::{Key, Once};
use crate::language::{Lang, Text, Words};
use crate::notify::{self, Outgoing};
use crate::phrases;
use crate::problem::Answer;
use crate::request::body::Body;
use crate::request::caller::{Client, Visitor};
use crate::request::language::Reader;
use crate::secret;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route("/reports", post(report))
}

async fn report(
    State(app): State<App>,
    visitor: Visitor,
    Client(client): Client,
    Reader(reader): Reader,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let resident = visitor.resident();
    let once = Once::new("report", key, &body, resident.clone());
    let tracking = once.derive(&app, "tracking");
    let secret_hash = secret::hash(&tracking);
    let gates = app.gates.clone();
    let mut kept = once
        .create(&app, move |tx| {
            let report = body::read(tx, body.value(), resident.as_deref(), reader)?;
            // A replay costs nothing, and a refused report neither.
            if resident.is_none() {
                gates.guest_creates.pass(client)?;
            }
            keep(tx, report, resident, secret_hash)
        })
        .await?;
    if kept.resident.is_none() {
        kept.answer["secret"] = tracking.into();
    }
    Ok(created(kept))
}

/// Makes the case, tells the reporter, and answers the receipt without its secret.
fn keep(tx: &Tx<'_>, report: Report, resident: Option<String>, secret_hash: secret::Hash) -> Answer<Value> {
    let now = clock::now();
    let mut reporter = report.reporter;
    if let Some(resident) = &resident {
        introduce(tx, resident, &mut reporter)?;
        channels::choose_by_report(tx, resident, reporter.contact_by)?;
    }
    let expected_on = report.service.expected_days.map(|days| clock::working_day_after(now, days));
    let language = report.language;
    let shown_at = report.service.shown_at().map(|text| text.say(language).to_owned());
    let new = NewCase {
        reference: None,
        secret_hash: resident.is_none().then_some(secret_hash),
        resident,
        service_code: Some(report.service.code),
        service_name: report.service.name,
        title: None,
        description: report.description,
        answers: report.answers,
        place: report.place,
        location: report.location,
        told: Some(report.service.told.clone()),
        visibility: report.service.visibility.word(),
        channel: "web".into(),
        at: now,
        expected_on: expected_on.clone(),
        reporter,
        on_behalf: report.on_behalf,
        language,
    };
    let case = cases::create(tx, &new)?;
    for (at, (id, alt)) in report.attachments.iter().enumerate() {
        attachments::give(tx, case.id, at, id, alt.as_deref())?;
    }
    confirm(tx, &new, &case.reference, case.id)?;
    Ok(json!({
        "reference": case.reference,
        "secret": null,
        "received_at": clock::rfc3339(now),
        "expected_at": expected_on,
        "next_step": phrases::next_step().say(language),
        "told": report.service.told.say(language),
        "visibility": new.visibility,
        "shown_at": shown_at,
    }))
}

/// A resident is named by their account; one who has just signed up is named by their first report.
pub(crate) fn introduce(tx: &Tx<'_>, resident: &str, reporter: &mut cases::Reporter) -> Answer<()> {
    let (name, phone, email) = tx.query_row(
        "SELECT r.name, r.phone, (SELECT value FROM addresses WHERE resident_id = r.id AND signs_in = 1 LIMIT 1)
         FROM residents r WHERE r.id = ?1",
        [resident],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?)),
    )?;
    let unnamed = email.as_ref() == Some(&name);
    if let (true, Some(given)) = (unnamed, &reporter.name) {
        tx.execute("UPDATE residents SET name = ?2 WHERE id = ?1", params![resident, given])?;
    }
    reporter.name = reporter.name.take().or(Some(name));
    reporter.email = reporter.email.take().or(email);
    reporter.phone = reporter.phone.take().or(phone);
    Ok(())
}

/// The receipt by the channel that the reporter asked for.
pub(crate) fn confirm(tx: &Tx<'_>, new: &NewCase, reference: &str, case: cases::CaseId) -> Answer<()> {
    let recipient = match new.reporter.contact_by {
        "email" => new.reporter.email.as_deref(),
        "sms" => new.reporter.phone.as_deref(),
        _ => None,
    };
    let Some(recipient) = recipient else { return Ok(()) };
    let title: Option<Text> =
        tx.query_row("SELECT title FROM cases WHERE id = ?1", [case], |row| row.get(0)).optional()?;
    let title = title.map_or_else(|| new.service_name.words(), |title| title.words());
    let day = new.expected_on.as_deref().and_then(clock::parse_day);
    let day = day.map(|date| {
        let say = |lang: Lang| clock::spoken_day(date, lang);
        Words::new(say(Lang::En), say(Lang::Cy), say(Lang::Ar))
    });
    let text = phrases::received(reference, &title, day.as_ref());
    notify::send(
        tx,
        &Outgoing {
            channel: new.reporter.contact_by,
            recipient,
            resident: new.resident.as_deref(),
            topic: None,
            subject: (new.reporter.contact_by == "email")
                .then(|| format!("{reference}: {}", title.say(new.language))),
            body: text.say(new.language).to_owned(),
            language: new.language,
            due_at: clock::now(),
        },
    )
}
