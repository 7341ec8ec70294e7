//! Nobody there: leave a message, which becomes a case with a receipt.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Language;
use onedoor_domain::chat::{Context, LeftMessage};
use onedoor_domain::id::{ChatId, IdempotencyKey};
use onedoor_domain::report::{ContactBy, Receipt, Reporter, is_email};

use crate::browser::{HERE, entropy, focus, shelf};
use crate::i18n::{self, calendar};
use crate::portal::Portal;
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::{Entry, ErrorSummary, Problem, Summary, SummaryRow, TextArea, TextField, failure, link};

/// What is being written; each is kept on the device under its own name until the message is sent.
pub(super) const TEXT: &str = "left-text";
const NAME: &str = "left-name";
const EMAIL: &str = "left-email";
/// The key of this message, for life, and what it is the key of.
const KEY: &str = "left-key";

/// The form, then its receipt.
#[component]
pub fn Leave(
    /// What the resident brings along.
    context: RwSignal<Option<Context>, LocalStorage>,
    /// The chat that it continues: the chat then tells of the case.
    #[prop(optional_no_strip)]
    chat: Option<ChatId>,
    /// What the message begins with, unless one was begun before.
    #[prop(optional)]
    said: String,
) -> impl IntoView {
    let portal = Portal::here();
    let text = kept(TEXT, said);
    let name = kept(NAME, String::new());
    let email = kept(EMAIL, String::new());
    let chat = StoredValue::new(chat);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let busy = RwSignal::new(false);
    let receipt = RwSignal::new_local(None::<Receipt>);
    // “Forget this” on a shared computer is also for what stands in an open panel. It may have been left long ago.
    shelf::when_cleared(move || {
        for field in [text, name, email] {
            let _ = field.try_set(String::new());
        }
        let _ = problems.try_set(Vec::new());
        let _ = receipt.try_set(None);
    });
    if let Some(resident) = portal.who.with_untracked(|who| who.resident().cloned()) {
        name.set(resident.name);
        email.set(resident.email.unwrap_or_default());
    }

    let send = move |()| {
        let mut found = Vec::new();
        let mut wrong =
            |field: &str, words: String| found.push(Problem { field: Some(field.to_owned()), words });
        let (said, who, address) =
            (text.get_untracked(), name.get_untracked(), email.get_untracked().trim().to_owned());
        if said.trim().is_empty() {
            wrong(TEXT, t!("leave-text-problem"));
        }
        if !is_email(&address) {
            wrong(EMAIL, t!("email-problem"));
        }
        let wrong_now = !found.is_empty();
        problems.set(found);
        if wrong_now {
            focus::soon_to(ERROR_SUMMARY);
            return;
        }
        let Some(chats) = portal.gateway_untracked().and_then(|gateway| gateway.chats()) else {
            return;
        };
        let reporter = Reporter {
            name: Some(who.trim().to_owned()).filter(|who| !who.is_empty()),
            email: Some(address),
            phone: None,
            contact_by: ContactBy::Email,
        };
        let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
        let (chat, context) = (chat.get_value(), context.get_untracked());
        let message = LeftMessage { text: said, chat, context, reporter, language };
        busy.set(true);
        spawn_local(async move {
            let answer = match key_of(&message).await {
                Some(key) => chats.leave_message(message, key).await,
                None => Err(onedoor_domain::Failure::Unsupported),
            };
            busy.set(false);
            match answer {
                Ok(got) => {
                    for each in [TEXT, NAME, EMAIL, KEY] {
                        let _ = shelf::delete(shelf::Kind::Chat, each).await;
                    }
                    receipt.set(Some(got));
                    focus::soon_to("left-title");
                }
                Err(reason) => {
                    let (title, next) = failure::words(&reason);
                    problems.set(vec![Problem { field: None, words: format!("{title}. {next}") }]);
                    focus::soon_to(ERROR_SUMMARY);
                }
            }
        });
    };
    move || match receipt.get() {
        Some(receipt) => sent(&receipt),
        None => view! { <Form text=text name=name email=email problems=problems busy=busy on_send=send/> }
            .into_any(),
    }
}

/// A field that is kept on the device as it is typed, and comes back after a reload. Until then it says `first`.
fn kept(name: &'static str, first: String) -> RwSignal<String> {
    let field = RwSignal::new(first.clone());
    if HERE {
        spawn_local(async move {
            if let Ok(Some(text)) = shelf::get(shelf::Kind::Chat, name).await
                && field.try_with_untracked(|now| *now == first) == Some(true)
            {
                let _ = field.try_set(text);
            }
        });
        Effect::new(move |before: Option<()>| {
            let text = field.get();
            if before.is_some() {
                spawn_local(async move {
                    let _ = if text.is_empty() {
                        shelf::delete(shelf::Kind::Chat, name).await
                    } else {
                        shelf::put(shelf::Kind::Chat, name, &text).await
                    };
                });
            }
        });
    }
    field
}

