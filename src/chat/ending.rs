//! Ending a chat: sure?, a rating, the transcript on paper, and a new one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::chat::{self, Connection, Rating};

use super::client::Client;
use crate::browser::{address, announce};
use crate::t;
use crate::ui::{Button, Choice, Radios, Rank, TextArea, failure};

/// What can be done with a chat besides talking.
#[component]
pub fn Ending(client: Client) -> impl IntoView {
    let over = Memo::new(move |_| {
        client.conversation.with(|conversation| matches!(conversation.connection(), Connection::Ended(_)))
    });
    // Of one that is gone nobody can be told how it was.
    let closed = Memo::new(move |_| {
        client.conversation.with(|conversation| {
            matches!(conversation.connection(), Connection::Ended(chat::Ending::Closed(_)))
        })
    });
    let problem = RwSignal::new(None::<String>);
    let end = move |()| {
        spawn_local(async move {
            if let Err(reason) = client.end(Rating::default()).await {
                problem.set(Some(failure::line(&reason)));
            }
        });
    };
    view! {
        {move || closed.get().then(|| view! { <Rate client=client/> })}
        <p class="row no-print">
            {move || (!over.get()).then(|| view! { <Button rank=Rank::Plain on_press=end>{t!("chat-end")}</Button> })}
            <Button rank=Rank::Plain on_press=|()| address::print()>{t!("chat-print")}</Button>
            {move || over.get().then(|| view! {
                <Button rank=Rank::Quiet on_press=move |()| client.anew()>{t!("chat-new")}</Button>
            })}
        </p>
        <p role="alert">{move || problem.get()}</p>
    }
}

#[component]
fn Rate(client: Client) -> impl IntoView {
    let stars = RwSignal::new(String::new());
    let comment = RwSignal::new(String::new());
    let thanks = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let choices = (1_u8..=5)
        .rev()
        .map(|many| {
            let words = match many {
                5 => t!("chat-rate-5"),
                4 => t!("chat-rate-4"),
                3 => t!("chat-rate-3"),
                2 => t!("chat-rate-2"),
                _ => t!("chat-rate-1"),
            };
            Choice::new(many.to_string(), words)
        })
        .collect::<Vec<_>>();
    let send = move |()| {
        let Ok(chosen) = stars.get_untracked().parse::<u8>() else {
            problem.set(Some(t!("chat-rate-problem")));
            return;
        };
        let said = Some(comment.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        spawn_local(async move {
            match client.end(Rating { stars: Some(chosen), comment: said }).await {
                Ok(()) => {
                    thanks.set(true);
                    announce::politely(&t!("chat-rate-thanks"));
                }
                Err(reason) => problem.set(Some(failure::words(&reason).0)),
            }
        });
    };
    move || {
        if thanks.get() {
            return view! { <p>{t!("chat-rate-thanks")}</p> }.into_any();
        }
        view! {
            <details class="no-print">
                <summary>{t!("chat-rate")}</summary>
                <div class="stack">
                    <Radios id="stars" legend=t!("chat-rate-question") choices=choices.clone() value=stars
                        on_choose=move |key| { problem.set(None); stars.set(key); } problem=problem/>
                    <TextArea id="comment" label=t!("chat-rate-comment") optional=true limit=2000 value=comment on_input=move |text| comment.set(text)/>
                    <Button rank=Rank::Quiet on_press=send>{t!("chat-rate-send")}</Button>
                </div>
            </details>
        }
        .into_any()
    }
}
