//! The chat docked over any screen.

use super::client::Client;
use super::conversation::SAY;
use super::page::Chat;
use super::{OPENER, OVERLAY, Talk, opener};
use crate::browser::focus;
use crate::portal::Portal;
use crate::routes;
use crate::t;
use crate::ui::remote::waiting;
use crate::ui::{Button, Rank, link};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The panel. Opening it moves the focus into it; closing it moves the focus back to its button.
#[component]
pub fn Panel() -> impl IntoView {
    let talk: Talk = expect_context();
    let client = Client::here(Portal::here(), talk);
    // The field comes when it is known whose chat it is.
    Effect::new(move |_| {
        if client.read.get() {
            focus::soon_to(SAY);
        }
    });
    let minimise = move |()| {
        talk.open.set(false);
        focus::soon_to(OPENER);
    };
    docked(view! { <Chat client=client/> }.into_any(), Callback::new(minimise))
}

fn docked(chat: AnyView, minimise: Callback<()>) -> AnyView {
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            minimise.run(());
        }
    };
    view! {
        <section class="chat-panel" aria-labelledby="chat-panel-title" on:keydown=press>
            <div class="chat-panel__bar">
                <h2 id="chat-panel-title">{t!("job-chat")}</h2>
                {link(routes::CHAT, t!("chat-whole-page"))}
                <Button rank=Rank::Plain on_press=minimise>{t!("chat-minimise")}</Button>
            </div>
            <div class="chat-panel__body">{chat}</div>
        </section>
    }
    .into_any()
}

/// Over an article, which can be read beside it.
fn over_a_screen(open: bool, chat: fn() -> AnyView) -> AnyView {
    let (open, unread) = (RwSignal::new(open), RwSignal::new(2));
    let minimise = Callback::new(move |()| open.set(false));
    view! {
        {crate::help::example_article()}
        <div class=OVERLAY>
            {move || open.get().then(|| docked(chat(), minimise))}
            {opener("chat-opener-example", open, unread)}
        </div>
    }
    .into_any()
}

pub(super) fn example_person() -> AnyView {
    over_a_screen(true, super::conversation::example_person)
}

pub(super) fn example_offline() -> AnyView {
    over_a_screen(true, super::conversation::example_offline)
}

pub(super) fn example_before() -> AnyView {
    over_a_screen(true, super::begin::example_open)
}

pub(super) fn example_loading() -> AnyView {
    over_a_screen(true, || waiting(false))
}

pub(super) fn example_minimised() -> AnyView {
    over_a_screen(false, super::conversation::example_person)
}