/// The key of this very message: minted once and kept before the first try, so that a retry never makes a second case. Another
/// message under the same key would be refused for ever.
async fn key_of(message: &LeftMessage) -> Option<IdempotencyKey> {
    let what = format!("{message:?}");
    if let Ok(Some(kept)) = shelf::get(shelf::Kind::Chat, KEY).await
        && let Some((key, of)) = kept.split_once(' ')
        && of == what
    {
        return IdempotencyKey::parse(key).ok();
    }
    let key = entropy::token();
    let _ = shelf::put(shelf::Kind::Chat, KEY, &format!("{key} {what}")).await;
    IdempotencyKey::parse(&key).ok()
}

#[component]
fn Form(
    text: RwSignal<String>,
    name: RwSignal<String>,
    email: RwSignal<String>,
    #[prop(into)] problems: Signal<Vec<Problem>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_send: Callback<()>,
) -> impl IntoView {
    let problem = move |field: &'static str| {
        Signal::derive(move || {
            problems
                .get()
                .into_iter()
                .find(|problem| problem.field.as_deref() == Some(field))
                .map(|problem| problem.words)
        })
    };
    view! {
        <form class="stack stack--loose" aria-labelledby="leave-title" novalidate=true on:submit=move |event| { event.prevent_default(); if !busy.get_untracked() { on_send.run(()); } }>
            <h2 id="leave-title">{t!("chat-leave")}</h2>
            <p>{t!("leave-about")}</p>
            <ErrorSummary problems=problems/>
            <TextArea id=TEXT label=t!("leave-text") value=text on_input=move |typed| text.set(typed) problem=problem(TEXT)/>
            <TextField id=NAME label=t!("leave-name") entry=Entry::Name optional=true value=name on_input=move |typed| name.set(typed)/>
            <TextField id=EMAIL label=t!("email-label") hint=t!("leave-email-hint") entry=Entry::Email value=email
                on_input=move |typed| email.set(typed) problem=problem(EMAIL)/>
            <button type="submit" class="button button--wide" aria-disabled=move || busy.get().then_some("true")>{t!("leave-send")}</button>
        </form>
    }
}

fn sent(receipt: &Receipt) -> AnyView {
    let case = match &receipt.secret {
        Some(secret) => format!("/track/{}#{}", receipt.reference, secret.reveal()),
        None => format!("/cases/{}", receipt.reference),
    };
    let mut rows = vec![SummaryRow::new(t!("leave-received"), calendar::moment_in_full(receipt.received_at))];
    rows.extend(
        receipt.expected_at.map(|day| SummaryRow::new(t!("leave-expected"), calendar::day_in_full(day))),
    );
    rows.push(SummaryRow::new(t!("leave-next"), receipt.next_step.clone()));
    rows.push(SummaryRow::new(t!("leave-told"), receipt.told.clone()));
    let reference = receipt.reference.to_string();
    view! {
        <section class="receipt" aria-labelledby="left-title">
            <h2 id="left-title" tabindex="-1">{t!("leave-sent")}</h2>
            <p class="receipt__reference"><bdi>{reference}</bdi></p>
            <Summary rows=rows/>
            <p>{link(&case, t!("leave-follow"))}</p>
        </section>
    }
    .into_any()
}

pub(super) fn example_form() -> AnyView {
    let problems = vec![Problem { field: Some(EMAIL.to_owned()), words: t!("email-problem") }];
    view! {
        <Form text=RwSignal::new("My green bin was not emptied today.".to_owned()) name=RwSignal::new(String::new())
            email=RwSignal::new("sam@".to_owned()) problems=Signal::stored(problems) busy=false on_send=|()| ()/>
    }
    .into_any()
}

pub(super) fn example_sent() -> AnyView {
    use onedoor_domain::id::{Reference, TrackingSecret};
    use onedoor_domain::report::Visibility;
    use onedoor_domain::{Day, Timestamp};
    let parsed = (Reference::parse("AB-4821"), Timestamp::parse("2026-11-20T18:31:00Z"));
    let (Ok(reference), Ok(received_at)) = parsed else { return ().into_any() };
    sent(&Receipt {
        reference,
        secret: TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").ok(),
        received_at,
        expected_at: Day::parse("2026-11-25").ok(),
        next_step: "We look at it within one working day.".to_owned(),
        told: "Contact centre".to_owned(),
        visibility: Visibility::Private,
        shown_at: None,
    })
}
