//! How the council may reach a resident: addresses, topics by channels, and what really happens.

mod address;
mod channel;
mod port;
mod preferences;
mod summary;

pub use address::{Address, AddressState, BlockReason, Blocked};
pub use channel::Channel;
pub use port::{Channels, Unchanged};
pub use preferences::{Cell, Change, Choice, Effective, Merged, Preferences, QuietHours, Reason, Topic};
pub use summary::{Held, Summary, Way};
