//! Carries out what the conversation wants done: sockets, requests, waiting, keeping. It decides nothing; the rules
//! are in `onedoor_domain::chat::Conversation`.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::chat::{
    Chats, Connection, Context, Conversation, Effect, Happening, Input, LineState, OwnLine, Rating,
};
use onedoor_domain::id::{ClientId, IdempotencyKey};
use onedoor_domain::{Failure, Language, Timestamp};
use onedoor_gateway::contract::chat_frames;
use onedoor_gateway::device;

use super::conversation::WRITING;
use super::{CURRENT, Talk};
use crate::browser::socket::{Said, Socket};
use crate::browser::{address, announce, clock, entropy, shelf, wake};
use crate::i18n;
use crate::portal::{Portal, Who};
use crate::t;

/// For so many tenths of a second the end of a chat waits for what belongs to it.
const PATIENCE: u32 = 50;

/// The chat of this device.
#[derive(Clone, Copy)]
pub struct Client {
    /// The rules and the transcript.
    pub conversation: RwSignal<Conversation, LocalStorage>,
    /// What the resident chose to bring along.
    pub context: RwSignal<Option<Context>, LocalStorage>,
    /// The device keeps nothing: a reload would lose unsent lines.
    pub refused: RwSignal<bool>,
    portal: Portal,
    talk: Talk,
    socket: StoredValue<Option<Socket>, LocalStorage>,
    todo: StoredValue<VecDeque<Effect>, LocalStorage>,
    working: StoredValue<bool>,
}

impl Client {
    /// The one client, made on first use and restored from the device.
    pub fn here(portal: Portal, talk: Talk) -> Self {
        if let Some(client) =
            talk.client.with_value(|client| client.as_ref()?.downcast_ref::<Self>().copied())
        {
            return client;
        }
        let owner = talk.owner.get_value().unwrap_or_default();
        let client = owner.with(|| Self {
            conversation: RwSignal::new_local(Conversation::new()),
            context: RwSignal::new_local(None),
            refused: RwSignal::new(false),
            portal,
            talk,
            socket: StoredValue::new_local(None),
            todo: StoredValue::new_local(VecDeque::new()),
            working: StoredValue::new(false),
        });
        talk.client.set_value(Some(Rc::new(client)));
        // “Forget this” on a shared computer, and signing out, are also for what was said here.
        shelf::when_cleared(move || client.forget());
        client.restore();
        wake::on_waking(move || client.take(Input::Woke));
        // A resident's chat that waited for them goes on when they are back.
        owner.with(|| {
            leptos::prelude::Effect::new(move |_| {
                let here = portal.who.with(|who| matches!(who, Who::Resident(_)));
                let waits =
                    client.conversation.with_untracked(|talk| *talk.connection() == Connection::SignedOut);
                if here && waits {
                    client.take(Input::Woke);
                }
            });
        });
        client
    }

    /// Goes on where the device left off.
    fn restore(self) {
        spawn_local(async move {
            if let Ok(Some(text)) = shelf::get(shelf::Kind::Chat, CURRENT).await
                && let Some(kept) = device::read_chat(&text)
            {
                self.conversation.set(Conversation::restored(kept));
                self.talk.under_way.set(true);
                self.gateway_stands().await;
                self.take(Input::Woke);
            }
        });
    }

    /// After a reload the chat is there before the gateway is.
    async fn gateway_stands(self) {
        while self.chats().is_none() {
            clock::wait(Duration::from_millis(200)).await;
        }
    }

    fn chats(self) -> Option<Rc<dyn Chats>> {
        self.portal.gateway_untracked().and_then(|gateway| gateway.chats())
    }

    /// Was a chat started that the resident has not put away?
    pub fn is_under_way(self) -> bool {
        self.conversation.with(has_begun)
    }

    /// The same, without being told of changes.
    pub fn is_under_way_untracked(self) -> bool {
        self.conversation.with_untracked(has_begun)
    }

    /// Starts a chat.
    pub fn begin(self) {
        if let Ok(key) = IdempotencyKey::parse(&entropy::token()) {
            self.talk.under_way.set(true);
            self.take(Input::Begin { key });
        }
    }

    /// Says a line: kept first, then sent, once.
    pub fn say(self, text: String) {
        if let Ok(client_id) = ClientId::parse(&format!("c_{}", entropy::token())) {
            let now = clock::now_millis();
            let at = Timestamp::from_millis(now, clock::offset_minutes(now));
            self.take(Input::Typed { client_id, text, at });
        }
    }

