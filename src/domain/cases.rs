//! What a resident has asked of the council, and what became of it.

mod case;
mod event;
mod line;
mod list;
mod listing;
mod live;
mod port;
mod thread;
mod tracked;

pub use case::{AnswerGiven, Case, CaseStep, CaseSummary, NextAction, Stage, Status, StepState, Who};
pub use event::{Author, Event, EventKind, EventPage, Role};
pub use line::{
    Effect as LineEffect, Input as LineInput, Line, Link as LineLink, LiveLine, Pause as LinePause,
};
pub use list::{CaseCounts, CasePage, CaseQuery, StatusFilter};
pub use listing::{Change, Listing};
pub use live::LiveUpdate;
pub use port::{Cases, Tracking};
pub use thread::{OwnMessage, OwnState, Thread, ThreadEntry};
pub use tracked::Tracked;
