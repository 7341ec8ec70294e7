//! What goes over a chat's socket, either way. How frames are written is in `gateway`.

use super::event::ChatEvent;
use crate::cases::Author;
use crate::id::{ChatToken, ClientId};
use crate::{Problem, Seconds};

/// From the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientFrame {
    /// The first frame: who I am and what I have; also asks for what was missed.
    Resume {
        /// Opens this chat.
        token: ChatToken,
        /// The last seq that the client has, 0 for none.
        after: u64,
    },
    /// A line.
    Send {
        /// Makes it happen once.
        client_id: ClientId,
        /// What it says.
        text: String,
    },
    /// The resident is typing.
    Typing,
    /// The resident has seen everything up to this seq.
    Read {
        /// The last seq seen.
        seq: u64,
    },
    /// The resident wants to talk to a person.
    Person,
}

/// A place in the queue for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// How many are served before.
    pub position: u32,
    /// How long it will take, as far as is known.
    pub wait: Option<Seconds>,
}

/// From the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerFrame {
    /// Something that keeps its place.
    Event(ChatEvent),
    /// A line of ours is kept.
    Ack {
        /// Which line.
        client_id: ClientId,
        /// Its place.
        seq: u64,
    },
    /// Somebody on the other side is typing.
    Typing {
        /// Who.
        from: Option<Author>,
    },
    /// The place in the queue.
    Queue(Queue),
    /// Something was refused.
    Problem {
        /// The line that was refused; `None` when it was something else.
        client_id: Option<ClientId>,
        /// Why.
        problem: Problem,
    },
    /// Everything up to this seq was sent; from here it goes on live.
    Ready {
        /// The last seq there is.
        seq: u64,
    },
    /// A frame that this portal does not know; nothing to do.
    Unknown,
}
