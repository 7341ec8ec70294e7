//! Starting and ending a chat.

use crate::id::{ChatId, ChatToken};
use crate::{Seconds, Timestamp};

/// Whether people are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// They are there.
    Open,
    /// They are there, and all are talking.
    Busy,
    /// Nobody is there.
    Closed,
}

/// How the chat is staffed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// Whether people are there.
    pub people: People,
    /// A bot answers, whether or not people are there.
    pub bot: bool,
    /// How long the wait for a person is.
    pub wait: Option<Seconds>,
    /// How many are waiting.
    pub queue: Option<u32>,
    /// When people come next.
    pub opens_at: Option<Timestamp>,
    /// When they go.
    pub closes_at: Option<Timestamp>,
}

/// What kind of thing the resident brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextKind {
    /// A case.
    Case,
    /// A report that is not sent yet.
    Draft,
    /// A help article.
    Article,
}

/// What the resident chose to bring along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// What kind of thing.
    pub kind: ContextKind,
    /// The case's reference or the article's id.
    pub reference: Option<String>,
    /// What it is, for people.
    pub label: String,
    /// More of it, such as a draft's description.
    pub text: Option<String>,
}

/// A chat that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatSession {
    /// Its name.
    pub id: ChatId,
    /// Where its socket is: an absolute address, or one that starts with `/` on this page's origin.
    pub socket: String,
    /// Opens it, for a short while.
    pub token: ChatToken,
    /// When the token stops being good.
    pub expires_at: Timestamp,
}

/// What the resident thought of the chat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rating {
    /// 1 to 5.
    pub stars: Option<u8>,
    /// In words.
    pub comment: Option<String>,
}
