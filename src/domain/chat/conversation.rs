//! One chat, from the first line to its end: a pure machine that is told what happened and says what to do.
//!
//! It keeps a line until the council has it, resumes after the last event seen, drops what came twice, notices what is
//! missing, and never claims to be connected when it is not. Not here: sockets, timers, storage, words.

mod hearing;
mod joining;
mod link;
mod polling;
mod presence;
mod sending;
mod signal;
mod transcript;

pub use presence::Counterpart;
pub use signal::{Connection, Effect, Ending, Input, Kept, Link, Pause, Wish};
pub use transcript::{LineState, OwnLine};

use super::event::{ChatEvent, Happening};
use super::frame::{ClientFrame, Queue};
use super::session::ChatSession;
use crate::Failure;
use crate::cases::Role;
use crate::id::{ChatId, IdempotencyKey};
use link::Line;
use presence::Presence;
use transcript::Transcript;

/// Events that the device keeps.
const KEPT: usize = 50;

/// One chat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conversation {
    chat: Option<ChatId>,
    key: Option<IdempotencyKey>,
    session: Option<ChatSession>,
    transcript: Transcript,
    presence: Presence,
    line: Line,
    /// A person was asked for and the server has not said so yet.
    wants_person: bool,
    /// The last try to ask for one over HTTP failed.
    person_failed: Option<Failure>,
    seen_here: u64,
    seen_there: u64,
}

impl Conversation {
    /// No chat yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A chat that the device kept. [`Input::Woke`] joins it again.
    pub fn restored(kept: Kept) -> Self {
        let transcript = Transcript::restored(kept.own, kept.recent);
        let mut chat =
            Self { chat: kept.chat, key: kept.key, transcript, seen_here: kept.seen, ..Self::default() };
        chat.heed(0, &mut Vec::new());
        chat
    }

    /// What the device is to keep.
    pub fn kept(&self) -> Kept {
        let from = self.transcript.events.len().saturating_sub(KEPT);
        Kept {
            chat: self.chat.clone(),
            key: self.key.clone(),
            own: self.transcript.own.clone(),
            recent: self.transcript.events[from..].to_vec(),
            seen: self.seen_here,
        }
    }

    /// Something happened; `chance` is a fresh random number. What comes back is to be done in this order.
    pub fn take(&mut self, input: Input, chance: u16) -> Vec<Effect> {
        let mut todo = Vec::new();
        match input {
            Input::Begin { key } => self.begin(key, &mut todo),
            Input::Session(session) => self.joined(session, &mut todo),
            Input::NoSession(failure) => self.not_joined(failure, chance, &mut todo),
            Input::Typed { client_id, text, at } => self.typed(client_id, text, at, &mut todo),
            Input::Again(client_id) if !self.line.is_over() => {
                self.transcript.again(&client_id);
                todo.push(Effect::Keep);
                self.send_waiting(&mut todo);
            }
            Input::Discard(client_id) => {
                // What is on its way cannot be called back.
                self.transcript.own.retain(|line| {
                    line.client_id != client_id
                        || matches!(line.state, LineState::Sending | LineState::Sent(_))
                });
                todo.push(Effect::Keep);
            }
            Input::Typing => self.frame_if_live(ClientFrame::Typing, &mut todo),
            Input::Seen => self.seen(&mut todo),
            Input::AskForPerson => {
                if !self.wants_person {
                    self.person_failed = None;
                }
                self.wants_person = true;
                self.ask_for_person(&mut todo);
            }
            Input::Asked { link, result } if link == self.line.link => {
                self.person_asked(result, chance, &mut todo);
            }
            Input::SignedOut => self.signed_out(&mut todo),
            Input::Close => self.end(Ending::Closed(super::event::ClosedBy::Resident), &mut todo),
            Input::Woke => self.woke(&mut todo),
            Input::SocketOpened(link) if link == self.line.link => self.resume(&mut todo),
            Input::SocketClosed { link, code } if link == self.line.link => {
                self.socket_closed(code, chance, &mut todo);
            }
            Input::Frame(link, frame) if link == self.line.link => self.frame(frame, &mut todo),
            Input::Polled(link, result) if link == self.line.link => self.polled(result, chance, &mut todo),
            Input::Said { client_id, result: Ok(seq), .. } => self.acked(&client_id, seq, &mut todo),
            Input::Said { link, client_id, result: Err(failure) } if link == self.line.link => {
                self.unsaid(&client_id, failure, chance, &mut todo);
            }
            Input::Waited(link, pause) if link == self.line.link => self.waited(pause, chance, &mut todo),
            // From an attempt that was given up.
            Input::SocketOpened(_)
            | Input::SocketClosed { .. }
            | Input::Frame(..)
            | Input::Polled(..)
            | Input::Said { .. }
            | Input::Asked { .. }
            | Input::Again(_)
            | Input::Waited(..) => {}
        }
        todo
    }

    /// The chat's name, once it was started.
    pub fn chat(&self) -> Option<&ChatId> {
        self.chat.as_ref()
    }

    /// The session with its token, while there is one.
    pub fn session(&self) -> Option<&ChatSession> {
        self.session.as_ref()
    }

    /// Everything that has its place, by seq.
    pub fn events(&self) -> &[ChatEvent] {
        &self.transcript.events
    }

    /// The event at this seq.
    pub fn event(&self, seq: u64) -> Option<&ChatEvent> {
        self.transcript.find(seq)
    }

    /// Lines of our own that have no place yet, in the order written; they stand below all events.
    pub fn own(&self) -> &[OwnLine] {
        &self.transcript.own
    }

    /// How far an event that is a line of our own has come; `None` for anything else.
    pub fn state_of(&self, event: &ChatEvent) -> Option<LineState> {
        match &event.what {
            Happening::Message { from, .. } if from.role == Role::Resident => {
                Some(if event.seq <= self.seen_there { LineState::Read } else { LineState::Sent(event.seq) })
            }
            _ => None,
        }
    }

    /// How it is connected.
    pub fn connection(&self) -> &Connection {
        &self.line.connection
    }

    /// Who is on the other side.
    pub fn counterpart(&self) -> Counterpart {
        self.presence.counterpart()
    }

    /// The place in the queue for a person, while there is one.
    pub fn queue(&self) -> Option<Queue> {
        self.presence.queue
    }

    /// What became of the wish for a person, while there is something to say of it.
    pub fn wish(&self) -> Option<Wish> {
        match &self.person_failed {
            Some(failure) if !self.wants_person => Some(Wish::Refused(failure.clone())),
            Some(_) => Some(Wish::Waiting),
            None => (self.wants_person && !self.line.is_up()).then_some(Wish::Waiting),
        }
    }

    /// Somebody on the other side is typing.
    pub fn is_typing(&self) -> bool {
        self.presence.typing > 0
    }

    /// How many lines of the other side the resident has not seen.
    pub fn unread(&self) -> usize {
        let unseen = self.transcript.events.iter().rev().take_while(|event| event.seq > self.seen_here);
        unseen
            .filter(
                |event| matches!(&event.what, Happening::Message { from, .. } if from.role != Role::Resident),
            )
            .count()
    }
}

#[cfg(test)]
mod tests;
