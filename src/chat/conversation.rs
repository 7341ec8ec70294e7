//! A conversation under way: how it is connected, what was said, and the line to write.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use onedoor_domain::chat::{
    ChatEvent, Connection, Conversation, Counterpart, Ending, Happening, LineState, OwnLine, Queue, Wish,
};
use onedoor_domain::id::ClientId;
use onedoor_domain::{Seconds, Timestamp};

use super::client::Client;
use super::line;
use crate::browser::{focus, scroll, shelf};
use crate::i18n::calendar;
use crate::portal::{Portal, Who};
use crate::t;
use crate::ui::{Button, ButtonLink, Dot, Rank, Tone, failure};

/// The id of the list of lines.
const LOG: &str = "chat-log";
/// The id of the field in which the resident writes.
pub const SAY: &str = "chat-say";
/// The name under which the line being written is kept.
pub const WRITING: &str = "writing";
/// So many lines are in the page; older ones come on request, so that a long chat stays quick.
const SHOWN: usize = 200;

/// The conversation of this device.
#[component]
pub fn ConversationView(client: Client) -> impl IntoView {
    let writing = RwSignal::new(String::new());
    // Of the one whose chat this is, whoever is here when a write is over.
    let place = StoredValue::new(client.place(WRITING));
    leptos::task::spawn_local(async move {
        if let Ok(Some(text)) = shelf::get(shelf::Kind::Chat, &place.get_value()).await {
            let _ = writing.try_set(text);
        }
    });
    let write = move |text: String| {
        writing.set(text.clone());
        let place = place.get_value();
        leptos::task::spawn_local(async move {
            client.refused.set(shelf::put(shelf::Kind::Chat, &place, &text).await.is_err());
        });
        client.take(onedoor_domain::chat::Input::Typing);
    };
    let say = move |text: String| {
        client.say(text);
        writing.set(String::new());
        let place = place.get_value();
        leptos::task::spawn_local(async move {
            let _ = shelf::delete(shelf::Kind::Chat, &place).await;
        });
    };
    Effect::new(move |_| {
        client.conversation.track();
        // What is before the resident is seen; the other side is told.
        focus::soon(move || client.take_seen());
    });
    view! {
        <Drawn
            conversation=client.conversation writing=writing refused=client.refused
            on_write=write on_say=say
            on_again=move |id| client.take(onedoor_domain::chat::Input::Again(id))
            on_discard=move |id| client.take(onedoor_domain::chat::Input::Discard(id))
            on_person=move |()| client.ask_for_person()
        />
    }
}

impl Client {
    /// Asks for a person, and whether one is there.
    fn ask_for_person(self) {
        self.take(onedoor_domain::chat::Input::AskForPerson);
        self.portal.availability.refresh();
    }

    /// Says that everything was seen, if something was not.
    fn take_seen(self) {
        if self.conversation.with_untracked(|conversation| conversation.unread() > 0) {
            self.take(onedoor_domain::chat::Input::Seen);
        }
    }
}

