//! What changes on a case: stages, dates, messages, other entries of its timeline.

use rusqlite::params;
use serde_json::{Value, json};

use super::{CaseId, Role, Stage};
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text, Words};
use crate::live::{self, LiveEvent};
use crate::nearby::followers;
use crate::notify;
use crate::problem::Answer;

/// Who did it.
#[derive(Clone, Debug)]
pub struct Author {
    /// In which role.
    pub role: Role,
    /// As residents see it.
    pub name: Option<String>,
}

impl Author {
    /// Somebody at the council.
    pub fn council(name: impl Into<String>) -> Self {
        Self { role: Role::Council, name: Some(name.into()) }
    }
}

/// An entry of a timeline.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// When it happened.
    pub at: Millis,
    /// Of the contract's Event: received, stage, expected, message, call, letter, visit, chat, note.
    pub kind: &'static str,
    /// Of [`super::CHANNELS`].
    pub channel: String,
    /// Who.
    pub author: Author,
    /// What residents read.
    pub text: Text,
    /// With `received` and `stage`.
    pub stage: Option<Stage>,
    /// With a new expected date: `YYYY-MM-DD`.
    pub expected_on: Option<String>,
}

/// What happens next, and who does it.
#[derive(Clone, Debug)]
pub struct NextAction {
    /// [`Role::Resident`] makes the case need them; anything else is the council.
    pub who: Role,
    /// In a few words.
    pub text: Text,
}

/// A move to another stage.
#[derive(Clone, Debug)]
pub struct StageChange {
    /// Where to.
    pub stage: Stage,
    /// When; [`clock::now`] except in seeds.
    pub at: Millis,
    /// Of [`super::CHANNELS`].
    pub channel: String,
    /// Who moved it.
    pub author: Author,
    /// The state in a few words; `None` is the stage's own words.
    pub status_text: Option<Text>,
    /// What the timeline and the notification say; `None` is the state's words.
    pub text: Option<Text>,
    /// What happens next; nothing once it is done.
    pub next: Option<NextAction>,
    /// A new expected date with it.
    pub expected_on: Option<String>,
}

/// Moves a case to another stage.
pub fn set_stage(tx: &Tx<'_>, case: CaseId, change: &StageChange) -> Answer<i64> {
    let words = change.status_text.clone().unwrap_or_else(|| change.stage.words().into());
    let stages: String = tx
        .prepare_cached("SELECT stages_json FROM cases WHERE id = ?1")?
        .query_row([case], |row| row.get(0))?;
    let mut stages: Value = serde_json::from_str(&stages)?;
    // Stages after this one have not been reached any more: a case may be taken up again.
    for later in Stage::ALL.into_iter().filter(|stage| *stage > change.stage) {
        stages.as_object_mut().map(|stages| stages.remove(later.word()));
    }
    stages[change.stage.word()] = json!(change.at);
    let next = change.next.as_ref().filter(|_| change.stage != Stage::Done);
    tx.prepare_cached(
        "UPDATE cases SET stage = ?2, status_text = ?3, stages_json = ?4, next_who = ?5, next_text = ?6,
           expected_on = coalesce(?7, expected_on) WHERE id = ?1",
    )?
    .execute(params![
        case,
        change.stage,
        change.status_text,
        stages.to_string(),
        next.map(|next| who(next.who)),
        next.map(|next| &next.text),
        change.expected_on,
    ])?;
    let event = NewEvent {
        at: change.at,
        kind: "stage",
        channel: change.channel.clone(),
        author: change.author.clone(),
        text: change.text.clone().unwrap_or(words),
        stage: Some(change.stage),
        expected_on: change.expected_on.clone(),
    };
    happened(tx, case, &event)
}

/// Gives a case a new expected date (`YYYY-MM-DD`), or none. `text` `None` says just that.
pub fn set_expected(
    tx: &Tx<'_>,
    case: CaseId,
    at: Millis,
    author: Author,
    expected_on: Option<&str>,
    text: Option<Text>,
) -> Answer<i64> {
    tx.execute("UPDATE cases SET expected_on = ?2 WHERE id = ?1", params![case, expected_on])?;
    let text = text.unwrap_or_else(|| expected_words(expected_on).into());
    let expected_on = expected_on.map(str::to_owned);
    let event =
        NewEvent { at, kind: "expected", channel: "web".into(), author, text, stage: None, expected_on };
    happened(tx, case, &event)
}

