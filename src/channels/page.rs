//! The page “How we reach you”.

use leptos::prelude::*;

use super::addresses::Addresses;
use super::preferences::Topics;
use crate::portal::{Connected, Portal, Who};
use crate::t;
use crate::ui::remote::waiting;
use crate::ui::{ButtonLink, FailureNotice, Page, link};
use crate::{routes, ui};

/// How we reach you.
#[component]
pub fn ChannelsPage() -> impl IntoView {
    let portal = Portal::here();
    let kind = Memo::new(move |before: Option<&u8>| {
        portal.who.with(|who| match who {
            Who::Unknown => 0,
            Who::Resident(_) => 2,
            // After the session has ended what was chosen or half typed stays in sight; the notice above leads back in. Whoever
            // comes to the page only then may be somebody else.
            Who::Ended if before == Some(&2) => 2,
            Who::Guest | Who::Ended => 1,
        })
    });
    view! {
        <Page heading=t!("job-channels") back=("/".to_owned(), t!("account-title"))>
            <Connected view=move |gateway| {
                if !gateway.has_channels() {
                    let failure = onedoor_domain::Failure::Unsupported;
                    return view! { <FailureNotice failure=failure/> }.into_any();
                }
                (move || match kind.get() {
                    0 => waiting(false),
                    1 => guest(),
                    _ => view! {
                        <p>{t!("channels-intro")}</p>
                        <Topics/>
                        <Addresses/>
                    }
                    .into_any(),
                })
                .into_any()
            }/>
        </Page>
    }
}

fn guest() -> AnyView {
    view! {
        <section class="stack narrow">
            <p>{t!("channels-guest")}</p>
            <ButtonLink href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
            <p class="soft">{t!("channels-guest-other")}" "{link(routes::CONTACT, t!("contact-all"))}</p>
        </section>
    }
    .into_any()
}

/// The page for a guest, for the gallery.
pub fn example_guest() -> AnyView {
    guest()
}

/// The topics in their states, for the gallery.
pub fn example_topics() -> AnyView {
    use super::preferences::{DrawnTopics, Editor};
    let loader = ui::remote::Loader::idle(|| Box::pin(async { Err(onedoor_domain::Failure::Unsupported) }));
    loader.put(super::example_preferences());
    view! { <DrawnTopics editor=Editor::new(loader) choose=Callback::new(|_| ())/> }.into_any()
}
