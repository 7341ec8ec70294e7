//! The ports to cases: a resident's own, and a guest's by reference and secret.

use super::case::Case;
use super::event::{Event, EventPage};
use super::list::{CasePage, CaseQuery};
use crate::Answer;
use crate::id::{AttachmentId, Cursor, IdempotencyKey, Reference, TrackingSecret};
use crate::report::FileBytes;

/// The port: a resident's cases.
pub trait Cases {
    /// A page of cases.
    fn list(&self, query: CaseQuery) -> Answer<CasePage>;
    /// One case.
    fn case(&self, reference: Reference) -> Answer<Case>;
    /// What happened on it, a page at a time from the newest.
    fn events(&self, reference: Reference, cursor: Option<Cursor>) -> Answer<EventPage>;
    /// Writes to the council about it. The answer is the event it became.
    fn write(&self, reference: Reference, text: String, key: IdempotencyKey) -> Answer<Event>;
    /// The bytes of one of a case's photos and files.
    fn file(&self, id: AttachmentId) -> Answer<FileBytes>;
}

/// The port: a guest's case. A wrong secret and an unknown reference are both [`crate::Failure::NotFound`].
pub trait Tracking {
    /// The case.
    fn case(&self, reference: Reference, secret: TrackingSecret) -> Answer<Case>;
    /// What happened on it, a page at a time from the newest.
    fn events(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        cursor: Option<Cursor>,
    ) -> Answer<EventPage>;
    /// Writes to the council about it. The answer is the event it became.
    fn write(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        text: String,
        key: IdempotencyKey,
    ) -> Answer<Event>;
    /// The bytes of one of the case's photos and files.
    fn file(&self, id: AttachmentId, secret: TrackingSecret) -> Answer<FileBytes>;
}
