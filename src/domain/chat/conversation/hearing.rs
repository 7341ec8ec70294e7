//! What the other side says and does, and what the resident has seen of it.

use super::Conversation;
use super::presence::Presence;
use super::signal::{Effect, Ending, Pause};
use super::transcript::{LineState, Taken};
use crate::Failure;
use crate::cases::Role;
use crate::chat::{ChatEvent, ClientFrame, Happening, ServerFrame};

impl Conversation {
    pub(super) fn seen(&mut self, todo: &mut Vec<Effect>) {
        let last = self.transcript.last();
        if last > self.seen_here {
            self.seen_here = last;
            todo.push(Effect::Keep);
            self.frame_if_live(ClientFrame::Read { seq: last }, todo);
        }
    }

    pub(super) fn frame(&mut self, frame: ServerFrame, todo: &mut Vec<Effect>) {
        match frame {
            ServerFrame::Event(event) => {
                if self.event_came(event, todo) == Taken::Gap && self.line.is_live() {
                    self.reconnect_at_once(todo);
                }
            }
            ServerFrame::Ack { client_id, seq } => self.acked(&client_id, seq, todo),
            ServerFrame::Typing { from } => {
                if from.is_none_or(|from| from.role != Role::Resident) {
                    self.presence.typing = self.presence.typing.saturating_add(1);
                    todo.push(self.line.wait(Pause::Typing, 6_000));
                }
            }
            ServerFrame::Queue(queue) => self.presence.queue = Some(queue),
            ServerFrame::Problem { client_id: Some(client_id), problem } => {
                let failure = if problem.status == 429 {
                    Failure::TooMany { retry_after: None }
                } else {
                    Failure::Invalid(problem)
                };
                self.transcript.set(&client_id, LineState::Failed(failure));
                todo.push(Effect::Keep);
            }
            ServerFrame::Ready { .. } => self.ready(todo),
            ServerFrame::Problem { client_id: None, .. } | ServerFrame::Unknown => {}
        }
    }

    pub(super) fn event_came(&mut self, event: ChatEvent, todo: &mut Vec<Effect>) -> Taken {
        let before = self.transcript.last();
        let taken = self.transcript.take(event);
        if self.transcript.last() < before {
            // The kept tail gave way to the whole, which is told from the start.
            self.presence = Presence::default();
            self.heed(0, todo);
        } else {
            self.heed(before, todo);
        }
        taken
    }

    /// Heeds every event after a seq: who is there, what was read, what is to be said aloud.
    pub(super) fn heed(&mut self, after: u64, todo: &mut Vec<Effect>) {
        let from = self.transcript.events.partition_point(|event| event.seq <= after);
        let mut ending = None;
        for event in &self.transcript.events[from..] {
            self.presence.take(&event.what);
            match &event.what {
                Happening::Read { by, up_to } if by.as_ref().is_some_and(|by| by.role == Role::Resident) => {
                    self.seen_here = self.seen_here.max(*up_to);
                }
                Happening::Read { up_to, .. } => self.seen_there = self.seen_there.max(*up_to),
                Happening::Handoff => (self.wants_person, self.person_failed) = (false, None),
                Happening::Joined(author) if author.role == Role::Council => {
                    (self.wants_person, self.person_failed) = (false, None);
                }
                Happening::Closed(by) => ending = Some(Ending::Closed(by.clone())),
                _ => {}
            }
            let ours = matches!(&event.what, Happening::Message { from, .. } if from.role == Role::Resident);
            let silent = matches!(event.what, Happening::Read { .. } | Happening::Other);
            if self.line.caught_up && !ours && !silent {
                todo.push(Effect::Announce { seq: event.seq });
            }
        }
        if from < self.transcript.events.len() {
            todo.push(Effect::Keep);
        }
        if let Some(ending) = ending {
            self.end(ending, todo);
        }
    }
}
