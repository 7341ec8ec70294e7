//! Nobody there: leave a message, which becomes a case with a receipt.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::Tracked;
use onedoor_domain::chat::{Context, LeftMessage};
use onedoor_domain::id::{ChatId, IdempotencyKey, ResidentId};
use onedoor_domain::report::{ContactBy, Receipt, Reporter, is_email};
use onedoor_domain::{Failure, Language};
use onedoor_gateway::device::write_tracked;

use super::place;
use crate::browser::{HERE, entropy, focus, shelf};
use crate::i18n::{self, calendar};
use crate::portal::{Portal, Who};
use crate::report::{as_text, to_keep, way_back, when_in_zone, whole_link};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::{Entry, ErrorSummary, Problem, Summary, SummaryRow, TextArea, TextField, failure};

/// What is being written; each is kept on the device under its own name until the message is sent.
pub(super) const TEXT: &str = "left-text";
const NAME: &str = "left-name";
const EMAIL: &str = "left-email";
/// The key of this message, for life, and what it is the key of.
const KEY: &str = "left-key";
/// All that is kept of it.
pub(super) const KEPT: [&str; 4] = [TEXT, NAME, EMAIL, KEY];

/// The form, then its receipt.
#[component]
pub fn Leave(
    /// What the resident brings along.
    context: RwSignal<Option<Context>, LocalStorage>,
    /// Whose it is; `None` is a guest's.
    by: Option<ResidentId>,
    /// The chat that it continues: the chat then tells of the case.
    #[prop(optional_no_strip)]
    chat: Option<ChatId>,
    /// What the message begins with, unless one was begun before.
    #[prop(optional)]
    said: String,
) -> impl IntoView {
    let portal = Portal::here();
    let text = kept(place(TEXT, by.as_ref()), said);
    let name = kept(place(NAME, by.as_ref()), String::new());
    let email = kept(place(EMAIL, by.as_ref()), String::new());
    let by = StoredValue::new(by);
    let chat = StoredValue::new(chat);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let busy = RwSignal::new(false);
    let receipt = RwSignal::new_local(None::<Sent>);
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
        let message = LeftMessage { text: said.clone(), chat, context, reporter, language };
        let by = by.get_value();
        busy.set(true);
        spawn_local(async move {
            // What a resident wrote goes in their session or waits: is it still there?
            if by.is_some() {
                portal.look_for_session().await;
            }
            let theirs = by.is_none() || portal.who.with_untracked(Who::id) == by;
            let answer = match key_of(&message, &place(KEY, by.as_ref())).await {
                Some(key) if theirs => chats.leave_message(message, key).await,
                Some(_) => Err(portal.unheard.get_untracked().unwrap_or(Failure::SessionEnded)),
                None => Err(Failure::Unsupported),
            };
            let _ = busy.try_set(false);
            match answer {
                Ok(got) => {
                    // The way back to the case is on the device before anything of the message leaves it.
                    let kept = keep_way(&got).await;
                    for each in KEPT {
                        let _ = shelf::delete(shelf::Kind::Chat, &place(each, by.as_ref())).await;
                    }
                    let _ = receipt.try_set(Some(Sent { receipt: got, text: said, kept }));
                    focus::soon_to("left-title");
                }
                Err(reason) => {
                    if reason == Failure::SessionEnded {
                        portal.session_ended();
                    }
                    let _ = problems.try_set(vec![Problem { field: None, words: failure::line(&reason) }]);
                    focus::soon_to(ERROR_SUMMARY);
                }
            }
        });
    };
    move || match receipt.get() {
        Some(it) => {
            let zone = portal.config.with_value(|config| config.time_zone.clone());
            sent(it, zone)
        }
        None => view! { <Form text=text name=name email=email problems=problems busy=busy on_send=send/> }
            .into_any(),
    }
}

/// A field that is kept on the device as it is typed, and comes back after a reload. Until then it says `first`.
fn kept(name: String, first: String) -> RwSignal<String> {
    let field = RwSignal::new(first.clone());
    if HERE {
        let there = name.clone();
        spawn_local(async move {
            if let Ok(Some(text)) = shelf::get(shelf::Kind::Chat, &there).await
                && field.try_with_untracked(|now| *now == first) == Some(true)
            {
                let _ = field.try_set(text);
            }
        });
        Effect::new(move |before: Option<()>| {
            let text = field.get();
            if before.is_some() {
                let name = name.clone();
                spawn_local(async move {
                    let _ = if text.is_empty() {
                        shelf::delete(shelf::Kind::Chat, &name).await
                    } else {
                        shelf::put(shelf::Kind::Chat, &name, &text).await
                    };
                });
            }
        });
    }
    field
}

