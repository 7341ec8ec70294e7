//! Where a case is read: among the resident's own, or as a guest by its secret.

use std::rc::Rc;

use onedoor_domain::Answer;
use onedoor_domain::cases::{Case, Cases, EventPage, Tracking};
use onedoor_domain::id::{AttachmentId, Cursor, Reference, TrackingSecret};
use onedoor_domain::report::FileBytes;

/// Where a case is read.
#[derive(Clone)]
pub enum Source {
    /// Among the resident's own.
    Mine(Rc<dyn Cases>),
    /// By reference and secret.
    Guest(Rc<dyn Tracking>, TrackingSecret),
}

impl Source {
    /// The case.
    pub fn case(&self, reference: Reference) -> Answer<Case> {
        match self {
            Self::Mine(cases) => cases.case(reference),
            Self::Guest(tracking, secret) => tracking.case(reference, secret.clone()),
        }
    }

    /// What happened on it, newest first.
    pub fn events(&self, reference: Reference, cursor: Option<Cursor>) -> Answer<EventPage> {
        match self {
            Self::Mine(cases) => cases.events(reference, cursor),
            Self::Guest(tracking, secret) => tracking.events(reference, secret.clone(), cursor),
        }
    }

    /// The bytes of one of its photos and files.
    pub fn file(&self, id: AttachmentId) -> Answer<FileBytes> {
        match self {
            Self::Mine(cases) => cases.file(id),
            Self::Guest(tracking, secret) => tracking.file(id, secret.clone()),
        }
    }

    /// What opens it, for a guest.
    pub fn secret(&self) -> Option<TrackingSecret> {
        match self {
            Self::Mine(_) => None,
            Self::Guest(_, secret) => Some(secret.clone()),
        }
    }
}
