//! A case as its followers see it, and as anybody sees it who looks what is reported nearby: how it goes, and where.
//!
//! Never names, answers, files, messages, or the place in the reporter's own words. Of a private service not the
//! description either, nothing that was written about it, and no nearer than the street. Also the times tell only of
//! what a follower may see: a message moves nothing here.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use super::view::{Case, CaseSummary, Event};
use super::{CaseId, Stage, create};
use crate::assets;
use crate::clock::{self, Millis};
use crate::language::{Lang, Text, Words};
use crate::places;
use crate::problem::{Answer, Problem};

/// The events that followers see, as a condition of SQL.
pub const KINDS: &str = "AND kind IN ('received', 'stage', 'expected')";

/// What is shown of a case to those who did not report it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Whether its service is public: then its description and what the council wrote of its stages are shown.
    pub public: bool,
    /// Its service.
    pub service_name: String,
    /// Its service, and where.
    pub title: String,
    /// The place, no nearer than it may be told.
    pub place: Option<String>,
    /// The position, no nearer than it may be told.
    pub position: Option<(f64, f64)>,
    /// Of the newest event that is shown.
    pub updated: Millis,
    stage: Stage,
    status_text: String,
    description: Option<String>,
    location: Value,
}

/// Reads what is shown of a case.
pub fn shown(db: &Connection, case: CaseId, lang: Lang) -> Answer<Shown> {
    let found = db
        .prepare_cached(&format!(
            "SELECT visibility = 'public', service_name, description, location_json, stage, status_text, requested_at,
               (SELECT max(at) FROM events WHERE case_id = cases.id {KINDS})
             FROM cases WHERE id = ?1"
        ))?
        .query_row([case], |row| {
            Ok((
                row.get::<_, bool>(0)?,
                row.get::<_, Text>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, Stage>(4)?,
                row.get::<_, Option<Text>>(5)?,
                row.get::<_, Millis>(6)?,
                row.get::<_, Option<Millis>>(7)?,
            ))
        })
        .optional()?;
    let (public, service, description, location, stage, status, requested, newest) =
        found.ok_or_else(Problem::not_found)?;
    let location: Value = location.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default();
    let exact = location["lat"].as_f64().zip(location["long"].as_f64());
    let street = exact.map(|(lat, long)| places::street_near(db, lat, long)).transpose()?.flatten();
    let street_name = street.as_ref().map(|street| street.name.say(lang).to_owned());
    let (place, position) = if public {
        (told_place(db, &location, lang)?.or(street_name), exact)
    } else {
        (street_name, exact.map(|exact| street.map_or_else(|| rough(exact), |street| street.position)))
    };
    let status = status.filter(|_| public).unwrap_or_else(|| stage.words().into());
    Ok(Shown {
        public,
        title: if public {
            create::titled(&service.words(), place.as_deref()).say(lang).to_owned()
        } else {
            service.say(lang).to_owned()
        },
        service_name: service.say(lang).to_owned(),
        place,
        position,
        updated: newest.unwrap_or(requested),
        stage,
        status_text: status.say(lang).to_owned(),
        description: public.then_some(description),
        location,
    })
}

impl Shown {
    /// The description, where it may be read.
    pub fn text(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The state in a few words.
    pub fn status_text(&self) -> &str {
        &self.status_text
    }
}

/// The place by its own name: never what the reporter wrote of it.
fn told_place(db: &Connection, location: &Value, lang: Lang) -> Answer<Option<String>> {
    let asset = location["asset_id"].as_str().map(|id| assets::label_of(db, id, lang)).transpose()?.flatten();
    let place = location["place_id"].as_str().map(|id| places::name_of(db, id, lang)).transpose()?.flatten();
    Ok(place.or(asset))
}

/// A position without a street: about a hundred metres of it.
fn rough((lat, long): (f64, f64)) -> (f64, f64) {
    let round = |degrees: f64| (degrees * 1_000.0).round() / 1_000.0;
    (round(lat), round(long))
}

/// The summary for a follower.
pub fn summary(shown: &Shown, mut summary: CaseSummary) -> CaseSummary {
    summary.title.clone_from(&shown.title);
    summary.place.clone_from(&shown.place);
    summary.status_text.clone_from(&shown.status_text);
    summary.needs_me = false;
    summary.next_action = None;
    "web".clone_into(&mut summary.channel);
    summary.updated_at = clock::rfc3339(shown.updated);
    summary.following = true;
    summary
}

/// The whole for a follower.
pub fn whole(shown: Shown, mut case: Case) -> Case {
    case.summary = summary(&shown, case.summary);
    case.answers = Vec::new();
    case.attachments = Vec::new();
    case.can_message = false;
    case.location = shown.position.map(|(lat, long)| {
        let kept = |name: &str| if shown.public { shown.location[name].clone() } else { Value::Null };
        json!({
            "lat": lat,
            "long": long,
            "place_id": kept("place_id"),
            "label": shown.place,
            "words": null,
            "asset_id": kept("asset_id"),
        })
    });
    case.description = shown.description.unwrap_or_default();
    case
}

/// An event for a follower; nothing when it is not for followers.
pub fn event(shown: &Shown, mut event: Event, lang: Lang) -> Option<Event> {
    event.author["name"] = Value::Null;
    "web".clone_into(&mut event.channel);
    if !shown.public {
        let words = match event.kind.as_str() {
            "received" => Stage::Received.words(),
            "stage" => event.stage.and_then(Stage::of_word).unwrap_or(shown.stage).words(),
            "expected" => super::change::expected_words(event.expected_at.as_deref()),
            _ => return None,
        };
        words.say(lang).clone_into(&mut event.text);
    }
    ["received", "stage", "expected"].contains(&event.kind.as_str()).then_some(event)
}

/// What followers are told when the council says something on a case; nothing when it is not for followers.
pub fn news(public: bool, event: &super::NewEvent) -> Option<Words> {
    match event.kind {
        "stage" | "expected" if public => Some(event.text.words()),
        "stage" => event.stage.map(Stage::words),
        "expected" => Some(super::change::expected_words(event.expected_on.as_deref())),
        _ => None,
    }
}

/// The cases that a resident follows.
pub fn of_resident(db: &Connection, resident: &str) -> Answer<Vec<CaseId>> {
    let mut statement = db.prepare_cached("SELECT case_id FROM followers WHERE resident_id = ?1")?;
    let rows = statement.query_map(params![resident], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
