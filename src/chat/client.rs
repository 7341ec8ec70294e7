//! Carries out what the conversation wants done: sockets, requests, waiting, keeping. It decides nothing; the rules
//! are in `onedoor_domain::chat::Conversation`.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::account::is_anothers;
use onedoor_domain::chat::{
    Chats, Connection, Context, Conversation, Effect, Happening, Input, LineState, OwnLine, Rating,
};
use onedoor_domain::id::{ClientId, IdempotencyKey, ResidentId};
use onedoor_domain::{Failure, Language, Timestamp};
use onedoor_gateway::contract::chat_frames;
use onedoor_gateway::device;

use super::conversation::WRITING;
use super::{CURRENT, Talk, leave, place};
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
    /// Whose chat it is; `None` is a guest's.
    pub by: RwSignal<Option<ResidentId>>,
    /// The device was asked what it keeps for whoever is here.
    pub read: RwSignal<bool>,
    /// A guest is here, and the device keeps the chat of a resident whose session has ended.
    pub keeps_anothers: RwSignal<bool>,
    /// What all screens share.
    pub portal: Portal,
    talk: Talk,
    socket: StoredValue<Option<Socket>, LocalStorage>,
    todo: StoredValue<VecDeque<Effect>, LocalStorage>,
    working: StoredValue<bool>,
    /// Counts the chats that were before the reader: what was asked for one says nothing in another.
    turn: StoredValue<u32>,
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
            by: RwSignal::new(portal.writer()),
            read: RwSignal::new(false),
            keeps_anothers: RwSignal::new(false),
            portal,
            talk,
            socket: StoredValue::new_local(None),
            todo: StoredValue::new_local(VecDeque::new()),
            working: StoredValue::new(false),
            turn: StoredValue::new(0),
        });
        talk.client.set_value(Some(Rc::new(client)));
        // “Forget this” on a shared computer, and signing out, are also for what was said here.
        shelf::when_cleared(move || client.forget());
        spawn_local(client.restore());
        wake::on_waking(move || {
            if !client.waits_for_its_resident() {
                client.take(Input::Woke);
            }
        });
        owner.with(|| {
            leptos::prelude::Effect::new(move |_| {
                portal.who.track();
                client.follow();
            });
        });
        client
    }

    /// Follows who is here: nobody finds another's chat, and nothing is said in it.
    fn follow(self) {
        let here = self.portal.writer();
        if self.waits_for_its_resident() {
            self.take(Input::SignedOut);
        } else if self.portal.who.with_untracked(|who| *who == Who::Ended) {
            // A guest's goes on.
        } else if self.by.with_untracked(|by| *by != here) {
            self.turn_to(here);
        } else if self.conversation.with_untracked(|talk| *talk.connection() == Connection::SignedOut) {
            // A resident's chat that waited for them goes on when they are back.
            self.take(Input::Woke);
        }
    }

    /// Is it a resident's whose session has ended while the page stayed open?
    fn waits_for_its_resident(self) -> bool {
        self.by.with_untracked(Option::is_some) && self.portal.who.with_untracked(|who| *who == Who::Ended)
    }

    /// The chat is opened. What was before the reader when their session ended stays there; who opens it later may be anybody.
    pub fn open(self) {
        if self.waits_for_its_resident() {
            self.turn_to(None);
        }
    }

    /// Puts the chat that is here away, on the device, and goes on with the one of whoever is here now.
    fn turn_to(self, here: Option<ResidentId>) {
        let left = self.is_under_way_untracked().then(|| {
            let text = self.conversation.with_untracked(|talk| device::write_chat(&talk.kept()));
            (self.place(CURRENT), text)
        });
        self.put_away();
        self.by.set(here);
        self.read.set(false);
        spawn_local(async move {
            if let Some((place, text)) = left {
                let _ = shelf::put(shelf::Kind::Chat, &place, &text).await;
            }
            self.restore().await;
        });
    }

    /// Goes on where the device left off, once it is known who is here.
    async fn restore(self) {
        let turn = self.turn.get_value();
        let who = self.portal.who;
        self.portal.met().await;
        if self.turn.get_value() != turn {
            return;
        }
        if let Some(by) =
            self.by.get_untracked().filter(|_| who.with_untracked(|who| who.resident().is_some()))
        {
            adopt(&by).await;
        }
        let text = shelf::get(shelf::Kind::Chat, &self.place(CURRENT)).await.ok().flatten();
        let all = shelf::ids(shelf::Kind::Chat).await.unwrap_or_default();
        if self.turn.get_value() != turn {
            return;
        }
        let anothers = self.by.with_untracked(Option::is_none)
            && all.iter().any(|id| id.strip_prefix(CURRENT).is_some_and(|by| !by.is_empty()));
        self.keeps_anothers.set(anothers);
        let kept = text.as_deref().and_then(device::read_chat);
        let goes_on = kept.is_some();
        self.talk.under_way.set(goes_on);
        if let Some(kept) = kept {
            self.conversation.set(Conversation::restored(kept));
        }
        self.read.set(true);
        if goes_on {
            self.gateway_stands().await;
            if self.turn.get_value() == turn && !self.waits_for_its_resident() {
                self.take(Input::Woke);
            }
        }
    }

    /// Where something of this chat is kept.
    pub fn place(self, what: &str) -> String {
        self.by.with_untracked(|by| place(what, by.as_ref()))
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
            // Who has only just signed in says nothing as the one before them.
            let here = self.portal.writer();
            if self.by.with_untracked(|by| is_anothers(by.as_ref(), here.as_ref())) {
                return;
            }
            self.take(Input::Typed { client_id, text, at });
        }
    }

    /// Ends the chat, with a rating if there is one.
    pub async fn end(self, rating: Rating) -> Result<(), Failure> {
        // What was said goes before the chat does.
        let turn = self.turn.get_value();
        let on_its_way = |line: &OwnLine| matches!(line.state, LineState::Waiting | LineState::Sending);
        if !self.comes_to(|conversation| !conversation.own().iter().any(on_its_way)).await {
            return Err(Failure::TimedOut);
        }
        // Another's is not ended for it.
        if self.turn.get_value() != turn {
            return Ok(());
        }
        let later = self.later();
        self.close(rating).await?;
        // The end comes as an event, and stands in the log like all that was said. Where it does not come it ends here.
        if !self.comes_to(|conversation| matches!(conversation.connection(), Connection::Ended(_))).await {
            later(Input::Close);
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
        let place = self.place(WRITING);
        self.forget();
        if unsent.is_empty() {
            return;
        }
        spawn_local(async move {
            let writing = shelf::get(shelf::Kind::Chat, &place).await.ok().flatten();
            let all = [unsent].into_iter().chain(writing).collect::<Vec<_>>().join("\n");
            let _ = shelf::put(shelf::Kind::Chat, &place, &all).await;
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
        let place = self.place(CURRENT);
        self.put_away();
        spawn_local(async move {
            let _ = shelf::delete(shelf::Kind::Chat, &place).await;
        });
    }

    /// Lets go of the chat in memory, and of what was asked for it.
    fn put_away(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.socket.set_value(None);
        self.todo.update_value(VecDeque::clear);
        self.conversation.set(Conversation::new());
        self.context.set(None);
        self.talk.under_way.set(false);
        self.talk.unread.set(0);
        self.refused.set(false);
    }

    /// Takes what comes later, unless another chat is before the reader by then.
    fn later(self) -> impl Fn(Input) + Copy + 'static {
        let turn = self.turn.get_value();
        move |input| {
            if self.turn.get_value() == turn {
                self.take(input);
            }
        }
    }

    /// Tells the conversation what happened, and does what it wants done.
    pub fn take(self, input: Input) {
        let mut effects = Vec::new();
        let wish = self.conversation.with_untracked(Conversation::wish);
        self.conversation.update(|conversation| effects = conversation.take(input, entropy::chance()));
        if let Some(now) =
            self.conversation.with_untracked(Conversation::wish).filter(|now| wish.as_ref() != Some(now))
        {
            announce::politely(&super::conversation::wish_words(&now));
        }
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
        let later = self.later();
        match effect {
            Effect::Keep => {
                let text =
                    self.conversation.with_untracked(|conversation| device::write_chat(&conversation.kept()));
                self.refused.set(shelf::put(shelf::Kind::Chat, &self.place(CURRENT), &text).await.is_err());
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
                    Said::Open => later(Input::SocketOpened(link)),
                    Said::Frame(text) => {
                        // A frame that cannot be read is as if it had not come; a gap in seq asks for it again.
                        if let Ok(frame) = chat_frames::decode(&text) {
                            later(Input::Frame(link, frame));
                        }
                    }
                    Said::Closed(code) => later(Input::SocketClosed { link, code: Some(code) }),
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
                    later(Input::Polled(link, answer));
                });
            }
            Effect::Say { link, chat, token, client_id, text } => {
                let Some(chats) = self.chats() else { return };
                spawn_local(async move {
                    let result = chats.say(chat, token, client_id.clone(), text).await;
                    later(Input::Said { link, client_id, result });
                });
            }
            Effect::AskForPerson { link, chat, token } => {
                let Some(chats) = self.chats() else { return };
                spawn_local(async move {
                    let result = chats.ask_for_person(chat, token).await;
                    later(Input::Asked { link, result });
                });
            }
            Effect::Wait { link, pause, millis } => spawn_local(async move {
                clock::wait(Duration::from_millis(u64::from(millis))).await;
                later(Input::Waited(link, pause));
            }),
            Effect::Announce { seq } => self.announce(seq),
        }
    }

    fn joining(
        self,
        asked: impl Future<Output = Result<onedoor_domain::chat::ChatSession, Failure>> + 'static,
    ) {
        let later = self.later();
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
            later(input);
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

/// What a guest wrote becomes a resident's, who has signed in where it stands. What they have themselves is not given up for it,
/// except a chat that is over.
async fn adopt(by: &ResidentId) {
    for what in [CURRENT, WRITING].into_iter().chain(leave::KEPT) {
        if let Ok(Some(text)) = shelf::get(shelf::Kind::Chat, what).await
            && let Ok(true) =
                shelf::put_if(shelf::Kind::Chat, &place(what, Some(by)), &text, |own| own.is_none_or(is_over))
                    .await
        {
            let _ = shelf::delete(shelf::Kind::Chat, what).await;
        }
    }
}

/// Is what is kept a chat that is over?
fn is_over(text: &str) -> bool {
    device::read_chat(text)
        .is_some_and(|kept| matches!(Conversation::restored(kept).connection(), Connection::Ended(_)))
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

#[cfg(test)]
mod tests {
    use onedoor_domain::chat::{ChatEvent, ClosedBy, Kept};

    use super::*;

    #[test]
    fn only_a_chat_that_is_over_gives_way_to_one_that_a_guest_began() {
        let at = Timestamp::from_millis(0, 0);
        let kept = |what| {
            device::write_chat(&Kept { recent: vec![ChatEvent { seq: 1, at, what }], ..Kept::default() })
        };
        assert!(is_over(&kept(Happening::Closed(ClosedBy::Idle))));
        assert!(!is_over(&kept(Happening::Handoff)));
        assert!(!is_over("Half a line that was being written"));
    }
}