/// Adds an entry to the timeline: a call, a letter, a visit, a chat, a note.
pub fn add_event(tx: &Tx<'_>, case: CaseId, event: &NewEvent) -> Answer<i64> {
    happened(tx, case, event)
}

/// The council writes to the resident. With `asks`, the case then waits for the resident to answer that.
pub fn message_to_resident(
    tx: &Tx<'_>,
    case: CaseId,
    at: Millis,
    author: Author,
    channel: &str,
    text: Text,
    asks: Option<Text>,
) -> Answer<i64> {
    if let Some(asks) = asks {
        tx.execute(
            "UPDATE cases SET next_who = 'resident', next_text = ?2 WHERE id = ?1",
            params![case, asks],
        )?;
    }
    let channel = channel.to_owned();
    happened(
        tx,
        case,
        &NewEvent { at, kind: "message", channel, author, text, stage: None, expected_on: None },
    )
}

/// The resident writes to the council; whatever waited for the resident now waits for the council.
pub fn message_from_resident(
    tx: &Tx<'_>,
    case: CaseId,
    at: Millis,
    name: Option<String>,
    channel: &str,
    text: &str,
) -> Answer<i64> {
    let reads = Words::new("We read your message", "Rydym yn darllen eich neges", "نقرأ رسالتك");
    tx.execute(
        "UPDATE cases SET next_who = 'council', next_text = ?2 WHERE id = ?1 AND next_who = 'resident' AND stage <> 'done'",
        params![case, reads],
    )?;
    let author = Author { role: Role::Resident, name };
    let (channel, text) = (channel.to_owned(), text.into());
    happened(
        tx,
        case,
        &NewEvent { at, kind: "message", channel, author, text, stage: None, expected_on: None },
    )
}

/// Inserts the row alone.
pub(super) fn insert_event(tx: &Tx<'_>, case: CaseId, event: &NewEvent) -> Answer<i64> {
    tx.prepare_cached(
        "INSERT INTO events (case_id, at, kind, channel, author_role, author_name, text, stage, expected_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        case,
        event.at,
        event.kind,
        event.channel,
        event.author.role.word(),
        event.author.name,
        event.text,
        event.stage,
        event.expected_on,
    ])?;
    Ok(tx.last_insert_rowid())
}

/// The event, the time of the change, the live stream, and the notification.
fn happened(tx: &Tx<'_>, case: CaseId, event: &NewEvent) -> Answer<i64> {
    let id = insert_event(tx, case, event)?;
    let resident: Option<String> = tx
        .prepare_cached(
            "UPDATE cases SET updated_at = max(updated_at, ?2) WHERE id = ?1 RETURNING resident_id",
        )?
        .query_row(params![case, event.at], |row| row.get(0))?;
    if let Some(resident) = &resident {
        live::publish(tx, Some(resident), &LiveEvent::Case { case, event: Some(id) })?;
    }
    if event.author.role == Role::Council && event.kind != "note" {
        notify::about_case(tx, case, &event.text)?;
        followers::tell(tx, case, id, event)?;
    }
    Ok(id)
}

fn who(role: Role) -> &'static str {
    if role == Role::Resident { "resident" } else { "council" }
}

pub(super) fn expected_words(day: Option<&str>) -> Words {
    let Some(date) = day.and_then(clock::parse_day) else {
        return Words::new(
            "There is no expected date for now.",
            "Nid oes dyddiad disgwyliedig am y tro.",
            "لا يوجد تاريخ متوقع حاليًا.",
        );
    };
    let spoken = Words::new(
        clock::spoken_day(date, Lang::En),
        clock::spoken_day(date, Lang::Cy),
        clock::spoken_day(date, Lang::Ar),
    );
    spoken.map(|lang, day| match lang {
        Lang::En => format!("We now expect this by {day}."),
        Lang::Cy => format!("Rydym nawr yn disgwyl hyn erbyn {day}."),
        Lang::Ar => format!("نتوقع الآن إنجاز هذا بحلول {day}."),
    })
}