    /// Ends the chat, with a rating if there is one.
    pub async fn end(self, rating: Rating) -> Result<(), Failure> {
        // What was said goes before the chat does.
        let on_its_way = |line: &OwnLine| matches!(line.state, LineState::Waiting | LineState::Sending);
        if !self.comes_to(|conversation| !conversation.own().iter().any(on_its_way)).await {
            return Err(Failure::TimedOut);
        }
        self.close(rating).await?;
        // The end comes as an event, and stands in the log like all that was said. Where it does not come it ends here.
        if !self.comes_to(|conversation| matches!(conversation.connection(), Connection::Ended(_))).await {
            self.take(Input::Close);
        }
        Ok(())
    }

    /// Tells the council that it is over, and how it was. A token lives for some minutes only: one that ran out is renewed.
    async fn close(self, rating: Rating) -> Result<(), Failure> {
        let (chat, session) =
            self.conversation.with_untracked(|talk| (talk.chat().cloned(), talk.session().cloned()));
        let (Some(chats), Some(chat)) = (self.chats(), chat) else { return Ok(()) };
        if let Some(session) = session {
            let closed = chats.close(chat.clone(), session.token, rating.clone()).await;
            if closed != Err(Failure::SessionEnded) {
                return closed;
            }
        }
        let session = chats.renew(chat.clone()).await?;
        chats.close(chat, session.token, rating).await
    }

    /// Puts a chat away that is over. What was written in it and never arrived stands ready for the next one.
    pub fn anew(self) {
        let unsent = self.conversation.with_untracked(|talk| {
            talk.own().iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
        });
        self.forget();
        if unsent.is_empty() {
            return;
        }
        spawn_local(async move {
            let writing = shelf::get(shelf::Kind::Chat, WRITING).await.ok().flatten();
            let all = [unsent].into_iter().chain(writing).collect::<Vec<_>>().join("\n");
            let _ = shelf::put(shelf::Kind::Chat, WRITING, &all).await;
        });
    }

    /// Waits some seconds for the conversation to come to something.
    async fn comes_to(self, wanted: impl Fn(&Conversation) -> bool) -> bool {
        for _ in 0..PATIENCE {
            if self.conversation.try_with_untracked(&wanted).unwrap_or(true) {
                return true;
            }
            clock::wait(Duration::from_millis(100)).await;
        }
        false
    }

    /// Forgets the chat, so that another can begin.
    pub fn forget(self) {
        self.socket.set_value(None);
        self.todo.update_value(VecDeque::clear);
        self.conversation.set(Conversation::new());
        self.context.set(None);
        self.talk.under_way.set(false);
        self.talk.unread.set(0);
        spawn_local(async move {
            let _ = shelf::delete(shelf::Kind::Chat, CURRENT).await;
        });
    }

    /// Tells the conversation what happened, and does what it wants done.
    pub fn take(self, input: Input) {
        let mut effects = Vec::new();
        self.conversation.update(|conversation| effects = conversation.take(input, entropy::chance()));
        self.talk.unread.set(self.conversation.with_untracked(Conversation::unread));
        self.todo.update_value(|todo| todo.extend(effects));
        if !self.working.get_value() {
            self.working.set_value(true);
            spawn_local(async move {
                // One after the other: what is to be kept is on the device before it is sent.
                while let Some(effect) = self.todo.try_update_value(VecDeque::pop_front).flatten() {
                    self.carry_out(effect).await;
                }
                self.working.set_value(false);
            });
        }
    }

