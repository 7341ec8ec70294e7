//! The port to webchat, over plain HTTP. The socket is the browser's, with frames from `frame`.

use super::event::ChatEvent;
use super::frame::Queue;
use super::session::{Availability, ChatSession, Context, Rating};
use crate::id::{ChatId, ChatToken, ClientId, IdempotencyKey};
use crate::report::{Receipt, Reporter};
use crate::{Answer, Language, Seconds};

/// What a poll brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polled {
    /// Oldest first.
    pub events: Vec<ChatEvent>,
    /// The place in the queue, while there is one.
    pub queue: Option<Queue>,
    /// Somebody on the other side is typing.
    pub typing: bool,
}

/// A message for when nobody is there; it becomes a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftMessage {
    /// What it says.
    pub text: String,
    /// The chat that it continues.
    pub chat: Option<ChatId>,
    /// What the resident brought along.
    pub context: Option<Context>,
    /// How to answer.
    pub reporter: Reporter,
    /// The language to answer in.
    pub language: Language,
}

/// The port: webchat.
pub trait Chats {
    /// Is somebody there, and how long is the wait?
    fn availability(&self) -> Answer<Availability>;
    /// Starts a chat.
    fn start(&self, language: Language, context: Option<Context>, key: IdempotencyKey)
    -> Answer<ChatSession>;
    /// A new token for a chat that this browser started.
    fn renew(&self, chat: ChatId) -> Answer<ChatSession>;
    /// Events after a seq; waits up to `wait` (at most 30 seconds) for something new.
    fn poll(&self, chat: ChatId, token: ChatToken, after: u64, wait: Seconds) -> Answer<Polled>;
    /// Says something; the answer is the line's seq. `client_id` makes it happen once.
    fn say(&self, chat: ChatId, token: ChatToken, client_id: ClientId, text: String) -> Answer<u64>;
    /// Asks for a person. Asking twice changes nothing.
    fn ask_for_person(&self, chat: ChatId, token: ChatToken) -> Answer<()>;
    /// Ends the chat. A second time only adds the rating.
    fn close(&self, chat: ChatId, token: ChatToken, rating: Rating) -> Answer<()>;
    /// Leaves a message, which becomes a case.
    fn leave_message(&self, message: LeftMessage, key: IdempotencyKey) -> Answer<Receipt>;
}
