//! Webchat over the contract's endpoints.

use super::Contract;
use super::done;
use crate::contract::link::Call;
use crate::contract::{
    ask_for_person, close_chat, create_chat_message, create_chat_session, get_chat_availability,
    leave_message, list_chat_events, renew_chat_token,
};
use futures::FutureExt;
use futures::future::OptionFuture;
use onedoor_domain::chat::{Availability, ChatSession, Chats, Context, LeftMessage, Polled, Rating};
use onedoor_domain::id::{ChatId, ChatToken, ClientId, IdempotencyKey};
use onedoor_domain::report::Receipt;
use onedoor_domain::{Answer, Language, Seconds};

impl Contract {
    fn join(&self, call: Call) -> Answer<ChatSession> {
        let (link, answer) = (self.0.clone(), self.0.success(call));
        async move { create_chat_session::decode(&answer.await?, &link.base) }.boxed_local()
    }
}

impl Chats for Contract {
    fn availability(&self) -> Answer<Availability> {
        self.0.ask(get_chat_availability::encode(), get_chat_availability::decode)
    }

    fn start(
        &self,
        language: Language,
        context: Option<Context>,
        key: IdempotencyKey,
    ) -> Answer<ChatSession> {
        self.join(create_chat_session::encode(&language, context.as_ref(), key))
    }

    fn renew(&self, chat: ChatId) -> Answer<ChatSession> {
        self.join(renew_chat_token::encode(&chat))
    }

    fn poll(&self, chat: ChatId, token: ChatToken, after: u64, wait: Seconds) -> Answer<Polled> {
        self.0.ask(list_chat_events::encode(&chat, token, after, wait), list_chat_events::decode)
    }

    fn say(&self, chat: ChatId, token: ChatToken, client_id: ClientId, text: String) -> Answer<u64> {
        let call = create_chat_message::encode(&chat, token, &client_id, &text);
        self.0.ask(call, create_chat_message::decode)
    }

    fn ask_for_person(&self, chat: ChatId, token: ChatToken) -> Answer<()> {
        self.0.ask(ask_for_person::encode(&chat, token), done)
    }

    fn close(&self, chat: ChatId, token: ChatToken, rating: Rating) -> Answer<()> {
        self.0.ask(close_chat::encode(&chat, token, &rating), done)
    }

    fn leave_message(&self, message: LeftMessage, key: IdempotencyKey) -> Answer<Receipt> {
        // Whoever writes a message takes longer than a token lives, so the chat's is renewed first. Without a good one
        // the message goes all the same.
        let renewed = message.chat.as_ref().map(|chat| self.join(renew_chat_token::encode(chat)));
        let link = self.0.clone();
        async move {
            let session = OptionFuture::from(renewed).await.and_then(Result::ok);
            let token = session.map(|session| session.token);
            link.ask(leave_message::encode(&message, token, key), leave_message::decode).await
        }
        .boxed_local()
    }
}
