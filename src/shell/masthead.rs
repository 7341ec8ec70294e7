//! The top of every screen: the council's name, its phone with the hours of now, and who is here.

use leptos::prelude::*;
use onedoor_domain::council::{ContactKind, ContactPoint};

use super::{opening_words, weekly_hours};
use crate::i18n;
use crate::portal::{Portal, Who};
use crate::routes::at;
use crate::t;
use crate::ui::{Glyph, Icon};

/// The top of every screen.
#[component]
pub fn Masthead() -> impl IntoView {
    let portal = Portal::here();
    let name = portal.config.with_value(|config| config.council.name_in(i18n::language().tag).to_owned());
    let logo = match portal.config.with_value(|config| config.council.logo.clone()) {
        Some(picture) => view! { <img class="masthead__logo" src=at(&picture) alt=""/> }.into_any(),
        None => view! { <Glyph icon=Icon::Door class=""/> }.into_any(),
    };
    view! {
        <header class="masthead"><div class="wrap masthead__row">
            <a class="masthead__name" href=at("/")>{logo}<span>{name}</span></a>
            <WhoIsHere/>
            <Call/>
        </div></header>
    }
}

/// The phone. Before the backend has answered, and when it never does, what the council's settings say.
#[component]
fn Call() -> impl IntoView {
    let portal = Portal::here();
    let phone = Memo::new(move |_| {
        let found = portal.contacts.answer(|points| main_phone(points).map(|point| shown(point, portal)));
        found.flatten().unwrap_or_else(|| {
            portal.config.with_value(|config| {
                let phone = &config.contact.phone;
                (phone.value.clone(), phone.display.clone(), weekly_hours(&config.contact.hours).join(", "))
            })
        })
    });
    // The hours change while the link stands: whoever is on it stays there.
    let number = Memo::new(move |_| phone.with(|(value, display, _)| (value.clone(), display.clone())));
    let hours = move || phone.with(|(_, _, hours)| hours.clone());
    move || {
        let (value, display) = number.get();
        (!value.is_empty()).then(|| {
            view! {
                <a class="masthead__call" href=crate::routes::tel(&value)>
                    <span class="visually-hidden">{t!("call-us")}" "</span>
                    <bdi>{display}</bdi>
                    <small>{hours}</small>
                </a>
            }
        })
    }
}

fn shown(point: &ContactPoint, portal: Portal) -> (String, String, String) {
    let now = portal.this_minute();
    let words = opening_words(point.opening(now, now.offset_minutes()), now.day());
    (point.value.clone(), point.shown().to_owned(), words.unwrap_or_default())
}

/// The first phone that speaks the reader's language, else the first phone.
pub fn main_phone(points: &[ContactPoint]) -> Option<&ContactPoint> {
    let spoken = i18n::language().tag;
    let mut phones = points.iter().filter(|point| point.kind == ContactKind::Phone);
    let speaks =
        |point: &ContactPoint| point.languages.first().is_some_and(|language| language.primary() == spoken);
    points.iter().find(|point| point.kind == ContactKind::Phone && speaks(point)).or_else(|| phones.next())
}

#[component]
fn WhoIsHere() -> impl IntoView {
    let portal = Portal::here();
    move || {
        let who = portal.who.get();
        let can_sign_in = portal.gateway().is_some_and(|gateway| gateway.has_sessions());
        match who {
            Who::Resident(resident) => {
                view! { <a class="masthead__who" href=at("/account")>{resident.given_name.unwrap_or(resident.name)}</a> }.into_any()
            }
            // The page before scripts has the link too: while nothing is known it stays, so that nothing moves.
            Who::Unknown => sign_in_link(),
            Who::Guest | Who::Ended if can_sign_in => sign_in_link(),
            _ => ().into_any(),
        }
    }
}

fn sign_in_link() -> AnyView {
    view! { <a class="masthead__who" href=at(crate::routes::SIGN_IN)>{t!("sign-in")}</a> }.into_any()
}
