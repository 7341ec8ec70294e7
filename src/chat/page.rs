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
use crate::portal::{Connected, Portal, Who};
use crate::routes;
use crate::t;
use crate::ui::remote::waiting;
use crate::ui::{ButtonLink, FailureNotice, Page, Rank, Remote};

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
    client.open();
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
    let there = Memo::new(move |_| portal.availability.answer(Clone::clone));
    let known = Memo::new(move |_| there.with(Option::is_some));
    move || {
        // Another's are drawn anew, with what is theirs.
        let by = client.by.get();
        if !client.read.get() {
            waiting(false)
        } else if under_way.get() {
            view! { <ConversationView client=client/><Nobody client=client/><Ending client=client/> }
                .into_any()
        } else if known.get() {
            let Some(first) = there.get_untracked() else { return ().into_any() };
            // It stays in the page while how it stands changes: a message may be half written in it.
            let availability = Signal::derive(move || there.get().unwrap_or_else(|| first.clone()));
            view! { {kept_elsewhere(client)}<Begin availability=availability context=client.context by=by on_begin=begin/> }
                .into_any()
        } else {
            view! { <Remote loader=portal.availability view=|_| ().into_any()/> }.into_any()
        }
    }
}

/// Whoever comes back finds their chat by signing in; nobody else is shown whose it is or what is in it.
fn kept_elsewhere(client: Client) -> impl IntoView {
    // Where the frame says that the session has ended it leads to signing in too.
    let told = Memo::new(move |_| client.portal.who.with(|who| *who == Who::Ended));
    move || client.keeps_anothers.get().then(|| kept_notice(!told.get()))
}

fn kept_notice(leads: bool) -> AnyView {
    let way = leads.then(|| {
        view! { <ButtonLink rank=Rank::Quiet href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink> }
    });
    view! { <div class="notice stack"><p>{t!("chat-kept")}</p>{way}</div> }.into_any()
}

pub(super) fn example_kept() -> AnyView {
    kept_notice(true)
}
