//! Cases and their events as the wire has them, in the reader's language.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use super::list::Mark;
use super::{CaseId, Stage, Standing, followed};
use crate::attachments::{self, Attachment};
use crate::clock::{self, Millis};
use crate::language::{Lang, Text};
use crate::problem::{Answer, Problem};

/// The columns that [`CaseSummary::read`] needs.
pub const SUMMARY_COLUMNS: &str = "c.id, c.reference, c.title, c.service_code, c.service_name, c.place, c.status, c.stage,
    c.status_text, c.needs_me, c.next_who, c.next_text, c.expected_on, c.channel, c.requested_at, c.updated_at";

/// The contract's case summary.
#[derive(Clone, Debug, Serialize)]
pub struct CaseSummary {
    /// What people call it by.
    pub reference: String,
    pub(super) title: String,
    service_code: Option<String>,
    pub(super) service_name: String,
    pub(super) place: Option<String>,
    pub(super) status: String,
    stage: &'static str,
    pub(super) status_text: String,
    pub(super) needs_me: bool,
    pub(super) next_action: Option<Next>,
    expected_at: Option<String>,
    overdue: bool,
    pub(super) channel: String,
    requested_at: String,
    pub(super) updated_at: String,
    /// Somebody else's, whose story this reader follows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) following: bool,
}

/// Who does something next.
#[derive(Clone, Debug, Serialize)]
pub struct Next {
    who: String,
    text: String,
}

impl CaseSummary {
    /// Reads a row of [`SUMMARY_COLUMNS`].
    pub fn read(row: &Row<'_>, lang: Lang) -> rusqlite::Result<Self> {
        let stage: Stage = row.get("stage")?;
        let said: Option<Text> = row.get("status_text")?;
        let status_text = said.unwrap_or_else(|| stage.words().into()).say(lang).to_owned();
        let who: Option<String> = row.get("next_who")?;
        let text: Option<Text> = row.get("next_text")?;
        let open = stage != Stage::Done;
        let expected_at: Option<String> = row.get("expected_on")?;
        let late = expected_at.as_ref().is_some_and(|day| *day < clock::day(clock::now()));
        Ok(Self {
            reference: row.get("reference")?,
            title: row.get::<_, Text>("title")?.say(lang).to_owned(),
            service_code: row.get("service_code")?,
            service_name: row.get::<_, Text>("service_name")?.say(lang).to_owned(),
            place: row.get("place")?,
            status: row.get("status")?,
            stage: stage.word(),
            status_text,
            needs_me: row.get("needs_me")?,
            next_action: who
                .zip(text)
                .filter(|_| open)
                .map(|(who, text)| Next { who, text: text.say(lang).to_owned() }),
            expected_at,
            overdue: open && late,
            channel: row.get("channel")?,
            requested_at: clock::rfc3339(row.get("requested_at")?),
            updated_at: clock::rfc3339(row.get("updated_at")?),
            following: false,
        })
    }
}

/// The contract's Case.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    #[serde(flatten)]
    pub(super) summary: CaseSummary,
    pub(super) description: String,
    pub(super) answers: Vec<QuestionAndAnswer>,
    pub(super) location: Option<Value>,
    told: Option<String>,
    visibility: String,
    pub(super) can_message: bool,
    pub(super) attachments: Vec<Attachment>,
    steps: Vec<Step>,
}

/// A question of the form, answered.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionAndAnswer {
    question: String,
    answer: String,
}

#[derive(Clone, Debug, Serialize)]
struct Step {
    stage: &'static str,
    state: &'static str,
    at: Option<String>,
}

#[derive(serde::Deserialize)]
struct KeptAnswer {
    question: Text,
    answer: Text,
}

/// The summary of a case.
pub fn summary(db: &Connection, case: CaseId, standing: Standing, lang: Lang) -> Answer<CaseSummary> {
    let whole = plain_summary(db, case, lang)?;
    match standing {
        Standing::Reporter => Ok(whole),
        Standing::Follower => Ok(followed::summary(&followed::shown(db, case, lang)?, whole)),
    }
}

/// The summary as its reporter sees it.
pub(super) fn plain_summary(db: &Connection, case: CaseId, lang: Lang) -> Answer<CaseSummary> {
    db.prepare_cached(&format!("SELECT {SUMMARY_COLUMNS} FROM cases c WHERE c.id = ?1"))?
        .query_row([case], |row| CaseSummary::read(row, lang))
        .optional()?
        .ok_or_else(Problem::not_found)
}

/// The whole of a case.
pub fn whole(db: &Connection, case: CaseId, standing: Standing, lang: Lang) -> Answer<Case> {
    let whole = plain_whole(db, case, lang)?;
    match standing {
        Standing::Reporter => Ok(whole),
        Standing::Follower => Ok(followed::whole(followed::shown(db, case, lang)?, whole)),
    }
}

