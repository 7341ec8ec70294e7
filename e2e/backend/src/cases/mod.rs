//! Cases: everything a resident has asked of the council, whichever channel it came by.
//!
//! The one door for changes; residents, guests, desk, chat and seed all use it:
//!
//! | function | what it does |
//! |---|---|
//! | [`create`] | a new case with its `received` event |
//! | [`set_stage`] | moves it to another stage, with an event, the state's words and the next action |
//! | [`set_expected`] | a new expected date, with an event |
//! | [`add_event`] | anything else on the timeline: a call, a letter, a visit, a note |
//! | [`message_to_resident`] | the council writes; may ask the resident for something |
//! | [`message_from_resident`] | the resident writes; what was asked of them is then answered |
//!
//! Each runs in the caller's transaction, moves `updated_at`, publishes to the resident's live stream and, where the
//! council spoke, notifies by the channels the resident chose. In a quiet transaction only the rows change.
//!
//! Not here: reading a request (see `reports`, `track`, `desk`), and validation against a service.

pub mod change;
pub mod create;
pub mod followed;
pub mod list;
pub mod routes;
pub mod thread;
pub mod view;

pub use change::{
    Author, NewEvent, NextAction, StageChange, add_event, message_from_resident, message_to_resident,
    set_expected, set_stage,
};
pub use create::{NewCase, OnBehalf, Reporter, create};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::language::Words;
use crate::problem::{Answer, Problem};
use crate::secret::Hash;

/// `cases.id`: never leaves the server; the reference does.
pub type CaseId = i64;

/// The steps of a case, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The council has it.
    Received,
    /// Somebody looks at it.
    Assessing,
    /// The work has a date.
    Planned,
    /// The work goes on.
    Working,
    /// Closed.
    Done,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Received, Self::Assessing, Self::Planned, Self::Working, Self::Done];

    /// The contract's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Assessing => "assessing",
            Self::Planned => "planned",
            Self::Working => "working",
            Self::Done => "done",
        }
    }

    /// The stage of the contract's word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// What residents read when nobody has said it better.
    pub fn words(self) -> Words {
        match self {
            Self::Received => Words::new("Received", "Wedi dod i law", "تم الاستلام"),
            Self::Assessing => Words::new("Being looked at", "Yn cael sylw", "قيد النظر"),
            Self::Planned => Words::new("Work planned", "Gwaith wedi’i drefnu", "العمل مخطط"),
            Self::Working => Words::new("Being worked on", "Gwaith ar y gweill", "العمل جارٍ"),
            Self::Done => Words::new("Closed", "Wedi cau", "مغلقة"),
        }
    }
}

impl ToSql for Stage {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for Stage {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::of_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// Who wrote on a timeline or in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The resident.
    Resident,
    /// Somebody at the council.
    Council,
    /// The assistant.
    Bot,
}

impl Role {
    /// The contract's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Council => "council",
            Self::Bot => "bot",
        }
    }
}

/// The channels of the contract.
pub const CHANNELS: [&str; 10] =
    ["web", "email", "sms", "whatsapp", "phone", "post", "desk", "chat", "push", "social"];

/// The case with this reference.
pub fn by_reference(connection: &Connection, reference: &str) -> Answer<Option<CaseId>> {
    Ok(connection
        .prepare_cached("SELECT id FROM cases WHERE reference = ?1")?
        .query_row([reference], |row| row.get(0))
        .optional()?)
}

/// The case with this reference if it is this resident's; 404 otherwise.
pub fn of_resident(connection: &Connection, reference: &str, resident: &str) -> Answer<CaseId> {
    connection
        .prepare_cached("SELECT id FROM cases WHERE reference = ?1 AND resident_id = ?2")?
        .query_row([reference, resident], |row| row.get(0))
        .optional()?
        .ok_or_else(Problem::not_found)
}

/// How somebody stands to a case that they may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is theirs: they see all of it, and write.
    Reporter,
    /// They follow it: they see how it goes (see [`followed`]).
    Follower,
}

/// How a resident stands to a case; nothing when it is no concern of theirs.
pub fn standing_of_resident(db: &Connection, case: CaseId, resident: &str) -> Answer<Option<Standing>> {
    standing(
        db,
        "SELECT resident_id = ?2, EXISTS (SELECT 1 FROM followers f WHERE f.case_id = c.id AND f.resident_id = ?2)
         FROM cases c WHERE c.id = ?1",
        case,
        &resident,
    )
}

/// How whoever holds a tracking secret stands to a case.
pub fn standing_by_secret(db: &Connection, case: CaseId, secret: &Hash) -> Answer<Option<Standing>> {
    standing(
        db,
        "SELECT secret_hash = ?2, EXISTS (SELECT 1 FROM followers f WHERE f.case_id = c.id AND f.secret_hash = ?2)
         FROM cases c WHERE c.id = ?1",
        case,
        secret,
    )
}

fn standing(db: &Connection, sql: &str, case: CaseId, by: &dyn ToSql) -> Answer<Option<Standing>> {
    let found: Option<(Option<bool>, bool)> = db
        .prepare_cached(sql)?
        .query_row(params![case, by], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        Some((Some(true), _)) => Some(Standing::Reporter),
        Some((_, true)) => Some(Standing::Follower),
        _ => None,
    })
}
