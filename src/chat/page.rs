//! The page `/chat`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;

use super::Talk;
use super::begin::{Begin, Others};
use super::client::{self, Client};
use super::conversation::{ConversationView, SAY};
use super::ending::Ending;
use super::nobody::Nobody;
use crate::browser::focus;
use crate::portal::{Connected, Portal};
use crate::t;
use crate::ui::{FailureNotice, Page, Remote};

/// The chat as a page.
#[component]
pub fn ChatPage() -> impl IntoView {
    let portal = Portal::here();
    let talk: Talk = expect_context();
    view! {
        <Page heading=t!("job-chat") back=("/".to_owned(), t!("account-title")) narrow=true>
            <Connected view=move |gateway| {
                if !gateway.has_chats() {
                    return view! { <FailureNotice failure=Failure::Unsupported/><Others/> }.into_any();
                }
                view! { <Chat client=Client::here(portal, talk)/> }.into_any()
            }/>
        </Page>
    }
}

/// A chat: before, under way, or over. The same on the page and in the panel.
#[component]
pub fn Chat(client: Client) -> impl IntoView {
    let portal = Portal::here();
    let under_way = Memo::new(move |_| client.is_under_way());
    portal.availability.again();
    spawn_local(async move {
        let context = client::context_in_address(portal).await;
        if context.is_some() && !client.is_under_way_untracked() {
            client.context.set(context);
        }
    });
    let begin = move |()| {
        client.begin();
        focus::soon_to(SAY);
    };
    move || {
        if under_way.get() {
            view! { <ConversationView client=client/><Nobody client=client/><Ending client=client/> }
                .into_any()
        } else {
            view! {
                <Remote loader=portal.availability view=move |availability| view! {
                    <Begin availability=availability context=client.context on_begin=begin/>
                }.into_any()/>
            }
            .into_any()
        }
    }
}
