//! Webchat: what is said, who is there, and a state machine that loses and doubles nothing.
//!
//! Not here: sockets, timers and storage. The machine says what is to be done ([`Effect`]) and is told what happened
//! ([`Input`]).

mod conversation;
mod event;
mod frame;
mod port;
mod session;

pub use conversation::{
    Connection, Conversation, Counterpart, Effect, Ending, Input, Kept, LineState, Link, OwnLine, Pause, Wish,
};
pub use event::{ChatEvent, ClosedBy, Happening};
pub use frame::{ClientFrame, Queue, ServerFrame};
pub use port::{Chats, LeftMessage, Polled};
pub use session::{Availability, ChatSession, Context, ContextKind, People, Rating};
