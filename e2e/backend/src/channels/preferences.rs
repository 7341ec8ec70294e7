//! `GET/PATCH /me/preferences`: choices by cell, under `If-Match`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::changed;
use super::effective::{self, CHANNELS, Cell, Effect, Obstacle, Topic};
use crate::app::App;
use crate::clock;
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::caller::Me;
use crate::request::fields::Fields;
use crate::request::language::Reader;

pub(super) async fn show(State(app): State<App>, me: Me, Reader(lang): Reader) -> Answer<Response> {
    let (version, body) = app.db.read(move |db| whole(db, &me.resident, lang)).await?;
    Ok(tagged(version, body))
}

pub(super) async fn change(
    State(app): State<App>,
    me: Me,
    Reader(lang): Reader,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let condition = headers.get(header::IF_MATCH).ok_or_else(Problem::precondition_missing)?;
    let condition = condition.to_str().unwrap_or("").to_owned();
    let (version, body) = app
        .db
        .write(move |tx| {
            let topics = effective::topics(tx, &me.resident)?;
            let choices = read(body.value(), &topics)?;
            let (version, current) = whole(tx, &me.resident, lang)?;
            if !fits(&condition, version) {
                let stale = Problem::stale(current).and_header(header::ETAG, &etag(version));
                return Err(stale);
            }
            for choice in &choices {
                tx.prepare_cached(
                    "INSERT INTO preferences (resident_id, topic, channel, choice, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT DO UPDATE SET choice = excluded.choice, changed_at = excluded.changed_at",
                )?
                .execute(params![me.resident, choice.topic, choice.channel, choice.wanted, clock::now()])?;
            }
            changed(tx, &me.resident)?;
            whole(tx, &me.resident, lang)
        })
        .await?;
    Ok(tagged(version, body))
}

/// The contract's Preferences, and their version.
fn whole(db: &Connection, resident: &str, lang: Lang) -> Answer<(i64, Value)> {
    let (version, from, to) = db.query_row(
        "SELECT preferences_version, quiet_from, quiet_to FROM residents WHERE id = ?1",
        [resident],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?)),
    )?;
    let topics: Vec<Value> = effective::topics(db, resident)?.iter().map(|topic| wire(topic, lang)).collect();
    let quiet = from.zip(to).map(|(from, to)| json!({"from": from, "to": to}));
    Ok((version, json!({"topics": topics, "quiet_hours": quiet})))
}

fn wire(topic: &Topic, lang: Lang) -> Value {
    let cell = |cell: &Cell| {
        json!({
            "channel": cell.channel,
            "choice": cell.choice(),
            "effective": cell.effective(),
            "reason": cell.reason(),
            "reason_text": cell.reason_text(lang),
            "address": cell.address,
        })
    };
    json!({
        "id": topic.id,
        "name": topic.name.say(lang),
        "description": topic.description.as_ref().map(|text| text.say(lang)),
        "cells": topic.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

struct Choice {
    topic: String,
    channel: &'static str,
    wanted: &'static str,
}

fn read(body: &Value, topics: &[Topic]) -> Answer<Vec<Choice>> {
    let mut fields = Fields::new(body)?;
    let mut choices = Vec::new();
    for at in 0..fields.list("/cells", 1, 100) {
        let here = format!("/cells/{at}");
        let topic = fields.id(&format!("{here}/topic"));
        let named = fields.text(&format!("{here}/channel"), 20, phrases::no_such_channel());
        let choice = fields.one_of(&format!("{here}/choice"), &["on", "off"]);
        if fields.refused(&here) {
            continue;
        }
        let Some(found) = topics.iter().find(|one| one.id == topic) else {
            fields.refuse(format!("{here}/topic"), phrases::no_such_topic());
            continue;
        };
        let Some(channel) = CHANNELS.into_iter().find(|channel| *channel == named) else {
            fields.refuse(format!("{here}/channel"), phrases::no_such_channel());
            continue;
        };
        match found.cells.iter().find(|cell| cell.channel == channel).map(|cell| &cell.effect) {
            Some(Effect::Unavailable(Obstacle::NotOffered)) if choice == "on" => {
                fields.refuse(format!("{here}/choice"), phrases::no_such_channel());
            }
            Some(Effect::OnByLaw) if choice == "off" => {
                fields.refuse(format!("{here}/choice"), phrases::by_law());
            }
            _ => choices.push(Choice { topic, channel, wanted: choice }),
        }
    }
    fields.done()?;
    Ok(choices)
}

fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether an `If-Match` names this version (RFC 9110, 13.1.1).
fn fits(condition: &str, version: i64) -> bool {
    condition.split(',').map(str::trim).any(|tag| tag == "*" || tag == etag(version))
}

fn tagged(version: i64, body: Value) -> Response {
    ([(header::ETAG, etag(version))], Json(body)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_a_version() {
        assert!(fits("\"7\"", 7) && fits("\"6\", \"7\"", 7) && fits("*", 7));
        assert!(
            !fits("\"6\"", 7) && !fits("7", 7) && !fits("", 7) && !fits("\"77\"", 7) && !fits("W/\"7\"", 7)
        );
    }
}