/// A conversation, from its state.
#[component]
fn Drawn(
    conversation: RwSignal<Conversation, LocalStorage>,
    #[prop(into)] writing: Signal<String>,
    #[prop(into)] refused: Signal<bool>,
    #[prop(into)] on_write: Callback<String>,
    #[prop(into)] on_say: Callback<String>,
    #[prop(into)] on_again: Callback<ClientId>,
    #[prop(into)] on_discard: Callback<ClientId>,
    #[prop(into)] on_person: Callback<()>,
) -> impl IntoView {
    let from = RwSignal::new(0_usize);
    let many = Memo::new(move |_| conversation.with(|conversation| conversation.events().len()));
    let first =
        Memo::new(move |_| if from.get() == usize::MAX { 0 } else { many.get().saturating_sub(SHOWN) });
    let lines = move || conversation.with(|conversation| conversation.events()[first.get()..].to_vec());
    let own = move || conversation.with(|conversation| conversation.own().to_vec());
    let connection = Memo::new(move |_| conversation.with(|conversation| conversation.connection().clone()));
    let counterpart = Memo::new(move |_| conversation.with(Conversation::counterpart));
    let typing = Memo::new(move |_| conversation.with(Conversation::is_typing));
    let wish = Memo::new(move |_| conversation.with(Conversation::wish));
    let over = Memo::new(move |_| matches!(connection.get(), Connection::Ended(_)));
    let no_person =
        Memo::new(move |_| matches!(counterpart.get(), Counterpart::Nobody | Counterpart::Bot { .. }));

    // Where the frame says that the session has ended it leads to signing in too.
    let told = use_context::<Portal>().map(|portal| portal.who);
    let told = Memo::new(move |_| told.is_some_and(|who| who.get() == Who::Ended));

    // It opens with the newest lines. Later ones are shown, unless the resident is reading further up.
    Effect::new(move |opened: Option<()>| {
        conversation.track();
        if opened.is_some() { scroll::follow_end(LOG) } else { scroll::to_end(LOG) }
    });

    let status = move || {
        let (tone, words) = connection_words(&connection.get(), &counterpart.get());
        view! { <Dot tone=tone/>{words} }
    };
    view! {
        <div class="talk">
            <p class="saved talk__status" role="status">{status}</p>
            {move || (connection.get() == Connection::SignedOut && !told.get()).then(|| view! {
                <p><ButtonLink rank=Rank::Quiet href=crate::routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink></p>
            })}
            {move || refused.get().then(|| view! { <p class="notice notice--warning small">{t!("chat-not-kept")}</p> })}
            // Announced by the live region, line by line of the other side; a live log would read own lines back.
            <div class="talk__log" id=LOG role="log" aria-live="off" aria-label=t!("chat-log") tabindex="0">
                {move || (first.get() > 0).then(|| view! {
                    <Button rank=Rank::Plain on_press=move |()| from.set(usize::MAX)>{t!("chat-earlier")}</Button>
                })}
                <ol class="talk__lines">
                    <For each=lines key=|event| event.seq let:event>
                        <One event=event conversation=conversation/>
                    </For>
                    <For each=own key=|own| (own.client_id.to_string(), discriminant(&own.state)) let:own>
                        <Own own=own over=over on_again=on_again on_discard=on_discard/>
                    </For>
                </ol>
                {move || typing.get().then(|| view! { <p class="talk__note">{t!("chat-typing", who = counterpart_name(&counterpart.get()))}</p> })}
                {move || wish.get().map(|wish| view! { <p class="talk__note">{wish_words(&wish)}</p> })}
                {move || queue_words(&counterpart.get()).map(|words| view! { <p class="talk__note">{words}</p> })}
            </div>
            {move || (!over.get()).then(|| view! { <Say writing=writing on_write=on_write on_say=on_say/> })}
            {move || (!over.get() && no_person.get()).then(|| view! {
                <p class="talk__person"><Button rank=Rank::Quiet on_press=on_person>{t!("chat-person")}</Button></p>
            })}
        </div>
    }
}

fn discriminant(state: &LineState) -> u8 {
    match state {
        LineState::Waiting => 0,
        LineState::Sending => 1,
        LineState::Sent(_) => 2,
        LineState::Read => 3,
        LineState::Failed(_) => 4,
    }
}

/// One thing that was said or happened.
#[component]
fn One(event: ChatEvent, conversation: RwSignal<Conversation, LocalStorage>) -> impl IntoView {
    let when = calendar::clock(event.at);
    let Happening::Message { from, text, article, .. } = &event.what else {
        return match line::note_words(&event.what) {
            Some(words) => view! { <li class="talk__note">{words}" "<small>{when}</small></li> }.into_any(),
            None => ().into_any(),
        };
    };
    let mine = from.role == onedoor_domain::cases::Role::Resident;
    let (who, words, source) =
        (line::author_name(from), line::linked(text), article.as_ref().map(line::quoted));
    let watched = event.clone();
    let state = Memo::new(move |_| {
        conversation
            .with(|conversation| conversation.state_of(&watched))
            .map(|state| line::state_words(&state))
    });
    view! {
        <li class="bubble" class:bubble--mine=mine>
            <span class:visually-hidden=mine class="bubble__who">{who}": "</span>
            <span class="bubble__text" dir="auto">{words}</span>
            {source}
            <small>{when}{move || state.get().map(|state| format!(", {state}"))}</small>
        </li>
    }
    .into_any()
}

