//! A new case.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{CaseId, NewEvent, Role, Stage, change};
use crate::clock::Millis;
use crate::db::Tx;
use crate::language::{Lang, Text, Words};
use crate::live::{self, LiveEvent};
use crate::problem::Answer;
use crate::secret::Hash;

/// Who reported it, and how they want to hear.
#[derive(Clone, Debug)]
pub struct Reporter {
    /// As they gave it.
    pub name: Option<String>,
    /// As they gave it.
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// `email`, `sms`, `phone` or `none`.
    pub contact_by: &'static str,
}

/// Somebody whose issue it is while another reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    /// As the reporter gave it.
    pub name: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// As the reporter gave it.
    pub email: Option<String>,
    /// What the reporter is to them.
    pub relation: Option<String>,
    /// They know of the report, and may be contacted.
    pub told: bool,
}

/// What a case is made of.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// `None` takes the next free one.
    pub reference: Option<String>,
    /// Whose it is; `None` for a guest.
    pub resident: Option<String>,
    /// Of a guest's tracking secret.
    pub secret_hash: Option<Hash>,
    /// The service, when there is one.
    pub service_code: Option<String>,
    /// The service's name, or what the matter is called.
    pub service_name: Text,
    /// `None`: the service's name and the place.
    pub title: Option<Text>,
    /// In the resident's words.
    pub description: String,
    /// Questions and answers as they are shown.
    pub answers: Vec<(Text, Text)>,
    /// A short name of the place.
    pub place: Option<String>,
    /// The wire's Location, or null.
    pub location: Value,
    /// The team that gets it.
    pub told: Option<Text>,
    /// `private` or `public`.
    pub visibility: &'static str,
    /// How it came in, of [`super::CHANNELS`].
    pub channel: String,
    /// When it came in.
    pub at: Millis,
    /// `YYYY-MM-DD`.
    pub expected_on: Option<String>,
    /// Who reported it.
    pub reporter: Reporter,
    /// Whose issue it is, when the reporter acts for somebody.
    pub on_behalf: Option<OnBehalf>,
    /// The language that the reporter reads.
    pub language: Lang,
}

/// A case that was just made.
#[derive(Clone, Debug)]
pub struct Created {
    /// Inside.
    pub id: CaseId,
    /// Outside.
    pub reference: String,
}

/// Makes a case and its `received` event.
pub fn create(tx: &Tx<'_>, new: &NewCase) -> Answer<Created> {
    let reference = match &new.reference {
        Some(reference) => reference.clone(),
        None => next_reference(tx)?,
    };
    let title =
        new.title.clone().unwrap_or_else(|| titled(&new.service_name.words(), new.place.as_deref()).into());
    let answers: Vec<Value> = new
        .answers
        .iter()
        .map(|(question, answer)| json!({"question": question, "answer": answer}))
        .collect();
    let location = (!new.location.is_null()).then(|| new.location.to_string());
    tx.prepare_cached(
        "INSERT INTO cases (reference, resident_id, secret_hash, service_code, service_name, title, description,
           answers_json, place, location_json, told, visibility, stage, stages_json, next_who, next_text, expected_on,
           channel, reporter_name, reporter_email, reporter_phone, contact_by, language, requested_at, updated_at,
           on_behalf_json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'received', ?13, 'council', ?14, ?15,
           ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?22, ?23)",
    )?
    .execute(params![
        reference,
        new.resident,
        new.secret_hash,
        new.service_code,
        new.service_name,
        title,
        new.description,
        Value::from(answers).to_string(),
        new.place,
        location,
        new.told,
        new.visibility,
        json!({ "received": new.at }).to_string(),
        looks_at_it(),
        new.expected_on,
        new.channel,
        new.reporter.name,
        new.reporter.email,
        new.reporter.phone,
        new.reporter.contact_by,
        new.language,
        new.at,
        new.on_behalf.as_ref().map(serde_json::to_string).transpose()?,
    ])?;
    let id = tx.last_insert_rowid();
    let names = title.words();
    let words = Lang::ALL.map(|lang| names.say(lang)).join(" ");
    tx.prepare_cached("INSERT INTO case_search (rowid, owner, words) VALUES (?1, ?2, ?3)")?.execute(
        params![
            id,
            owner_token(new.resident.as_deref().unwrap_or("")),
            format!("{reference} {words} {} {}", new.place.as_deref().unwrap_or(""), new.description),
        ],
    )?;
    let event = change::insert_event(
        tx,
        id,
        &NewEvent {
            at: new.at,
            kind: "received",
            channel: new.channel.clone(),
            author: super::Author { role: Role::Resident, name: new.reporter.name.clone() },
            text: new.description.as_str().into(),
            stage: Some(Stage::Received),
            expected_on: new.expected_on.clone(),
        },
    )?;
    if let Some(resident) = &new.resident {
        live::publish(tx, Some(resident), &LiveEvent::Case { case: id, event: Some(event) })?;
    }
    Ok(Created { id, reference })
}

/// A resident's id as one token of the search index, which knows only letters and digits.
pub fn owner_token(resident: &str) -> String {
    resident.bytes().fold("o".to_owned(), |token, byte| format!("{token}{byte:02x}"))
}

fn next_reference(tx: &Tx<'_>) -> Answer<String> {
    let prefix: Option<String> = tx
        .query_row("SELECT CAST(value AS TEXT) FROM meta WHERE name = 'reference_prefix'", [], |row| {
            row.get(0)
        })
        .optional()?;
    let number: i64 = tx.query_row(
        "INSERT INTO meta (name, value) VALUES ('last_reference', 5001)
         ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        [],
        |row| row.get(0),
    )?;
    Ok(format!("{}-{number}", prefix.as_deref().unwrap_or("OD")))
}

/// What a case is called: its service, and where.
pub fn titled(service: &Words, place: Option<&str>) -> Words {
    match place {
        Some(place) => service.map(|lang, name| match lang {
            Lang::Ar => format!("{name}، {place}"),
            Lang::En | Lang::Cy => format!("{name}, {place}"),
        }),
        None => service.clone(),
    }
}

fn looks_at_it() -> Text {
    Words::new("We look at it", "Rydym yn edrych arno", "ننظر في الأمر").into()
}
