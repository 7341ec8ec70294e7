//! Services: what can be reported, with the questions each of them asks.
//!
//! Not here: checking a report's answers against the questions (see `reports::answers`).

pub mod routes;
#[cfg(test)]
pub mod testing;
mod wire;

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::attachments;
use crate::help::Keywords;
use crate::language::Text;
use crate::problem::{Answer, Problem};

/// A service with its questions.
#[derive(Clone, Debug)]
pub struct Service {
    /// Open311's `service_code`.
    pub code: String,
    /// Its name.
    pub name: Text,
    pub(crate) description: Option<Text>,
    pub(crate) group: Text,
    pub(crate) keywords: Keywords,
    /// The team that gets it.
    pub told: Text,
    /// `private` or `public`.
    pub visibility: Visibility,
    /// Working days until an answer.
    pub expected_days: Option<u32>,
    pub(crate) radius_m: i64,
    /// Whether a report says where.
    pub location: LocationRule,
    /// Whether a guest may stay unnamed.
    pub anonymous: bool,
    /// Files in a report; `None` is the general limit.
    pub attachments: Option<usize>,
    /// Whether a report must have one.
    pub attachments_required: bool,
    /// The kind of thing that a report points at.
    pub assets: Option<String>,
    /// Where a public report appears.
    pub public_where: Option<Text>,
    /// The questions in their order.
    pub attributes: Vec<Attribute>,
    pub(crate) stoppers: Vec<Value>,
}

impl Service {
    /// How many files a report may have.
    pub fn most_attachments(&self) -> usize {
        self.attachments.unwrap_or(attachments::MAX_COUNT)
    }

    /// Where a report appears; nothing when it is private, or when nobody has said.
    pub fn shown_at(&self) -> Option<&Text> {
        self.public_where.as_ref().filter(|_| self.visibility == Visibility::Public)
    }
}

/// Who can read a report's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// The council and the reporter.
    Private,
    /// Everybody.
    Public,
}

impl Visibility {
    /// The contract's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Public => "public",
        }
    }
}

/// Whether a report says where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationRule {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// There is nothing to say.
    None,
}

impl LocationRule {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::None => "none",
        }
    }
}

/// A question (an Open311 service attribute).
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its name in answers.
    pub code: String,
    /// Open311's word; one that is not known is asked as text.
    pub datatype: String,
    /// It must be answered, when it is shown.
    pub required: bool,
    /// False: a notice, with nothing to answer.
    pub variable: bool,
    /// The question.
    pub question: Text,
    /// Help with the answer.
    pub help: Option<Text>,
    /// Of a number.
    pub unit: Option<Text>,
    /// Of a number.
    pub minimum: Option<f64>,
    /// Of a number.
    pub maximum: Option<f64>,
    /// In characters.
    pub max_length: Option<usize>,
    /// Of the lists.
    pub choices: Vec<Choice>,
    /// When it is asked.
    pub show_if: Option<Condition>,
    /// Its place among the questions.
    pub order: i64,
}

/// A value of a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Choice {
    /// What is sent.
    pub key: String,
    /// What is read.
    pub name: Text,
}

/// True when the answer to `code` is one of these keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Condition {
    /// Of another question.
    pub code: String,
    /// Any of these.
    pub any_of: Vec<String>,
}

const COLUMNS: &str =
    "code, name, description, group_name, keywords_json, told, visibility, expected_days, radius_m,
    location, anonymous, attachments_count, attachments_required, assets, public_where";

/// All services, in the council's order, without their questions.
pub fn all(db: &Connection) -> Answer<Vec<Service>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM services ORDER BY position, code"))?;
    let found = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// One service with its questions; 404 when there is none.
pub fn one(db: &Connection, code: &str) -> Answer<Service> {
    find(db, code)?.ok_or_else(Problem::not_found)
}

/// One service with its questions, if there is one.
pub fn find(db: &Connection, code: &str) -> Answer<Option<Service>> {
    let found = db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM services WHERE code = ?1"))?
        .query_row([code], read)
        .optional()?;
    let Some(mut service) = found else { return Ok(None) };
    service.attributes = db
        .prepare_cached(
            "SELECT code, position, datatype, required, variable, question, help, unit, minimum, maximum, max_length,
               choices_json, show_if_json FROM service_attributes WHERE service_code = ?1 ORDER BY position, code",
        )?
        .query_map([code], attribute)?
        .collect::<Result<_, _>>()?;
    service.stoppers = db
        .prepare_cached(
            "SELECT kind, when_json, title, text, phone, url, article FROM service_stoppers
             WHERE service_code = ?1 ORDER BY position",
        )?
        .query_map([code], stopper)?
        .collect::<Result<_, _>>()?;
    Ok(Some(service))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        code: row.get("code")?,
        name: row.get("name")?,
        description: row.get("description")?,
        group: row.get("group_name")?,
        keywords: json_of(row, "keywords_json")?.unwrap_or_default(),
        told: row.get("told")?,
        visibility: match row.get::<_, String>("visibility")?.as_str() {
            "public" => Visibility::Public,
            _ => Visibility::Private,
        },
        expected_days: row.get("expected_days")?,
        radius_m: row.get("radius_m")?,
        location: match row.get::<_, String>("location")?.as_str() {
            "required" => LocationRule::Required,
            "optional" => LocationRule::Optional,
            _ => LocationRule::None,
        },
        anonymous: row.get("anonymous")?,
        attachments: row.get("attachments_count")?,
        attachments_required: row.get("attachments_required")?,
        assets: row.get("assets")?,
        public_where: row.get("public_where")?,
        attributes: Vec::new(),
        stoppers: Vec::new(),
    })
}

fn attribute(row: &Row<'_>) -> rusqlite::Result<Attribute> {
    Ok(Attribute {
        code: row.get("code")?,
        datatype: row.get("datatype")?,
        required: row.get("required")?,
        variable: row.get("variable")?,
        question: row.get("question")?,
        help: row.get("help")?,
        unit: row.get("unit")?,
        minimum: row.get("minimum")?,
        maximum: row.get("maximum")?,
        max_length: row.get("max_length")?,
        choices: json_of(row, "choices_json")?.unwrap_or_default(),
        show_if: json_of(row, "show_if_json")?,
        order: row.get("position")?,
    })
}

fn stopper(row: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(serde_json::json!({
        "kind": row.get::<_, String>("kind")?,
        "when": json_of::<Condition>(row, "when_json")?,
        "title": text(row, "title")?,
        "text": text(row, "text")?,
        "phone": row.get::<_, Option<String>>("phone")?,
        "url": row.get::<_, Option<String>>("url")?,
        "article": row.get::<_, Option<String>>("article")?,
    }))
}

fn text(row: &Row<'_>, column: &str) -> rusqlite::Result<Value> {
    let text: Text = row.get(column)?;
    Ok(serde_json::to_value(text).unwrap_or_default())
}

fn json_of<T: for<'de> Deserialize<'de>>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    let wrong =
        |error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error));
    Ok(text.map(|text| serde_json::from_str::<Option<T>>(&text)).transpose().map_err(wrong)?.flatten())
}
