//! A chat under way in which nobody comes: the way on is a message, which becomes a case and stands in the chat.

use leptos::prelude::*;
use onedoor_domain::cases::Role;
use onedoor_domain::chat::{Conversation, Counterpart, Happening, People};

use super::client::Client;
use super::leave::{Leave, TEXT};
use crate::account::chat_state;
use crate::browser::focus;
use crate::portal::Portal;
use crate::t;
use crate::ui::remote::Load;
use crate::ui::{Button, Dot, Rank};

/// Offered while the desk is closed and no person is in the chat.
#[component]
pub fn Nobody(client: Client) -> impl IntoView {
    let portal = Portal::here();
    let leaving = RwSignal::new(false);
    let alone = Memo::new(move |_| {
        client.conversation.with(|talk| !matches!(talk.counterpart(), Counterpart::Person { .. }))
    });
    let closed = move || {
        portal.availability.with(|state| match state {
            Load::Loaded(availability) if availability.people == People::Closed => Some(availability.clone()),
            _ => None,
        })
    };
    let begin = move |()| {
        leaving.set(true);
        focus::soon_to(TEXT);
    };
    move || {
        if leaving.get() {
            let (chat, said) =
                client.conversation.with_untracked(|talk| (talk.chat().cloned(), said_by_resident(talk)));
            return view! { <Leave context=client.context by=client.by.get_untracked() chat=chat said=said/> }.into_any();
        }
        match closed() {
            Some(availability) if alone.get() => {
                let (tone, words) = chat_state(&availability);
                view! {
                    <div class="notice stack no-print">
                        <p class="saved"><Dot tone=tone/>{words}</p>
                        <Button rank=Rank::Quiet on_press=begin>{t!("chat-leave")}</Button>
                    </div>
                }
                .into_any()
            }
            _ => ().into_any(),
        }
    }
}

/// What the resident wrote in the chat, to begin the message with: nothing is told twice.
fn said_by_resident(talk: &Conversation) -> String {
    let placed = talk.events().iter().filter_map(|event| match &event.what {
        Happening::Message { from, text, .. } if from.role == Role::Resident => Some(text.as_str()),
        _ => None,
    });
    let waiting = talk.own().iter().map(|line| line.text.as_str());
    placed.chain(waiting).collect::<Vec<_>>().join("\n")
}
