//! The port to services, places and reports.

use super::place::{Place, Position};
use super::sent::Report;
use super::service::{Service, ServiceSummary, Visibility};
use crate::id::{IdempotencyKey, Reference, ServiceCode, TrackingSecret};
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
    /// Sends a report. Safe to repeat with the same key where the backend honours it.
    fn submit(&self, report: Report, key: IdempotencyKey) -> Answer<Receipt>;
}
