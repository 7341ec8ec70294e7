//! What a live stream tells, as it happens.

use super::case::CaseSummary;
use super::event::Event;
use crate::council::Notice;

/// One thing that the live stream told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LiveUpdate {
    /// The stream stands; from here on nothing is missed.
    Ready,
    /// A case changed.
    Case {
        /// How it is now.
        case: Box<CaseSummary>,
        /// What happened, when it was one thing.
        event: Option<Box<Event>>,
    },
    /// A notice is new or changed.
    Notice(Notice),
    /// Preferences or addresses changed: read them again.
    Preferences,
    /// Too much was missed: read everything again.
    Reset,
    /// Nothing happened; the line stands.
    Here,
    /// Something that this portal does not know; nothing to do.
    Unknown,
}
