//! What happened on a case, whichever channel it came by.

use super::case::Stage;
use crate::channels::Channel;
use crate::id::{Cursor, EventId};
use crate::report::CaseFile;
use crate::{Day, Timestamp};

/// On which side somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The resident.
    Resident,
    /// A person at the council.
    Council,
    /// The council's bot.
    Bot,
}

/// Who said or did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// On which side.
    pub role: Role,
    /// Their name, where it is given.
    pub name: Option<String>,
}

/// What kind of thing happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// It arrived.
    Received,
    /// It reached another stage.
    Stage,
    /// The promised day changed.
    Expected,
    /// Somebody wrote.
    Message,
    /// A call.
    Call,
    /// A letter.
    Letter,
    /// Somebody came or went there.
    Visit,
    /// A chat.
    Chat,
    /// A note.
    Note,
    /// A kind that this portal has no word for.
    Other(String),
}

/// Something that happened on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name in the backend; the same wherever it comes from.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// What kind.
    pub kind: EventKind,
    /// By which channel.
    pub channel: Channel,
    /// By whom.
    pub author: Author,
    /// In words.
    pub text: String,
    /// The stage reached.
    pub stage: Option<Stage>,
    /// The day now promised.
    pub expected_at: Option<Day>,
    /// Photos and files that came with it.
    pub files: Vec<CaseFile>,
}

/// Some events, newest first, and where the older ones are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPage {
    /// Newest first.
    pub items: Vec<Event>,
    /// Where the older ones are; `None` at the end.
    pub next: Option<Cursor>,
}
