//! Writing to the council about a case. What is typed is on the device before it goes anywhere, and comes back after a
//! reload; what was sent goes through the outbox, so it arrives once.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::{Thread, ThreadEntry};
use onedoor_domain::id::{IdempotencyKey, Reference};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState};
use onedoor_domain::{Failure, Timestamp};

use super::follow::Follow;
use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, announce, clock, entropy, focus};
use crate::i18n::calendar;
use crate::outbox::Outbox;
use crate::t;
use crate::ui::{Button, Dot, Rank, TextArea, Tone};

/// The box's id.
pub const MESSAGE: &str = "message";
/// After the last key, so long until the device has it.
const SETTLE: Duration = Duration::from_millis(400);

/// Whether the device has what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing typed, or not yet.
    #[default]
    NotYet,
    /// It has.
    Yes,
    /// It will not keep it.
    Refused,
}

/// What is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As typed.
    pub text: RwSignal<String>,
    /// Whether the device has it.
    pub kept: RwSignal<Kept>,
    /// What is wrong with it.
    pub problem: RwSignal<Option<String>>,
    turn: StoredValue<u32>,
}

impl Draft {
    /// Nothing typed yet.
    pub fn empty() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            kept: RwSignal::new(Kept::NotYet),
            problem: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// What the device kept for a case, once it is read.
    pub fn of(reference: &Reference) -> Self {
        let draft = Self::empty();
        let id = reference.to_string();
        if HERE {
            spawn_local(async move {
                let Ok(Some(text)) = shelf::get(Kind::Message, &id).await else { return };
                // What was typed meanwhile is newer.
                if draft.text.try_with_untracked(String::is_empty) == Some(true) {
                    draft.text.set(text);
                    draft.kept.set(Kept::Yes);
                }
            });
        }
        draft
    }

    /// Takes what is typed and keeps it, also when the page is left before it has settled.
    pub fn typed(self, reference: &Reference, text: String) {
        self.problem.set(None);
        self.kept.set(Kept::NotYet);
        self.text.set(text.clone());
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        let id = reference.to_string();
        spawn_local(async move {
            clock::wait(SETTLE).await;
            if self.turn.try_get_value().is_some_and(|newest| newest != turn) {
                return;
            }
            let answer = if text.is_empty() {
                shelf::delete(Kind::Message, &id).await
            } else {
                shelf::put(Kind::Message, &id, &text).await
            };
            if self.turn.try_get_value() == Some(turn) {
                self.kept.set(match answer {
                    Ok(()) if text.is_empty() => Kept::NotYet,
                    Ok(()) => Kept::Yes,
                    Err(_) => Kept::Refused,
                });
            }
        });
    }

    /// It goes to the outbox: the box is empty again. The device keeps the draft until the outbox has it.
    fn sent(self) {
        let _ = self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        self.text.set(String::new());
        self.kept.set(Kept::NotYet);
    }

    /// The outbox has it, so the draft can go, unless another one was begun meanwhile.
    async fn let_go(self, reference: &Reference) {
        if self.text.try_with_untracked(String::is_empty) == Some(false) {
            return;
        }
        // What stays there by a refusal would come back into the box: a nuisance, and nothing is doubled by it.
        let _ = shelf::delete(Kind::Message, reference.as_str()).await;
    }
}

/// Sends what is in the box, by way of the outbox.
pub fn send(follow: Follow, outbox: Outbox, draft: Draft, title: String, limit: usize) {
    let text = draft.text.get_untracked().trim().to_owned();
    let problem = match text.chars().count() {
        0 => Some(t!("write-empty")),
        many if many > limit => Some(t!("write-too-long", count = limit)),
        _ => None,
    };
    if problem.is_some() {
        draft.problem.set(problem);
        focus::to(MESSAGE);
        return;
    }
    let Ok(key) = IdempotencyKey::parse(&entropy::token()) else { return };
    let (reference, now) = (follow.reference(), calendar::now());
    let secret = follow.source().secret();
    let parcel = Parcel::Message { reference: reference.clone(), secret, text: text.clone() };
    follow.thread.update(|thread| thread.sending(key.clone(), text, now));
    draft.sent();
    announce::politely(&t!("own-sending"));
    spawn_local(async move {
        outbox.post(Outgoing::new(key, parcel, title, now)).await;
        draft.let_go(&reference).await;
    });
}

