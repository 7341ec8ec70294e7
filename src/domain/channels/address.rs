//! An e-mail address or number of a resident, and whether it works.

use super::channel::Channel;
use crate::Timestamp;
use crate::id::AddressId;

/// Why an address does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockReason {
    /// The resident sent STOP.
    Stop,
    /// What was sent came back.
    Bounced,
    /// The mailbox is full.
    Full,
    /// A reason that this portal has no word for.
    Other(String),
}

/// An address that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Why.
    pub reason: BlockReason,
    /// Since when.
    pub since: Timestamp,
    /// What the resident can do about it, in the council's words.
    pub resume: String,
}

/// Whether an address can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressState {
    /// Nobody proved yet that it is the resident's.
    Unverified,
    /// It is the resident's.
    Verified,
    /// It is there but does not work.
    Blocked(Blocked),
}

/// Where the council may reach a resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its name in the backend.
    pub id: AddressId,
    /// E-mail or text.
    pub channel: Channel,
    /// The address or number (E.164).
    pub value: String,
    /// Whether it can be used.
    pub state: AddressState,
    /// When it was proved to be the resident's.
    pub verified_at: Option<Timestamp>,
    /// The resident signs in with it.
    pub signs_in: bool,
}
