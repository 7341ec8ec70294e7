//! Writing to the council about a case. What is sent goes through the outbox, so it arrives once. Not here: what is being
//! typed (`draft`).

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::{OwnState, Thread, ThreadEntry};
use onedoor_domain::id::IdempotencyKey;
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState};
use onedoor_domain::{Failure, Timestamp};

use super::draft::{Draft, Kept};
use super::follow::Follow;
use crate::browser::{announce, entropy, focus};
use crate::i18n::calendar;
use crate::outbox::Outbox;
use crate::t;
use crate::ui::{Button, Dot, Rank, TextArea, Tone};

/// The box's id.
pub const MESSAGE: &str = "message";
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
        let mine: Vec<_> = outbox
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
                    show(follow, &key, text, at, OwnState::Failed(failure.clone()));
                }
                // A message has no photos.
                ParcelState::Waiting { .. } | ParcelState::NeedsPhotos => {
                    show(follow, &key, text, at, OwnState::Sending);
                }
                ParcelState::NeedsSignIn => {
                    show(follow, &key, text, at, OwnState::Failed(Failure::SessionEnded));
                }
                ParcelState::Refused(_) if one.may_have_arrived() => {
                    show(follow, &key, text, at, OwnState::Unsure);
                }
                ParcelState::Refused(failure) => {
                    show(follow, &key, text, at, OwnState::Failed(failure.clone()));
                }
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

fn show(follow: Follow, key: &IdempotencyKey, text: String, at: Timestamp, state: OwnState) {
    follow.thread.update(|thread| {
        thread.sending(key.clone(), text, at);
        match state {
            OwnState::Sending => {}
            OwnState::Failed(failure) => thread.failed(key, failure),
            OwnState::Unsure => thread.unsure(key),
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