/// Shows in the thread how far each own message of the outbox has come.
pub fn watch(follow: Follow, outbox: Outbox) {
    let reference = follow.reference();
    Effect::new(move |before: Option<Vec<IdempotencyKey>>| {
        let mine: Vec<Outgoing> = outbox
            .all()
            .into_iter()
            .filter(|one| matches!(&one.parcel, Parcel::Message { reference: to, .. } if *to == reference))
            .collect();
        let mut open = Vec::new();
        for one in mine.iter().rev() {
            let Parcel::Message { text, .. } = &one.parcel else { continue };
            let (key, text, at) = (one.key.clone(), text.clone(), one.at);
            let sending = outbox.is_sending(&key);
            match &one.state {
                ParcelState::Arrived { .. } => {
                    let was_open = before.as_ref().is_some_and(|before| before.contains(&key));
                    if was_open || follow.thread.with_untracked(|thread| is_own(thread, &key)) {
                        arrived(follow, key);
                    }
                    continue;
                }
                ParcelState::Waiting { after: Some(failure), .. } if !sending => {
                    show(follow, &key, text, at, Some(failure.clone()));
                }
                ParcelState::Waiting { .. } => show(follow, &key, text, at, None),
                ParcelState::NeedsSignIn => {
                    show(follow, &key, text, at, Some(Failure::SessionEnded));
                }
                ParcelState::Refused(failure) => show(follow, &key, text, at, Some(failure.clone())),
            }
            open.push(key);
        }
        let gone =
            before.unwrap_or_default().into_iter().filter(|key| !mine.iter().any(|one| one.key == *key));
        for key in gone {
            follow.thread.update(|thread| thread.discard(&key));
        }
        open
    });
}

fn is_own(thread: &Thread, key: &IdempotencyKey) -> bool {
    thread.entries().any(|entry| matches!(entry, ThreadEntry::Own(own) if own.key == *key))
}

fn show(follow: Follow, key: &IdempotencyKey, text: String, at: Timestamp, failed: Option<Failure>) {
    follow.thread.update(|thread| {
        thread.sending(key.clone(), text, at);
        if let Some(failure) = failed {
            thread.failed(key, failure);
        }
    });
}

/// The council has it. Its event is read before the own line goes, so that nothing flickers.
fn arrived(follow: Follow, key: IdempotencyKey) {
    let events = follow.source().events(follow.reference(), None);
    spawn_local(async move {
        let page = events.await;
        let _ = follow.thread.try_update(|thread| {
            if let Ok(page) = page {
                thread.take_newest(page);
            }
            thread.discard(&key);
        });
        announce::politely(&t!("own-sent"));
    });
}

/// The box.
#[component]
pub fn WriteBox(
    /// What is being written.
    draft: Draft,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// It is to be sent.
    #[prop(into)]
    on_send: Callback<()>,
    /// The team that reads it.
    #[prop(into)]
    told: Signal<Option<String>>,
    /// Characters that the backend takes.
    limit: usize,
) -> impl IntoView {
    let kept = move || match draft.kept.get() {
        Kept::NotYet => "\u{a0}".into_any(),
        Kept::Yes => view! { <Dot tone=Tone::Good/>{t!("write-kept")} }.into_any(),
        Kept::Refused => view! { <Dot tone=Tone::Bad/>{t!("write-not-kept")} }.into_any(),
    };
    let hint = move || match told.get() {
        Some(team) => t!("write-goes-to", team = team),
        None => t!("write-goes"),
    };
    view! {
        <section class="stack no-print" aria-labelledby="write-title">
            <h2 id="write-title">{t!("write-title")}</h2>
            <p class="soft">{hint}</p>
            <TextArea id=MESSAGE label=t!("write-label") value=draft.text limit=limit problem=draft.problem on_input=on_input/>
            <p class="row"><Button rank=Rank::Main on_press=on_send>{t!("write-send")}</Button><span class="saved">{kept}</span></p>
        </section>
    }
}
