//! The page “How we reach you”.

use leptos::prelude::*;
use onedoor_domain::channels::{Address, Preferences};

use super::addresses::{self, Addresses};
use super::preferences::{self, Topics};
use crate::portal::{Connected, Portal, Who};
use crate::routes;
use crate::t;
use crate::ui::remote::{Load, waiting};
use crate::ui::{ButtonLink, FailureNotice, Page, link};

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
                    _ => resident(view! { <Topics/> }.into_any(), view! { <Addresses/> }.into_any()),
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

fn resident(topics: AnyView, addresses: AnyView) -> AnyView {
    view! {
        <p>{t!("channels-intro")}</p>
        {topics}
        {addresses}
    }
    .into_any()
}

/// The page for a guest, for the gallery.
pub(super) fn example_guest() -> AnyView {
    guest()
}

/// The page while it loads and when it could not, for the gallery.
pub(super) fn example(topics: Load<Preferences>, addresses: Load<Vec<Address>>) -> AnyView {
    resident(preferences::example(topics), addresses::example(addresses))
}

/// The whole page, for the gallery.
pub(super) fn example_resident() -> AnyView {
    example(Load::Loaded(super::example_preferences()), Load::Loaded(addresses::example_all()))
}
