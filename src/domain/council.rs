//! The council as a resident meets it: what its backend can do, how to reach it, what it has to tell.
//!
//! Not here: its looks and name on the page (the app's configuration).

mod capabilities;
mod contact;
mod notice;
mod opening;

pub use capabilities::{Capabilities, Capability, ChatProtocol, Limits, SignInMethod};
pub use contact::{ContactKind, ContactPoint, Contacts, Exception, Hours, Schedule};
pub use notice::{Notice, NoticeLevel, Notices};
pub use opening::Opening;
