//! The chat docked over any screen.

use leptos::ev::KeyboardEvent;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::client::Client;
use super::conversation::SAY;
use super::page::Chat;
use super::{HOLDER, OPENER, Talk};
use crate::browser::focus;
use crate::portal::Portal;
use crate::routes;
use crate::t;
use crate::ui::{Button, Rank};

/// Draws the panel into its holder, if it is not there yet, and moves the focus into it.
pub fn draw(portal: Portal, talk: Talk) {
    let Some(holder) = document().get_element_by_id(HOLDER) else { return };
    if holder.child_element_count() == 0
        && let Ok(holder) = holder.dyn_into::<web_sys::HtmlElement>()
    {
        mount_to(holder, move || {
            provide_context(portal);
            provide_context(talk);
            view! { <Panel portal=portal talk=talk/> }
        })
        .forget();
    }
    focus::soon_to(SAY);
}

#[component]
fn Panel(portal: Portal, talk: Talk) -> impl IntoView {
    let client = Client::here(portal, talk);
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
                <a href=routes::CHAT>{t!("chat-whole-page")}</a>
                <Button rank=Rank::Plain on_press=minimise>{t!("chat-minimise")}</Button>
            </div>
            <div class="chat-panel__body"><Chat client=client/></div>
        </section>
    }
}
