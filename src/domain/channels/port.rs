//! The port to addresses and preferences.

use super::address::Address;
use super::channel::Channel;
use super::preferences::{Change, Preferences};
use crate::account::CodeSent;
use crate::id::{AddressId, IdempotencyKey, Version};
use crate::{Answer, Failure};
use futures::future::LocalBoxFuture;

/// Why preferences were not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unchanged {
    /// Somebody changed them in between; this is how they are now. See [`Preferences::merge`].
    Stale(Preferences),
    /// Anything else. A stale write whose answer did not hold the current state is [`Failure::Stale`].
    Failed(Failure),
}

/// The port: how the council may reach a resident.
pub trait Channels {
    /// All of the resident's addresses.
    fn addresses(&self) -> Answer<Vec<Address>>;
    /// Adds one, and sends a code to it.
    fn add(&self, channel: Channel, value: String, key: IdempotencyKey) -> Answer<Address>;
    /// Removes one.
    fn remove(&self, id: AddressId) -> Answer<()>;
    /// Sends another code.
    fn send_code(&self, id: AddressId) -> Answer<CodeSent>;
    /// Proves that it is the resident's. A wrong code is [`Failure::Invalid`] with `tries_left`.
    fn verify(&self, id: AddressId, code: String) -> Answer<Address>;
    /// Topics and channels, with what really happens.
    fn preferences(&self) -> Answer<Preferences>;
    /// Changes some cells of the version that was read. The answer is the whole, with its new version.
    fn change(
        &self,
        changes: Vec<Change>,
        version: Option<Version>,
    ) -> LocalBoxFuture<'static, Result<Preferences, Unchanged>>;
}
