//! Being connected: joining, resuming, trying again, falling back to plain HTTP, and ending.

use super::signal::{Connection, Effect, Ending, Link, Pause};
use super::transcript::{LineState, Taken};
use super::{Conversation, backoff};
use crate::chat::{ChatSession, ClientFrame, Polled};
use crate::id::{ClientId, IdempotencyKey};
use crate::{Failure, Seconds};

/// A line that is not confirmed within this is taken for lost with its connection.
const ACK_MS: u32 = 10_000;
/// A socket over which nothing stands after this is given up.
const JOIN_MS: u32 = 15_000;
/// How long the server may hold a poll.
const POLL_WAIT: Seconds = Seconds(25);
/// Between polls that brought nothing, for servers that do not hold them.
const POLL_PAUSE_MS: u32 = 1_000;
/// So many sockets may fail in a row before plain HTTP is tried.
const SOCKET_TRIES: u32 = 2;
/// From this attempt on what is shown may be old.
const STALE_FROM: u32 = 4;

/// What the next attempt goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Way {
    #[default]
    Socket,
    Http,
}

/// The state of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) connection: Connection,
    pub(super) link: Link,
    way: Way,
    attempt: u32,
    sockets_failed: u32,
    /// The line whose confirmation the pause waits for.
    awaited: Option<ClientId>,
    /// The line that is on its way over HTTP; the next one goes when it has arrived, so that the order holds.
    saying: Option<ClientId>,
    /// The last token was renewed and has not been good for anything yet.
    token_untried: bool,
    /// The history was read once: what comes from now on is news.
    pub(super) caught_up: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            connection: Connection::Idle,
            link: Link::default(),
            way: Way::Socket,
            attempt: 0,
            sockets_failed: 0,
            awaited: None,
            saying: None,
            token_untried: false,
            caught_up: false,
        }
    }
}

impl Line {
    pub(super) fn is_live(&self) -> bool {
        self.connection == Connection::Live
    }

    pub(super) fn is_up(&self) -> bool {
        matches!(self.connection, Connection::Live | Connection::Polling)
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.connection, Connection::Ended(_))
    }

    pub(super) fn wait(&self, pause: Pause, millis: u32) -> Effect {
        Effect::Wait { link: self.link, pause, millis }
    }

    fn next_link(&mut self) -> Link {
        self.link = Link(self.link.0.wrapping_add(1));
        self.awaited = None;
        self.saying = None;
        self.link
    }

    fn stands(&mut self, connection: Connection) {
        self.connection = connection;
        self.attempt = 0;
        self.token_untried = false;
        self.caught_up = true;
    }

    /// The server has this line.
    pub(super) fn arrived(&mut self, client_id: &ClientId) {
        if self.saying.as_ref() == Some(client_id) {
            self.saying = None;
        }
    }
}

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
        } else if self.chat.is_some() {
            self.end(Ending::Gone, todo);
        } else {
            self.end(Ending::Refused(failure), todo);
        }
    }

    /// Tries to be connected, over whichever way is next.
    fn connect(&mut self, todo: &mut Vec<Effect>) {
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

    fn await_ack(&mut self, todo: &mut Vec<Effect>) {
        if self.line.awaited.is_none() {
            let first = self.transcript.own.iter().find(|line| line.state == LineState::Sending);
            if let Some(line) = first {
                self.line.awaited = Some(line.client_id.clone());
                todo.push(self.line.wait(Pause::Ack, ACK_MS));
            }
        }
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
            (Connection::Polling, Some(session)) => {
                todo.push(Effect::AskForPerson { chat: session.id.clone(), token: session.token.clone() });
                self.wants_person = false;
            }
            _ => {}
        }
    }

    pub(super) fn frame_if_live(&mut self, frame: ClientFrame, todo: &mut Vec<Effect>) {
        if self.line.is_live() {
            todo.push(Effect::Send(frame));
        }
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

    fn renew(&mut self, todo: &mut Vec<Effect>) {
        let Some(chat) = self.chat.clone() else { return };
        self.line.next_link();
        self.line.connection = Connection::Connecting;
        todo.extend([Effect::CloseSocket, Effect::Renew { chat }]);
    }

    fn retry(&mut self, asked: Option<Seconds>, chance: u16, todo: &mut Vec<Effect>) {
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
            Pause::Reconnect | Pause::Join | Pause::Poll | Pause::Ack => {}
        }
    }

    fn poll(&mut self, wait: Seconds, todo: &mut Vec<Effect>) {
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

    pub(super) fn end(&mut self, ending: Ending, todo: &mut Vec<Effect>) {
        self.line.next_link();
        self.line.connection = Connection::Ended(ending);
        self.wants_person = false;
        for line in &mut self.transcript.own {
            if matches!(line.state, LineState::Waiting | LineState::Sending) {
                line.state = LineState::Failed(Failure::NotFound);
            }
        }
        todo.extend([Effect::CloseSocket, Effect::Keep]);
    }
}
