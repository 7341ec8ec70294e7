//! The state of the connection. What happens to it is in `joining`, `polling` and `sending`.

use super::signal::{Connection, Effect, Link, Pause};
use crate::id::ClientId;

/// What the next attempt goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Way {
    #[default]
    Socket,
    Http,
}

/// The state of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) connection: Connection,
    pub(super) link: Link,
    pub(super) way: Way,
    pub(super) attempt: u32,
    pub(super) sockets_failed: u32,
    /// The line whose confirmation the pause waits for.
    pub(super) awaited: Option<ClientId>,
    /// The line that is on its way over HTTP; the next one goes when it has arrived, so that the order holds.
    pub(super) saying: Option<ClientId>,
    /// A person is being asked for over HTTP, or will be after a pause.
    pub(super) asking: bool,
    /// The last token was renewed and has not been good for anything yet.
    pub(super) token_untried: bool,
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
            asking: false,
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

    pub(super) fn next_link(&mut self) -> Link {
        self.link = Link(self.link.0.wrapping_add(1));
        self.awaited = None;
        self.saying = None;
        self.asking = false;
        self.link
    }

    pub(super) fn stands(&mut self, connection: Connection) {
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