    async fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Keep => {
                let text =
                    self.conversation.with_untracked(|conversation| device::write_chat(&conversation.kept()));
                self.refused.set(shelf::put(shelf::Kind::Chat, CURRENT, &text).await.is_err());
            }
            Effect::Start { key } => {
                let Some(chats) = self.chats() else { return };
                let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
                let context = self.context.get_untracked();
                self.joining(async move { chats.start(language, context, key).await });
            }
            Effect::Renew { chat } => {
                let Some(chats) = self.chats() else { return };
                self.joining(async move { chats.renew(chat).await });
            }
            Effect::OpenSocket { link, address } => {
                let socket = Socket::open(&address, move |said| match said {
                    Said::Open => self.take(Input::SocketOpened(link)),
                    Said::Frame(text) => {
                        // A frame that cannot be read is as if it had not come; a gap in seq asks for it again.
                        if let Ok(frame) = chat_frames::decode(&text) {
                            self.take(Input::Frame(link, frame));
                        }
                    }
                    Said::Closed(code) => self.take(Input::SocketClosed { link, code: Some(code) }),
                });
                self.socket.set_value(Some(socket));
            }
            Effect::CloseSocket => self.socket.set_value(None),
            Effect::Send(frame) => self.socket.with_value(|socket| {
                if let Some(socket) = socket {
                    // A socket that is closing says so by itself; the line waits for the next one.
                    socket.send(&chat_frames::encode(&frame));
                }
            }),
            Effect::Poll { link, chat, token, after, wait } => {
                let Some(chats) = self.chats() else { return };
                spawn_local(async move {
                    let answer = chats.poll(chat, token, after, wait).await;
                    self.take(Input::Polled(link, answer));
                });
            }
            Effect::Say { link, chat, token, client_id, text } => {
                let Some(chats) = self.chats() else { return };
                spawn_local(async move {
                    let result = chats.say(chat, token, client_id.clone(), text).await;
                    self.take(Input::Said { link, client_id, result });
                });
            }
            Effect::AskForPerson { chat, token } => {
                let Some(chats) = self.chats() else { return };
                spawn_local(async move {
                    // The handover is seen as an event; a failed wish can be made again by the button.
                    let _ = chats.ask_for_person(chat, token).await;
                });
            }
            Effect::Wait { link, pause, millis } => spawn_local(async move {
                clock::wait(Duration::from_millis(u64::from(millis))).await;
                self.take(Input::Waited(link, pause));
            }),
            Effect::Announce { seq } => self.announce(seq),
        }
    }

    fn joining(
        self,
        asked: impl Future<Output = Result<onedoor_domain::chat::ChatSession, Failure>> + 'static,
    ) {
        spawn_local(async move {
            let input = match asked.await {
                Ok(session) => Input::Session(session),
                Err(failure) => {
                    if failure == Failure::SessionEnded {
                        self.portal.session_ended();
                    }
                    Input::NoSession(failure)
                }
            };
            self.take(input);
        });
    }

    /// Says aloud what the other side said; the log itself is silent, so that own lines are not read back.
    fn announce(self, seq: u64) {
        let words = self.conversation.with_untracked(|conversation| {
            let event = conversation.event(seq)?;
            Some(match &event.what {
                Happening::Message { from, text, .. } => {
                    t!("chat-said", who = super::line::author_name(from), text = text.as_str())
                }
                other => super::line::note_words(other)?,
            })
        });
        if let Some(words) = words {
            announce::politely(&words);
        }
    }
}

fn has_begun(conversation: &Conversation) -> bool {
    conversation.chat().is_some() || *conversation.connection() != Connection::Idle
}

/// The context that the address names: `/chat?case=…`, `?article=…` or `?draft=…`.
pub async fn context_in_address(portal: Portal) -> Option<Context> {
    use onedoor_domain::chat::ContextKind;
    use onedoor_domain::id::{ArticleId, Reference};
    let context = |kind, reference: &str, label: String, text| {
        Some(Context { kind, reference: Some(reference.to_owned()), label, text })
    };
    if let Some(reference) = address::query("case") {
        let cases = portal.gateway_untracked().and_then(|gateway| gateway.cases());
        let title = match (cases, Reference::parse(&reference)) {
            (Some(cases), Ok(id)) => cases.case(id).await.ok().map(|case| case.summary.title),
            _ => None,
        };
        let label = title.map_or_else(|| reference.clone(), |title| format!("{reference}, {title}"));
        return context(ContextKind::Case, &reference, label, None);
    }
    if let Some(id) = address::query("article") {
        let help = portal.gateway_untracked().and_then(|gateway| gateway.help());
        let title = match (help, ArticleId::parse(&id)) {
            (Some(help), Ok(article)) => {
                help.article(article).await.ok().map(|article| article.summary.title)
            }
            _ => None,
        };
        return context(ContextKind::Article, &id, title.unwrap_or_else(|| id.clone()), None);
    }
    if let Some(id) = address::query("draft") {
        let text = shelf::get(shelf::Kind::Draft, &id).await.ok().flatten()?;
        let here = portal.writer();
        let draft = device::read_draft(&text).filter(|draft| !draft.is_of_another(here.as_ref()))?;
        return context(ContextKind::Draft, &id, t!("chat-about-draft"), Some(draft.description));
    }
    None
}