fn plain_whole(db: &Connection, case: CaseId, lang: Lang) -> Answer<Case> {
    let summary = plain_summary(db, case, lang)?;
    let (description, answers, location, told, visibility, stage, stages) = db
        .prepare_cached(
            "SELECT description, answers_json, location_json, told, visibility, stage, stages_json FROM cases WHERE id = ?1",
        )?
        .query_row([case], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, Option<Text>>(3)?,
                row.get::<_, String>(4)?,
                row.get::<_, Stage>(5)?,
                row.get::<_, String>(6)?,
            ))
        })?;
    let answers: Vec<KeptAnswer> = serde_json::from_str(&answers)?;
    let reached: Value = serde_json::from_str(&stages)?;
    Ok(Case {
        summary,
        description,
        answers: answers
            .into_iter()
            .map(|kept| QuestionAndAnswer {
                question: kept.question.say(lang).to_owned(),
                answer: kept.answer.say(lang).to_owned(),
            })
            .collect(),
        location: location.map(|text| serde_json::from_str(&text)).transpose()?,
        told: told.map(|told| told.say(lang).to_owned()),
        visibility,
        can_message: true,
        attachments: attachments::of_case(db, case)?,
        steps: steps(stage, &reached),
    })
}

/// Every stage, with what is behind, here and ahead. A closed case has no stage ahead of it.
fn steps(now: Stage, reached: &Value) -> Vec<Step> {
    let step = |stage: Stage| Step {
        stage: stage.word(),
        state: match stage.cmp(&now) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal if now == Stage::Done => "done",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "coming",
        },
        at: reached[stage.word()].as_i64().map(clock::rfc3339),
    };
    Stage::ALL.into_iter().map(step).collect()
}

/// The contract's Event.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    #[serde(skip)]
    pub(super) case: CaseId,
    id: String,
    at: String,
    pub(super) kind: String,
    pub(super) channel: String,
    pub(super) author: Value,
    pub(super) text: String,
    pub(super) stage: Option<&'static str>,
    pub(super) expected_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment>,
}

impl Event {
    fn read(row: &Row<'_>, lang: Lang) -> rusqlite::Result<Self> {
        let (role, name): (String, Option<String>) = (row.get("author_role")?, row.get("author_name")?);
        Ok(Self {
            case: row.get("case_id")?,
            id: format!("ev_{}", row.get::<_, i64>("id")?),
            at: clock::rfc3339(row.get("at")?),
            kind: row.get("kind")?,
            channel: row.get("channel")?,
            author: serde_json::json!({"role": role, "name": name}),
            text: row.get::<_, Text>("text")?.say(lang).to_owned(),
            stage: row.get::<_, Option<Stage>>("stage")?.map(Stage::word),
            expected_at: row.get("expected_on")?,
            attachments: Vec::new(),
        })
    }

    /// With the files that came with it.
    fn complete(mut self, db: &Connection) -> Answer<Self> {
        if self.kind == "received" {
            self.attachments = attachments::of_case(db, self.case)?;
        }
        Ok(self)
    }
}

const EVENT_COLUMNS: &str =
    "case_id, id, at, kind, channel, author_role, author_name, text, stage, expected_on";

/// One event.
pub fn event(db: &Connection, id: i64, standing: Standing, lang: Lang) -> Answer<Option<Event>> {
    let found = db
        .prepare_cached(&format!("SELECT {EVENT_COLUMNS} FROM events WHERE id = ?1"))?
        .query_row([id], |row| Event::read(row, lang))
        .optional()?;
    match (found, standing) {
        (None, _) => Ok(None),
        (Some(event), Standing::Reporter) => event.complete(db).map(Some),
        (Some(event), Standing::Follower) => {
            let shown = followed::shown(db, event.case, lang)?;
            Ok(followed::event(&shown, event, lang))
        }
    }
}

/// A page of a case's events, newest first, and where the next page begins.
pub fn events(
    db: &Connection,
    case: CaseId,
    standing: Standing,
    after: Option<Mark>,
    limit: i64,
    lang: Lang,
) -> Answer<(Vec<Event>, Option<Mark>)> {
    let (at, id) = after.unwrap_or((Millis::MAX, i64::MAX));
    let kinds = match standing {
        Standing::Reporter => "",
        Standing::Follower => followed::KINDS,
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {EVENT_COLUMNS} FROM events WHERE case_id = ?1 AND (at, id) < (?2, ?3) {kinds}
         ORDER BY at DESC, id DESC LIMIT ?4",
    ))?;
    let rows = statement.query_map(params![case, at, id, limit + 1], |row| {
        Ok(((row.get::<_, Millis>("at")?, row.get::<_, i64>("id")?), Event::read(row, lang)?))
    })?;
    let (events, next) = super::list::page(rows.collect::<Result<_, _>>()?, limit);
    let events = match standing {
        Standing::Reporter => {
            events.into_iter().map(|event| event.complete(db)).collect::<Answer<Vec<_>>>()?
        }
        Standing::Follower => {
            let shown = followed::shown(db, case, lang)?;
            events.into_iter().filter_map(|event| followed::event(&shown, event, lang)).collect()
        }
    };
    Ok((events, next))
}