/// The key of this very message: minted once and kept before the first try, so that a retry never makes a second case. Another
/// message under the same key would be refused for ever.
async fn key_of(message: &LeftMessage, place: &str) -> Option<IdempotencyKey> {
    let what = format!("{message:?}");
    if let Ok(Some(kept)) = shelf::get(shelf::Kind::Chat, place).await
        && let Some((key, of)) = kept.split_once(' ')
        && of == what
    {
        return IdempotencyKey::parse(key).ok();
    }
    let key = entropy::token();
    let _ = shelf::put(shelf::Kind::Chat, place, &format!("{key} {what}")).await;
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

/// A message that the council has.
#[derive(Clone)]
struct Sent {
    receipt: Receipt,
    text: String,
    /// The device has the way back to the case.
    kept: bool,
}

/// Keeps a guest's way to the case, as it does with a report's. Says whether the device has it.
async fn keep_way(receipt: &Receipt) -> bool {
    let Some(secret) = receipt.secret.clone() else { return false };
    let (reference, at) = (receipt.reference.clone(), receipt.received_at);
    let tracked = Tracked { reference, secret, title: t!("leave-text"), at };
    shelf::put(shelf::Kind::Tracked, tracked.reference.as_str(), &write_tracked(&tracked)).await.is_ok()
}

fn sent(sent: Sent, zone: String) -> AnyView {
    let receipt = &sent.receipt;
    let about = if sent.kept { t!("sent-keep-about") } else { t!("leave-keep-about") };
    let way = way_back(&receipt.reference, receipt.secret.as_ref(), about);
    let reference = receipt.reference.to_string();
    let rows = promised(receipt, &zone);
    let keep = to_keep(&receipt.reference.clone(), move || in_text(&sent, &zone));
    view! {
        <section class="receipt" aria-labelledby="left-title">
            <h2 id="left-title" tabindex="-1">{t!("leave-sent")}</h2>
            <p class="receipt__reference"><bdi>{reference}</bdi></p>
            <Summary rows=rows/>
        </section>
        {way}
        <p class="row no-print">{keep}</p>
    }
    .into_any()
}

/// What the council promises.
fn promised(receipt: &Receipt, zone: &str) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::new(t!("leave-received"), when_in_zone(receipt.received_at, zone))];
    rows.extend(
        receipt.expected_at.map(|day| SummaryRow::new(t!("leave-expected"), calendar::day_in_full(day))),
    );
    rows.push(SummaryRow::new(t!("leave-next"), receipt.next_step.clone()));
    rows.push(SummaryRow::new(t!("leave-told"), receipt.told.clone()));
    rows
}

/// The receipt as words for a file.
fn in_text(sent: &Sent, zone: &str) -> String {
    let receipt = &sent.receipt;
    let mut rows = vec![SummaryRow::new(t!("sent-reference"), receipt.reference.to_string())];
    rows.extend(promised(receipt, zone));
    let link = whole_link(&receipt.reference, receipt.secret.as_ref());
    rows.extend(link.map(|link| SummaryRow::new(t!("sent-keep"), link)));
    rows.push(SummaryRow::new(t!("sent-what"), sent.text.clone()));
    as_text(&t!("leave-sent"), &rows)
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
    let receipt = Receipt {
        reference,
        secret: TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").ok(),
        received_at,
        expected_at: Day::parse("2026-11-25").ok(),
        next_step: "We look at it within one working day.".to_owned(),
        told: "Contact centre".to_owned(),
        visibility: Visibility::Private,
        shown_at: None,
    };
    let text = "My green bin was not emptied today.".to_owned();
    sent(Sent { receipt, text, kept: true }, "Europe/London".to_owned())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_guest_is_given_the_way_back_to_the_case_and_a_file_of_it() {
        let html = Owner::new().with(|| example_sent().to_html());
        let link = "/track/AB-4821#Qm7tW2xZk4Vn9LrB";
        assert!(html.contains(&format!("{link}</a>")) && html.contains(&t!("sent-keep-about")), "{html}");
        assert!(html.contains(&t!("sent-save")), "{html}");
    }
}
