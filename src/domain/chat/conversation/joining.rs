//! Joining a chat, losing it, trying again, and ending.

use super::Conversation;
use super::link::Way;
use super::signal::{Connection, Effect, Ending, Pause};
use super::transcript::LineState;
use crate::chat::{ChatSession, ClientFrame};
use crate::id::IdempotencyKey;
use crate::{Failure, Seconds, backoff};

/// A socket over which nothing stands after this is given up.
const JOIN_MS: u32 = 15_000;
/// So many sockets may fail in a row before plain HTTP is tried.
const SOCKET_TRIES: u32 = 2;
/// From this attempt on what is shown may be old.
const STALE_FROM: u32 = 4;

impl Conversation {
    pub(super) fn begin(&mut self, key: IdempotencyKey, todo: &mut Vec<Effect>) {
        if self.chat.is_some() || self.line.connection != Connection::Idle {
            return;
        }
        let key = self.key.get_or_insert(key).clone();
        self.line.connection = Connection::Connecting;
        todo.extend([Effect::Keep, Effect::Start { key }]);
    }

    pub(super) fn joined(&mut self, session: ChatSession, todo: &mut Vec<Effect>) {
        if self.line.is_over() {
            return;
        }
        self.line.token_untried = self.session.is_some();
        self.chat = Some(session.id.clone());
        self.session = Some(session);
        self.key = None;
        todo.push(Effect::Keep);
        self.connect(todo);
    }

    pub(super) fn not_joined(&mut self, failure: Failure, chance: u16, todo: &mut Vec<Effect>) {
        if self.line.is_over() {
            return;
        }
        if failure.worth_retrying() {
            let asked = failure.retry_after();
            self.retry(asked, chance, todo);
        } else if self.chat.is_some() && failure == Failure::SessionEnded {
            self.signed_out(todo);
        } else if self.chat.is_some() {
            self.end(Ending::Gone, todo);
        } else {
            self.end(Ending::Refused(failure), todo);
        }
    }

    /// Its resident's session has ended. A token that is still good is given up: who is here now may be somebody else.
    pub(super) fn signed_out(&mut self, todo: &mut Vec<Effect>) {
        if self.chat.is_none() || self.line.is_over() || self.line.connection == Connection::SignedOut {
            return;
        }
        self.line.next_link();
        self.line.connection = Connection::SignedOut;
        self.line.attempt = 0;
        // The next token is the one that comes when they are back.
        self.session = None;
        self.presence.typing = 0;
        self.transcript.call_back();
        todo.extend([Effect::CloseSocket, Effect::Keep]);
    }

    /// Tries to be connected, over whichever way is next.
    pub(super) fn connect(&mut self, todo: &mut Vec<Effect>) {
        let link = self.line.next_link();
        self.transcript.call_back();
        let Some(session) = &self.session else {
            match (&self.chat, &self.key) {
                (Some(chat), _) => todo.push(Effect::Renew { chat: chat.clone() }),
                (None, Some(key)) => todo.push(Effect::Start { key: key.clone() }),
                (None, None) => return,
            }
            if self.line.attempt == 0 {
                self.line.connection = Connection::Connecting;
            }
            return;
        };
        // While it is tried again the screen goes on saying so, until it stands.
        if self.line.attempt == 0 && !self.line.is_up() {
            self.line.connection = Connection::Connecting;
        }
        match self.line.way {
            Way::Socket => {
                let address = session.socket.clone();
                todo.extend([Effect::OpenSocket { link, address }, self.line.wait(Pause::Join, JOIN_MS)]);
            }
            Way::Http => self.poll(Seconds(0), todo),
        }
    }

    pub(super) fn resume(&mut self, todo: &mut Vec<Effect>) {
        if let Some(session) = &self.session {
            let after = self.transcript.have();
            todo.push(Effect::Send(ClientFrame::Resume { token: session.token.clone(), after }));
        }
    }

    pub(super) fn ready(&mut self, todo: &mut Vec<Effect>) {
        let before = self.transcript.last();
        // Everything was sent just now: what is still missing does not exist.
        self.transcript.accept_gaps();
        self.heed(before, todo);
        if self.line.is_over() {
            return;
        }
        self.line.stands(Connection::Live);
        self.line.sockets_failed = 0;
        self.ask_for_person(todo);
        self.send_waiting(todo);
    }

    pub(super) fn socket_closed(&mut self, code: Option<u16>, chance: u16, todo: &mut Vec<Effect>) {
        match code {
            _ if self.line.is_over() => {}
            Some(4404) => self.end(Ending::Gone, todo),
            Some(4401) if !self.line.token_untried => self.renew(todo),
            _ => {
                self.line.sockets_failed = self.line.sockets_failed.saturating_add(1);
                if self.line.sockets_failed >= SOCKET_TRIES {
                    self.line.way = Way::Http;
                }
                self.retry(None, chance, todo);
            }
        }
    }

    pub(super) fn renew(&mut self, todo: &mut Vec<Effect>) {
        let Some(chat) = self.chat.clone() else { return };
        self.line.next_link();
        self.line.connection = Connection::Connecting;
        todo.extend([Effect::CloseSocket, Effect::Renew { chat }]);
    }

    pub(super) fn retry(&mut self, asked: Option<Seconds>, chance: u16, todo: &mut Vec<Effect>) {
        self.line.next_link();
        self.line.attempt = self.line.attempt.saturating_add(1);
        let attempt = self.line.attempt;
        self.line.connection = if attempt < STALE_FROM {
            Connection::Retrying { attempt }
        } else {
            Connection::Stale { attempt }
        };
        self.transcript.call_back();
        self.presence.typing = 0;
        if self.line.token_untried {
            // Renewed and still refused: another renewal, after the pause.
            self.session = None;
        }
        let asked = asked.map_or(0, |Seconds(seconds)| seconds.saturating_mul(1000));
        todo.push(self.line.wait(Pause::Reconnect, backoff::delay(attempt, chance).max(asked)));
    }

    pub(super) fn reconnect_at_once(&mut self, todo: &mut Vec<Effect>) {
        self.line.connection = Connection::Connecting;
        todo.push(Effect::CloseSocket);
        self.connect(todo);
    }

    pub(super) fn woke(&mut self, todo: &mut Vec<Effect>) {
        match self.line.connection {
            Connection::Ended(_) => {}
            // A socket that slept may be dead without knowing: a fresh one tells.
            Connection::Live => self.reconnect_at_once(todo),
            // The token is on its way.
            Connection::Connecting if self.session.is_none() => {}
            Connection::Idle if self.chat.is_none() && self.key.is_none() => {}
            _ => {
                self.line.way = Way::Socket;
                self.line.sockets_failed = 0;
                self.connect(todo);
            }
        }
    }

    pub(super) fn end(&mut self, ending: Ending, todo: &mut Vec<Effect>) {
        self.line.next_link();
        self.line.connection = Connection::Ended(ending);
        self.wants_person = false;
        self.person_failed = None;
        for line in &mut self.transcript.own {
            if matches!(line.state, LineState::Waiting | LineState::Sending) {
                line.state = LineState::Failed(Failure::NotFound);
            }
        }
        todo.extend([Effect::CloseSocket, Effect::Keep]);
    }
}
