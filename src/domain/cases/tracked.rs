//! A guest's case that this device remembers.

use crate::Timestamp;
use crate::id::{Reference, TrackingSecret};

/// A case that can be followed with its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// How people name it.
    pub reference: Reference,
    /// Lets whoever has it read the case.
    pub secret: TrackingSecret,
    /// What it is about.
    pub title: String,
    /// When it was sent.
    pub at: Timestamp,
}
