//! What the machine is told, what it asks for, and what a screen shows of the connection. Data only.

use super::transcript::OwnLine;
use crate::chat::{ChatEvent, ChatSession, ClientFrame, ClosedBy, Polled, ServerFrame};
use crate::id::{ChatId, ChatToken, ClientId, IdempotencyKey};
use crate::{Failure, Seconds, Timestamp};

/// Names one attempt to be connected. What comes from an older attempt is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link(pub(super) u32);

/// How the chat is connected; what a screen may claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Connection {
    /// No chat was started.
    Idle,
    /// It is being started or joined.
    Connecting,
    /// Over a socket: what is said is heard at once.
    Live,
    /// The connection broke; it is tried again by itself.
    Retrying {
        /// How often it was tried, from 1.
        attempt: u32,
    },
    /// Over plain HTTP: what is said is heard within moments.
    Polling,
    /// It is tried again by itself, and has failed so often that what is shown may be old.
    Stale {
        /// How often it was tried.
        attempt: u32,
    },
    /// It is a resident's, who is signed out: it goes on when they are back. What is written waits.
    SignedOut,
    /// It is over. Lines cannot be sent any more.
    Ended(Ending),
}

/// Why a chat is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Somebody closed it.
    Closed(ClosedBy),
    /// The backend does not know it any more, or this browser may not join it.
    Gone,
    /// The backend refused to start it.
    Refused(Failure),
}

/// What there is to say of a wish for a person that the other side has not heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// It goes by itself when it can.
    Waiting,
    /// It was refused; the resident may ask again.
    Refused(Failure),
}

/// Something to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// Then try to connect again.
    Reconnect,
    /// Then the chat should stand over the socket that was opened.
    Join,
    /// Then a line that was sent should have been confirmed.
    Ack,
    /// Then ask for news again.
    Poll,
    /// Then nobody is typing any more.
    Typing,
    /// Then ask for a person again.
    Person,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// The resident starts a chat. The key makes it one chat, however often it is tried.
    Begin {
        /// For life.
        key: IdempotencyKey,
    },
    /// A chat was started, or its token renewed.
    Session(ChatSession),
    /// It was not.
    NoSession(Failure),
    /// The resident wrote a line.
    Typed {
        /// Its name, minted by the caller.
        client_id: ClientId,
        /// What it says.
        text: String,
        /// When.
        at: Timestamp,
    },
    /// The resident wants a failed line sent again.
    Again(ClientId),
    /// The resident gives a line up that was not sent.
    Discard(ClientId),
    /// The resident is typing.
    Typing,
    /// The resident has the chat before them.
    Seen,
    /// The resident wants a person.
    AskForPerson,
    /// The wish for a person was answered over HTTP.
    Asked {
        /// Which attempt.
        link: Link,
        /// Whether it arrived.
        result: Result<(), Failure>,
    },
    /// The session of the chat's resident has ended: nothing is said or heard in it until they are back.
    SignedOut,
    /// The resident ended the chat, and the backend knows.
    Close,
    /// The page is back after sleep, or the network is.
    Woke,
    /// The socket stands.
    SocketOpened(Link),
    /// The socket is gone, or never stood.
    SocketClosed {
        /// Which.
        link: Link,
        /// The close code; 4401 and 4404 are the contract's.
        code: Option<u16>,
    },
    /// A frame came.
    Frame(Link, ServerFrame),
    /// A poll was answered.
    Polled(Link, Result<Polled, Failure>),
    /// A line sent over HTTP was answered with its seq.
    Said {
        /// Which attempt.
        link: Link,
        /// Which line.
        client_id: ClientId,
        /// Its seq.
        result: Result<u64, Failure>,
    },
    /// A pause is over.
    Waited(Link, Pause),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Start a chat, then [`Input::Session`] or [`Input::NoSession`].
    Start {
        /// The chat's key.
        key: IdempotencyKey,
    },
    /// Renew the token, then [`Input::Session`] or [`Input::NoSession`].
    Renew {
        /// The chat.
        chat: ChatId,
    },
    /// Open a socket; a socket of an older link is to be closed.
    OpenSocket {
        /// Named in everything that comes from it.
        link: Link,
        /// Where.
        address: String,
    },
    /// Close the socket, if there is one.
    CloseSocket,
    /// Send a frame over the socket.
    Send(ClientFrame),
    /// Ask for news over HTTP, then [`Input::Polled`].
    Poll {
        /// Named in the answer.
        link: Link,
        /// The chat.
        chat: ChatId,
        /// Opens it.
        token: ChatToken,
        /// The last seq here.
        after: u64,
        /// How long the server may wait for news.
        wait: Seconds,
    },
    /// Send a line over HTTP, then [`Input::Said`].
    Say {
        /// Named in the answer.
        link: Link,
        /// The chat.
        chat: ChatId,
        /// Opens it.
        token: ChatToken,
        /// The line's name.
        client_id: ClientId,
        /// What it says.
        text: String,
    },
    /// Ask for a person over HTTP, then [`Input::Asked`].
    AskForPerson {
        /// Named in the answer.
        link: Link,
        /// The chat.
        chat: ChatId,
        /// Opens it.
        token: ChatToken,
    },
    /// Come back after so many milliseconds with [`Input::Waited`].
    Wait {
        /// Named when it is over.
        link: Link,
        /// What for.
        pause: Pause,
        /// How long.
        millis: u32,
    },
    /// Put [`super::Conversation::kept`] on the device. Comes before anything is sent.
    Keep,
    /// Somebody else said or did something just now: say it aloud.
    Announce {
        /// The event.
        seq: u64,
    },
}

/// What the device keeps of a chat. Bounded, and without a token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The chat, once it was started.
    pub chat: Option<ChatId>,
    /// The key it was begun with, until it was started.
    pub key: Option<IdempotencyKey>,
    /// Lines that the council has not confirmed.
    pub own: Vec<OwnLine>,
    /// The last few events, to show before the connection stands.
    pub recent: Vec<ChatEvent>,
    /// The last seq that the resident has seen.
    pub seen: u64,
}
