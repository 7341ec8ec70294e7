//! Everything said about a case, as knots of the thread. Own messages that the council has not confirmed stand on top,
//! each with how far it has come and what can be done.

use leptos::prelude::*;
use onedoor_domain::cases::{Author, Event, EventKind, OwnState, Role, Thread as Said, ThreadEntry};
use onedoor_domain::id::IdempotencyKey;
use onedoor_domain::{Failure, Timestamp};

use super::progress::stage_name;
use crate::channels::{channel_icon, channel_name};
use crate::i18n::calendar;
use crate::t;
use crate::ui::{Button, ButtonLink, Dot, Icon, Knot, More, Rank, ShowMore, Thread, Tone, failure};

/// What can be done with own messages, and with the thread.
#[derive(Clone, Copy)]
pub struct ThreadActs {
    /// Sends one again now.
    pub try_now: Callback<IdempotencyKey>,
    /// Takes one back into the box, to be written anew.
    pub take_back: Callback<IdempotencyKey>,
    /// Shows older events.
    pub older: Callback<()>,
}

const OWN: &str = "own-";

/// The thread with its heading, and the way to older events.
#[component]
pub fn SaidThread(
    /// What was said.
    #[prop(into)]
    said: Signal<Said>,
    /// How it stands with the older events.
    #[prop(into)]
    older: Signal<More>,
    /// What can be done.
    acts: ThreadActs,
) -> impl IntoView {
    let knots = Memo::new(move |_| said.with(knots));
    let under = Callback::new(move |id: String| match id.strip_prefix(OWN).map(IdempotencyKey::parse) {
        Some(Ok(key)) => view! { <Sending said=said own=key acts=acts/> }.into_any(),
        _ => ().into_any(),
    });
    let more = Memo::new(move |_| said.with(|said| said.older().is_some()));
    let nothing = Memo::new(move |_| knots.with(Vec::is_empty));
    view! {
        <section class="stack" aria-labelledby="said-title">
            <h2 id="said-title" tabindex="-1">{t!("said-title")}</h2>
            {move || if nothing.get() {
                view! { <p class="soft">{t!("said-nothing")}</p> }.into_any()
            } else {
                view! { <Thread label=t!("said-label") knots=knots under=under/> }.into_any()
            }}
            {move || more.get().then(|| view! { <ShowMore id="case-older" label=t!("case-older") state=older on_press=acts.older/> })}
        </section>
    }
}

/// How far an own message has come.
#[component]
fn Sending(said: Signal<Said>, own: IdempotencyKey, acts: ThreadActs) -> impl IntoView {
    let key = StoredValue::new(own);
    let state = Memo::new(move |_| {
        said.with(|said| {
            said.entries().find_map(|entry| match entry {
                ThreadEntry::Own(own) if key.with_value(|key| *key == own.key) => Some(own.state.clone()),
                _ => None,
            })
        })
    });
    move || match state.get() {
        None => ().into_any(),
        Some(OwnState::Sending) => {
            view! { <span class="saved"><Dot tone=Tone::Mark/>{t!("own-sending")}</span> }.into_any()
        }
        Some(OwnState::Failed(failure)) => unsent(&failure, key.get_value(), acts),
        Some(OwnState::Unsure) => {
            let try_now = move |()| acts.try_now.run(key.get_value());
            view! {
                <span class="saved"><Dot tone=Tone::Mark/>{t!("own-unsure")}</span>
                <Button rank=Rank::Plain on_press=try_now>{t!("try-again")}</Button>
            }
            .into_any()
        }
    }
}

fn unsent(why: &Failure, key: IdempotencyKey, acts: ThreadActs) -> AnyView {
    if *why == Failure::SessionEnded {
        return view! {
            <span class="saved"><Dot tone=Tone::Mark/>{t!("own-sign-in")}</span>
            <ButtonLink rank=Rank::Quiet href=crate::routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
        }
        .into_any();
    }
    if why.worth_retrying() {
        return view! {
            <span class="saved"><Dot tone=Tone::Mark/>{t!("own-waiting")}</span>
            <Button rank=Rank::Plain on_press=move |()| acts.try_now.run(key.clone())>{t!("own-try")}</Button>
        }
        .into_any();
    }
    view! {
        <span class="saved"><Dot tone=Tone::Bad/>{t!("own-refused", why = failure::line(why))}</span>
        <Button rank=Rank::Plain on_press=move |()| acts.take_back.run(key.clone())>{t!("own-take-back")}</Button>
    }
    .into_any()
}

fn knots(said: &Said) -> Vec<Knot> {
    let newest = said.newest().map(|event| &event.id);
    let mut day = None;
    said.entries()
        .map(|entry| match entry {
            ThreadEntry::Own(own) => Knot {
                id: format!("{OWN}{}", own.key),
                icon: Icon::Web,
                who: t!("said-you"),
                how: how(&t!("channel-web"), own.at),
                text: own.text.clone(),
                now: false,
                day: new_day(&mut day, own.at),
            },
            ThreadEntry::Event(event) => Knot {
                id: event.id.to_string(),
                icon: channel_icon(&event.channel),
                who: who(&event.author),
                how: how(&channel_name(&event.channel), event.at),
                text: words(event),
                now: newest == Some(&event.id),
                day: new_day(&mut day, event.at),
            },
        })
        .collect()
}

/// The day in words, where another one begins.
fn new_day(before: &mut Option<onedoor_domain::Day>, at: Timestamp) -> Option<String> {
    let day = calendar::local(at).day();
    (before.replace(day) != Some(day)).then(|| calendar::day_nearby(day))
}

fn how(channel: &str, at: Timestamp) -> String {
    t!("said-how", channel = channel, time = calendar::clock(at))
}

fn who(author: &Author) -> String {
    match (author.role, &author.name) {
        (Role::Resident, _) => t!("said-you"),
        (Role::Council | Role::Bot, Some(name)) => name.clone(),
        (Role::Council, None) => t!("said-council"),
        (Role::Bot, None) => t!("said-bot"),
    }
}

/// The council's words; where it gave none, what happened.
fn words(event: &Event) -> String {
    let mut words = event.text.trim().to_owned();
    if words.is_empty() {
        words = match (&event.kind, event.stage) {
            (EventKind::Received, _) => stage_name(onedoor_domain::cases::Stage::Received),
            (_, Some(stage)) => stage_name(stage),
            (EventKind::Call, _) => t!("said-call"),
            (EventKind::Letter, _) => t!("said-letter"),
            (EventKind::Visit, _) => t!("said-visit"),
            (EventKind::Chat, _) => t!("said-chat"),
            _ => String::new(),
        };
    }
    if let Some(day) = event.expected_at {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(&t!("said-promised", day = calendar::day(day)));
    }
    words
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::cases::samples;

    #[test]
    fn each_day_is_named_once_and_the_newest_word_is_marked() {
        let knots = knots(&samples::thread());
        let days: Vec<_> = knots.iter().filter_map(|knot| knot.day.clone()).collect();
        let mut once = days.clone();
        once.dedup();
        assert_eq!(days, once);
        assert!(days.len() > 1);
        assert_eq!(knots.iter().filter(|knot| knot.now).count(), 1);
    }

    #[test]
    fn a_promise_in_the_thread_has_its_day() {
        let knots = knots(&samples::thread());
        assert!(knots.iter().any(|knot| knot.text.contains("25 November")), "{knots:?}");
    }
}
