//! Webchat: the protocol `onedoor`, over a socket and over plain HTTP. Routes are under the base of the API.
//!
//! | file | what |
//! |---|---|
//! | `talk` | the chat itself: opening, saying, handing over, joining, closing; each in the caller's transaction |
//! | `log` | its events, numbered without gaps |
//! | `rooms` | who listens now: signals after a commit, typing, and who is at the desk |
//! | `tokens` | who may: short-lived tokens, and the cookie that renews them |
//! | `bot`, `words` | the assistant, and how it folds words |
//! | `hours`, `availability` | when people answer, and how long the wait is |
//! | `routes`, `socket` | the wire |
//! | `left` | a message left when nobody is there becomes a case |
//! | `idle` | chats that everybody has left |
//! | `phrases` | what the assistant says |
//!
//! What was acknowledged is on the disk: an `ack` is sent after the commit, and the same `client_id` is kept once.
//! Not here: the pages where staff answer (see [`crate::desk`]).

mod availability;
mod bot;
mod hours;
pub mod idle;
mod left;
pub mod log;
mod phrases;
mod rooms;
mod routes;
mod socket;
pub mod talk;
mod tokens;
mod words;

pub use availability::{Availability, now as availability_now};
pub use rooms::{Rooms, Signal};
pub use routes::routes;
