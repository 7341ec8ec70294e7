//! `/track/:reference#secret`: a guest's case. The secret stands in the fragment, which no server ever sees; it goes to
//! the backend in a header. Not here: the form for those who have the two on paper (`track_form`).

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_location, use_params_map};
use onedoor_domain::Failure;
use onedoor_domain::cases::Tracked;
use onedoor_domain::id::{Reference, TrackingSecret};
use onedoor_gateway::Gateway;
use onedoor_gateway::device::{read_tracked, write_tracked};

use super::case_screen::{Followed, heading};
use super::follow::Follow;
use super::source::Source;
use super::track_form::TrackForm;
use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, address, announce};
use crate::i18n::calendar;
use crate::portal::{Connected, Portal};
use crate::routes;
use crate::t;
use crate::ui::{Button, Dot, FailureNotice, Page, Rank, Tone, link};

/// The address of a guest's case. It ends in the secret, in the fragment.
pub fn tracked_address(reference: &Reference, secret: &TrackingSecret) -> String {
    format!("{}/{}#{}", routes::TRACK, routes::encode(reference.as_str()), routes::encode(secret.reveal()))
}

/// Whether this device keeps the way to a case.
#[derive(Clone)]
enum Kept {
    /// The device was not asked yet.
    Unknown,
    /// It does not.
    Not,
    /// It does.
    Yes(Tracked),
}

/// A guest's case.
#[component]
#[expect(clippy::disallowed_methods, reason = "for the fragment only")]
pub fn TrackedPage() -> impl IntoView {
    let params = use_params_map();
    let hash = use_location().hash;
    let here = routes::use_path();
    let reference = Memo::new(move |_| params.with(|params| params.get("reference")));
    let secret = Memo::new(move |before: Option<&Option<String>>| {
        let hash = hash.get();
        // On the way to another page the fragment goes first; this one is about to be left.
        if here.get().starts_with(routes::TRACK) {
            Some(address::decoded(hash.trim_start_matches('#'))).filter(|text| !text.is_empty())
        } else {
            before.cloned().flatten()
        }
    });
    move || match reference.get().as_deref().map(Reference::parse) {
        Some(Ok(reference)) => {
            let secret = secret.get().and_then(|text| TrackingSecret::parse(&text).ok());
            view! { <Guest reference=reference secret=secret/> }.into_any()
        }
        _ => crate::shell::NotFound().into_any(),
    }
}

/// Without a secret in the address the one that this device keeps is taken.
#[component]
fn Guest(reference: Reference, secret: Option<TrackingSecret>) -> impl IntoView {
    let title = RwSignal::new(None);
    let kept = RwSignal::new(Kept::Unknown);
    let known = reference.clone();
    if HERE {
        let id = reference.to_string();
        spawn_local(async move {
            let text = shelf::get(Kind::Tracked, &id).await.ok().flatten();
            let _ = kept.try_set(text.as_deref().and_then(read_tracked).map_or(Kept::Not, Kept::Yes));
        });
    }
    // Only the secret decides what is followed: that the case is kept later redraws nothing.
    let opens = Memo::new(move |_| match &secret {
        Some(secret) => Some(Ok(secret.clone())),
        None => match kept.get() {
            Kept::Unknown => None,
            Kept::Not => Some(Err(())),
            Kept::Yes(tracked) => Some(Ok(tracked.secret)),
        },
    });
    let heading = heading(title, &reference);
    let view = move |gateway: Rc<Gateway>| {
        let (reference, gateway) = (known.clone(), StoredValue::new_local(gateway));
        (move || {
            let Some(opens) = opens.get() else { return ().into_any() };
            let Some(tracking) = gateway.with_value(|gateway| gateway.tracking()) else {
                return view! { <FailureNotice failure=Failure::Unsupported/> }.into_any();
            };
            match opens {
                Ok(secret) => {
                    let follow =
                        Follow::begin(Portal::here(), reference.clone(), Source::Guest(tracking, secret.clone()));
                    let reference = reference.clone();
                    let end = move || {
                        view! { <Keep reference=reference.clone() secret=secret.clone() title=title kept=kept/> }
                    };
                    view! { <Followed follow=follow title=title on_failure=wrong end=end/> }.into_any()
                }
                Err(()) => view! { <TrackForm reference=reference.to_string()/> }.into_any(),
            }
        })
        .into_any()
    };
    view! {
        <Page heading=heading eyebrow=reference.to_string() back=(routes::TRACK.to_owned(), t!("track-title"))>
            <Connected view=view/>
        </Page>
    }
}

/// A wrong secret and an unknown reference are the same to a guest: one message, and another try.
pub fn wrong(failure: Failure, again: Callback<()>) -> AnyView {
    if failure == Failure::NotFound {
        view! {
            <section class="notice notice--warning" role="alert">
                <h2>{t!("track-wrong")}</h2>
                <p>{t!("track-wrong-next")}</p>
                <p>{link(routes::TRACK, t!("track-again"))}" · "{link(routes::CONTACT, t!("contact-all"))}</p>
            </section>
        }
        .into_any()
    } else {
        view! { <FailureNotice failure=failure again=again/> }.into_any()
    }
}

/// Keeping the way to a case on this device, or letting go of it.
#[component]
fn Keep(
    reference: Reference,
    secret: TrackingSecret,
    title: RwSignal<Option<String>>,
    kept: RwSignal<Kept>,
) -> impl IntoView {
    let tracked = StoredValue::new(Tracked { reference, secret, title: String::new(), at: calendar::now() });
    let refused = RwSignal::new(false);
    let press = move |()| {
        refused.set(false);
        let is_kept = kept.with_untracked(|kept| matches!(kept, Kept::Yes(_)));
        let mut tracked = tracked.get_value();
        tracked.title = title.get_untracked().unwrap_or_default();
        spawn_local(async move {
            let id = tracked.reference.to_string();
            let answer = if is_kept {
                shelf::delete(Kind::Tracked, &id).await
            } else {
                shelf::put(Kind::Tracked, &id, &write_tracked(&tracked)).await
            };
            if answer.is_ok() {
                let _ = kept.try_set(if is_kept { Kept::Not } else { Kept::Yes(tracked) });
                announce::politely(&if is_kept { t!("track-let-go") } else { t!("track-is-kept") });
            } else {
                let _ = refused.try_set(true);
                announce::politely(&t!("track-keep-refused"));
            }
        });
    };
    let is_kept = Memo::new(move |_| kept.with(|kept| matches!(kept, Kept::Yes(_))));
    view! {
        <section class="stack stack--tight no-print" aria-labelledby="keep-title">
            <h2 id="keep-title">{t!("track-keep-title")}</h2>
            <p class="soft">{move || if is_kept.get() { t!("track-is-kept") } else { t!("track-keep-about") }}</p>
            {move || refused.get().then(|| view! { <p class="saved"><Dot tone=Tone::Bad/>{t!("track-keep-refused")}</p> })}
            <Button rank=Rank::Quiet on_press=press>
                {move || if is_kept.get() { t!("track-let-go-now") } else { t!("track-keep") }}
            </Button>
        </section>
    }
}
