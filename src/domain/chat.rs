//! Webchat: what is said, who is there.
//!
//! Not here: sockets, timers and storage.

mod event;
mod frame;
mod port;
mod session;

pub use event::{ChatEvent, ClosedBy, Happening};
pub use frame::{ClientFrame, Queue, ServerFrame};
pub use port::{Chats, LeftMessage, Polled};
pub use session::{Availability, ChatSession, Context, ContextKind, People, Rating};