/// A line that the council has not confirmed.
#[component]
fn Own(
    own: OwnLine,
    over: Memo<bool>,
    on_again: Callback<ClientId>,
    on_discard: Callback<ClientId>,
) -> impl IntoView {
    let failed = matches!(own.state, LineState::Failed(_));
    let (again, discard) = (own.client_id.clone(), own.client_id);
    view! {
        <li class="bubble bubble--mine bubble--waiting" class:bubble--failed=failed>
            <span class="visually-hidden">{t!("chat-you")}": "</span>
            <span class="bubble__text" dir="auto">{own.text}</span>
            <small>{line::state_words(&own.state)}</small>
            {failed.then(|| view! {
                <span class="row">
                    {
                        let again = StoredValue::new(again.clone());
                        // In a chat that is over nothing goes any more.
                        move || (!over.get()).then(|| view! {
                            <Button rank=Rank::Quiet on_press=move |()| on_again.run(again.get_value())>{t!("try-again")}</Button>
                        })
                    }
                    <Button rank=Rank::Plain on_press=move |()| on_discard.run(discard.clone())>{t!("chat-discard")}</Button>
                </span>
            })}
        </li>
    }
}

/// Where the resident writes. Enter sends; Shift and Enter make a new line.
#[component]
fn Say(writing: Signal<String>, on_write: Callback<String>, on_say: Callback<String>) -> impl IntoView {
    let send = move || {
        let text = writing.get_untracked().trim().to_owned();
        if !text.is_empty() {
            on_say.run(text);
        }
        focus::to(SAY);
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    view! {
        <form class="talk__say" on:submit=move |event| { event.prevent_default(); send(); }>
            <label class="visually-hidden" for=SAY>{t!("chat-message")}</label>
            <textarea id=SAY class="talk__input" rows="1" dir="auto" maxlength="4000" enterkeyhint="send"
                prop:value=move || writing.get()
                on:input:target=move |event| on_write.run(event.target().value())
                on:keydown=press
            ></textarea>
            <button type="submit" class="button">{t!("chat-send")}</button>
        </form>
    }
}

fn counterpart_name(counterpart: &Counterpart) -> String {
    match counterpart {
        Counterpart::Person { name } => name.clone().unwrap_or_else(|| t!("chat-council")),
        Counterpart::Bot { name } => name.clone().unwrap_or_else(|| t!("chat-assistant")),
        Counterpart::Waiting { .. } | Counterpart::Nobody => t!("chat-council"),
    }
}

/// How the chat is connected, and with whom. It is never called connected when it is not.
fn connection_words(connection: &Connection, counterpart: &Counterpart) -> (Tone, String) {
    match connection {
        Connection::Idle | Connection::Connecting => (Tone::Quiet, t!("chat-connecting")),
        Connection::Live | Connection::Polling => match counterpart {
            Counterpart::Person { .. } => (Tone::Good, t!("chat-with", who = counterpart_name(counterpart))),
            Counterpart::Bot { .. } => (Tone::Good, t!("chat-with-assistant")),
            Counterpart::Waiting { .. } => (Tone::Mark, t!("chat-waiting")),
            Counterpart::Nobody => (Tone::Good, t!("chat-connected")),
        },
        Connection::Retrying { .. } => (Tone::Mark, t!("chat-retrying")),
        Connection::Stale { .. } => (Tone::Bad, t!("chat-stale")),
        Connection::SignedOut => (Tone::Bad, t!("chat-signed-out")),
        Connection::Ended(Ending::Closed(_)) => (Tone::Quiet, t!("chat-closed")),
        Connection::Ended(Ending::Gone) => (Tone::Bad, t!("chat-gone")),
        Connection::Ended(Ending::Refused(why)) => (Tone::Bad, failure::line(why)),
    }
}

/// What became of a wish for a person that was not heard.
pub fn wish_words(wish: &Wish) -> String {
    match wish {
        Wish::Waiting => t!("chat-person-waits"),
        Wish::Refused(why) => t!("chat-person-refused", why = failure::line(why)),
    }
}

fn queue_words(counterpart: &Counterpart) -> Option<String> {
    let Counterpart::Waiting { queue: Some(Queue { position, wait }) } = counterpart else { return None };
    let minutes = wait.map_or(0, |Seconds(seconds)| seconds.div_ceil(60));
    Some(match (*position, minutes) {
        (0, _) => t!("chat-queue-next"),
        (position, 0) => t!("chat-queue", count = position),
        (position, minutes) => t!("chat-queue-wait", count = position, minutes = minutes),
    })
}

fn example(lines: &[(&str, &str)], then: impl FnOnce(&mut Conversation)) -> AnyView {
    use onedoor_domain::cases::{Author, Role};
    use onedoor_domain::chat::{ChatSession, Input, ServerFrame};
    use onedoor_domain::id::{ChatId, ChatToken, IdempotencyKey};
    let mut conversation = Conversation::new();
    let parsed = (ChatId::parse("chat_7f3"), ChatToken::parse("t"), IdempotencyKey::parse("0123456789"));
    let (Ok(id), Ok(token), Ok(key)) = parsed else { return ().into_any() };
    let at = Timestamp::parse("2026-11-21T09:04:00Z").unwrap_or_else(|_| Timestamp::from_millis(0, 0));
    conversation.take(Input::Begin { key }, 0);
    let session = ChatSession { id, socket: "/s".to_owned(), token, expires_at: at };
    let opened = conversation.take(Input::Session(session), 0);
    let link = opened.iter().find_map(|effect| match effect {
        onedoor_domain::chat::Effect::OpenSocket { link, .. } => Some(*link),
        _ => None,
    });
    let Some(link) = link else { return ().into_any() };
    let author = |role, name: &str| Author { role, name: Some(name.to_owned()) };
    let mut last = 0;
    for (nth, (who, text)) in (1..).zip(lines) {
        let said =
            |from| Happening::Message { from, text: (*text).to_owned(), client_id: None, article: None };
        let what = match *who {
            "bot" => said(author(Role::Bot, "Assistant")),
            "quote" => Happening::Message {
                from: author(Role::Bot, "Assistant"),
                text: (*text).to_owned(),
                client_id: None,
                article: example_article(),
            },
            "you" => said(Author { role: Role::Resident, name: None }),
            "joined" => Happening::Joined(author(Role::Council, text)),
            "handoff" => Happening::Handoff,
            "closed" => Happening::Closed(onedoor_domain::chat::ClosedBy::Council),
            name => said(author(Role::Council, name)),
        };
        last = nth;
        conversation.take(Input::Frame(link, ServerFrame::Event(ChatEvent { seq: nth, at, what })), 0);
    }
    conversation.take(Input::Frame(link, ServerFrame::Ready { seq: last }), 0);
    then(&mut conversation);
    view! {
        <Drawn conversation=RwSignal::new_local(conversation) writing="" refused=false
            on_write=|_| () on_say=|_| () on_again=|_| () on_discard=|_| () on_person=|()| ()/>
    }
    .into_any()
}

fn example_article() -> Option<onedoor_domain::help::ArticleSummary> {
    use onedoor_domain::id::ArticleId;
    Some(onedoor_domain::help::ArticleSummary {
        id: ArticleId::parse("114").ok()?,
        version: 3,
        title: "How long do repairs to street lights take?".to_owned(),
        summary: None,
        updated_at: None,
    })
}

const TALK: &[(&str, &str)] = &[
    ("bot", "Hello. What would you like to know?"),
    ("you", "How long do repairs to street lights take?"),
    ("quote", "Most lights are mended within five working days."),
];

pub(super) fn example_bot() -> AnyView {
    example(TALK, |_| ())
}

pub(super) fn example_waiting() -> AnyView {
    let lines: Vec<_> = TALK.iter().copied().chain([("handoff", "")]).collect();
    example(&lines, |_| ())
}

pub(super) fn example_person() -> AnyView {
    let lines: Vec<_> = TALK
        .iter()
        .copied()
        .chain([
            ("handoff", ""),
            ("joined", "Carys"),
            ("Carys", "Bore da Mair, which side of the post is it?"),
            ("you", "The river side, next to the bench. See https://aberwen.example/map."),
        ])
        .collect();
    example(&lines, |_| ())
}

pub(super) fn example_offline() -> AnyView {
    use onedoor_domain::chat::Input;
    example(TALK, |conversation| {
        conversation.take(Input::Woke, 0);
        let at = Timestamp::from_millis(1_795_251_840_000, 0);
        if let Ok(client_id) = ClientId::parse("c_1") {
            conversation.take(Input::Typed { client_id, text: "Shall I send a photo?".to_owned(), at }, 0);
        }
    })
}

/// A line was written, and then the chat could not be joined again for this reason.
fn example_left(failure: onedoor_domain::Failure) -> AnyView {
    use onedoor_domain::chat::Input;
    example(TALK, |conversation| {
        conversation.take(Input::Woke, 0);
        let at = Timestamp::from_millis(1_795_251_840_000, 0);
        if let Ok(client_id) = ClientId::parse("c_1") {
            conversation.take(Input::Typed { client_id, text: "On Saturdays too?".to_owned(), at }, 0);
        }
        conversation.take(Input::NoSession(failure), 0);
    })
}

pub(super) fn example_signed_out() -> AnyView {
    example_left(onedoor_domain::Failure::SessionEnded)
}

pub(super) fn example_gone() -> AnyView {
    example_left(onedoor_domain::Failure::NotFound)
}

pub(super) fn example_person_waits() -> AnyView {
    use onedoor_domain::chat::Input;
    example(TALK, |conversation| {
        conversation.take(Input::Woke, 0);
        conversation.take(Input::AskForPerson, 0);
    })
}

pub(super) fn example_ended() -> AnyView {
    let lines: Vec<_> = TALK.iter().copied().chain([("closed", "")]).collect();
    example(&lines, |_| ())
}

pub(super) fn example_right_to_left() -> AnyView {
    example(&[("bot", "مرحبًا. كيف نساعدك؟"), ("you", "الضوء مطفأ في Heol y Bont منذ الثلاثاء")], |_| ())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn it_is_called_connected_only_when_it_is() {
        let person = Counterpart::Person { name: Some("Carys".to_owned()) };
        for connection in [
            Connection::Idle,
            Connection::Connecting,
            Connection::Retrying { attempt: 1 },
            Connection::Stale { attempt: 5 },
            Connection::SignedOut,
            Connection::Ended(Ending::Gone),
        ] {
            assert_ne!(connection_words(&connection, &person).0, Tone::Good, "{connection:?}");
        }
        assert_eq!(connection_words(&Connection::Live, &person).0, Tone::Good);
    }

    #[test]
    fn whoever_is_signed_out_is_told_and_can_sign_in_and_nothing_offers_to_send_in_a_chat_that_is_gone() {
        let owner = Owner::new();
        let html = owner.with(|| example_signed_out().to_html());
        assert!(html.contains(&t!("chat-signed-out")) && html.contains(r#"href="/sign-in"#), "{html}");
        assert!(html.contains(&t!("chat-line-waiting")) && html.contains("<textarea"), "{html}");
        let html = owner.with(|| example_gone().to_html());
        assert!(html.contains(&t!("chat-gone")) && html.contains(&t!("chat-line-failed")), "{html}");
        assert!(!html.contains(&t!("try-again")) && html.contains(&t!("chat-discard")), "{html}");
    }

    #[test]
    fn a_wish_that_was_not_heard_is_said_and_so_is_one_that_was_refused() {
        let html = Owner::new().with(|| example_person_waits().to_html());
        assert!(html.contains(&t!("chat-person-waits")), "{html}");
        let refused = wish_words(&Wish::Refused(onedoor_domain::Failure::Forbidden));
        assert!(refused.contains(&t!("failure-forbidden")), "{refused}");
    }

    #[test]
    fn hostile_words_stay_words() {
        let owner = Owner::new();
        let html = owner.with(|| example(&[("you", "<img src=x onerror=alert(1)>")], |_| ()).to_html());
        assert!(!html.contains("<img"), "{html}");
    }

    #[test]
    fn an_answer_of_the_assistant_quotes_article_and_version() {
        let owner = Owner::new();
        let html = owner.with(|| example_bot().to_html());
        assert!(html.contains(r#"href="/help/114""#), "{html}");
        assert!(html.contains('3'), "{html}");
    }
}
