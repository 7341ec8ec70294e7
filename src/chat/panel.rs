//! The chat docked over any screen.

use super::client::Client;
use super::conversation::SAY;
use super::page::Chat;
use super::{OPENER, Talk};
use crate::browser::focus;
use crate::portal::Portal;
use crate::routes;
use crate::t;
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
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            minimise(());
        }
    };
    view! {
        <section class="chat-panel" aria-labelledby="chat-panel-title" on:keydown=press>
            <div class="chat-panel__bar">
                <h2 id="chat-panel-title">{t!("job-chat")}</h2>
                {link(routes::CHAT, t!("chat-whole-page"))}
                <Button rank=Rank::Plain on_press=minimise>{t!("chat-minimise")}</Button>
            </div>
            <div class="chat-panel__body"><Chat client=client/></div>
        </section>
    }
}
