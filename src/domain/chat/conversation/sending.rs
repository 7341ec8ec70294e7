//! Lines and wishes on their way to the council. A line is kept until the council has it.

use super::Conversation;
use super::signal::{Connection, Effect, Pause};
use super::transcript::{LineState, OwnLine};
use crate::chat::ClientFrame;
use crate::id::ClientId;
use crate::{Failure, Seconds, Timestamp, backoff};

/// A line that is not confirmed within this is taken for lost with its connection.
const ACK_MS: u32 = 10_000;

impl Conversation {
    pub(super) fn typed(&mut self, client_id: ClientId, text: String, at: Timestamp, todo: &mut Vec<Effect>) {
        let over = matches!(self.line.connection, Connection::Ended(_));
        let known = self.transcript.own.iter().any(|line| line.client_id == client_id);
        if text.trim().is_empty() || known {
            return;
        }
        let state = if over { LineState::Failed(Failure::NotFound) } else { LineState::Waiting };
        self.transcript.own.push(OwnLine { client_id, text, at, state });
        todo.push(Effect::Keep);
        self.send_waiting(todo);
    }

    pub(super) fn send_waiting(&mut self, todo: &mut Vec<Effect>) {
        match self.line.connection {
            Connection::Live => {
                for line in &mut self.transcript.own {
                    if line.state == LineState::Waiting {
                        line.state = LineState::Sending;
                        let (client_id, text) = (line.client_id.clone(), line.text.clone());
                        todo.push(Effect::Send(ClientFrame::Send { client_id, text }));
                    }
                }
                self.await_ack(todo);
            }
            Connection::Polling if self.line.saying.is_none() => {
                let next = self.transcript.own.iter_mut().find(|line| line.state == LineState::Waiting);
                if let (Some(line), Some(session)) = (next, &self.session) {
                    line.state = LineState::Sending;
                    self.line.saying = Some(line.client_id.clone());
                    todo.push(Effect::Say {
                        link: self.line.link,
                        chat: session.id.clone(),
                        token: session.token.clone(),
                        client_id: line.client_id.clone(),
                        text: line.text.clone(),
                    });
                }
            }
            _ => {}
        }
    }

    pub(super) fn await_ack(&mut self, todo: &mut Vec<Effect>) {
        if self.line.awaited.is_none() {
            let first = self.transcript.own.iter().find(|line| line.state == LineState::Sending);
            if let Some(line) = first {
                self.line.awaited = Some(line.client_id.clone());
                todo.push(self.line.wait(Pause::Ack, ACK_MS));
            }
        }
    }

    pub(super) fn acked(&mut self, client_id: &ClientId, seq: u64, todo: &mut Vec<Effect>) {
        self.line.arrived(client_id);
        let before = self.transcript.last();
        self.transcript.acked(client_id, seq);
        todo.push(Effect::Keep);
        self.heed(before, todo);
        self.send_waiting(todo);
    }

    /// A line did not go over HTTP.
    pub(super) fn unsaid(
        &mut self,
        client_id: &ClientId,
        failure: Failure,
        chance: u16,
        todo: &mut Vec<Effect>,
    ) {
        self.line.arrived(client_id);
        if failure == Failure::SessionEnded {
            self.session = None;
            self.retry(None, chance, todo);
        } else if failure.worth_retrying() {
            self.transcript.set(client_id, LineState::Waiting);
            todo.push(self.line.wait(Pause::Ack, backoff::delay(2, chance)));
        } else {
            self.transcript.set(client_id, LineState::Failed(failure));
            self.send_waiting(todo);
        }
        todo.push(Effect::Keep);
    }

    pub(super) fn ask_for_person(&mut self, todo: &mut Vec<Effect>) {
        if !self.wants_person {
            return;
        }
        match (&self.line.connection, &self.session) {
            (Connection::Live, _) => todo.push(Effect::Send(ClientFrame::Person)),
            (Connection::Polling, Some(session)) if !self.line.asking => {
                self.line.asking = true;
                let (link, chat, token) = (self.line.link, session.id.clone(), session.token.clone());
                todo.push(Effect::AskForPerson { link, chat, token });
            }
            _ => {}
        }
    }

    /// The wish for a person was answered over HTTP. It stands until it has arrived or was refused.
    pub(super) fn person_asked(&mut self, result: Result<(), Failure>, chance: u16, todo: &mut Vec<Effect>) {
        let Err(failure) = result else {
            self.line.asking = false;
            (self.wants_person, self.person_failed) = (false, None);
            return;
        };
        if failure == Failure::SessionEnded {
            // The token ran out: with the next one it goes again.
            self.session = None;
            return self.retry(None, chance, todo);
        }
        if failure.worth_retrying() {
            let asked = failure.retry_after().map_or(0, |Seconds(seconds)| seconds.saturating_mul(1000));
            todo.push(self.line.wait(Pause::Person, backoff::delay(2, chance).max(asked)));
        } else {
            self.line.asking = false;
            self.wants_person = false;
        }
        self.person_failed = Some(failure);
    }

    pub(super) fn frame_if_live(&mut self, frame: ClientFrame, todo: &mut Vec<Effect>) {
        if self.line.is_live() {
            todo.push(Effect::Send(frame));
        }
    }
}
