//! What happens in a chat and keeps its place in it.

use crate::Timestamp;
use crate::cases::Author;
use crate::channels::Channel;
use crate::help::ArticleSummary;
use crate::id::{ClientId, Reference};

/// Who ended a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosedBy {
    /// The resident.
    Resident,
    /// The council.
    Council,
    /// Nobody said anything for long.
    Idle,
    /// Not said, or a reason that this portal has no word for.
    Unknown,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// Somebody said something.
    Message {
        /// Who.
        from: Author,
        /// What.
        text: String,
        /// Set on lines that a browser sent.
        client_id: Option<ClientId>,
        /// What a bot's answer quotes.
        article: Option<ArticleSummary>,
    },
    /// Somebody came.
    Joined(Author),
    /// Somebody went.
    Left(Author),
    /// A person was asked for.
    Handoff,
    /// Somebody has seen everything up to this seq.
    Read {
        /// Who; the council's side when it is not said.
        by: Option<Author>,
        /// The last seq seen.
        up_to: u64,
    },
    /// The chat goes on in another channel.
    Moved(Channel),
    /// It has ended.
    Closed(ClosedBy),
    /// A case was made from it.
    Case(Reference),
    /// A kind that this portal has no word for; it takes its place and shows nothing.
    Other,
}

/// An event with a place in the chat, the same for everybody, for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatEvent {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Happening,
}
