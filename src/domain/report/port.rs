//! The port to services, places and reports.

use super::asset::Asset;
use super::attachment::{Attachment, FileToSend, Uploaded};
use super::nearby::{Follow, Followed, Nearby};
use super::place::{Place, Position};
use super::sent::Report;
use super::service::{Service, ServiceSummary, Visibility};
use crate::id::{AssetKind, IdempotencyKey, Reference, ServiceCode, TrackingSecret};
use crate::{Answer, Day, Timestamp};

/// The council has it. A promise in writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How people name the case.
    pub reference: Reference,
    /// For a guest: lets whoever has it read the case.
    pub secret: Option<TrackingSecret>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// The day by which something is promised.
    pub expected_at: Option<Day>,
    /// What happens next, in the council's words.
    pub next_step: String,
    /// The team that has it.
    pub told: String,
    /// Who can read it.
    pub visibility: Visibility,
    /// Where it appears, in the council's words, when everybody can read it.
    pub shown_at: Option<String>,
}

/// The port: reporting.
pub trait Reports {
    /// All services, in the council's order.
    fn services(&self) -> Answer<Vec<ServiceSummary>>;
    /// One service with its questions.
    fn service(&self, code: ServiceCode) -> Answer<Service>;
    /// Places for these words, best first.
    fn places(&self, words: String) -> Answer<Vec<Place>>;
    /// The places nearest to a position.
    fn nearest(&self, position: Position) -> Answer<Vec<Place>>;
    /// Things of a kind nearest to a position.
    fn assets(&self, kind: AssetKind, position: Position) -> Answer<Vec<Asset>>;
    /// What is open of a service near a position, nearest first.
    fn nearby(&self, service: ServiceCode, position: Position) -> Answer<Vec<Nearby>>;
    /// Joins a report instead of making another. Safe to repeat with the same key.
    fn follow(&self, reference: Reference, follow: Follow, key: IdempotencyKey) -> Answer<Followed>;
    /// Sends a file, before the report that it goes with. Safe to repeat with the same key.
    fn upload(&self, file: FileToSend, key: IdempotencyKey) -> Answer<Uploaded>;
    /// Sends a report with files that the backend has already. Safe to repeat with the same key where the backend
    /// honours it.
    fn submit(&self, report: Report, attachments: Vec<Attachment>, key: IdempotencyKey) -> Answer<Receipt>;
}
