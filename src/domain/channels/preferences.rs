//! Topics by channels: what the resident wants, and what will really happen.
//!
//! Not here: the sentence made of it (`summary` has its parts, the locales have the words).

use super::channel::Channel;
use crate::ClockTime;
use crate::id::{TopicId, Version};

/// What the resident wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Tell me this way.
    On,
    /// Do not.
    Off,
}

/// What will really happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effective {
    /// It is sent.
    On,
    /// It is not sent.
    Off,
    /// It cannot be sent.
    Unavailable,
}

/// Why a wish and what happens differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is no address to send it to.
    NoAddress,
    /// The address is not proved.
    Unverified,
    /// The address does not work.
    Blocked,
    /// The council does not send this by this channel.
    NotOffered,
    /// It must be sent, whatever is wished.
    RequiredByLaw,
    /// A reason that this portal has no word for.
    Other(String),
}

/// One topic by one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The channel.
    pub channel: Channel,
    /// What the resident wants.
    pub choice: Choice,
    /// What will really happen.
    pub effective: Effective,
    /// Why the two differ.
    pub reason: Option<Reason>,
    /// Why, and what to do, in the council's words.
    pub reason_text: Option<String>,
    /// Where it would go.
    pub address: Option<String>,
}

/// Something that a resident can be told about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in the backend.
    pub id: TopicId,
    /// Its name for people.
    pub name: String,
    /// What is told.
    pub description: Option<String>,
    /// By which channels.
    pub cells: Vec<Cell>,
}

/// No texts between these; the end may lie on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// Quiet from.
    pub from: ClockTime,
    /// Quiet to.
    pub to: ClockTime,
}

/// All of a resident's preferences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Topics, in the council's order.
    pub topics: Vec<Topic>,
    /// No texts between these.
    pub quiet_hours: Option<QuietHours>,
    /// Which version this is; goes back with a change.
    pub version: Option<Version>,
}

/// One cell that the resident switches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The topic.
    pub topic: TopicId,
    /// The channel.
    pub channel: Channel,
    /// What the resident wants now.
    pub choice: Choice,
}

/// What to do with a change that met newer preferences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// It is so already: nothing to send.
    AlreadySo,
    /// Send the change again, under the newer version.
    Resend(Change),
    /// The cell is no longer there, or can no longer be chosen.
    Gone,
}

impl Cell {
    /// May the resident switch it? What must be sent or is not offered cannot be chosen; the rest can,
    /// even while it would not arrive, so that it works once the address does.
    pub fn can_switch(&self) -> bool {
        !matches!(self.reason, Some(Reason::NotOffered | Reason::RequiredByLaw))
    }
}

impl Preferences {
    /// The topic with this name.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The cell of a topic and channel.
    pub fn cell(&self, topic: &TopicId, channel: &Channel) -> Option<&Cell> {
        self.topic(topic)?.cells.iter().find(|cell| cell.channel == *channel)
    }

    /// After a stale write (412): what becomes of the resident's one change on these newer preferences.
    pub fn merge(&self, change: &Change) -> Merged {
        match self.cell(&change.topic, &change.channel) {
            Some(cell) if cell.choice == change.choice => Merged::AlreadySo,
            Some(cell) if cell.can_switch() => Merged::Resend(change.clone()),
            Some(_) | None => Merged::Gone,
        }
    }
}

impl Choice {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::On => Self::Off,
            Self::Off => Self::On,
        }
    }
}
