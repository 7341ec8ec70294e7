//! One chat in memory, over plain HTTP's port. What the council says is put into the world from behind.

use super::reports::New;
use super::{Memory, World};
use onedoor_domain::cases::{Author, Role};
use onedoor_domain::chat::{
    Availability, ChatEvent, ChatSession, Chats, ClosedBy, Context, Happening, LeftMessage, Polled, Rating,
};
use onedoor_domain::id::{ChatId, ChatToken, ClientId, IdempotencyKey};
use onedoor_domain::report::Receipt;
use onedoor_domain::{Answer, Failure, Language, Seconds};

impl World {
    /// Something happens in the chat; its seq comes back.
    pub fn happen(&mut self, what: Happening) -> u64 {
        let seq = self.chat.last().map_or(1, |last| last.seq + 1);
        self.chat.push(ChatEvent { seq, at: self.now, what });
        seq
    }

    fn chat_session(&self) -> Result<ChatSession, Failure> {
        let broken = |_| Failure::Malformed { what: "chat".to_owned() };
        Ok(ChatSession {
            id: ChatId::parse("chat").map_err(broken)?,
            socket: "/memory/socket".to_owned(),
            token: ChatToken::parse("token").map_err(broken)?,
            expires_at: self.now.plus_millis(900_000),
        })
    }

    fn say(&mut self, client_id: ClientId, text: String) -> u64 {
        let said = self.chat.iter().find(|event| {
            matches!(&event.what, Happening::Message { client_id: Some(known), .. } if *known == client_id)
        });
        if let Some(event) = said {
            return event.seq;
        }
        let from = Author { role: Role::Resident, name: None };
        self.happen(Happening::Message { from, text, client_id: Some(client_id), article: None })
    }
}

impl Chats for Memory {
    fn availability(&self) -> Answer<Availability> {
        self.answer(|world| Ok(world.availability.clone()))
    }

    fn start(&self, _: Language, _: Option<Context>, _: IdempotencyKey) -> Answer<ChatSession> {
        self.answer(|world| world.chat_session())
    }

    fn renew(&self, _: ChatId) -> Answer<ChatSession> {
        self.answer(|world| world.chat_session())
    }

    fn poll(&self, _: ChatId, _: ChatToken, after: u64, _: Seconds) -> Answer<Polled> {
        self.answer(move |world| {
            let events = world.chat.iter().filter(|event| event.seq > after).cloned().collect();
            Ok(Polled { events, queue: None, typing: false })
        })
    }

    fn say(&self, _: ChatId, _: ChatToken, client_id: ClientId, text: String) -> Answer<u64> {
        self.answer(move |world| Ok(world.say(client_id, text)))
    }

    fn ask_for_person(&self, _: ChatId, _: ChatToken) -> Answer<()> {
        self.answer(|world| {
            if !world.chat.iter().any(|event| event.what == Happening::Handoff) {
                world.happen(Happening::Handoff);
            }
            Ok(())
        })
    }

    fn close(&self, _: ChatId, _: ChatToken, _: Rating) -> Answer<()> {
        self.answer(|world| {
            if !world.chat.iter().any(|event| matches!(event.what, Happening::Closed(_))) {
                world.happen(Happening::Closed(ClosedBy::Resident));
            }
            Ok(())
        })
    }

    fn leave_message(&self, message: LeftMessage, key: IdempotencyKey) -> Answer<Receipt> {
        self.answer(move |world| {
            let title = "Message left in the chat".to_owned();
            let receipt = world.file(
                New {
                    service: None,
                    title,
                    text: message.text,
                    location: None,
                    attachments: Vec::new(),
                    anonymous: false,
                },
                key,
            )?;
            let case = Happening::Case(receipt.reference.clone());
            if message.chat.is_some() && !world.chat.iter().any(|event| event.what == case) {
                world.happen(case);
            }
            Ok(receipt)
        })
    }
}
