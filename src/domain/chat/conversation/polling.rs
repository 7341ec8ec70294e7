//! The chat over plain HTTP, and pauses that are over.

use super::Conversation;
use super::link::Way;
use super::signal::{Connection, Effect, Ending, Pause};
use super::transcript::{LineState, Taken};
use crate::chat::Polled;
use crate::{Failure, Seconds};

/// How long the server may hold a poll.
const POLL_WAIT: Seconds = Seconds(25);
/// Between polls that brought nothing, for servers that do not hold them.
const POLL_PAUSE_MS: u32 = 1_000;

impl Conversation {
    pub(super) fn poll(&mut self, wait: Seconds, todo: &mut Vec<Effect>) {
        if let Some(session) = &self.session {
            todo.push(Effect::Poll {
                link: self.line.link,
                chat: session.id.clone(),
                token: session.token.clone(),
                after: self.transcript.have(),
                wait,
            });
        }
    }

    pub(super) fn polled(&mut self, result: Result<Polled, Failure>, chance: u16, todo: &mut Vec<Effect>) {
        let polled = match result {
            _ if self.line.is_over() => return,
            Ok(polled) => polled,
            Err(Failure::SessionEnded) if !self.line.token_untried => return self.renew(todo),
            Err(failure) if failure.worth_retrying() || failure == Failure::SessionEnded => {
                let asked = failure.retry_after();
                self.line.way = Way::Socket;
                self.line.sockets_failed = 0;
                return self.retry(asked, chance, todo);
            }
            Err(_) => return self.end(Ending::Gone, todo),
        };
        let news = !polled.events.is_empty();
        let first = !self.line.is_up();
        for event in polled.events {
            if self.event_came(event, todo) == Taken::Gap {
                let before = self.transcript.last();
                self.transcript.accept_gaps();
                self.heed(before, todo);
            }
        }
        if self.line.is_over() {
            return;
        }
        self.presence.queue = polled.queue;
        self.presence.typing = u32::from(polled.typing);
        self.line.stands(Connection::Polling);
        self.ask_for_person(todo);
        self.send_waiting(todo);
        if news || first {
            self.poll(POLL_WAIT, todo);
        } else {
            todo.push(self.line.wait(Pause::Poll, POLL_PAUSE_MS));
        }
    }

    pub(super) fn waited(&mut self, pause: Pause, chance: u16, todo: &mut Vec<Effect>) {
        match pause {
            Pause::Reconnect if !self.line.is_up() && !self.line.is_over() => self.connect(todo),
            Pause::Join if !self.line.is_up() && !self.line.is_over() => {
                todo.push(Effect::CloseSocket);
                self.socket_closed(None, chance, todo);
            }
            Pause::Typing => self.presence.typing = self.presence.typing.saturating_sub(1),
            Pause::Poll if self.line.connection == Connection::Polling => self.poll(POLL_WAIT, todo),
            Pause::Ack if self.line.connection == Connection::Polling => self.send_waiting(todo),
            Pause::Ack if self.line.is_live() => {
                let awaited = self.line.awaited.take();
                let lost = self.transcript.own.iter().any(|line| {
                    Some(&line.client_id) == awaited.as_ref() && line.state == LineState::Sending
                });
                if lost {
                    self.reconnect_at_once(todo);
                } else {
                    self.await_ack(todo);
                }
            }
            Pause::Person => {
                self.line.asking = false;
                self.ask_for_person(todo);
            }
            Pause::Reconnect | Pause::Join | Pause::Poll | Pause::Ack => {}
        }
    }
}
